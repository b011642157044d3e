"""How Inkling looks: colors, spacing, icons, light and dark. Every widget takes them from here."""

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QIconEngine, QPainter, QPalette, QPixmap
from PySide6.QtSvg import QSvgRenderer

ICONS = Path(__file__).resolve().parent.parent / "resources" / "icons"

SPACE = 8  # logical pixels; gaps are multiples of it
MARGIN = 16
RADIUS = 6


@dataclass(frozen=True)
class Colors:
    """Named colors of one theme. series: for curves and bars, told apart by color-blind people (Okabe and Ito)."""

    window: str
    surface: str  # cards, lists, the canvas's surroundings
    raised: str  # buttons, headers
    paper: str  # the drawing canvas
    ink: str  # strokes on it
    text: str
    muted: str  # secondary text; 4.5:1 on window and surface
    border: str
    accent: str  # the answer's bar, selection, the main button
    on_accent: str
    good: str
    warning: str
    bad: str
    series: tuple[str, ...]


LIGHT = Colors(
    window="#f6f6f4",
    surface="#ffffff",
    raised="#ececea",
    paper="#ffffff",
    ink="#1a1a1a",
    text="#1c1c1e",
    muted="#5f6368",
    border="#d5d5d2",
    accent="#0072b2",
    on_accent="#ffffff",
    good="#00714f",
    warning="#8a5300",
    bad="#b3261e",
    series=("#0072b2", "#d55e00", "#009e73", "#cc79a7", "#8a6d00", "#56b4e9", "#000000"),
)
DARK = Colors(
    window="#1b1c1e",
    surface="#242629",
    raised="#303337",
    paper="#15161a",
    ink="#f2f2f0",
    text="#ececec",
    muted="#a3a7ad",
    border="#3c4045",
    accent="#56b4e9",
    on_accent="#0b1a24",
    good="#3ecf9b",
    warning="#e69f00",
    bad="#ff8a80",
    series=("#56b4e9", "#e69f00", "#3ecf9b", "#e39bc4", "#f0e442", "#0090e0", "#ffffff"),
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
    for which in (role.WindowText, role.Text, role.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, which, QColor(theme.muted))
    return made


class _SvgIcon(QIconEngine):
    """Draws a lucide icon in the palette's text color at any size and scale; follows light and dark by itself."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._name = name

    def paint(self, painter: QPainter, rect: object, mode: QIcon.Mode, state: QIcon.State) -> None:
        theme = colors()
        color = theme.muted if mode == QIcon.Mode.Disabled else theme.text
        if mode == QIcon.Mode.Selected:
            color = theme.on_accent
        _renderer(self._name, color).render(painter, QRectF(rect))  # pyright: ignore[reportCallIssue, reportArgumentType]

    def pixmap(self, size: object, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        made = QPixmap(size)  # pyright: ignore[reportCallIssue, reportArgumentType]
        made.fill(Qt.GlobalColor.transparent)
        painter = QPainter(made)
        self.paint(painter, made.rect(), mode, state)
        painter.end()
        return made

    def clone(self) -> QIconEngine:
        return _SvgIcon(self._name)


def icon(name: str) -> QIcon:
    """The icon ``resources/icons/<name>.svg`` (lucide names: "undo-2", "eraser", "play", ...)."""
    return QIcon(_SvgIcon(name))


@lru_cache(maxsize=256)
def _renderer(name: str, color: str) -> QSvgRenderer:
    source = (ICONS / f"{name}.svg").read_text(encoding="utf-8").replace("currentColor", color)
    return QSvgRenderer(QByteArray(source.encode()))
