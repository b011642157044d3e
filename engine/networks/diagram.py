"""What a drawing of a network needs, as the window gets it; no torch."""

from dataclasses import dataclass


@dataclass(frozen=True)
class DiagramLayer:
    """A layer with weights. name: its path in the network. kind: "3×3", "3×3 by 2", "dense". shape: (C, H, W) of what
    it gives, (K,) behind a dense layer. block: path and kind of the block that it is part of; empty outside of one.
    """

    name: str
    kind: str
    shape: tuple[int, ...]
    parameters: int
    multiply_adds: int
    block: str = ""
    block_kind: str = ""


@dataclass(frozen=True)
class DiagramStage:
    """Layers whose maps have one size, in the order of computation. shape: of what the stage gives."""

    shape: tuple[int, ...]
    layers: tuple[DiagramLayer, ...]


@dataclass(frozen=True, eq=False)
class NetworkDiagram:
    """A network as it is drawn: everything counted on the network that was built.

    parameters: all trainable ones. published: the count that ``publisher`` ("torchvision", "the paper") gives; 0 when
    nobody gives an exact one.
    """

    key: str
    channels: int
    size: int
    classes: int
    stages: tuple[DiagramStage, ...]
    parameters: int
    published: int = 0
    publisher: str = ""
