"""What the network sees: every step from the ink or picture to its input, as pictures in a row."""

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QCoreApplication, QEvent, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QImage, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from engine.prediction import Step
from gui.style import style
from gui.widgets.qimage import to_image
from gui.widgets.safe_text import visible

USUAL, SMALLEST, LARGEST = 72, 40, 112  # logical pixels of a thumbnail's side
ARROW = 20
TINY = 96  # pictures up to this side are enlarged with hard pixel edges: every pixel is a fact
COUNTABLE = 8  # times larger than a picture is: from here on its pixels are looked at one by one


def step_name(step: Step) -> str:
    """The step's name in the person's language."""
    known = {
        "ink found": QCoreApplication.translate("Steps", "ink found"),
        "light evened": QCoreApplication.translate("Steps", "light evened"),
        "box": QCoreApplication.translate("Steps", "box"),
        "centre of mass": QCoreApplication.translate("Steps", "center of mass"),
        "picture": QCoreApplication.translate("Steps", "picture"),
    }
    return known.get(step.name, visible(step.name))


def digits_among(steps: tuple[Step, ...]) -> int:
    """How many of the last steps are the digits of a number, found in the ink."""
    names = [step.name for step in steps]
    return len(steps) - 1 - names.index("ink found") if "ink found" in names else 0


def paint_picture(painter: QPainter, image: QImage, area: QRectF) -> QRectF:
    """Paint ``image`` as large as fits the middle of ``area``, aspect kept; where it went."""
    if image.isNull():
        return area
    scale = min(area.width() / image.width(), area.height() / image.height())
    size = QPointF(max(image.width() * scale, 1), max(image.height() * scale, 1))
    place = QRectF(area.center() - size / 2, area.center() + size / 2)
    paint_pixels(painter, image, place)
    return place


def paint_pixels(painter: QPainter, image: QImage, place: QRectF) -> None:
    """Paint ``image`` all over ``place``; the pixels of a tiny one, and of one much enlarged, keep their edges."""
    scale = place.width() / image.width()
    is_tiny = max(image.width(), image.height()) <= TINY
    has_edges = (is_tiny and scale > 1) or scale >= COUNTABLE
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, not has_edges)
    painter.drawImage(place, image)


class StepThumb(QAbstractButton):
    """One step: its picture and name; a click shows it large. Keeps no more pixels than it shows."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._image = QImage()
        self._name = ""
        self._size_words = ""
        self._picture: NDArray[np.uint8] | None = None
        self.note = ""
        self._side = self._room = USUAL
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    @property
    def name(self) -> str:
        """What stands below the picture."""
        return self._name

    @property
    def image(self) -> QImage:
        """The step's pixels as they are."""
        return self._image

    def show_step(self, step: Step) -> None:
        """Another step in the same place."""
        if self._picture is None or not np.array_equal(step.picture, self._picture):
            self._picture = step.picture
            self._image = to_image(step.picture)
            self.update()
        name, height, width = step_name(step), *step.picture.shape[:2]
        size = self.tr("{} × {} pixels").format(width, height)
        if (name, size, step.note) == (self._name, self._size_words, self.note):
            return
        if name != self._name:
            self.updateGeometry()
        self._name, self._size_words, self.note = name, size, step.note
        self.setToolTip("\n".join(part for part in (name, size, visible(step.note)) if part))
        self.setAccessibleName(self.tr("Step: {}, {}").format(name, size))
        self.update()

    def set_side(self, side: int, room: int) -> None:
        """How large the picture is shown, and how high the row is, logical pixels."""
        if (side, room) != (self._side, self._room):
            self._side, self._room = side, room
            self.updateGeometry()
            self.update()

    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(self.font())
        widest = self._side + (58 if self._side == self._room else 16)
        width = max(self._side + 8, min(metrics.horizontalAdvance(self._name) + 8, widest))
        return QSize(width, self._room + metrics.height() + 14)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = style.colors()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        frame = QRectF((self.width() - self._side) / 2, 4 + (self._room - self._side) / 2, self._side, self._side)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        place = paint_picture(painter, self._image, frame)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        is_marked = self.hasFocus() or self.underMouse()
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(theme.accent if is_marked else theme.border), 2 if self.hasFocus() else 1))
        painter.drawRect(place.adjusted(-0.5, -0.5, 0.5, 0.5))
        painter.setPen(QColor(theme.muted))
        top = round(frame.bottom()) + 4
        below = QRect(0, top, self.width(), self.height() - top)
        text = QFontMetrics(self.font()).elidedText(self._name, Qt.TextElideMode.ElideRight, self.width())
        painter.drawText(below, int(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop), text)
        painter.end()

    def event(self, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.HoverEnter, QEvent.Type.HoverLeave, QEvent.Type.Enter, QEvent.Type.Leave):
            self.update()
        return super().event(event)


class _Arrow(QWidget):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.set_room(USUAL)

    def set_room(self, room: int) -> None:
        """How high the row is."""
        self.setFixedSize(ARROW, room + 8)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        style.icon("chevron-right", "muted").paint(painter, QRect(2, self.height() // 2 - 8, 16, 16))
        painter.end()


class LargeStep(QDialog):
    """One step as large as the screen allows, its pixels countable."""

    def __init__(self, thumb: StepThumb, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("large_step")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(thumb.name)
        self._image = QImage(thumb.image)
        words = QLabel("\n".join(thumb.toolTip().splitlines()[1:]))
        words.setTextFormat(Qt.TextFormat.PlainText)
        words.setWordWrap(True)
        style.muted(words)
        column = QVBoxLayout(self)
        column.addStretch(1)
        column.addWidget(words)
        self._words = words
        self.resize(560, 620)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        area = QRectF(self.rect()).adjusted(style.MARGIN, style.MARGIN, -style.MARGIN, -style.MARGIN * 2)
        area.setBottom(area.bottom() - self._words.height())
        place = paint_picture(painter, self._image, area)
        painter.setPen(QColor(style.colors().border))
        painter.drawRect(place)
        painter.end()


class StepsStrip(QWidget):
    """The row of steps with its heading; object name ``steps``. Widgets are kept from answer to answer."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("steps")
        self.setAccessibleName(self.tr("What the network sees"))
        self._thumbs: list[StepThumb] = []
        self._arrows: list[_Arrow] = []
        self._count = 0
        self._room = USUAL
        self._arrow_count = 0
        heading = QLabel(self.tr("What the network sees"))
        heading.setTextFormat(Qt.TextFormat.PlainText)
        style.heading(heading)
        self._empty = QLabel(self.tr("Each step from your ink to the network's input appears here."))
        self._empty.setTextFormat(Qt.TextFormat.PlainText)
        self._empty.setWordWrap(True)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self._empty.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._empty.setMinimumWidth(300)
        style.muted(self._empty)
        inside = QWidget()
        inside.setAutoFillBackground(False)
        self._row = QHBoxLayout(inside)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        self._row.addWidget(self._empty, 1)
        self._row.addStretch(0)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.viewport().setAutoFillBackground(False)
        self._area.setWidget(inside)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(style.SPACE // 2)
        column.addWidget(heading)
        column.addWidget(self._area)
        self._fit_height()

    def show_steps(self, steps: tuple[Step, ...], side_by_side: int = 0) -> None:
        """The steps of the newest answer; none: the empty state. side_by_side: how many of the last ones belong to one
        step (the digits of a number), so that no arrow leads from one to the next."""
        while len(self._thumbs) < len(steps):
            self._add_thumb()
        for thumb, step in zip(self._thumbs, steps, strict=False):
            thumb.show_step(step)
        arrows = len(steps) - max(side_by_side, 1)
        if (len(steps), arrows) != (self._count, self._arrow_count):
            self._count, self._arrow_count = len(steps), arrows
            self._empty.setVisible(not steps)
            for i, thumb in enumerate(self._thumbs):
                thumb.setVisible(i < len(steps))
            for i, arrow in enumerate(self._arrows):
                arrow.setVisible(i < arrows)
            self._fit_sides()

    def shown(self) -> list[StepThumb]:
        """The steps on view, first to last."""
        return self._thumbs[: self._count]

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit_height()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_sides()

    def set_room(self, room: int) -> None:
        """How high the pictures may be at most, logical pixels."""
        room = min(max(room, USUAL), LARGEST)
        if room != self._room:
            self._room = room
            for arrow in self._arrows:
                arrow.set_room(room)
            self._fit_height()
            self._fit_sides()

    def _fit_sides(self) -> None:
        """As large as all fit side by side, between SMALLEST and the room there is; below that they scroll."""
        if self._count:
            side = (self.width() - self._arrow_count * ARROW) // self._count - 18
            for thumb in self._thumbs:
                thumb.set_side(min(max(side, SMALLEST), self._room), self._room)

    def _add_thumb(self) -> None:
        if self._thumbs:
            arrow = _Arrow()
            arrow.set_room(self._room)
            self._arrows.append(arrow)
            self._row.insertWidget(self._row.count() - 1, arrow, 0, Qt.AlignmentFlag.AlignTop)
        thumb = StepThumb()
        thumb.clicked.connect(lambda: LargeStep(thumb, self).open())
        self._thumbs.append(thumb)
        self._row.insertWidget(self._row.count() - 1, thumb, 0, Qt.AlignmentFlag.AlignTop)
        if len(self._thumbs) == 1:
            self._row.setStretch(self._row.count() - 1, 1)

    def _fit_height(self) -> None:
        scroll_bar = self._area.horizontalScrollBar().sizeHint().height()
        self._area.setFixedHeight(self._room + self.fontMetrics().height() + 14 + scroll_bar)
