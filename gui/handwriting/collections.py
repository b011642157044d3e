"""The collections as the window knows them: asks the engine, remembers the answer, says what changed."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from engine.ink.drawing import Drawing
from engine.protocol.envelope import Request
from engine.protocol.handwriting import (
    CollectionAct,
    CollectionInfo,
    CollectionList,
    CollectionRequest,
    CreateCollection,
    DrawingAct,
    DrawingRequest,
    Drawings,
    DrawnExample,
    KeepDrawing,
    ListDrawings,
)
from gui.session import Session

MINE = "my-handwriting"


class Collections(QObject):
    """collections_changed(): ``collections`` or ``current`` is another. drawings_changed(): ``drawings`` are others."""

    collections_changed = Signal()
    drawings_changed = Signal()

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.collections: tuple[CollectionInfo, ...] = ()
        self.drawings: tuple[DrawnExample, ...] = ()
        self.current = MINE
        self.is_reading = True  # what lies in ``current`` is not known yet

    @property
    def current_info(self) -> CollectionInfo | None:
        """The collection that is open."""
        return next((info for info in self.collections if info.key == self.current), None)

    def refresh(self) -> None:
        """Ask for everything anew."""
        self._ask(CollectionRequest("list"))
        self._list_drawings()

    def open(self, key: str) -> None:
        """Look into the collection ``key``."""
        if key != self.current:
            self.current, self.drawings, self.is_reading = key, (), True
            self.collections_changed.emit()
            self.drawings_changed.emit()
        self._list_drawings()

    def keep(self, key: str, drawing: Drawing, label: str, answered: str, then: Callable[[str], None]) -> None:
        """Keep a drawing; ``then`` gets its id when it is on disk."""
        self._ask(KeepDrawing(key, drawing, label, answered), lambda done: then(done.drawing_id))

    def create(self, name: str, classes: tuple[str, ...]) -> None:
        """Make a new set and open it."""
        self._ask(CreateCollection(name, classes), lambda done: self.open(done.changed))

    def act_on_drawings(self, act: DrawingAct, key: str, ids: list[str], label: str = "") -> None:
        """Discard, restore or relabel drawings of one collection."""
        for one in ids:
            self._ask(DrawingRequest(act, key, one, label))

    def act_on_collection(
        self, act: CollectionAct, key: str, path: str = "", then: Callable[[CollectionList], None] | None = None
    ) -> None:
        """Discard, restore, share or receive a collection."""
        self._ask(CollectionRequest(act, key, path), then)

    def _ask(self, request: Request[CollectionList], then: Callable[[CollectionList], None] | None = None) -> None:
        def on_answer(listed: CollectionList) -> None:
            self._take(listed)
            if then is not None:
                then(listed)

        self._session.ask(request, on_answer, owner=self)

    def _take(self, answer: CollectionList) -> None:
        self.collections = answer.collections
        if self.current_info is None:
            self.current = MINE
        self.collections_changed.emit()
        if answer.changed == self.current or self.current == MINE:
            self._list_drawings()

    def _list_drawings(self) -> None:
        self._session.ask(ListDrawings(self.current), self._on_drawings, owner=self)

    def _on_drawings(self, answer: Drawings) -> None:
        if answer.collection == self.current:
            self.drawings, self.is_reading = answer.drawings, False
            self.drawings_changed.emit()
