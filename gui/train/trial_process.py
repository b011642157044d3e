"""TrialProcess: a command that tries a recipe and keeps nothing (``train --dry-run``, ``find-rate``)."""

import json
import sys
from collections.abc import Sequence

from PySide6.QtCore import QObject, QProcess, QProcessEnvironment, Signal

from engine import folders
from engine.errors import EngineError
from engine.json_form import from_json, to_json
from engine.training.forecast import Forecast, RateFound, RateTried
from engine.training.recipe import Recipe

Tried = Forecast | RateTried | RateFound
KINDS: dict[str, type[Tried]] = {"Forecast": Forecast, "RateTried": RateTried, "RateFound": RateFound}


class TrialProcess(QObject):
    """happened(Tried): as the process tells it. ended(sentence, details): it is gone; sentence: why nothing came of it.

    After ``cancel`` only ended("", "") follows. One trial at a time.
    """

    happened = Signal(object)
    ended = Signal(str, str)

    def __init__(self, parent: QObject | None = None, *, program: Sequence[str] = ()) -> None:
        """program: program and first arguments instead of ``main.py`` (tests)."""
        super().__init__(parent)
        self._program = list(program) or [sys.executable, str(folders.PROGRAM_FOLDER / "main.py")]
        self._process: QProcess | None = None
        self._pending = b""
        self._is_told = self._is_canceled = False

    @property
    def is_running(self) -> bool:
        """Whether a trial is going on."""
        return self._process is not None

    def start(self, command: Sequence[str], recipe: Recipe) -> None:
        """Try ``recipe`` with ``command``. Does nothing while a trial is going on."""
        if self._process is not None:
            return
        self._pending, self._is_told, self._is_canceled = b"", False, False
        process = QProcess(self)
        environment = QProcessEnvironment.systemEnvironment()
        environment.insert("OMP_WAIT_POLICY", "passive")
        process.setProcessEnvironment(environment)
        process.readyReadStandardOutput.connect(self._on_output)
        process.finished.connect(self._on_finished)
        process.errorOccurred.connect(self._on_error)
        self._process = process
        first, *more = [*self._program, *command, "--recipe", "-", "--json"]
        process.start(first, more)
        process.write(to_json(recipe).encode())
        process.closeWriteChannel()

    def cancel(self) -> None:
        """End the trial at once; it has nothing to lose."""
        if self._process is not None:
            self._is_canceled = True
            self._process.kill()

    def close(self) -> None:
        """End the trial with the window."""
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
            told = _told_in(line)
            if told is not None and not self._is_canceled:
                self._is_told = self._is_told or not isinstance(told, RateTried)
                self.happened.emit(told)

    def _on_error(self, error: QProcess.ProcessError) -> None:
        if error == QProcess.ProcessError.FailedToStart:
            self._forget()
            self.ended.emit(self.tr("The trial could not be started. Start Inkling again."), "")

    def _on_finished(self) -> None:
        assert self._process is not None
        self._on_output()
        words = bytes(self._process.readAllStandardError().data()).decode(errors="replace").strip()
        code = self._process.exitCode()
        self._forget()
        if self._is_canceled or self._is_told:
            self.ended.emit("", "")
        elif words and code == 1 and "Traceback" not in words:  # a sentence of the engine's
            self.ended.emit(words.splitlines()[-1], "")
        else:
            self.ended.emit(self.tr("The trial ended without a result, perhaps because memory ran out."), words)

    def _forget(self) -> None:
        if self._process is not None:
            self._process.deleteLater()
            self._process = None


def _told_in(line: bytes) -> Tried | None:
    try:
        return from_json(KINDS[json.loads(line)["type"]], line)
    except (ValueError, KeyError, TypeError, EngineError):
        return None  # a line that some library printed
