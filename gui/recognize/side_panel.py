"""What stands beside the canvas: one recognizer's answer, or the comparison of several, and the switch between."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from gui.recognize.answer.result_card import ResultCard
from gui.recognize.compare.compare_panel import ComparePanel
from gui.recognize.recognizer_choice import RecognizerChoice
from gui.style import style

QWIDGETSIZE_MAX = 16_777_215  # Qt's "no limit"; PySide6 does not export it
WIDE_ANSWER_HEIGHT = 210
LEAST_WIDTH, MOST_WIDTH = 230, 460  # of one answer


class SidePanel(QWidget):
    """switch: the button of ``compare``, a checkable action. No signals."""

    def __init__(
        self,
        choice: RecognizerChoice,
        result: ResultCard,
        compare: ComparePanel,
        compare_act: QAction,
        row_height: int,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._choice, self._result, self._compare = choice, result, compare
        self.switch = QToolButton()
        self.switch.setObjectName("compare_switch")
        self.switch.setDefaultAction(compare_act)
        self.switch.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        top = QHBoxLayout()
        top.setSpacing(style.SPACE)
        top.addWidget(choice, 1)
        top.addStretch()
        top.addWidget(self.switch)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(style.SPACE)
        column.addLayout(top)
        column.addWidget(result, 1)
        column.addWidget(compare, 1)
        for one in (choice, self.switch):
            one.setFixedHeight(row_height)
        self.setMinimumWidth(LEAST_WIDTH)

    def arrange(self, *, is_wide: bool, compares: bool) -> None:
        """is_wide: it stands below a canvas of all the width. compares: it takes as much room as the canvas."""
        self._choice.setVisible(not compares)
        self._result.setVisible(not compares)
        self._compare.setVisible(compares)
        self._result.probabilities.setVisible(not is_wide)
        self.setMaximumWidth(QWIDGETSIZE_MAX if is_wide or compares else MOST_WIDTH)
        self.setMaximumHeight(WIDE_ANSWER_HEIGHT if is_wide and not compares else QWIDGETSIZE_MAX)
