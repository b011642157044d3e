"""Specks, scraps and edges of the paper: what is too small, too thin or too much at the border to be written."""

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

Mask = NDArray[np.uint8]  # 0 or 255

LEAST_LONG = 0.02  # of the picture's long side: the main ink is longer
LEAST_PX = 6
PART = 0.25  # of the main ink's long side: parts that long are ink even when thin
THIN = 0.3  # of the stroke's width: thinner parts are scratches
TAIL = 0.5  # of the stroke's width: thinner tails are rests of ruled lines
DOT = 0.6  # of the stroke's width: a dot is at least that thick
WEAK = 0.6  # of the main ink's strength: weaker parts are dirt
NEAR = 1.5  # main ink's lengths: dots farther away are dirt
CONTACT = 0.12  # of the picture's side: what touches the border for longer is the table, not ink
ALONG = 2.5  # strokes' widths: what touches the border for longer, beside the main ink, is no ink
SCRAP = 0.6  # of the main ink's long side: what is shorter and touches the border at all is no ink either
INSIDE = 0.06  # of the picture's side: ink inside must be that long for such parts to be dropped


@dataclass(frozen=True, eq=False)
class _Parts:
    """The connected parts of a mask; all arrays by part, part 0 is the paper."""

    labels: NDArray[np.int32]
    boxes: NDArray[np.int32]  # (n, 4) x, y, width, height
    areas: NDArray[np.int64]
    thickest: NDArray[np.float64]  # px: diameter of the largest disc inside
    stroke: NDArray[np.float64]  # px: mean width of the strokes
    peak: NDArray[np.uint8]  # strength of the strongest ink
    contact: NDArray[np.int64]  # px on the picture's border

    @property
    def longest(self) -> NDArray[np.int32]:
        return self.boxes[:, 2:].max(1)


def without_specks(mask: Mask, strength: NDArray[np.uint8]) -> Mask:
    """uint8 (H, W), 255 where ink may be -> the same without dirt; all 0 when nothing is large enough.

    strength: uint8 (H, W), 0 paper .. 255: dirt is often weaker than ink.
    """
    if not mask.any():
        return mask
    parts = _parts(mask, strength)
    candidates = (np.arange(len(parts.areas)) > 0) & ~_is_edge_of_paper(parts, mask.shape)
    if not candidates.any():
        return np.zeros_like(mask)
    main = int(np.argmax(np.where(candidates, parts.areas.astype(np.float64) * parts.longest, -1.0)))
    if parts.longest[main] < max(LEAST_PX, LEAST_LONG * max(mask.shape)):
        return np.zeros_like(mask)
    kept = candidates & _is_written(parts, main)
    return np.where(kept[parts.labels], 255, 0).astype(np.uint8)


def without_tails(mask: Mask) -> Mask:
    """The mask without what hangs on strokes and is much thinner than they are (rests of ruled lines)."""
    width = int(TAIL * stroke_width(mask))
    if width < 3:
        return mask
    disc = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (width, width))
    body = cv2.dilate(cv2.morphologyEx(mask, cv2.MORPH_OPEN, disc), disc)
    return np.asarray(cv2.bitwise_and(mask, body), np.uint8)


def stroke_width(mask: Mask) -> float:
    """Mean width of the strokes, px: in a strip the mean distance to its edges is a quarter of its width."""
    inked = mask > 0
    return 4.0 * float(_depth(mask)[inked].mean()) if inked.any() else 0.0


def _depth(mask: Mask) -> NDArray[np.float32]:
    """Distance of each ink pixel to the nearest paper, px; what lies outside of the picture is paper, too."""
    bordered = cv2.copyMakeBorder(mask, 1, 1, 1, 1, cv2.BORDER_CONSTANT)
    return np.asarray(cv2.distanceTransform(bordered, cv2.DIST_L2, 3)[1:-1, 1:-1], np.float32)


def _parts(mask: Mask, strength: NDArray[np.uint8]) -> _Parts:
    count, labels, stats, _ = cv2.connectedComponentsWithStats(mask, connectivity=8)
    depth = _depth(mask)
    inked = labels > 0
    of_part, depth_there = np.asarray(labels[inked], np.intp), np.asarray(depth[inked], np.float64)
    thickest = np.zeros(count)
    np.maximum.at(thickest, of_part, depth_there)
    peak = np.zeros(count, np.uint8)
    np.maximum.at(peak, of_part, strength[inked])
    areas = stats[:, cv2.CC_STAT_AREA].astype(np.int64)
    stroke = 4.0 * np.bincount(of_part, depth_there, count) / np.maximum(areas, 1)
    border = np.concatenate([labels[0], labels[-1], labels[1:-1, 0], labels[1:-1, -1]])
    contact = np.bincount(border, minlength=count)
    boxes = np.asarray(stats[:, :4], np.int32)
    return _Parts(np.asarray(labels, np.int32), boxes, areas, 2.0 * thickest, stroke, peak, contact)


def _is_edge_of_paper(parts: _Parts, shape: tuple[int, ...]) -> NDArray[np.bool_]:
    """Parts that lie along the border for long (the table beside the paper), when there is other ink to read."""
    at_edge = parts.contact > CONTACT * min(shape[:2])
    inside = ~at_edge & (np.arange(len(at_edge)) > 0)
    if not inside.any() or not at_edge[1:].any():
        return np.zeros(len(at_edge), bool)
    largest_inside = parts.longest[inside].max()
    return at_edge & (largest_inside >= INSIDE * min(shape[:2]))


def _is_written(parts: _Parts, main: int) -> NDArray[np.bool_]:
    stroke, length = parts.stroke[main], parts.longest[main]
    is_part = (parts.longest >= PART * length) & (parts.thickest >= THIN * stroke)
    is_dot = (parts.thickest >= DOT * stroke) & (parts.areas >= 0.4 * stroke**2)
    is_near = _distance(parts.boxes, parts.boxes[main]) <= NEAR * length
    contact_allowed = np.where(parts.longest < SCRAP * length, 0.5, ALONG) * stroke
    lies_at_border = (parts.contact > contact_allowed) & (np.arange(len(parts.areas)) != main)
    return (is_part | (is_dot & is_near)) & (parts.peak >= WEAK * parts.peak[main]) & ~lies_at_border


def _distance(boxes: NDArray[np.int32], to: NDArray[np.int32]) -> NDArray[np.float64]:
    """Empty space between each box and one box, px."""
    starts, ends = boxes[:, :2], boxes[:, :2] + boxes[:, 2:]
    gap = np.maximum(np.maximum(starts - (to[:2] + to[2:]), to[:2] - ends), 0)
    return np.hypot(gap[:, 0], gap[:, 1])
