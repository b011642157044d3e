"""A blueprint as parts to be painted: the picture, then slabs of maps and bars of dense layers, with their words."""

from dataclasses import dataclass
from itertools import groupby
from math import log2, log10, sqrt

from PySide6.QtCore import QCoreApplication, QLocale

from engine.networks.diagram import DiagramLayer, DiagramStage, NetworkDiagram

translate = QCoreApplication.translate
TALLEST = 96.0  # logical pixels, of the picture that goes in
SHORTEST = 12.0
LAYER_WIDTH, LEAST_WIDTH, MOST_WIDTH = 8.0, 15.0, 168.0


@dataclass(frozen=True)
class Unit:
    """What is pointed at: one block, or one layer outside of blocks."""

    title: str
    layers: tuple[DiagramLayer, ...]

    def headline(self) -> str:
        """ "Bottleneck · layer2.1 · 279,552 parameters · 219.2 M multiply-adds"."""
        locale = QLocale()
        parameters = sum(layer.parameters for layer in self.layers)
        work = sum(layer.multiply_adds for layer in self.layers)
        parts = [self.title, translate("Blueprint", "{} parameters").format(locale.toString(parameters))]
        if work:
            parts.append(translate("Blueprint", "{} multiply-adds").format(short_count(work)))
        return " · ".join(parts)

    def line(self) -> str:
        """ "1×1 → 128 × 28×28, 3×3 → 128 × 28×28"."""
        return ",  ".join(f"{layer.kind} → {shape_words(layer.shape)}" for layer in self.layers)


@dataclass(frozen=True)
class DiagramPart:
    """One stage. width, height, depth: of its slab, logical pixels; depth stands for how many maps there are."""

    is_dense: bool
    width: float
    height: float
    depth: float
    above: str
    below: tuple[str, str]
    units: tuple[Unit, ...]


def parts_of(blueprint: NetworkDiagram) -> list[DiagramPart]:
    """The picture that goes in, then the stages."""
    colors = translate("Blueprint", "gray") if blueprint.channels == 1 else translate("Blueprint", "color")
    side = f"{blueprint.size}×{blueprint.size}"
    picture = DiagramPart(False, 4.0, TALLEST, _depth(blueprint.channels), "", (side, colors), ())
    return [picture, *(_part(stage, blueprint.size) for stage in blueprint.stages)]


def words(blueprint: NetworkDiagram) -> str:
    """The whole drawing for a screen reader."""
    told = [", ".join(part for part in (one.above, *one.below) if part) for one in parts_of(blueprint)]
    return "; ".join(told)


def shape_words(shape: tuple[int, ...]) -> str:
    """ "256 × 14×14", "4,096"."""
    count = QLocale().toString(shape[0])
    return count if len(shape) != 3 else f"{count} × {shape[1]}×{shape[2]}"


def short_count(count: int) -> str:
    """ "416,520", "2.7 M", "15.5 G"."""
    locale = QLocale()
    for size, unit in ((10**9, "G"), (10**6, "M")):
        if count >= size:
            return f"{locale.toString(count / size, 'f', 1)} {unit}"
    return locale.toString(count)


def _part(stage: DiagramStage, size: int) -> DiagramPart:
    units = _units(stage)
    if len(stage.shape) != 3:
        height = SHORTEST + 16.0 * log10(max(stage.shape[0], 1))
        return DiagramPart(True, 9.0, height, 4.0, QLocale().toString(stage.shape[0]), (_kinds(units), ""), units)
    count, side, _ = stage.shape
    height = max(SHORTEST, TALLEST * sqrt(min(side / size, 1.0)))
    width = min(max(LAYER_WIDTH * len(units), LEAST_WIDTH), MOST_WIDTH)
    below = (f"{stage.shape[1]}×{stage.shape[2]}", _kinds(units))
    return DiagramPart(False, width, height, _depth(count), QLocale().toString(count), below, units)


def _depth(maps: int) -> float:
    return 3.0 + 1.5 * log2(max(maps, 1))


def _units(stage: DiagramStage) -> tuple[Unit, ...]:
    units: list[Unit] = []
    for block, members in groupby(stage.layers, key=lambda one: one.block or one.name):
        layers = tuple(members)
        units.append(Unit(f"{layers[0].block_kind or layers[0].kind} · {block}", layers))
    return tuple(units)


def _kinds(units: tuple[Unit, ...]) -> str:
    """What there is most of: "Bottleneck ×3"."""
    counts: dict[str, int] = {}
    for unit in units:
        kind = unit.title.split(" · ")[0].split(", ")[0]
        counts[kind] = counts.get(kind, 0) + 1
    kind = max(counts, key=lambda one: counts[one])
    return kind if counts[kind] == 1 else f"{kind} ×{counts[kind]}"
