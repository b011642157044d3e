"""Figures as a person reads them: durations, sizes, shares, counts, dates. Whatever comes in has a text."""

import math
from datetime import datetime
from functools import lru_cache

from PySide6.QtCore import QCoreApplication, QDateTime, QLocale

from engine.figures import LARGEST, UNKNOWN, figure, is_time, percent

__all__ = ["count", "decimal", "duration", "figure", "percent", "rough", "size", "time_left", "when"]

translate = QCoreApplication.translate


def duration(seconds: float) -> str:
    """Seconds in the two largest units that say something."""
    if not is_time(seconds):
        return UNKNOWN
    whole = round(seconds)
    if whole < 10:
        return translate("Figures", "{:.1f} s").format(seconds)
    if whole < 60:
        return translate("Figures", "{} s").format(whole)
    if whole < 3600:
        return translate("Figures", "{} min {:02d} s").format(whole // 60, whole % 60)
    return translate("Figures", "{} h {:02d} min").format(whole // 3600, whole % 3600 // 60)


def time_left(seconds: float) -> str:
    """A time left, no more exact than it is known; empty when it is not."""
    if not is_time(seconds) or seconds == 0:
        return ""
    if seconds < 10:
        return translate("Figures", "a few seconds left")
    if seconds < 55:
        return translate("Figures", "about {} s left").format(round(seconds / 5) * 5)
    minutes = max(1, round(seconds / 60))
    if minutes < 60:
        return translate("Figures", "about {} min left").format(minutes)
    return translate("Figures", "about {} h {:02d} min left").format(minutes // 60, minutes % 60)


def rough(seconds: float) -> str:
    """A time that is foreseen, no more exact than it can be known."""
    if not is_time(seconds):
        return UNKNOWN
    if seconds < 90:
        return translate("Figures", "about {} s").format(max(1, round(seconds)))
    if seconds < 5370:
        return translate("Figures", "about {} min").format(round(seconds / 60))
    return translate("Figures", "about {:.1f} h").format(seconds / 3600)


def size(count: float) -> str:
    """Bytes in the unit that says something."""
    if not 0 <= count < LARGEST:  # also what is no number
        return UNKNOWN
    if count >= 999.5e6:
        return translate("Figures", "{:.1f} GB").format(count / 1e9)
    return translate("Figures", "{:,} MB").format(max(1, round(count / 1e6)) if count else 0)


def count(number: int) -> str:
    """A count in the person's way of writing. Files from elsewhere may claim more than the system can write."""
    return QLocale().toString(number) if abs(number) < LARGEST else figure(number, ",d")


def decimal(value: float, digits: int) -> str:
    """A number with so many decimals in the person's way of writing; a dash for what is none."""
    if not math.isfinite(value) or abs(value) >= LARGEST:
        return figure(value, "g")
    return QLocale().toString(value if round(value, digits) else 0.0, "f", digits)  # never "-0.0"


@lru_cache(maxsize=2000)
def when(iso: str) -> str:
    """A wall clock time, short and in the person's way of writing; empty when unknown."""
    try:
        moment = datetime.fromisoformat(iso)
        local = moment.astimezone() if moment.tzinfo else moment
        day = QDateTime.fromSecsSinceEpoch(int(local.timestamp()))
    except (ValueError, OverflowError, OSError):  # no time, or one that no calendar here reaches
        return ""
    return QLocale().toString(day, QLocale.FormatType.ShortFormat)
