"""MNIST's centring: a gray picture of one digit becomes the 28x28 picture that networks trained on MNIST expect.

LeCun, Bottou, Bengio, Haffner, "Gradient-based learning applied to document recognition", 1998, sec. III.A: the ink's
box is reduced, aspect kept and anti-aliased, to fit 20x20; then it is placed in a 28x28 field so that its centre of
mass lies in the middle. Measured on the genuine files: the long side is 20 in all but 3 of 20,000 pictures, the short
side is mostly even (the reduction was symmetric), the centre of mass is spread evenly over 13.5..14.5 (so the move was
by whole pixels), and the strongest ink is 254 or 255 in every picture. This file does the same; a picture of MNIST
goes through it unchanged.
"""

import cv2
import numpy as np
from numpy.typing import NDArray

from engine.prediction import Step

BOX = 20  # px: the ink's long side
FIELD = 28  # px: the whole picture
MIDDLE = FIELD / 2  # where MNIST has the centre of mass, in pixel indices
FAINTEST_INK = 16  # of 255; weaker traces neither widen the box nor count as ink


def centre(gray: NDArray[np.uint8]) -> NDArray[np.uint8] | None:
    """uint8 (h, w), 0 paper .. 255 ink, of one digit -> uint8 (28, 28) as in MNIST; None when there is no ink."""
    box = ink_box(gray)
    if box is None:
        return None
    return strengthen(place(reduce_to_box(cut(gray, box))))


def steps(gray: NDArray[np.uint8], size: int = FIELD) -> tuple[tuple[Step, ...], NDArray[np.uint8] | None]:
    """The same as ``centre``, with each step to show.

    size: the network's input (InputSpec.size); when it is larger than 28, a last step shows the picture padded with
    paper. When there is no ink, the steps end with "ink found" and the picture is None.
    """
    found = Step("ink found", gray)
    box = ink_box(gray)
    if box is None:
        return (found,), None
    square = cut(gray, box)
    small = reduce_to_box(square)
    placed = place(small)
    centred = strengthen(placed)
    shown = [
        found,
        Step("box", square, f"{box[2]} × {box[3]}"),
        Step("20×20", small),
        Step("centre of mass", placed),
        Step("28×28", centred),
    ]
    if size != FIELD:
        shown.append(Step(f"{size}×{size}", to_size(centred, size)))
    return tuple(shown), centred


def ink_box(gray: NDArray[np.uint8]) -> tuple[int, int, int, int] | None:
    """The smallest box x, y, width, height around all ink; None when there is none."""
    if gray.size == 0:
        return None
    ink = cv2.threshold(gray, FAINTEST_INK - 1, 255, cv2.THRESH_BINARY)[1]
    x, y, width, height = cv2.boundingRect(ink)
    return (x, y, width, height) if width and height else None


def cut(gray: NDArray[np.uint8], box: tuple[int, int, int, int]) -> NDArray[np.uint8]:
    """The box as a square picture: the short side grows on both sides, over the faint traces there or new paper."""
    x, y, width, height = box
    side = max(width, height)
    x, y = x - (side - width) // 2, y - (side - height) // 2
    square = np.zeros((side, side), np.uint8)
    inside = gray[max(y, 0) : y + side, max(x, 0) : x + side]
    top, left = max(-y, 0), max(-x, 0)
    square[top : top + inside.shape[0], left : left + inside.shape[1]] = inside
    return square


def reduce_to_box(square: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """uint8 (s, s) -> uint8 (20, 20): every new pixel is the mean of the area it covers; small ink is enlarged."""
    method = cv2.INTER_AREA if len(square) >= BOX else cv2.INTER_CUBIC
    return np.asarray(cv2.resize(square, (BOX, BOX), interpolation=method), np.uint8)


def centre_of_mass(gray: NDArray[np.uint8]) -> tuple[float, float]:
    """x, y in pixel indices; the middle of a picture without ink."""
    height, width = gray.shape
    columns = gray.sum(0, dtype=np.int64)
    rows = gray.sum(1, dtype=np.int64)
    mass = int(columns.sum())
    if mass == 0:
        return (width - 1) / 2, (height - 1) / 2
    return float(columns @ np.arange(width)) / mass, float(rows @ np.arange(height)) / mass


def place(small: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """uint8 (20, 20) -> uint8 (28, 28) with the centre of mass in the middle, moved by whole pixels.

    No ink is pushed over the edge: a very lopsided shape lies at the edge instead.
    """
    x, y = centre_of_mass(small)
    left, top = (min(max(int(np.ceil(MIDDLE - 0.5 - c)), 0), FIELD - BOX) for c in (x, y))
    field = np.zeros((FIELD, FIELD), np.uint8)
    field[top : top + BOX, left : left + BOX] = small
    return field


def strengthen(gray: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """The same picture with its strongest ink at 255, as in MNIST (thin lines fade when they are reduced)."""
    strongest = int(gray.max(initial=0))
    if strongest in (0, 255):
        return gray
    return np.asarray(cv2.convertScaleAbs(gray, alpha=255.0 / strongest), np.uint8)


def to_size(centred: NDArray[np.uint8], size: int) -> NDArray[np.uint8]:
    """uint8 (28, 28) -> uint8 (size, size) as engine.networks.preprocess does it: a little larger gets paper around."""
    if FIELD <= size <= FIELD + 8:
        before = (size - FIELD) // 2
        after = size - FIELD - before
        return np.pad(centred, (before, after))
    method = cv2.INTER_AREA if size < FIELD else cv2.INTER_LINEAR
    return np.asarray(cv2.resize(centred, (size, size), interpolation=method), np.uint8)
