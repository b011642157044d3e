"""TrialProcess: a command that tries a recipe and keeps nothing (``train --dry-run``, ``find-rate``)."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal

from engine.recipe import Recipe
from engine.storage.json_dataclasses import to_json
from engine.training.estimate.forecast import TRIAL_EVENTS, Forecast, RateFound
from gui.processes.command_process import PROGRAM, CommandEnd, CommandProcess


class TrialProcess(QObject):
    """happened(TrialEvent): as the process tells it. ended(sentence, details): it is gone, and why nothing came of it.

    After ``cancel`` only ended("", "") follows. One trial at a time.
    """

    happened = Signal(object)
    ended = Signal(str, str)

    def __init__(self, parent: QObject | None = None, *, program: Sequence[str] = ()) -> None:
        """program: program and first arguments instead of ``main.py`` (tests)."""
        super().__init__(parent)
        self._process = CommandProcess(TRIAL_EVENTS.unchecked, (Forecast, RateFound), self, command=program or PROGRAM)
        self._process.told.connect(self.happened)
        self._process.ended.connect(self._on_process_ended)

    @property
    def is_running(self) -> bool:
        """Whether a trial is going on."""
        return self._process.is_running

    def start(self, command: Sequence[str], recipe: Recipe) -> None:
        """Try ``recipe`` with ``command``. Does nothing while a trial is going on."""
        if not self._process.is_running:
            self._process.start([*command, "--recipe", "-", "--json"], to_json(recipe).encode())

    def cancel(self) -> None:
        """End the trial at once; it has nothing to lose."""
        self._process.cancel()

    def close(self) -> None:
        """End the trial with the window."""
        self._process.close()

    def _on_process_ended(self, end: CommandEnd) -> None:
        if end.is_canceled or end.result is not None:
            self.ended.emit("", "")
        elif not end.has_started:
            self.ended.emit(self.tr("The trial could not be started. Start Inkling again."), end.details)
        elif end.sentence:
            self.ended.emit(end.sentence, "")
        else:
            unexpected = self.tr("The trial ended without a result, perhaps because memory ran out.")
            self.ended.emit(unexpected, end.details)
