"""Changes whole batches of training pictures a little, on the device where they lie; no picture is touched by Python.

Every function takes pictures (N, C, H, W) 0..255 and a generator of chance, and gives pictures of the same shape,
uint8 or float32 0..255. The same generator state gives the same pictures.
"""

from collections.abc import Callable

import torch
from torch import Tensor
from torch.nn import functional as F

from engine.data.batches.randaugment import randaugment
from engine.recipe import Augmentation

Augment = Callable[[Tensor, torch.Generator], Tensor]

SHIFT = 2  # pixels, of 28
TURN = 0.21  # radians: 12 degrees
SLANT = 0.2
SCALE = 0.12
MOVE = 0.1  # of half the width
BEND = 0.05  # of half the width: how far a point of a stroke strays at most, typically
THICKNESS = 0.6
FIELDS = 512  # bent sheets made once; each picture gets one, mirrored by chance


def augmentation(name: Augmentation, pictures: Tensor, seed: int) -> Augment | None:
    """The function for ``name``, prepared for pictures like ``pictures`` (N, C, H, W); None for ``none``."""
    height, width = pictures.shape[-2:]
    if name == "shift":
        return shift
    if name == "ink":
        return Ink(height, width, pictures.device, seed)
    if name == "mirror":
        return mirror
    if name == "photo":
        return photo
    if name == "randaugment":
        return lambda some, chance: randaugment(mirror(some, chance), chance)
    return None


def shift(pictures: Tensor, chance: torch.Generator) -> Tensor:
    """Moves each picture by up to two pixels each way; paper (0) comes in."""
    count, _, height, width = pictures.shape
    moved_y, moved_x = _integers(2 * SHIFT + 1, (2, count, 1), pictures, chance)
    rows = torch.arange(height, device=pictures.device) + moved_y  # (N, H)
    columns = torch.arange(width, device=pictures.device) + moved_x  # (N, W)
    return _windows(F.pad(pictures, (SHIFT, SHIFT, SHIFT, SHIFT)), rows, columns)


def mirror(pictures: Tensor, chance: torch.Generator) -> Tensor:
    """Mirrors half of the pictures and moves each by up to an eighth each way (edges reflected); colors stay."""
    count, _, height, width = pictures.shape
    reach = min(max(width // 8, 1), height - 1, width - 1)
    if reach <= 0:
        return pictures
    moved_y, moved_x = _integers(2 * reach + 1, (2, count, 1), pictures, chance)
    rows = torch.arange(height, device=pictures.device) + moved_y
    columns = torch.arange(width, device=pictures.device).expand(count, -1)
    mirrored = _integers(2, (count, 1), pictures, chance).bool()
    columns = torch.where(mirrored, width - 1 - columns, columns) + moved_x
    padded = F.pad(pictures.float(), (reach, reach, reach, reach), mode="reflect")
    return _windows(padded, rows, columns)


def photo(pictures: Tensor, chance: torch.Generator) -> Tensor:
    """As ``mirror``, and changes light, contrast and color."""
    count, channels = pictures.shape[:2]
    pictures = mirror(pictures, chance)
    changed = pictures.to(torch.float32)
    light, contrast, color = 1.0 + 0.2 * _spread((3, count, 1, 1, 1), pictures, chance)
    gray = changed.mean((1, 2, 3), keepdim=True)
    changed = (changed - gray) * contrast + gray * light
    if channels == 3:
        plain = changed.mean(1, keepdim=True)
        changed = plain + (changed - plain) * color
    return changed.clamp_(0, 255)


class Ink:
    """Turns, scales, slants, moves and bends strokes and makes them thicker or thinner, in one resampling.

    The bent sheets are smooth random fields made once (Simard et al. 2003 make one per picture, which costs more than
    the rest of a training step).
    """

    def __init__(self, height: int, width: int, device: torch.device, seed: int) -> None:
        chance = torch.Generator().manual_seed(seed)
        coarse = torch.randn(FIELDS, 2, 5, 5, generator=chance)
        bent = F.interpolate(coarse, (height, width), mode="bicubic", align_corners=True)
        self._fields = (BEND * bent).permute(0, 2, 3, 1).contiguous().to(device)  # (FIELDS, H, W, 2)
        self._x = _centers(width).view(1, 1, width, 1).to(device)
        self._y = _centers(height).view(1, height, 1, 1).to(device)

    def __call__(self, pictures: Tensor, chance: torch.Generator) -> Tensor:
        """Pictures (N, C, H, W) 0..255, paper 0, ink 255 -> float32 of the same shape."""
        count = len(pictures)
        turn, slant, scale_x, scale_y, x, y, ink = _spread((7, count), pictures, chance)
        angle, wide, high = TURN * turn, 1.0 + SCALE * scale_x, 1.0 + SCALE * scale_y
        cos, sin, lean = torch.cos(angle), torch.sin(angle), SLANT * slant
        x_axis = torch.stack([cos * wide, sin * wide], 1).view(count, 1, 1, 2)
        y_axis = torch.stack([(lean * cos - sin) * high, (lean * sin + cos) * high], 1).view(count, 1, 1, 2)
        middle = torch.stack([MOVE * x, MOVE * y], 1).view(count, 1, 1, 2)
        grid = (self._x * x_axis + middle) + self._y * y_axis  # (N, H, W, 2)
        which = _integers(FIELDS, (count,), pictures, chance)
        mirror = 2.0 * _integers(2, (count, 1, 1, 1), pictures, chance) - 1.0
        grid = torch.addcmul(grid, self._fields.index_select(0, which), mirror)
        moved = F.grid_sample(pictures.to(torch.float32), grid, align_corners=False)
        # half-inked edges become ink (thicker) or paper (thinner)
        gain = (1.0 + THICKNESS * ink.abs()).view(-1, 1, 1, 1)
        offset = torch.where(ink.view(-1, 1, 1, 1) < 0, 255.0 * (1.0 - gain), 0.0)
        return torch.addcmul(offset, moved, gain).clamp_(0, 255)


def _centers(count: int) -> Tensor:
    """The middles of ``count`` pixels on an axis from -1 to 1, as grid_sample numbers them."""
    return (torch.arange(count) * 2.0 + 1.0) / count - 1.0


def _windows(pictures: Tensor, rows: Tensor, columns: Tensor) -> Tensor:
    """From pictures (N, C, h, w) the pixels at rows (N, H) x columns (N, W): (N, C, H, W)."""
    every = torch.arange(len(pictures), device=pictures.device).view(-1, 1, 1)
    return pictures.permute(0, 2, 3, 1)[every, rows.unsqueeze(2), columns.unsqueeze(1)].permute(0, 3, 1, 2)


def _spread(shape: tuple[int, ...], like: Tensor, chance: torch.Generator) -> Tensor:
    """Uniform float32 in -1..1."""
    return torch.rand(shape, generator=chance, device=like.device) * 2.0 - 1.0


def _integers(below: int, shape: tuple[int, ...], like: Tensor, chance: torch.Generator) -> Tensor:
    """Uniform int64 in 0..below-1."""
    return torch.randint(below, shape, generator=chance, device=like.device)
