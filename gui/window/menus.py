"""The menu bar: the window's own acts, and between them those of the screen that is open."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu

from gui.dialogs.shortcuts import Shortcut, from_actions, without_mnemonic
from gui.style import style
from gui.widgets.safe_text import elided

Keys = QKeySequence.StandardKey | str


@dataclass(frozen=True)
class WindowActions:
    """What the main window can do; each is called when its menu entry is chosen."""

    open_files: Callable[[], object]
    open_folder: Callable[[], object]
    open_recent: Callable[[str], object]
    clear_recent: Callable[[], object]
    paste: Callable[[], object]
    import_weights: Callable[[], object]
    quit: Callable[[], object]
    go: Callable[[int], object]
    choose_theme: Callable[[str], object]
    zoom_by: Callable[[int], object]
    zoom_reset: Callable[[], object]
    settings: Callable[[], object]
    shortcuts: Callable[[], object]
    about: Callable[[], object]
    recent: Callable[[], Sequence[str]]
    theme: Callable[[], str]
    places: Sequence[str] = field(default=())


class Menus(QObject):
    """Builds the menus and keeps them true. ``settings`` and ``shortcuts`` also stand in the rail."""

    def __init__(self, window: QMainWindow, acts: WindowActions) -> None:
        super().__init__(window)
        self._window, self._acts = window, acts
        bar = window.menuBar()
        self._file = bar.addMenu(self.tr("&File"))
        self._edit = bar.addMenu(self.tr("&Edit"))
        self._view = bar.addMenu(self.tr("&View"))
        self._help = bar.addMenu(self.tr("&Help"))
        self._borrowed: dict[str, list[QAction]] = {"file": [], "edit": [], "view": []}
        self._places_before: dict[str, QAction] = {}
        self._build_file()
        self._build_edit()
        self._build_view()
        self._build_help()

    def lend(self, actions: Mapping[str, Sequence[QAction]]) -> None:
        """Show the actions of the screen that is open, in place of those of the one before."""
        menus = {"file": self._file, "edit": self._edit, "view": self._view}
        for name, menu in menus.items():
            for action in self._borrowed[name]:
                menu.removeAction(action)
            self._borrowed[name] = list(actions.get(name, ()))
            for action in self._borrowed[name]:
                menu.insertAction(self._places_before[name], action)

    def overview(self) -> list[Shortcut]:
        """All shortcuts, by menu."""
        found: list[Shortcut] = []
        for menu in (self._file, self._edit, self._view, self._help):
            name = without_mnemonic(menu.title())
            found += from_actions(name, list(menu.actions()))
            for submenu in menu.findChildren(QMenu):
                found += from_actions(name, list(submenu.actions()))
        return found

    def _build_file(self) -> None:
        acts, menu = self._acts, self._file
        standard = QKeySequence.StandardKey
        self._act(menu, "open_files", self.tr("&Open pictures…"), acts.open_files, standard.Open, "image")
        self._act(menu, "open_folder", self.tr("Open &folder…"), acts.open_folder, "Ctrl+Shift+O", "folder-open")
        self._recent = menu.addMenu(style.icon("history"), self.tr("Open &recent"))
        self._recent.aboutToShow.connect(self._fill_recent)
        menu.addSeparator()
        self._places_before["file"] = menu.addSeparator()
        self._act(menu, "import_weights", self.tr("&Import weights…"), acts.import_weights, "Ctrl+I", "download")
        menu.addSeparator()
        leave = self._act(menu, "quit", self.tr("&Quit"), acts.quit, standard.Quit, "")
        leave.setMenuRole(QAction.MenuRole.QuitRole)

    def _build_edit(self) -> None:
        self._places_before["edit"] = self._edit.addSeparator()
        self._act(
            self._edit, "paste", self.tr("&Paste"), self._acts.paste, QKeySequence.StandardKey.Paste, "clipboard-paste"
        )

    def _build_view(self) -> None:
        acts, menu = self._acts, self._view
        for index, title in enumerate(acts.places):
            self._act(menu, f"view_{index}", title, lambda index=index: acts.go(index), f"Ctrl+{index + 1}", "")
        menu.addSeparator()
        self._places_before["view"] = menu.addSeparator()
        themes = menu.addMenu(style.icon("sun"), self.tr("&Theme"))
        group = QActionGroup(self)
        for theme, title, icon in (
            ("system", self.tr("As the &system"), "monitor"),
            ("light", self.tr("&Light"), "sun"),
            ("dark", self.tr("&Dark"), "moon"),
        ):
            action = self._act(themes, f"theme_{theme}", title, lambda theme=theme: acts.choose_theme(theme), "", icon)
            action.setCheckable(True)
            group.addAction(action)
        themes.aboutToShow.connect(lambda: self._mark_theme(group))
        standard = QKeySequence.StandardKey
        self._act(menu, "larger", self.tr("&Larger text"), lambda: acts.zoom_by(10), standard.ZoomIn, "zoom-in")
        self._act(menu, "smaller", self.tr("S&maller text"), lambda: acts.zoom_by(-10), standard.ZoomOut, "zoom-out")
        self._act(menu, "usual_size", self.tr("&Usual text size"), acts.zoom_reset, "Ctrl+Alt+0", "")
        menu.addSeparator()
        settings = self._act(
            menu, "settings", self.tr("&Settings…"), acts.settings, QKeySequence.StandardKey.Preferences, "settings"
        )
        if settings.shortcut().isEmpty():
            settings.setShortcut(QKeySequence("Ctrl+,"))
        settings.setMenuRole(QAction.MenuRole.PreferencesRole)
        self.settings = settings

    def _build_help(self) -> None:
        acts = self._acts
        self.shortcuts = self._act(self._help, "shortcuts", self.tr("&Shortcuts"), acts.shortcuts, "F1", "keyboard")
        self.shortcuts.setShortcuts([QKeySequence("F1"), QKeySequence("?")])
        about = self._act(self._help, "about", self.tr("&About Inkling"), acts.about, "", "info")
        about.setMenuRole(QAction.MenuRole.AboutRole)

    def _act(self, menu: QMenu, name: str, text: str, act: Callable[[], object], keys: Keys, icon: str) -> QAction:
        action = QAction(text, self._window)
        action.setObjectName(name)
        if icon:
            action.setIcon(style.icon(icon))
        if isinstance(keys, str):
            action.setShortcut(QKeySequence(keys))
        else:
            action.setShortcuts(keys)
        action.triggered.connect(lambda _checked=False: act())
        menu.addAction(action)
        return action

    def _fill_recent(self) -> None:
        self._recent.clear()
        paths = self._acts.recent()
        for path in paths:
            action = self._recent.addAction(elided(path).replace("&", "&&"))
            action.setEnabled(Path(path).exists())
            action.triggered.connect(lambda _checked=False, path=path: self._acts.open_recent(path))
        if not paths:
            self._recent.addAction(self.tr("Nothing opened yet")).setEnabled(False)
            return
        self._recent.addSeparator()
        self._recent.addAction(self.tr("&Clear this list")).triggered.connect(lambda: self._acts.clear_recent())

    def _mark_theme(self, group: QActionGroup) -> None:
        for action in group.actions():
            action.setChecked(action.objectName() == f"theme_{self._acts.theme()}")
