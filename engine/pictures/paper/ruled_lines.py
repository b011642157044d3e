"""Ruled and squared lines on paper: found by their length, taken away without eating the strokes that cross them."""

import cv2
import numpy as np
from numpy.typing import NDArray

Mask = NDArray[np.uint8]  # 0 or 255

SMALLEST = 96  # px: smaller pictures show no paper
STEEPEST = 8.0  # degrees from level that a line may run
ANGLE_STEP = 0.5  # degrees
LONGEST_FOR_ANGLE = 400  # px
PIECE = 0.07  # of the picture's width: a straight piece that long may belong to a line
SPAN = 0.5  # of the picture's width that one line alone must cover, from side to side
SPAN_OF_MANY = 0.4  # of the picture's width that each of several lines must cover
MANY = 3
SPAN_OF_PART = 0.2  # of the picture's width: where there are ruled lines, straight pieces this long are parts of more
STRONGER, MARGIN = 1.7, 25  # what is stronger than so many times the lines' usual strength plus the margin is ink
SIDE = 0.1  # of the picture's width: a line alone must reach into both outer parts
THICKEST = 0.03  # of the picture's width: anything thicker is no ruled line


def ruled_lines(mask: Mask, strength: NDArray[np.uint8]) -> Mask:
    """uint8 (H, W), 255 where ink or lines are -> 255 where only ruled lines are, level and upright ones.

    strength: uint8 (H, W), 0 paper .. 255: what is much stronger than the lines is ink that lies on them.
    """
    if min(mask.shape) < SMALLEST or not mask.any():
        return np.zeros_like(mask)
    level = _level_lines(mask, strength)
    rest, turned = np.asarray(cv2.transpose(cv2.subtract(mask, level))), np.asarray(cv2.transpose(strength))
    upright = _level_lines(rest.astype(np.uint8), turned.astype(np.uint8))
    return np.asarray(cv2.bitwise_or(level, cv2.transpose(upright)), np.uint8)


def _level_lines(mask: Mask, strength: NDArray[np.uint8]) -> Mask:
    slope = _slope(mask)
    room = int(abs(slope) * mask.shape[1] / 2) + 2  # so that the corners are not sheared out of the picture
    straight = _sheared(np.pad(mask, ((room, room), (0, 0))), slope)
    lines = _sheared(_lines_in(straight), -slope)[room:-room]
    if not lines.any():
        return lines
    usual = float(np.median(strength[lines > 0]))
    return np.where(strength <= STRONGER * usual + MARGIN, lines, 0).astype(np.uint8)


def _slope(mask: Mask) -> float:
    """The slope (rows per column) at which rows are most unlike their neighbors: that of the lines, if any."""
    scale = min(1.0, LONGEST_FOR_ANGLE / max(mask.shape))
    small = cv2.resize(mask, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    angles = np.arange(-STEEPEST, STEEPEST + ANGLE_STEP / 2, ANGLE_STEP)
    slopes = np.tan(np.radians(angles))
    sharpness = [_sharpness(_sheared(np.asarray(small, np.uint8), slope)) for slope in slopes]
    return float(slopes[int(np.argmax(sharpness))])


def _sharpness(straight: Mask) -> float:
    rows = straight.mean(1, dtype=np.float64)
    return float((np.diff(rows) ** 2).sum())


def _sheared(mask: Mask, slope: float) -> Mask:
    """Every column moved up by ``slope`` times its distance from the middle: a line of that slope becomes level."""
    height, width = mask.shape
    shear = np.array([[1.0, 0.0, 0.0], [-slope, 1.0, slope * (width - 1) / 2]])
    return np.asarray(cv2.warpAffine(mask, shear, (width, height), flags=cv2.INTER_NEAREST), np.uint8)


def _lines_in(straight: Mask) -> Mask:
    """Nearly level lines: long straight pieces that together span the picture, where nothing thicker crosses them."""
    found = _long_lines(straight)
    if not found.any():
        return found
    runs = _upright_runs(straight)
    thickness = float(np.median(runs[(found > 0) & (straight > 0)]))
    if thickness > max(3.0, THICKEST * straight.shape[1]):
        return np.zeros_like(straight)
    thin = np.where((runs > 0) & (runs <= 1.6 * thickness + 1.5), 255, 0).astype(np.uint8)
    # again without the strokes that cross them, which hide how flat and long the lines are
    return np.asarray(cv2.bitwise_and(_long_lines(thin), thin), np.uint8)


def _long_lines(mask: Mask) -> Mask:
    """Around the straight pieces in ``mask`` that make up long level lines."""
    piece = max(15, int(mask.shape[1] * PIECE))
    thick = cv2.dilate(mask, np.ones((3, 1), np.uint8))
    pieces = cv2.morphologyEx(thick, cv2.MORPH_OPEN, np.ones((1, piece), np.uint8))
    joined = cv2.morphologyEx(pieces, cv2.MORPH_CLOSE, np.ones((1, 2 * piece), np.uint8))
    return _spanning(np.asarray(joined, np.uint8), np.asarray(pieces, np.uint8))


def _spanning(joined: Mask, pieces: Mask) -> Mask:
    """The components of ``joined`` that are long enough to be ruled lines."""
    height, width = joined.shape
    count, labels, stats, _ = cv2.connectedComponentsWithStats(joined, connectivity=8)
    lefts, widths = stats[:, cv2.CC_STAT_LEFT], stats[:, cv2.CC_STAT_WIDTH]
    flat = (stats[:, cv2.CC_STAT_HEIGHT] < max(8, 0.12 * height)) & (np.arange(count) > 0)
    across = (widths >= SPAN * width) & (lefts < SIDE * width) & (lefts + widths > (1 - SIDE) * width)
    many = widths >= SPAN_OF_MANY * width
    chosen = flat & across
    if int((flat & many).sum()) >= MANY:
        chosen |= flat & many
    if chosen.any():
        chosen |= flat & (widths >= SPAN_OF_PART * width)
    return np.where(chosen[labels] & (cv2.dilate(pieces, np.ones((3, 1), np.uint8)) > 0), 255, 0).astype(np.uint8)


def _upright_runs(mask: Mask) -> NDArray[np.int32]:
    """For each pixel of the mask the length of the upright run of pixels that it is in; 0 elsewhere."""
    is_ink = (mask > 0).astype(np.int32)
    above, below = np.zeros_like(is_ink), np.zeros_like(is_ink)
    above[0], below[-1] = is_ink[0], is_ink[-1]
    for row in range(1, len(is_ink)):
        np.multiply(above[row - 1] + 1, is_ink[row], out=above[row])
        np.multiply(below[-row] + 1, is_ink[-row - 1], out=below[-row - 1])
    return above + below - is_ink
