"""A report of one run or of several as one HTML file. No torch."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from engine.errors import EngineError
from engine.report import html, run_sections
from engine.report.facts import RunFacts, data_title, run_facts
from engine.report.race_sections import race
from engine.report.translations import Say, words_for
from engine.sentence import Sentence
from engine.storage.atomic_write import write_atomically
from engine.version import VERSION

MOST_RUNS = 40


def write_report(
    runs: Sequence[Path], path: Path, *, language: str = "en", titles: dict[str, str] | None = None
) -> None:
    """Write the report of the runs in the folders ``runs`` to ``path``; EngineError when that cannot be done.

    language: "en" or "ko". titles: what runs are called, by id; without one a run has its own name or its network's.
    """
    write_atomically(path, report(runs, language=language, titles=titles).encode())


def report(runs: Sequence[Path], *, language: str = "en", titles: dict[str, str] | None = None) -> str:
    """The HTML of ``write_report``."""
    if not runs:
        raise EngineError("A report needs a run. Name one.")
    if len(runs) > MOST_RUNS:
        raise EngineError("A report holds at most {most} runs. Choose fewer.", most=MOST_RUNS)
    every = _named([run_facts(folder, (titles or {}).get(folder.name, "")) for folder in runs])
    say = words_for(language)
    one = every[0]
    races = {facts.record.recipe.race for facts in every}
    is_race = len(races) == 1 and "" not in races
    title = say(Sentence("Race of {count} networks" if is_race else "Comparison of {count} runs", count=len(every)))
    if len(every) == 1:
        title = one.record.recipe.name or say(
            Sentence("{title} on {data}", title=one.title, data=data_title(one.record.recipe.data))
        )
    made = say(
        Sentence("Made by Inkling {version} on {date}.", version=VERSION, date=datetime.now(UTC).date().isoformat())
    )
    parts = [html.heading(1, title), html.paragraph(made, "muted")]
    if len(every) > 1:
        parts.append(race(every, say))
    parts += [_run(facts, say, is_alone=len(every) == 1) for facts in every]
    return html.page(title, "ko" if language.lower().startswith("ko") else "en", "\n".join(parts))


def _run(facts: RunFacts, say: Say, *, is_alone: bool) -> str:
    parts = [] if is_alone else [html.heading(2, facts.title)]
    if facts.started is None:
        return "".join([*parts, html.paragraph(say("This run took part in no training yet."))])
    for part in ("result", "curves", "classes", "honesty", "gradient_flow", "how_to_repeat"):
        parts.append(getattr(run_sections, part)(facts, say))
    return "".join(parts)


def _named(every: list[RunFacts]) -> list[RunFacts]:
    """Runs that are called the same get their ids added."""
    names = [facts.title for facts in every]
    return [
        facts if names.count(facts.title) == 1 else replace(facts, title=f"{facts.title} ({facts.record.id[:6]})")
        for facts in every
    ]
