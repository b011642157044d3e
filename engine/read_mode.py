"""How ink is read: as one digit, as a number, or as the engine finds it."""

from typing import Literal

ReadMode = Literal["auto", "one", "many"]
