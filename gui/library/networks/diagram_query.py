"""The blueprints of the networks, asked of the engine one after another, so that nothing else has to wait for them."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal

from engine.networks.diagram import NetworkDiagram
from engine.protocol.messages import Failed
from engine.protocol.networks import DrawNetwork
from gui.session import Session


class DiagramQuery(QObject):
    """drawn(Blueprint): one more is here."""

    drawn = Signal(object)

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._known: dict[str, NetworkDiagram] = {}
        self._wanted: list[str] = []
        self._asked = ""

    def get(self, key: str) -> NetworkDiagram | None:
        """The one of network ``key``, if it is here."""
        return self._known.get(key)

    def want(self, keys: Sequence[str]) -> None:
        """Ask for those that are not here yet, before all that is still waited for."""
        new = [key for key in keys if key not in self._known and key != self._asked]
        self._wanted = [*new, *(key for key in self._wanted if key not in new)]
        self._ask()

    def _ask(self) -> None:
        if not self._asked and self._wanted:
            key = self._asked = self._wanted.pop(0)
            self._session.ask(DrawNetwork(key), self._on_drawn, self._on_failed, owner=self)

    def _on_drawn(self, diagram: NetworkDiagram) -> None:
        self._asked = ""
        self._known[diagram.key] = diagram
        self.drawn.emit(diagram)
        self._ask()

    def _on_failed(self, _failed: Failed) -> None:
        self._asked = ""
        self._ask()  # a network that cannot be drawn leaves the others their turn
