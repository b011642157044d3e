"""Frozen dataclasses to JSON and back: the one place. Values are checked against their types and limits."""

import dataclasses
import json
from collections.abc import Mapping
from functools import lru_cache
from typing import TYPE_CHECKING, Any, TypeVar, cast, get_args

from engine.errors import EngineError
from engine.sentence import Sentence, Value
from engine.sentence import from_plain as sentence_from_plain
from engine.sentence import to_plain as sentence_to_plain
from engine.storage.json_text import json_text

if TYPE_CHECKING:
    from pydantic import TypeAdapter

T = TypeVar("T")

LONGEST_VALUE = 40
THIS_FILE = Sentence("This file")
# beside the English text of a field, what it was made of: "sentence" and "sentence_said", so that other programs find
# the text where it always was, and whoever shows it can say it in another language
SAID = "_said"
# pydantic's names for what is wrong with a value -> what it must be
WISHES = {
    "greater_than_equal": "must be {ge} or more",
    "greater_than": "must be more than {gt}",
    "less_than_equal": "must be {le} or less",
    "less_than": "must be less than {lt}",
    "finite_number": "must be a number",
    "int_type": "must be a whole number",
    "int_parsing": "must be a whole number",
    "int_from_float": "must be a whole number",
    "float_type": "must be a number",
    "float_parsing": "must be a number",
    "string_type": "must be a text",
    "bool_type": "must be true or false",
    "bool_parsing": "must be true or false",
    "literal_error": "must be {expected}",
    "dict_type": "must be a list of names and values",
    "missing": "is missing",
}


def to_json(value: object) -> str:
    """One line of JSON of a dataclass; a type name is added so that unions can be told apart."""
    if not dataclasses.is_dataclass(value) or isinstance(value, type):
        raise TypeError(f"{value!r} is no dataclass instance")
    plain = dataclasses.asdict(value)
    return json_text({"type": type_name(type(value)), **_with_said(plain)}, allow_nan=False)


def type_name(kind: type[object]) -> str:
    """What a dataclass is called in JSON: its name, or its ``JSON_TYPE`` where files know it by another one."""
    name = getattr(kind, "JSON_TYPE", kind.__name__)
    return str(name)


def _with_said(fields: dict[str, object]) -> dict[str, object]:
    """``fields`` with what the sentences among them were made of."""
    said = {f"{name}{SAID}": _plain_said(value) for name, value in fields.items()}
    return {**fields, **{name: value for name, value in said.items() if value is not None}}


def _plain_said(value: object) -> object:
    if isinstance(value, Sentence):
        return sentence_to_plain(value)
    if isinstance(value, tuple):  # also pairs of a name and a sentence
        found = [_plain_said(item) for item in cast("tuple[object, ...]", value)]
        return found if any(item is not None for item in found) else None
    return None


def _same_said(read: object, said: object) -> object:
    """``read`` with its texts as the sentences that ``said`` says they were written from, where they still are that."""
    if isinstance(read, tuple | list) and isinstance(said, list):  # lists: inside of what was read unchecked
        texts, made_of = cast("tuple[object, ...]", read), cast("list[object]", said)
        if len(texts) != len(made_of):
            return read
        found = tuple(_same_said(text, one) for text, one in zip(texts, made_of, strict=True))
        return found if any(new is not old for new, old in zip(found, texts, strict=True)) else read
    sentence = sentence_from_plain(said) if isinstance(read, str) else None
    return sentence if sentence is not None and str(sentence) == read else read


def _with_sentences(value: T, plain: Mapping[str, object]) -> T:
    """``value``, made of ``plain``, with its texts as the sentences that they were written from."""
    names = [name for name in plain if f"{name}{SAID}" in plain and hasattr(value, name)]
    found = {
        name: new
        for name in names
        if (new := _same_said(read := getattr(value, name), plain[f"{name}{SAID}"])) is not read
    }
    return dataclasses.replace(cast("Any", value), **found) if found else value


def from_json(kind: type[T], text: str | bytes, what: str = THIS_FILE) -> T:
    """The ``kind`` in ``text``. Unknown fields (of newer versions) are ignored.

    Raises EngineError when it is no JSON object or a value is missing, of a wrong type or outside its limits; ``what``
    begins the sentence ("The recipe").
    """
    try:
        plain = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise EngineError("{what} is damaged: it holds no readable JSON.", str(error), what=what) from error
    if not isinstance(plain, dict):
        raise EngineError("{what} is damaged: it holds no JSON object.", what=what)
    return from_plain(kind, cast("dict[str, object]", plain), what)


def from_plain(kind: type[T], plain: dict[str, object], what: str = THIS_FILE) -> T:
    """The ``kind`` made of already parsed JSON; otherwise as ``from_json``."""
    from pydantic import ValidationError  # heavy: the window imports this module at start

    known = {field.name for field in dataclasses.fields(cast("type", kind))}  # pyright: ignore[reportArgumentType]
    try:
        read: T = _adapter(kind).validate_python({name: value for name, value in plain.items() if name in known})
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"]) or Sentence("a value")
        wish, shown, details = _wish(first["type"], first.get("ctx", {})), _shown(first["input"]), str(error)[:2000]
        if shown:
            raise EngineError(
                "{what} cannot be used: {where} {wish}, not {value}.",
                details,
                what=what,
                where=where,
                wish=wish,
                value=shown,
            ) from error
        raise EngineError(
            "{what} cannot be used: {where} {wish}.", details, what=what, where=where, wish=wish
        ) from error
    return _with_sentences(read, plain)


def _wish(kind: str, limits: Mapping[str, Value]) -> Sentence:
    """What a value must be, in words, from pydantic's name for what is wrong."""
    template = WISHES.get(kind)
    return Sentence(template, **limits) if template else Sentence("has a value of another kind")


def _shown(value: object) -> str:
    """A value that is short enough to be told, as JSON; empty for any other."""
    told = json.dumps(value, ensure_ascii=False) if isinstance(value, str | int | float | bool) else ""
    return told if len(told) <= LONGEST_VALUE else ""


def from_plain_unchecked(kind: type[T], plain: Mapping[str, object]) -> T:
    """The ``kind`` made of already parsed JSON that this program wrote itself; values are not checked.

    Lists become tuples of plain values, objects the dataclass that their field is of. ValueError, KeyError or TypeError
    where that cannot be.
    """
    fields = dataclasses.fields(cast("type", kind))  # pyright: ignore[reportArgumentType]
    read = kind(**{field.name: _grown(field.type, plain[field.name]) for field in fields if field.name in plain})
    return _with_sentences(read, plain)


def _grown(annotation: object, plain: object) -> object:
    if isinstance(plain, list):
        return tuple(cast("list[object]", plain))
    if isinstance(plain, dict):
        kinds = [one for one in (annotation, *get_args(annotation)) if dataclasses.is_dataclass(one)]
        return from_plain_unchecked(cast("type", kinds[0]), cast("dict[str, object]", plain)) if kinds else plain
    return plain


@lru_cache(maxsize=64)
def _adapter(kind: type[Any]) -> "TypeAdapter[Any]":
    from pydantic import TypeAdapter

    return TypeAdapter(kind)
