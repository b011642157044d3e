"""A part of predict.py: from a picture of ink to what the network expects. Inkling puts the parts together."""

import numpy as np
from PIL import Image, ImageOps


def read(path):
    """A picture of one digit or sign -> uint8 (1, 28, 28), 0 paper .. 255 ink, as MNIST's makers did it.

    The ink's box is reduced to 20x20 with the aspect kept, then placed so that its center of mass lies in the middle.
    Made for even paper; photos of pages with shadows want a better search for ink than this.
    """
    picture = ImageOps.exif_transpose(Image.open(path)).convert("RGBA")
    white = Image.new("RGBA", picture.size, "white")
    gray = np.asarray(Image.alpha_composite(white, picture).convert("L"), np.float32)
    edge = np.concatenate([gray[0], gray[-1], gray[:, 0], gray[:, -1]])
    ink = np.abs(gray - np.median(edge))  # dark on light or light on dark
    ink[ink < max(16.0, 0.2 * ink.max())] = 0.0  # the paper's own texture
    rows, columns = np.flatnonzero(ink.any(1)), np.flatnonzero(ink.any(0))
    field = np.zeros((28, 28), np.float32)
    if rows.size == 0:
        return field.astype(np.uint8)[None]
    box = ink[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]
    side = max(box.shape)
    top, left = (side - box.shape[0] + 1) // 2, (side - box.shape[1] + 1) // 2
    square = np.zeros((side, side), np.float32)
    square[top : top + box.shape[0], left : left + box.shape[1]] = box
    if side >= 20:  # every new pixel is the mean of the area that it covers
        edges = np.arange(21) * side / 20
        covered = np.minimum.outer(edges[1:], np.arange(1, side + 1)) - np.maximum.outer(edges[:-1], np.arange(side))
        reduce = np.maximum(covered, 0) * 20 / side
        small = reduce @ square @ reduce.T
    else:
        small = np.asarray(Image.fromarray(square).resize((20, 20), Image.Resampling.BICUBIC)).clip(0, 255)
    mass = max(small.sum(), 1e-9)
    middle = [(small.sum(axis) @ np.arange(20)) / mass for axis in (1, 0)]
    top, left = (min(max(int(np.ceil(13.5 - at)), 0), 8) for at in middle)
    field[top : top + 20, left : left + 20] = small * 255.0 / max(small.max(), 1e-9)
    return np.rint(field).astype(np.uint8)[None]
