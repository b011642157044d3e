"""Every kind of pixel becomes 8-bit RGB: deep gray, floats, print colors, transparency. It is told."""

import io

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageCms

from engine.sentence import Sentence

LEAST_CONTRAST = 24  # of 255: a picture whose values differ by less shows nothing
DEPTHS = (255, 1023, 4095, 16383, 65535)  # largest values of 8, 10, 12, 14 and 16 bits
BAND = 256  # rows
DEEP_MODES = ("I;16", "I;16L", "I;16B", "I;16N", "I", "F")


def to_eight_bits(image: Image.Image) -> tuple[Image.Image, tuple[str, ...]]:
    """A loaded picture of any mode -> one whose pixels can be averaged, and sentences about what was done.

    The mode is then one of L, LA, RGB, RGBA, CMYK, LAB.
    """
    if image.mode in DEEP_MODES:
        return _from_deep(image)
    if image.mode in ("L", "RGB") and "transparency" not in image.info:
        return image, ()
    if image.mode in ("LA", "RGBA", "CMYK", "LAB"):
        return image, ()
    if image.has_transparency_data:
        return image.convert("RGBA"), ()
    return image.convert("L" if image.mode == "1" else "RGB"), ()


def to_rgb(image: Image.Image) -> tuple[Image.Image, tuple[str, ...]]:
    """What ``to_eight_bits`` gave, reduced or not -> mode RGB, and sentences about what was done."""
    if image.mode == "LAB":
        return _from_lab(image), (Sentence("Lab colors: converted to RGB."),)
    if image.mode == "CMYK":
        return _from_cmyk(image), (Sentence("Print colors (CMYK): converted to RGB."),)
    if image.mode in ("LA", "RGBA"):
        return _on_paper(image.convert("RGBA"))
    return image.convert("RGB"), ()


def _from_deep(image: Image.Image) -> tuple[Image.Image, tuple[str, ...]]:
    values = np.asarray(image)
    if image.mode == "F":
        gray, note = _scale_floats(values)
        return Image.fromarray(gray), (Sentence("Floating-point picture: {note}.", note=note),)
    name = "16-bit" if image.mode.startswith("I;16") else "32-bit"
    low, high = int(values.min()), int(values.max())
    whole = next((depth for depth in DEPTHS if low >= 0 and high <= depth), 0)
    span = (0, whole) if whole else (low, high)
    note = Sentence("{depth} picture: scaled from {low}–{high} to 8 bits.", depth=name, low=span[0], high=span[1])
    return Image.fromarray(_stretch(values, *span)), (note,)


def _scale_floats(values: NDArray[np.float32]) -> tuple[NDArray[np.uint8], str]:
    finite = np.isfinite(values)
    bad = values.size - int(finite.sum())
    if bad == values.size:
        return np.zeros(values.shape, np.uint8), Sentence("no value is a number")
    low, high = float(values[finite].min()), float(values[finite].max())
    if bad:
        values = np.clip(np.nan_to_num(values, nan=low, posinf=high, neginf=low), low, high)
    if low >= 0 and high <= 1:
        span = (0.0, 1.0)
    elif low >= 0 and 1 < high <= 255:
        span = (0.0, 255.0)
    else:
        span = (low, high)
    ends = {"low": f"{span[0]:g}", "high": f"{span[1]:g}"}
    if not bad:
        return _stretch(values, *span), Sentence("scaled from {low}–{high} to 8 bits", **ends)
    note = Sentence("scaled from {low}–{high} to 8 bits, {bad} values that are no numbers replaced", bad=bad, **ends)
    return _stretch(values, *span), note


def _stretch(values: NDArray[np.generic], low: float, high: float) -> NDArray[np.uint8]:
    """low..high -> 0..255, band by band: the picture may be large."""
    span = max(float(high) - float(low), 1e-30)
    gray = np.empty(values.shape, np.uint8)
    for top in range(0, len(values), BAND):
        share = (values[top : top + BAND].astype(np.float64) - float(low)) / span
        gray[top : top + BAND] = (np.clip(share, 0.0, 1.0) * 255.0).round()
    return gray


def _from_lab(image: Image.Image) -> Image.Image:
    lab, srgb = ImageCms.createProfile("LAB"), ImageCms.createProfile("sRGB")
    transform = ImageCms.buildTransform(lab, srgb, "LAB", "RGB")
    return _applied(image, transform)


def _from_cmyk(image: Image.Image) -> Image.Image:
    """By the profile inside the file where there is one that works, else by the plain formula."""
    profile = image.info.get("icc_profile")
    if isinstance(profile, bytes) and profile:
        try:
            press = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            transform = ImageCms.buildTransform(press, ImageCms.createProfile("sRGB"), "CMYK", "RGB")
            return _applied(image, transform)
        except (ImageCms.PyCMSError, OSError, ValueError):
            return image.convert("RGB")
    return image.convert("RGB")


def _applied(image: Image.Image, transform: ImageCms.ImageCmsTransform) -> Image.Image:
    converted = ImageCms.applyTransform(image, transform)
    if converted is None:  # only when asked to work in place
        raise ValueError("the colors could not be converted")
    return converted


def _on_paper(image: Image.Image) -> tuple[Image.Image, tuple[str, ...]]:
    """RGBA on white; on black when that shows nothing (white ink on transparent paper)."""
    if image.getchannel("A").getextrema() == (255, 255):
        return image.convert("RGB"), ()
    on_white = _composite(image, "white")
    if _shows_something(on_white):
        return on_white, (Sentence("Transparent picture: laid on white."),)
    on_black = _composite(image, "black")
    if _shows_something(on_black):
        return on_black, (Sentence("Transparent picture with light ink: laid on black."),)
    return on_white, (Sentence("Transparent picture: laid on white."),)


def _composite(image: Image.Image, color: str) -> Image.Image:
    ground = Image.new("RGBA", image.size, color)
    ground.alpha_composite(image)
    return ground.convert("RGB")


def _shows_something(image: Image.Image) -> bool:
    gray = np.asarray(image.convert("L"))
    return int(gray.max()) - int(gray.min()) >= LEAST_CONTRAST
