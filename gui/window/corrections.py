"""Corrections: a drawing that was misread is kept with its right label, to be learned from."""

from PySide6.QtCore import QObject

from engine.ink.drawing import Drawing
from gui.handwriting.collections import MINE, Collections
from gui.session import Session


class Corrections(QObject):
    """Keeps what a person corrects; pressing another label for the same drawing relabels it."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._shelf = Collections(session, self)
        session.recognizers.changed.connect(self._shelf.refresh)
        self._last: tuple[Drawing, str, str] | None = None  # drawing, collection, its id there

    def keep(self, drawing: Drawing, label: str) -> None:
        """Keep ``drawing`` as ``label`` in the collection that the recognizer in use belongs to."""
        key = self._collection_in_use()
        if self._last is not None and self._last[1] == key and _same_ink(self._last[0], drawing):
            self._shelf.act_on_drawings("relabel", key, [self._last[2]], label)
            self._say(label, key, self._last[2])
            return

        def on_kept(drawing_id: str) -> None:
            self._last = (drawing, key, drawing_id)
            self._say(label, key, drawing_id)

        self._shelf.keep(key, drawing, label, "", on_kept)

    def _collection_in_use(self) -> str:
        """The set whose own recognizer is in use, else My handwriting."""
        chosen = self._session.recognizers.chosen("ink")
        info = self._session.recognizers.get(chosen)
        labels = set(info.card.classes) if info else set[str]()
        sets = [one for one in self._shelf.collections if one.key != MINE and set(one.classes) <= labels]
        return next((one.key for one in sets if one.recognizer == chosen), MINE)

    def _say(self, label: str, key: str, drawing_id: str) -> None:
        info = next((one for one in self._shelf.collections if one.key == key), None)
        count = sum(info.counts) if info else 1
        words = self.tr("Kept as {}. It is the first drawing to learn from, on the Handwriting screen.").format(label)
        if count > 1:
            words = self.tr("Kept as {}. {} drawings to learn from, on the Handwriting screen.").format(label, count)
        self._session.tell("success", words, "", self.tr("Undo"), lambda: self._take_back(key, drawing_id))

    def _take_back(self, key: str, drawing_id: str) -> None:
        self._last = None
        self._shelf.act_on_drawings("discard", key, [drawing_id])


def _same_ink(one: Drawing, other: Drawing) -> bool:
    """Stroke by stroke the same; the canvas never changes a finished stroke."""
    if len(one.strokes) != len(other.strokes):
        return False
    return all(a is b for a, b in zip(one.strokes, other.strokes, strict=True))
