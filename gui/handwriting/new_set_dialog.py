"""The dialog that names a new set and what it tells apart."""

import re

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFormLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from gui.style import style


class NewSetDialog(QDialog):
    """wanted(name, classes): a person made the set."""

    wanted = Signal(str, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("new_set")
        self.setWindowTitle(self.tr("New set of symbols"))
        self.setMinimumWidth(440)
        self.name = QLineEdit()
        self.name.setObjectName("new_set_name")
        self.name.setPlaceholderText(self.tr("Shapes"))
        self.name.setMaxLength(60)
        self.classes = QLineEdit()
        self.classes.setObjectName("new_set_classes")
        self.classes.setPlaceholderText(self.tr("♥ ★ ▲   or   ㄱ, ㄴ, ㄷ   or   circle, square, arrow"))
        self._problem = QLabel()
        style.muted(self._problem)
        self._problem.setWordWrap(True)
        words = QLabel(self.tr("Name what the recognizer shall tell apart, then draw a few of each."))
        words.setWordWrap(True)
        form = QFormLayout()
        form.setSpacing(style.SPACE)
        form.addRow(self.tr("&Name"), self.name)
        form.addRow(self.tr("&Symbols"), self.classes)
        self._buttons = QDialogButtonBox()
        self._create = self._buttons.addButton(self.tr("Create"), QDialogButtonBox.ButtonRole.AcceptRole)
        self._create.setObjectName("new_set_create")
        self._buttons.addButton(QDialogButtonBox.StandardButton.Cancel)
        column = QVBoxLayout(self)
        column.setContentsMargins(style.MARGIN, style.MARGIN, style.MARGIN, style.MARGIN)
        column.setSpacing(12)
        column.addWidget(words)
        column.addLayout(form)
        column.addWidget(self._problem)
        column.addWidget(self._buttons)
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)
        self.name.textChanged.connect(self._check)
        self.classes.textChanged.connect(self._check)
        self._check()

    def accept(self) -> None:
        self.wanted.emit(self.name.text().strip(), named(self.classes.text()))
        super().accept()

    def _check(self) -> None:
        found = named(self.classes.text())
        twice = sorted({label for label in found if found.count(label) > 1})
        if twice:
            self._problem.setText(self.tr("“{}” is named twice.").format(twice[0]))
        elif len(found) >= 2:
            self._problem.setText(self.tr("{} symbols: {}").format(len(found), "  ".join(found[:12])))
        else:
            self._problem.setText(self.tr("At least two symbols, separated by commas or spaces."))
        self._create.setEnabled(bool(self.name.text().strip()) and len(found) >= 2 and not twice)


def named(text: str) -> tuple[str, ...]:
    """The classes in ``text``: separated by commas if there are any, so that names may have spaces; else by spaces."""
    parts = text.split(",") if "," in text else re.split(r"\s+", text)
    return tuple(part.strip() for part in parts if part.strip())
