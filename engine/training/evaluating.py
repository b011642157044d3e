"""Measures weights on a data set: its test pictures, or all pictures where it has none of its own."""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray

from engine.data import catalog
from engine.data.data_set import DataSet, Split
from engine.device import choose
from engine.errors import EngineError
from engine.model_card import ModelCard
from engine.recognizer import Recognizer
from engine.training.calibration import real_answers
from engine.training.metrics import Evaluation, evaluation
from engine.training.recipe import Recipe
from engine.weights_file import read_card


@dataclass(frozen=True)
class Measured:
    """What was measured: weights (their card), data and device in words, and all figures."""

    card: ModelCard
    data: str
    device: str
    figures: Evaluation


def measure(weights: Path, data: str, device: str = "auto", options: dict[str, object] | None = None) -> Measured:
    """The figures of the weights file ``weights`` on ``data``, a catalog key or a folder."""
    card = read_card(weights)
    recipe = Recipe(network=card.architecture, data=data, input_size=card.input.size, data_options=options or {})
    loaded = catalog.load(recipe)
    split, which = _split(loaded)
    used = choose(device)
    recognizer = Recognizer.load(weights, used)
    labels = _in_the_order_of(card.classes, loaded, split)
    truth = torch.from_numpy(labels)
    logits, classes = real_answers(torch.from_numpy(recognizer.predict_logits(split.images)), truth, card.classes)
    figures = evaluation(logits, truth, classes, card.temperature)
    return Measured(card, f"{loaded.title}, {which}", used.name, figures)


def _split(data: DataSet) -> tuple[Split, str]:
    if data.test is not None and len(data.test):
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
