"""The overview of all shortcuts, made from the window's own actions, so that it is never out of date."""

import re
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHeaderView,
    QLineEdit,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from gui.style import style


@dataclass(frozen=True)
class Shortcut:
    """group: the menu or place it belongs to. keys: as the platform writes them."""

    group: str
    text: str
    keys: str


FIRST_MEDIA_KEY = Qt.Key.Key_Back.value  # keys such as Open or Zoom In, which few keyboards have


def from_actions(group: str, actions: list[QAction]) -> list[Shortcut]:
    """The shortcuts of ``actions``; those without keys are left out."""
    found: list[Shortcut] = []
    for action in actions:
        usual = [sequence for sequence in action.shortcuts() if _first_key(sequence) < FIRST_MEDIA_KEY]
        keys = "  ".join(sequence.toString(QKeySequence.SequenceFormat.NativeText) for sequence in usual)
        if keys:
            found.append(Shortcut(group, without_mnemonic(action.text()).rstrip("…"), keys))
    return found


def without_mnemonic(text: str) -> str:
    """ "&Open" -> "Open"; where the script has no such letter, the whole mark: "열기(&O)…" -> "열기…"."""
    return re.sub(r"\s*\(&.\)", "", text).replace("&&", "\0").replace("&", "").replace("\0", "&")


def _first_key(sequence: QKeySequence) -> int:
    return sequence[0].key().value  # pyright: ignore[reportIndexIssue] - missing in PySide6's stubs


class ShortcutsDialog(QDialog):
    """A list to read and search; no signals."""

    def __init__(self, shortcuts: list[Shortcut], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("shortcuts_dialog")
        self.setWindowTitle(self.tr("Shortcuts"))
        self.resize(520, 600)
        self._search = QLineEdit()
        self._search.setObjectName("shortcuts_search")
        self._search.setPlaceholderText(self.tr("Search an act or a key"))
        self._search.setAccessibleName(self.tr("Search"))
        self._search.setClearButtonEnabled(True)
        self._search.addAction(style.icon("search", "muted"), QLineEdit.ActionPosition.LeadingPosition)
        self._search.textChanged.connect(self._on_search_text_changed)
        self._tree = QTreeWidget()
        self._tree.setObjectName("shortcuts_list")
        self._tree.setAccessibleName(self.tr("Shortcuts"))
        self._tree.setHeaderLabels([self.tr("Act"), self.tr("Keys")])
        self._tree.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self._tree.setRootIsDecorated(False)
        self._tree.setIndentation(style.SPACE)
        self._tree.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self._tree.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self._tree.header().setStretchLastSection(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(style.MARGIN, style.MARGIN, style.MARGIN, style.MARGIN)
        column.setSpacing(style.SPACE)
        column.addWidget(self._search)
        column.addWidget(self._tree)
        self._tree.ensurePolished()  # rows get the height that the style sheet says
        self._fill(shortcuts)

    def shown(self) -> list[str]:
        """The acts that the search leaves."""
        return [row.text(0) for group in self._groups() for row in _rows(group) if not row.isHidden()]

    def _fill(self, shortcuts: list[Shortcut]) -> None:
        for name in dict.fromkeys(shortcut.group for shortcut in shortcuts):
            group = QTreeWidgetItem(self._tree, [name])
            font = group.font(0)
            font.setBold(True)
            group.setFont(0, font)
            group.setFlags(Qt.ItemFlag.ItemIsEnabled)
            for shortcut in shortcuts:
                if shortcut.group == name:
                    QTreeWidgetItem(group, [shortcut.text, shortcut.keys])
        self._tree.expandAll()

    def _groups(self) -> list[QTreeWidgetItem]:
        items = [self._tree.topLevelItem(index) for index in range(self._tree.topLevelItemCount())]
        return [item for item in items if item is not None]

    def _on_search_text_changed(self, text: str) -> None:
        wanted = text.casefold().strip()
        for group in self._groups():
            rows = _rows(group)
            for row in rows:
                row.setHidden(wanted not in f"{row.text(0)} {row.text(1)}".casefold())
            group.setHidden(all(row.isHidden() for row in rows))


def _rows(group: QTreeWidgetItem) -> list[QTreeWidgetItem]:
    rows = [group.child(index) for index in range(group.childCount())]
    return [row for row in rows if row is not None]
