"""Message: one thing that a person should know."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

Level = Literal["info", "success", "warning", "error"]


@dataclass(frozen=True)
class Message:
    """One thing a person should know: a sentence in plain text, and maybe one thing to do about it."""

    level: Level
    sentence: str
    details: str = ""
    action_text: str = ""
    action: Callable[[], object] | None = None
