"""A chart of lines: loss and accuracy over epochs, gradients over depth."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from xml.sax.saxutils import quoteattr

from engine.charts.drawing import (
    Chart,
    Colors,
    Spot,
    cut,
    framed,
    percent,
    short,
    span_of,
    titled,
    whole,
    width_of,
    words,
)

DASHES = "5 4"


@dataclass(frozen=True)
class Line:
    """One line. Values that are not finite leave a gap. color: number of the series' color."""

    name: str
    x: Sequence[float]
    y: Sequence[float]
    color: int = 0
    is_dashed: bool = False


def line_chart(
    lines: Sequence[Line],
    titles: tuple[str, str],
    colors: Colors,
    *,
    size: tuple[float, float] = (520.0, 300.0),
    log_y: bool = False,
    y_percent: bool = False,
) -> Chart:
    """titles: of the two axes. The legend stands above the lines."""
    width, height = size
    x_span = span_of([value for one in lines for value in one.x], room=0.02)
    y_span = span_of([value for one in lines for value in one.y], is_log=log_y)
    if y_percent:
        y_span = (max(0.0, y_span[0]), min(1.0, y_span[1]) if y_span[1] > 0.9 else y_span[1])
    frame = framed(width, height, x_span, y_span, titles, log=(False, log_y), y_percent=y_percent)
    parts, spots = frame.drawn(colors), list[Spot]()
    for one in lines:
        color, pieces = colors.of(one.color), list[list[str]]([[]])
        for x, y in zip(one.x, one.y, strict=True):
            if not math.isfinite(y) or (log_y and y <= 0):
                pieces.append([])
                continue
            at = frame.x.at(x), frame.y.at(y)
            pieces[-1].append(f"{at[0]:.1f},{at[1]:.1f}")
            value = percent(y) if y_percent else short(y)
            spots.append(Spot(at[0] - 5, at[1] - 5, 10, 10, f"{one.name}\n{titles[0]} {short(x)}: {value}"))
        dash = f' stroke-dasharray="{DASHES}"' if one.is_dashed else ""
        for piece in pieces:
            if len(piece) > 1:
                shape = (
                    f'<polyline points="{" ".join(piece)}" fill="none" stroke={quoteattr(color)} stroke-width="2" '
                    f'stroke-linejoin="round"{dash}/>'
                )
                parts.append(titled(shape, one.name))
            elif piece:
                x, y = piece[0].split(",")
                parts.append(titled(f'<circle cx="{x}" cy="{y}" r="3" fill={quoteattr(color)}/>', one.name))
    parts += _legend(lines, colors, frame.x.last)
    return Chart(
        whole(width, height, parts, colors, f"{titles[1]}: {', '.join(one.name for one in lines)}"), tuple(spots)
    )


def _legend(lines: Sequence[Line], colors: Colors, right: float) -> list[str]:
    """Right-aligned in one row above the lines; what finds no room there is left out (colors tell them in tables)."""
    parts: list[str] = []
    x = right
    for one in reversed(lines if len(lines) > 1 else ()):
        name = cut(one.name, 22)
        x -= width_of(name, 11)
        if x < 170:
            break
        dash = f' stroke-dasharray="{DASHES}"' if one.is_dashed else ""
        parts.append(words(x, 18, name, colors.text, size=11))
        parts.append(
            f'<line x1="{x - 24:.1f}" y1="14" x2="{x - 6:.1f}" y2="14" stroke={quoteattr(colors.of(one.color))} '
            f'stroke-width="2"{dash}/>'
        )
        x -= 38
    return parts
