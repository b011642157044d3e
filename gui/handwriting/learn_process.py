"""Learning in a process of its own: the command ``learn``, its events as signals."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal

from engine.handwriting.events import LEARN_EVENTS, LearnDone, LearnFailed
from gui.processes.command_process import PROGRAM, CommandEnd, CommandProcess


class LearnProcess(QObject):
    """happened(LearnEvent): as the process tells it; the last one is LearnDone or LearnFailed. canceled(): by cancel.

    Nothing is changed before LearnDone, so that the process may be killed at any time.
    """

    happened = Signal(object)
    canceled = Signal()

    def __init__(self, parent: QObject | None = None, *, command: Sequence[str] = ()) -> None:
        """command: program and first arguments instead of ``main.py`` (tests)."""
        super().__init__(parent)
        self._process = CommandProcess(
            LEARN_EVENTS.unchecked, (LearnDone, LearnFailed), self, command=command or PROGRAM
        )
        self._process.told.connect(self.happened)
        self._process.ended.connect(self._on_process_ended)

    @property
    def is_running(self) -> bool:
        """Whether a lesson is going on; its process may take a moment longer to go."""
        return self._process.is_running and not self._process.has_result

    def start(self, collection: str, recognizer: str) -> None:
        """Learn ``collection``, starting from ``recognizer``. Does nothing while a lesson is going on."""
        self._process.start(["learn", "--collection", collection, "--weights", recognizer, "--json"])

    def cancel(self) -> None:
        """End the lesson; nothing is changed."""
        self._process.cancel()

    def close(self) -> None:
        """End the lesson with the window."""
        self._process.close()

    def _on_process_ended(self, end: CommandEnd) -> None:
        if end.is_canceled and isinstance(end.result, LearnDone):
            self.happened.emit(end.result)  # too late to cancel: the recognizer is there
        elif end.is_canceled:
            self.canceled.emit()
        elif end.result is not None:
            return  # told as it came
        elif not end.has_started:
            words = self.tr("Learning could not be started. Start Inkling again.")
            self.happened.emit(LearnFailed(words, end.details))
        else:
            unexpected = self.tr("Learning ended unexpectedly; nothing was changed. Try again.")
            self.happened.emit(LearnFailed(end.sentence or unexpected, end.details))
