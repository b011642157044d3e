"""Numbers as texts that never end a program: whatever a file, a division or a clock gives has a text."""

import math

UNKNOWN = "–"
LARGEST = 1e15  # larger numbers are written with a power of ten: 300 digits fit no axis and no line
LONGEST_S = 3e9  # a hundred years: a time beyond was never measured


def figure(value: float | None, spec: str, unknown: str = UNKNOWN) -> str:
    """``value`` as the format ``spec`` says; ``unknown`` for what is no number, a power of ten where it is huge."""
    if value is None or not math.isfinite(value):
        return unknown
    if abs(value) >= LARGEST:
        return f"{value:.3g}"
    text = format(value, spec)
    # a negative number that was rounded to nothing is nothing
    return text.removeprefix("-") if text.startswith("-") and not text.strip("-0.,%e+ ") else text


def percent(share: float | None) -> str:
    """A share 0..1 with two decimals. 100 % is all of them: what only rounds to it stays below."""
    if share is not None and 0.99995 <= share < 1:
        return "99.99 %"
    text = figure(None if share is None else 100 * share, ".2f")
    return text if text == UNKNOWN else f"{text} %"


def is_time(seconds: float) -> bool:
    """Whether a length of time can be meant: neither negative nor beyond all measure."""
    return math.isfinite(seconds) and 0 <= seconds < LONGEST_S
