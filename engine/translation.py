"""What the engine says, in another language: the texts of resources/i18n/engine_LANGUAGE.ts, no Qt.

The files are Qt's (Linguist edits them); they are read here, because the terminal has no Qt. Keys are the English
templates of ``engine.sentence``; a text without a translation stays English. What the fields of a recipe mean lies in
recipe_LANGUAGE.ts, which the window's own translations are made of as well.
"""

import dataclasses
import locale
import os
import re
import xml.etree.ElementTree as ElementTree
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import TypeVar, cast

from engine.sentence import FORMATTER, Sentence, join
from engine.storage.paths import RESOURCES

T = TypeVar("T")

BETWEEN_SENTENCES = re.compile(r"(?<=[.!?]) (?=[A-Z“])")
MOST_SENTENCES = (8, 3, 1)  # that are looked for in a text, in a value in it, and in a value in that
LONGEST_RECOGNIZED = 4_000  # characters; no sentence of ours is longer
LEAST_KNOWN = 8  # letters that a template must share with a text before it is believed to have made it
FOLDER = RESOURCES / "i18n"
ENGLISH = "en"  # what the templates are written in
LANGUAGE = "INKLING_LANG"  # the variable with the language of what commands tell, before those of the system
# what POSIX systems look at, the first that is set; Windows has none of them and says it by its locale
VARIABLES = ("LC_ALL", "LC_MESSAGES", "LANG")


class Translation:
    """Says texts in one language. texts: English template -> template in the language."""

    def __init__(self, texts: Mapping[str, str]) -> None:
        self._texts = texts

    def recognized(self, text: str) -> str:
        """``text``, English that only its words are left of, as the Sentence that it was made of; else as it is.

        For files of earlier versions and for what a process wrote to stderr. Of all ways to make ``text`` of templates,
        sentence by sentence, the likeliest is the one with the most letters from templates.
        """
        if isinstance(text, Sentence) or not text or len(text) > LONGEST_RECOGNIZED:
            return text
        found = self._recognized(text)
        return found.text if found.letters else text

    def _recognized(self, text: str, depth: int = 0) -> "_Recognized":
        begins = [0, *(found.end() for found in BETWEEN_SENTENCES.finditer(text))][: MOST_SENTENCES[depth]]
        ends = [*(begin - 1 for begin in begins[1:]), len(text)]
        best = [_Recognized("", 0)]  # of what begins with each sentence, the last one first
        for number in reversed(range(len(begins))):
            begin = begins[number]
            ways = [self._recognized_whole(text[begin:], depth)]
            for after in range(number + 1, len(begins)):
                first, rest = self._recognized_whole(text[begin : ends[after - 1]], depth), best[len(begins) - after]
                ways.append(_Recognized(join(" ", (first.text, rest.text)), first.letters + rest.letters))
            best.append(max(ways, key=lambda way: way.letters))
        return best[-1]

    def _recognized_whole(self, text: str, depth: int) -> "_Recognized":
        """The template that has the most letters of ``text``."""
        if text in self._texts:
            return _Recognized(Sentence(text), letters_in(text))
        fitting = [one for one in _patterns(tuple(self._texts)) if one.can_fit(text)]
        for one in sorted(fitting, key=lambda one: -one.letters):
            values = one.values_in(text)
            if values is not None:
                made_of = {name: self._value(one, name, printed, depth + 1) for name, printed in values.items()}
                letters = one.letters + sum(value.letters for value in made_of.values())
                return _Recognized(Sentence(one.template, **{n: value.text for n, value in made_of.items()}), letters)
        return _Recognized(text, 0)

    def _value(self, pattern: "_Pattern", name: str, printed: str, depth: int) -> "_Recognized":
        """A part of a text: a sentence, where it is one and its place is none for names or numbers."""
        if depth < len(MOST_SENTENCES) and name not in pattern.names_only:
            found = self._recognized(printed, depth)
            if found.letters:
                return found
        return _Recognized(_Printed(printed), 0)

    def say(self, text: str) -> str:
        """``text`` in this language: a Sentence by its template, with its values; any other text as a whole."""
        if not isinstance(text, Sentence):
            return self._texts.get(text, text)
        template = self._texts.get(text.template, text.template)
        if not text.values:
            return template
        values = {name: self.say(v) if isinstance(v, Sentence) else v for name, v in text.values.items()}
        return with_particles(template.format(**values))

    def said(self, value: T) -> T:
        """``value``, a frozen dataclass, with every Sentence in it said, in tuples and dataclasses too."""
        return cast("T", self._said(value))

    def _said(self, value: object) -> object:
        if isinstance(value, Sentence):
            return self.say(value)
        if isinstance(value, tuple):
            found = tuple(self._said(item) for item in cast("tuple[object, ...]", value))
            return found if any(a is not b for a, b in zip(found, value, strict=True)) else cast("object", value)
        if dataclasses.is_dataclass(value) and not isinstance(value, type):
            changed = {
                field.name: new
                for field in dataclasses.fields(value)
                if field.init and (new := self._said(old := getattr(value, field.name))) is not old
            }
            return dataclasses.replace(value, **changed) if changed else value
        return value


def available() -> list[str]:
    """The languages that the engine speaks, English first: ["en", "ko"]."""
    return [ENGLISH, *sorted(path.stem.removeprefix("engine_") for path in FOLDER.glob("engine_*.ts"))]


@lru_cache(maxsize=4)
def translation(language: str) -> Translation:
    """language: "ko", "ko_KR", "ko_KR.UTF-8"; one that there is no file of gives English."""
    short = re.split(r"[_.@-]", language)[0].lower()
    if short not in available() or short == ENGLISH:
        return Translation({})
    return Translation(_texts(FOLDER / f"recipe_{short}.ts") | _texts(FOLDER / f"engine_{short}.ts"))


def language_of_terminal() -> str:
    """The language that the system says the terminal's person reads; empty where it says none."""
    for name in VARIABLES:
        if os.environ.get(name):
            return os.environ[name]
    return locale.getlocale()[0] or ""


@dataclasses.dataclass(frozen=True)
class _Recognized:
    """A text, or the sentence that it was. letters: how many of them came from templates."""

    text: str
    letters: int


class _Printed(str):
    """A value as it was printed once: "1,024" where a template says {count:,}."""

    __slots__ = ()

    def __format__(self, spec: str) -> str:
        return str(self)


class _Pattern:
    """Finds the values in a text that ``template`` may have made. letters: how many the template has of its own.

    names_only: placeholders within quotation marks or for numbers, which hold no words.
    """

    def __init__(self, template: str) -> None:
        parts = list(FORMATTER.parse(template))
        self.template = template
        self.letters = sum(letters_in(literal) for literal, *_ in parts)
        self.names_only = {name for literal, name, spec, _ in parts if literal.endswith("“") or spec}
        self._names = [name for _, name, *_ in parts if name is not None]
        literals = [literal for literal, *_ in parts]
        self._begin, self._after = literals[0], literals[1:]  # what stands before the first and after each placeholder
        if parts[-1][1] is not None:
            self._after.append("")

    def can_fit(self, text: str) -> bool:
        """A look that costs little."""
        return text.startswith(self._begin) and text.endswith(self._after[-1])

    def values_in(self, text: str) -> dict[str, str] | None:
        """What stands in the places of the placeholders; None where the words between them are others.

        Each ends where the words after it come first, so that no text takes long.
        """
        found: dict[str, str] = {}
        place = len(self._begin)
        for number, (name, after) in enumerate(zip(self._names, self._after, strict=True)):
            is_last = number == len(self._names) - 1
            end = len(text) - len(after) if is_last else text.find(after, place + 1)
            if end <= place or found.setdefault(name, text[place:end]) != text[place:end]:
                return None
            place = end + len(after)
        return found


def letters_in(text: str) -> int:
    """How many letters ``text`` has."""
    return sum(map(str.isalpha, text))


@lru_cache(maxsize=4)
def _patterns(templates: tuple[str, ...]) -> tuple[_Pattern, ...]:
    made = (_Pattern(one) for one in templates if "{" in one and _is_template(one))
    return tuple(one for one in made if one.letters >= LEAST_KNOWN)


def _is_template(text: str) -> bool:
    """Whether the placeholders of ``text`` have names; texts without values may hold braces that are none."""
    try:
        return all(name is None or name.isidentifier() for _, name, _, _ in FORMATTER.parse(text))
    except ValueError:
        return False


def _texts(path: Path) -> dict[str, str]:
    found: dict[str, str] = {}
    for message in ElementTree.parse(path).getroot().iter("message"):
        translation = message.find("translation")
        if translation is not None and translation.text and translation.get("type") is None:
            found[message.findtext("source", "")] = translation.text
    return found


# Korean particles depend on whether the word before them ends in a consonant: "을(를)" becomes 을 or 를
PARTICLES = {
    "을(를)": ("을", "를"),
    "이(가)": ("이", "가"),
    "은(는)": ("은", "는"),
    "과(와)": ("과", "와"),
    "(으)로": ("으로", "로"),
    "(이)라": ("이라", "라"),
    "(이)나": ("이나", "나"),
}
PARTICLE = re.compile("|".join(map(re.escape, PARTICLES)))
FIRST_SYLLABLE, LAST_SYLLABLE = 0xAC00, 0xD7A3  # Hangul syllables, in the order of their 28 possible endings
ENDINGS = 28
RIEUL = 8  # the ending ㄹ, after which (으)로 is 로
DIGIT_ENDINGS = {
    "0": 21,
    "1": RIEUL,
    "3": 16,
    "6": 1,
    "7": RIEUL,
    "8": RIEUL,
}  # 영 일 삼 육 칠 팔; 이 사 오 구 have none
# how the end of a foreign word is usually read: 모델, 폼, 트레인, 캣; words of other endings get a vowel (파이토치)
LATIN_ENDINGS = {"ng": 21, "l": RIEUL, "m": 16, "n": 4}
STOPS = "bkpt"  # after one short vowel they close the syllable (캣, 팁); elsewhere they get a vowel (게이트, 마스크)
VOWELS = "aeiou"


def with_particles(text: str) -> str:
    """``text`` with each pair of particles replaced by the one that fits the word before it."""
    return PARTICLE.sub(lambda found: _particle(text[: found.start()], found.group()), text)


def _particle(before: str, pair: str) -> str:
    closed, opened = PARTICLES[pair]
    ending = _ending(before.rstrip("”’\"')]»…").lower())
    if pair == "(으)로" and ending == RIEUL:
        return opened
    return closed if ending else opened


def _ending(word: str) -> int:
    """The number of the consonant that closes the last syllable of ``word``; 0 for none."""
    if not word:
        return 0
    last = word[-1]
    if FIRST_SYLLABLE <= ord(last) <= LAST_SYLLABLE:
        return (ord(last) - FIRST_SYLLABLE) % ENDINGS
    if last in DIGIT_ENDINGS:
        return DIGIT_ENDINGS[last]
    latin = next((ending for letters, ending in LATIN_ENDINGS.items() if word.endswith(letters)), 0)
    if latin:
        return latin
    is_closed = last in STOPS and len(word) > 1 and word[-2] in VOWELS and word[-3:-2] not in VOWELS
    return STOPS.index(last) + 1 if is_closed else 0
