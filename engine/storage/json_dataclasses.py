"""Frozen dataclasses to JSON and back: the one place. Values are checked against their types and limits."""

import dataclasses
import json
from collections.abc import Mapping
from functools import lru_cache
from typing import TYPE_CHECKING, TypeVar, cast, get_args

from engine.errors import EngineError

if TYPE_CHECKING:
    from pydantic import TypeAdapter

T = TypeVar("T")

LONGEST_VALUE = 40
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
    return json.dumps({"type": type(value).__name__, **plain}, ensure_ascii=False, allow_nan=False)


def from_json(kind: type[T], text: str | bytes, what: str = "This file") -> T:
    """The ``kind`` in ``text``. Unknown fields (of newer versions) are ignored.

    Raises EngineError when it is no JSON object or a value is missing, of a wrong type or outside its limits; ``what``
    begins the sentence ("The recipe").
    """
    try:
        plain = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise EngineError(f"{what} is damaged: it holds no readable JSON.", details=str(error)) from error
    if not isinstance(plain, dict):
        raise EngineError(f"{what} is damaged: it holds no JSON object.")
    return from_plain(kind, cast("dict[str, object]", plain), what)


def from_plain(kind: type[T], plain: dict[str, object], what: str = "This file") -> T:
    """The ``kind`` made of already parsed JSON; otherwise as ``from_json``."""
    from pydantic import ValidationError  # heavy: the window imports this module at start

    known = {field.name for field in dataclasses.fields(cast("type", kind))}  # pyright: ignore[reportArgumentType]
    try:
        return _adapter(kind).validate_python({name: value for name, value in plain.items() if name in known})
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"]) or "a value"
        sentence = f"{what} cannot be used: {where} {_wish(first['type'], first.get('ctx', {}))}"
        raise EngineError(f"{sentence}{_instead(first['input'])}.", details=str(error)[:2000]) from error


def _wish(kind: str, limits: Mapping[str, object]) -> str:
    """What a value must be, in words, from pydantic's name for what is wrong."""
    template = WISHES.get(kind)
    return template.format(**limits) if template else "has a value of another kind"


def _instead(value: object) -> str:
    """ ", not “abc”" for a value that is short enough to be told."""
    told = json.dumps(value, ensure_ascii=False) if isinstance(value, str | int | float | bool) else ""
    return f", not {told}" if 0 < len(told) <= LONGEST_VALUE else ""


def event_in(line: str | bytes, kinds: Mapping[str, type[T]]) -> T | None:
    """The dataclass in a line that another process of this program wrote; None for what some library printed there.

    Values are not checked: the writer is our own, and the checks would load pydantic into the window, which would
    stand still meanwhile. Lists become tuples of plain values, objects the dataclass that their field is of.
    """
    try:
        plain = json.loads(line)
        return _built(kinds[plain["type"]], plain)
    except (ValueError, KeyError, TypeError, RecursionError):
        return None


def _built(kind: type[T], plain: Mapping[str, object]) -> T:
    fields = dataclasses.fields(cast("type", kind))  # pyright: ignore[reportArgumentType]
    return kind(**{field.name: _grown(field.type, plain[field.name]) for field in fields if field.name in plain})


def _grown(annotation: object, plain: object) -> object:
    if isinstance(plain, list):
        return tuple(cast("list[object]", plain))
    if isinstance(plain, dict):
        kinds = [one for one in (annotation, *get_args(annotation)) if dataclasses.is_dataclass(one)]
        return _built(cast("type", kinds[0]), cast("dict[str, object]", plain)) if kinds else plain
    return plain


@lru_cache(maxsize=64)
def _adapter(kind: type[T]) -> "TypeAdapter[T]":
    from pydantic import TypeAdapter

    return TypeAdapter(kind)
