import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, qWarning
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot

from gui.dialogs.crash_dialog import CrashDialog
from gui.platform.crash_log import CrashLog, CrashReport, log_file, report

pytestmark = pytest.mark.no_qt_log  # here the program's own message handler is at work


@pytest.fixture
def crash_log(caplog: pytest.LogCaptureFixture) -> Iterator[CrashLog]:
    made, hook = CrashLog(), sys.excepthook
    made.install()
    yield made
    made.remove()
    sys.excepthook = hook
    caplog.get_records("call").clear()  # what these tests log is meant


@pytest.fixture
def reports(crash_log: CrashLog) -> list[CrashReport]:
    told: list[CrashReport] = []
    crash_log.crashed.connect(told.append)
    return told


def fail(with_what: str) -> None:
    """Raise and hand the error to the hook, as Qt does for slots and paint events."""
    try:
        raise ValueError(with_what)
    except ValueError as error:
        sys.excepthook(type(error), error, error.__traceback__)


def test_that_an_error_nobody_caught_is_told_once_and_always_logged(
    reports: list[CrashReport], capsys: pytest.CaptureFixture[str]
) -> None:
    for _ in range(5):
        fail("paper jam")
    assert [told.summary for told in reports] == ["ValueError: paper jam"]
    assert log_file().read_text(encoding="utf-8").count("ValueError: paper jam") == 5
    assert capsys.readouterr().err.count("ValueError: paper jam") == 5


def test_that_an_error_in_a_thread_is_told_too(reports: list[CrashReport], qtbot: QtBot) -> None:
    def work() -> None:
        raise RuntimeError("in a thread")

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    qtbot.waitUntil(lambda: bool(reports))
    assert reports[0].summary == "RuntimeError: in a thread"


def test_that_an_interrupt_is_no_crash(reports: list[CrashReport]) -> None:
    sys.excepthook(KeyboardInterrupt, KeyboardInterrupt(), None)
    assert reports == []


def test_that_warnings_of_qt_go_to_the_log(crash_log: CrashLog) -> None:
    qWarning("a painter is not active")
    assert "Qt: a painter is not active" in log_file().read_text(encoding="utf-8")


def test_that_names_that_are_not_utf_8_are_logged(reports: list[CrashReport]) -> None:
    fail("bad name \udcff.png")
    assert "bad name" in log_file().read_text(encoding="utf-8")


def test_that_a_home_that_cannot_be_written_still_tells(
    home: Path, caplog: pytest.LogCaptureFixture, qtbot: QtBot
) -> None:
    (home / "state").write_text("in the way")
    log, told, hook = CrashLog(), [], sys.excepthook
    log.crashed.connect(told.append)
    log.install()
    try:
        fail("nowhere to write")
    finally:
        log.remove()
        sys.excepthook = hook
        caplog.clear()
    assert len(told) == 1


def test_that_the_report_names_versions_and_not_the_person() -> None:
    text = report(f"File {Path.home()}/inkling/x.py")
    assert "Python 3" in text
    assert "Qt 6" in text
    assert str(Path.home()) not in text
    assert "~/inkling/x.py" in text


def test_that_the_dialog_shows_reports_and_copies_them(qtbot: QtBot) -> None:
    dialog = CrashDialog()
    qtbot.addWidget(dialog)
    dialog.add(CrashReport("ValueError: one", "report one"))
    dialog.add(CrashReport("KeyError: two", "report two"))
    assert dialog.isVisible()
    assert not dialog.isModal()
    shown = dialog.findChild(QPlainTextEdit, "crash_report")
    assert shown is not None
    assert "report one" in shown.toPlainText()
    copy = dialog.findChild(QPushButton, "copy_report")
    assert copy is not None
    qtbot.mouseClick(copy, Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text() == "report one\nreport two"
    assert copy.text() == "Copied"
    dialog.accept()
    dialog.add(CrashReport("OSError: three", "report three"))
    assert shown.toPlainText() == "report three"
