"""Whether a picture shows things or ink on paper: decides the recognizer when nobody has chosen one."""

import cv2
import numpy as np
from numpy.typing import NDArray

SIDE = 32  # px: judged on a small copy, so that large and small pictures are alike
GROUND_SIDE = 15  # px: strokes are thinner than half of it
FEATURES = (
    *("colored pixels, half", "colored pixels, fifth"),
    *("off the ground, quarter", "off the ground, tenth"),
    *("edges, three quarters", "edges, half", "edges, quarter"),
    *("unsteady ground", "uneven border", "neither bright nor dark", "lopsided tones"),
)
WEIGHTS = (2.262, -0.069, 1.086, 1.619, 0.671, 2.567, 0.493, -1.961, 0.425, -4.603, 9.151)
BIAS = -19.694
SURE = 2.5  # in doubt it is paper


def looks_like_photo(rgb: NDArray[np.uint8]) -> bool:
    """rgb: uint8 (H, W, 3). Things fill a picture with tones and edges; paper lies still under a few strokes.

    A logistic regression on ``features``, fitted and measured by benchmarks/photo_or_paper.py.
    """
    return photo_score(rgb) > SURE


def photo_score(rgb: NDArray[np.uint8]) -> float:
    """The log of how much likelier a photo is than ink on paper."""
    return float(features(rgb) @ np.array(WEIGHTS, np.float32)) + BIAS


def features(rgb: NDArray[np.uint8]) -> NDArray[np.float32]:
    """float32 (11,), in the order of FEATURES: how colors, tones and edges are spread over the picture."""
    small = _small(rgb)
    red, green, blue = small[..., 0], small[..., 1], small[..., 2]
    planes = (red - green, (red + green) / 2 - blue)
    color = np.hypot(*(plane - np.median(plane) for plane in planes))  # away from the picture's usual one
    luma = small @ np.array([0.299, 0.587, 0.114], np.float32)
    side = max(3, min(min(luma.shape) // 2 | 1, GROUND_SIDE))
    ground = cv2.medianBlur(np.rint(luma).astype(np.uint8), side).astype(np.float32)
    across, down = np.abs(np.diff(luma, axis=1)), np.abs(np.diff(luma, axis=0))
    edges = np.concatenate([across.ravel(), down.ravel(), np.zeros(1, np.float32)])
    unsteady = np.abs(np.diff(ground, axis=1)).sum() + np.abs(np.diff(ground, axis=0)).sum()
    border = np.concatenate([luma[0], luma[-1], luma[:, 0], luma[:, -1]])
    low, middle, high = np.quantile(luma, (0.02, 0.5, 0.98))
    spread = (
        *np.quantile(color, (0.5, 0.8)),
        *np.quantile(np.abs(luma - ground), (0.75, 0.9)),
        *np.quantile(edges, (0.25, 0.5, 0.75)),
        unsteady / luma.size,
        border.std(),
    )
    tones = (abs(middle - 127) / 127, max(middle - low, high - middle) / (high - low + 1))
    return np.array((*np.log1p(spread), *tones), np.float32)


def _small(rgb: NDArray[np.uint8]) -> NDArray[np.float32]:
    height, width = rgb.shape[:2]
    scale = SIDE / max(height, width, SIDE)
    size = (max(1, round(width * scale)), max(1, round(height * scale)))
    return np.asarray(cv2.resize(rgb, size, interpolation=cv2.INTER_AREA), np.float32)
