"""Pieces: the smallest parts of ink that can belong to different digits. Strokes, connected components, and cuts of
those that are too wide for one digit (over-segmentation; LeCun et al. 1998, sec. V.A).
"""

from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from engine.ink.drawing import Drawing
from engine.ink.rasterizer import Rendered, render

Box = tuple[int, int, int, int]  # x, y, width, height in picture pixels

INK = 96  # gray from which a pixel counts as ink when components are found
SPECK_SHARE = 0.002  # of the largest component's box: smaller ones are noise
WIDE = 1.15  # width over line height from which a piece may hold several digits
MOST_CUTS = 3  # per piece
CUT_EDGE = 0.18  # no cut closer to a piece's side than this share of the line height


@dataclass(frozen=True, eq=False)
class Piece:
    """A part of the ink. gray: uint8 (box height, box width), 0 paper .. 255 ink, at ``box`` in the whole picture.

    cut_from: what it was cut out of, if anything.
    """

    box: Box
    gray: NDArray[np.uint8]
    cut_from: "Piece | None" = None

    @property
    def center_x(self) -> float:
        """Middle of the box, picture pixels."""
        return self.box[0] + self.box[2] / 2

    @property
    def center_y(self) -> float:
        """Middle of the box, picture pixels."""
        return self.box[1] + self.box[3] / 2


def pieces_of_drawing(drawing: Drawing, whole: Rendered) -> list[Piece]:
    """One piece per stroke, at the scale of ``whole``. After erasing, strokes are no units any more: components are."""
    if any(stroke.is_eraser for stroke in drawing.strokes):
        return pieces_of_gray(whole.gray)
    found: list[Piece] = []
    for stroke in drawing.strokes:
        alone = render(Drawing(drawing.width, drawing.height, (stroke,)), scale=whole.scale)
        piece = _placed(alone, whole)
        if piece is not None:
            found.append(piece)
    return found


def pieces_of_gray(gray: NDArray[np.uint8]) -> list[Piece]:
    """One piece per connected component of ``gray`` (uint8 (H, W), 0 paper .. 255 ink); specks are left out."""
    count, labels, stats, _ = cv2.connectedComponentsWithStats((gray >= INK).astype(np.uint8), connectivity=8)
    if count <= 1:
        return []
    areas = stats[1:, cv2.CC_STAT_WIDTH].astype(np.int64) * stats[1:, cv2.CC_STAT_HEIGHT]
    smallest = max(4.0, SPECK_SHARE * float(areas.max()))
    found: list[Piece] = []
    for label in range(1, count):
        if areas[label - 1] < smallest:
            continue
        x, y, width, height = (int(v) for v in stats[label, :4])
        # the faint rim around a component belongs to it
        x0, y0 = max(x - 1, 0), max(y - 1, 0)
        x1, y1 = min(x + width + 1, gray.shape[1]), min(y + height + 1, gray.shape[0])
        view = labels[y0:y1, x0:x1]
        others = (view != label) & (view != 0)
        part = np.where(others, 0, gray[y0:y1, x0:x1]).astype(np.uint8)
        found.append(Piece((x0, y0, x1 - x0, y1 - y0), part))
    return found


def joined(pieces: Sequence[Piece]) -> Piece:
    """The ink of several pieces as one."""
    if len(pieces) == 1:
        return pieces[0]
    x0 = min(piece.box[0] for piece in pieces)
    y0 = min(piece.box[1] for piece in pieces)
    x1 = max(piece.box[0] + piece.box[2] for piece in pieces)
    y1 = max(piece.box[1] + piece.box[3] for piece in pieces)
    gray = np.zeros((y1 - y0, x1 - x0), np.uint8)
    for piece in pieces:
        x, y, width, height = piece.box
        view = gray[y - y0 : y - y0 + height, x - x0 : x - x0 + width]
        np.maximum(view, piece.gray, out=view)
    return Piece((x0, y0, x1 - x0, y1 - y0), gray)


def cut(piece: Piece, line_height: float) -> list[Piece]:
    """A piece too wide for one digit, cut from top to bottom where little ink is crossed; else the piece itself."""
    _, _, width, height = piece.box
    if width < WIDE * max(line_height, 0.7 * height) or width < 12:
        return [piece]
    places = _cut_places(piece.gray, line_height)
    if not places:
        return [piece]
    x, y, _, _ = piece.box
    found: list[Piece] = []
    for left, right in zip([0, *places], [*places, width], strict=True):
        part = piece.gray[:, left:right]
        rows = np.flatnonzero(part.max(1) >= INK)
        if len(rows) == 0:
            continue
        top, bottom = int(rows[0]), int(rows[-1]) + 1
        found.append(Piece((x + left, y + top, right - left, bottom - top), part[top:bottom], piece))
    return found


def _cut_places(gray: NDArray[np.uint8], line_height: float) -> list[int]:
    """Columns with locally least ink, thinnest first, at least a third of a line height apart; in order of x."""
    ink = cv2.blur(gray.astype(np.float32).sum(0)[None, :], (5, 1))[0]
    edge = max(3, int(CUT_EDGE * line_height))
    least = [
        column
        for column in range(edge, len(ink) - edge)
        if ink[column] <= ink[max(0, column - 4) : column + 5].min() + 1e-3 and ink[column] < 0.6 * ink.max()
    ]
    chosen: list[int] = []
    for column in sorted(least, key=lambda c: float(ink[c])):
        if len(chosen) < MOST_CUTS and all(abs(column - other) > line_height / 3 for other in chosen):
            chosen.append(column)
    return sorted(chosen)


def _placed(alone: Rendered, whole: Rendered) -> Piece | None:
    """A stroke's picture in the pixel grid of the whole drawing."""
    if alone.gray.size == 0:
        return None
    x = round((alone.origin[0] - whole.origin[0]) * whole.scale)
    y = round((alone.origin[1] - whole.origin[1]) * whole.scale)
    left, top, width, height = cv2.boundingRect(alone.gray)
    if width == 0 or height == 0:
        return None
    return Piece((x + left, y + top, width, height), alone.gray[top : top + height, left : left + width])
