"""From logits to an honest answer: calibrated probabilities, and sure, unsure or unknown. No torch."""

import numpy as np
from numpy.typing import NDArray

from engine.prediction import Prediction, Verdict
from engine.sentence import Sentence
from engine.weights.model_card import ModelCard

# A last class of one of these names was trained on scribbles and letters. It is no class to a person: it makes
# "unknown".
REJECT_CLASSES = ("not a digit", "not a symbol")

BLANK = Prediction(labels=(), probabilities=np.zeros(0, np.float32), verdict="blank")
BLANK_TEXT = Sentence("nothing drawn")


def has_reject_class(card: ModelCard) -> bool:
    """Whether the network's last output means "none of the others"."""
    return len(card.classes) > 2 and card.classes[-1] in REJECT_CLASSES


def labels(card: ModelCard) -> tuple[str, ...]:
    """The classes that a person sees."""
    return card.classes[:-1] if has_reject_class(card) else card.classes


def probabilities_of(card: ModelCard, logits: NDArray[np.float32]) -> NDArray[np.float32]:
    """float32 (N, all outputs) -> (N, K) of the classes a person sees, calibrated by the temperature, rows sum to 1."""
    # without the rubbish class's logit, not its share divided out: with rubbish at 1.0 that would be 0 / 0
    shown = logits[:, :-1] if has_reject_class(card) else logits
    return _softmax(shown / np.float32(card.temperature))


def probabilities_with_reject(card: ModelCard, logits: NDArray[np.float32]) -> NDArray[np.float32]:
    """As ``probabilities_of``, but what is missing from 1 in a row is the rubbish class's share."""
    shares = _softmax(logits / np.float32(card.temperature))
    return shares[:, :-1] if has_reject_class(card) else shares


def unknown_scores(card: ModelCard, logits: NDArray[np.float32]) -> NDArray[np.float32]:
    """float32 (N, all outputs) -> (N,): the higher, the less it is one of the classes.

    With a rubbish class its calibrated probability, 0..1; else minus the largest logit (Hendrycks et al. 2022).
    """
    if has_reject_class(card):
        return _softmax(logits / np.float32(card.temperature))[:, -1]
    return -logits.max(1)


def predictions(card: ModelCard, logits: NDArray[np.float32]) -> list[Prediction]:
    """One Prediction for each row of logits, float32 (N, all outputs)."""
    shares, scores, names = probabilities_of(card, logits), unknown_scores(card, logits), labels(card)
    rejects = has_reject_class(card)
    return [
        Prediction(names, row, verdict(card, row, float(score)), float(score) if rejects else None)
        for row, score in zip(shares, scores, strict=True)
    ]


def verdict(card: ModelCard, probabilities: NDArray[np.float32], unknown_score: float) -> Verdict:
    """What can be said honestly about one glyph. probabilities: (K,) of the classes a person sees."""
    if card.unknown_above is not None and unknown_score > card.unknown_above:
        return "unknown"
    return "sure" if float(probabilities.max()) >= card.sure_above else "unsure"


def text(prediction: Prediction) -> str:
    """The answer in words: "7", "4 or 9", "not a digit", "nothing drawn"."""
    if prediction.verdict == "blank":
        return BLANK_TEXT
    if prediction.verdict == "unknown":
        is_digits = all(label.isdecimal() for label in prediction.labels)
        return Sentence("not a digit") if is_digits else Sentence("none of the classes")
    if prediction.verdict == "unsure" and len(prediction.labels) > 1:
        (first, _), (second, _) = prediction.ranked()[:2]
        return Sentence("{first} or {second}", first=first, second=second)
    return prediction.label


def _softmax(logits: NDArray[np.float32]) -> NDArray[np.float32]:
    powers = np.exp(logits - logits.max(1, keepdims=True))
    return np.asarray(powers / powers.sum(1, keepdims=True), np.float32)
