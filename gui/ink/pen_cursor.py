"""The mouse pointer over the canvas: the outline of the nib, so that a person sees how wide the line will be."""

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QCursor, QPainter, QPen, QPixmap

SMALLEST = 5.0  # logical pixels: a finer nib would be invisible
LARGEST = 96.0  # larger pointers are cut off on some systems


def nib_cursor(diameter: float, is_eraser: bool, scale: float, ink: str, paper: str) -> QCursor:
    """A ring of ``diameter`` logical pixels, visible on ink and on paper; dashed for the eraser.

    scale: device pixels per logical pixel.
    """
    shown = min(max(diameter, SMALLEST), LARGEST)
    side = int(shown) + 5
    side += 1 - side % 2  # a middle pixel for the hot spot
    pixmap = QPixmap(round(side * scale), round(side * scale))
    pixmap.setDevicePixelRatio(scale)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    middle = QPointF(side / 2, side / 2)
    halo, line = QColor(paper), QColor(ink)
    halo.setAlpha(200)
    painter.setPen(QPen(halo, 2.6))
    painter.drawEllipse(middle, shown / 2, shown / 2)
    style = Qt.PenStyle.DashLine if is_eraser else Qt.PenStyle.SolidLine
    painter.setPen(QPen(line, 1.2, style))
    painter.drawEllipse(middle, shown / 2, shown / 2)
    painter.end()
    return QCursor(pixmap, side // 2, side // 2)
