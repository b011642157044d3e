"""Tab reaches every control of every screen, and the keyboard stays where a person works."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QPushButton, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from gui.main_window import MainWindow
from gui.recognize.screen import RecognizeScreen
from tests.gui.recognize.pens import drag

TAB = Qt.FocusPolicy.TabFocus


@pytest.fixture
def active(window: MainWindow, qtbot: QtBot) -> MainWindow:
    window.resize(1200, 860)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return window


def walked(window: MainWindow) -> Iterator[QWidget]:
    """What Tab reaches, from the first control until one comes again."""
    seen: list[QWidget] = []
    while True:
        QTest.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_Tab)
        focused = QApplication.focusWidget()
        if focused is None or focused in seen:
            return
        seen.append(focused)
        yield focused


def reachable(window: MainWindow) -> list[QWidget]:
    """What a person sees and could use; of buttons that exclude each other only the one that is down."""
    found = [one for one in window.findChildren(QWidget) if one.isVisible() and one.isEnabled()]
    found = [one for one in found if one.focusPolicy() & TAB == TAB and one.focusProxy() is None]
    return [one for one in found if not is_line_of_a_box(one) and not is_up_in_its_group(one)]


def is_line_of_a_box(control: QWidget) -> bool:
    return control.objectName() == "qt_spinbox_lineedit"


def is_up_in_its_group(control: QWidget) -> bool:
    group = control.group() if isinstance(control, QAbstractButton) else None
    return group is not None and group.exclusive() and group.checkedButton() is not control


def test_that_tab_reaches_every_control_of_every_screen(active: MainWindow, qtbot: QtBot) -> None:
    for name in ("recognize", "train", "handwriting", "library"):
        active.go(name)
        qtbot.wait(50)
        reached = list(walked(active))
        missed = [one for one in reachable(active) if one not in reached]
        assert [f"{type(one).__name__} {one.objectName()}" for one in missed] == []


def test_that_tab_reaches_the_canvas_tools_before_the_canvas(active: MainWindow, qtbot: QtBot) -> None:
    names = [one.objectName() for one in walked(active)]
    order = [name for name in names if name in ("pen", "eraser", "pen_width", "clear", "open_image", "canvas")]
    first = order.index("pen")
    assert (order[first:] + order[:first]) == ["pen", "eraser", "pen_width", "clear", "open_image", "canvas"]


def test_that_tab_reaches_the_corrections_where_they_stand(active: MainWindow, qtbot: QtBot) -> None:
    screen = active.screen_called("recognize")
    assert isinstance(screen, RecognizeScreen)
    drag(screen.canvas, (100, 60), (120, 200))
    qtbot.waitUntil(screen.result.correction.isVisible, timeout=20_000)
    names = [one.objectName() for one in walked(active)]
    assert names.index("correct_0") > names.index("recognizer_choice")
    assert names.index("probability_order") > names.index("correct_9")


def test_that_the_canvas_has_the_keyboard_at_first(active: MainWindow) -> None:
    assert active.focusWidget() is not None
    assert active.focusWidget().objectName() == "canvas"


def test_that_a_dismissed_message_gives_the_keyboard_back(active: MainWindow, qtbot: QtBot) -> None:
    canvas = active.findChild(QWidget, "canvas")
    assert canvas is not None
    active.session.tell("warning", "Something.", "", "Act", lambda: None)
    canvas.setFocus()
    button = next(one for one in active.findChildren(QPushButton) if one.text() == "Act")
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Space)
    qtbot.waitUntil(canvas.hasFocus)


def test_that_the_next_message_gets_the_keyboard_of_one_that_goes(active: MainWindow, qtbot: QtBot) -> None:
    for name in ("First", "Second"):
        active.session.tell("warning", f"{name}.", "", name, lambda: None)
    first, second = (
        next(one for one in active.findChildren(QPushButton) if one.text() == name) for name in ("First", "Second")
    )
    second.setFocus()
    QTest.keyClick(second, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: first.parentWidget().isAncestorOf(QApplication.focusWidget()))


def test_that_a_control_that_goes_hands_the_keyboard_to_its_neighbor(active: MainWindow, qtbot: QtBot) -> None:
    """As it happens to whatever was made last: Qt's next one after it is the rail."""
    screen = active.screen_called("library")
    active.go("library")
    made = [QToolButton(screen), QToolButton(screen)]
    for button in made:
        button.show()
    made[1].setFocus()
    made[1].hide()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
    qtbot.waitUntil(lambda: screen.isAncestorOf(QApplication.focusWidget()))
    for button in made:
        button.deleteLater()


def test_that_a_button_that_is_switched_off_hands_the_keyboard_on(active: MainWindow, qtbot: QtBot) -> None:
    active.go("handwriting")
    clear = active.findChild(QPushButton, "pad_clear")
    assert clear is not None
    clear.setFocus()
    clear.setEnabled(False)
    qtbot.waitUntil(lambda: QApplication.focusWidget() not in (None, clear))
    qtbot.waitUntil(lambda: clear.parentWidget().isAncestorOf(QApplication.focusWidget()))


def test_that_who_is_given_the_keyboard_on_purpose_keeps_it(active: MainWindow, qtbot: QtBot) -> None:
    active.session.navigator.start_from("")
    data = active.findChild(QWidget, "data_choice")
    assert data is not None
    qtbot.wait(50)
    assert data.hasFocus()


def test_that_tab_still_goes_to_the_rail(active: MainWindow, qtbot: QtBot) -> None:
    names = [one.objectName() for one in walked(active)]
    assert "go_recognize" in names
    assert "rail_settings" in names
