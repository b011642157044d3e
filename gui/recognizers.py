"""Recognizers: which there are, the choice among them, their thresholds, and weights that become one."""

from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QObject, Signal

from engine.library.info import RecognizerInfo
from engine.protocol.envelope import A, Request
from engine.protocol.library import ImportWeights, KnownRecognizers, ListRecognizers, SetSureAbove
from engine.protocol.messages import EngineReady, Failed
from gui.message import Level
from gui.processes.engine import nothing
from gui.settings import Settings


class Asker(Protocol):
    """What is needed of the session."""

    @property
    def settings(self) -> Settings:
        """Where choices are kept."""
        ...

    def ask(
        self,
        request: Request[A],
        on_answer: Callable[[A], object],
        on_failed: Callable[[Failed], object] | None = None,
        *,
        owner: QObject,
    ) -> None:
        """Ask the engine; a failure is told if nobody takes it."""
        ...

    def tell(self, level: Level, sentence: str) -> None:
        """Show ``sentence`` in the message bar."""
        ...

    def tell_failed(self, failed: Failed) -> None:
        """Show the engine's refusal."""
        ...


class Recognizers(QObject):
    """changed(): ``all`` is another tuple. choice_changed(): ``chosen("ink")`` or ``chosen("photo")`` is another, or
    its threshold. used(key): a recognizer was chosen that a person wants to try now. class_names_requested(path,
    Failed, part), weights_part_requested(path, Failed): weights can be imported as soon as a person has said what they
    tell apart, or which of several are meant.
    """

    changed = Signal()
    choice_changed = Signal()
    used = Signal(str)
    class_names_requested = Signal(str, object, str)
    weights_part_requested = Signal(str, object)

    def __init__(self, session: Asker, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.all: tuple[RecognizerInfo, ...] = ()
        self._session = session
        self._defaults = {"ink": "", "photo": ""}
        self._told_notes: set[str] = set()

    def get(self, key: str) -> RecognizerInfo | None:
        """The recognizer of ``key``, if there is one."""
        return next((info for info in self.all if info.key == key), None)

    def chosen(self, kind: str) -> str:
        """Key of the recognizer in use for ``kind``: the person's choice while it exists, else the engine's default."""
        wish = self._session.settings.chosen(kind)
        return wish if self.get(wish) is not None else self._defaults.get(kind, "")

    def choose(self, kind: str, key: str) -> None:
        """Use recognizer ``key`` for ``kind`` ("ink" or "photo") from now on, also after a restart."""
        before = self.chosen(kind)
        self._session.settings.set_chosen(kind, key)
        if self.chosen(kind) != before:
            self.choice_changed.emit()

    def use(self, key: str) -> None:
        """Choose ``key`` for what it is made for, and go to where it can be tried."""
        info = self.get(key)
        if info is not None:
            self.choose(info.card.input.kind, key)
            self.used.emit(key)

    def sure_above(self, key: str) -> float:
        """From which probability on answers of ``key`` count as sure: the person's wish, else its card's."""
        info = self.get(key)
        own = info.card.sure_above if info is not None else 0.0
        return self._session.settings.number(f"sure/{key}", own, 0.0, 1.0)

    def set_sure_above(self, key: str, share: float) -> None:
        """Another threshold for ``key``, also after a restart; below 0: its card's own again."""
        self._session.settings.set(f"sure/{key}", share)
        self._session.ask(SetSureAbove(key, share), self._on_sure_above_set, self._on_sure_above_set, owner=self)

    def refresh(self) -> None:
        """Ask the engine anew which there are."""
        self._session.ask(ListRecognizers(), self.take, owner=self)

    def take(self, listed: KnownRecognizers) -> None:
        """Take over the list that the engine answered."""
        for note in listed.notes:
            if note not in self._told_notes:
                self._told_notes.add(note)
                self._session.tell("warning", note)
        self._set(listed.recognizers)

    def use_weights(self, path: str | Path) -> None:
        """Make the weights file of a run (or any other) the chosen recognizer, and go to where it can be tried."""

        def on_listed(listed: KnownRecognizers) -> None:
            self.take(listed)
            known = next((info for info in listed.recognizers if _same_file(info.path, path)), None)
            if known is None:
                self.import_weights(path)
            else:
                self.use(known.key)

        self._session.ask(ListRecognizers(), on_listed, owner=self)

    def import_weights(self, path: str | Path, name: str = "", classes: tuple[str, ...] = (), part: str = "") -> None:
        """Copy a weights file into the library, choose it and say so; what is missing is asked for."""

        def on_imported(listed: KnownRecognizers) -> None:
            self.take(listed)
            new = self.get(listed.imported)
            if new is not None:
                self._session.tell("success", self.tr("Imported {}. It is in use now.").format(new.card.name))
                self.use(new.key)

        def on_failed(failed: Failed) -> None:
            if failed.classes_wanted:
                self.class_names_requested.emit(str(path), failed, part)
            elif failed.parts_wanted:
                self.weights_part_requested.emit(str(path), failed)
            else:
                self._session.tell_failed(failed)

        self._session.ask(ImportWeights(str(path), name, classes, part), on_imported, on_failed, owner=self)

    def greet(self, ready: EngineReady) -> None:
        """A fresh engine tells what there is, and is told the thresholds that it cannot know."""
        self._defaults = {"ink": ready.default_ink, "photo": ready.default_photo}
        self._set(ready.recognizers)
        for info in ready.recognizers:
            wish = self.sure_above(info.key)
            if wish != info.card.sure_above:
                self._session.ask(SetSureAbove(info.key, wish), nothing, nothing, owner=self)
        self.choice_changed.emit()

    def _set(self, recognizers: tuple[RecognizerInfo, ...]) -> None:
        before = [self.chosen(kind) for kind in self._defaults]
        self.all = recognizers
        self.changed.emit()
        if [self.chosen(kind) for kind in self._defaults] != before:
            self.choice_changed.emit()

    def _on_sure_above_set(self, _answer: object) -> None:
        self.choice_changed.emit()


def _same_file(one: str, other: str | Path) -> bool:
    return Path(one).resolve() == Path(other).resolve()
