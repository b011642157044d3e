"""Wrong? It is …: the row of classes with which a person corrects an answer."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from gui.style import style
from gui.widgets.safe_text import elided

MOST_BUTTONS = 12  # more classes than that become a list


class CorrectionRow(QWidget):
    """Object name ``correction``; its buttons are called ``correct_7``. label_chosen(str): what it really is."""

    label_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("correction")
        self._labels: tuple[str, ...] = ()
        words = QLabel(self.tr("Wrong? It is …"))
        words.setTextFormat(Qt.TextFormat.PlainText)
        words.setToolTip(self.tr("Press the right digit on the keyboard, or click it here. The drawing is kept."))
        style.small(words)
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(2)
        self._list = QComboBox()
        self._list.setObjectName("correct_list")
        self._list.setAccessibleName(self.tr("The right class"))
        self._list.activated.connect(self._on_list_activated)
        self._list.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(words)
        column.addLayout(self._buttons)
        column.addWidget(self._list)

    @property
    def labels(self) -> tuple[str, ...]:
        """The classes it offers."""
        return self._labels

    def offer(self, labels: tuple[str, ...]) -> None:
        """Offer these classes."""
        if labels == self._labels:
            return
        self._labels = labels
        while (item := self._buttons.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.deleteLater()
        has_list = len(labels) > MOST_BUTTONS
        self._list.setVisible(has_list)
        self._list.clear()
        if has_list:
            self._list.addItem(self.tr("Choose the right class"), "")
            for label in labels:
                self._list.addItem(elided(label), label)
            return
        for label in labels:
            self._buttons.addWidget(self._button(label))

    def _button(self, label: str) -> QToolButton:
        button = QToolButton()
        button.setObjectName(f"correct_{label}")
        button.setText(elided(label, 12).replace("&", "&&"))
        button.setAccessibleName(self.tr("It is {}").format(elided(label)))
        button.setToolTip(self.tr("It is {}").format(elided(label)))
        button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        button.setMinimumWidth(18)
        style.quiet_button(button)
        button.clicked.connect(lambda: self.label_chosen.emit(label))
        return button

    def _on_list_activated(self, index: int) -> None:
        label = self._list.itemData(index)
        if label:
            self.label_chosen.emit(str(label))
            self._list.setCurrentIndex(0)
