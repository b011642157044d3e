"""What all screens share: the engine, the recognizers, the ways between screens, the watch over runs, and messages."""

from collections.abc import Callable
from typing import Literal

from PySide6.QtCore import QObject, Signal

from engine.protocol.envelope import A, Request
from engine.protocol.messages import EngineReady, Failed
from gui.message import Level, Message
from gui.navigator import Navigator
from gui.platform.languages import said_as_read
from gui.processes.engine import Engine
from gui.processes.runs_watch import RunsWatch
from gui.recognizers import Recognizers
from gui.settings import Settings

EngineState = Literal["starting", "ready", "restarting", "stopped"]


class Session(QObject):
    """The one owner of what the screens share. Its signals are facts; screens ask it, never each other.

    recognizers, navigator: see there. runs_changed(): a run folder appeared, went or grew. engine_changed(state): an
    EngineState. told(Message).
    """

    runs_changed = Signal()
    engine_changed = Signal(str)
    told = Signal(object)

    def __init__(self, engine: Engine, settings: Settings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.engine = engine
        self.settings = settings
        self.engine_state: EngineState = "starting"
        self.device = ""
        self.device_reason = ""
        self.recognizers = Recognizers(self, self)
        self.navigator = Navigator(settings, self.recognizers.import_weights, self)
        self._is_started = False
        engine.ready.connect(self._on_engine_ready)
        engine.died.connect(self._on_engine_died)
        engine.restarted.connect(self._on_engine_restarted)
        self._runs_watch = RunsWatch(self)
        self._runs_watch.changed.connect(self.runs_changed)
        self._runs_watch.weights_changed.connect(self.recognizers.refresh)

    def start(self) -> None:
        """Start the engine and the watch over the runs; the window calls it after its first paint."""
        if self._is_started:
            return
        self._is_started = True
        self._set_engine_state("starting")
        self.engine.start()
        self._runs_watch.start()

    def close(self) -> None:
        """End the engine and keep the settings."""
        self._runs_watch.stop()
        self.settings.save()
        self.engine.close()
        self._set_engine_state("stopped")

    # Messages

    def tell(
        self,
        level: Level,
        sentence: str,
        details: str = "",
        action_text: str = "",
        action: Callable[[], object] | None = None,
    ) -> None:
        """Show ``sentence`` in the message bar."""
        self.told.emit(Message(level, said_as_read(sentence), details, action_text, action))

    def tell_failed(self, failed: Failed) -> None:
        """Show the engine's refusal."""
        self.tell("error", failed.sentence, failed.details)

    # The engine

    def ask(
        self,
        request: Request[A],
        on_answer: Callable[[A], object],
        on_failed: Callable[[Failed], object] | None = None,
        *,
        owner: QObject,
        channel: str | None = None,
    ) -> None:
        """Ask the engine; see Engine.ask. Who asks early gets an engine early. A failure is told if nobody takes it."""
        if not self._is_started:
            self.start()
        self.engine.ask(request, on_answer, on_failed or self.tell_failed, owner=owner, channel=channel)

    def _on_engine_ready(self, ready: EngineReady) -> None:
        self.device, self.device_reason = ready.device, ready.device_reason
        self.recognizers.greet(ready)
        self._set_engine_state("ready")

    def _on_engine_died(self, sentence: str) -> None:
        if self.engine.has_given_up:
            self._set_engine_state("stopped")
            self.tell("error", sentence, self.engine.stderr_tail, self.tr("Try again"), self.engine.try_again)
        else:
            self._set_engine_state("restarting")
            self.tell("warning", sentence, self.engine.stderr_tail)

    def _on_engine_restarted(self) -> None:
        self._set_engine_state("starting")

    def _set_engine_state(self, state: EngineState) -> None:
        self.engine_state = state
        self.engine_changed.emit(state)
