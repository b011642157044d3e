"""All that a recognizer's card says, and what can be done with it."""

from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from engine.library.info import RecognizerInfo
from engine.protocol.library import BackendInUse
from gui.library.recognizers import card_texts
from gui.library.recognizers.backend_texts import way_words
from gui.library.recognizers.reliability_view import ReliabilityView
from gui.style import style
from gui.widgets.overflow_row import OverflowRow
from gui.widgets.safe_text import sentence
from gui.widgets.scrolled_column import ScrolledColumn

SPEED_ROW = 2  # behind the network and its accuracy


class RecognizerDetails(QFrame):
    """use_requested(key), rename_requested(key), delete_requested(key), reveal_requested(key), export_requested(key),
    start_requested(key): a button was clicked.
    sure_above_requested(key, share): see ReliabilityView."""

    use_requested = Signal(str)
    rename_requested = Signal(str)
    delete_requested = Signal(str)
    reveal_requested = Signal(str)
    export_requested = Signal(str)
    start_requested = Signal(str)
    sure_above_requested = Signal(str, float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("recognizer_details")
        style.card(self)
        self._key = ""
        self._way: QLabel | None = None
        self._name = QLabel()
        self._name.setObjectName("recognizer_name")
        self._name.setTextFormat(Qt.TextFormat.PlainText)
        self._name.setWordWrap(True)
        style.heading(self._name)
        self._use = self._button("use_recognizer", self.tr("Use"), "check", self.use_requested)
        style.main_button(self._use)
        self._use.setIcon(style.icon("check", "on_accent"))
        self._start = self._button(
            "start_from_recognizer", self.tr("Train on my pictures…"), "graduation-cap", self.start_requested
        )
        self._start.setToolTip(
            self.tr("Start from what it has learned to see: a few dozen pictures of each new class can be enough")
        )
        self._rename = self._button("rename_recognizer", self.tr("Rename…"), "pencil", self.rename_requested)
        self._reveal = self._button(
            "reveal_recognizer", self.tr("Show in folder"), "folder-open", self.reveal_requested
        )
        self._export = self._button("export_recognizer", self.tr("Export…"), "upload", self.export_requested)
        self._export.setToolTip(self.tr("Files for other programs: ONNX, PyTorch, safetensors, and a small predict.py"))
        self._delete = self._button("delete_recognizer", self.tr("Delete"), "trash-2", self.delete_requested)
        style.danger_button(self._delete)
        self._delete.setIcon(style.icon("trash-2", "bad"))
        self._scroll = ScrolledColumn()
        self._honesty = ReliabilityView()
        self._honesty.sure_above_requested.connect(self.sure_above_requested)
        self._lay_out()
        self.show_nothing()

    def show_recognizer(self, info: RecognizerInfo, is_in_use: bool, sure_above: float) -> None:
        """Show ``info``; sure_above: the threshold in use, 0..1."""
        self._honesty.show_card(info.key, info.card, sure_above)
        self._key = info.key
        self._name.setText(sentence(info.card.name or info.key))
        self._clear_facts()
        facts = list(card_texts.facts(info, _size_of(info.path)))
        for what, value in facts[:SPEED_ROW]:
            self._facts.add(what, value)
        self._way = self._facts.add(self.tr("Speed"), "…")
        self._way.setObjectName("recognizer_way")
        for what, value in facts[SPEED_ROW:]:
            self._facts.add(what, value)
        self._facts.end()
        self._use.setEnabled(not is_in_use)
        self._use.setText(self.tr("In use") if is_in_use else self.tr("Use"))
        own = info.origin != "shipped"
        self._rename.setEnabled(own)
        self._delete.setEnabled(own)
        why = "" if own else self.tr("This recognizer comes with Inkling and stays as it is")
        self._rename.setToolTip(why)
        self._delete.setToolTip(why)
        self._reveal.setEnabled(True)
        self._export.setEnabled(True)
        self._start.setEnabled(True)

    def show_way(self, way: BackendInUse) -> None:
        """How the recognizer that is shown is computed."""
        if self._way is not None and way.key == self._key:
            self._way.setText(way_words(way))

    def show_nothing(self) -> None:
        """No recognizer is selected."""
        self._key = ""
        self._name.setText(self.tr("No recognizer selected"))
        self._honesty.show_card("", None, 0.0)
        self._clear_facts()
        for button in (self._use, self._start, self._rename, self._export, self._reveal, self._delete):
            button.setEnabled(False)

    def _lay_out(self) -> None:
        buttons = OverflowRow()
        buttons.row.setSpacing(style.SPACE)
        for button in (self._use, self._rename, self._export, self._reveal):
            buttons.row.addWidget(button)
        buttons.row.addStretch(1)
        buttons.row.addWidget(self._delete)
        buttons.fold_texts(self._reveal, self._delete, self._rename, self._export)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(style.MARGIN)
        head = QHBoxLayout()
        head.setSpacing(style.MARGIN)
        head.addWidget(self._name, 1)
        head.addWidget(self._start, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(head)
        column.addWidget(self._scroll, 1)
        column.addWidget(self._honesty)
        column.addWidget(buttons)

    def _button(self, name: str, text: str, icon: str, signal: object) -> QPushButton:
        button = QPushButton(style.icon(icon), text)
        button.setObjectName(name)
        button.clicked.connect(lambda: signal.emit(self._key))  # pyright: ignore[reportAttributeAccessIssue]
        return button

    def _clear_facts(self) -> None:
        self._way = None
        self._facts = _Facts()
        self._scroll.show_content(self._facts)


class _Facts(QWidget):
    """Lines of name and text, which wraps: as high as the width they get asks for, not as the least width would."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("recognizer_facts")
        self._grid = QGridLayout(self)  # a form gives wrapped lines too little height
        self._grid.setContentsMargins(0, 0, style.SPACE, 0)
        self._grid.setHorizontalSpacing(24)
        self._grid.setVerticalSpacing(10)
        self._grid.setColumnStretch(1, 1)

    def add(self, what: str, value: str) -> QLabel:
        """Another line; its text."""
        label, text = QLabel(what), QLabel(sentence(value))
        style.muted(label)
        text.setTextFormat(Qt.TextFormat.PlainText)
        text.setWordWrap(True)
        text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        text.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        row = self._grid.rowCount()
        self._grid.addWidget(label, row, 0, Qt.AlignmentFlag.AlignTop)
        self._grid.addWidget(text, row, 1)
        return text

    def end(self) -> None:
        """No more lines: what room is left stays below them."""
        self._grid.setRowStretch(self._grid.rowCount(), 1)

    def minimumSizeHint(self) -> QSize:
        return QSize(0, 0)


def _size_of(path: str) -> int:
    try:
        return Path(path).stat().st_size
    except OSError:
        return 0
