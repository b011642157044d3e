"""The engine's process as the window sees it: numbered requests, the newest answer wins, a dead engine is restarted."""

import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, QProcess, QProcessEnvironment, QTimer

from engine.protocol.codec import FrameBuffer, WireError
from engine.protocol.envelope import A, Envelope, Question, Request
from engine.protocol.lanes import LaneName
from engine.protocol.messages import CODEC, EngineReady, Failed
from engine.protocol.recognize import ReadBytes, ReadFile
from engine.storage import paths
from gui.platform.languages import with_said
from gui.processes.command_process import PROGRAM
from gui.processes.engine import Engine
from gui.processes.pending_requests import Pending, PendingRequests
from gui.processes.supervisor import PATIENCE_MS, RESTART_DELAYS_MS, START_PATIENCE_MS, TICK_MS, Supervisor

LONGEST_LOG = 256 * 1024
STDERR_TAIL_LINES = 30  # lines of the log shown under "Details"


class EngineProcess(Engine):
    """Starts, asks, watches, restarts and ends ``main.py engine``."""

    def __init__(
        self,
        parent: QObject | None = None,
        command: Sequence[str] = (),
        *,
        patience_ms: Mapping[LaneName, int] = PATIENCE_MS,
        start_patience_ms: int = START_PATIENCE_MS,
        restart_delays_ms: Sequence[int] = RESTART_DELAYS_MS,
    ) -> None:
        """command: program and arguments instead of ``main.py engine`` (tests)."""
        super().__init__(parent)
        self._command = list(command) or [*PROGRAM, "engine"]
        self._open = PendingRequests()
        self._supervisor = Supervisor(
            self._open,
            patience_ms=patience_ms,
            start_patience_ms=start_patience_ms,
            restart_delays_ms=restart_delays_ms,
        )
        self._last_id = 0
        self._is_started = False
        self._is_closed = False
        self._reason = ""  # why we kill it ourselves
        self._frames = FrameBuffer()
        self._stderr_tail = ""
        self._log = paths.state() / "engine.log"
        self._log_start = 0  # bytes: what this process says begins there
        self._process = QProcess(self)
        self._process.readyReadStandardOutput.connect(self._on_process_wrote)
        self._process.finished.connect(self._on_process_finished)
        self._process.errorOccurred.connect(self._on_process_error)
        self._restart = QTimer(self)
        self._restart.setSingleShot(True)
        self._restart.timeout.connect(self._start_again)
        self._tick = QTimer(self)
        self._tick.setInterval(TICK_MS)
        self._tick.timeout.connect(self._on_tick)

    @property
    def has_given_up(self) -> bool:
        """See Engine."""
        return self._supervisor.has_given_up

    @property
    def stderr_tail(self) -> str:
        """See Engine."""
        return self._stderr_tail

    @property
    def is_ready(self) -> bool:
        """Whether it can answer now; what is asked earlier waits."""
        return self._supervisor.is_ready

    @property
    def deaths(self) -> int:
        """How often it died in a row; a life of ``HEALTHY_MS`` ends the row, and a picture of many that was read."""
        return self._supervisor.deaths

    @property
    def process_id(self) -> int:
        """The operating system's number of the process; 0 when there is none."""
        return self._process.processId()

    @property
    def exit_code(self) -> int:
        """How the last process ended; 0 after a close that it obeyed."""
        return self._process.exitCode()

    def start(self) -> None:
        """See Engine."""
        if not self._is_started:
            self._is_started = True
            self._launch()

    def ask(
        self,
        request: Request[A],
        on_answer: Callable[[A], object],
        on_failed: Callable[[Failed], object],
        *,
        owner: QObject,
        channel: str | None = None,
    ) -> None:
        """See Engine."""
        self._last_id += 1
        question = Envelope(self._last_id, request.channel if channel is None else channel, request)
        self._open.add(Pending(question, on_answer, on_failed, owner))
        if self.has_given_up or self._is_closed:
            # later, as every answer: the caller may not be done with asking yet
            QTimer.singleShot(0, self, lambda: self._deliver(question.id, self._not_running()))
        elif self.is_ready:
            self._send(question)

    def try_again(self) -> None:
        """See Engine."""
        if self.has_given_up and not self._is_closed:
            self._supervisor.try_again()
            self._start_again()

    def close(self) -> None:
        """End the process within 3 s: its input is closed, then it is asked to end, then it is killed."""
        self._is_closed = True
        was_ready = self.is_ready
        self._supervisor.end()
        self._open.clear()
        self._restart.stop()
        self._tick.stop()
        if self._process.state() == QProcess.ProcessState.NotRunning:
            return
        self._process.closeWriteChannel()
        if not was_ready:
            self._process.terminate()  # it has nothing to finish, and may not listen while it loads torch
        for end, patience_ms in ((self._process.terminate, 1_000), (self._process.kill, 500)):
            if self._process.waitForFinished(patience_ms):
                return
            end()
        self._process.waitForFinished(1_000)

    # Starting

    def _launch(self) -> None:
        self._frames = FrameBuffer()
        self._reason = ""
        self._supervisor.launch()
        self._process.setProcessEnvironment(self._environment())
        self._process.setStandardErrorFile(self._log_file(), QProcess.OpenModeFlag.Append)
        self._tick.start()
        self._process.start(self._command[0], self._command[1:])

    def _start_again(self) -> None:
        self._launch()
        if self._process.state() != QProcess.ProcessState.NotRunning:  # else it has died at once, and that was told
            self.restarted.emit()

    def _environment(self) -> QProcessEnvironment:
        environment = QProcessEnvironment.systemEnvironment()
        # spinning threads make everything else on the machine slow while a training runs
        environment.insert("OMP_WAIT_POLICY", "PASSIVE")
        environment.insert("PYTHONFAULTHANDLER", "1")
        environment.insert("PYTHONUTF8", "1")
        if self._supervisor.avoids_graphics_card:
            environment.insert("CUDA_VISIBLE_DEVICES", "")
            environment.insert("INKLING_DEVICE", "cpu")
        return environment

    def _log_file(self) -> str:
        """Where the engine's stderr goes; the null device where nothing can be written."""
        try:
            self._log.parent.mkdir(parents=True, exist_ok=True)
            if self._log.exists() and self._log.stat().st_size > LONGEST_LOG:
                self._log.replace(self._log.with_suffix(".old.log"))
            with self._log.open("ab") as log:
                self._log_start = log.tell()
                return str(self._log)
        except OSError:
            return QProcess.nullDevice()

    # Talking

    def _send(self, question: Question) -> None:
        try:
            frame = CODEC.encode(question)
        except WireError as error:
            failed = Failed(self.tr("This could not be passed to the recognition engine."), str(error))
            QTimer.singleShot(0, self, lambda: self._deliver(question.id, failed))
            return
        self._process.write(frame)

    def _on_process_wrote(self) -> None:
        try:
            frames = list(self._frames.feed(bytes(self._process.readAllStandardOutput().data())))
            answers = [with_said(CODEC.decode(head, body)) for head, body in frames]
        except WireError as error:
            self._end_it(self.tr("The recognition engine sent something unreadable."), str(error))
            return
        for answer in answers:
            if isinstance(answer.message, EngineReady):
                self._on_engine_ready(answer.message)
            else:
                self._deliver(answer.id, answer.message)

    def _on_engine_ready(self, answer: EngineReady) -> None:
        self._supervisor.get_ready()
        for waiting in self._open:
            self._send(waiting.question)
        self.ready.emit(answer)

    def _deliver(self, id: int, answer: object) -> None:
        answered = self._open.take(id)
        if answered is None:
            lane = self._open.dropped_from(id)
            if lane is not None:
                self._supervisor.hear(lane)
            return
        self._supervisor.hear_answer(answered.question, answer)
        try:
            answered.deliver(answer)
        except Exception as error:
            # one caller's mistake must not eat the others' answers; the hook shows it
            sys.excepthook(type(error), error, error.__traceback__)

    # Watching

    def _on_tick(self) -> None:
        self._on_process_wrote()  # what has come while the window was busy counts as answered
        overdue = self._supervisor.tick()
        if overdue == "start":
            self._end_it(self.tr("The recognition engine did not start in time."))
        elif overdue is not None:
            sentence = self.tr("The recognition engine did not answer for {} seconds.")
            self._end_it(sentence.format(self._supervisor.patience_s(overdue)))

    def _end_it(self, sentence: str, details: str = "") -> None:
        if not self._reason:
            self._reason = sentence
            self._stderr_tail = details
            self._process.kill()  # _on_process_finished follows

    def _on_process_error(self, error: QProcess.ProcessError) -> None:
        if error == QProcess.ProcessError.FailedToStart:
            self._on_death(self.tr("The recognition engine could not be started."), self._process.errorString())

    def _on_process_finished(self, code: int, status: QProcess.ExitStatus) -> None:
        how = f"signal {code}" if status == QProcess.ExitStatus.CrashExit else f"exit code {code}"
        said = [self._stderr_tail] if self._reason and self._stderr_tail else []
        details = "\n".join([*said, f"The engine's process ended: {how}.", *self._last_lines()])
        self._on_death(self._reason or self.tr("The recognition engine stopped unexpectedly."), details)

    def _last_lines(self) -> list[str]:
        try:
            with self._log.open("rb") as log:
                log.seek(self._log_start)
                return log.read().decode("utf-8", "replace").splitlines()[-STDERR_TAIL_LINES:]
        except OSError:
            return []

    def _on_death(self, sentence: str, details: str) -> None:
        if self._is_closed:
            return
        self._tick.stop()
        self._stderr_tail = details
        death = self._supervisor.die()
        if death.delay_ms is None:
            failed = [(waiting, self._not_running()) for waiting in self._open]
            if death.restarts:
                sentence = self.tr("{} It was restarted {} times without success.").format(sentence, death.restarts)
        else:
            failed = [(one, self._blamed(one.question.message, sentence)) for one in death.suspects]
            sentence = self.tr("{} It is being restarted; your drawing is kept.").format(sentence)
            self._restart.start(death.delay_ms)
        self.died.emit(sentence)
        for one, answer in failed:
            self._deliver(one.question.id, answer)

    def _blamed(self, request: Request[object], sentence: str) -> Failed:
        if isinstance(request, ReadFile | ReadBytes):
            name = Path(request.path).name if isinstance(request, ReadFile) else request.name
            words = self.tr("{} It was reading “{}”: save that picture again as PNG and try once more.")
            return Failed(words.format(sentence, name), self._stderr_tail)
        return Failed(sentence, self._stderr_tail)

    def _not_running(self) -> Failed:
        return Failed(self.tr("The recognition engine is not running. Choose “Try again”."), self._stderr_tail)
