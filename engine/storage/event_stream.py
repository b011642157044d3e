"""Events as lines of JSON: a union of dataclasses, one line each, from one process to another or in a file.

Checked reading is for files, which a person, a full disk or a newer version may have changed. Unchecked reading is for
what another process of this program writes just now: the checks would load pydantic into the window, which would stand
still meanwhile.
"""

import json
from collections.abc import Iterable
from typing import Generic, TypeVar, cast

from engine.errors import EngineError
from engine.storage.json_dataclasses import from_plain, from_plain_unchecked, to_json, type_name

E = TypeVar("E")


class EventStream(Generic[E]):
    """All kinds of event that a stream may have. A line says by the name of its type which one it is."""

    def __init__(self, kinds: Iterable[type[E]]) -> None:
        self._kinds: dict[str, type[E]] = {type_name(kind): kind for kind in kinds}

    def to_line(self, event: E) -> str:
        """``event`` as one line of JSON, without the line's end."""
        return to_json(event)

    def checked(self, line: str | bytes) -> E | None:
        """The event of one line, every value checked against its type.

        None for an empty, cut or foreign line, or an event of a newer version.
        """
        kind, plain = self._parsed(line)
        if kind is None:
            return None
        try:
            return from_plain(kind, plain)
        except EngineError:
            return None

    def unchecked(self, line: str | bytes) -> E | None:
        """The event of one line as its writer wrote it; None for what some library printed."""
        kind, plain = self._parsed(line)
        if kind is None:
            return None
        try:
            return from_plain_unchecked(kind, plain)
        except (ValueError, KeyError, TypeError):
            return None

    def _parsed(self, line: str | bytes) -> tuple[type[E] | None, dict[str, object]]:
        try:
            plain = json.loads(line)
        except (ValueError, RecursionError):
            return None, {}
        if not isinstance(plain, dict):
            return None, {}
        fields = cast("dict[str, object]", plain)
        return self._kinds.get(str(fields.get("type"))), fields
