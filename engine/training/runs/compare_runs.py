"""Whether one of two runs is really better: McNemar's exact test on the pictures that only one of them got right.

Q. McNemar: Note on the sampling error of the difference between correlated proportions or percentages. Psychometrika
12(2), 1947; here with exact binomial probabilities, so that few differences need no approximation. No torch.
"""

from dataclasses import dataclass
from math import exp, isfinite, lgamma, log
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from engine.errors import EngineError
from engine.figures import UNKNOWN
from engine.sentence import Sentence
from engine.training.runs.test_predictions import PictureAnswers, read_answers

SIGNIFICANT = 0.05  # as is usual; R. A. Fisher, Statistical Methods for Research Workers, 1925
LEAST_TOLD = 0.0001  # smaller probabilities than this are not worth their digits
ROUNDED_TO_ONE = 0.995  # what two digits of a percentage would write as 1e+02


@dataclass(frozen=True)
class Difference:
    """How two runs did on the same pictures. p: how often chance alone makes a difference at least this large, 0..1."""

    both: int  # pictures that both got right
    only_first: int
    only_second: int
    neither: int
    p: float

    @property
    def count(self) -> int:
        """All pictures."""
        return self.both + self.only_first + self.only_second + self.neither

    @property
    def is_clear(self) -> bool:
        """Whether chance is an unlikely explanation."""
        return self.p < SIGNIFICANT


def mcnemar(first: NDArray[np.bool_], second: NDArray[np.bool_]) -> Difference:
    """Two-sided exact test from which pictures each got right, bool (N,) and (N,)."""
    both, neither = int((first & second).sum()), int((~first & ~second).sum())
    only_first, only_second = int((first & ~second).sum()), int((~first & second).sum())
    return Difference(both, only_first, only_second, neither, exact_p(only_first, only_second))


def exact_p(some: int, others: int) -> float:
    """The probability that ``some + others`` fair coins fall at least as unevenly, on either side."""
    # binomial probabilities by logarithms of the gamma function: factorials of thousands are no floats
    count, least = some + others, min(some, others)
    tail = sum(
        exp(lgamma(count + 1) - lgamma(heads + 1) - lgamma(count - heads + 1) - count * log(2))
        for heads in range(least + 1)
    )
    return min(1.0, 2 * tail)  # both sides: fair coins fall alike on either; an even split would count itself twice


def difference(first: Path, second: Path) -> Difference:
    """Of the runs in two folders; EngineError when they were not tested on the same pictures."""
    one, other = answers_in(first), answers_in(second)
    if one.pictures != other.pictures or one.labels != other.labels:
        raise EngineError(
            "These two runs were not tested on the same pictures, so their answers cannot be compared one by one. "
            "Choose two runs on the same data."
        )
    return mcnemar(one.is_right(), other.is_right())


def answers_in(folder: Path) -> PictureAnswers:
    """The kept answers of the run in ``folder``; EngineError when there are none."""
    found = read_answers(folder)
    if found is None:
        raise EngineError(
            "The run “{run}” keeps no answers to test pictures: it has not ended yet, has no test pictures, or was "
            "trained by an older Inkling. Train it again to compare it.",
            run=folder.name,
        )
    return found


def in_words(found: Difference, first: str, second: str) -> Sentence:
    """One sentence that says what the test means, with the runs called ``first`` and ``second``."""
    counts = Sentence(
        "Of {count:,} test pictures, {only_first:,} were right only with {first} and {only_second:,} only with "
        "{second}",
        count=found.count,
        only_first=found.only_first,
        first=first,
        only_second=found.only_second,
        second=second,
    )
    if found.only_first == found.only_second:
        return Sentence("{counts}: neither is better on these pictures.", counts=counts)
    better = first if found.only_first > found.only_second else second
    if found.is_clear:
        return Sentence(
            "{counts}: {better} is better; chance alone would do this in {chance} of such comparisons.",
            counts=counts,
            better=better,
            chance=chance(found.p),
        )
    return Sentence(
        "{counts}: {better} is ahead, but chance alone would do this in {chance} of such comparisons, so these "
        "pictures "
        "do not show which is better.",
        counts=counts,
        better=better,
        chance=chance(found.p),
    )


def chance(p: float) -> str:
    """A probability as a percentage: "3.1 %", "less than 0.01 %"."""
    if not isfinite(p):
        return UNKNOWN
    if p < LEAST_TOLD:
        return Sentence("less than 0.01 %")
    return f"{100 * p:.2g} %" if p < ROUNDED_TO_ONE else "100 %"
