"""The message bar: where information, warnings and errors become visible, until they are read."""

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QEnterEvent, QGuiApplication, QShowEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from gui.message import Level, Message
from gui.style import style
from gui.widgets.safe_text import sentence, visible
from gui.widgets.tab_order import put_after

MOST_ROWS = 4
LOW, A_ROW = 500, 56  # height of a window without room for messages, and of a message with its gap, logical pixels
SHORT_MS = 8_000
LONG_MS = 30_000  # with something to click
_ICONS: dict[Level, tuple[str, str]] = {
    "info": ("info", "accent"),
    "success": ("circle-check", "good"),
    "warning": ("triangle-alert", "warning"),
    "error": ("circle-x", "bad"),
}


class MessageBar(QWidget):
    """Messages, newest on top; no signals. Warnings and errors stay until dismissed, good news leaves by itself.

    The same sentence again only counts up. More than four rows: the oldest go. In a low window the older ones wait
    behind the newest, so that they do not push the window's foot from the screen.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("messages")
        self.setAccessibleName(self.tr("Messages"))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(style.MARGIN, style.SPACE, style.MARGIN, 0)
        self._rows.setSpacing(style.SPACE)
        self.hide()

    def show_message(self, message: Message) -> None:
        """Show ``message`` on top, or count up the row that says the same."""
        for row in self.rows():
            if row.says(message):
                row.count_up(message)
                return
        row = MessageRow(message, self)
        row.dismiss.clicked.connect(lambda: self._remove(row))
        row.leave.timeout.connect(lambda: self._remove(row))
        row.action.clicked.connect(lambda: self._act(row))
        self._rows.insertWidget(0, row)
        put_after(self, row.controls())
        for old in self.rows()[MOST_ROWS:]:
            self._remove(old)
        self.show()
        self._fit()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, message.sentence))

    def rows(self) -> list["MessageRow"]:
        """The rows from top to bottom."""
        items = [self._rows.itemAt(index) for index in range(self._rows.count())]
        widgets = [item.widget() for item in items if item is not None]
        return [widget for widget in widgets if isinstance(widget, MessageRow)]

    def clear(self) -> None:
        """Dismiss all messages."""
        for row in self.rows():
            self._remove(row)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.window().installEventFilter(self)
        self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and watched is self.window():
            self._fit()
        return super().eventFilter(watched, event)

    def _fit(self) -> None:
        """Show as many rows as the window has room for, the newest at least."""
        room = max(1, (self.window().height() - LOW) // A_ROW)
        for place, row in enumerate(self.rows()):
            row.setVisible(place < room)

    def _act(self, row: "MessageRow") -> None:
        act = row.message.action
        self._remove(row)
        if act is not None:
            act()

    def _remove(self, row: "MessageRow") -> None:
        row.leave.stop()
        self._rows.removeWidget(row)
        row.hide()
        row.deleteLater()
        self.setVisible(bool(self.rows()))
        self._fit()


class MessageRow(QFrame):
    """One message. ``dismiss`` and ``action`` are its buttons; ``leave`` fires when it has been there long enough."""

    def __init__(self, message: Message, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.message = message
        self._count = 1
        self.setProperty("level", message.level)
        name, color = _ICONS[message.level]
        self._icon_name, self._icon_color = name, color
        self._picture = QLabel()
        self._text = QLabel()
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self._text.setWordWrap(True)
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._text.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.action = QPushButton(visible(message.action_text))
        self.action.setVisible(message.action is not None)
        self._more = QPushButton(self.tr("Details"))
        self._more.setCheckable(True)
        style.quiet_button(self._more)
        self._more.setVisible(bool(message.details))
        self._copy = self._small_button("copy", self.tr("Copy this message"))
        self._copy.clicked.connect(self._on_copy_clicked)
        self.dismiss = self._small_button("x", self.tr("Dismiss this message"))
        self._details = QPlainTextEdit(visible(message.details))
        self._details.setReadOnly(True)
        self._details.setMaximumHeight(140)
        self._details.setAccessibleName(self.tr("Details"))
        self._details.hide()
        self._more.toggled.connect(self._on_more_toggled)
        self.leave = QTimer(self)
        self.leave.setSingleShot(True)
        self._lay_out()
        self._refresh()
        self._wait()

    def controls(self) -> list[QWidget]:
        """What Tab goes through."""
        return [self.action, self._more, self._copy, self.dismiss, self._details]

    def says(self, message: Message) -> bool:
        """Whether this row shows the very same thing."""
        mine, other = self.message, message
        return (mine.level, mine.sentence, mine.action_text) == (other.level, other.sentence, other.action_text)

    def count_up(self, message: Message) -> None:
        """It was said once more."""
        self.message = message
        self._count += 1
        self._details.setPlainText(visible(message.details))
        self._more.setVisible(bool(message.details))
        self._refresh()
        self._wait()

    def text(self) -> str:
        """What a person reads."""
        return self._text.text()

    def enterEvent(self, event: QEnterEvent) -> None:
        self.leave.stop()

    def leaveEvent(self, event: QEvent) -> None:
        self._wait()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.PaletteChange:
            self._refresh()
        super().changeEvent(event)

    def _lay_out(self) -> None:
        line = QHBoxLayout()
        line.setSpacing(style.SPACE)
        line.addWidget(self._picture, 0, Qt.AlignmentFlag.AlignVCenter)
        line.addWidget(self._text, 1)
        for button in (self.action, self._more, self._copy, self.dismiss):
            line.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 6, 6, 6)
        column.addLayout(line)
        column.addWidget(self._details)

    def _small_button(self, icon: str, name: str) -> QToolButton:
        button = QToolButton()
        button.setIcon(style.icon(icon))
        button.setToolTip(name)
        button.setAccessibleName(name)
        style.quiet_button(button)
        return button

    def _refresh(self) -> None:
        again = f"  ×{self._count}" if self._count > 1 else ""
        self._text.setText(sentence(self.message.sentence) + again)
        levels = {
            "info": self.tr("Information: {}"),
            "success": self.tr("Done: {}"),
            "warning": self.tr("Warning: {}"),
            "error": self.tr("Error: {}"),
        }
        self.setAccessibleName(levels[self.message.level].format(self._text.text()))
        picture = style.icon(self._icon_name, self._icon_color)
        self._picture.setPixmap(picture.pixmap(style.ICON, style.ICON))

    def _wait(self) -> None:
        """Let good news leave by itself, unless someone reads its details."""
        if self.message.level in ("info", "success") and not self._more.isChecked():
            self.leave.start(LONG_MS if self.message.action else SHORT_MS)

    def _on_more_toggled(self, is_open: bool) -> None:
        self._details.setVisible(is_open)
        self.leave.stop()

    def _on_copy_clicked(self) -> None:
        parts = [self.message.sentence, self.message.details]
        QGuiApplication.clipboard().setText("\n".join(part for part in parts if part))
