"""Files, pictures and addresses that come by drop, paste or dialog."""

from pathlib import Path

from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import (
    QApplication,
    QFileDialog,
    QWidget,
)
from pytestqt.qtbot import QtBot

from gui.main_window import MainWindow
from tests.gui.plain_window import act, messages


def drop(window: QWidget, mime: QMimeData) -> bool:
    """Drop ``mime`` on the middle of ``window``; whether it was taken."""
    at = QPointF(window.rect().center())
    actions, buttons, keys = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(at, actions, mime, buttons, keys)
    enter.ignore()
    QApplication.sendEvent(window, enter)
    if enter.isAccepted():
        QApplication.sendEvent(window, QDropEvent(at, actions, mime, buttons, keys))
    return enter.isAccepted()


def test_that_files_dropped_anywhere_are_opened_on_recognize(plain: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    plain.go("library")
    path = tmp_path / "한글 7.png"
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path))])
    with qtbot.waitSignal(plain.session.navigator.paths_opened) as opened:
        assert drop(plain, mime)
    assert opened.args == [(str(path),)]
    assert plain.screen_called("recognize").isVisible()


def test_that_a_picture_from_a_browser_is_handed_on_undecoded(plain: MainWindow, calls: list[str]) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl("https://example.org/cat.png")])
    mime.setData("image/png", b"\x89PNG")
    assert drop(plain, mime)
    assert calls == ["picture dropped picture.png b'\\x89PNG'"]
    assert messages(plain) == []


def test_that_an_address_is_named_and_nothing_is_fetched(plain: MainWindow, calls: list[str]) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl("https://example.org/cat.png")])
    assert drop(plain, mime)
    assert calls == []
    assert "https://example.org/cat.png" in messages(plain)[0]


def test_that_dropped_text_is_not_taken(plain: MainWindow) -> None:
    mime = QMimeData()
    mime.setText("seven")
    assert not drop(plain, mime)


def test_that_paste_takes_files_and_says_when_there_is_nothing(plain: MainWindow, qtbot: QtBot) -> None:
    clipboard = QGuiApplication.clipboard()
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile("/p/a.png")])
    clipboard.setMimeData(mime)
    with qtbot.waitSignal(plain.session.navigator.paths_opened) as opened:
        act(plain, "paste").trigger()
    assert opened.args == [("/p/a.png",)]
    clipboard.setText("words")
    act(plain, "paste").trigger()
    assert messages(plain) == ["There is no picture in the clipboard."]


def test_that_the_open_dialog_goes_the_same_way(plain: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    path = tmp_path / "a.png"
    path.write_bytes(b"x")
    act(plain, "open_files").trigger()
    dialog = plain.findChild(QFileDialog)
    assert dialog is not None
    with qtbot.waitSignal(plain.session.navigator.paths_opened) as opened:
        dialog.filesSelected.emit([str(path)])
    assert opened.args == [(str(path),)]
    dialog.reject()
