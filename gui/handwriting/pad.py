"""The pad: draw one example after another of the class that needs it most."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from engine.protocol.handwriting import CollectionInfo
from gui.ink.canvas import Canvas
from gui.ink.ink_model import InkModel
from gui.style import style

ENOUGH = 10  # drawings of a class


class Pad(QFrame):
    """kept(drawing, label): a person finished an example. The next class is the one with the fewest drawings."""

    kept = Signal(object, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("pad")
        style.card(self)
        self._info: CollectionInfo | None = None
        self.ink = InkModel(self)
        self.canvas = Canvas(self.ink)
        self.canvas.setObjectName("pad_canvas")
        self.canvas.setAccessibleName(self.tr("Paper for examples"))
        self._what = QLabel(self.tr("Draw"))
        style.heading(self._what)
        self.label = QComboBox()
        self.label.setObjectName("pad_label")
        self.label.setAccessibleName(self.tr("What you draw"))
        self._count = QLabel()
        style.muted(self._count)
        self.keep = QPushButton(self.tr("Keep"))
        self.keep.setObjectName("pad_keep")
        self.keep.setIcon(style.icon("check"))
        self.keep.setToolTip(self.tr("Keep this drawing and go on with the next one (Enter)"))
        self.clear = QPushButton(self.tr("Clear"))
        self.clear.setObjectName("pad_clear")
        self.clear.setToolTip(self.tr("Start this drawing again (Esc)"))
        head = QHBoxLayout()
        head.addWidget(self._what)
        head.addWidget(self.label, 1)
        head.addWidget(self._count)
        foot = QHBoxLayout()
        foot.addWidget(self.keep, 1)
        foot.addWidget(self.clear)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 12)
        column.setSpacing(style.SPACE)
        column.addLayout(head)
        column.addWidget(self.canvas, 1)
        column.addLayout(foot)
        self._connect()

    def show_collection(self, info: CollectionInfo) -> None:
        """Offer the classes of ``info`` with their counts; the choice moves on to the class with the fewest."""
        is_other = self._info is None or self._info.key != info.key or self._info.classes != info.classes
        has_grown = self._info is not None and sum(info.counts) > sum(self._info.counts)
        self._info = info
        if is_other:
            self.label.clear()
            self.label.addItems(list(info.classes))
            self.ink.clear()
        if is_other or has_grown:
            self.label.setCurrentIndex(min(range(len(info.counts)), key=lambda i: info.counts[i]))
        self._show_count()

    def _connect(self) -> None:
        self.keep.clicked.connect(self._keep)
        self.clear.clicked.connect(self.ink.clear)
        self.label.currentIndexChanged.connect(self._show_count)
        self.ink.strokes_changed.connect(self._show_count)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter keeps, Esc clears, Ctrl+Z takes the last stroke back, wherever on the pad the keyboard is."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._keep()
        elif event.key() == Qt.Key.Key_Escape:
            self.ink.clear()
        elif event.matches(QKeySequence.StandardKey.Undo):
            self.ink.undo()
        elif event.matches(QKeySequence.StandardKey.Redo):
            self.ink.redo()
        else:
            super().keyPressEvent(event)

    def _keep(self) -> None:
        if self.ink.is_empty or self._info is None:
            return
        drawing = self.canvas.drawing()
        self.ink.clear()
        self.ink.undo_stack.clear()
        self.kept.emit(drawing, self.label.currentText())
        self.canvas.setFocus()

    def _show_count(self) -> None:
        self.keep.setEnabled(not self.ink.is_empty)
        self.clear.setEnabled(not self.ink.is_empty)
        index = self.label.currentIndex()
        if self._info is None or not 0 <= index < len(self._info.counts):
            return
        count = self._info.counts[index]
        self._count.setText(self.tr("{} of {}").format(count, max(ENOUGH, count)))
        self.canvas.set_hint(
            self.tr("Draw {}").format(self._info.classes[index]),
            self.tr("Enter keeps it. Ten of each, as differently as you write them, make a good recognizer."),
        )
