"""What nobody caught: written to the state folder and told once, wherever it happened. Nothing is ever sent."""

import faulthandler
import logging
import logging.handlers
import platform
import sys
import threading
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import TextIO

from PySide6.QtCore import QMessageLogContext, QObject, QtMsgType, Signal, qInstallMessageHandler, qVersion

from engine.storage import paths
from engine.version import VERSION

_LOG = logging.getLogger("inkling")
_QT_LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}


@dataclass(frozen=True)
class CrashReport:
    """summary: the last line of the traceback. text: all that helps to mend it, without the name of one's home."""

    summary: str
    text: str


class CrashLog(QObject):
    """Hears of every uncaught exception, in any thread, and of Qt's own messages.

    crashed(CrashReport): for the first of its kind; the same error from the same line is logged but not told again.
    """

    crashed = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._told: set[tuple[str, str, int]] = set()
        self._handler: logging.Handler | None = None
        self._faults: TextIO | None = None
        self._thread_hook: Callable[[threading.ExceptHookArgs], object] = threading.excepthook

    def install(self) -> None:
        """Hear from now on; ``remove`` ends it."""
        self._open_files()
        sys.excepthook = self._on_exception
        threading.excepthook = lambda args: self._on_exception(
            args.exc_type, args.exc_value or args.exc_type(), args.exc_traceback
        )
        qInstallMessageHandler(_on_qt_message)

    def remove(self) -> None:
        """Give the hooks back as they were."""
        sys.excepthook = sys.__excepthook__
        threading.excepthook = self._thread_hook
        qInstallMessageHandler(None)
        if self._handler is not None:
            _LOG.removeHandler(self._handler)
            self._handler.close()
        if self._faults is not None:
            faulthandler.disable()
            self._faults.close()
            self._faults = None

    def last_fault(self) -> str:
        """What the process that ran before wrote when it was killed by a fault; empty when it ended well."""
        try:
            text = _faults_file().read_text(encoding="utf-8", errors="replace")
        except OSError:
            return ""
        return text.strip()

    def _open_files(self) -> None:
        try:
            paths.state().mkdir(parents=True, exist_ok=True)
            self._handler = logging.handlers.RotatingFileHandler(
                log_file(), maxBytes=512 * 1024, backupCount=2, encoding="utf-8", errors="backslashreplace", delay=True
            )
            self._faults = _faults_file().open("w", encoding="utf-8")
        except OSError:
            return  # a home that cannot be written: the dialog and stderr still tell
        self._handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
        _LOG.addHandler(self._handler)
        faulthandler.enable(self._faults)

    def _on_exception(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt | SystemExit):
            sys.__excepthook__(kind, error, trace)
            return
        lines = "".join(traceback.format_exception(kind, error, trace))
        _LOG.error("uncaught: %s", lines)
        sys.stderr.write(lines)
        frames = traceback.extract_tb(trace)
        where = (kind.__name__, frames[-1].filename, frames[-1].lineno or 0) if frames else (kind.__name__, "", 0)
        if where not in self._told:
            self._told.add(where)
            self.crashed.emit(CrashReport(f"{kind.__name__}: {error}"[:400], report(lines)))


def log_file() -> Path:
    """Where Inkling logs warnings and what nobody caught."""
    return paths.state() / "inkling.log"


def report(details: str) -> str:
    """``details`` with the versions that matter; the home folder's name is left out."""
    head = [
        f"Inkling {VERSION}",
        f"Python {platform.python_version()}, Qt {qVersion()}",
        f"{platform.system()} {platform.release()} ({platform.machine()})",
    ]
    text = "\n".join([*head, "", details.strip(), ""])
    try:
        return text.replace(str(Path.home()), "~")
    except RuntimeError:
        return text


def _faults_file() -> Path:
    return paths.state() / "faults.log"


def _on_qt_message(kind: QtMsgType, _context: QMessageLogContext, message: str) -> None:
    level = _QT_LEVELS.get(kind, logging.WARNING)
    _LOG.log(level, "Qt: %s", message)
    if level >= logging.ERROR:
        sys.stderr.write(f"{message}\n")
