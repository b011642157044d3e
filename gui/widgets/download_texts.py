"""A download's size, speed and time left, as a person reads them."""

from PySide6.QtCore import QCoreApplication, QLocale

from engine.download.source import DownloadProgress
from engine.figures import LARGEST, UNKNOWN, is_time

translate = QCoreApplication.translate


def size(count: int) -> str:
    """ "97.8 MiB"."""
    return QLocale().formattedDataSize(count, 1) if 0 <= count < LARGEST else UNKNOWN


def state(progress: DownloadProgress) -> str:
    """ "12.3 MiB of 97.8 MiB · 3.1 MiB/s · about 28 s left", or what is done instead."""
    if progress.doing == "connecting":
        return translate("Download", "Connecting…")
    if progress.doing == "waiting":
        return progress.note or translate("Download", "Waiting…")
    if progress.doing == "checking":
        return translate("Download", "Checking every byte…")
    if progress.doing == "importing":
        return translate("Download", "Making it ready…")
    parts = [_amount(progress)]
    if 0 < progress.bytes_per_second < LARGEST:
        parts.append(translate("Download", "{}/s").format(size(round(progress.bytes_per_second))))
    if progress.seconds_left is not None and is_time(progress.seconds_left):
        parts.append(time_left(progress.seconds_left))
    return " · ".join(parts)


def time_left(seconds: float) -> str:
    """ "about 28 s left", "about 3 min left", "about 2 h left"; empty for what is no time."""
    if not is_time(seconds):
        return ""
    if seconds < 90:
        return translate("Download", "about {} s left").format(max(1, round(seconds)))
    if seconds < 90 * 60:
        return translate("Download", "about {} min left").format(round(seconds / 60))
    return translate("Download", "about {} h left").format(round(seconds / 3600))


def percent(done: int, total: int) -> str:
    """ "43 %", never 100 before the end."""
    return translate("Download", "{} %").format(max(0, min(99, done * 100 // total))) if total > 0 else ""


def _amount(progress: DownloadProgress) -> str:
    if progress.total_bytes is None:
        return size(progress.done_bytes)
    return translate("Download", "{} of {}").format(size(progress.done_bytes), size(progress.total_bytes))
