"""What there is to tell of one network of a family: its idea, its authors, its place in the contest, its drawing."""

from PySide6.QtCore import QLocale, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from engine.networks.catalog import ArchitectureInfo
from engine.networks.diagram import NetworkDiagram
from gui.library.networks.diagram_query import DiagramQuery
from gui.library.networks.diagram_view import DiagramView
from gui.platform.languages import said
from gui.style import style

CHECK = "✓"
SHORTEST_TITLE = 120  # logical pixels
BESIDE_TITLE = 28  # padding and frame


class NetworkCard(QWidget):
    """Shows one member of a family; its blueprint comes when the engine has drawn it. No signals."""

    def __init__(self, blueprints: DiagramQuery, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._blueprints = blueprints
        self._key = ""
        self._idea, self._source, self._contest = QLabel(), QLabel(), QLabel()
        self._idea.setObjectName("network_idea")
        self._contest.setObjectName("network_contest")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        for label in (self._idea, self._source, self._contest):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
            column.addWidget(label)
        style.small(self._source)
        self._drawing = DiagramView()
        column.addSpacing(style.SPACE // 2)
        column.addWidget(self._drawing)
        blueprints.drawn.connect(self._on_drawn)

    @property
    def key(self) -> str:
        """The network that is shown."""
        return self._key

    def show_network(self, network: ArchitectureInfo) -> None:
        """Tell of ``network``."""
        self._key = network.key
        self._idea.setText(network.key_idea)
        year = f" ({network.year})" if network.year else ""
        self._source.setText(f"{network.authors}{year}: {network.paper}")
        self._contest.setText(self.tr("ILSVRC: {}").format(network.ilsvrc))
        self._contest.setVisible(bool(network.ilsvrc))
        self._drawing.show_blueprint(self._blueprints.get(network.key))

    def _on_drawn(self, blueprint: NetworkDiagram) -> None:
        if blueprint.key == self._key:
            self._drawing.show_blueprint(blueprint)


class TitleButton(QPushButton):
    """A network's name, to be clicked; its end left out with "…" where room is short."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(title, parent)
        self._title = title
        self.setAccessibleName(title)
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        style.quiet_button(self)
        self.setStyleSheet("text-align: left;")

    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        return QSize(round(self.fontMetrics().horizontalAdvance(self._title)) + BESIDE_TITLE, hint.height())

    def minimumSizeHint(self) -> QSize:
        return QSize(SHORTEST_TITLE, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        room = self.width() - BESIDE_TITLE + 2
        self.setText(self.fontMetrics().elidedText(self._title, Qt.TextElideMode.ElideRight, room))


class ParameterCount(QLabel):
    """How many parameters a network has; with a check mark once they were counted and are as many as published."""

    def __init__(
        self, network: ArchitectureInfo, shown: str, blueprints: DiagramQuery, parent: QWidget | None = None
    ) -> None:
        super().__init__(shown, parent)
        self.setObjectName(f"parameters_{network.key}")
        self._network, self._shown = network, shown
        blueprints.drawn.connect(self._on_drawn)
        known = blueprints.get(network.key)
        if known is not None:
            self._on_drawn(known)

    def _on_drawn(self, blueprint: NetworkDiagram) -> None:
        if blueprint.key != self._network.key:
            return
        locale = QLocale()
        counted = locale.toString(blueprint.parameters)
        if not blueprint.published and self._network.paper_rounded:
            told = self.tr("Counted on the network as built: {}. The paper only gives “{}”.")
            self.setToolTip(told.format(counted, self._network.paper_rounded))
        elif not blueprint.published:
            told = self.tr("Counted on the network as built: {}. Nobody publishes an exact number to compare with.")
            self.setToolTip(told.format(counted))
        elif blueprint.published == blueprint.parameters:
            self.setText(f"{self._shown} {CHECK}")
            told = self.tr("Counted on the network as built: {}, exactly what {} gives.")
            self.setToolTip(told.format(counted, self._publisher(blueprint)))
        else:
            self.setText(f"{self._shown} ≠")
            told = self.tr("Counted on the network as built: {}. But {} gives {}.")
            self.setToolTip(told.format(counted, self._publisher(blueprint), locale.toString(blueprint.published)))
        self.setAccessibleName(f"{self.text()}. {self.toolTip()}")

    def _publisher(self, blueprint: NetworkDiagram) -> str:
        return said(blueprint.publisher)
