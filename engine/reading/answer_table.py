"""Tables of answers as text for other programs: CSV files and the clipboard, safe to open in a spreadsheet."""

import csv
import io
from collections.abc import Iterable, Sequence
from pathlib import Path

from engine.storage.atomic_write import write_atomically

# A cell that begins so would be run as a formula by a spreadsheet: OWASP, "CSV injection".
FORMULA_BEGINNINGS = ("=", "+", "-", "@", "\t", "\r", "\n")


def to_csv(header: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """UTF-8 with a byte order mark, so that spreadsheets read every script; lines end as RFC 4180 says."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(header)
    writer.writerows([_harmless(cell) for cell in row] for row in rows)
    return text.getvalue().encode("utf-8-sig", errors="backslashreplace")


def to_tsv(header: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """For the clipboard: one line per row, cells parted by tabs; tabs and line breaks inside a cell become spaces."""
    return "\n".join("\t".join(_harmless(_one_line(cell)) for cell in row) for row in [header, *rows])


def save_csv(path: Path, header: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Write the table atomically; EngineError when that is not possible."""
    write_atomically(path, to_csv(header, rows))


def _harmless(cell: str) -> str:
    return f"'{cell}" if cell.startswith(FORMULA_BEGINNINGS) else cell


def _one_line(cell: str) -> str:
    return " ".join(cell.replace("\t", " ").splitlines())
