"""The navigation rail at the left: one place per screen, settings and help at its foot."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from gui.style import style

WIDTH = 92
ICON_SIDE = 24
PADDING, TITLE_PADDING = 12, 20  # of a button, both sides, around its icon and its title


class NavigationRail(QFrame):
    """place_chosen(index): a person chose the screen of that index."""

    place_chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("rail")
        self.setAccessibleName(self.tr("Screens"))
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        self._buttons: list[QToolButton] = []
        self._is_folded = False
        self._group = QButtonGroup(self)
        self._group.idClicked.connect(self.place_chosen)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(style.SPACE, style.SPACE + 4, style.SPACE, style.SPACE)
        self._column.setSpacing(6)
        self._column.addStretch(1)

    def sizeHint(self) -> QSize:
        """With all titles, also while they are folded away."""
        titles = [button.fontMetrics().horizontalAdvance(button.text()) for button in self._buttons]
        return QSize(max(WIDTH, max(titles, default=0) + 2 * style.SPACE + TITLE_PADDING), super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """With icons only."""
        return QSize(ICON_SIDE + 2 * style.SPACE + PADDING, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        is_folded = self.width() < self.sizeHint().width()
        if is_folded != self._is_folded:
            self._is_folded = is_folded
            styles = Qt.ToolButtonStyle
            for button in self._buttons:
                button.setToolButtonStyle(styles.ToolButtonIconOnly if is_folded else styles.ToolButtonTextUnderIcon)
                button.setToolTip(button.text() if is_folded else "")

    def add_place(self, name: str, title: str, icon: str) -> None:
        """Add the place of the next screen; ``name`` becomes the button's objectName "go_NAME"."""
        button = self._button(title, icon)
        button.setObjectName(f"go_{name}")
        button.setCheckable(True)
        count = len(self._group.buttons())
        self._group.addButton(button, count)
        self._column.insertWidget(count, button)

    def add_act(self, action: QAction, title: str, icon: str) -> None:
        """Add a button for ``action`` at the foot."""
        button = self._button(title, icon)
        button.setObjectName(f"rail_{action.objectName()}")
        button.clicked.connect(action.trigger)
        self._column.addWidget(button)

    def mark(self, index: int) -> None:
        """Show that the screen of ``index`` is open."""
        self._group.button(index).setChecked(True)

    def _button(self, title: str, icon: str) -> QToolButton:
        button = QToolButton()
        self._buttons.append(button)
        button.setText(title)
        button.setIcon(style.icon(icon, "muted", "accent"))
        button.setIconSize(QSize(ICON_SIDE, ICON_SIDE))
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
        button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return button
