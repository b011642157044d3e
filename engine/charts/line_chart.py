"""A chart of lines: loss and accuracy over epochs, gradients over depth."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from xml.sax.saxutils import quoteattr

from engine.charts.svg import (
    Chart,
    ChartColors,
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
LONGEST_NAME = 22
LEFT_OF_LEGEND, ROW, KEY, GAP = 200.0, 16.0, 24.0, 14.0  # pixels


@dataclass(frozen=True)
class Line:
    """One line. Points that are not finite leave a gap. color: number of the series' color."""

    name: str
    x: Sequence[float]
    y: Sequence[float]
    color: int = 0
    is_dashed: bool = False


def line_chart(
    lines: Sequence[Line],
    titles: tuple[str, str],
    colors: ChartColors,
    *,
    size: tuple[float, float] = (520.0, 300.0),
    log_y: bool = False,
    y_percent: bool = False,
    whole_x: bool = False,
) -> Chart:
    """titles: of the two axes. whole_x: the x are counted, such as epochs. The legend stands above the lines."""
    width, height = size
    x_span = span_of([value for one in lines for value in one.x], room=0.02)
    y_span = span_of([value for one in lines for value in one.y], is_log=log_y)
    if y_percent:
        y_span = (max(0.0, y_span[0]), min(1.0, y_span[1]) if y_span[1] > 0.9 else y_span[1])
    places = _places(lines, width - 16.0) if len(lines) > 1 else []
    above = max((row for _, row in places), default=0) * ROW
    frame = framed(
        width, height, x_span, y_span, titles, log=(False, log_y), y_percent=y_percent, above=above, whole_x=whole_x
    )
    parts, spots = frame.drawn(colors), list[Spot]()
    for one in lines:
        color, pieces = colors.of(one.color), list[list[str]]([[]])
        for x, y in zip(one.x, one.y, strict=True):
            if not (math.isfinite(x) and math.isfinite(y)) or (log_y and y <= 0):
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
    parts += _legend(lines if places else (), colors, places)
    return Chart(
        whole(width, height, parts, colors, f"{titles[1]}: {', '.join(one.name for one in lines)}"), tuple(spots)
    )


def _places(lines: Sequence[Line], right: float) -> list[tuple[float, int]]:
    """Where each name of the legend begins, and in which row; rows end at ``right``."""
    wide = [width_of(cut(one.name, LONGEST_NAME), 11) + KEY + GAP for one in lines]
    rows, room = [list[int]()], right - LEFT_OF_LEGEND
    for place, width in enumerate(wide):
        if rows[-1] and width > room:
            rows.append([])
            room = right - LEFT_OF_LEGEND
        rows[-1].append(place)
        room -= width
    places: dict[int, tuple[float, int]] = {}
    for number, row in enumerate(rows):
        x = right + GAP
        for place in reversed(row):
            x -= wide[place]
            places[place] = (x + KEY, number)
    return [places[place] for place in range(len(lines))]


def _legend(lines: Sequence[Line], colors: ChartColors, places: Sequence[tuple[float, int]]) -> list[str]:
    parts: list[str] = []
    for one, (x, row) in zip(lines, places, strict=True):
        y = 18 + row * ROW
        dash = f' stroke-dasharray="{DASHES}"' if one.is_dashed else ""
        parts.append(words(x, y, cut(one.name, LONGEST_NAME), colors.text, size=11))
        parts.append(
            f'<line x1="{x - KEY:.1f}" y1="{y - 4}" x2="{x - 6:.1f}" y2="{y - 4}" '
            f'stroke={quoteattr(colors.of(one.color))} stroke-width="2"{dash}/>'
        )
    return parts
