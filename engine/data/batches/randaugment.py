"""RandAugment: each picture is changed twice, by two of fourteen acts drawn by chance; whole batches at a time.

E. D. Cubuk, B. Zoph, J. Shlens, Q. V. Le: RandAugment. NeurIPS 2020 (arXiv:1909.13719), figure 2 (the acts), N = 2.
Departures: how strongly is drawn evenly from nothing to half of the paper's scale, not fixed; each act gets an equal
share of a batch, and chance decides which pictures; edges are reflected instead of filled with gray.

Every act takes pictures float32 (n, C, H, W) 0..255 and strengths (n, 1, 1, 1) in -1..1, and gives such pictures.
"""

import torch
from torch import Tensor
from torch.nn import functional as F

ROUNDS = 2
TURN = 0.26  # radians: 15 degrees
SLANT = 0.15
MOVE = 0.3  # of half the width
ENHANCE = 0.45
LEVELS = (4, 8)  # bits that posterize leaves, at the strongest and the weakest
SOFTEN = ((1.0, 1.0, 1.0), (1.0, 5.0, 1.0), (1.0, 1.0, 1.0))  # what sharpness works against


def randaugment(pictures: Tensor, chance: torch.Generator) -> Tensor:
    """Pictures (N, C, H, W) 0..255 -> float32 of the same shape, each changed by two acts."""
    changed, count = pictures.to(torch.float32), len(pictures)
    places = torch.arange(count, device=pictures.device)
    first = chance.initial_seed()  # known to the processor: asking the device would make every step wait
    for _ in range(ROUNDS):
        order = torch.randperm(count, generator=chance, device=pictures.device)
        strengths = torch.rand((count, 1, 1, 1), generator=chance, device=pictures.device) * 2.0 - 1.0
        changed, places = _each_act(changed[order], strengths, first % len(ACTS)), places[order]
        first //= len(ACTS)
    return changed[places.argsort()]


def _each_act(pictures: Tensor, strengths: Tensor, first: int) -> Tensor:
    """Each act changes its share of the pictures, one after the other from the act ``first`` on."""
    parts: list[Tensor] = []
    for number in range(len(ACTS)):
        begin, end = (len(pictures) * edge // len(ACTS) for edge in (number, number + 1))
        if end > begin:
            act = ACTS[(first + number) % len(ACTS)]
            parts.append(act(pictures[begin:end], strengths[begin:end]))
    return torch.cat(parts)


def as_it_is(pictures: Tensor, _strength: Tensor) -> Tensor:
    """Nothing."""
    return pictures


def stretch(pictures: Tensor, _strength: Tensor) -> Tensor:
    """Each color from its darkest to its brightest over all of 0..255."""
    least, most = pictures.amin((2, 3), keepdim=True), pictures.amax((2, 3), keepdim=True)
    return torch.where(most > least, (pictures - least) * (255.0 / (most - least).clamp(min=1.0)), pictures)


def equalize(pictures: Tensor, _strength: Tensor) -> Tensor:
    """Each color's values as often as all others."""
    count, channels, height, width = pictures.shape
    values = pictures.long().clamp(0, 255).reshape(count * channels, height * width)
    how_often = values.new_zeros(count * channels, 256).scatter_add_(1, values, torch.ones_like(values))
    below = how_often.cumsum(1)
    least = below.gather(1, values.amin(1, keepdim=True))
    table = (below - least).clamp(min=0) * 255.0 / (height * width - least).clamp(min=1)
    return table.gather(1, values).view_as(pictures)


def solarize(pictures: Tensor, strength: Tensor) -> Tensor:
    """What is brighter than a threshold becomes its negative."""
    return torch.where(pictures >= 256.0 - 128.0 * strength.abs(), 255.0 - pictures, pictures)


def posterize(pictures: Tensor, strength: Tensor) -> Tensor:
    """Only the highest bits stay."""
    fewest, most = LEVELS
    step = torch.exp2(8.0 - most + ((most - fewest) * strength.abs()).round())
    return (pictures / step).floor() * step


def brightness(pictures: Tensor, strength: Tensor) -> Tensor:
    """Towards black, or away from it."""
    return (pictures * (1.0 + ENHANCE * strength)).clamp(0, 255)


def contrast(pictures: Tensor, strength: Tensor) -> Tensor:
    """Towards the mean gray of the picture, or away from it."""
    return _away_from(pictures.mean((1, 2, 3), keepdim=True), pictures, strength)


def color(pictures: Tensor, strength: Tensor) -> Tensor:
    """Towards gray, or away from it."""
    return _away_from(pictures.mean(1, keepdim=True), pictures, strength)


def sharpness(pictures: Tensor, strength: Tensor) -> Tensor:
    """Towards a softened picture, or away from it."""
    channels = pictures.shape[1]
    kernel = pictures.new_tensor(SOFTEN).div(13.0).expand(channels, 1, 3, 3)
    soft = F.conv2d(F.pad(pictures, (1, 1, 1, 1), mode="replicate"), kernel, groups=channels)
    return _away_from(soft, pictures, strength)


def turn(pictures: Tensor, strength: Tensor) -> Tensor:
    """About the middle."""
    angle = TURN * strength.flatten()
    cos, sin, zero = torch.cos(angle), torch.sin(angle), torch.zeros_like(angle)
    return _moved(pictures, (cos, -sin, zero), (sin, cos, zero))


def slant_x(pictures: Tensor, strength: Tensor) -> Tensor:
    """Rows along each other."""
    one, zero = _one_and_zero(strength)
    return _moved(pictures, (one, SLANT * strength.flatten(), zero), (zero, one, zero))


def slant_y(pictures: Tensor, strength: Tensor) -> Tensor:
    """Columns along each other."""
    one, zero = _one_and_zero(strength)
    return _moved(pictures, (one, zero, zero), (SLANT * strength.flatten(), one, zero))


def move_x(pictures: Tensor, strength: Tensor) -> Tensor:
    """To the side."""
    one, zero = _one_and_zero(strength)
    return _moved(pictures, (one, zero, MOVE * strength.flatten()), (zero, one, zero))


def move_y(pictures: Tensor, strength: Tensor) -> Tensor:
    """Up or down."""
    one, zero = _one_and_zero(strength)
    return _moved(pictures, (one, zero, zero), (zero, one, MOVE * strength.flatten()))


ACTS = (
    *(as_it_is, stretch, equalize, turn, solarize, color, posterize),
    *(contrast, brightness, sharpness, slant_x, slant_y, move_x, move_y),
)


def _away_from(plain: Tensor, pictures: Tensor, strength: Tensor) -> Tensor:
    return (plain + (pictures - plain) * (1.0 + 2.0 * ENHANCE * strength)).clamp(0, 255)


def _one_and_zero(strength: Tensor) -> tuple[Tensor, Tensor]:
    return torch.ones_like(strength.flatten()), torch.zeros_like(strength.flatten())


def _moved(pictures: Tensor, x_row: tuple[Tensor, ...], y_row: tuple[Tensor, ...]) -> Tensor:
    """Resampled by the matrix with these two rows; on an axis from -1 to 1."""
    matrix = torch.stack([torch.stack(x_row, 1), torch.stack(y_row, 1)], 1)  # (n, 2, 3)
    grid = F.affine_grid(matrix, list(pictures.shape), align_corners=False)
    return F.grid_sample(pictures, grid, padding_mode="reflection", align_corners=False)
