"""Learning in a process of its own: the command ``learn``, its events as signals."""

import sys
from pathlib import Path

from PySide6.QtCore import QObject, QProcess, QProcessEnvironment, Signal

from engine.errors import EngineError
from engine.handwriting.learn_events import LearnDone, LearnEvent, LearnFailed, LearnProgress, LearnStarted
from engine.json_form import from_json

MAIN = Path(__file__).resolve().parent.parent.parent / "main.py"
KINDS: dict[str, type[LearnEvent]] = {
    "LearnStarted": LearnStarted,
    "LearnProgress": LearnProgress,
    "LearnDone": LearnDone,
    "LearnFailed": LearnFailed,
}


class LearnProcess(QObject):
    """happened(LearnEvent): as the process tells it; the last one is LearnDone or LearnFailed. canceled(): by cancel.

    Nothing is changed before LearnDone, so that the process may be killed at any time.
    """

    happened = Signal(object)
    canceled = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._process: QProcess | None = None
        self._pending = b""
        self._has_ended = True
        self._is_canceled = False

    @property
    def is_running(self) -> bool:
        """Whether a lesson is going on."""
        return self._process is not None

    def start(self, collection: str, recognizer: str) -> None:
        """Learn ``collection``, starting from ``recognizer``. Does nothing while a lesson is going on."""
        if self._process is not None:
            return
        self._pending, self._has_ended, self._is_canceled = b"", False, False
        process = QProcess(self)
        environment = QProcessEnvironment.systemEnvironment()
        environment.insert("OMP_WAIT_POLICY", "passive")
        process.setProcessEnvironment(environment)
        process.readyReadStandardOutput.connect(self._on_output)
        process.finished.connect(self._on_finished)
        process.errorOccurred.connect(self._on_error)
        self._process = process
        arguments = ["learn", "--collection", collection, "--weights", recognizer, "--json"]
        process.start(sys.executable, [str(MAIN), *arguments])

    def cancel(self) -> None:
        """End the lesson; nothing is changed."""
        if self._process is not None:
            self._is_canceled = True
            self._process.kill()

    def close(self) -> None:
        """End the lesson with the window."""
        if self._process is not None:
            self._process.finished.disconnect(self._on_finished)
            self._process.kill()
            self._process.waitForFinished(1000)
            self._forget()

    def _on_output(self) -> None:
        assert self._process is not None
        self._pending += bytes(self._process.readAllStandardOutput().data())
        *lines, self._pending = self._pending.split(b"\n")
        for line in lines:
            event = _event(line)
            if event is not None:
                self._has_ended = isinstance(event, LearnDone | LearnFailed)
                self.happened.emit(event)

    def _on_error(self, error: QProcess.ProcessError) -> None:
        if error == QProcess.ProcessError.FailedToStart:
            self._forget()
            self.happened.emit(LearnFailed(self.tr("Learning could not be started. Start Inkling again.")))

    def _on_finished(self) -> None:
        assert self._process is not None
        self._on_output()
        words = bytes(self._process.readAllStandardError().data()).decode(errors="replace").strip()
        code = self._process.exitCode()
        self._forget()
        if self._is_canceled:
            self.canceled.emit()
        elif not self._has_ended:
            told = words.splitlines()[-1] if words and code == 1 else ""
            sentence = told or self.tr("Learning ended unexpectedly; nothing was changed. Try again.")
            self.happened.emit(LearnFailed(sentence, words))

    def _forget(self) -> None:
        if self._process is not None:
            self._process.deleteLater()
            self._process = None


def _event(line: bytes) -> LearnEvent | None:
    import json

    try:
        kind = KINDS[json.loads(line)["type"]]
        return from_json(kind, line)
    except (ValueError, KeyError, TypeError, EngineError):
        return None  # a line that some library printed
