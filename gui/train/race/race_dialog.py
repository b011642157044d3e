"""RaceDialog: which networks race, on which data, and on which equal terms."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QRadioButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from engine.networks.catalog import ArchitectureInfo
from engine.training.race import Terms, race_recipes
from gui.style import style
from gui.widgets.number_box import NumberBox

USUAL_EPOCHS, USUAL_MINUTES = 3, 2.0
KEY = Qt.ItemDataRole.UserRole


class RaceDialog(QDialog):
    """wanted(tuple[Recipe, ...]): a person starts the race; one recipe for each network, on equal terms."""

    wanted = Signal(object)

    def __init__(
        self,
        networks: Sequence[ArchitectureInfo],
        data: Sequence[tuple[str, str]],
        chosen: str,
        device: str,
        parent: QWidget | None = None,
    ) -> None:
        """data: (key or folder, name), the first is chosen. chosen: key of the network that is checked at first."""
        super().__init__(parent)
        self.setObjectName("race_dialog")
        self.setWindowTitle(self.tr("Race"))
        self.setMinimumSize(680, 520)
        self._device = device
        self._list = QListWidget()
        self._data = QComboBox()
        self._by_epochs, self._by_time = QRadioButton(self.tr("Equal epochs")), QRadioButton(self.tr("Equal time"))
        self._epochs, self._minutes, self._seed = QSpinBox(), NumberBox(), QSpinBox()
        self._words = QLabel()
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self._start = self._buttons.addButton(self.tr("Start the race"), QDialogButtonBox.ButtonRole.AcceptRole)
        self._fill(networks, data, chosen)
        self._lay_out()
        self._connect()
        self._check()

    def chosen(self) -> list[str]:
        """Keys of the checked networks, in their order."""
        items = [self._list.item(row) for row in range(self._list.count())]
        return [str(item.data(KEY)) for item in items if item.data(KEY) and item.checkState() == Qt.CheckState.Checked]

    def terms(self) -> Terms:
        """What is equal for all."""
        is_timed = self._by_time.isChecked()
        return Terms(
            data=str(self._data.currentData()),
            epochs=0 if is_timed else self._epochs.value(),
            seconds=round(self._minutes.value() * 60, 1) if is_timed else 0.0,
            seed=self._seed.value(),
            device=self._device,
        )

    def accept(self) -> None:
        self.wanted.emit(race_recipes(self.chosen(), self.terms()))
        super().accept()

    def _fill(self, networks: Sequence[ArchitectureInfo], data: Sequence[tuple[str, str]], chosen: str) -> None:
        bold = QFont(self.font())
        bold.setBold(True)
        family = ""
        for network in networks:
            if network.family != family:
                family = network.family
                heading = QListWidgetItem(family, self._list)
                heading.setFlags(Qt.ItemFlag.NoItemFlags)
                heading.setFont(bold)
                heading.setSizeHint(QSize(0, self.fontMetrics().height() + 14))
            item = QListWidgetItem(f"{network.title}, {network.year}", self._list)
            item.setData(KEY, network.key)
            item.setToolTip(network.key_idea)
            item.setSizeHint(QSize(0, self.fontMetrics().height() + 10))
            item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsUserCheckable | Qt.ItemFlag.ItemIsSelectable)
            item.setCheckState(Qt.CheckState.Checked if network.key == chosen else Qt.CheckState.Unchecked)
        for key, name in data:
            self._data.addItem(name, key)

    def _lay_out(self) -> None:
        for widget, name, spoken in (
            (self._list, "race_networks", self.tr("Networks that race")),
            (self._data, "race_data", self.tr("Data")),
            (self._by_epochs, "race_by_epochs", self.tr("Equal epochs")),
            (self._by_time, "race_by_time", self.tr("Equal time")),
            (self._epochs, "race_epochs", self.tr("Epochs")),
            (self._minutes, "race_minutes", self.tr("Minutes each")),
            (self._seed, "race_seed", self.tr("Seed")),
            (self._words, "race_words", ""),
            (self._start, "race_start", self.tr("Start the race")),
        ):
            widget.setObjectName(name)
            widget.setAccessibleName(spoken)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setTextElideMode(Qt.TextElideMode.ElideRight)
        for box in (self._epochs, self._minutes, self._seed):
            box.lineEdit().setTextMargins(style.SPACE, 0, 0, 0)  # a style sheet's padding does not reach it
        self._epochs.setRange(1, 10_000)
        self._epochs.setValue(USUAL_EPOCHS)
        self._minutes.setRange(0.1, 100_000)
        self._minutes.setValue(USUAL_MINUTES)
        self._minutes.setSuffix(self.tr(" min"))
        self._seed.setRange(0, 2**31 - 1)
        self._by_epochs.setChecked(True)
        kinds = QButtonGroup(self)
        kinds.addButton(self._by_epochs)
        kinds.addButton(self._by_time)
        style.main_button(self._start)
        style.muted(self._words)
        self._words.setWordWrap(True)
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        heading = QLabel(self.tr("Which networks?"))
        style.heading(heading)
        grid = QGridLayout()
        grid.setHorizontalSpacing(style.MARGIN)
        grid.setVerticalSpacing(style.SPACE)
        grid.setColumnStretch(1, 1)
        for row, (left, right) in enumerate(
            (
                (QLabel(self.tr("Data")), self._data),
                (self._by_epochs, self._epochs),
                (self._by_time, self._minutes),
                (QLabel(self.tr("Seed")), self._seed),
            )
        ):
            grid.addWidget(left, row, 0)
            grid.addWidget(right, row, 1)
        left_side, right_side = QVBoxLayout(), QVBoxLayout()
        left_side.addWidget(heading)
        left_side.addWidget(self._list, 1)
        terms = QLabel(self.tr("On which terms?"))
        style.heading(terms)
        right_side.addWidget(terms)
        right_side.addLayout(grid)
        right_side.addWidget(self._words)
        right_side.addStretch(1)
        across = QHBoxLayout()
        across.setSpacing(style.MARGIN * 3 // 2)
        across.addLayout(left_side, 3)
        across.addLayout(right_side, 2)
        column = QVBoxLayout(self)
        column.setContentsMargins(style.MARGIN, style.MARGIN, style.MARGIN, style.MARGIN)
        column.setSpacing(style.MARGIN)
        column.addLayout(across, 1)
        column.addWidget(self._buttons)

    def _connect(self) -> None:
        self._list.itemChanged.connect(lambda _: self._check())
        self._by_time.toggled.connect(lambda _: self._check())
        self._minutes.valueChanged.connect(lambda _: self._check())
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)

    def _check(self) -> None:
        count, is_timed = len(self.chosen()), self._by_time.isChecked()
        self._epochs.setEnabled(not is_timed)
        self._minutes.setEnabled(is_timed)
        self._start.setEnabled(count >= 2)
        if count < 2:
            self._words.setText(self.tr("Check at least two networks."))
            return
        said = self.tr("{:,} runs, one after the other, each with what does well for its network.").format(count)
        if is_timed:
            minutes = self._minutes.value() * count
            said += " " + self.tr("About {:,.0f} minutes in all.").format(max(1.0, minutes))
        self._words.setText(said)
