"""A screen that does nothing, and how the tests act on the window around it."""

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import (
    QWidget,
)

from gui.main_window import MainWindow


class Page(QWidget):
    """A screen that remembers what the window asked of it."""

    def __init__(self, calls: list[str]) -> None:
        super().__init__()
        self._calls = calls
        self.running: list[str] = []
        self.undo = QAction("Undo page", self)
        self.undo.setShortcut(QKeySequence("Ctrl+Z"))

    def menu_actions(self) -> dict[str, list[QAction]]:
        return {"edit": [self.undo]}

    def open_picture(self, data: bytes, name: str) -> None:
        self._calls.append(f"picture {name} {data!r}")

    def running_titles(self) -> list[str]:
        return self.running

    def stop_all(self) -> None:
        self._calls.append("stop_all")

    def leave_running(self) -> None:
        self._calls.append("leave_running")

    def save(self) -> None:
        self._calls.append("save")


def act(window: MainWindow, name: str) -> QAction:
    found = window.findChild(QAction, name)
    assert found is not None
    return found


def messages(window: MainWindow) -> list[str]:
    bar = window.findChild(QWidget, "messages")
    assert bar is not None
    return [row.text() for row in bar.rows()]  # pyright: ignore[reportAttributeAccessIssue]
