"""Which recognizer answers: a list in groups, with what is known of its accuracy."""

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QFont, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QComboBox, QSizePolicy, QWidget

from engine.inference import decision
from engine.library.info import RecognizerInfo
from gui.session import Session
from gui.widgets.safe_text import elided

KEY_ROLE = Qt.ItemDataRole.UserRole


class RecognizerChoice(QComboBox):
    """Object name ``recognizer_choice``: shows which recognizer answers what is on view, and takes another.

    What is taken is remembered for its kind, drawings or photos. One of the other kind (a network for photos shall look
    at a drawing, or a picture was taken for what it is not) answers what is on view only. changed(): another answers.
    """

    changed = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("recognizer_choice")
        self.setAccessibleName(self.tr("Recognizer"))
        self.setToolTip(self.tr("Which network answers"))
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(14)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMaxVisibleItems(16)
        self._session = session
        self._kind = "ink"  # of what is on view; empty: unknown, or pictures of both kinds
        self._pick = ""  # answers what is on view whatever that is
        self._items = QStandardItemModel(self)
        self.setModel(self._items)
        self._fill()
        session.recognizers.changed.connect(self._fill)
        session.recognizers.choice_changed.connect(self._show_current)
        self.activated.connect(self._on_item_activated)

    @property
    def key(self) -> str:
        """Who must answer; empty: the best fit, of those chosen for drawings and for photos."""
        return self._pick

    @property
    def key_for_drawing(self) -> str:
        """Who answers the canvas."""
        return self._pick or self._session.recognizers.chosen("ink")

    def info(self) -> RecognizerInfo | None:
        """Who answers what is on view; for pictures of both kinds who answers drawings."""
        return self._session.recognizers.get(self._shown() or self._session.recognizers.chosen("ink"))

    def choose(self, key: str, *, also_here: bool = True) -> None:
        """Use this recognizer from now on, also after a restart; empty: those that come with Inkling.

        also_here: it answers what is on view even when that is not of its kind.
        """
        info = self._session.recognizers.get(key)
        kind = info.card.input.kind if info is not None else ""
        self._pick = key if also_here and kind != self._kind else ""
        if info is not None:
            self._session.recognizers.choose(kind, key)
        else:
            for one in ("ink", "photo"):
                self._session.recognizers.choose(one, "")
        self._show_current()
        self.changed.emit()

    def look_at(self, kind: str) -> None:
        """Something else is on view: "ink", "photo", or "" while that is not known or for pictures of both kinds."""
        self._pick = ""
        self._kind = kind
        self._show_current()

    def tell_reader(self, name: str) -> None:
        """The recognizer called ``name`` has answered what is on view: that tells what it was taken for."""
        info = next((one for one in self._session.recognizers.all if one.card.name == name), None)
        if info is not None and not self._pick:
            self._kind = info.card.input.kind
            self._show_current()

    def _shown(self) -> str:
        return self._pick or (self._session.recognizers.chosen(self._kind) if self._kind else "")

    def _show_current(self) -> None:
        with QSignalBlocker(self):
            self._select(self._shown())
        self.update()  # blocked signals: the box would keep its old text

    def _fill(self) -> None:
        with QSignalBlocker(self):
            self._items.clear()
            self._add(self.tr("Automatic: the best fit"), "", self.tr("Ink is read as digits, photos as photos."))
            for title, members in self._groups():
                if members:
                    self._add_title(title)
                    for info in members:
                        self._add(_line(info), info.key, self._description(info))
            self._select(self._shown())

    def _groups(self) -> list[tuple[str, list[RecognizerInfo]]]:
        known = self._session.recognizers.all
        shipped = [info for info in known if info.origin == "shipped"]
        return [
            (self.tr("Handwriting"), [info for info in shipped if info.card.input.kind == "ink"]),
            (self.tr("Photos"), [info for info in shipped if info.card.input.kind == "photo"]),
            (self.tr("Mine"), [info for info in known if info.origin != "shipped"]),
        ]

    def _add_title(self, title: str) -> None:
        item = QStandardItem(title)
        font = QFont(self.font())
        font.setBold(True)
        item.setFont(font)
        item.setFlags(Qt.ItemFlag.NoItemFlags)
        self._items.appendRow(item)

    def _add(self, text: str, key: str, description: str) -> None:
        item = QStandardItem(text)
        item.setData(key, KEY_ROLE)
        item.setToolTip(description)
        self._items.appendRow(item)

    def _description(self, info: RecognizerInfo) -> str:
        card = info.card
        parts = [
            elided(card.name, 80),
            self.tr("{} classes, {:,} parameters").format(len(decision.labels(card)), card.parameters),
            self.tr("Trained on {}").format(elided(card.data, 120)) if card.data else "",
        ]
        if card.test_accuracy is not None:
            measured = elided(card.test_data or card.data, 80)
            parts.append(self.tr("{:.2f}% right on {}").format(100 * card.test_accuracy, measured))
        return "\n".join(part for part in parts if part)

    def _select(self, key: str) -> None:
        index = self.findData(key, KEY_ROLE)
        self.setCurrentIndex(max(index, 0))

    def _on_item_activated(self, _index: int) -> None:
        key = self.currentData(KEY_ROLE)
        self.choose(key if isinstance(key, str) else "")


def _line(info: RecognizerInfo) -> str:
    accuracy = info.card.test_accuracy
    if accuracy is None:
        accuracy = info.card.validation_accuracy
    name = elided(info.card.name, 48)
    return name if accuracy is None else f"{name} · {100 * accuracy:.1f}%"
