import numpy as np
from pytestqt.qtbot import QtBot

from engine.prediction import Step
from gui.recognize.pictures.steps_strip import LargeStep, StepsStrip
from gui.widgets.qimage import to_gray


def steps(*sides: int) -> tuple[Step, ...]:
    return tuple(Step(f"{side}×{side}", np.full((side, side), side, np.uint8), "a note") for side in sides)


def test_that_each_step_is_shown_with_its_name_and_size(qtbot: QtBot) -> None:
    strip = StepsStrip()
    qtbot.addWidget(strip)
    strip.show_steps(steps(60, 28, 32))
    assert [thumb.name for thumb in strip.shown()] == ["60×60", "28×28", "32×32"]
    assert "28 × 28 pixels" in strip.shown()[1].toolTip()
    assert "a note" in strip.shown()[1].toolTip()
    np.testing.assert_array_equal(to_gray(strip.shown()[1].image), np.full((28, 28), 28, np.uint8))


def test_that_fewer_steps_leave_none_behind(qtbot: QtBot) -> None:
    strip = StepsStrip()
    qtbot.addWidget(strip)
    strip.show_steps(steps(60, 28, 32))
    strip.show_steps(steps(28))
    assert len(strip.shown()) == 1
    strip.show_steps(())
    assert strip.shown() == []


def test_that_tiny_pictures_are_enlarged_with_hard_pixel_edges(qtbot: QtBot) -> None:
    checks = (np.indices((8, 8)).sum(0) % 2 * 255).astype(np.uint8)
    strip = StepsStrip()
    qtbot.addWidget(strip)
    strip.show_steps((Step("8×8", checks),))
    thumb = strip.shown()[0]
    thumb.resize(thumb.sizeHint())
    pixels = to_gray(thumb.grab().toImage())
    middle = pixels[20:60, thumb.width() // 2 - 20 : thumb.width() // 2 + 20]
    assert set(np.unique(middle).tolist()) == {0, 255}


def test_that_a_click_shows_the_step_large(qtbot: QtBot) -> None:
    strip = StepsStrip()
    qtbot.addWidget(strip)
    strip.show_steps(steps(28))
    strip.show()
    strip.shown()[0].click()
    large = strip.findChild(LargeStep)
    assert large is not None
    assert large.isVisible()
    large.close()


def test_that_more_steps_than_fit_become_smaller(qtbot: QtBot) -> None:
    strip = StepsStrip()
    qtbot.addWidget(strip)
    strip.resize(400, 150)
    strip.show_steps(steps(28))
    wide = strip.shown()[0].sizeHint().width()
    strip.show_steps(steps(*range(20, 28)))
    assert strip.shown()[0].sizeHint().width() < wide
