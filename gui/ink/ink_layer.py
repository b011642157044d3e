"""The pixels of the ink: painted stroke by stroke, only where something changed, equal however they came about."""

from collections import OrderedDict
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QTransform

from engine.ink.drawing import Stroke
from gui.ink import stroke_outline
from gui.ink.ink_model import OpenStroke

MOST_PATCH_BYTES = 64 << 20
MOST_KEPT_PICTURES = 2  # whole pictures kept for undoing a clear


@dataclass(frozen=True)
class _Patch:
    """The pixels under a stroke before it was painted."""

    place: QPoint
    pixels: QImage


class InkLayer:
    """A transparent picture of the strokes, in device pixels.

    Finished strokes are painted whole and once, so that undo (putting back the pixels that were there) and redo give
    the same pixels as painting everything anew. The stroke being drawn is painted over a copy, only near its end.
    """

    def __init__(self) -> None:
        self.image = _transparent(QSize(1, 1))
        self._transform = QTransform()
        self._color = QColor("black")
        self._painted: tuple[Stroke, ...] = ()
        self._patches: list[_Patch | None] = []
        self._patch_bytes = 0
        self._whole: OrderedDict[tuple[int, ...], tuple[tuple[Stroke, ...], QImage]] = OrderedDict()
        self._base: QImage | None = None  # the finished strokes, while one is being drawn
        self._open: OpenStroke | None = None
        self._open_count = 0

    def fit(self, size: QSize, transform: QTransform, color: QColor) -> bool:
        """Paint for ``size`` device pixels; ``transform``: canvas units to device pixels. True when painted anew."""
        if (self._transform, self._color) == (transform, color) and self._has_room(size):
            return False
        self._transform, self._color = transform, color
        self.image = _transparent(size.expandedTo(self.image.size()))
        self._whole.clear()
        strokes, self._painted = self._painted, ()
        self._forget_patches()
        self._forget_open()
        self._paint_all(strokes)
        return True

    def _has_room(self, size: QSize) -> bool:
        """Whether ``size`` fits, maybe after enlarging; False when ink that was cut off would come into view."""
        if self.image.rect().contains(QRect(QPoint(), size)):
            return True
        if self._open is not None or not all(self._is_inside(stroke) for stroke in self._painted):
            return False
        wanted = QSize(_rounded_up(size.width()), _rounded_up(size.height())).expandedTo(self.image.size())
        self.image = self.image.copy(QRect(QPoint(), wanted))  # what is new is transparent
        self._whole.clear()
        return True

    def _is_inside(self, stroke: Stroke) -> bool:
        """Whether nothing of it is cut off at the right or below, where the picture may grow."""
        area = self._transform.mapRect(stroke_outline.bounds(stroke.points, stroke.pen_width))
        return area.right() <= self.image.width() and area.bottom() <= self.image.height()

    def show(self, strokes: tuple[Stroke, ...], open_stroke: OpenStroke | None) -> QRect:
        """Bring the pixels up to date; the device pixels that changed."""
        changed = QRect()
        if self._open is not None and open_stroke is not self._open:
            changed = self._take_back_open()
        if strokes is not self._painted:
            changed = changed.united(self._show_finished(strokes))
        if open_stroke is not None:
            changed = changed.united(self._show_open(open_stroke))
        return changed

    # Finished strokes

    def _show_finished(self, strokes: tuple[Stroke, ...]) -> QRect:
        common = _common_beginning(self._painted, strokes)
        is_kept = len(strokes) - common > 1 and _identity(strokes) in self._whole
        if is_kept or common < len(self._painted) - 1 or any(patch is None for patch in self._patches[common:]):
            return self._replace_all(strokes)
        changed = QRect()
        while len(self._painted) > common:
            changed = changed.united(self._put_back_last())
        for stroke in strokes[common:]:
            changed = changed.united(self._paint_stroke(stroke))
        self._painted = strokes
        return changed

    def _replace_all(self, strokes: tuple[Stroke, ...]) -> QRect:
        self._keep_whole()
        self._forget_patches()
        kept = self._whole.get(_identity(strokes))
        if kept is not None:
            self.image = kept[1].copy()
            self._painted = strokes
            self._patches = [None] * len(strokes)
        else:
            self.image = _transparent(self.image.size())
            self._painted = ()
            self._paint_all(strokes)
        return self.image.rect()

    def _keep_whole(self) -> None:
        if self._painted:
            self._whole[_identity(self._painted)] = (self._painted, self.image.copy())
            while len(self._whole) > MOST_KEPT_PICTURES:
                self._whole.popitem(last=False)

    def _paint_all(self, strokes: tuple[Stroke, ...]) -> None:
        for stroke in strokes:
            self._paint_stroke(stroke)
        self._painted = strokes

    def _paint_stroke(self, stroke: Stroke) -> QRect:
        path = self._transform.map(stroke_outline.outline(stroke.points, stroke.pen_width))
        touched = self._device(stroke_outline.bounds(stroke.points, stroke.pen_width))
        self._patches.append(_Patch(touched.topLeft(), self.image.copy(touched)))
        self._patch_bytes += self._patches[-1].pixels.sizeInBytes() if self._patches[-1] else 0
        self._painted = (*self._painted, stroke)
        self._bound_patches()
        painter = self._painter(self.image)
        stroke_outline.paint(painter, path, stroke.is_eraser)
        painter.end()
        return touched

    def _put_back_last(self) -> QRect:
        patch = self._patches.pop()
        self._painted = self._painted[:-1]
        if patch is None:
            return QRect()
        self._patch_bytes -= patch.pixels.sizeInBytes()
        painter = QPainter(self.image)
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Source)
        painter.drawImage(patch.place, patch.pixels)
        painter.end()
        return QRect(patch.place, patch.pixels.size())

    def _bound_patches(self) -> None:
        oldest = 0
        while self._patch_bytes > MOST_PATCH_BYTES and oldest < len(self._patches) - 1:
            patch = self._patches[oldest]
            if patch is not None:
                self._patch_bytes -= patch.pixels.sizeInBytes()
                self._patches[oldest] = None
            oldest += 1

    def _forget_patches(self) -> None:
        self._patches.clear()
        self._patch_bytes = 0

    # The stroke being drawn

    def _show_open(self, stroke: OpenStroke) -> QRect:
        points = stroke.points
        if not len(points) or (self._open is stroke and self._open_count == len(points)):
            return QRect()
        if self._open is not stroke:
            self._open, self._open_count = stroke, 0
            self._base = self.image.copy()
        assert self._base is not None
        tail = points[max(self._open_count - 2, 0) :]
        self._open_count = len(points)
        touched = self._device(stroke_outline.bounds(tail, stroke.pen_width))
        area = self._transform.inverted()[0].mapRect(QRectF(touched))
        path = self._transform.map(stroke_outline.outline_within(points, stroke.pen_width, area))
        painter = self._painter(self.image)
        painter.setClipRect(touched)
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Source)
        painter.drawImage(touched.topLeft(), self._base, touched)
        stroke_outline.paint(painter, path, stroke.is_eraser)
        painter.end()
        return touched

    def _take_back_open(self) -> QRect:
        assert self._base is not None
        assert self._open is not None
        touched = self._device(stroke_outline.bounds(self._open.points, self._open.pen_width))
        self.image = self._base
        self._forget_open()
        return touched

    def _forget_open(self) -> None:
        self._base = self._open = None
        self._open_count = 0

    def _painter(self, image: QImage) -> QPainter:
        painter = QPainter(image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(self._color)
        return painter

    def _device(self, area: QRectF) -> QRect:
        return self._transform.mapRect(area).toAlignedRect().intersected(self.image.rect())


def _transparent(size: QSize) -> QImage:
    image = QImage(size.expandedTo(QSize(1, 1)), QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    return image


def _rounded_up(length: int) -> int:
    """So that a window that is dragged larger does not copy the ink at every pixel."""
    return -(-length // 256) * 256


def _identity(strokes: tuple[Stroke, ...]) -> tuple[int, ...]:
    return tuple(map(id, strokes))


def _common_beginning(some: tuple[Stroke, ...], others: tuple[Stroke, ...]) -> int:
    """How many strokes both begin with. Most often all but the last: looked at from there."""
    count = min(len(some), len(others))
    if count == 0 or some[count - 1] is others[count - 1]:
        return count
    return next((i for i in range(count) if some[i] is not others[i]), count)
