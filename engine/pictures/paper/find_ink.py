"""Finding ink on paper: a photo or scan of something written becomes gray ink on clean paper.

The paper's own brightness is estimated everywhere by closing (ink is thinner than paper is wide) and divided out, so
that shadows and uneven light go; what then differs from paper by half of the ink's strength is ink. Ruled and squared
lines (engine.pictures.paper.ruled_lines) and specks (engine.pictures.paper.specks) are taken away. A picture on a
perfectly even ground, such as MNIST's own or a screenshot, is only brought to ink's polarity and full contrast.
"""

from dataclasses import dataclass
from typing import Literal

import cv2
import numpy as np
from numpy.typing import NDArray

from engine.pictures.paper.ruled_lines import ruled_lines
from engine.pictures.paper.sheet import find_sheet
from engine.pictures.paper.specks import stroke_width, without_specks, without_tails
from engine.prediction import Step
from engine.sentence import Sentence

Gray = NDArray[np.uint8]  # (H, W)
Mask = NDArray[np.uint8]  # (H, W), 0 or 255
Ground = Literal["light", "dark"]

LONGEST_SHOWN = 320  # px: steps are shown no larger
LONGEST_BACKGROUND = 256  # px: the paper's brightness is estimated in a picture of this size
DISC = 7  # px: radius of the disc by which ink is closed there, several times
WIDEST_STROKE = 0.3  # of the short side: anything wider is no ink
DARKEST_PAPER = 24  # of 255: in deeper shadow nothing is read
COLOR_SHARE = 0.6  # how much a difference in one color channel counts beside a difference in brightness
NO_CONTRAST = 40  # of 255: a smaller difference between light and dark does not tell ink from paper
LEAST_INK = 18  # of 255: weakest ink
QUARTER_TO_SIGMA = 3.14  # of one-sided normal noise, a quarter lies below sigma / 3.14; robust beside much ink
NOISE_FACTOR = 5.0  # ink stands out of the paper's noise by this factor
EDGE = 0.43  # a stroke's edge lies where the ink has this share of its full strength
LINES = 0.25  # share of the ink's strength from which ruled lines are looked for
PAPER = 0.25  # share of the ink's strength that still counts as paper
FULL = 0.85  # share of the ink's strength that already counts as full ink
CUT_SHARE = 0.02  # of the ink at the very edge of a sheet: more would be cut off by it
SOFT = 0.5  # of the stroke's width: so wide may a soft edge on an even ground be
SMALL = 64  # px: pictures up to this size hold one digit and nothing to be cleaned
EVEN_SHARE = 0.35  # of all pixels, from which one single color is an even ground
EVEN_STEP = 3  # of 255: how much an even ground may vary


@dataclass(frozen=True, eq=False)
class FoundInk:
    """Ink found in a picture.

    gray: uint8 (H, W), 0 paper .. 255 ink, as large as the picture; all 0 when no ink was found. steps: to show, before
    those of engine.ink.centering. notes: sentences a person should know.
    """

    gray: Gray
    steps: tuple[Step, ...]
    notes: tuple[str, ...] = ()


def find_ink(rgb: NDArray[np.uint8]) -> FoundInk:
    """uint8 (H, W, 3) -> its ink: dark on light or light on dark, on paper, board or screen."""
    even = _even_ground(rgb)
    if even is not None:
        ground: Ground = "light" if even.mean() > 127 else "dark"
        strength = _strength_on_even_ground(rgb, even)
        gray, notes = _ink_of_even(strength)
    else:
        strength, ground = _strength_on_paper(rgb)
        gray, notes = _ink_of_sheet(strength, rgb) or _ink_of_paper(strength)
    evened = shown_small(strength)
    steps = (
        Step("picture", shown_small(rgb)),
        Step("light evened", 255 - evened if ground == "light" else evened),
    )
    return FoundInk(gray, steps, notes)


def shown_small(picture: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """The picture, reduced to at most LONGEST_SHOWN px a side."""
    return _reduced(picture, LONGEST_SHOWN)


def _reduced(picture: NDArray[np.uint8], longest: int) -> NDArray[np.uint8]:
    height, width = picture.shape[:2]
    scale = longest / max(height, width, 1)
    if scale >= 1:
        return picture
    size = (max(1, round(width * scale)), max(1, round(height * scale)))
    return np.asarray(cv2.resize(picture, size, interpolation=cv2.INTER_AREA), np.uint8)


# --- an even ground -------------------------------------------------------------------------------------------------


def _even_ground(rgb: NDArray[np.uint8]) -> NDArray[np.uint8] | None:
    """The color of a ground that is the same everywhere, border and much of the picture; None on real paper."""
    border = np.concatenate([rgb[0], rgb[-1], rgb[:, 0], rgb[:, -1]])
    color = np.median(border, axis=0).astype(np.uint8)
    if (_distance(border[None], color) <= EVEN_STEP).mean() < 0.75:
        return None
    return color if (_distance(rgb, color) <= EVEN_STEP).mean() >= EVEN_SHARE else None


def _distance(rgb: NDArray[np.uint8], color: NDArray[np.uint8]) -> Gray:
    """The largest difference of each pixel's channels from a color's."""
    channels = cv2.split(cv2.absdiff(rgb, np.broadcast_to(color, rgb.shape)))
    return np.asarray(cv2.max(cv2.max(channels[0], channels[1]), channels[2]), np.uint8)


def _strength_on_even_ground(rgb: NDArray[np.uint8], color: NDArray[np.uint8]) -> Gray:
    """How far each pixel is from the ground's color, 255 for the farthest one."""
    distance = _distance(rgb, color)
    farthest = int(distance.max())
    if farthest <= 8 * EVEN_STEP:
        return np.zeros_like(distance)
    return np.asarray(cv2.convertScaleAbs(distance, alpha=255.0 / farthest), np.uint8)


def _ink_of_even(strength: Gray) -> tuple[Gray, tuple[str, ...]]:
    if max(strength.shape) <= SMALL or not strength.any():
        return strength, ()
    kept, notes = _cleaned(strength, 127, 64)
    # an enlarged picture has wide soft edges: they belong to the ink, faint marks elsewhere do not
    return _inside(strength, kept, int(SOFT * stroke_width(kept)) + 1), notes


# --- paper ----------------------------------------------------------------------------------------------------------


def _strength_on_paper(rgb: NDArray[np.uint8]) -> tuple[Gray, Ground]:
    """How much each pixel differs from the paper beneath it, 0 paper .. 255, and which ground it is."""
    small = np.asarray(cv2.medianBlur(_reduced(rgb, LONGEST_BACKGROUND), 3), np.uint8)
    if _is_mostly_light(np.asarray(cv2.cvtColor(small, cv2.COLOR_RGB2GRAY), np.uint8)):
        return _strength(rgb, _closed(small)), "light"
    return _strength(255 - rgb, _closed(255 - small)), "dark"


def _is_mostly_light(gray: Gray) -> bool:
    """Ink is the smaller part: wherever light and dark lie close together, most of the pixels are paper."""
    disc, times = _discs(gray)
    lightest = cv2.dilate(gray, disc, iterations=times).astype(np.float32)
    darkest = cv2.erode(gray, disc, iterations=times).astype(np.float32)
    span = lightest - darkest
    place = (gray - darkest) / np.maximum(span, 1.0) - 0.5
    by_itself = NO_CONTRAST**2 * (gray / 255.0 - 0.5)  # decides where there is nothing to compare with
    return float((span**2 * place + by_itself).sum()) >= 0


def _discs(small: NDArray[np.uint8]) -> tuple[NDArray[np.uint8], int]:
    """A disc, and how often it makes one as wide as the widest stroke: much faster than one large disc."""
    radius = WIDEST_STROKE * min(small.shape[:2]) / 2
    disc = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (2 * DISC + 1, 2 * DISC + 1))
    return np.asarray(disc, np.uint8), max(1, round(radius / DISC))


def _closed(small: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """Light paper without its ink: everything dark that is narrower than the widest stroke is closed."""
    disc, times = _discs(small)
    closed = cv2.morphologyEx(small, cv2.MORPH_CLOSE, disc, iterations=times, borderType=cv2.BORDER_REPLICATE)
    return np.asarray(cv2.blur(closed, (3, 3)), np.uint8)


def _strength(rgb: NDArray[np.uint8], paper: NDArray[np.uint8]) -> Gray:
    """Dark ink's strength against light paper (of any size); brightness first, color counts as well."""
    height, width = rgb.shape[:2]
    large = cv2.resize(np.maximum(paper, DARKEST_PAPER), (width, height), interpolation=cv2.INTER_LINEAR)
    evened = cv2.divide(rgb, large, scale=255)  # 255 where there is only paper
    red, green, blue = cv2.split(evened)
    by_color = cv2.convertScaleAbs(255 - cv2.min(cv2.min(red, green), blue), alpha=COLOR_SHARE)
    by_light = 255 - cv2.cvtColor(evened, cv2.COLOR_RGB2GRAY)
    strength = np.asarray(cv2.max(by_light, by_color), np.uint8)
    return np.asarray(cv2.subtract(strength, np.full_like(strength, _quantile(_counts(strength), 0.5))), np.uint8)


def _ink_of_sheet(strength: Gray, rgb: NDArray[np.uint8]) -> tuple[Gray, tuple[str, ...]] | None:
    """The ink on a sheet that lies on a table; None when there is no sheet, or no ink that lies wholly on it."""
    sheet = find_sheet(rgb)
    if sheet is None:
        return None
    gray, notes = _ink_of_paper(np.asarray(cv2.bitwise_and(strength, sheet), np.uint8))
    ink = _above(gray, 127)
    if not ink.any():
        return None
    rim = cv2.subtract(sheet, cv2.erode(sheet, np.ones((5, 5), np.uint8)))
    cut = cv2.countNonZero(cv2.bitwise_and(ink, rim))
    if cut > CUT_SHARE * cv2.countNonZero(ink):  # a shadow that looks like a sheet
        return None
    return gray, (*notes, Sentence("Only the sheet of paper was looked at."))


def _ink_of_paper(strength: Gray) -> tuple[Gray, tuple[str, ...]]:
    smooth = _smooth(strength)
    level = _ink_level(smooth)
    if level == 0.0:
        return np.zeros_like(strength), ()
    kept, notes = _cleaned(smooth, EDGE * level, max(LEAST_INK, LINES * level))
    if not kept.any():
        return kept, notes
    level = _mean_of_strong(np.bincount(smooth[kept > 0], minlength=256))
    ramp = np.clip((np.arange(256) / level - PAPER) / (FULL - PAPER), 0.0, 1.0) * 255.0
    return _inside(np.asarray(cv2.LUT(smooth, np.rint(ramp).astype(np.uint8)), np.uint8), kept), notes


def _smooth(strength: Gray) -> Gray:
    """Less grain: the larger the picture, the more."""
    sigma = max(strength.shape) / 1000.0
    return np.asarray(cv2.GaussianBlur(strength, (0, 0), sigma), np.uint8) if sigma > 0.3 else strength


def _ink_level(strength: Gray) -> float:
    """The strength of full ink, 1..255; 0 when nothing stands out of the paper's noise."""
    counts = _counts(strength)
    noise_counts = counts.copy()
    noise_counts[0] = 0
    noise = QUARTER_TO_SIGMA * _quantile(noise_counts, 0.25)
    counts[: int(max(LEAST_INK, NOISE_FACTOR * noise))] = 0
    return _mean_of_strong(counts)


def _counts(gray: Gray) -> NDArray[np.int64]:
    """How many pixels have each value, int64 (256,)."""
    return cv2.calcHist([gray], [0], None, [256], [0, 256]).ravel().astype(np.int64)


def _quantile(counts: NDArray[np.int64], share: float) -> int:
    return int(np.searchsorted(np.cumsum(counts), counts.sum() * share))


def _mean_of_strong(counts: NDArray[np.int64]) -> float:
    """A mean that leans to the strong values, so that pale edges and lines do not count for much."""
    values = np.arange(256.0)
    weight = float((counts * values**2).sum())
    return float((counts * values**3).sum()) / weight if weight else 0.0


def _above(strength: Gray, threshold: float) -> Mask:
    return np.asarray(cv2.threshold(strength, threshold, 255, cv2.THRESH_BINARY)[1], np.uint8)


def _cleaned(strength: Gray, ink: float, trace: float) -> tuple[Mask, tuple[str, ...]]:
    """What is stronger than ``ink`` without ruled lines and specks; lines are looked for from ``trace`` on."""
    mask = _above(strength, ink)
    lines = cv2.bitwise_and(ruled_lines(_above(strength, trace), strength), mask)
    if not lines.any():
        return without_specks(mask, strength), ()
    kept = without_specks(np.asarray(cv2.subtract(mask, lines), np.uint8), strength)
    return without_tails(kept), (Sentence("Ruled lines were taken away."),)


def _inside(gray: Gray, kept: Mask, reach: int = 1) -> Gray:
    """The gray of what was kept, with its soft edges up to ``reach`` px away; paper elsewhere."""
    disc = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (2 * reach + 1, 2 * reach + 1))
    return np.asarray(cv2.bitwise_and(gray, cv2.dilate(kept, disc)), np.uint8)
