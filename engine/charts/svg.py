"""What every chart is drawn with: colors, scales, ticks, axes, escaped texts. SVG of the plainest kind, no scripts.

The same text is shown inside HTML (colors may be CSS variables there) and by Qt's SVG renderer (colors are hex).
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

from engine.figures import figure

FONT = 12.0  # pixels
WIDTH_OF_LETTER = 0.6  # of the font's size, on average; wide scripts take a whole one
LONGEST_LABEL = 28
TICKS = 6
FARTHEST = 100.0  # lengths of the axis: what lies farther away is not drawn any better
SMALLEST, LARGEST = 1e-300, 1e300  # of what is drawn: beyond them sums and ratios leave the floats


@dataclass(frozen=True)
class ChartColors:
    """Colors of a chart, each in whatever form its reader knows. series: told apart by color-blind people."""

    text: str
    muted: str
    grid: str
    surface: str
    series: tuple[str, ...]
    font: str = "sans-serif"

    def of(self, index: int) -> str:
        """The color of the series number ``index``."""
        return self.series[index % len(self.series)]


@dataclass(frozen=True)
class Spot:
    """A place in a chart that says something when the pointer is over it: pixels and text."""

    x: float
    y: float
    width: float
    height: float
    text: str


@dataclass(frozen=True)
class Chart:
    """svg: the picture. spots: what its parts say."""

    svg: str
    spots: tuple[Spot, ...] = ()


@dataclass(frozen=True)
class Scale:
    """From values to pixels, straight or logarithmic."""

    low: float
    high: float
    first: float  # pixels at low
    last: float
    is_log: bool = False
    is_whole: bool = False  # values between whole numbers mean nothing: epochs

    def at(self, value: float) -> float:
        """The pixel of ``value``."""
        low, high, value = (self._bent(one) for one in (self.low, self.high, value))
        share = (value - low) / (high - low) if high > low else 0.5
        share = min(max(share, -FARTHEST), FARTHEST)
        return self.first + share * (self.last - self.first)

    def ticks(self) -> list[float]:
        """Round values between low and high."""
        if not self.is_log:
            found = straight_ticks(self.low, self.high)
            return [value for value in found if value == round(value)] if self.is_whole else found
        low, high = max(self.low, SMALLEST), min(max(self.high, SMALLEST), LARGEST)
        first, last = math.floor(math.log10(low) + 1e-9), math.ceil(math.log10(high) - 1e-9)
        factors = (1,) if last - first > 3 else (1, 2, 5)
        every = max(1, math.ceil((last - first) / TICKS))
        values = [factor * 10.0**power for power in range(first, last + 1, every) for factor in factors]
        found = [value for value in values if self.low * 0.999 <= value <= self.high * 1.001]
        return found if len(found) > 1 else straight_ticks(self.low, self.high)  # too narrow for powers of ten

    def _bent(self, value: float) -> float:
        value = min(max(value, -LARGEST), LARGEST)
        return math.log10(max(value, SMALLEST)) if self.is_log else value


def straight_ticks(low: float, high: float) -> list[float]:
    """At most ``TICKS`` + 1 values at a distance of 1, 2 or 5 times a power of ten."""
    raw = (high - low) / TICKS
    if not 0 < raw < math.inf or low + raw == low:  # also where floats cannot tell ticks apart
        return [low] if math.isfinite(low) else []
    power = 10.0 ** math.floor(math.log10(raw))
    step = next(factor * power for factor in (1, 2, 5, 10) if factor * power >= raw * 0.999)
    first = math.ceil(low / step - 1e-9)
    decimals = max(0, 12 - math.floor(math.log10(step)))  # 0.1 + 0.2 is not 0.3
    return [round(i * step, decimals) for i in range(first, math.floor(high / step + 1e-9) + 1)]


def span_of(values: Sequence[float], *, is_log: bool = False, room: float = 0.06) -> tuple[float, float]:
    """The least and the largest finite value with a little room around; (0, 1) where there are none."""
    finite = [value for value in values if math.isfinite(value) and (value > 0 or not is_log)]
    if not finite:
        return (1.0, 10.0) if is_log else (0.0, 1.0)
    # what lies at the end of what is drawn leaves room for a span
    low, high = (min(max(value, -LARGEST / 2), LARGEST / 2) for value in (min(finite), max(finite)))
    if is_log:
        # by logarithms: the ratio of the largest and the least number is more than a float holds
        reach = 10.0 ** (max(math.log10(high) - math.log10(low), math.log10(2.0)) * room)
        top = min(max(high * reach, SMALLEST * 10), LARGEST)
        return min(max(low / reach, SMALLEST), top / 2), top  # a span even where all lies at the end of what is drawn
    reach = (high / 2 - low / 2) * 2 * room if high / 2 - low / 2 < LARGEST / 2 else 0.0
    reach = reach or abs(high) * room or 1.0
    return max(low - reach, -LARGEST), min(high + reach, LARGEST)


def short(value: float) -> str:
    """A number as an axis shows it: 0.05, 12, 3.4 k, 1.2 M, 1e-05; nothing for what is no number."""
    if not math.isfinite(value):
        return ""
    for unit, name in ((1e9, " G"), (1e6, " M"), (1e3, " k")):
        if abs(value) >= unit * 0.9995:
            return f"{value / unit:.3g}{name}"
    return "0" if value == 0 else f"{value:.3g}"


def percent(share: float) -> str:
    """A share 0..1 on an axis; nothing for what is no number."""
    return f"{figure(100 * share, '.4g')} %" if math.isfinite(share) else ""


def cut(text: str, longest: int = LONGEST_LABEL) -> str:
    """``text`` without its middle where it is too long for a chart."""
    half = (longest - 1) // 2
    return text if len(text) <= longest else f"{text[: longest - 1 - half]}…{text[-half:]}"


def visible(text: str) -> str:
    """``text`` with what prints nothing or turns the writing around made visible: SVG takes no control characters."""
    return "".join(letter if letter.isprintable() or letter == "\n" else "�" for letter in text)


def width_of(text: str, size: float = FONT) -> float:
    """About how many pixels ``text`` takes."""
    return sum(size if ord(letter) > 0x2E80 else WIDTH_OF_LETTER * size for letter in text)


def words(
    x: float, y: float, text: str, color: str, *, anchor: str = "start", size: float = FONT, turn: float = 0.0
) -> str:
    """A text whose base line begins, has its middle or ends at (x, y)."""
    turned = f' transform="rotate({turn:g} {x:.1f} {y:.1f})"' if turn else ""
    return (
        f'<text x="{x:.1f}" y="{y:.1f}" fill={quoteattr(color)} font-size="{size:g}" text-anchor="{anchor}"{turned}>'
        f"{escape(visible(text))}</text>"
    )


def line(x1: float, y1: float, x2: float, y2: float, color: str, width: float = 1.0) -> str:
    """A straight line."""
    return (
        f'<line x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}" stroke={quoteattr(color)} '
        f'stroke-width="{width:g}"/>'
    )


def titled(shape: str, title: str) -> str:
    """``shape`` with words that browsers show when the pointer is over it."""
    return f"<g>{shape}<title>{escape(visible(title))}</title></g>"


def whole(width: float, height: float, parts: Sequence[str], colors: ChartColors, name: str) -> str:
    """The SVG around ``parts``. name: what the chart shows, for those who cannot see it."""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:g} {height:g}" width="{width:g}" '
        f'height="{height:g}" font-family={quoteattr(colors.font)} role="img" aria-label={quoteattr(visible(name))}>'
        f"{''.join(parts)}</svg>"
    )


@dataclass(frozen=True)
class Frame:
    """The area that values are drawn in, with the axes around."""

    x: Scale
    y: Scale
    x_title: str
    y_title: str
    x_percent: bool = False
    y_percent: bool = False

    def drawn(self, colors: ChartColors) -> list[str]:
        """Grid, ticks and titles."""
        left, right, top, bottom = self.x.first, self.x.last, self.y.last, self.y.first
        parts: list[str] = []
        for value in self.y.ticks():
            y = self.y.at(value)
            parts.append(line(left, y, right, y, colors.grid))
            text = percent(value) if self.y_percent else short(value)
            parts.append(words(left - 8, y + 4, text, colors.muted, anchor="end", size=11))
        for value in self.x.ticks():
            x = self.x.at(value)
            parts.append(line(x, bottom, x, bottom + 4, colors.muted))
            text = percent(value) if self.x_percent else short(value)
            parts.append(words(x, bottom + 18, text, colors.muted, anchor="middle", size=11))
        parts.append(line(left, bottom, right, bottom, colors.muted))
        parts.append(words((left + right) / 2, bottom + 38, self.x_title, colors.text, anchor="middle"))
        parts.append(words(left - 46, top - 12, self.y_title, colors.text))
        return parts


def framed(
    width: float,
    height: float,
    x_span: tuple[float, float],
    y_span: tuple[float, float],
    titles: tuple[str, str],
    *,
    log: tuple[bool, bool] = (False, False),
    y_percent: bool = False,
    above: float = 0.0,
    whole_x: bool = False,
) -> Frame:
    """A frame that leaves room for titles and ticks, and for so many pixels ``above`` them."""
    x = Scale(*x_span, first=62.0, last=width - 16.0, is_log=log[0], is_whole=whole_x)
    y = Scale(*y_span, first=height - 46.0, last=30.0 + above, is_log=log[1])
    return Frame(x, y, *titles, y_percent=y_percent)
