"""Numbers small and large, written with a point or a comma."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from gui.widgets.number_box import NumberBox


@pytest.fixture
def box(qtbot: QtBot) -> NumberBox:
    made = NumberBox()
    made.setRange(0, 100)
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.mark.parametrize(("typed", "value"), [("0,003", 0.003), ("0.003", 0.003), ("1e-4", 0.0001), ("12", 12.0)])
def test_that_it_reads_point_and_comma_and_exponents(qtbot: QtBot, box: NumberBox, typed: str, value: float):
    box.selectAll()
    qtbot.keyClicks(box, typed)
    qtbot.keyClick(box, Qt.Key.Key_Return)
    assert box.value() == pytest.approx(value)


def test_that_letters_cannot_be_typed(qtbot: QtBot, box: NumberBox):
    box.setValue(5)
    box.selectAll()
    qtbot.keyClicks(box, "abc7")
    qtbot.keyClick(box, Qt.Key.Key_Return)
    assert box.value() == 7


def test_that_the_arrows_go_one_two_five_ten(box: NumberBox):
    box.setValue(0.01)
    seen = []
    for _ in range(4):
        box.stepBy(1)
        seen.append(round(box.value(), 6))
    assert seen == [0.02, 0.05, 0.1, 0.2]
    box.setValue(0.01)
    box.stepBy(-1)
    assert box.value() == pytest.approx(0.005)


def test_that_it_shows_no_needless_digits(box: NumberBox):
    box.setValue(0.006)
    assert box.text() == "0.006"
