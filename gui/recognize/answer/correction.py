"""Wrong? It is …: the row of classes with which a person corrects an answer."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from gui.platform.languages import class_said
from gui.style import style
from gui.widgets.safe_text import elided
from gui.widgets.tab_order import put_after

MOST_BUTTONS = 12  # more classes than that become a list
LEAST_WIDTH = 18  # of a button, logical pixels
AROUND = 6  # of a tight button's text, both sides (gui.style.style_sheet)
GAP = 2


class CorrectionRow(QWidget):
    """Object name ``correction``; its buttons are called ``correct_7``. label_chosen(str): what it really is.

    Classes whose names do not fit side by side become a list, ``correct_list``: no name is cut to dots.
    """

    label_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("correction")
        self._labels: tuple[str, ...] = ()
        words = QLabel(self.tr("Wrong? It is …"))
        words.setTextFormat(Qt.TextFormat.PlainText)
        words.setToolTip(self.tr("Press the right digit on the keyboard, or click it here. The drawing is kept."))
        style.small(words)
        self._buttons: list[QToolButton] = []
        self._row = QWidget()
        self._side_by_side = QHBoxLayout(self._row)
        self._side_by_side.setContentsMargins(0, 0, 0, 0)
        self._side_by_side.setSpacing(GAP)
        self._list = QComboBox()
        self._list.setObjectName("correct_list")
        self._list.setAccessibleName(self.tr("The right class"))
        self._list.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._list.activated.connect(self._on_list_activated)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(words)
        column.addWidget(self._row)
        column.addWidget(self._list)
        self._arrange()

    @property
    def labels(self) -> tuple[str, ...]:
        """The classes it offers."""
        return self._labels

    def offer(self, labels: tuple[str, ...]) -> None:
        """Offer these classes."""
        if labels == self._labels:
            return
        self._labels = labels
        for button in self._buttons:
            self._side_by_side.removeWidget(button)
            button.hide()
            button.deleteLater()
        self._buttons = [self._button(label, labels) for label in labels] if len(labels) <= MOST_BUTTONS else []
        for button in self._buttons:
            self._side_by_side.addWidget(button)
        put_after(self, [*self._buttons, self._list])
        self._list.clear()
        self._list.addItem(self.tr("Choose the right class"), "")
        for label in labels:
            self._list.addItem(elided(class_said(label, labels)), label)
        self._arrange()

    def minimumSizeHint(self) -> QSize:
        """Whatever it shows now, it could be a list: long names never make the panel wide."""
        return QSize(self._list.minimumSizeHint().width(), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        """Buttons where all their names have room, else the list."""
        is_row = bool(self._buttons) and self._width_of_names() <= self.width()
        self._row.setVisible(is_row)
        self._list.setVisible(not is_row)

    def _width_of_names(self) -> int:
        names = [button.fontMetrics().horizontalAdvance(button.text()) + AROUND for button in self._buttons]
        return sum(max(LEAST_WIDTH, width) for width in names) + GAP * (len(names) - 1)

    def _button(self, label: str, labels: tuple[str, ...]) -> QToolButton:
        painted = elided(class_said(label, labels))
        button = QToolButton()
        button.setObjectName(f"correct_{label}")
        button.setText(painted.replace("&", "&&"))
        button.setAccessibleName(self.tr("It is {}").format(painted))
        button.setToolTip(self.tr("It is {}").format(painted))
        button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        button.setMinimumWidth(LEAST_WIDTH)
        style.tight_button(button)
        button.clicked.connect(lambda: self.label_chosen.emit(label))
        return button

    def _on_list_activated(self, index: int) -> None:
        label = self._list.itemData(index)
        if label:
            self.label_chosen.emit(str(label))
            self._list.setCurrentIndex(0)
