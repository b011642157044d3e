"""What the window asks about networks, and the answers. No torch."""

from dataclasses import dataclass

from engine.networks.catalog import ArchitectureInfo
from engine.networks.diagram import NetworkDiagram
from engine.protocol.envelope import Request


@dataclass(frozen=True, eq=False)
class Architectures:
    """Answer to ListArchitectures."""

    architectures: tuple[ArchitectureInfo, ...]


@dataclass(frozen=True, eq=False)
class ListArchitectures(Request[Architectures]):
    """All networks that can be trained, in the order of history."""


@dataclass(frozen=True, eq=False)
class DrawNetwork(Request[NetworkDiagram]):
    """Build the network of ``key`` without its numbers, in its full form where it has one, and look at it."""

    key: str
