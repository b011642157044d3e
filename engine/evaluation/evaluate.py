"""Measures weights on a data set: its test pictures, or all pictures where it has none of its own."""

from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Literal

import numpy as np
import torch
from numpy.typing import NDArray

from engine.data import catalog
from engine.data.sets.dataset import DataSet, Split
from engine.errors import EngineError
from engine.evaluation.calibration import real_answers
from engine.evaluation.metrics import Evaluation, evaluation
from engine.evaluation.reliability import Reliability, measured_reliability
from engine.hardware.device import choose
from engine.inference import decision
from engine.inference.recognizer import Recognizer
from engine.recipe import Recipe
from engine.weights.model_card import ModelCard
from engine.weights.weights_file import read_card, replace_card

Part = Literal["test", "held-out"]


@dataclass(frozen=True)
class EvaluatedWeights:
    """What was measured: weights (their card), data and device in words, and all figures."""

    card: ModelCard
    data: str
    device: str
    figures: Evaluation
    measured_reliability: Reliability


def measure(
    weights: Path, data: str, device: str = "auto", options: dict[str, object] | None = None, part: Part = "test"
) -> EvaluatedWeights:
    """The figures of the weights file ``weights`` on ``data``, a catalog key or a folder.

    part: its test pictures, or those that the data set itself holds out from training. Of a folder nothing else is
    read, and its pictures are read as these weights want them: as ink or as photos.
    """
    card = read_card(weights)
    how: dict[str, object] = {} if catalog.entry(data) else {"kind": card.input.kind}
    recipe = Recipe(
        network=card.architecture, data=data, input_size=card.input.size, data_options={**how, **(options or {})}
    )
    loaded = catalog.load(recipe, only=("test",) if part == "test" else ("validation",))
    split, which = _split(loaded, part)
    if not len(split):
        raise EngineError(f"None of the pictures of {loaded.title} can be used: no ink was found in them.")
    used = choose(device)
    recognizer = Recognizer.load(weights, used)
    labels = _in_the_order_of(card.classes, loaded, split)
    truth = torch.from_numpy(labels)
    logits = recognizer.predict_logits(split.images)
    real, classes = real_answers(torch.from_numpy(logits), truth, card.classes)
    figures = evaluation(real, truth, classes, card.temperature)
    known = labels < len(recognizer.labels)
    honest = measured_reliability(decision.probabilities_of(card, logits[known]), labels[known])
    return EvaluatedWeights(card, f"{loaded.title}, {which}", used.name, figures, honest)


def keep_reliability(weights: Path, measured: EvaluatedWeights) -> None:
    """Write what thresholds cost and reliability, measured on held-out pictures, into the card of ``weights``."""
    replace_card(weights, replace(measured.card, **asdict(measured.measured_reliability)))


def _split(data: DataSet, part: Part) -> tuple[Split, str]:
    if part == "held-out":
        if data.validation is None or not len(data.validation):
            raise EngineError(f"{data.title} holds no pictures out by itself. Leave out “--part held-out”.")
        return data.validation, f"{len(data.validation):,} held-out pictures"
    if data.test is not None and (len(data.test) or not len(data.train)):
        return data.test, f"{len(data.test):,} test pictures"
    return data.train, f"all {len(data.train):,} pictures"


def _in_the_order_of(classes: tuple[str, ...], data: DataSet, split: Split) -> NDArray[np.int64]:
    """The labels of ``split`` as indices of ``classes``; EngineError when the data has a class the weights lack."""
    unknown = [label for label in data.classes if label not in classes]
    if unknown:
        known = ", ".join(classes[:8]) + (", …" if len(classes) > 8 else "")
        raise EngineError(
            f"{data.title} has a class “{unknown[0]}” that these weights do not know. They know: {known}."
        )
    places = np.array([classes.index(label) for label in data.classes], np.int64)
    return places[split.labels]
