"""Everything a run's folder tells, gathered for its report. No torch."""

from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path
from shlex import quote

from engine.data.catalog import entry
from engine.errors import EngineError
from engine.evaluation.per_class import ClassFigures, class_figures
from engine.evaluation.reliability import Reliability, reliability_of
from engine.networks.catalog import list_architectures
from engine.recipe import Recipe
from engine.storage.json_text import json_text
from engine.training.runs.event_follower import EventFollower
from engine.training.runs.events import EpochDone, GradientFlow, Notice, RunStarted
from engine.training.runs.run_record import RunRecord, run_record
from engine.training.runs.test_predictions import PictureAnswers, read_answers

TOP = 5
NOT_TO_REPEAT = ("name", "race", "version", "data_options")


@dataclass(frozen=True)
class RunFacts:
    """A run as its files tell it. started: its newest beginning; None when it never began."""

    record: RunRecord
    title: str
    started: RunStarted | None
    epochs: tuple[EpochDone, ...]
    told: tuple[str, ...]
    flows: tuple[GradientFlow, ...]
    answers: PictureAnswers | None
    starts: int

    @property
    def per_class(self) -> tuple[ClassFigures, ...]:
        """Precision, recall and F1 on the test pictures; empty when it was not tested."""
        confusion, classes = self.record.confusion, self.record.classes
        return class_figures(confusion, classes[: len(confusion)]) if confusion else ()

    @property
    def top5(self) -> float | None:
        """Share of test pictures whose class is among the five most probable; None with five classes or fewer."""
        if self.answers is None or len(self.record.classes) <= TOP:
            return None
        return sum(rank < TOP for rank in self.answers.ranks) / len(self.answers.ranks)

    @property
    def honesty(self) -> Reliability | None:
        """How honest the probabilities of the answers to test pictures are."""
        if self.answers is None:
            return None
        import numpy as np

        return reliability_of(np.array(self.answers.sure), self.answers.is_right())


def run_facts(folder: Path, title: str = "") -> RunFacts:
    """The facts of the run in ``folder``; EngineError when its recipe cannot be read."""
    record = run_record(folder)
    started: RunStarted | None = None
    told: list[str] = []
    flows: list[GradientFlow] = []
    starts = 0
    for event in EventFollower(folder).all_events():
        if isinstance(event, RunStarted):
            started, starts = event, starts + 1
            flows = [flow for flow in flows if flow.step <= event.resumed_at]
        elif isinstance(event, GradientFlow):
            flows.append(event)
        elif isinstance(event, Notice):
            told.append(event.sentence)
    try:
        answers = read_answers(folder)
    except EngineError as error:
        answers = None
        told.append(error.sentence)
    title = title or record.recipe.name or network_title(record.recipe.network)
    return RunFacts(record, title, started, record.epochs, tuple(told), tuple(flows), answers, starts)


def network_title(key: str) -> str:
    """What the network of ``key`` is called."""
    return next((network.title for network in list_architectures() if network.key == key), key)


def data_title(data: str) -> str:
    """A recipe's data in few words: the catalog's title, or the folder's name."""
    known = entry(data)
    return known.title if known else Path(data).name or data


def command_to_repeat(facts: RunFacts) -> str:
    """The command line that trains the same again: each field of the recipe that is not empty, and what "auto" was."""
    return " ".join(["python main.py train", *(f"--{name} {quote(value)}" for name, value in _options(facts))])


def repeated(facts: RunFacts) -> Recipe:
    """The recipe that ``command_to_repeat`` makes."""
    started = facts.started
    if started is None:
        return facts.record.recipe
    device = "cpu" if started.device == "CPU" else facts.record.recipe.device
    return replace(facts.record.recipe, precision=started.precision, device=device, race="")  # pyright: ignore[reportArgumentType]  a Precision


def _options(facts: RunFacts) -> list[tuple[str, str]]:
    recipe = repeated(facts)
    values = asdict(recipe)
    found = [
        (field.name.replace("_", "-"), _text(values[field.name]))
        for field in fields(Recipe)
        if field.name not in NOT_TO_REPEAT and values[field.name] != ""
    ]
    return found + [("data-option", f"{key}={json_text(value)}") for key, value in recipe.data_options.items()]


def _text(value: object) -> str:
    return repr(value) if isinstance(value, float) else str(value)
