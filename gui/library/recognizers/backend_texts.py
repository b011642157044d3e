"""How a recognizer is computed, in words: which way answers, how fast, and why no other."""

from dataclasses import replace

from PySide6.QtCore import QCoreApplication

from engine.inference.autotune.finding import BackendTried
from engine.protocol.library import BackendInUse
from gui.widgets import formatting

REASONS_OF_MANY = ("not-installed", "too-small", "unneeded")  # told once for all that have them
translate = QCoreApplication.translate


def way_words(way: BackendInUse) -> str:
    """Some lines; the first says what answers. Names of ways are the same in all languages."""
    if way.state == "asleep":
        return translate("Library", "Nothing yet: it is loaded, and measured, when it is first asked.")
    if way.state == "looking":
        return translate(
            "Library", "{} for now. A faster way with the same answers is looked for in a quiet moment."
        ).format(way.name)
    used = next((one for one in way.tried if one.outcome == "used"), None)
    lines = [_first_line(way, used)]
    for one in way.tried:
        if one.outcome in REASONS_OF_MANY:
            names = " · ".join(other.name for other in way.tried if other.outcome == one.outcome)
            line = _other(replace(one, name=names), way.plain_milliseconds)
        else:
            line = "" if one is used else _other(one, way.plain_milliseconds)
        if line and line not in lines:
            lines.append(line)
    if way.was_busy:
        lines.append(
            translate(
                "Library", "Measured while other programs kept this computer busy: it is measured again next time."
            )
        )
    return "\n".join(lines)


def _first_line(way: BackendInUse, used: BackendTried | None) -> str:
    plain = _milliseconds(way.plain_milliseconds)
    if used is not None and plain:
        words = translate("Library", "{}: {} for a picture, {} times as fast as plain PyTorch ({})")
        factor = formatting.decimal(way.plain_milliseconds / max(used.milliseconds, 1e-6), 1)
        return words.format(way.name, _milliseconds(used.milliseconds), factor, plain)
    if plain:
        return translate("Library", "{}: {} for a picture; no other way was clearly faster").format(way.name, plain)
    return way.name


def _other(one: BackendTried, plain_milliseconds: float) -> str:
    if one.outcome == "slower":
        words = translate("Library", "{}: {}, not the fastest")
        if plain_milliseconds and one.milliseconds >= plain_milliseconds:
            words = translate("Library", "{}: {}, not faster")
        return words.format(one.name, _milliseconds(one.milliseconds))
    reasons = {
        "other-answers": translate("Library", "{}: not used, its answers differ"),
        "unavailable": translate("Library", "{}: not to be had here ({})"),
        "not-installed": translate("Library", "{}: not installed"),
        "too-small": translate("Library", "{}: not tried, so small a network gains nothing by it"),
        "unneeded": translate("Library", "{}: not tried, bfloat16 gives the same answers in less time"),
    }
    return reasons[one.outcome].format(one.name, one.reason)


def _milliseconds(number: float) -> str:
    """ "1.9 ms"; empty for 0, which means that it is unknown."""
    if not number:
        return ""
    digits = 2 if number < 0.995 else 1 if number < 9.95 else 0
    return translate("Library", "{} ms").format(formatting.decimal(number, digits))
