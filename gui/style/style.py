"""How Inkling looks: colors, spacing, icons, light and dark. Every widget takes them from here."""

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from PySide6.QtCore import QByteArray, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QIconEngine, QPainter, QPalette, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QAbstractButton, QFrame, QLabel, QWidget

ICONS = Path(__file__).resolve().parents[2] / "resources" / "icons"

SPACE = 8  # logical pixels; gaps are multiples of it
MARGIN = 16
RADIUS = 6  # of buttons and fields
CARD_RADIUS = 10
ICON = 18  # side of an icon beside text
ICON_BUTTON = 36  # width of a quiet button that has an icon only


@dataclass(frozen=True)
class Colors:
    """Named colors of one theme. series: for curves and bars, told apart by color-blind people (Okabe and Ito).

    Text colors reach 4.5:1 on window, surface and raised (WCAG AA); outline and accent 3:1 on surface.
    """

    window: str
    surface: str  # cards, lists, the canvas's surroundings
    raised: str  # buttons, headers
    paper: str  # the drawing canvas
    ink: str  # strokes on it
    text: str
    muted: str  # secondary text
    border: str  # between areas; decoration
    accent: str  # the answer's bar, selection, the main button
    on_accent: str
    good: str
    warning: str
    bad: str
    series: tuple[str, ...]
    hover: str = "#000000"  # a button under the pointer
    pressed: str = "#000000"
    selected: str = "#000000"  # the row or place one is at; text keeps its color on it
    outline: str = "#000000"  # around fields that take input
    accent_hover: str = "#000000"
    accent_pressed: str = "#000000"
    disabled: str = "#000000"  # text and icons of what cannot be used now


LIGHT = Colors(
    window="#f5f5f3",
    surface="#ffffff",
    raised="#eeeeeb",
    paper="#ffffff",
    ink="#1a1a1a",
    text="#1c1c1e",
    muted="#5a5e64",
    border="#dededa",
    accent="#0072b2",
    on_accent="#ffffff",
    good="#00714f",
    warning="#8a5300",
    bad="#b3261e",
    series=("#0072b2", "#d55e00", "#009e73", "#cc79a7", "#8a6d00", "#56b4e9", "#000000"),
    hover="#e6e6e2",
    pressed="#dadad5",
    selected="#dcebf5",
    outline="#83868a",
    accent_hover="#00659e",
    accent_pressed="#005686",
    disabled="#9a9da1",
)
DARK = Colors(
    window="#1b1c1e",
    surface="#242629",
    raised="#303337",
    paper="#15161a",
    ink="#f2f2f0",
    text="#ececec",
    muted="#a9adb3",
    border="#383b40",
    accent="#56b4e9",
    on_accent="#0b1a24",
    good="#3ecf9b",
    warning="#e69f00",
    bad="#ff8a80",
    series=("#56b4e9", "#e69f00", "#3ecf9b", "#e39bc4", "#f0e442", "#0090e0", "#ffffff"),
    hover="#3a3d42",
    pressed="#45494f",
    selected="#243d4e",
    outline="#7b8087",
    accent_hover="#6fc0ee",
    accent_pressed="#3ea3dc",
    disabled="#6f7378",
)


def is_dark(palette: QPalette | None = None) -> bool:
    """Judged by the palette's lightness: colorScheme() stays Unknown on many platforms."""
    palette = palette or QGuiApplication.palette()
    return palette.color(QPalette.ColorRole.Window).lightness() < 128


def colors(palette: QPalette | None = None) -> Colors:
    """The colors of the theme in use."""
    return DARK if is_dark(palette) else LIGHT


def palette(theme: Colors) -> QPalette:
    """A QPalette of ``theme`` for the Fusion style."""
    role, made = QPalette.ColorRole, QPalette()
    for which, value in {
        role.Window: theme.window,
        role.WindowText: theme.text,
        role.Base: theme.surface,
        role.AlternateBase: theme.window,
        role.ToolTipBase: theme.raised,
        role.ToolTipText: theme.text,
        role.PlaceholderText: theme.muted,
        role.Text: theme.text,
        role.Button: theme.raised,
        role.ButtonText: theme.text,
        role.BrightText: theme.bad,
        role.Light: theme.surface,
        role.Midlight: theme.raised,
        role.Mid: theme.border,
        role.Dark: theme.border,
        role.Shadow: "#000000",
        role.Highlight: theme.accent,
        role.HighlightedText: theme.on_accent,
        role.Link: theme.accent,
        role.LinkVisited: theme.accent,
        role.Accent: theme.accent,
    }.items():
        made.setColor(which, QColor(value))
    for which in (role.WindowText, role.Text, role.ButtonText, role.PlaceholderText):
        made.setColor(QPalette.ColorGroup.Disabled, which, QColor(theme.disabled))
    made.setColor(QPalette.ColorGroup.Disabled, role.Highlight, QColor(theme.border))
    return made


# Roles: what the style sheet (gui.style.style_sheet) paints in a way of its own


def main_button(button: QAbstractButton) -> None:
    """Make ``button`` the one main act of its screen: filled with the accent color."""
    _give_role(button, "main")


def quiet_button(button: QAbstractButton) -> None:
    """Make ``button`` flat until the pointer is over it: tool bars, rows of icons."""
    _give_role(button, "quiet")


def tight_button(button: QAbstractButton) -> None:
    """Make ``button`` quiet and no wider than its short text needs: one of a row of them."""
    _give_role(button, "tight")


def danger_button(button: QAbstractButton) -> None:
    """Make ``button`` say that it takes something away."""
    _give_role(button, "danger")


def card(frame: QFrame) -> None:
    """Make ``frame`` a card: a surface with a thin border and round corners."""
    _give_role(frame, "card")


def title(label: QLabel) -> None:
    """Make ``label`` the heading of a screen."""
    _give_role(label, "title")


def heading(label: QLabel) -> None:
    """Make ``label`` the heading of a card or group."""
    _give_role(label, "heading")


def muted(label: QLabel) -> None:
    """Make ``label`` secondary text."""
    _give_role(label, "muted")


def small(label: QLabel) -> None:
    """Make ``label`` small secondary text."""
    _give_role(label, "small")


def _give_role(widget: QWidget, role: str) -> None:
    widget.setProperty("role", role)
    widget.style().unpolish(widget)
    widget.style().polish(widget)


class _SvgIcon(QIconEngine):
    """Draws a lucide icon in a color of the theme in use, at any size and scale; follows light and dark by itself."""

    def __init__(self, name: str, color: str, checked_color: str) -> None:
        super().__init__()
        self._name, self._color, self._checked_color = name, color, checked_color

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        role = self._checked_color if state == QIcon.State.On else self._color
        if mode == QIcon.Mode.Disabled:
            role = "disabled"
        side = min(rect.width(), rect.height())
        square = QRectF(0, 0, side, side)
        square.moveCenter(QRectF(rect).center())
        _renderer(self._name, str(getattr(colors(), role))).render(painter, square)

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        if size.isEmpty():  # nothing to draw on; a painter would warn
            return QPixmap()
        made = QPixmap(size)
        made.fill(Qt.GlobalColor.transparent)
        painter = QPainter(made)
        self.paint(painter, made.rect(), mode, state)
        painter.end()
        return made

    def clone(self) -> QIconEngine:
        return _SvgIcon(self._name, self._color, self._checked_color)


def icon(name: str, color: str = "text", checked_color: str = "") -> QIcon:
    """The icon ``resources/icons/<name>.svg`` (lucide names: "undo-2", "eraser", "play", ...).

    color: the field of Colors to draw it in ("on_accent" on a main button); checked_color: the same while checked.
    """
    return QIcon(_SvgIcon(name, color, checked_color or color))


@lru_cache(maxsize=256)
def _renderer(name: str, color: str) -> QSvgRenderer:
    source = (ICONS / f"{name}.svg").read_text(encoding="utf-8").replace("currentColor", color)
    return QSvgRenderer(QByteArray(source.encode()))
