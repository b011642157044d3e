"""The row of tools above the canvas."""

from PySide6.QtCore import QPointF, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QAction, QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QSlider, QToolButton, QWidget

from engine.prediction import ReadMode
from gui.ink.pointer_input import THINNEST_PEN, WIDEST_PEN, PointerInput
from gui.recognize.actions import Actions
from gui.style import style
from gui.widgets.overflow_row import OverflowRow

MODES: tuple[ReadMode, ...] = ("auto", "one", "many")


class PenPreview(QWidget):
    """A dot as large as the nib (a large nib is cut down to the row's height)."""

    def __init__(self, hand: PointerInput, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._hand = hand
        self.setFixedSize(32, 32)
        hand.changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = style.colors()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.ink))
        radius = min(self._hand.pen_width / 2, 15.5)
        painter.drawEllipse(QPointF(16, 16), radius, radius)
        painter.end()


class ModeSwitch(QFrame):
    """Auto, one digit, or a number; object name ``mode``. mode_changed(ReadMode)."""

    mode_changed = Signal(str)

    def __init__(self, mode: ReadMode, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("mode")
        self.setAccessibleName(self.tr("What to read"))
        self._group = QButtonGroup(self)
        self._group.setExclusive(True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        words: dict[ReadMode, tuple[str, str]] = {
            "auto": (self.tr("Auto"), self.tr("Find out whether it is one digit or a number")),
            "one": (self.tr("Digit"), self.tr("All ink is one digit")),
            "many": (self.tr("Number"), self.tr("The ink is a number: every digit is found and read")),
        }
        for index, name in enumerate(MODES):
            button = QToolButton()
            button.setObjectName(f"mode_{name}")
            button.setText(words[name][0])
            button.setToolTip(words[name][1])
            button.setCheckable(True)
            button.setChecked(name == mode)
            style.quiet_button(button)
            self._group.addButton(button, index)
            row.addWidget(button)
        self.setStyleSheet("QToolButton { padding: 6px 5px; } QToolButton:focus { padding: 5px 4px; }")
        self._group.idToggled.connect(self._on_button_toggled)

    @property
    def mode(self) -> ReadMode:
        """What requests name."""
        return MODES[max(self._group.checkedId(), 0)]

    def set_mode(self, mode: ReadMode) -> None:
        """Choose a mode; tells when it is another."""
        self._group.button(MODES.index(mode)).setChecked(True)

    def _on_button_toggled(self, index: int, is_checked: bool) -> None:
        if is_checked:
            self.mode_changed.emit(MODES[index])


class Toolbar(OverflowRow):
    """Undo, redo, clear, pen, eraser, width, open, paste and the mode switch.

    open_requested(), paste_requested(): the buttons of that name were pressed.
    """

    open_requested = Signal()
    paste_requested = Signal()

    def __init__(self, acts: Actions, hand: PointerInput, mode: ReadMode, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._hand = hand
        self.mode = ModeSwitch(mode)
        self._width = QSlider(Qt.Orientation.Horizontal)
        self._width.setObjectName("pen_width")
        self._width.setAccessibleName(self.tr("Pen width"))
        self._width.setToolTip(self.tr("Pen width ([ thinner, ] wider)"))
        self._width.setRange(int(THINNEST_PEN), int(WIDEST_PEN))
        self._width.setMinimumWidth(48)
        self._width.setMaximumWidth(96)
        self._width.valueChanged.connect(lambda value: hand.set_pen_width(float(value)))
        hand.changed.connect(self._on_hand_changed)
        self._on_hand_changed()
        row = self.row
        row.setSpacing(2)
        for name, act in (("pen", acts.pen), ("eraser", acts.eraser)):
            row.addWidget(self._button(name, act))
        self._nib = PenPreview(hand)
        row.addWidget(self._nib)
        row.addWidget(self._width, 1)
        row.addSpacing(style.SPACE)
        for name, act in (("undo", acts.undo), ("redo", acts.redo), ("clear", acts.clear)):
            row.addWidget(self._button(name, act))
        row.addStretch(1)
        row.addWidget(self.mode)
        row.addStretch(1)
        wide = self._button("wide_canvas", acts.wide)
        opens = self._ask("open_image", "image", self.tr("Open pictures (Ctrl+O)"), self.open_requested)
        pastes = self._ask("paste_image", "clipboard-paste", self.tr("Paste a picture (Ctrl+V)"), self.paste_requested)
        for button in (wide, opens, pastes):
            row.addWidget(button)
        self.hide_first(self._nib, self._width, wide, pastes, opens)  # the pointer shows the nib as well

    def _button(self, name: str, act: QAction) -> QToolButton:
        button = QToolButton()
        button.setObjectName(name)
        button.setDefaultAction(act)
        button.setAccessibleName(act.text())
        return _shaped(button)

    def _ask(self, name: str, icon: str, words: str, wanted: object) -> QToolButton:
        button = QToolButton()
        button.setObjectName(name)
        button.setIcon(style.icon(icon))
        button.setToolTip(words)
        button.setAccessibleName(words.split(" (", maxsplit=1)[0])
        button.clicked.connect(wanted)
        return _shaped(button)

    def _on_hand_changed(self) -> None:
        with QSignalBlocker(self._width):
            self._width.setValue(round(self._hand.pen_width))


def _shaped(button: QToolButton) -> QToolButton:
    button.setIconSize(QSize(style.ICON, style.ICON))
    button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
    style.quiet_button(button)
    return button
