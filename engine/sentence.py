"""Sentence: a text for people that still knows its English template and values, so that it can be said in a language.

Whatever the engine tells a person is made here and travels as it is: through errors, events, the pipe to the window and
the files of runs. Read as a plain str it is the English text; ``engine.translation`` says it in another language.
"""

import re
import string
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, Self, TypeAlias, cast

Value: TypeAlias = "str | int | float | Path"  # a Sentence is a str: sentences may hold sentences

MOST_VALUES = 64  # of a sentence that came from a file; ours have a handful
# what a placeholder of such a sentence may ask for: no width, which could fill the memory, and no attribute of a value
SPEC = re.compile(r",?(\.\d)?[dfgs%]?")


FORMATTER = string.Formatter()


class Sentence(str):
    """``Sentence("There is no data set “{data}”.", data=name)``: the English text, with what it was made of.

    template: English, with named placeholders as of ``str.format`` ("{count:,}"); the key of its translations, so a
    literal where it is written. values: numbers, texts that stay as they are (names), or sentences, which are
    translated too. A template without values is never formatted: it may hold braces.
    """

    __slots__ = ("template", "values")
    template: str
    values: Mapping[str, Value]

    def __new__(cls, template: str, /, **values: Value) -> Self:
        """The sentence of ``template`` filled with ``values``."""
        plain = {name: str(value) if isinstance(value, Path) else value for name, value in values.items()}
        made = super().__new__(cls, template.format(**plain) if plain else template)
        made.template = template
        made.values = plain
        return made

    def __reduce__(self) -> tuple[Any, ...]:
        """Copies and pickles keep template and values."""
        return _made, (self.template, dict(self.values))


def _made(template: str, values: dict[str, Value]) -> Sentence:
    return Sentence(template, **values)


def join(separator: str, sentences: Iterable[str]) -> Sentence:
    """``separator.join``, as a sentence whose parts can each be translated."""
    parts = list(sentences)
    names = [f"part{number}" for number in range(len(parts))]
    return Sentence(separator.join(f"{{{name}}}" for name in names), **dict(zip(names, parts, strict=True)))


def split(separator: str, text: str) -> list[str]:
    """The parts that ``join`` made ``text`` of, or the parts of another text; none of an empty one."""
    if isinstance(text, Sentence) and text.template == separator.join(f"{{{name}}}" for name in text.values):
        return [str(value) if not isinstance(value, str) else value for value in text.values.values()]
    return text.split(separator) if text else []


def to_plain(sentence: Sentence) -> dict[str, Any]:
    """``sentence`` as values that JSON knows; ``from_plain`` is the way back."""
    values = {name: to_plain(v) if isinstance(v, Sentence) else v for name, v in sentence.values.items()}
    return {"template": sentence.template, "values": values}


def from_plain(plain: object) -> Sentence | None:
    """The sentence of ``to_plain``; None for what is none, so that a changed file does no harm."""
    if not isinstance(plain, dict):
        return None
    fields = cast("dict[str, object]", plain)
    template, values = fields.get("template"), fields.get("values")
    if not isinstance(template, str) or not isinstance(values, dict) or len(values) > MOST_VALUES:
        return None
    try:
        if not all(_is_harmless(name, spec, conversion) for _, name, spec, conversion in FORMATTER.parse(template)):
            return None
        found = {name: _value(value) for name, value in cast("dict[str, object]", values).items()}
        return Sentence(template, **found)
    except (ValueError, KeyError, IndexError, TypeError, AttributeError, RecursionError):
        return None


def _is_harmless(name: str | None, spec: str | None, conversion: str | None) -> bool:
    return name is None or (name.isidentifier() and SPEC.fullmatch(spec or "") is not None and conversion is None)


def _value(plain: object) -> Value:
    if isinstance(plain, dict):
        sentence = from_plain(cast("dict[str, object]", plain))
        if sentence is None:
            raise ValueError("no sentence")
        return sentence
    if isinstance(plain, str | int | float):
        return plain
    raise TypeError("no value of a sentence")
