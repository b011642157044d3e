from dataclasses import fields
from itertools import product
from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QIcon
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gui.style import style
from gui.style.style import DARK, LIGHT, Colors
from gui.style.style_sheet import style_sheet

THEMES = pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])


def luminance(color: str) -> float:
    """Relative luminance (WCAG 2.2)."""

    def linear(share: float) -> float:
        return share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4

    red, green, blue = (linear(share) for share in QColor(color).getRgbF()[:3])
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@THEMES
def test_that_text_can_be_read_on_every_ground(theme: Colors) -> None:
    grounds = ("window", "surface", "raised", "hover", "selected")
    for text, ground in product(("text",), grounds):
        assert contrast(getattr(theme, text), getattr(theme, ground)) >= 7, (text, ground)
    for text, ground in product(("muted", "good", "warning", "bad"), ("window", "surface", "raised")):
        assert contrast(getattr(theme, text), getattr(theme, ground)) >= 4.5, (text, ground)
    for ground in ("accent", "accent_hover", "accent_pressed"):
        assert contrast(theme.on_accent, getattr(theme, ground)) >= 4.5, ground
    assert contrast(theme.ink, theme.paper) >= 12


@THEMES
def test_that_fields_and_the_focus_ring_stand_out(theme: Colors) -> None:
    for color, ground in product(("outline", "accent"), ("surface", "window")):
        assert contrast(getattr(theme, color), getattr(theme, ground)) >= 3, (color, ground)
    assert contrast(theme.accent, theme.selected) >= 3


@THEMES
def test_that_curves_stand_out_on_their_ground(theme: Colors) -> None:
    assert len(set(theme.series)) >= 6
    for color in theme.series[:3]:
        assert contrast(color, theme.surface) >= 3, color


@THEMES
def test_that_every_color_is_a_color_of_its_own_theme(theme: Colors) -> None:
    for field in fields(theme):
        value = getattr(theme, field.name)
        for color in value if isinstance(value, tuple) else (value,):
            assert QColor(color).isValid(), field.name
    assert style.is_dark(style.palette(theme)) is (theme is DARK)
    assert style.colors(style.palette(theme)) is theme


@THEMES
def test_that_the_drawn_arrows_and_checks_have_the_colors_of_the_theme(qapp: QApplication, theme: Colors) -> None:
    name = "dark" if theme is DARK else "light"
    for file, color in (("chevron-down", theme.muted), ("chevron-up", theme.muted), ("check", theme.on_accent)):
        drawn = (style.ICONS / "controls" / f"{file}-{name}.svg").read_text(encoding="utf-8")
        assert f'stroke="{color}"' in drawn
    assert f"chevron-down-{name}.svg" in style_sheet(theme, 10)


@pytest.mark.parametrize("path", sorted(style.ICONS.glob("*.svg")), ids=lambda path: path.stem)
def test_that_every_icon_follows_the_theme(path: Path) -> None:
    assert "currentColor" in path.read_text(encoding="utf-8")


def pixels(icon: QIcon, mode: QIcon.Mode = QIcon.Mode.Normal, state: QIcon.State = QIcon.State.Off) -> set[str]:
    """The colors of the opaque pixels at twice the size, as a screen of scale 2 asks for them."""
    image = icon.pixmap(QSize(24, 24), 2.0, mode, state).toImage()
    assert image.width() == 48
    colors = [image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height())]
    return {color.name() for color in colors if color.alpha() == 255}


def test_that_an_icon_is_drawn_sharp_and_in_the_theme_in_use_at_each_painting(qapp: QApplication) -> None:
    before = qapp.palette()
    icon = style.icon("square")
    try:
        for theme in (LIGHT, DARK, LIGHT):
            qapp.setPalette(style.palette(theme))
            assert pixels(icon) == {theme.text}
            assert pixels(icon, QIcon.Mode.Disabled) == {theme.disabled}
            assert pixels(style.icon("square", "on_accent")) == {theme.on_accent}
            assert pixels(style.icon("square", "muted", "accent"), state=QIcon.State.On) == {theme.accent}
    finally:
        qapp.setPalette(before)


def test_that_an_icon_without_room_is_empty_and_warns_of_nothing(qapp: QApplication) -> None:
    assert style.icon("square").pixmap(QSize(0, 0)).isNull()


def test_that_a_copied_icon_is_the_same(qapp: QApplication) -> None:
    icon = style.icon("square", "bad")
    assert pixels(QIcon(icon)) == pixels(icon)


def test_that_a_role_changes_how_a_button_is_painted_at_once(qtbot: QtBot, qapp: QApplication) -> None:
    from PySide6.QtWidgets import QPushButton

    button = QPushButton("Train")
    qtbot.addWidget(button)
    button.setStyleSheet(style_sheet(LIGHT, 10))
    button.resize(120, 36)
    button.show()
    ground = button.grab().toImage().pixelColor(14, 8).name()
    style.main_button(button)
    assert button.grab().toImage().pixelColor(14, 8).name() == LIGHT.accent != ground
