"""Measures weights on a data set: its test pictures, or all pictures where it has none of its own.

Pictures that the weights have learned are not measured: of them a network can say anything.
"""

from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any, Literal

import numpy as np
import torch
from numpy.typing import NDArray

from engine.data import catalog
from engine.data.sets.dataset import DataSet, Split
from engine.data.sets.learned import LearnedPictures, learned_pictures, read_learned
from engine.data.sets.splitting import training_split
from engine.errors import EngineError
from engine.evaluation.calibration import real_answers
from engine.evaluation.metrics import Evaluation, evaluation
from engine.evaluation.reliability import Reliability, measured_reliability
from engine.hardware.device import choose
from engine.inference import decision
from engine.inference.recognizer import Recognizer
from engine.recipe import Recipe
from engine.sentence import Sentence
from engine.storage.json_dataclasses import from_plain
from engine.storage.safe_open import shown
from engine.weights.model_card import ModelCard
from engine.weights.weights_file import read_card, replace_card

Part = Literal["test", "held-out"]
MOST_NAMED = 8  # classes in a sentence


@dataclass(frozen=True)
class EvaluatedWeights:
    """What was measured: weights (their card), data and device in words, and all figures.

    learned: pictures of the data that the weights have learned, which are not measured; chose_epoch: measured ones that
    chose the weights among those of all epochs, so that the figures are a little too good. figures, reliability: None
    when all pictures were learned.
    """

    card: ModelCard
    data: str
    device: str
    figures: Evaluation | None
    reliability: Reliability | None
    learned: int = 0
    chose_epoch: int = 0


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
    split, of_what = _split(loaded, part)
    if not len(split):
        raise EngineError(
            "None of the pictures of {data} can be used: no ink was found in them.", data=shown(loaded.title)
        )
    used = choose(device)
    labels = _in_the_order_of(card.classes, loaded, split)
    learned, chose = _known(weights, card, loaded, split, data)
    if learned.all():
        return EvaluatedWeights(card, of_what, used.name, None, None, int(learned.sum()))
    if learned.any():
        rest = np.flatnonzero(~learned)
        of_what = Sentence(
            "{data}, {count:,} of {all:,} pictures: those that were not learned",
            data=shown(loaded.title),
            count=len(rest),
            all=len(split),
        )
        split, labels = split.subset(rest), labels[rest]
    recognizer = Recognizer.load(weights, used)
    truth = torch.from_numpy(labels)
    logits = recognizer.predict_logits(split.images)
    real, classes = real_answers(torch.from_numpy(logits), truth, card.classes)
    figures = evaluation(real, truth, classes, card.temperature)
    is_known = labels < len(recognizer.labels)
    reliability = measured_reliability(decision.probabilities_of(card, logits[is_known]), labels[is_known])
    return EvaluatedWeights(card, of_what, used.name, figures, reliability, int(learned.sum()), int(chose.sum()))


def keep_reliability(weights: Path, measured: EvaluatedWeights) -> None:
    """Write what thresholds cost and reliability, measured on held-out pictures, into the card of ``weights``."""
    if measured.reliability is None:
        raise EngineError("All of these pictures were learned by the weights: nothing was measured that could be kept.")
    replace_card(weights, replace(measured.card, **asdict(measured.reliability)))


def _known(
    weights: Path, card: ModelCard, loaded: DataSet, split: Split, data: str
) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """bool (N,) each: which pictures of ``split`` these weights have learned, and which chose them among others.

    By the list that a run keeps beside its weights; else, where these are the pictures of the weights' own recipe, by
    splitting them as that run did.
    """
    known = read_learned(weights.parent)
    if known is None and split.labels is loaded.labels and card.recipe and _is_same(card.recipe.get("data"), data):
        known = _learned_by(card.recipe)
    if known is None:
        nothing = np.zeros(len(split), np.bool_)
        return nothing, nothing
    learned, chose = known.among(split, loaded.classes, loaded.kind)
    return learned, chose


def _learned_by(recipe: dict[str, Any]) -> LearnedPictures | None:
    """What a run with this recipe learned from, if its data are still the same; None when that cannot be said."""
    with suppress(EngineError):
        made = from_plain(Recipe, recipe)
        whole = catalog.load(made)
        try:
            return learned_pictures(training_split(whole, made), whole.classes)
        finally:
            whole.close()
    return None


def _is_same(one: object, other: str) -> bool:
    """Whether both name the same data: a key of the catalog, or one place."""
    if not isinstance(one, str):
        return False
    if catalog.entry(one) is not None or catalog.entry(other) is not None:
        return one == other
    with suppress(OSError, RuntimeError):
        return Path(one).expanduser().resolve() == Path(other).expanduser().resolve()
    return False


def _split(data: DataSet, part: Part) -> tuple[Split, Sentence]:
    title = shown(data.title)
    if part == "held-out":
        if data.validation is None or not len(data.validation):
            raise EngineError("{data} holds no pictures out by itself. Leave out “--part held-out”.", data=title)
        count = len(data.validation)
        return data.validation, Sentence("{data}, {count:,} held-out pictures", data=title, count=count)
    if data.test is not None and (len(data.test) or not len(data.train)):
        return data.test, Sentence("{data}, {count:,} test pictures", data=title, count=len(data.test))
    return data.train, Sentence("{data}, all {count:,} pictures", data=title, count=len(data.train))


def _in_the_order_of(classes: tuple[str, ...], data: DataSet, split: Split) -> NDArray[np.int64]:
    """The labels of ``split`` as indices of ``classes``; EngineError when the data has a class the weights lack."""
    unknown = [label for label in data.classes if label not in classes]
    if unknown:
        known = ", ".join(shown(label) for label in classes[:MOST_NAMED])
        raise EngineError(
            "{data} has a class “{label}” that these weights do not know. They know: {known}.",
            data=shown(data.title),
            label=shown(unknown[0]),
            known=known + (", …" if len(classes) > MOST_NAMED else ""),
        )
    places = np.array([classes.index(label) for label in data.classes], np.int64)
    return places[split.labels]
