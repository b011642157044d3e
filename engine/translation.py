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

from engine.sentence import Sentence
from engine.storage.paths import RESOURCES

T = TypeVar("T")

FOLDER = RESOURCES / "i18n"
ENGLISH = "en"  # what the templates are written in
# what POSIX systems look at, the first that is set; Windows has none of them and says it by its locale
VARIABLES = ("LC_ALL", "LC_MESSAGES", "LANG")


class Translation:
    """Says texts in one language. texts: English template -> template in the language."""

    def __init__(self, texts: Mapping[str, str]) -> None:
        self._texts = texts

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
