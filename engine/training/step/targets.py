"""What a batch is to be answered with: classes, or shares of them; each counting as much as its class shall count."""

import torch
from torch import Tensor
from torch.nn import functional as F


def weighted(labels: Tensor, label_smoothing: float, weights: Tensor | None) -> tuple[Tensor, float]:
    """Targets and label smoothing for ``models.objective``: as given, or with ``weights`` (K,) of the classes.

    labels: int64 (N,), or float (N, K) shares of the classes. Weighted targets are shares whose sum is the picture's
    weight, smoothed already.
    """
    # smoothing: C. Szegedy et al., Rethinking the Inception Architecture, CVPR 2016, sec. 7, with equal shares for all
    if weights is None:
        return labels, label_smoothing
    classes = len(weights)
    shares = labels if labels.is_floating_point() else F.one_hot(labels, classes).to(torch.float32)
    smoothed = shares * (1.0 - label_smoothing) + label_smoothing / classes
    # the mean over a batch then is sum(weight x loss) / N: class_weights sees to it that weights are 1 on average
    return smoothed * (shares @ weights).unsqueeze(1), 0.0


def right_answers(logits: Tensor, labels: Tensor) -> Tensor:
    """How many of the answers (N, K) are right; of a mixed picture, the share of the class that was answered."""
    answers = logits.argmax(1)
    if labels.is_floating_point():
        return labels.gather(1, answers.unsqueeze(1)).sum()
    return (answers == labels).sum()
