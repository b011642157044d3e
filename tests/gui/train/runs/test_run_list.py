from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from gui.train.runs.run_list import RunList


def test_that_a_list_that_is_being_read_is_not_called_empty(qtbot: QtBot) -> None:
    runs = RunList()
    qtbot.addWidget(runs)
    words = runs.findChild(QLabel, "runs_empty")
    assert words is not None
    assert words.text() == "Reading the runs…"
    runs.set_listed()
    assert "No runs yet" in words.text()
