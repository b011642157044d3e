"""The words of a report: in the language asked for, English where there is no translation."""

from collections.abc import Callable

from engine.translation import translation

Say = Callable[[str], str]


def words_for(language: str) -> Say:
    """The words of ``language`` ("ko", "ko_KR", "en"); the English text or sentence is the key."""
    return translation(language).say
