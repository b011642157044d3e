"""Reading numbers: each digit is found, read and put in order.

Over-segmentation: the ink is split into pieces (engine.reading.components), every run of up to four neighbors may be
one digit, the recognizer scores them all in one batch, and the best path through the line wins (LeCun et al. 1998,
sec. V and VI: heuristic over-segmentation and the Viterbi path through the interpretation graph).
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from engine.ink.centering import centre
from engine.ink.drawing import Drawing
from engine.ink.rasterizer import Rendered
from engine.reading.components import Box, Piece, cut, joined, pieces_of_drawing, pieces_of_gray
from engine.reading.text_lines import line_height, lines_of

MOST_PIECES = 4  # of one digit
POINT = "."
LEAST_PROBABILITY = 1e-4

# Costs are minus log probabilities; the penalties were chosen on numbers composed of the strokes of writers that
# trained nothing (benchmarks/whole_numbers.py).
PER_DIGIT = 0.05
TOO_LOW = 2.5
TOO_WIDE = 2.0
OVERLAPPING = 3.0
FAR_APART = 2.0
SIDE_BY_SIDE = 1.0
TALL = 0.62  # of the line height
STANDS_IN_THE_WAY = 0.5  # overlap of two pieces, as a share of the narrower one

Score = Callable[[NDArray[np.uint8]], NDArray[np.float32]]
"""uint8 (N, 1, 28, 28) centred ink -> probabilities float32 (N, K) of the digits; what is missing from 1 is rubbish."""


@dataclass(frozen=True, eq=False)
class Digit:
    """One digit found. box: picture pixels. ink: its own uint8 (h, w). probabilities: (K,), None for a point."""

    box: Box
    ink: NDArray[np.uint8]
    probabilities: NDArray[np.float32] | None

    @property
    def is_point(self) -> bool:
        """A decimal point, recognized by its shape and place alone."""
        return self.probabilities is None


@dataclass(frozen=True, eq=False)
class _Segment:
    first: int
    end: int  # pieces first .. end - 1
    digit: Digit
    cost: float


def read_drawing_lines(drawing: Drawing, whole: Rendered, score: Score) -> list[list[Digit]]:
    """The digits of a drawing, line by line, boxes in pixels of ``whole``."""
    return _read(pieces_of_drawing(drawing, whole), score)


def read_gray_lines(gray: NDArray[np.uint8], score: Score) -> list[list[Digit]]:
    """The digits of a picture of ink (uint8 (H, W), 0 paper .. 255 ink), line by line."""
    return _read(pieces_of_gray(gray), score)


def _read(pieces: Sequence[Piece], score: Score) -> list[list[Digit]]:
    rows = lines_of(pieces)
    return [digits for row in rows if (digits := _read_row(row, score))]


def _read_row(row: Sequence[Piece], score: Score) -> list[Digit]:
    height = line_height(row)
    points = {id(piece) for piece in row if _is_point(piece, row, height)}
    parts = [part for piece in row for part in ([piece] if id(piece) in points else cut(piece, height))]
    parts.sort(key=lambda part: part.center_x)
    runs = [
        (first, end)
        for first in range(len(parts))
        for end in range(first + 1, min(first + MOST_PIECES, len(parts)) + 1)
        if end - first == 1 or _may_belong_together(parts[first:end], height)
    ]
    if not runs:
        return []
    candidates = [joined(parts[first:end]) for first, end in runs]
    probabilities = score(_stacked(candidates))  # (runs, K)
    segments: list[_Segment] = []
    for (first, end), candidate, row_of in zip(runs, candidates, probabilities, strict=True):
        if end - first == 1 and id(parts[first]) in points:
            segments.append(_Segment(first, end, Digit(candidate.box, candidate.gray, None), 0.1))
            continue
        cost = _cost(candidate, row_of, height) + _gap_cost(parts[first:end], height)
        segments.append(_Segment(first, end, Digit(candidate.box, candidate.gray, row_of), cost))
    return [segment.digit for segment in _best_path(segments, len(parts), height)]


def _stacked(candidates: Sequence[Piece]) -> NDArray[np.uint8]:
    """(N, 1, 28, 28), each candidate centred by the one preprocessing."""
    blank = np.zeros((28, 28), np.uint8)
    centred = [centre(candidate.gray) for candidate in candidates]
    return np.stack([blank if picture is None else picture for picture in centred])[:, None]


def _cost(candidate: Piece, probabilities: NDArray[np.float32], height: float) -> float:
    """Minus log of the best digit's probability, plus what its shape makes unlikely in this line."""
    cost = -float(np.log(max(float(probabilities.max()), LEAST_PROBABILITY))) + PER_DIGIT
    _, _, wide, high = candidate.box
    if high < 0.45 * height:
        cost += TOO_LOW
    if wide > 1.5 * max(high, height):
        cost += TOO_WIDE
    return cost


def _gap_cost(parts: Sequence[Piece], height: float) -> float:
    """Pieces of one digit lie close together: the widest white gap between neighbors costs, in line heights.

    Two tall pieces are hardly one digit unless they stand in each other's way, as the strokes of a 4 do.
    """
    gap = 0.0
    reach = parts[0].box[0] + parts[0].box[2]
    for part in parts[1:]:
        gap = max(gap, part.box[0] - reach)
        reach = max(reach, part.box[0] + part.box[2])
    cost = FAR_APART * max(0.0, gap / height - 0.08) * 4
    tall = [part for part in parts if part.box[3] >= TALL * height]
    for one, other in pairwise(tall):
        if one.cut_from is not None and one.cut_from is other.cut_from:
            continue
        overlap = one.box[0] + one.box[2] - max(one.box[0], other.box[0])
        if overlap < STANDS_IN_THE_WAY * min(one.box[2], other.box[2]):
            cost += SIDE_BY_SIDE
    return cost


def _may_belong_together(parts: Sequence[Piece], height: float) -> bool:
    left = min(part.box[0] for part in parts)
    right = max(part.box[0] + part.box[2] for part in parts)
    return right - left <= 1.9 * height


def _best_path(segments: Sequence[_Segment], count: int, height: float) -> list[_Segment]:
    """Viterbi: the cheapest chain of segments that uses each piece once."""
    best: dict[int, list[tuple[float, list[_Segment]]]] = {0: [(0.0, [])]}
    by_first: dict[int, list[_Segment]] = {}
    for segment in segments:
        by_first.setdefault(segment.first, []).append(segment)
    for place in range(count):
        # the cost between neighbors depends on the one before: the best few chains are kept
        for so_far, chain in sorted(best.get(place, []), key=lambda entry: entry[0])[:6]:
            for segment in by_first.get(place, []):
                cost = so_far + segment.cost
                if chain:
                    cost += _overlap_cost(chain[-1].digit.box, segment.digit.box, height)
                best.setdefault(segment.end, []).append((cost, [*chain, segment]))
    ends = best.get(count, [])
    return min(ends, key=lambda entry: entry[0])[1] if ends else []


def _overlap_cost(before: Box, after: Box, height: float) -> float:
    """Neighbors that lie over each other are hardly two digits."""
    overlap = before[0] + before[2] - after[0]
    narrower = max(1, min(before[2], after[2]))
    share = overlap / max(narrower, 0.2 * height)
    return OVERLAPPING * max(0.0, share - 0.35)


def _is_point(piece: Piece, row: Sequence[Piece], height: float) -> bool:
    """A decimal point: small, round, at the foot of the line, with digits on both sides."""
    _, y, wide, high = piece.box
    if max(wide, high) > 0.25 * height or max(wide, high) > 3 * min(wide, high):
        return False
    tall = [other for other in row if other.box[3] > 0.5 * height]
    if not tall:
        return False
    bottom = float(np.median([other.box[1] + other.box[3] for other in tall]))
    is_low = y + high > bottom - 0.35 * height
    is_free = not any(_overlap_share(piece, other) > 0.5 for other in tall)
    has_both_sides = any(o.center_x < piece.center_x for o in tall) and any(o.center_x > piece.center_x for o in tall)
    return is_low and is_free and has_both_sides


def _overlap_share(small: Piece, other: Piece) -> float:
    right = min(small.box[0] + small.box[2], other.box[0] + other.box[2])
    return (right - max(small.box[0], other.box[0])) / max(1, small.box[2])
