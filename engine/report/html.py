"""HTML in the smallest pieces: every text that comes from a person or a file is escaped here."""

from collections.abc import Sequence
from html import escape

from engine.charts.svg import Chart, ChartColors, visible

CHART_COLORS = ChartColors(
    text="var(--text)",
    muted="var(--muted)",
    grid="var(--border)",
    surface="var(--surface)",
    series=tuple(f"var(--series-{number})" for number in range(7)),
    font="inherit",
)

LIGHT = """--window: #f5f5f3; --surface: #ffffff; --text: #1c1c1e; --muted: #5a5e64;
  --border: #dededa; --series-0: #0072b2; --series-1: #d55e00; --series-2: #009e73; --series-3: #cc79a7;
  --series-4: #8a6d00; --series-5: #56b4e9; --series-6: #000000;"""
STYLE = f"""
:root {{ color-scheme: light dark; {LIGHT} }}
@media (prefers-color-scheme: dark) {{ :root {{
  --window: #1b1c1e; --surface: #242629; --text: #ececec; --muted: #a9adb3;
  --border: #383b40; --series-0: #56b4e9; --series-1: #e69f00; --series-2: #3ecf9b; --series-3: #e39bc4;
  --series-4: #f0e442; --series-5: #0090e0; --series-6: #ffffff; }} }}
* {{ box-sizing: border-box; }}
body {{ margin: 0 auto; max-width: 60rem; padding: 2rem 1.5rem 4rem; background: var(--window); color: var(--text);
  font: 16px/1.5 system-ui, "Segoe UI", "Noto Sans KR", "Apple SD Gothic Neo", "Malgun Gothic", sans-serif; }}
h1 {{ font-size: 1.75rem; line-height: 1.25; margin: 0 0 .25rem; }}
h2 {{ font-size: 1.35rem; margin: 3rem 0 .5rem; padding-top: 1.5rem; border-top: 1px solid var(--border); }}
h3 {{ font-size: 1.05rem; margin: 1.75rem 0 .5rem; }}
p {{ margin: .4rem 0; max-width: 46rem; }}
.muted {{ color: var(--muted); }}
.figure {{ font-size: 2.5rem; line-height: 1.1; font-weight: 600; margin: 1rem 0 0; }}
.charts {{ display: flex; flex-wrap: wrap; gap: 1rem; }}
.chart {{ background: var(--surface); border: 1px solid var(--border); border-radius: 10px; padding: 1rem;
  margin: .75rem 0; flex: 1 1 26rem; min-width: 0; break-inside: avoid; }}
.chart {{ overflow-x: auto; }}
.chart svg {{ display: block; width: 100%; min-width: 32rem; height: auto; }}
.charts .chart svg {{ min-width: 0; }}
.wide {{ overflow-x: auto; }}
table {{ border-collapse: collapse; font-variant-numeric: tabular-nums; margin: .5rem 0; font-size: .9375rem; }}
th, td {{ padding: .3rem .7rem; text-align: left; border-bottom: 1px solid var(--border); vertical-align: top; }}
th {{ font-weight: 600; }}
thead th {{ color: var(--muted); font-weight: 500; }}
.number {{ text-align: right; white-space: nowrap; }}
.matrix td, .matrix th {{ text-align: center; padding: .25rem .45rem; }}
.word {{ overflow-wrap: anywhere; min-width: 9rem; }}
pre {{ background: var(--surface); border: 1px solid var(--border); border-radius: 10px; padding: .9rem 1rem;
  white-space: pre-wrap; overflow-wrap: anywhere; font: .875rem/1.5 ui-monospace, Menlo, Consolas, monospace; }}
.together {{ display: inline-block; max-width: 100%; }}
summary {{ cursor: pointer; color: var(--muted); }}
@media print {{ :root {{ color-scheme: light; {LIGHT} }}
  body {{ background: #fff; max-width: none; padding: 0; }}
  h2 {{ break-after: avoid; }} tr {{ break-inside: avoid; }} }}
"""


def text(value: object) -> str:
    """``value`` escaped; characters that print nothing or turn the writing around become visible."""
    return escape(visible(str(value)))


def element(name: str, content: str, style: str = "") -> str:
    """An element around HTML; style: its class."""
    return f'<{name} class="{style}">{content}</{name}>' if style else f"<{name}>{content}</{name}>"


def heading(level: int, words: str) -> str:
    """A heading."""
    return element(f"h{level}", text(words))


def paragraph(words: str, style: str = "") -> str:
    """A paragraph of plain words."""
    return element("p", text(words), style)


def table(head: Sequence[str], rows: Sequence[Sequence[object]], *, numbers_from: int = 1) -> str:
    """A table whose columns from ``numbers_from`` on are figures, set to the right."""

    def cells(name: str, row: Sequence[object]) -> str:
        return "".join(
            element(name, text(value), "number" if place >= numbers_from else "word") for place, value in enumerate(row)
        )

    top = element("thead", element("tr", cells("th", head))) if head else ""
    body = element("tbody", "".join(element("tr", cells("td", row)) for row in rows))
    return element("div", element("table", top + body), "wide")


def facts(rows: Sequence[tuple[str, object]]) -> str:
    """A table of names and what they are."""
    lines = (element("tr", element("th", text(name)) + element("td", text(value), "word")) for name, value in rows)
    return element("div", element("table", element("tbody", "".join(lines))), "wide")


def matrix(corner: str, names: Sequence[str], rows: Sequence[Sequence[int]]) -> str:
    """A confusion matrix; the fuller a cell of its row, the stronger its color."""
    top = element("tr", "".join(element("th", text(name)) for name in (corner, *names)))
    lines: list[str] = []
    for place, (name, row) in enumerate(zip(names, rows, strict=True)):
        total, cells = max(1, sum(row)), [element("th", text(name))]
        for column, count in enumerate(row):
            share = round(100 * (0.08 + 0.5 * count / total)) if count else 0
            color = f"var(--series-{0 if column == place else 1})"
            paint = f' style="background: color-mix(in srgb, {color} {share}%, transparent)"' if count else ""
            cells.append(f"<td{paint}>{count:,}</td>" if count else "<td></td>")
        lines.append(element("tr", "".join(cells)))
    inner = element("thead", top) + element("tbody", "".join(lines))
    return element("div", element("table", inner, "matrix"), "wide")


def command(line: str) -> str:
    """A command to copy; lines break between its options."""
    first, *options = line.split(" --")
    parts = [text(first), *(element("span", text(f"--{option}"), "together") for option in options)]
    return element("pre", " ".join(parts))


def chart(made: Chart) -> str:
    """A chart on a card."""
    return element("div", made.svg, "chart")


def page(title: str, language: str, body: str) -> str:
    """A whole file: no scripts, nothing from elsewhere."""
    return (
        f'<!DOCTYPE html>\n<html lang="{text(language)}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
        f"<title>{text(title)}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n{body}\n</body>\n</html>\n"
    )
