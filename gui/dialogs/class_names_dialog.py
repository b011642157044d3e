"""The dialog that asks what a foreign network tells apart: its file holds numbers, not names."""

import re

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QPlainTextEdit, QVBoxLayout, QWidget

from gui.style import style


class ClassNamesDialog(QDialog):
    """named(tuple[str, ...]): a person gave ``count`` different names, in the order of the network's outputs."""

    named = Signal(object)

    def __init__(self, sentence: str, count: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._count = count
        self.setObjectName("class_names")
        self.setWindowTitle(self.tr("Names of the classes"))
        self.setMinimumSize(460, 360)
        told = QLabel(sentence)
        told.setTextFormat(Qt.TextFormat.PlainText)
        told.setWordWrap(True)
        self.names = QPlainTextEdit()
        self.names.setObjectName("class_names_text")
        self.names.setAccessibleName(self.tr("Names of the classes, one in a line"))
        self.names.setPlaceholderText(self.tr("One name in a line, in the order of the network's outputs"))
        self.names.setTabChangesFocus(True)
        self._problem = QLabel()
        style.muted(self._problem)
        buttons = QDialogButtonBox()
        self._use = buttons.addButton(self.tr("Import"), QDialogButtonBox.ButtonRole.AcceptRole)
        self._use.setObjectName("class_names_import")
        numbers = buttons.addButton(self.tr("Use numbers"), QDialogButtonBox.ButtonRole.ActionRole)
        numbers.setObjectName("class_names_numbers")
        buttons.addButton(QDialogButtonBox.StandardButton.Cancel)
        column = QVBoxLayout(self)
        column.setContentsMargins(style.MARGIN, style.MARGIN, style.MARGIN, style.MARGIN)
        column.setSpacing(12)
        column.addWidget(told)
        column.addWidget(self.names, 1)
        column.addWidget(self._problem)
        column.addWidget(buttons)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        numbers.clicked.connect(self._use_numbers)
        self.names.textChanged.connect(self._check)
        self._check()

    def accept(self) -> None:
        self.named.emit(self._given())
        super().accept()

    def _given(self) -> tuple[str, ...]:
        return tuple(name.strip() for name in re.split(r"[\n,]", self.names.toPlainText()) if name.strip())

    def _use_numbers(self) -> None:
        self.names.setPlainText("\n".join(str(number) for number in range(self._count)))

    def _check(self) -> None:
        given = self._given()
        twice = sorted({name for name in given if given.count(name) > 1})
        if twice:
            self._problem.setText(self.tr("“{}” is there twice.").format(twice[0]))
        else:
            self._problem.setText(self.tr("{} of {} names.").format(len(given), self._count))
        self._use.setEnabled(len(given) == self._count and not twice)
