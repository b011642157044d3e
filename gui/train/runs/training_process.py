"""TrainingProcess: one run's ``main.py train`` as the window starts, stops, leaves and outlives it."""

import contextlib
import os
import subprocess
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from engine.errors import EngineError
from engine.sentence import Sentence
from engine.storage import paths
from engine.training.runs.event_log import EventWriter
from engine.training.runs.events import RunEnded, RunFailed
from engine.training.runs.run_folder import EVENTS
from engine.training.runs.run_lock import owner_of
from engine.translation import ENGLISH, LANGUAGE
from gui.processes.command_process import PROGRAM, told_sentence
from gui.train.runs.run_history import RunHistory
from gui.train.runs.run_reader import RunNews, RunReader, in_window_language

LOG_FILE = "train.log"  # what the process wrote to stderr; lies in the run folder
LONGEST_STDERR_TAIL = 8_000  # characters
LONGEST_LAST_LINE = 300  # characters of it that are told
LOOK_EVERY_MS = 100
STOP_PATIENCE_MS = 20_000


class TrainingProcess(QObject):
    """A child process that trains in ``folder`` and may outlive the window.

    happened(RunEvent): an event of the run, as read from its events.jsonl. ended(RunEnded | RunFailed): the process is
    gone; exactly once, also when it could not be started or died without a word. slow_to_stop(): it was asked to stop
    long ago and has not yet; ``end_now`` ends it, the last checkpoint stands.
    """

    happened = Signal(object)
    ended = Signal(object)
    slow_to_stop = Signal()

    def __init__(
        self, folder: Path, reader: RunReader, parent: QObject | None = None, *, command: Sequence[str] = ()
    ) -> None:
        """command: program and first arguments instead of ``main.py train`` (tests)."""
        super().__init__(parent)
        self.folder = folder
        self._reader = reader
        self._command = list(command) or [*PROGRAM, "train"]
        self._process: subprocess.Popen[bytes] | None = None
        self._history: RunHistory | None = None
        self._starts_before = 0
        self._is_launched = False
        self._is_stopping = False
        self._is_left = False
        self._has_ended = False
        self._patience = QTimer(self, interval=STOP_PATIENCE_MS, singleShot=True)
        self._patience.timeout.connect(self.slow_to_stop)
        self._watch = QTimer(self, interval=LOOK_EVERY_MS)
        self._watch.timeout.connect(self._on_time_to_look)
        reader.read.connect(self._on_read)

    @property
    def is_stopping(self) -> bool:
        """Whether it was asked to stop."""
        return self._is_stopping

    @property
    def has_ended(self) -> bool:
        """Whether ``ended`` was told."""
        return self._has_ended

    def start(self) -> None:
        """Start the process, or go on from the run's last checkpoint; returns at once."""
        self._reader.follow(self.folder)
        self._reader.after_next_look(self.folder, self._launch)

    def _launch(self) -> None:
        command = [*self._command, "--run", str(self.folder), "--controlled", "--json"]
        self._is_launched = True
        self._reader.run_errand(lambda: _launched(command, self.folder), self._on_launched, self._on_not_launched)

    def stop(self) -> None:
        """Ask it to stop at the next batch and keep what it learned; asking again does nothing."""
        if self._is_stopping or self._has_ended:
            return
        self._is_stopping = True
        self._patience.start()
        self._say("stop")

    def leave_running(self) -> None:
        """Let it go on without the window."""
        if self._has_ended or self._is_left:
            return
        self._is_left = True
        self._say("stay")
        self._hang_up()

    def end_now(self) -> None:
        """Kill it. What its last checkpoint holds is kept."""
        if self._process is not None and not self._has_ended:
            self._process.kill()

    def _on_launched(self, process: "subprocess.Popen[bytes]") -> None:
        self._process = process
        self._watch.start()
        if self._is_left:
            self._say("stay")
            self._hang_up()
        elif self._is_stopping:
            self._say("stop")

    def _on_time_to_look(self) -> None:
        code = self._process.poll() if self._process else None
        if code is not None:
            self._watch.stop()
            self._hang_up()
            self._reader.after_next_look(self.folder, lambda: self._on_all_read(code))

    def _on_not_launched(self, error: EngineError) -> None:
        self._end(RunFailed(error.sentence, error.details))

    def _on_all_read(self, code: int) -> None:
        history = self._history
        if history is not None and history.end is not None and history.starts > self._starts_before:
            self._end(history.end)
            return
        self._reader.run_errand(
            lambda: _recorded_failure(self.folder, code, self._is_stopping), self._end, self._on_not_launched
        )

    def _on_read(self, news: RunNews) -> None:
        if news.folder != self.folder or self._has_ended:
            return
        if not self._is_launched:  # what was there before this start
            self._starts_before = news.history.starts
            return
        self._history = news.history
        for event in () if news.is_first else news.events:
            self.happened.emit(event)

    def _end(self, end: RunEnded | RunFailed) -> None:
        if self._has_ended:
            return
        self._has_ended = True
        self._patience.stop()
        self._reader.read.disconnect(self._on_read)
        self.ended.emit(in_window_language(end))

    def _say(self, word: str) -> None:
        if self._process is None or self._process.stdin is None or self._process.stdin.closed:
            return
        with contextlib.suppress(OSError):  # it has ended meanwhile
            self._process.stdin.write(f"{word}\n".encode())
            self._process.stdin.flush()

    def _hang_up(self) -> None:
        if self._process is not None and self._process.stdin is not None:
            with contextlib.suppress(OSError):
                self._process.stdin.close()


def _launched(command: list[str], folder: Path) -> "subprocess.Popen[bytes]":
    """The started process: in a session of its own, so that neither a closed window nor Ctrl+C takes it along."""
    if not folder.is_dir():
        raise EngineError("The run's folder is gone: it was deleted or renamed. Bring it back, or start a new run.")
    # spinning threads would starve the window; what it says on stderr may have to be kept, as English as its events
    environment = {**os.environ, "OMP_WAIT_POLICY": "passive", LANGUAGE: ENGLISH}
    detached = getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0) | getattr(subprocess, "CREATE_NO_WINDOW", 0)
    try:
        with (folder / LOG_FILE).open("wb") as log:
            return subprocess.Popen(
                command,
                stdin=subprocess.PIPE,
                stdout=subprocess.DEVNULL,
                stderr=log,
                cwd=paths.PROGRAM_FOLDER,
                env=environment,
                start_new_session=os.name != "nt",
                creationflags=detached,
            )
    except OSError as error:
        why = error.strerror or str(error)
        raise EngineError("The training could not be started: {why}. Try again.", repr(error), why=why) from error


def _recorded_failure(folder: Path, code: int, was_stopping: bool) -> RunFailed | RunEnded:
    """The end of a process that told none, written to the run's events so that everybody sees the same."""
    words = _stderr_tail(folder)
    last_line = words.strip().splitlines()[-1] if words.strip() else ""
    if code < 0 and was_stopping:
        sentence = Sentence("The training was ended at once. Resume goes on from the last checkpoint.")
    elif code < 0:
        sentence = Sentence(
            "The training was ended from outside (signal {signal}), perhaps because memory ran out. "
            "Resume goes on from the last checkpoint.",
            signal=-code,
        )
    elif told := told_sentence(words, code):
        sentence = told
    elif last_line:
        sentence = Sentence("The training ended without a result: {last_line}", last_line=last_line[:LONGEST_LAST_LINE])
    else:
        sentence = Sentence(
            "The training ended without a word (exit code {code}). Resume goes on from the last checkpoint.", code=code
        )
    failed = RunFailed(sentence, words)
    if owner_of(folder) is None and folder.is_dir():
        writer = EventWriter(folder / EVENTS)
        writer.write(failed)
        writer.close()
    return failed


def _stderr_tail(folder: Path) -> str:
    """The end of what the process wrote to stderr."""
    try:
        with (folder / LOG_FILE).open("rb") as file:
            file.seek(max(0, file.seek(0, 2) - LONGEST_STDERR_TAIL))
            return file.read().decode("utf-8", "replace")
    except OSError:
        return ""
