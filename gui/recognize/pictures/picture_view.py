"""An opened picture beside its answer, with its name, its notes and the ways back."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from engine.prediction import Reading
from gui.recognize.pictures.picture_canvas import PictureCanvas
from gui.style import style
from gui.widgets.safe_text import elided, sentence


class PictureView(QWidget):
    """A picture with its name, its notes and the ways back.

    canvas_requested(), table_requested(): back to there. glyph_picked(int): a box was clicked.
    """

    canvas_requested = Signal()
    table_requested = Signal()
    glyph_picked = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.photo = PictureCanvas()
        self.photo.glyph_picked.connect(self.glyph_picked)
        self._back = QPushButton(style.icon("pen-line"), self.tr("Back to the canvas"))
        self._back.setObjectName("back_to_canvas")
        self._back.setToolTip(self.tr("Back to the canvas (Esc)"))
        self._back.clicked.connect(self.canvas_requested)
        self._table = QPushButton(style.icon("list"), self.tr("All pictures"))
        self._table.setObjectName("back_to_table")
        self._table.clicked.connect(self.table_requested)
        self._table.hide()
        self._name = QLabel()
        self._name.setObjectName("picture_name")
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute  # also what is written from right to left
        self._name.setAlignment(left | Qt.AlignmentFlag.AlignVCenter)
        self._notes = QLabel()
        self._notes.setObjectName("picture_notes")
        self._notes.setWordWrap(True)
        style.muted(self._notes)
        for label in (self._name, self._notes):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setSizePolicy(QSizePolicy.Policy.Ignored, label.sizePolicy().verticalPolicy())
        head = QHBoxLayout()
        head.setSpacing(style.SPACE)
        head.addWidget(self._name, 1)
        head.addWidget(self._table)
        head.addWidget(self._back)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(style.SPACE)
        column.addLayout(head)
        column.addWidget(self.photo, 1)
        column.addWidget(self._notes)
        self._notes.hide()

    def show_reading(self, reading: Reading, selected: int, has_table: bool) -> None:
        """A picture that was read. The old one stays until then, so that nothing flashes."""
        self._name.setText(elided(reading.source))
        self._table.setVisible(has_table)
        self._notes.setText("\n".join(sentence(note) for note in reading.notes))
        self._notes.setVisible(bool(reading.notes))
        self.photo.show_reading(reading, selected)

    def show_waiting(self, name: str) -> None:
        """It takes a while to read ``name``."""
        self._name.setText(self.tr("Reading {}…").format(elided(name)))
