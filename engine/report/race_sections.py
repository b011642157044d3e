"""The parts of a report that speak of several runs: standings, charts of cost, curves over each other, pairs."""

import math
from collections.abc import Sequence
from itertools import combinations

from engine.charts.line_chart import Line, line_chart
from engine.charts.scatter_chart import Point, scatter
from engine.errors import EngineError
from engine.figures import percent
from engine.report import html
from engine.report.facts import RunFacts, data_title
from engine.report.html import CHART_COLORS as COLORS
from engine.report.run_sections import duration
from engine.report.translations import Say
from engine.sentence import Sentence
from engine.training.race import RacePlacement, placements
from engine.training.runs.compare_runs import chance, difference

MOST_PAIRS = 60
TEST_WHY = (
    "McNemar's exact test, on the test pictures that only one of the two got right. Below 5 % chance is an unlikely "
    "explanation."
)


def race(every: Sequence[RunFacts], say: Say) -> str:
    """All that compares the runs."""
    titles = {facts.record.id: facts.title for facts in every}
    colors = {facts.record.id: place for place, facts in enumerate(every)}
    rows = placements(facts.record for facts in every)
    parts = [html.heading(2, say("Standings")), _terms(every, say), _table(rows, titles, say)]
    parts += [_costs(rows, titles, colors, say), _curves(every, say), _flows(every, say), _pairs(every, say)]
    return "".join(parts)


def _terms(every: Sequence[RunFacts], say: Say) -> str:
    recipes = [facts.record.recipe for facts in every]
    same = {(one.data, one.seed, one.time_limit, 0 if one.time_limit else one.epochs) for one in recipes}
    if len(same) > 1:
        return ""
    data, seed, seconds, epochs = same.pop()
    minutes = seconds / 60
    time = (
        Sentence("{count:,} minutes", count=round(minutes, 2))
        if minutes >= 1
        else Sentence("{count:,} seconds", count=seconds)
    )
    terms = (
        Sentence("{time} of training each", time=time) if seconds else Sentence("{count:,} epochs each", count=epochs)
    )
    return html.paragraph(
        f"{data_title(data)}: " + say(Sentence("All on the same data, {terms}, seed {seed}.", terms=terms, seed=seed)),
        "muted",
    )


def _table(rows: Sequence[RacePlacement], titles: dict[str, str], say: Say) -> str:
    head = [say("Run"), say("Accuracy"), "95 %", say("Parameters"), say("Multiply-adds"), say("Epochs"), say("Time")]
    lines: list[tuple[str, ...]] = []
    for row in rows:
        mark = "" if row.is_tested or row.accuracy is None else f" ({say('held out')})"
        state = "" if row.state in ("finished", "early") else f" ({say(row.state)})"
        lines.append(
            (
                titles[row.run] + state,
                percent(row.accuracy) + mark,
                f"{percent(row.interval[0])} – {percent(row.interval[1])}" if row.interval else "–",
                f"{row.parameters:,}",
                f"{row.multiply_adds:,}" if row.multiply_adds else "–",
                f"{row.epochs:,}",
                duration(row.seconds),
            )
        )
    return html.table(head, lines)


def _costs(rows: Sequence[RacePlacement], titles: dict[str, str], colors: dict[str, int], say: Say) -> str:
    """Accuracy against parameters, multiply-adds and time."""
    made: list[str] = []
    for axis, name in (
        ("parameters", "Parameters"),
        ("multiply_adds", "Multiply-adds for one picture"),
        ("seconds", "Time in seconds"),
    ):
        points = [
            Point(titles[row.run], cost, row.accuracy, *(row.interval or (row.accuracy, row.accuracy)), colors[row.run])
            for row in rows
            if row.accuracy is not None and (cost := float(getattr(row, axis))) > 0
        ]
        if points:
            measured = "Test accuracy" if all(row.is_tested for row in rows) else "Accuracy"
            made.append(html.chart(scatter(points, (say(name), say(measured)), COLORS)))
    return html.heading(3, say("Accuracy and cost")) + "".join(made) if made else ""


def _curves(every: Sequence[RunFacts], say: Say) -> str:
    lines = [
        Line(
            facts.title,
            [one.epoch for one in facts.epochs],
            [math.nan if one.validation_accuracy is None else one.validation_accuracy for one in facts.epochs],
            place,
        )
        for place, facts in enumerate(every)
        if facts.epochs
    ]
    losses = [
        Line(facts.title, [one.epoch for one in facts.epochs], [one.train_loss for one in facts.epochs], place)
        for place, facts in enumerate(every)
        if facts.epochs
    ]
    if not lines:
        return ""
    charts = [
        line_chart(
            lines,
            (say("Epoch"), say("Accuracy on held-out pictures")),
            COLORS,
            size=(680, 340),
            y_percent=True,
            whole_x=True,
        ),
        line_chart(
            losses,
            (say("Epoch"), f"{say('Loss')} ({say('training')})"),
            COLORS,
            size=(680, 340),
            log_y=True,
            whole_x=True,
        ),
    ]
    return html.heading(3, say("Curves")) + "".join(map(html.chart, charts))


def _flows(every: Sequence[RunFacts], say: Say) -> str:
    """Gradients over depth, of each run's first and last record: where they fade, the network is hard to train."""
    lines: list[Line] = []
    for place, facts in enumerate(every):
        for flow, is_first in ((facts.flows[0], True), (facts.flows[-1], False)) if facts.flows else ():
            depth = [i / max(1, len(flow.layers) - 1) for i in range(len(flow.layers))]
            name = facts.title if not is_first else f"{facts.title} (1)"
            lines.append(Line(name, depth, flow.gradients, place, is_dashed=is_first))
    if not lines:
        return ""
    titles = (
        say("Depth, from the picture (0) to the answer (1)"),
        say("Gradient norm at the first and the last record"),
    )
    drawn = line_chart(lines, titles, COLORS, size=(680, 360), log_y=True)
    return html.heading(3, say("Gradient flow")) + html.chart(drawn)


def _pairs(every: Sequence[RunFacts], say: Say) -> str:
    lines: list[tuple[str, ...]] = []
    for first, second in list(combinations(every, 2))[:MOST_PAIRS]:
        try:
            found = difference(first.record.folder, second.record.folder)
        except EngineError:
            continue
        verdict = say("clear") if found.is_clear else say("may be chance")
        names = f"{first.title} – {second.title}"
        lines.append((names, f"{found.only_first:,}", f"{found.only_second:,}", chance(found.p), verdict))
    if not lines:
        return ""
    head = [say("Run"), say("Only the first right"), say("Only the second right"), say("p"), ""]
    return html.heading(3, say("Pairs")) + html.paragraph(say(TEST_WHY)) + html.table(head, lines)
