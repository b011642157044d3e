"""What a person can do on the recognize screen, as actions with shortcuts: for tool row, menus and keys alike."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QWidget

from gui.ink.ink_model import InkModel
from gui.ink.pointer_input import PointerInput, Tool
from gui.style import style

WIDTH_STEP = 2.0
Keys = QKeySequence.StandardKey | str


class Actions:
    """The actions of one recognize screen; they live in ``owner`` and work while it has the keyboard."""

    def __init__(self, owner: QWidget, ink: InkModel, hand: PointerInput) -> None:
        self._owner, self._ink, self._hand = owner, ink, hand
        self._is_usable = True
        translate = QCoreApplication.translate
        standard = QKeySequence.StandardKey
        self.undo = self._act("undo_act", translate("Actions", "Undo"), "undo-2", ink.undo, standard.Undo)
        self.redo = self._act(
            "redo_act", translate("Actions", "Redo"), "redo-2", ink.redo, standard.Redo, "Ctrl+Y", "Ctrl+Shift+Z"
        )
        self.clear = self._act("clear_act", translate("Actions", "Clear"), "trash-2", ink.clear, "Del", "Backspace")
        self.pen = self._tool_act("pen_act", translate("Actions", "Pen"), "pen-line", "pen", "B")
        self.eraser = self._tool_act("eraser_act", translate("Actions", "Eraser"), "eraser", "eraser", "E")
        self.thinner = self._act(
            "thinner_act", translate("Actions", "Thinner line"), "minus", lambda: self._widen(-WIDTH_STEP), "["
        )
        self.wider = self._act(
            "wider_act", translate("Actions", "Wider line"), "plus", lambda: self._widen(WIDTH_STEP), "]"
        )
        self.wide = self._act("wide_act", translate("Actions", "Wide canvas"), "move-horizontal", lambda: None, "W")
        self.wide.setCheckable(True)
        self.compare = self._act("compare_act", translate("Actions", "Compare"), "columns-3", lambda: None, "C")
        self.compare.setCheckable(True)
        self._tools = QActionGroup(owner)
        for act in (self.pen, self.eraser):
            self._tools.addAction(act)
        ink.history_changed.connect(self._refresh)
        ink.stroke_began.connect(self._refresh)
        hand.changed.connect(self._refresh)
        self._refresh()

    def all(self) -> list[QAction]:
        """In the order of the menu."""
        return [self.undo, self.redo, self.clear, self.pen, self.eraser, self.thinner, self.wider, self.wide]

    def set_usable(self, is_usable: bool) -> None:
        """Whether the canvas is on view: what a person does not see must not change."""
        self._is_usable = is_usable
        self._refresh()

    def _act(self, name: str, text: str, icon: str, act: Callable[[], object], *keys: Keys) -> QAction:
        action = QAction(style.icon(icon), text, self._owner)
        action.setObjectName(name)
        sequences: list[QKeySequence] = []
        for key in keys:
            found = [QKeySequence(key)] if isinstance(key, str) else QKeySequence.keyBindings(key)
            sequences += [sequence for sequence in found if sequence not in sequences]
        action.setShortcuts(sequences)
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        action.triggered.connect(lambda _checked=False: act())
        first = sequences[0].toString(QKeySequence.SequenceFormat.NativeText) if sequences else ""
        action.setToolTip(f"{text} ({first})" if first else text)
        self._owner.addAction(action)
        return action

    def _tool_act(self, name: str, text: str, icon: str, tool: Tool, key: str) -> QAction:
        action = self._act(name, text, icon, lambda: self._hand.set_tool(tool), key)
        action.setCheckable(True)
        return action

    def _widen(self, step: float) -> None:
        self._hand.set_pen_width(self._hand.pen_width + step)

    def _refresh(self) -> None:
        for act in self.all():
            act.setEnabled(self._is_usable)
        can_undo = self._ink.undo_stack.canUndo() or self._ink.open_stroke is not None
        self.undo.setEnabled(self._is_usable and can_undo)
        self.redo.setEnabled(self._is_usable and self._ink.undo_stack.canRedo())
        self.pen.setChecked(self._hand.tool == "pen")
        self.eraser.setChecked(self._hand.tool == "eraser")
