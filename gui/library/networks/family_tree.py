"""The family tree: the networks from LeNet to DenseNet in the order of history, with what each one added."""

from itertools import groupby

from PySide6.QtCore import QEvent, QLocale, Qt, QUrl, Signal
from PySide6.QtGui import QColor, QDesktopServices, QPainter, QPaintEvent, QPen, QShowEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from engine.networks.catalog import ArchitectureInfo
from gui.library.networks.diagram_layout import short_count
from gui.library.networks.diagram_query import DiagramQuery
from gui.library.networks.network_card import NetworkCard, ParameterCount, TitleButton
from gui.library.weights.weights_button import WeightsButton
from gui.library.weights.weights_downloads import WeightsDownloads
from gui.library.weights.weights_section import WeightsSection
from gui.style import style
from gui.widgets.scrolled_column import ScrolledColumn

TRUNK_WIDTH = 92


class FamilyTree(ScrolledColumn):
    """training_requested(key): a person wants to train that network. use_requested(recognizer's key): try its weights.
    file_requested(key): a person has the file of these weights already."""

    training_requested = Signal(str)
    use_requested = Signal(str)
    file_requested = Signal(str)

    def __init__(self, downloads: WeightsDownloads, blueprints: DiagramQuery, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._downloads = downloads
        self._blueprints = blueprints
        self._keys: list[str] = []  # of the networks, those shown at first before the others
        self.setObjectName("family_tree")
        self.setAccessibleName(self.tr("Family tree of the networks"))
        self._is_empty = True
        self.show_content(QLabel(self.tr("The networks are shown as soon as the engine is ready.")))

    def is_empty(self) -> bool:
        """Whether no networks were shown yet."""
        return self._is_empty

    def show_networks(self, networks: tuple[ArchitectureInfo, ...]) -> None:
        """Show ``networks``, which come in the order of history."""
        self._is_empty = not networks
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, style.MARGIN, style.SPACE, style.MARGIN)
        column.setSpacing(0)
        legend = QLabel(
            self.tr(
                "✓ Counted on the network as built, and as many parameters as torchvision or the paper gives. "
                "ImageNet accuracy: one crop, as published."
            )
        )
        legend.setObjectName("family_tree_legend")
        legend.setWordWrap(True)
        legend.setContentsMargins(TRUNK_WIDTH, 0, 0, style.SPACE)
        style.small(legend)
        column.addWidget(legend)
        families = [(name, list(members)) for name, members in groupby(networks, key=lambda one: one.family)]
        for index, (_name, members) in enumerate(families):
            branch = _Branch(members, self._downloads, self._blueprints, index == 0, index == len(families) - 1)
            branch.training_requested.connect(self.training_requested)
            branch.use_requested.connect(self.use_requested)
            branch.file_requested.connect(self.file_requested)
            column.addWidget(branch)
        column.addStretch(1)
        self.show_content(inside)
        mains = [_main(members).key for _name, members in families]
        self._keys = [*mains, *(one.key for one in networks if one.key not in mains)]
        if self.isVisible():
            self._draw_all()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._draw_all()

    def _draw_all(self) -> None:
        """Have all networks drawn and counted."""
        self._blueprints.want(self._keys)


class _Branch(QWidget):
    """One family: its year on the trunk, and a card with its members."""

    training_requested = Signal(str)
    use_requested = Signal(str)
    file_requested = Signal(str)

    def __init__(
        self,
        members: list[ArchitectureInfo],
        downloads: WeightsDownloads,
        blueprints: DiagramQuery,
        is_first: bool,
        is_last: bool,
    ) -> None:
        super().__init__()
        self._downloads = downloads
        self._blueprints = blueprints
        self._story = NetworkCard(blueprints)
        self._titles = QButtonGroup(self)
        first = members[0]
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(_Trunk(first.year, is_first, is_last))
        card = QFrame()
        style.card(card)
        beside = QVBoxLayout()
        beside.setContentsMargins(0, 0, 0, style.MARGIN)
        beside.addWidget(card)
        row.addLayout(beside, 1)
        column = QVBoxLayout(card)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(6)
        name = QLabel(first.family)
        style.heading(name)
        name.setTextFormat(Qt.TextFormat.PlainText)
        column.addWidget(name)
        column.addWidget(self._story)
        column.addLayout(self._members(members))
        self._story.show_network(_main(members))
        weights = WeightsSection([member.key for member in members], downloads)
        weights.file_requested.connect(self.file_requested)
        column.addWidget(weights)

    def _members(self, members: list[ArchitectureInfo]) -> QGridLayout:
        grid = QGridLayout()
        grid.setContentsMargins(0, style.SPACE, 0, 0)
        grid.setHorizontalSpacing(style.MARGIN)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(0, 1)
        heads = (
            self.tr("Network"),
            self.tr("Layers"),
            self.tr("Parameters"),
            self.tr("Multiply-adds"),
            self.tr("ImageNet top-1 / 5"),
            self.tr("ImageNet weights") if any(member.is_in_torchvision for member in members) else "",
        )
        for column, text in enumerate(heads):
            head = QLabel(text)
            style.small(head)
            grid.addWidget(head, 0, column, Qt.AlignmentFlag.AlignRight if column else Qt.AlignmentFlag.AlignLeft)
        for row, member in enumerate(members, start=1):
            grid.addWidget(self._title(member, member is _main(members)), row, 0)
            for column, value in enumerate(self._numbers(member), start=1):
                grid.addWidget(value, row, column, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            if member.is_in_torchvision:
                grid.addWidget(self._weights_cell(member), row, len(heads) - 1)
            grid.addWidget(self._train_button(member), row, len(heads))
            if row == 1 or member.link != members[row - 2].link:
                grid.addWidget(self._paper_button(member), row, len(heads) + 1)
        return grid

    def _title(self, member: ArchitectureInfo, is_shown: bool) -> QPushButton:
        """Its name; a click tells its story above."""
        button = TitleButton(member.title)
        button.setObjectName(f"story_{member.key}")
        button.setToolTip(self.tr("Show this network above") + f": {member.title}")
        button.setChecked(is_shown)
        self._titles.addButton(button)
        button.clicked.connect(lambda: self._tell(member))
        return button

    def _tell(self, member: ArchitectureInfo) -> None:
        self._story.show_network(member)
        self._blueprints.want([member.key])

    def _numbers(self, member: ArchitectureInfo) -> tuple[QLabel, ...]:
        """Layers, parameters, multiply-adds and accuracy."""
        accuracy = QLabel(_accuracy(member))
        if member.accuracy_source:
            accuracy.setToolTip(self.tr("One crop, as published by {}").format(member.accuracy_source))
        return (
            QLabel(str(member.depth)),
            ParameterCount(member, short_count(member.parameters), self._blueprints),
            QLabel(short_count(member.multiply_adds)),
            accuracy,
        )

    def _weights_cell(self, member: ArchitectureInfo) -> WeightsButton:
        cell = WeightsButton(member.key, self._downloads)
        cell.use_requested.connect(self.use_requested)
        cell.file_requested.connect(self.file_requested)
        return cell

    def _train_button(self, member: ArchitectureInfo) -> QPushButton:
        button = QPushButton(style.icon("graduation-cap"), self.tr("Train"))
        button.setObjectName(f"train_{member.key}")
        button.setAccessibleName(self.tr("Train {}").format(member.title))
        style.quiet_button(button)
        button.clicked.connect(lambda: self.training_requested.emit(member.key))
        return button

    def _paper_button(self, member: ArchitectureInfo) -> QPushButton:
        button = QPushButton(style.icon("external-link"), "")
        button.setToolTip(self.tr("Opens the paper in your browser: {}").format(member.link))
        button.setAccessibleName(self.tr("Paper on {}").format(member.title))
        button.setFixedWidth(style.ICON_BUTTON)
        style.quiet_button(button)
        button.clicked.connect(lambda: QDesktopServices.openUrl(QUrl(member.link)))
        return button


class _Trunk(QWidget):
    """The line of time beside a family, with its year."""

    def __init__(self, year: int, is_first: bool, is_last: bool) -> None:
        super().__init__()
        self._year, self._is_first, self._is_last = year, is_first, is_last
        self.setFixedWidth(TRUNK_WIDTH)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.PaletteChange:
            self.update()
        super().changeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = style.colors()
        x, y = TRUNK_WIDTH - 22, 26
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(theme.outline), 2))
        if not self._is_first:
            painter.drawLine(x, 0, x, y)
        if not self._is_last:
            painter.drawLine(x, y, x, self.height())
        painter.setBrush(QColor(theme.accent))
        painter.setPen(QPen(QColor(theme.window), 3))
        painter.drawEllipse(x - 8, y - 8, 16, 16)
        painter.setPen(QColor(theme.text))
        font = painter.font()
        font.setBold(True)
        painter.setFont(font)
        painter.drawText(
            0, y - 12, x - 14, 24, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, f"{self._year}"
        )
        painter.end()


def _main(members: list[ArchitectureInfo]) -> ArchitectureInfo:
    """Who stands for the family: the first that its paper has in full."""
    return next((member for member in members if member.has_full_form), members[0])


def _accuracy(member: ArchitectureInfo) -> str:
    """Top-1 and top-5 in percent: "69.8 / 89.1 %"; what was not published is a dash."""
    if member.top1 is None and member.top5 is None:
        return "–"
    locale = QLocale()
    shares = ("–" if share is None else locale.toString(share, "f", 1) for share in (member.top1, member.top5))
    return " / ".join(shares) + " %"
