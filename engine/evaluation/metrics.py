"""How good answers are: confusion, per-class figures, top-k, calibration, intervals. All from logits and labels."""

from dataclasses import dataclass
from math import exp, log, sqrt

import torch
from torch import Tensor
from torch.nn import functional as F

from engine.evaluation.confidence import wilson_interval
from engine.evaluation.per_class import ClassFigures, class_figures

BINS = 15  # of equal width, for the calibration error (Guo et al. 2017)


@dataclass(frozen=True)
class Evaluation:
    """All figures of one set of pictures. confusion[i][j]: pictures of class i that were called class j."""

    count: int
    accuracy: float
    interval: tuple[float, float]  # Wilson, 95 %
    loss: float
    top5: float | None  # None with five classes or fewer
    calibration_error: float  # ECE at the given temperature
    per_class: tuple[ClassFigures, ...]
    confusion: tuple[tuple[int, ...], ...]


def evaluation(logits: Tensor, labels: Tensor, classes: tuple[str, ...], temperature: float = 1.0) -> Evaluation:
    """The figures for logits float (N, K) and labels int64 (N,), N >= 1."""
    matrix = confusion(logits.argmax(1), labels, len(classes))
    count, correct = len(labels), int(matrix.diagonal().sum())
    return Evaluation(
        count=count,
        accuracy=correct / count,
        interval=wilson_interval(correct, count),
        loss=float(F.cross_entropy(logits.double() / temperature, labels)),
        top5=top_k(logits, labels, 5) if len(classes) > 5 else None,
        calibration_error=calibration_error(logits, labels, temperature),
        per_class=per_class(matrix, classes),
        confusion=tuple(tuple(row) for row in matrix.tolist()),
    )


def confusion(predicted: Tensor, labels: Tensor, classes: int) -> Tensor:
    """int64 (K, K): rows are the true classes, columns the answers."""
    return torch.bincount(labels * classes + predicted, minlength=classes * classes).view(classes, classes)


def per_class(matrix: Tensor, classes: tuple[str, ...]) -> tuple[ClassFigures, ...]:
    """Precision, recall and F1 of each class from a confusion matrix (K, K)."""
    return class_figures(matrix.tolist(), classes)


def top_k(logits: Tensor, labels: Tensor, k: int) -> float:
    """Share of pictures whose class is among the ``k`` most probable."""
    return float((logits.topk(k, 1).indices == labels.unsqueeze(1)).any(1).double().mean())


def calibration_error(logits: Tensor, labels: Tensor, temperature: float = 1.0) -> float:
    """Expected calibration error: the mean distance between how sure answers are and how often they are right."""
    probability, answer = (logits.double() / temperature).softmax(1).max(1)
    right = (answer == labels).double()
    which = (probability * BINS).ceil().long().clamp(1, BINS) - 1
    sure = torch.bincount(which, probability, BINS)
    hit = torch.bincount(which, right, BINS)
    return float((sure - hit).abs().sum() / len(labels))


def fitted_temperature(logits: Tensor, labels: Tensor) -> float:
    """The temperature 0.25..10 whose probabilities fit best (least cross entropy), by golden section on its log."""
    logits = logits.double()
    low, high, golden = log(0.25), log(10.0), (sqrt(5) - 1) / 2

    def loss(log_temperature: float) -> float:
        return float(F.cross_entropy(logits * exp(-log_temperature), labels))

    first, second = high - golden * (high - low), low + golden * (high - low)
    loss_first, loss_second = loss(first), loss(second)
    for _ in range(30):
        if loss_first <= loss_second:
            high, second, loss_second = second, first, loss_first
            first = high - golden * (high - low)
            loss_first = loss(first)
        else:
            low, first, loss_first = first, second, loss_second
            second = low + golden * (high - low)
            loss_second = loss(second)
    return round(exp((low + high) / 2), 4)
