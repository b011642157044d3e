"""A chart of points with names and intervals: accuracy against what a network costs."""

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from xml.sax.saxutils import quoteattr

from engine.charts.svg import (
    Chart,
    ChartColors,
    Spot,
    cut,
    framed,
    line,
    percent,
    short,
    span_of,
    titled,
    whole,
    width_of,
    words,
)

RADIUS = 5.5
HEIGHT = 14.0  # of a name


@dataclass(frozen=True)
class Point:
    """A point with its 95 % interval. x above 0; y, low, high: shares 0..1."""

    name: str
    x: float
    y: float
    low: float
    high: float
    color: int = 0


def scatter(
    points: Sequence[Point],
    titles: tuple[str, str],
    colors: ChartColors,
    *,
    size: tuple[float, float] = (680.0, 380.0),
    log_x: bool = True,
) -> Chart:
    """titles: of the two axes. Names are put where they hide neither points nor each other, where there is room.

    Points that are not finite are left out.
    """
    width, height = size
    points = [point for point in points if all(map(math.isfinite, (point.x, point.y, point.low, point.high)))]
    x_span = span_of([point.x for point in points], is_log=log_x, room=0.12)
    points = [replace(one, y=_share(one.y), low=_share(one.low), high=_share(one.high)) for one in points]
    low, high = span_of([value for point in points for value in (point.low, point.high)])
    frame = framed(width, height, x_span, (max(0.0, low), min(1.0, high)), titles, log=(log_x, False), y_percent=True)
    parts, spots = frame.drawn(colors), list[Spot]()
    places = [(frame.x.at(point.x), frame.y.at(point.y)) for point in points]
    taken = [(x - RADIUS, y - RADIUS, x + RADIUS, y + RADIUS) for x, y in places]
    taken += [
        (x - 2, frame.y.at(one.high), x + 2, frame.y.at(one.low)) for one, (x, _) in zip(points, places, strict=True)
    ]
    for point, (x, y) in zip(points, places, strict=True):
        color = colors.of(point.color)
        top, bottom = frame.y.at(point.high), frame.y.at(point.low)
        said = (
            f"{point.name}\n{titles[1]} {percent(point.y)} ({percent(point.low)} – {percent(point.high)})\n"
            f"{titles[0]} {short(point.x)}"
        )
        bar = line(x, top, x, bottom, color, 1.5) + "".join(
            line(x - 4, at, x + 4, at, color, 1.5) for at in (top, bottom)
        )
        paint = f"fill={quoteattr(color)} stroke={quoteattr(colors.surface)}"
        dot = f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{RADIUS}" {paint}/>'
        parts.append(titled(bar + dot, said))
        spots.append(Spot(x - 8, min(y - 8, top), 16, max(16, bottom - top), said))
    for point, (x, y) in zip(points, places, strict=True):
        name = cut(point.name)
        left, base = _free_place(
            x, y, width_of(name), taken, (frame.x.first, frame.x.last, frame.y.last - 8, frame.y.first)
        )
        taken.append((left, base - 11, left + width_of(name), base + 3))
        parts.append(words(left, base, name, colors.text))
    return Chart(whole(width, height, parts, colors, f"{titles[1]} / {titles[0]}"), tuple(spots))


Box = tuple[float, float, float, float]  # left, top, right, bottom


def _free_place(x: float, y: float, width: float, taken: Sequence[Box], area: Box) -> tuple[float, float]:
    """Where a name of ``width`` begins, and its base line: what hides least. area: left, right, top, bottom."""
    left, right, top, bottom = area
    gap = RADIUS + 5
    tries = [
        *((x + gap, y + 4), (x - gap - width, y + 4)),
        *((x + gap, y - 9), (x + gap, y + 17), (x - gap - width, y - 9), (x - gap - width, y + 17)),
        *((x - width / 2, y - gap - 4), (x - width / 2, y + gap + HEIGHT)),
        *((x + gap, y - 24), (x + gap, y + 32), (x - gap - width, y - 24), (x - gap - width, y + 32)),
    ]

    def hidden(place: tuple[float, float]) -> float:
        box = (place[0], place[1] - 11, place[0] + width, place[1] + 3)
        outside = (
            max(0.0, left - box[0]) + max(0.0, box[2] - right) + max(0.0, top - box[1]) + max(0.0, box[3] - bottom)
        )
        return 100 * outside + sum(_shared(box, other) for other in taken)

    return min(tries, key=hidden)


def _share(value: float) -> float:
    """What is no share lies at the nearest end."""
    return min(max(value, 0.0), 1.0)


def _shared(one: Box, other: Box) -> float:
    across = min(one[2], other[2]) - max(one[0], other[0])
    down = min(one[3], other[3]) - max(one[1], other[1])
    return across * down if across > 0 and down > 0 else 0.0
