"""A command of the program in a process of its own: what it tells on its way, and exactly one end."""

import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QLocale, QObject, QProcess, QProcessEnvironment, QTimer, Signal

from engine.storage import paths
from engine.translation import LANGUAGE
from gui.platform.languages import said_as_read, with_said

PROGRAM = (sys.executable, str(paths.PROGRAM_FOLDER / "main.py"))
LONGEST_STDERR_TAIL = 32_000  # bytes of stderr, the end of it
LONGEST_SENTENCE = 600  # characters
LEAVING_PATIENCE_MS = 20_000  # a driver may hang when a process that has said all tries to end


@dataclass(frozen=True)
class ShutdownPolicy:
    """How a process is ended before its time: asked by ``ask``, killed where that has not helped after
    ``patience_ms``. with_window_ms: so long it may take when the window closes, which waits for it; 0: killed at once.
    """

    ask: Callable[[QProcess], object]
    patience_ms: int = 0
    with_window_ms: int = 0


KILL_NOW = ShutdownPolicy(QProcess.kill)  # for what has nothing to clean up


@dataclass(frozen=True)
class CommandEnd:
    """How a command ended. result: its last word, one of the kinds that end it; None where it ended without.

    is_canceled: somebody canceled it before its last word. has_started: False where there was no process at all.
    sentence: why it failed, as the command itself told on stderr; empty where it told none. details: technical text.
    """

    result: object | None
    is_canceled: bool
    has_started: bool
    sentence: str
    details: str


class CommandProcess(QObject):
    """told(event): each event as it comes, the last word too, until somebody cancels. ended(CommandEnd): the process is
    gone; exactly once after each ``start``, never from inside ``start``.

    After ``close`` nothing is told any more.
    """

    told = Signal(object)
    ended = Signal(object)

    def __init__(
        self,
        event_of: Callable[[bytes], object | None],
        final_events: tuple[type, ...],
        parent: QObject | None = None,
        *,
        command: Sequence[str] = PROGRAM,
        farewell: ShutdownPolicy = KILL_NOW,
    ) -> None:
        """event_of: the event in a line of stdout; None for what is none. final_events: the kinds that end a command.

        command: program and first arguments.
        """
        super().__init__(parent)
        self._event_of, self._final_events = event_of, final_events
        self._command, self._farewell = list(command), farewell
        self._process: QProcess | None = None
        self._pending = self._words = b""
        self._result: object | None = None
        self._is_canceled = False
        self._not_started = QTimer(self, interval=0, singleShot=True)
        self._not_started.timeout.connect(self._on_not_started)
        self._patience = QTimer(self, singleShot=True)
        self._patience.timeout.connect(self._on_patience_timeout)

    @property
    def is_running(self) -> bool:
        """Whether there is a process."""
        return self._process is not None

    @property
    def has_result(self) -> bool:
        """Whether it has said its last word; the process may take a moment to go."""
        return self._result is not None

    def start(self, arguments: Sequence[str], stdin: bytes | None = None) -> None:
        """Run the command with ``arguments``. stdin: what it reads, to its end; None: the stream stays open.

        Nothing while one is running; one that has said its last word makes way without a further word.
        """
        if self._process is not None and self._result is None:
            return
        self.close()
        self._pending = self._words = b""
        self._result, self._is_canceled = None, False
        self._process = process = QProcess(self)
        process.setProcessEnvironment(_environment())
        process.readyReadStandardOutput.connect(self._on_output)
        process.readyReadStandardError.connect(self._on_words)
        process.finished.connect(self._on_finished)
        process.errorOccurred.connect(self._on_error)
        first, *more = [*self._command, *arguments]
        process.start(first, more)
        if stdin is not None and process.state() != QProcess.ProcessState.NotRunning:
            process.write(stdin)
            process.closeWriteChannel()

    def cancel(self) -> None:
        """Ask it to end; ``ended`` follows. Too late where it has said its last word: then that is its result."""
        if self._process is None or self._is_canceled:
            return
        self._is_canceled = self._result is None
        self._farewell.ask(self._process)
        self._patience.start(self._farewell.patience_ms)

    def close(self) -> None:
        """End it with the window; nothing is told any more."""
        process, self._process = self._process, None
        self._patience.stop()
        self._not_started.stop()
        if process is None:
            return
        process.blockSignals(True)
        if self._farewell.with_window_ms:
            self._farewell.ask(process)
            process.waitForFinished(self._farewell.with_window_ms)
        process.kill()
        process.waitForFinished(1000)
        process.deleteLater()

    def _on_output(self) -> None:
        if self._process is not None:
            self._pending += bytes(self._process.readAllStandardOutput().data())
            *lines, self._pending = self._pending.split(b"\n")
            self._tell(lines)

    def _tell(self, lines: Sequence[bytes]) -> None:
        process = self._process
        if process is None:
            return
        for line in lines:
            event = self._event_of(line)
            if event is None:
                continue  # a line that some library printed
            event = with_said(event)
            if isinstance(event, self._final_events):
                self._result = event
                if not self._patience.isActive():
                    self._patience.start(LEAVING_PATIENCE_MS)
            if not self._is_canceled:
                self.told.emit(event)
            if self._process is not process:
                return  # who was told has closed it, and wants to hear no more

    def _on_words(self) -> None:
        if self._process is not None:
            self._words += bytes(self._process.readAllStandardError().data())
            self._words = self._words[-LONGEST_STDERR_TAIL:]

    def _on_patience_timeout(self) -> None:
        if self._process is not None:
            self._process.kill()

    def _on_error(self, error: QProcess.ProcessError) -> None:
        if error == QProcess.ProcessError.FailedToStart:
            self._not_started.start()

    def _on_not_started(self) -> None:
        if self._process is not None:
            self._end(CommandEnd(None, self._is_canceled, False, "", self._process.errorString()))

    def _on_finished(self, code: int, status: QProcess.ExitStatus) -> None:
        process = self._process
        self._on_output()
        self._tell([self._pending])  # a last line may lack its end
        if process is None or self._process is not process:
            return  # who was told has closed it
        self._on_words()
        words = self._words.decode(errors="replace").strip()
        has_crashed = status == QProcess.ExitStatus.CrashExit
        sentence = "" if has_crashed else said_as_read(told_sentence(words, code))
        how = f"The process ended: {'signal' if has_crashed else 'exit code'} {code}."
        self._end(CommandEnd(self._result, self._is_canceled, True, sentence, f"{words}\n{how}".strip()))

    def _end(self, end: CommandEnd) -> None:
        self._patience.stop()
        if self._process is not None:
            self._process.deleteLater()
            self._process = None
        self.ended.emit(end)


def told_sentence(words: str, code: int) -> str:
    """The sentence with which a command says why it failed: the last line of stderr at exit code 1.

    Empty where it said none. words: the end of stderr; with a traceback it holds no sentence for people.
    """
    if code != 1 or not words.strip() or "Traceback" in words:
        return ""
    return words.strip().splitlines()[-1][:LONGEST_SENTENCE]


def _environment() -> QProcessEnvironment:
    environment = QProcessEnvironment.systemEnvironment()
    environment.insert("OMP_WAIT_POLICY", "passive")  # the window draws beside it: spinning threads would starve it
    environment.insert(LANGUAGE, QLocale().name())  # what it says on stderr is shown in the window
    environment.insert("PYTHONUTF8", "1")  # names in any script travel whole, whatever the system's code page
    return environment
