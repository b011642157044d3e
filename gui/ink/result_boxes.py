"""Boxes around the digits that were found, each with its answer on a small tag that can be clicked."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from engine.prediction import Glyph
from gui.platform.languages import class_said
from gui.style.style import Colors

TAG_HEIGHT = 22.0
TAG_ROOM = 7.0  # left and right of a tag's text
CORNER = 5.0


@dataclass(frozen=True)
class GlyphBox:
    """One found digit as it is painted. box, tag: widget coordinates."""

    box: QRectF
    tag: QRectF
    text: str
    is_sure: bool


def laid_out(glyphs: tuple[Glyph, ...], scale: float, shift: QPointF, font: QFont, room: QRectF) -> list[GlyphBox]:
    """Where each box and tag goes. scale, shift: source units to widget coordinates; room: what the widget shows."""
    metrics = QFontMetricsF(font)
    found: list[GlyphBox] = []
    for glyph in glyphs:
        x, y, width, height = glyph.box
        box = QRectF(x * scale + shift.x(), y * scale + shift.y(), width * scale, height * scale).adjusted(-6, -6, 6, 6)
        label = class_said(glyph.prediction.label, glyph.prediction.labels)
        text = label if glyph.prediction.verdict in ("sure", "unsure") else "?"
        if glyph.prediction.verdict == "unsure":
            text += "?"
        tag = QRectF(0, 0, metrics.horizontalAdvance(text) + 2 * TAG_ROOM, TAG_HEIGHT)
        tag.moveBottomLeft(box.topLeft() + QPointF(0, -3))
        if tag.top() < room.top():
            tag.moveTopLeft(box.bottomLeft() + QPointF(0, 3))
        if tag.bottom() > room.bottom():
            tag.moveTopLeft(box.topLeft() + QPointF(3, 3))
        found.append(GlyphBox(box, tag, text, glyph.prediction.verdict == "sure"))
    return found


def box_at(boxes: list[GlyphBox], place: QPointF, whole_box: bool) -> int:
    """Which tag (or, with ``whole_box``, which box) lies under ``place``; -1 for none."""
    for index, box in enumerate(boxes):
        if box.tag.adjusted(-3, -3, 3, 3).contains(place) or (whole_box and box.box.contains(place)):
            return index
    return -1


def paint_boxes(painter: QPainter, boxes: list[GlyphBox], selected: int, theme: Colors, font: QFont) -> None:
    """Draw all boxes; the selected one last and stronger."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setFont(font)
    order = [i for i in range(len(boxes)) if i != selected] + ([selected] if 0 <= selected < len(boxes) else [])
    for index in order:
        _paint_box(painter, boxes[index], index == selected, theme)


def _paint_box(painter: QPainter, box: GlyphBox, is_selected: bool, theme: Colors) -> None:
    color = QColor(theme.accent if box.is_sure else theme.warning)
    pen = QPen(color, 2.2 if is_selected else 1.2)
    if not box.is_sure:
        pen.setStyle(Qt.PenStyle.DashLine)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(box.box, CORNER, CORNER)
    painter.setPen(QPen(color, 1.2))
    painter.setBrush(color if is_selected else QColor(theme.surface))
    painter.drawRoundedRect(box.tag, CORNER, CORNER)
    painter.setPen(
        QColor(theme.on_accent if is_selected and box.is_sure else theme.surface if is_selected else theme.text)
    )
    painter.drawText(box.tag, Qt.AlignmentFlag.AlignCenter, box.text)
