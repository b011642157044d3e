"""A sheet of light paper on a darker table: where it lies, so that the table is not taken for ink."""

import cv2
import numpy as np
from numpy.typing import NDArray

Mask = NDArray[np.uint8]  # 0 or 255

LONGEST = 160  # px: looked for in a picture of this size
THRESHOLDS = 9  # levels of brightness at which sheet and table are tried to be told apart
LEAST_AREA, MOST_AREA = 0.15, 0.96  # of the picture
RECTANGULAR = 0.88  # share of the smallest (turned) rectangle around it that a sheet fills
BARE = 0.6  # of a border of the picture: it shows the table
BARE_BORDERS = 2  # so many borders must show the table: one alone may be a shadow's straight edge
CONTRAST = 25  # of 255 between sheet and table along the sheet's edge
RIM = 0.012  # of the picture's long side: the sheet's own edge is left out


def find_sheet(rgb: NDArray[np.uint8]) -> Mask | None:
    """uint8 (H, W, 3) -> uint8 (H, W), 255 on the sheet; None when no table is to be seen around it."""
    height, width = rgb.shape[:2]
    scale = LONGEST / max(height, width)
    if scale >= 1 or min(height, width) * scale < 24:
        return None
    small = cv2.resize(rgb, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    gray = cv2.medianBlur(np.asarray(cv2.cvtColor(small, cv2.COLOR_RGB2GRAY), np.uint8), 5)
    # ink on the sheet must not make holes in it, nor bays where it comes near the edge
    gray = cv2.morphologyEx(gray, cv2.MORPH_CLOSE, cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (11, 11)))
    low, high = int(gray.min()), int(gray.max())
    candidates = [
        _brightest_part(np.asarray(gray, np.uint8), level) for level in np.linspace(low, high, THRESHOLDS + 2)[1:-1]
    ]
    sheets = [part for part in candidates if _is_sheet(part, np.asarray(gray, np.uint8))]
    if not sheets:
        return None
    sheet = max(sheets, key=cv2.countNonZero)
    large = cv2.resize(sheet, (width, height), interpolation=cv2.INTER_LINEAR)
    rim = 2 * int(RIM * max(height, width)) + 1
    inner = cv2.erode(cv2.threshold(large, 127, 255, cv2.THRESH_BINARY)[1], np.ones((rim, rim), np.uint8))
    return np.asarray(inner, np.uint8)


def _brightest_part(gray: NDArray[np.uint8], level: float) -> Mask:
    """The largest connected part that is brighter than ``level``, without holes."""
    bright = np.asarray(cv2.threshold(gray, level, 255, cv2.THRESH_BINARY)[1], np.uint8)
    outlines, _ = cv2.findContours(bright, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE)
    part = np.zeros_like(gray)
    if outlines:
        cv2.drawContours(part, [max(outlines, key=cv2.contourArea)], -1, 255, cv2.FILLED)
    return part


def _is_sheet(part: Mask, gray: NDArray[np.uint8]) -> bool:
    share = cv2.countNonZero(part) / part.size
    if not LEAST_AREA <= share <= MOST_AREA:
        return False
    borders = (part[0], part[-1], part[:, 0], part[:, -1])
    if sum(float((border == 0).mean()) >= BARE for border in borders) < BARE_BORDERS:
        return False
    points = cv2.findNonZero(part)
    _, (long, short), _ = cv2.minAreaRect(points)
    if share * part.size < RECTANGULAR * (long + 1) * (short + 1):
        return False
    return _edge_contrast(part, gray) >= CONTRAST


def _edge_contrast(part: Mask, gray: NDArray[np.uint8]) -> float:
    """How much brighter the part is just inside its edge than just outside, of 255."""
    disc = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (5, 5))
    grown, shrunk = cv2.dilate(part, disc), cv2.erode(part, disc)
    outside = (cv2.dilate(grown, disc) > 0) & (grown == 0)
    inside = (shrunk > 0) & (cv2.erode(shrunk, disc) == 0)
    if not outside.any() or not inside.any():
        return 0.0
    return float(np.median(gray[inside])) - float(np.median(gray[outside]))
