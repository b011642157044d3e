"""The window as a program: first paint fast, the engine right after, and a way out for what nobody caught."""

import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import cast

from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtWidgets import QApplication

from engine.version import VERSION
from gui.dialogs.crash_dialog import CrashDialog
from gui.main_window import MainWindow
from gui.platform import languages
from gui.platform.crash_log import CrashLog, CrashReport
from gui.platform.main_thread_gc import MainThreadGc
from gui.platform.signals import QuitSignals
from gui.processes.engine import Engine
from gui.processes.engine_process import EngineProcess
from gui.session import Session
from gui.settings import Settings
from gui.style.theme import ThemeSwitch


def create_window(engine: Engine | None = None) -> MainWindow:
    """The main window, shown-ready: call ``show()``; the engine starts after the first paint.

    Needs a QApplication, or makes one. engine: instead of a process of its own (tests).
    """
    application = _application()
    settings = Settings()
    languages.put_on(application, settings.language)
    themes = ThemeSwitch(application, settings)
    session = Session(engine or EngineProcess(), settings)
    if isinstance(session.engine, EngineProcess):
        session.engine.setParent(session)
    window = MainWindow(session, themes)
    session.setParent(window)
    themes.setParent(window)
    return window


def run_window(arguments: Sequence[str]) -> int:
    """Open the window with the files and folders of ``arguments`` (after the program's name); the exit code."""
    application = _application()
    crash_log = CrashLog()
    fault = crash_log.last_fault()
    crash_log.install()
    window = create_window()
    crash_log.crashed.connect(_tell_crashes(window))
    quit_signals = QuitSignals(window.stop_and_close)
    paths = [str(Path(argument).absolute()) for argument in arguments[1:] if not argument.startswith("--")]
    if paths:
        window.first_painted.connect(lambda: window.session.navigator.open_paths(paths))
    if fault:
        sentence = QCoreApplication.translate(
            "MainWindow", "Inkling did not close correctly last time. Your drawing and your runs are kept."
        )
        QTimer.singleShot(0, window, lambda: window.session.tell("warning", sentence, fault))
    garbage = MainThreadGc(window)
    garbage.begin()
    window.show()
    code = application.exec()
    garbage.end()
    quit_signals.remove()
    crash_log.remove()
    return code


def _tell_crashes(window: MainWindow) -> Callable[[CrashReport], None]:
    """A slot that shows reports in one dialog; never from inside a paint event."""
    dialogs: list[CrashDialog] = []

    def show(report: CrashReport) -> None:
        if not dialogs:
            dialogs.append(CrashDialog(window))
        dialogs[0].add(report)

    def on_crashed(report: CrashReport) -> None:
        QTimer.singleShot(0, window, lambda: show(report))

    return on_crashed


def _application() -> QApplication:
    existing = QApplication.instance()
    if existing is not None:
        return cast(QApplication, existing)
    application = QApplication(sys.argv[:1])
    application.setApplicationName("Inkling")
    application.setApplicationDisplayName("Inkling")
    application.setApplicationVersion(VERSION)
    application.setDesktopFileName("inkling")
    return application
