"""AugmentationPreview: some of the pictures to learn from, as the recipe changes them."""

from dataclasses import fields

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from engine.protocol.data import PreviewedPictures, PreviewPictures
from engine.protocol.messages import Failed
from engine.recipe import Recipe
from gui.session import Session
from gui.style import style
from gui.widgets.qimage import to_image
from gui.widgets.throttle import Throttle

COLUMNS, ROWS = 8, 2
GAP = 4
ROUND = 4.0
ASK_EVERY_MS = 250
ASKED = tuple(field.name for field in fields(PreviewPictures))


class AugmentationPreview(QWidget):
    """Asks the engine for the pictures of the recipe it is shown, again only when they would look different."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("augmented_pictures")
        self.setAccessibleName(self.tr("Pictures as the network will see them in training"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._session = session
        self._images: list[QImage] = []
        self._problem = ""
        self._wanted: tuple[object, ...] = ()
        self._asked: tuple[object, ...] = ()
        self._lost: tuple[object, ...] = ()  # asked for when the engine died: once more, not for ever
        self._soon = Throttle(ASK_EVERY_MS, self._ask, self)
        self.setToolTip(self.accessibleName())

    def show_recipe(self, recipe: Recipe | None) -> None:
        """Show pictures of the data of ``recipe``, changed as it says; None while nothing is known of its data."""
        self._wanted = tuple(getattr(recipe, name) for name in ASKED) if recipe is not None else ()
        if not self._wanted:
            self._asked = ()
            self._show([], "")
        elif self._wanted != self._asked and self._session.engine_state == "ready":
            self._soon.request()

    def count(self) -> int:
        """How many pictures are shown."""
        return len(self._images)

    def sizeHint(self) -> QSize:
        return QSize(COLUMNS * 36, self._height_for(COLUMNS * 36))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.setFixedHeight(self._height_for(event.size().width()))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        theme = style.colors(self.palette())
        if self._problem:
            painter.setPen(QColor(theme.muted))
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextWordWrap, self._problem)
            return
        side = self._side(self.width())
        for place in range(COLUMNS * ROWS):
            row, column = divmod(place, COLUMNS)
            area = QRectF(column * (side + GAP), row * (side + GAP), side, side)
            frame = QPainterPath()
            frame.addRoundedRect(area, ROUND, ROUND)
            if place < len(self._images):
                painter.save()
                painter.setClipPath(frame)
                painter.drawImage(area, self._images[place])
                painter.restore()
            painter.setPen(QColor(theme.border))
            painter.setBrush(Qt.BrushStyle.NoBrush if place < len(self._images) else QColor(theme.surface))
            painter.drawPath(frame)

    def _ask(self) -> None:
        if self._wanted and self._wanted != self._asked:
            self._asked = self._wanted
            asked = dict(zip(ASKED, self._wanted, strict=True))
            request = PreviewPictures(**asked)  # pyright: ignore[reportArgumentType]  the recipe's own values
            self._session.ask(request, self._on_pictures, self._on_failed, owner=self)

    def _on_pictures(self, answer: PreviewedPictures) -> None:
        self._lost = ()
        self._show([_image(picture) for picture in answer.pictures[: COLUMNS * ROWS]], answer.problem)

    def _on_failed(self, failed: Failed) -> None:
        self._show([], failed.sentence)  # those of another recipe would mislead
        if self._asked != self._lost:
            self._lost, self._asked = self._asked, ()

    def _show(self, images: list[QImage], problem: str) -> None:
        self._images, self._problem = images, problem
        self.setAccessibleDescription(problem or self.tr("{} pictures").format(len(images)))
        self.update()

    def _side(self, width: int) -> float:
        return (width - 1 - GAP * (COLUMNS - 1)) / COLUMNS  # the last frame is drawn whole

    def _height_for(self, width: int) -> int:
        return round(ROWS * self._side(width) + GAP * (ROWS - 1)) + 1


def _image(picture: NDArray[np.uint8]) -> QImage:
    return to_image(np.ascontiguousarray(picture))
