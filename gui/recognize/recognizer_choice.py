"""Which recognizer answers: a list in groups, with what is known of its accuracy."""

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtGui import QFont, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QComboBox, QSizePolicy, QWidget

from engine import verdict
from engine.requests import RecognizerInfo
from gui.plain_text import elided
from gui.session import Session

KEY_ROLE = Qt.ItemDataRole.UserRole
SETTING = "recognize/recognizer"


class RecognizerChoice(QComboBox):
    """Object name ``recognizer_choice``. ``key``: the chosen recognizer; empty: the best fit for what is to be read.

    Its own signal ``currentIndexChanged`` also tells of changes that the library caused.
    """

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
        self._wishes = {kind: session.settings.chosen(kind) for kind in ("ink", "photo")}
        self._items = QStandardItemModel(self)
        self.setModel(self._items)
        self._fill()
        session.recognizers_changed.connect(self._fill)
        session.weights_used.connect(self.choose)
        session.choice_changed.connect(self._on_choice_changed)
        self.activated.connect(self._on_item_activated)

    @property
    def key(self) -> str:
        """What requests name."""
        key = self.currentData(KEY_ROLE)
        return key if isinstance(key, str) else ""

    def choose(self, key: str) -> None:
        """Use this recognizer from now on, also after a restart."""
        self._session.settings.set(SETTING, key)
        self._select(key)

    def _on_choice_changed(self) -> None:
        """Somebody chose elsewhere (the library, a lesson, its undo): what was chosen answers here."""
        wishes = {kind: self._session.settings.chosen(kind) for kind in ("ink", "photo")}
        for kind, wish in wishes.items():
            if wish and wish != self._wishes.get(kind) and self._session.recognizer(wish) is not None:
                self.choose(wish)
        self._wishes = wishes

    def info(self) -> RecognizerInfo | None:
        """The chosen recognizer, or the default one for ink."""
        return self._session.recognizer(self.key or self._session.chosen("ink"))

    def _fill(self) -> None:
        wish = self._session.settings.text(SETTING, "")
        before = self.key
        with QSignalBlocker(self):
            self._items.clear()
            self._add(self.tr("Automatic: the best fit"), "", self.tr("Ink is read as digits, photos as photos."))
            for title, members in self._groups():
                if members:
                    self._add_title(title)
                    for info in members:
                        self._add(_line(info), info.key, self._description(info))
            self._select(wish)
        if self.key != before:
            self.currentIndexChanged.emit(self.currentIndex())

    def _groups(self) -> list[tuple[str, list[RecognizerInfo]]]:
        known = self._session.recognizers
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
            self.tr("{} classes, {:,} parameters").format(len(verdict.labels(card)), card.parameters),
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
        self._session.settings.set(SETTING, self.key)
        info = self._session.recognizer(self.key)
        if info is not None:
            self._session.choose(info.card.input.kind, info.key)


def _line(info: RecognizerInfo) -> str:
    accuracy = info.card.test_accuracy
    if accuracy is None:
        accuracy = info.card.validation_accuracy
    name = elided(info.card.name, 48)
    return name if accuracy is None else f"{name} · {100 * accuracy:.1f}%"
