"""NetworkChoice: the networks by family and year, with what each is known for."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QComboBox, QLabel, QVBoxLayout, QWidget

from engine.networks.catalog import ArchitectureInfo
from gui.style import style


class NetworkChoice(QWidget):
    """changed(): another network is chosen, by a person."""

    changed = Signal()

    def __init__(self, networks: tuple[ArchitectureInfo, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._networks = {network.key: network for network in networks}
        self._box = QComboBox()
        self._box.setObjectName("network_choice")
        self._box.setAccessibleName(self.tr("Network"))
        self._box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._box.setMinimumContentsLength(12)
        self._box.setMaxVisibleItems(24)
        self._box.wheelEvent = lambda event: event.ignore()
        self._box.setModel(self._model())
        self._facts = QLabel()
        self._facts.setWordWrap(True)
        self._facts.setTextFormat(Qt.TextFormat.PlainText)
        self._facts.setObjectName("network_facts")
        style.small(self._facts)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self._box)
        column.addWidget(self._facts)
        self.choose(next(iter(self._networks), ""))
        self._box.activated.connect(lambda _: self._on_activated())

    def key(self) -> str:
        """Key of the chosen network."""
        return str(self._box.currentData() or "")

    def network(self) -> ArchitectureInfo | None:
        """The chosen network."""
        return self._networks.get(self.key())

    def titles(self) -> dict[str, str]:
        """What every network is called, by key."""
        return {key: network.title for key, network in self._networks.items()}

    def choose(self, key: str) -> None:
        """Choose the network of ``key``, if there is one."""
        index = self._box.findData(key)
        if index >= 0:
            self._box.setCurrentIndex(index)
        self._show_facts()

    def follow_weights(self, *, follows: bool) -> None:
        """Whether the network is that of the weights a run starts from, and not for a person to choose."""
        self._box.setEnabled(not follows)
        self._box.setToolTip(self.tr("The network is that of the weights it starts from.") if follows else "")

    def _on_activated(self) -> None:
        self._show_facts()
        self.changed.emit()

    def _show_facts(self) -> None:
        network = self.network()
        if network is None:
            self._facts.clear()
            return
        counts = self.tr("{} weights, {} layers.").format(_short(network.parameters), network.depth)
        self._facts.setText(f"{counts} {network.key_idea}")
        self._facts.setToolTip(f"{network.authors}, {network.year}: {network.paper}")

    def _model(self) -> QStandardItemModel:
        model = QStandardItemModel(self)
        families: list[str] = []
        for network in self._networks.values():
            if network.family not in families:
                families.append(network.family)
                model.appendRow(self._family_row(network))
            row = QStandardItem(f"{network.title}, {network.year}")
            row.setData(network.key, Qt.ItemDataRole.UserRole)
            row.setToolTip(network.key_idea)
            model.appendRow(row)
        return model

    def _family_row(self, first: ArchitectureInfo) -> QStandardItem:
        row = QStandardItem(first.family)
        font = QFont(self.font())
        font.setBold(True)
        row.setFont(font)
        row.setFlags(Qt.ItemFlag.NoItemFlags)
        return row


def _short(count: int) -> str:
    """61,706 stays; 138,357,544 becomes 138.4 M."""
    return f"{count:,}" if count < 1_000_000 else f"{count / 1e6:,.1f} M"
