"""RecipeFields: the rows of a recipe, each with its name, its input and what it means."""

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDoubleSpinBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QSpinBox,
    QToolButton,
    QWidget,
)

from engine.recipe import Recipe
from gui.style import style
from gui.train.recipe.field_specs import Field
from gui.train.recipe.recipe_texts import CHOICES, label, said, why
from gui.widgets.number_box import NumberBox

translate = QCoreApplication.translate


class RecipeFields(QWidget):
    """changed(name): a person changed a field. Values that ``show_recipe`` sets are not told."""

    changed = Signal(str)

    def __init__(self, fields: Sequence[Field], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._fields = tuple(fields)
        self._inputs: dict[str, QWidget] = {}
        self._labels: dict[str, QLabel] = {}
        self._helps: dict[str, tuple[QToolButton, QLabel]] = {}
        self._is_showing = False
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(style.SPACE)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnStretch(1, 1)
        self._grid.setColumnMinimumWidth(0, 96)
        for field in self._fields:
            self._add_row(field)

    def names(self) -> tuple[str, ...]:
        """The recipe's fields that have a row here."""
        return tuple(field.name for field in self._fields)

    def input(self, name: str) -> QWidget:
        """The input of a field; its objectName is the field's name."""
        return self._inputs[name]

    def add_below(self, name: str, widget: QWidget) -> None:
        """Put ``widget`` under the row of ``name``."""
        row = self._grid.getItemPosition(self._grid.indexOf(self._inputs[name]))
        assert isinstance(row, tuple)
        self._grid.addWidget(widget, int(row[0]) + 2, 1, 1, 1)

    def add_beside(self, name: str, button: QWidget) -> None:
        """Put ``button`` to the right of the input of ``name``, within its row."""
        row = self._grid.getItemPosition(self._grid.indexOf(self._inputs[name]))
        assert isinstance(row, tuple)
        self._grid.removeWidget(self._inputs[name])
        together = QHBoxLayout()
        together.setSpacing(6)
        together.addWidget(self._inputs[name], 1)
        together.addWidget(button)
        self._grid.addLayout(together, int(row[0]), 1)
        QWidget.setTabOrder(self._inputs[name], button)

    def show_recipe(self, recipe: Recipe, edited: set[str]) -> None:
        """Set the inputs from ``recipe``; names of ``edited`` fields stand out."""
        self._is_showing = True
        for field in self._fields:
            self._set(field, getattr(recipe, field.name))
            self._labels[field.name].setText(label(field.name) + (" •" if field.name in edited else ""))
        self._is_showing = False

    def set_choices(self, name: str, choices: Mapping[str, str]) -> None:
        """What a choice can be, by the recipe's values, in the window's language; the first one is chosen."""
        box = self._inputs[name]
        assert isinstance(box, QComboBox)
        box.clear()
        for key, text in choices.items():
            box.addItem(text, key)

    def values(self) -> dict[str, Any]:
        """What the inputs hold, by the recipe's names."""
        return {field.name: self._value(field) for field in self._fields}

    def set_row_visible(self, name: str, visible: bool) -> None:
        """Show or hide a row that means nothing with the other choices."""
        button, text = self._helps[name]
        for widget in (self._labels[name], self._inputs[name], button):
            widget.setVisible(visible)
        text.setVisible(visible and button.isChecked())

    def _add_row(self, field: Field) -> None:
        name = field.name
        made = self._input(field)
        made.setObjectName(name)
        made.setAccessibleName(label(name))
        made.setAccessibleDescription(why(name))
        made.setToolTip(why(name))
        made.setMinimumWidth(96)
        caption = QLabel(label(name))
        caption.setBuddy(made)
        caption.setToolTip(why(name))
        button = QToolButton()
        button.setIcon(style.icon("circle-help", "muted"))
        button.setCheckable(True)
        button.setAccessibleName(translate("Recipe", "What “{}” means").format(label(name)))
        button.setToolTip(translate("Recipe", "What this means"))
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        style.quiet_button(button)
        button.setFixedSize(30, 30)
        text = QLabel(why(name))
        text.setWordWrap(True)
        text.setTextFormat(Qt.TextFormat.PlainText)
        style.small(text)
        text.hide()
        button.toggled.connect(text.setVisible)
        row = self._grid.rowCount()
        self._grid.addWidget(caption, row, 0)
        self._grid.addWidget(made, row, 1)
        self._grid.addWidget(button, row, 2)
        self._grid.addWidget(text, row + 1, 0, 1, 3)
        self._grid.setRowMinimumHeight(row + 2, 0)
        self._inputs[name], self._labels[name], self._helps[name] = made, caption, (button, text)

    def _input(self, field: Field) -> QWidget:
        if field.kind == "whole":
            whole = QSpinBox()
            whole.setRange(int(field.least), int(field.most))
            whole.setGroupSeparatorShown(field.name != "seed")
            whole.setKeyboardTracking(False)
            whole.valueChanged.connect(lambda _: self._tell(field.name))
            made: QWidget = whole
        elif field.kind == "choice":
            choice = QComboBox()
            for key, text in CHOICES.get(field.name, {}).items():
                choice.addItem(said(text), key)
            choice.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            choice.setMinimumContentsLength(8)
            choice.activated.connect(lambda _: self._tell(field.name))
            made = choice
        elif field.kind == "text":
            line = QLineEdit()
            line.setMaxLength(80)
            line.setPlaceholderText(translate("Recipe", "made from network and data"))
            line.editingFinished.connect(lambda: self._tell(field.name))
            made = line
        else:
            number: QDoubleSpinBox = NumberBox()
            scale = 100 if field.kind == "share" else 1
            number.setRange(field.least * scale, field.most * scale)
            number.setSuffix(" %" if field.kind == "share" else "")
            number.valueChanged.connect(lambda _: self._tell(field.name))
            made = number
        if isinstance(made, QSpinBox | QDoubleSpinBox):
            made.lineEdit().setTextMargins(style.SPACE, 0, 0, 0)  # a style sheet's padding does not reach it
            made.setSpecialValueText(said(field.zero) if field.zero else "")
        made.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        made.wheelEvent = lambda event: event.ignore()  # the wheel scrolls the form, it changes nothing
        return made

    def _set(self, field: Field, value: Any) -> None:
        widget = self._inputs[field.name]
        if isinstance(widget, QComboBox):
            widget.setCurrentIndex(max(0, widget.findData(value)))
        elif isinstance(widget, QLineEdit):
            widget.setText(str(value))
        elif isinstance(widget, QSpinBox):
            widget.setValue(int(value))
        elif isinstance(widget, QDoubleSpinBox):
            widget.setValue(float(value) * (100 if field.kind == "share" else 1))

    def _value(self, field: Field) -> Any:
        widget = self._inputs[field.name]
        if isinstance(widget, QComboBox):
            return widget.currentData()
        if isinstance(widget, QLineEdit):
            return widget.text().strip()
        if isinstance(widget, QSpinBox):
            return widget.value()
        assert isinstance(widget, QDoubleSpinBox)
        return round(widget.value() / (100 if field.kind == "share" else 1), 9)

    def _tell(self, name: str) -> None:
        if not self._is_showing:
            self.changed.emit(name)
