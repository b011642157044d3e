import pytest
from PySide6.QtCore import QPersistentModelIndex, Qt
from pytestqt.qtbot import QtBot

from gui.recognize.pictures import batch_model
from gui.recognize.pictures.batch_model import ANSWER, NOTE, PICTURE, PROBABILITY, VERDICT, BatchModel, natural_key
from tests.gui.answers import reading


@pytest.fixture
def model(qtbot: QtBot) -> BatchModel:
    made = BatchModel()
    made.start([f"/p/page {i}.png" for i in (10, 2, 1)], [("notes.txt", "is a text.")])
    return made


def column(model: BatchModel, number: int) -> list[str]:
    return [str(model.data(model.index(row, number))) for row in range(model.rowCount())]


def test_that_rows_come_as_they_were_given_with_skipped_ones_last(model: BatchModel) -> None:
    assert column(model, PICTURE) == ["page 10.png", "page 2.png", "page 1.png", "notes.txt"]
    assert column(model, VERDICT)[-1] == "not readable"
    assert column(model, NOTE)[-1] == "is a text."


def test_that_names_sort_as_a_person_counts(model: BatchModel) -> None:
    model.sort(PICTURE)
    assert column(model, PICTURE) == ["notes.txt", "page 1.png", "page 2.png", "page 10.png"]
    model.sort(PICTURE, Qt.SortOrder.DescendingOrder)
    assert column(model, PICTURE)[0] == "page 10.png"
    model.sort(-1)
    assert column(model, PICTURE)[0] == "page 10.png"
    assert sorted(["b10", "b9", "10", "9"], key=natural_key) == ["9", "10", "b9", "b10"]


def test_that_an_answer_lands_in_its_row_however_sorted(model: BatchModel) -> None:
    model.sort(PICTURE)
    model.set_reading(0, reading("7", 0.75, source="page 10.png"))
    model.set_failed(1, "“page 2.png” is incomplete.")
    assert column(model, ANSWER) == ["", "", "", "7"]
    assert column(model, PROBABILITY)[3] == "75.0%"
    assert column(model, NOTE)[2] == "“page 2.png” is incomplete."
    assert model.data(model.index(3, PICTURE), Qt.ItemDataRole.DecorationRole) is not None


def test_that_a_sorted_answer_column_is_put_in_order_when_settled(model: BatchModel) -> None:
    model.sort(PROBABILITY, Qt.SortOrder.DescendingOrder)
    for row, share in enumerate((0.5, 0.9, 0.7)):
        model.set_reading(row, reading("7", share, source="x"))
    model.settle()
    assert column(model, PROBABILITY) == ["90.0%", "70.0%", "50.0%", ""]


def test_that_a_selected_row_stays_selected_when_sorted(model: BatchModel) -> None:
    kept = QPersistentModelIndex(model.index(2, 0))
    model.sort(PICTURE)
    assert model.data(kept) == "page 1.png"
    model.set_filter("notes", "")
    assert not kept.isValid()


def test_that_the_filter_looks_at_names_answers_and_verdicts(model: BatchModel) -> None:
    model.set_reading(1, reading("42", source="x"))
    model.set_filter("42", "")
    assert column(model, PICTURE) == ["page 2.png"]
    model.set_filter("", "failed")
    assert column(model, PICTURE) == ["notes.txt"]
    model.set_filter("", "")
    assert model.rowCount() == 4


def test_that_thumbnails_take_bounded_memory(model: BatchModel, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(batch_model, "MOST_THUMBNAILS", 2)
    for row in range(3):
        model.set_reading(row, reading("7", source="x"))
    held = [model.data(model.index(row, 0), Qt.ItemDataRole.DecorationRole) for row in range(3)]
    assert held[0] is None
    assert None not in held[1:]
