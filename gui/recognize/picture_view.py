"""An opened picture beside its answer, with boxes around what was found in it."""

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QImage, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from engine.prediction import Glyph, Reading
from gui import look
from gui.ink.glyph_boxes import GlyphBox, box_at, laid_out, paint_boxes
from gui.pixels import to_image
from gui.plain_text import elided, sentence
from gui.recognize.steps_strip import paint_picture


class Photo(QWidget):
    """The picture itself, from the engine's array. glyph_picked(int): a box was clicked."""

    glyph_picked = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("picture")
        self.setAccessibleName(self.tr("Opened picture"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(160, 120)
        self._image = QImage()
        self._glyphs: tuple[Glyph, ...] = ()
        self._selected = -1
        self._source = (0, 0)
        self._boxes: list[GlyphBox] = []

    def sizeHint(self) -> QSize:
        return QSize(560, 420)

    def show_reading(self, reading: Reading, selected: int) -> None:
        """The picture of ``reading``, and its glyphs when there are several."""
        picture = reading.picture if reading.picture.size else reading.thumbnail
        if not picture.size and reading.steps:
            picture = reading.steps[0].picture
        self._image = to_image(picture)
        self._source = reading.source_size if reading.source_size[0] else (self._image.width(), self._image.height())
        self.show_glyphs(reading.glyphs if len(reading.glyphs) > 1 else (), selected)

    def show_glyphs(self, glyphs: tuple[Glyph, ...], selected: int) -> None:
        """Other boxes over the same picture."""
        self._glyphs, self._selected = glyphs, selected
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        picked = box_at(self._boxes, event.position(), whole_box=True)
        if picked >= 0 and event.button() == Qt.MouseButton.LeftButton:
            self.glyph_picked.emit(picked)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = look.colors()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        frame = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(QPen(QColor(theme.border)))
        painter.setBrush(QColor(theme.surface))
        painter.drawRoundedRect(frame, look.CARD_RADIUS, look.CARD_RADIUS)
        if not self._image.isNull():
            place = paint_picture(painter, self._image, frame.adjusted(12, 12, -12, -12))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(place)
            font = QFont(self.font())
            font.setBold(True)
            scale = place.width() / max(self._source[0], 1)
            self._boxes = laid_out(self._glyphs, scale, QPointF(place.topLeft()), font, frame)
            paint_boxes(painter, self._boxes, self._selected, theme, font)
        painter.end()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        self.update()


class PictureView(QWidget):
    """A picture with its name, its notes and the ways back.

    canvas_wanted(), table_wanted(): back to there. glyph_picked(int): a box was clicked.
    """

    canvas_wanted = Signal()
    table_wanted = Signal()
    glyph_picked = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.photo = Photo()
        self.photo.glyph_picked.connect(self.glyph_picked)
        self._back = QPushButton(look.icon("pen-line"), self.tr("Back to the canvas"))
        self._back.setObjectName("back_to_canvas")
        self._back.setToolTip(self.tr("Back to the canvas (Esc)"))
        self._back.clicked.connect(self.canvas_wanted)
        self._table = QPushButton(look.icon("list"), self.tr("All pictures"))
        self._table.setObjectName("back_to_table")
        self._table.clicked.connect(self.table_wanted)
        self._table.hide()
        self._name = QLabel()
        self._name.setObjectName("picture_name")
        self._notes = QLabel()
        self._notes.setObjectName("picture_notes")
        self._notes.setWordWrap(True)
        look.muted(self._notes)
        for label in (self._name, self._notes):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setSizePolicy(QSizePolicy.Policy.Ignored, label.sizePolicy().verticalPolicy())
        head = QHBoxLayout()
        head.setSpacing(look.SPACE)
        head.addWidget(self._name, 1)
        head.addWidget(self._table)
        head.addWidget(self._back)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.SPACE)
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
