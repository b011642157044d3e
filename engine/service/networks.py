"""Which networks there are and how they are built: answers for the family tree."""

from typing import TYPE_CHECKING

from engine.networks.catalog import list_architectures
from engine.protocol.networks import Architectures, DrawNetwork, ListArchitectures
from engine.service.routes import Routes

if TYPE_CHECKING:
    from engine.networks.diagram import NetworkDiagram


class NetworkAnswers:
    """Nothing is remembered: networks do not change."""

    def __init__(self) -> None:
        self.routes: Routes = {ListArchitectures: self.list_networks, DrawNetwork: self.draw}

    def list_networks(self, _request: ListArchitectures) -> Architectures:
        """From their facts; nothing is built."""
        return Architectures(list_architectures())

    def draw(self, request: DrawNetwork) -> "NetworkDiagram":
        """Built without numbers."""
        from engine.networks.diagram_builder import draw

        return draw(request.key)
