"""Puts the look on the whole program and keeps it: light, dark or as the system says, at any zoom, switched live."""

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QApplication

from gui.settings import Settings
from gui.style import style
from gui.style.style_sheet import style_sheet


class ThemeSwitch(QObject):
    """Owner of the program's palette, style sheet and font size.

    changed(): the program's colors or text size are others; what paints its own colors looks again (a
    ``changeEvent`` of type PaletteChange tells widgets the same).
    """

    changed = Signal()

    def __init__(self, application: QApplication, settings: Settings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._application, self._settings = application, settings
        if application.style().objectName() != "fusion":
            application.setStyle("Fusion")
        self._system_is_dark = style.is_dark(application.style().standardPalette())
        if application.property("base_pt") is None:
            application.setProperty("base_pt", max(application.font().pointSizeF(), 9.0))
        self._base_pt = float(application.property("base_pt"))
        application.styleHints().colorSchemeChanged.connect(self._on_system_scheme_changed)
        self._put_on()

    def set_theme(self, theme: str) -> None:
        """ "system", "light" or "dark", from now on."""
        self._settings.set("look/theme", theme)
        self._put_on()

    def set_zoom(self, percent: int) -> None:
        """All text at ``percent`` of the system's size, 80..200."""
        self._settings.zoom = percent
        self._put_on()

    def refresh(self) -> None:
        """Look again at what the settings say."""
        self._put_on()

    def colors(self) -> style.Colors:
        """The colors that the settings and the system ask for."""
        theme = self._settings.theme
        if theme == "system":
            return style.DARK if self._is_system_dark() else style.LIGHT
        return style.DARK if theme == "dark" else style.LIGHT

    def _is_system_dark(self) -> bool:
        scheme = self._application.styleHints().colorScheme()
        if scheme == Qt.ColorScheme.Unknown:
            return self._system_is_dark
        return scheme == Qt.ColorScheme.Dark

    def _put_on(self) -> None:
        self._tell_platform()
        theme, application = self.colors(), self._application
        font = application.font()
        points = self._base_pt * self._settings.zoom / 100
        wanted = (theme.window, round(points, 2))
        if application.property("look") == f"{wanted}":
            return
        application.setProperty("look", f"{wanted}")
        font.setPointSizeF(points)
        application.setFont(font)
        application.setPalette(style.palette(theme))
        application.setStyleSheet(style_sheet(theme, points))
        self.changed.emit()

    def _tell_platform(self) -> None:
        """Let window frames and native dialogs follow, where the platform can."""
        wish = {"light": Qt.ColorScheme.Light, "dark": Qt.ColorScheme.Dark}
        self._application.styleHints().setColorScheme(wish.get(self._settings.theme, Qt.ColorScheme.Unknown))

    def _on_system_scheme_changed(self, _scheme: Qt.ColorScheme) -> None:
        if self._settings.theme == "system":
            self._put_on()
