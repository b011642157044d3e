"""What a run mistakes for what."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QTableView
from pytestqt.qtbot import QtBot

from engine.recipe import Recipe
from engine.training.runs.run_record import RunRecord
from gui.train.results.confusion import Confusion, mistakes
from gui.train.runs.run_row import RunRow, run_row

COUNTS = ((90, 10, 0), (3, 97, 0), (0, 0, 50))


def row(counts: tuple[tuple[int, ...], ...]) -> RunRow:
    record = RunRecord("r", Path("r"), Recipe(), "finished", classes=("4", "<b>9</b>", "cat"), confusion=counts)
    return run_row(record, {})


@pytest.fixture
def confusion(qtbot: QtBot) -> Confusion:
    made = Confusion()
    qtbot.addWidget(made)
    made.show()
    return made


def test_that_mistakes_come_in_the_order_of_their_number():
    assert mistakes(("a", "b", "c"), COUNTS) == [("a", "b", 10), ("b", "a", 3)]


def test_that_a_tested_run_shows_its_matrix_and_its_mistakes_in_words(confusion: Confusion):
    confusion.show_rows([row(COUNTS)])
    words, view = confusion.findChild(QLabel, "mistakes"), confusion.findChild(QTableView, "confusion_table")
    assert words is not None
    assert view is not None
    assert words.text().startswith("13 mistakes on 250 test pictures. Most often: 4 read as <b>9</b> (10)")
    assert words.textFormat() == Qt.TextFormat.PlainText
    model = view.model()
    assert [model.index(0, column).data() for column in range(4)] == ["90", "10", "", "90.0 %"]
    assert "10 of 100" in model.index(0, 1).data(Qt.ItemDataRole.ToolTipRole)
    assert view.isVisible()


@pytest.mark.parametrize("rows", [[], [row(())], [row(COUNTS), row(COUNTS)], [row(((1,),))]])
def test_that_without_one_tested_run_it_says_what_to_do(confusion: Confusion, rows: list[RunRow]):
    confusion.show_rows(rows)
    words, view = confusion.findChild(QLabel, "mistakes"), confusion.findChild(QTableView, "confusion_table")
    assert words is not None
    assert view is not None
    assert "Select one run" in words.text()
    assert not view.isVisible()
