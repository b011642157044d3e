"""The real screens in a window as small as a small screen."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication, QToolButton
from pytestqt.qtbot import QtBot

from gui.app import create_window
from gui.main_window import MainWindow
from tests.gui.fake_engine import FakeEngine


@pytest.fixture
def small(qtbot: QtBot) -> Iterator[MainWindow]:
    made = create_window(FakeEngine())
    made.resize(760, 560)
    made.show()
    for name in made.place_names():
        made.go(name)
    QApplication.processEvents()
    yield made
    made.close()
    made.deleteLater()


def button(window: MainWindow, name: str) -> QToolButton:
    found = window.findChild(QToolButton, name)
    assert found is not None
    return found


def test_that_every_screen_fits_a_window_of_760_by_560(small: MainWindow) -> None:
    assert (small.width(), small.height()) == (760, 560)


def test_that_titles_of_the_rail_go_where_the_room_is_short_and_come_back(small: MainWindow) -> None:
    place = button(small, "go_train")
    assert place.toolTip() == "Train"
    assert place.width() < 60
    small.resize(1240, 820)
    QApplication.processEvents()
    assert place.toolTip() == ""
    assert place.width() > 60


def test_that_tools_of_the_canvas_go_where_the_room_is_short_and_come_back(small: MainWindow) -> None:
    small.go("recognize")
    QApplication.processEvents()
    assert button(small, "undo").isVisible()
    assert not button(small, "paste_image").isVisible()
    small.resize(1240, 820)
    QApplication.processEvents()
    assert button(small, "paste_image").isVisible()
