"""Figures as a person reads them: durations, shares, dates, and how sure an accuracy is."""

import math
from datetime import datetime
from functools import lru_cache

from PySide6.QtCore import QCoreApplication, QDateTime, QLocale

translate = QCoreApplication.translate


def duration(seconds: float) -> str:
    """Seconds in the two largest units that say something."""
    if not math.isfinite(seconds) or seconds < 0:
        return "–"
    whole = round(seconds)
    if whole < 10:
        return translate("Figures", "{:.1f} s").format(seconds)
    if whole < 60:
        return translate("Figures", "{} s").format(whole)
    if whole < 3600:
        return translate("Figures", "{} min {:02d} s").format(whole // 60, whole % 60)
    return translate("Figures", "{} h {:02d} min").format(whole // 3600, whole % 3600 // 60)


def time_left(seconds: float) -> str:
    """A time left, no more exact than it is known."""
    if not math.isfinite(seconds) or seconds <= 0:
        return ""
    if seconds < 10:
        return translate("Figures", "a few seconds left")
    if seconds < 55:
        return translate("Figures", "about {} s left").format(round(seconds / 5) * 5)
    if seconds < 3570:
        return translate("Figures", "about {} min left").format(max(1, round(seconds / 60)))
    return translate("Figures", "about {} h {:02d} min left").format(int(seconds // 3600), int(seconds % 3600 // 60))


def rough(seconds: float) -> str:
    """A time that is foreseen, no more exact than it can be known."""
    if seconds < 90:
        return translate("Figures", "about {} s").format(max(1, round(seconds)))
    if seconds < 5370:
        return translate("Figures", "about {} min").format(round(seconds / 60))
    return translate("Figures", "about {:.1f} h").format(seconds / 3600)


def size(count: float) -> str:
    """Bytes in the unit that says something."""
    if count >= 1e9:
        return translate("Figures", "{:.1f} GB").format(count / 1e9)
    return translate("Figures", "{:,} MB").format(max(1, round(count / 1e6)))


def percent(share: float | None) -> str:
    """A share 0..1 with two decimals; a dash when there is none."""
    return "–" if share is None or not math.isfinite(share) else f"{100 * share:.2f} %"


def wilson(share: float, count: int) -> tuple[float, float]:
    """The 95 % interval of a share that was counted ``count`` times (Wilson 1927)."""
    z = 1.959964
    middle = (share + z * z / (2 * count)) / (1 + z * z / count)
    half = z * math.sqrt(share * (1 - share) / count + z * z / (4 * count * count)) / (1 + z * z / count)
    return middle - half, middle + half


@lru_cache(maxsize=2000)
def when(iso: str) -> str:
    """A wall clock time, short and in the person's way of writing; empty when unknown."""
    try:
        moment = datetime.fromisoformat(iso)
    except ValueError:
        return ""
    local = moment.astimezone() if moment.tzinfo else moment
    day = QDateTime.fromSecsSinceEpoch(int(local.timestamp()))
    return QLocale().toString(day, QLocale.FormatType.ShortFormat)
