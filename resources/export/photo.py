"""A part of predict.py: from a picture file to what the network expects. Inkling puts the parts together."""

import numpy as np
from PIL import Image, ImageOps


def read(path):
    """A picture -> uint8 (CHANNELS, SIZE, SIZE): upright, the middle square, resized with antialiasing."""
    picture = ImageOps.exif_transpose(Image.open(path)).convert("RGBA")
    white = Image.new("RGBA", picture.size, "white")
    picture = Image.alpha_composite(white, picture).convert("RGB" if CHANNELS == 3 else "L")
    side = min(picture.size) * SIZE / RESIZE
    left, top = (picture.width - side) / 2, (picture.height - side) / 2
    square = picture.resize((SIZE, SIZE), Image.Resampling.BILINEAR, (left, top, left + side, top + side))
    return np.asarray(square).reshape(SIZE, SIZE, CHANNELS).transpose(2, 0, 1)
