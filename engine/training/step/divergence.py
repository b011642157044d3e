"""Whether a run has gone astray: a loss far above where it began, or a network that has forgotten all it knew.

A loss that is not finite is seen by the learner itself.
"""

from collections.abc import Sequence
from math import log

from engine.training.runs.events import EpochDone

FAR_ABOVE = 3.0  # times the loss of the beginning, or of guessing
SMOOTHING = 0.7  # weight of the past in the moving average: one odd batch is no divergence
FIRST = 10  # losses told that are taken for the beginning
# times the share of right answers that guessing gives
KNEW = 2.5  # an epoch that had more had learned something
KNOWS_NOTHING = 1.2  # one that has less is back at guessing, give or take what chance does in an epoch


class DivergenceWatch:
    """Follows the losses that are told of a run with so many classes."""

    def __init__(self, classes: int) -> None:
        # cross-entropy of a network that gives all classes the same probability: -log(1 / K) = log K
        self._guessing = log(max(classes, 2))
        self._begin()

    def _begin(self) -> None:
        self._first = self._guessing
        self._smoothed = 0.0
        self._count = 0

    def has_diverged(self, loss: float) -> bool:
        """Whether the run is lost with this newest loss; after that it is followed anew."""
        self._count += 1
        if self._count <= FIRST:
            self._first = max(self._first, loss)
        # an exponential moving average that begins with the first loss
        self._smoothed = loss if self._count == 1 else SMOOTHING * self._smoothed + (1 - SMOOTHING) * loss
        if self._smoothed <= FAR_ABOVE * self._first:
            return False
        self._begin()
        return True


def has_collapsed(history: Sequence[EpochDone], accuracy: float, classes: int) -> bool:
    """Whether an epoch with this share of right answers knows no more than guessing, after ``history`` that did."""
    # guessing is right in one of ``classes`` answers: a share times their number says how many times better it is
    best = max((done.train_accuracy for done in history), default=0.0)
    return best * classes >= KNEW and accuracy * classes <= KNOWS_NOTHING
