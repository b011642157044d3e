from collections.abc import Iterator

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLabel
from pytestqt.qtbot import QtBot

from gui.dialogs.settings_dialog import SettingsDialog
from gui.platform import languages
from gui.settings import Settings


@pytest.fixture
def english() -> Iterator[None]:
    before = QLocale()
    QLocale.setDefault(QLocale("en_US"))
    yield
    QLocale.setDefault(before)


@pytest.fixture
def dialog(qtbot: QtBot, english: None) -> SettingsDialog:
    made = SettingsDialog(Settings())
    qtbot.addWidget(made)
    made.show()
    return made


def choice(dialog: SettingsDialog) -> QComboBox:
    found = dialog.findChild(QComboBox, "language_choice")
    assert found is not None
    return found


def note(dialog: SettingsDialog) -> QLabel:
    found = dialog.findChild(QLabel, "language_note")
    assert found is not None
    return found


def choose(dialog: SettingsDialog, language: str) -> None:
    """With the keyboard, as a hand does."""
    choice(dialog).setFocus()
    QTest.keyClick(choice(dialog), Qt.Key.Key_Home)
    while choice(dialog).currentData() != language:
        at = choice(dialog).currentIndex()
        QTest.keyClick(choice(dialog), Qt.Key.Key_Down)
        assert choice(dialog).currentIndex() > at, f"{language} is not in the list"


def test_that_languages_stand_in_the_list_by_their_own_names(dialog: SettingsDialog) -> None:
    names = [choice(dialog).itemText(index) for index in range(choice(dialog).count())]
    assert names == ["As the system", "English", "한국어"]


def test_that_another_language_is_kept_for_the_next_start_and_told_in_itself(dialog: SettingsDialog) -> None:
    choose(dialog, "ko")
    assert Settings().language == "ko"
    assert note(dialog).isVisible()
    assert "다음" in note(dialog).text()
    choose(dialog, "en")
    assert Settings().language == "en"
    assert not note(dialog).isVisible()


def test_that_a_chosen_language_is_put_on_at_the_start(qapp: QApplication, english: None) -> None:
    settings = Settings()
    settings.language = "ko"
    assert not languages.is_on("ko")
    assert languages.locale_of(settings.language).language() == QLocale.Language.Korean
    assert languages.said_in("ko", "MainWindow", "Train") == "학습"
