"""A heat map: layers from the picture to the answer down, time across, one color from pale to full."""

import math
from collections.abc import Callable, Sequence
from xml.sax.saxutils import quoteattr

from engine.charts.svg import Chart, ChartColors, Spot, cut, percent, short, titled, whole, width_of, words

MOST_COLUMNS = 48
TALLEST_ROW, SMALLEST_NAMED = 18.0, 11.0
PALEST = 0.04
RIGHT = 16.0


def heat_map(
    rows: Sequence[str],
    columns: Sequence[float],
    values: Sequence[Sequence[float | None]],
    titles: tuple[str, str],
    colors: ChartColors,
    *,
    size: tuple[float, float] = (680.0, 380.0),
    is_log: bool = True,
    is_share: bool = False,
) -> Chart:
    """values[column][row]. titles: of the axis across, and what is shown. More columns than fit are thinned.

    is_log: colors by the logarithm. is_share: values are shares 0..1 and colors go from 0 to 1.
    """
    every = max(1, math.ceil(len(columns) / MOST_COLUMNS))
    columns, values = columns[::every], values[::every]
    width, height = size
    names = [cut(row, 24) for row in rows]
    left = min(max([60.0, *(width_of(name, 10.5) + 12 for name in names)]), width * 0.36)
    top, bottom = 34.0, height - 44.0
    tall = min(TALLEST_ROW, (bottom - top) / max(1, len(rows)))
    wide = (width - left - RIGHT) / max(1, len(columns))
    shade, low, high = _shades(values, is_log=is_log, is_share=is_share)
    say = percent if is_share else short
    parts, spots = [words(0, 16, titles[1], colors.text)], list[Spot]()
    for i, (column, some) in enumerate(zip(columns, values, strict=True)):
        for j, value in enumerate(some):
            if value is None or not math.isfinite(value):
                continue
            x, y = left + i * wide, top + j * tall
            said = f"{rows[j]}\n{titles[0]} {short(column)}: {say(value)}"
            shape = (
                f'<rect x="{x:.1f}" y="{y:.1f}" width="{wide + 0.3:.1f}" height="{tall + 0.3:.1f}" '
                f'fill={quoteattr(colors.of(0))} fill-opacity="{shade(value):.2f}"/>'
            )
            parts.append(titled(shape, said) if len(rows) * len(columns) < 1500 else shape)
            spots.append(Spot(x, y, wide, tall, said))
    between = max(1, math.ceil(SMALLEST_NAMED / tall)) if rows else 1
    for j in range(0, len(rows), between):
        parts.append(words(left - 8, top + j * tall + tall / 2 + 3.5, names[j], colors.muted, anchor="end", size=10.5))
    below = top + len(rows) * tall
    for i in range(0, len(columns), max(1, math.ceil(len(columns) / 8))):
        parts.append(
            words(left + (i + 0.5) * wide, below + 16, short(columns[i]), colors.muted, anchor="middle", size=11)
        )
    parts.append(words(left + (width - left - RIGHT) / 2, below + 36, titles[0], colors.text, anchor="middle"))
    parts += _key(width - RIGHT, low, high, colors, is_share=is_share)
    return Chart(whole(width, below + 44, parts, colors, titles[1]), tuple(spots))


def _shades(
    values: Sequence[Sequence[float | None]], *, is_log: bool, is_share: bool
) -> tuple[Callable[[float], float], float, float]:
    """How opaque a value is, and the least and largest value."""
    every = [value for some in values for value in some if value is not None and math.isfinite(value)]
    usable = [value for value in every if value > 0] if is_log and not is_share else every
    low, high = (0.0, 1.0) if is_share else (min(usable, default=0.0), max(usable, default=1.0))
    bent = math.log10 if is_log and not is_share and low > 0 else float
    first, last = bent(low), bent(high)

    def shade(value: float) -> float:
        if value < low:  # zero, where colors go by the logarithm
            return 0.0
        share = (bent(value) / 2 - first / 2) / (last / 2 - first / 2) if last > first else 1.0  # sums stay floats
        return PALEST + (1 - PALEST) * share

    return shade, low, high


def _key(right: float, low: float, high: float, colors: ChartColors, *, is_share: bool) -> list[str]:
    """Which shade means how much."""
    say = percent if is_share else short
    high_words, steps, wide = say(high), 20, 5.0
    x = right - width_of(high_words, 11) - 6
    parts = [words(right, 16, high_words, colors.muted, anchor="end", size=11)]
    for step in range(steps):
        shade = PALEST + (1 - PALEST) * step / (steps - 1)
        parts.append(
            f'<rect x="{x - (steps - step) * wide:.1f}" y="7" width="{wide + 0.3}" height="10" '
            f'fill={quoteattr(colors.of(0))} fill-opacity="{shade:.2f}"/>'
        )
    parts.append(words(x - steps * wide - 6, 16, say(low), colors.muted, anchor="end", size=11))
    return parts
