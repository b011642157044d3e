"""Which part of a picture is on view: zoomed about a point, moved, never out of sight. Geometry only."""

from PySide6.QtCore import QPointF, QRectF, QSizeF

WHOLE, CLOSEST = 1.0, 32.0  # times the size at which the whole picture fits


class PictureZoom:
    """Lays a picture into a frame. ``factor`` 1: all of it, as large as fits. Coordinates are those of the frame."""

    def __init__(self) -> None:
        self.factor = WHOLE
        self._middle = QPointF(0.5, 0.5)  # what lies in the frame's middle, in shares of the picture

    @property
    def is_whole(self) -> bool:
        """Whether all of the picture is on view."""
        return self.factor <= WHOLE

    def show_all(self) -> None:
        """Back to the whole picture."""
        self.factor, self._middle = WHOLE, QPointF(0.5, 0.5)

    def place(self, frame: QRectF, picture: QSizeF) -> QRectF:
        """Where the whole picture lies, parts outside of ``frame`` included. picture: its size in pixels."""
        size = self._size(frame, picture)
        left = frame.center().x() - self._middle.x() * size.width()
        top = frame.center().y() - self._middle.y() * size.height()
        return QRectF(
            _kept(left, size.width(), frame.left(), frame.right()),
            _kept(top, size.height(), frame.top(), frame.bottom()),
            size.width(),
            size.height(),
        )

    def zoom(self, by: float, at: QPointF, frame: QRectF, picture: QSizeF) -> None:
        """``by`` times as large; what lies under ``at`` stays there."""
        before = self.place(frame, picture)
        share = QPointF((at.x() - before.left()) / before.width(), (at.y() - before.top()) / before.height())
        self.factor = min(max(self.factor * by, WHOLE), CLOSEST)
        size = self._size(frame, picture)
        corner = QPointF(at.x() - share.x() * size.width(), at.y() - share.y() * size.height())
        self._look_at(QRectF(corner, size), frame, picture)

    def move(self, by: QPointF, frame: QRectF, picture: QSizeF) -> None:
        """The picture goes with the hand."""
        self._look_at(self.place(frame, picture).translated(by), frame, picture)

    def _look_at(self, wanted: QRectF, frame: QRectF, picture: QSizeF) -> None:
        middle = frame.center()
        self._middle = QPointF(
            (middle.x() - wanted.left()) / wanted.width(), (middle.y() - wanted.top()) / wanted.height()
        )
        kept = self.place(frame, picture)  # so that a hand that pulled too far need not come back first
        self._middle = QPointF((middle.x() - kept.left()) / kept.width(), (middle.y() - kept.top()) / kept.height())

    def _size(self, frame: QRectF, picture: QSizeF) -> QSizeF:
        fits = min(frame.width() / picture.width(), frame.height() / picture.height())
        return QSizeF(max(picture.width() * fits, 1.0), max(picture.height() * fits, 1.0)) * self.factor


def _kept(start: float, length: float, low: float, high: float) -> float:
    """The start nearest to ``start`` that leaves no gap between low and high; what is shorter lies in the middle."""
    if length <= high - low:
        return (low + high - length) / 2
    return min(max(start, high - length), low)
