"""What all screens share: the engine, the recognizers and the choice among them, the watch over runs, and messages."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from PySide6.QtCore import QObject, Signal

from engine.library.info import RecognizerInfo
from engine.protocol.envelope import A, Request
from engine.protocol.library import ImportWeights, KnownRecognizers, ListRecognizers, SetSureAbove
from engine.protocol.messages import EngineReady, Failed
from gui.platform.languages import said
from gui.processes.engine import Engine
from gui.processes.runs_watch import RunsWatch
from gui.settings import Settings

Level = Literal["info", "success", "warning", "error"]
EngineState = Literal["starting", "ready", "restarting", "stopped"]
WEIGHTS_SUFFIXES = (".safetensors", ".pth", ".pt", ".ckpt", ".bin")


@dataclass(frozen=True)
class Message:
    """One thing a person should know: a sentence in plain text, and maybe one thing to do about it."""

    level: Level
    sentence: str
    details: str = ""
    action_text: str = ""
    action: Callable[[], object] | None = None


class Session(QObject):
    """The one owner of what the screens share. Its signals are facts; screens ask it, never each other.

    recognizers_changed(): ``recognizers`` is another tuple. choice_changed(): ``chosen("ink")`` or ``chosen("photo")``
    is another. runs_changed(): a run folder appeared, went or grew. engine_changed(state): an EngineState.
    told(Message). paths_opened(tuple[str, ...]): pictures and folders to recognize, however they were opened.
    weights_used(key): a recognizer was chosen that a person wants to try now. training_requested(key): a person wants
    to train the network of that key. export_requested(path, name): a person wants the weights file of that path, a
    recognizer called ``name``, in forms for other programs. start_requested(key): a person wants to train on own
    pictures, starting from the weights of the recognizer of that key. class_names_requested(path, Failed, part),
    weights_part_requested(path, Failed): weights can be imported as soon as a person has said what they tell apart, or
    which of several are meant.
    """

    recognizers_changed = Signal()
    choice_changed = Signal()
    runs_changed = Signal()
    engine_changed = Signal(str)
    told = Signal(object)
    paths_opened = Signal(object)
    weights_used = Signal(str)
    class_names_requested = Signal(str, object, str)
    weights_part_requested = Signal(str, object)
    training_requested = Signal(str)
    start_requested = Signal(str)
    export_requested = Signal(str, str)

    def __init__(self, engine: Engine, settings: Settings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.engine = engine
        self.settings = settings
        self.recognizers: tuple[RecognizerInfo, ...] = ()
        self.engine_state: EngineState = "starting"
        self.device = ""
        self.device_reason = ""
        self._is_started = False
        self._defaults = {"ink": "", "photo": ""}
        engine.ready.connect(self._on_engine_ready)
        engine.died.connect(self._on_engine_died)
        engine.restarted.connect(self._on_engine_restarted)
        self._runs_watch = RunsWatch(self)
        self._runs_watch.changed.connect(self.runs_changed)
        self._runs_watch.weights_changed.connect(self.refresh_recognizers)
        self._told_notes: set[str] = set()

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
        self.told.emit(Message(level, said(sentence), details, action_text, action))

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

    # KnownRecognizers

    def chosen(self, kind: str) -> str:
        """Key of the recognizer in use for ``kind``: the person's choice while it exists, else the engine's default."""
        wish = self.settings.chosen(kind)
        return wish if self.recognizer(wish) is not None else self._defaults.get(kind, "")

    def recognizer(self, key: str) -> RecognizerInfo | None:
        """The recognizer of ``key``, if there is one."""
        return next((info for info in self.recognizers if info.key == key), None)

    def choose(self, kind: str, key: str) -> None:
        """Use recognizer ``key`` for ``kind`` ("ink" or "photo") from now on, also after a restart."""
        before = self.chosen(kind)
        self.settings.set_chosen(kind, key)
        if self.chosen(kind) != before:
            self.choice_changed.emit()

    def sure_above(self, key: str) -> float:
        """From which probability on answers of ``key`` count as sure: the person's wish, else its card's."""
        info = self.recognizer(key)
        own = info.card.sure_above if info is not None else 0.0
        return self.settings.number(f"sure/{key}", own, 0.0, 1.0)

    def set_sure_above(self, key: str, share: float) -> None:
        """Another threshold for ``key``, also after a restart; below 0: its card's own again."""
        self.settings.set(f"sure/{key}", share)
        self.ask(SetSureAbove(key, share), self._on_sure_above_set, self._on_sure_above_set, owner=self)

    def refresh_recognizers(self) -> None:
        """Ask the engine anew which recognizers there are."""
        self.ask(ListRecognizers(), self.take_recognizers, owner=self)

    def use_weights(self, path: str | Path) -> None:
        """Make the weights file of a run (or any other) the chosen recognizer, and go to where it can be tried."""

        def on_listed(listed: KnownRecognizers) -> None:
            self.take_recognizers(listed)
            known = next((info for info in listed.recognizers if _same_file(info.path, path)), None)
            if known is None:
                self.import_weights(path)
            else:
                self._use(known)

        self.ask(ListRecognizers(), on_listed, owner=self)

    def import_weights(self, path: str | Path, name: str = "", classes: tuple[str, ...] = (), part: str = "") -> None:
        """Copy a weights file into the library, choose it and say so; what is missing is asked for."""

        def on_imported(listed: KnownRecognizers) -> None:
            self.take_recognizers(listed)
            new = self.recognizer(listed.imported)
            if new is not None:
                self.tell("success", self.tr("Imported {}. It is in use now.").format(new.card.name))
                self._use(new)

        def on_failed(failed: Failed) -> None:
            if failed.classes_wanted:
                self.class_names_requested.emit(str(path), failed, part)
            elif failed.parts_wanted:
                self.weights_part_requested.emit(str(path), failed)
            else:
                self.tell_failed(failed)

        self.ask(ImportWeights(str(path), name, classes, part), on_imported, on_failed, owner=self)

    # Opening

    def open_paths(self, paths: Iterable[str | Path]) -> None:
        """The one way in for files and folders: drop, dialog, command line. Weights go to the library."""
        unique = list(dict.fromkeys(str(path) for path in paths))
        weights = [path for path in unique if path.lower().endswith(WEIGHTS_SUFFIXES)]
        pictures = tuple(path for path in unique if path not in weights)
        for path in weights:
            self.import_weights(path)
        for path in reversed(pictures):
            self.settings.add_recent(path)
        if pictures:
            self.paths_opened.emit(pictures)

    def _use(self, info: RecognizerInfo) -> None:
        self.choose(info.card.input.kind, info.key)
        self.weights_used.emit(info.key)

    def take_recognizers(self, listed: KnownRecognizers) -> None:
        """Take over the list that the engine answered."""
        for note in listed.notes:
            if note not in self._told_notes:
                self._told_notes.add(note)
                self.tell("warning", note)
        self._set_recognizers(listed.recognizers)

    def _set_recognizers(self, recognizers: tuple[RecognizerInfo, ...]) -> None:
        before = [self.chosen(kind) for kind in self._defaults]
        self.recognizers = recognizers
        self.recognizers_changed.emit()
        if [self.chosen(kind) for kind in self._defaults] != before:
            self.choice_changed.emit()

    def _on_sure_above_set(self, _answer: object) -> None:
        self.choice_changed.emit()

    def _on_engine_ready(self, answer: EngineReady) -> None:
        self._defaults = {"ink": answer.default_ink, "photo": answer.default_photo}
        self.device, self.device_reason = answer.device, answer.device_reason
        self._set_recognizers(answer.recognizers)
        for info in answer.recognizers:
            wish = self.sure_above(info.key)
            if wish != info.card.sure_above:
                self.ask(SetSureAbove(info.key, wish), nothing, nothing, owner=self)
        self.choice_changed.emit()
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


def nothing(_answer: object) -> None:
    """For answers and failures that nobody needs to hear of."""


def _same_file(one: str, other: str | Path) -> bool:
    return Path(one).resolve() == Path(other).resolve()
