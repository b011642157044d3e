"""Who takes part in the comparison: check marks, remembered for drawings and for photos."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from engine.library.info import RecognizerInfo
from engine.networks.catalog import ArchitectureInfo
from gui.session import Session
from gui.style import style
from gui.widgets.safe_text import elided

TALLEST = 220
MOST_AT_FIRST = 12
NOBODY = "-"  # in the settings: an empty list there means that nobody ever chose


class Participants:
    """Which recognizers answer for each kind of thing; kept in the settings. By default a dozen made for it."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def chosen(self, kind: str) -> list[RecognizerInfo]:
        """Those that take part, in the order the session lists them."""
        known = self._session.recognizers.all
        kept = set(self._session.settings.texts(_setting(kind)))
        if not kept:
            return [info for info in known if info.card.input.kind == kind][:MOST_AT_FIRST]
        return [info for info in known if info.key in kept]

    def choose(self, kind: str, keys: Sequence[str]) -> None:
        """From now on these."""
        self._session.settings.set(_setting(kind), list(keys) or [NOBODY])


def in_order_of_history(
    infos: Sequence[RecognizerInfo], networks: Mapping[str, ArchitectureInfo]
) -> list[RecognizerInfo]:
    """By the year of their networks, then as ``networks`` lists them (family by family); equals as they come."""
    places = {key: (network.year, place) for place, (key, network) in enumerate(networks.items())}
    return sorted(infos, key=lambda one: places.get(one.card.architecture, (9999, 0)))


class CheckList(QFrame):
    """A check box for each recognizer, beside the answers, which follow at once. changed(tuple[str, ...]): the keys
    checked now."""

    changed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("compare_list")
        self.setAccessibleName(self.tr("Who takes part"))
        style.card(self)
        self._boxes: dict[str, QCheckBox] = {}
        self._shown: tuple[tuple[str, str], ...] = ()
        self._all = QPushButton(self.tr("All"))
        self._all.setObjectName("compare_all")
        self._ink = QPushButton(self.tr("For handwriting"))
        self._ink.setObjectName("compare_ink")
        self._photo = QPushButton(self.tr("For photos"))
        self._photo.setObjectName("compare_photo")
        buttons = QHBoxLayout()
        buttons.setSpacing(2)
        for button in (self._all, self._ink, self._photo):
            style.quiet_button(button)
            buttons.addWidget(button)
        buttons.addStretch(1)
        self._all.clicked.connect(lambda: self._check(""))
        self._ink.clicked.connect(lambda: self._check("ink"))
        self._photo.clicked.connect(lambda: self._check("photo"))
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(style.SPACE, style.SPACE, style.SPACE, style.SPACE)
        column.setSpacing(style.SPACE // 2)
        column.addLayout(buttons)
        column.addWidget(self._scroll, 1)
        self._infos: tuple[RecognizerInfo, ...] = ()

    def show_choice(self, known: Sequence[RecognizerInfo], chosen: Sequence[str]) -> None:
        """A check box for each, in groups."""
        names = tuple((info.key, info.card.name) for info in known)
        if names != self._shown:
            self._shown, self._infos = names, tuple(known)
            self._fill()
        for key, box in self._boxes.items():
            box.blockSignals(True)
            box.setChecked(key in chosen)
            box.blockSignals(False)

    def _fill(self) -> None:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(style.SPACE // 2, 0, style.SPACE // 2, 0)
        column.setSpacing(2)
        self._boxes = {}
        for kind, title in (("ink", self.tr("Handwriting")), ("photo", self.tr("Photos"))):
            members = [info for info in self._infos if info.card.input.kind == kind]
            if members:
                head = QLabel(title)
                style.small(head)
                column.addWidget(head)
            for info in members:
                box = QCheckBox(elided(info.card.name, 44).replace("&", "&&"))
                box.setObjectName(f"compare_{info.key}")
                box.setToolTip(info.card.name)
                box.toggled.connect(self._on_box_toggled)
                self._boxes[info.key] = box
                column.addWidget(box)
        column.addStretch(1)
        self._scroll.setWidget(inside)
        inside.ensurePolished()
        self._scroll.setFixedHeight(min(inside.sizeHint().height() + 4, TALLEST))
        inside.setAutoFillBackground(False)
        self._scroll.viewport().setAutoFillBackground(False)

    def _check(self, kind: str) -> None:
        for info in self._infos:
            box = self._boxes[info.key]
            box.blockSignals(True)
            box.setChecked(not kind or info.card.input.kind == kind)
            box.blockSignals(False)
        self._on_box_toggled()

    def _on_box_toggled(self) -> None:
        self.changed.emit(tuple(key for key, box in self._boxes.items() if box.isChecked()))


def _setting(kind: str) -> str:
    return f"compare/{kind}"
