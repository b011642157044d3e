"""What makes answers honest: temperature and thresholds, fitted on pictures that trained nothing."""

from dataclasses import asdict, dataclass

import torch
from torch import Tensor

from engine.evaluation.metrics import fitted_temperature
from engine.evaluation.reliability import measured_reliability
from engine.inference.decision import REJECT_CLASSES

REFUSED = 0.005  # share of held-out pictures of real classes that may be called "not a digit"
SURE_AND_RIGHT = 0.998  # share of the sure answers that are right
LEAST_SURE, MOST_SURE = 0.5, 0.95


@dataclass(frozen=True)
class Calibration:
    """The fields of the same names of a ModelCard."""

    temperature: float = 1.0
    sure_above: float = 0.6
    unknown_above: float | None = None
    trust: tuple[tuple[float, float, float], ...] = ()
    reliability: tuple[tuple[float, float, int], ...] = ()
    calibration_error: float | None = None


def calibrated(logits: Tensor, labels: Tensor, classes: tuple[str, ...]) -> Calibration:
    """Fitted on held-out logits float (N, K) and labels int64 (N,); a last class for rubbish is no class to a person.

    unknown_above is where at most REFUSED of the real classes' pictures are refused; None without a rubbish class.
    """
    with_rubbish = has_reject(classes)
    if with_rubbish:
        real = labels < len(classes) - 1
        logits, labels = logits[real], labels[real]
    if len(labels) == 0:
        return Calibration()
    shown = logits[:, :-1] if with_rubbish else logits
    temperature = fitted_temperature(shown, labels)
    scaled = shown.double() / temperature
    measured = measured_reliability(scaled.softmax(1).numpy(), labels.numpy())
    unknown_above = None
    if with_rubbish:
        rubbish = (logits.double() / temperature).softmax(1)[:, -1]
        unknown_above = round(float(torch.quantile(rubbish, 1 - REFUSED).clamp(0.01, 0.99)), 4)
    return Calibration(temperature, _sure_above(scaled, labels), unknown_above, **asdict(measured))


def real_answers(logits: Tensor, labels: Tensor, classes: tuple[str, ...]) -> tuple[Tensor, tuple[str, ...]]:
    """Logits and classes as a person sees them: without the rubbish class when no picture of ``labels`` is of it."""
    if has_reject(classes) and not (labels == len(classes) - 1).any():
        return logits[:, :-1], classes[:-1]
    return logits, classes


def has_reject(classes: tuple[str, ...]) -> bool:
    """Whether the last class means none of the others."""
    return len(classes) > 2 and classes[-1] in REJECT_CLASSES


def _sure_above(scaled: Tensor, labels: Tensor) -> float:
    """The least probability from which on SURE_AND_RIGHT of the answers are right."""
    probability, answer = scaled.softmax(1).max(1)
    order = probability.argsort(descending=True)
    right = (answer == labels).double()[order].cumsum(0)
    share = right / torch.arange(1, len(right) + 1, dtype=torch.float64)
    enough = (share >= SURE_AND_RIGHT).nonzero()
    if len(enough) == 0:
        return MOST_SURE
    return round(float(probability[order[enough[-1]]].clamp(LEAST_SURE, MOST_SURE)), 4)
