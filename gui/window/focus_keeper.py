"""Keeps the keyboard where a person works: a control that goes hands it to one beside it, not to any other."""

from collections import deque
from collections.abc import Iterator

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget
from shiboken6 import isValid

REMEMBERED = 20  # controls that had the keyboard before


class FocusKeeper(QObject):
    """Watches ``window``. Qt gives the keyboard of a control that hides or is switched off to the next one of the Tab
    order, wherever that is; what was made last stands at its end, so that the next one is the first: the rail. Of a
    control that is deleted nobody gets it."""

    def __init__(self, window: QMainWindow, rail: QWidget) -> None:
        super().__init__(window)
        self._window, self._rail = window, rail
        self._trail: list[QWidget] = []  # what has the keyboard, and what it stands in, from inside out
        self._before: deque[QWidget] = deque(maxlen=REMEMBERED)
        self._lost: list[QWidget] = []  # the trail of what has just gone
        self._given_to: QWidget | None = None  # whom Qt gave its keyboard
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._on_focus_changed)

    def _on_focus_changed(self, _old: QWidget | None, new: QWidget | None) -> None:
        if self._trail and not _takes_keys(self._trail[0]):
            self._lost, self._given_to, self._trail = self._trail, new, []
            QTimer.singleShot(0, self, self._bring_back)
        elif new is not None and self._window.isAncestorOf(new):
            is_at_work = not self._rail.isAncestorOf(new)
            self._trail = [new, *_around(new)] if is_at_work else []
            if is_at_work:
                self._before.append(new)

    def _bring_back(self) -> None:
        """To what had the keyboard before in the smallest area that still has a control, else to its first control.

        Nothing is done when somebody was given the keyboard on purpose meanwhile.
        """
        if not self._window.isVisible() or QApplication.focusWidget() is not self._given_to:
            return
        before = [one for one in reversed(self._before) if isValid(one)]
        for area in [one for one in self._lost[1:] if isValid(one) and one.isVisible()]:
            controls = [
                one for one in area.findChildren(QWidget) if _takes_keys(one) and not self._rail.isAncestorOf(one)
            ]
            if controls:
                next((one for one in before if one in controls), controls[0]).setFocus(Qt.FocusReason.OtherFocusReason)
                return


def _takes_keys(control: QWidget) -> bool:
    by_tab = Qt.FocusPolicy.TabFocus
    return isValid(control) and control.isVisible() and control.isEnabled() and control.focusPolicy() & by_tab == by_tab


def _around(control: QWidget) -> Iterator[QWidget]:
    area = control.parentWidget()
    while area is not None:
        yield area
        area = area.parentWidget()
