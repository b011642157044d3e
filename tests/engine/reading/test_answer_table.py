import csv
import io
from pathlib import Path

import pytest

from engine.reading.answer_table import save_csv, to_csv, to_tsv

HEADER = ["File", "Answer"]


@pytest.mark.parametrize("evil", ['=HYPERLINK("x")', "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"])
def test_that_no_cell_runs_as_a_formula(evil: str) -> None:
    text = to_csv(HEADER, [[evil, "7"]]).decode("utf-8-sig")
    cell = next(csv.DictReader(io.StringIO(text, newline="")))["File"]
    assert cell == f"'{evil}"
    assert not to_tsv(HEADER, [[evil, "7"]]).splitlines()[1].startswith(("=", "+", "-", "@"))


def test_that_a_spreadsheet_reads_every_name(tmp_path: Path) -> None:
    names = ["한글 파일.png", 'with "quotes", commas', "two\nlines", "not utf-8 \udce4", "😀"]
    save_csv(tmp_path / "a.csv", HEADER, [[name, "7"] for name in names])
    data = (tmp_path / "a.csv").read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))
    assert [row[0] for row in rows[1:4]] == names[:3]
    assert rows[4][0] == "not utf-8 \\udce4"
    assert rows[5] == ["😀", "7"]


def test_that_the_clipboard_table_has_one_line_per_row() -> None:
    assert to_tsv(HEADER, [["a\tb", "two\nlines"]]) == "File\tAnswer\na b\ttwo lines"
