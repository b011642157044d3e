from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from gui.settings import Settings
from gui.style import style
from gui.style.theme import ThemeSwitch


@pytest.fixture
def themes(qapp: QApplication) -> Iterator[ThemeSwitch]:
    settings = Settings()
    settings.theme = "light"
    made = ThemeSwitch(qapp, settings)
    yield made
    made.set_zoom(100)
    made.set_theme("light")


def test_that_the_theme_switches_live_and_is_remembered(themes: ThemeSwitch, qtbot: QtBot) -> None:
    with qtbot.waitSignal(themes.changed):
        themes.set_theme("dark")
    assert style.colors() is style.DARK
    assert Settings().theme == "dark"
    with qtbot.waitSignal(themes.changed):
        themes.set_theme("light")
    assert style.colors() is style.LIGHT


def test_that_a_shown_widget_repaints_in_the_new_theme(themes: ThemeSwitch, qtbot: QtBot) -> None:
    label = QLabel("  ")
    qtbot.addWidget(label)
    label.show()
    assert label.grab().toImage().pixelColor(1, 1).name() == style.LIGHT.window
    themes.set_theme("dark")
    assert label.grab().toImage().pixelColor(1, 1).name() == style.DARK.window


def test_that_text_grows_and_comes_back_to_its_size(themes: ThemeSwitch, qapp: QApplication) -> None:
    usual = qapp.font().pointSizeF()
    themes.set_zoom(150)
    assert qapp.font().pointSizeF() == pytest.approx(usual * 1.5, abs=0.06)
    themes.set_zoom(5000)
    assert qapp.font().pointSizeF() == pytest.approx(usual * 2, abs=0.06)
    themes.set_zoom(100)
    assert qapp.font().pointSizeF() == pytest.approx(usual, abs=0.06)


def test_that_nothing_is_painted_anew_when_nothing_changes(themes: ThemeSwitch, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(themes.changed):
        themes.set_theme("light")


def test_that_system_follows_the_system(themes: ThemeSwitch) -> None:
    themes.set_theme("system")
    assert themes.colors() in (style.LIGHT, style.DARK)
    assert style.colors() is themes.colors()
