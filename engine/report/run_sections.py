"""The parts of a report that speak of one run: result, curves, classes, gradient flow, how to repeat it."""

import math
from dataclasses import asdict

from engine.charts.heat_map import heat_map
from engine.charts.line_chart import Line, line_chart
from engine.evaluation.confidence import wilson_interval
from engine.figures import UNKNOWN, is_time, percent
from engine.report import html
from engine.report.facts import RunFacts, command_to_repeat, repeated
from engine.report.html import CHART_COLORS as COLORS
from engine.report.translations import Say
from engine.sentence import Sentence, join
from engine.storage.json_text import json_text

MOST_CLASSES_SHOWN = 30  # in the confusion matrix
MOST_PAIRS = 6
HALF = (440.0, 280.0)  # of a chart that shares its line with another, pixels
FLOW_WHY = (
    "Rows are layers from the picture to the answer. Where early rows are pale, little of the error reaches them: "
    "gradients vanish, and these layers hardly learn. Shortcuts (ResNet) and normalization keep the rows alike."
)


def duration(seconds: float) -> str:
    """Seconds in a form that every language reads."""
    if not is_time(seconds):
        return UNKNOWN
    if seconds < 59.95:
        return f"{seconds:.1f} s"
    whole = round(seconds)
    return (
        f"{whole // 3600}:{whole % 3600 // 60:02d}:{whole % 60:02d}"
        if whole >= 3600
        else f"{whole // 60}:{whole % 60:02d} min"
    )


def result(facts: RunFacts, say: Say) -> str:
    """The figure that counts, large, and what belongs to it."""
    record = facts.record
    best = record.best
    held_out = best.validation_accuracy if best else None
    parts: list[str] = []
    if record.test_accuracy is not None and record.test_count:
        right = round(record.test_accuracy * record.test_count)
        low, high = wilson_interval(right, record.test_count)
        interval = {"low": percent(low), "high": percent(high)}
        sentence = Sentence(
            "Right on {right:,} of {count:,} test pictures; with 95 % certainty between {low} and {high}.",
            right=right,
            count=record.test_count,
            **interval,
        )
        parts += [html.paragraph(percent(record.test_accuracy), "figure")]
        parts += [html.paragraph(say(sentence))]
    elif held_out is not None:
        parts += [html.paragraph(percent(held_out), "figure")]
        parts += [html.paragraph(say("On held-out pictures, not on test pictures."))]
    else:
        parts += [html.paragraph(say("This run has no result yet."))]
    honesty = facts.honesty
    rows: list[tuple[str, object]] = [(say("State"), say(record.state))]
    if held_out is not None:
        rows.append((say("Held-out accuracy"), percent(held_out)))
    if facts.top5 is not None:
        rows.append((say("Among the five most probable"), percent(facts.top5)))
    if honesty is not None:
        rows.append((say("Calibration error"), f"{honesty.calibration_error:.4f}"))
    if best:
        rows.append((say("Best epoch"), f"{best.epoch:,} / {len(facts.epochs):,}"))
    rows.append((say("Training time"), duration(record.seconds)))
    return "".join(parts) + html.facts(rows)


def curves(facts: RunFacts, say: Say) -> str:
    """Loss and accuracy over the epochs."""
    done = facts.epochs
    if not done:
        return ""
    x = [one.epoch for one in done]
    loss = [
        Line(say("training"), x, [one.train_loss for one in done], 1, is_dashed=True),
        Line(say("held out"), x, [_or_nan(one.validation_loss) for one in done], 0),
    ]
    accuracy = [
        Line(say("training"), x, [one.train_accuracy for one in done], 1, is_dashed=True),
        Line(say("held out"), x, [_or_nan(one.validation_accuracy) for one in done], 0),
    ]
    charts = [
        line_chart(
            loss,
            (say("Epoch"), say("Loss")),
            COLORS,
            size=HALF,
            log_y=min(one.train_loss for one in done) > 0,
            whole_x=True,
        ),
        line_chart(accuracy, (say("Epoch"), say("Accuracy")), COLORS, size=HALF, y_percent=True, whole_x=True),
    ]
    head = [say("Epoch"), *(f"{say('Loss')} ({say(part)})" for part in ("training", "held out"))]
    head += [
        *(f"{say('Accuracy')} ({say(part)})" for part in ("training", "held out")),
        say("Learning rate"),
        say("Time"),
    ]
    rows = [
        (
            f"{one.epoch:,}",
            f"{one.train_loss:.4f}",
            "–" if one.validation_loss is None else f"{one.validation_loss:.4f}",
            percent(one.train_accuracy),
            percent(one.validation_accuracy),
            f"{one.learning_rate:.3g}",
            duration(one.seconds),
        )
        for one in done
    ]
    figures = html.element(
        "details", html.element("summary", html.text(say("Epochs"))) + html.table(head, rows, numbers_from=0)
    )
    return html.heading(3, say("Curves")) + html.element("div", "".join(map(html.chart, charts)), "charts") + figures


def classes(facts: RunFacts, say: Say) -> str:
    """Each class, and who is taken for whom."""
    found = facts.per_class
    if not found:
        return ""
    rows = [
        (one.label, f"{one.count:,}", percent(one.precision), percent(one.recall), percent(one.f1)) for one in found
    ]
    head = [say("Class"), say("Pictures"), say("Precision"), say("Recall"), "F1"]
    parts = [html.heading(3, say("Each class")), html.table(head, rows)]
    confusion, labels = facts.record.confusion, [one.label for one in found]
    wrong = sorted(
        ((count, i, j) for i, row in enumerate(confusion) for j, count in enumerate(row) if count and i != j),
        reverse=True,
    )
    parts.append(html.heading(3, say("What was taken for what")))
    if wrong:
        pairs = [
            Sentence("{label} as {answer} ({count:,})", label=labels[i], answer=labels[j], count=count)
            for count, i, j in wrong[:MOST_PAIRS]
        ]
        parts.append(html.paragraph(say(Sentence("Most often: {pairs}.", pairs=join(", ", pairs)))))
    if len(labels) <= MOST_CLASSES_SHOWN:
        parts.append(html.matrix(say("true ↓, answer →"), labels, confusion))
    return "".join(parts)


def honesty(facts: RunFacts, say: Say) -> str:
    """How sure the answers were and how often they were right then."""
    found = facts.honesty
    if found is None:
        return ""
    rows = [(percent(sure), percent(right), f"{count:,}") for sure, right, count in found.reliability]
    head = [say("Sure to"), say("Right"), say("Answers")]
    return html.heading(3, say("How honest the probabilities are")) + html.table(head, rows, numbers_from=0)


def gradient_flow(facts: RunFacts, say: Say) -> str:
    """Gradients, updates and dead units by layer and epoch."""
    flows = [flow for flow in facts.flows if flow.layers == facts.flows[-1].layers]
    if not flows:
        return ""
    layers, epochs = flows[-1].layers, [flow.epoch for flow in flows]
    shown = [
        heat_map(layers, epochs, [flow.gradients for flow in flows], (say("Epoch"), say("Gradient norm")), COLORS),
    ]
    if all(flow.updates for flow in flows):
        titles = (say("Epoch"), say("Change per step, as a share of the weights"))
        shown.append(heat_map(layers, epochs, [flow.updates for flow in flows], titles, COLORS))
    if any(share is not None for share in flows[-1].dead):
        titles = (say("Epoch"), say("Dead units"))
        shown.append(heat_map(layers, epochs, [flow.dead for flow in flows], titles, COLORS, is_share=True))
    cards = "".join(map(html.chart, shown))
    return html.heading(3, say("Gradient flow")) + html.paragraph(say(FLOW_WHY)) + cards


def how_to_repeat(facts: RunFacts, say: Say) -> str:
    """The command, the recipe, and all circumstances."""
    started, record = facts.started, facts.record
    parts = [html.heading(3, say("To repeat it"))]
    if record.recipe.time_limit:
        honest = "This run was limited by time: how many steps fit into it differs at every run, and so do the numbers."
    elif started is not None and started.device != "CPU":
        honest = "A GPU adds numbers in an order of its own: figures agree closely, but not bit for bit."
    else:
        honest = "On the same machine and versions, with as many threads, the CPU gives the same numbers, bit for bit."
    parts.append(html.paragraph(say(honest)))
    if facts.starts > 1 and not record.recipe.time_limit:
        resumed = Sentence(
            "This run was resumed {count:,} times: to the same bits as without the interruptions.",
            count=facts.starts - 1,
        )
        parts.append(html.paragraph(say(resumed)))
    parts.append(html.command(command_to_repeat(facts)))
    recipe = json_text(asdict(repeated(facts)), indent=1)
    named = html.element("summary", html.text(say("The recipe as a file, for train --recipe")))
    parts.append(html.element("details", named + html.element("pre", html.text(recipe))))
    rows: list[tuple[str, object]] = [(say("Network"), record.recipe.network), (say("Data"), record.recipe.data)]
    if started is not None:
        rows += _circumstances(facts, say)
    parts.append(html.facts(rows))
    if facts.told:
        told = "".join(html.element("li", html.text(say(sentence))) for sentence in facts.told[-50:])
        parts.append(html.heading(3, say("What was told")) + html.element("ul", told))
    return "".join(parts)


def _circumstances(facts: RunFacts, say: Say) -> list[tuple[str, object]]:
    started = facts.started
    assert started is not None
    left_out = started.left_out or len(started.skipped)
    names = ", ".join(started.classes[:40]) + (", …" if len(started.classes) > 40 else "")
    rows: list[tuple[str, object]] = [
        (say("Pictures to learn from"), f"{started.train_count:,}"),
        (say("Held-out pictures"), f"{started.validation_count:,}"),
        (say("Test pictures"), f"{started.test_count:,}"),
        (say("Classes"), f"{len(started.classes):,}: {names}"),
        (say("Given"), f"{started.given:,}" if started.given else ""),
        (say("Left out"), f"{left_out:,}" if left_out else ""),
        (say("Fingerprint of the data (SHA-256)"), started.fingerprint),
        (say("Parameters"), f"{started.parameters:,}"),
        (say("Multiply-adds for one picture"), f"{started.multiply_adds:,}" if started.multiply_adds else ""),
        (say("Machine"), started.machine),
        (say("Device"), started.device),
        (say("Threads"), started.threads),
        (say("Number format"), started.precision),
        (say("Versions"), started.versions),
        (say("Begun"), _moment(facts.record.started)),
    ]
    return [(name, value) for name, value in rows if value != ""]


def _moment(started: str) -> str:
    """ "2026-11-22T16:16:28+00:00" -> "2026-11-22 16:16 UTC"; anything else stays."""
    return f"{started[:16].replace('T', ' ')} UTC" if started.endswith("+00:00") and len(started) >= 16 else started


def _or_nan(value: float | None) -> float:
    return math.nan if value is None else value
