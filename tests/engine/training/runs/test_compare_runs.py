from math import comb

import numpy as np
import pytest
import torch

from engine.errors import EngineError
from engine.training.runs.compare_runs import Difference, chance, difference, exact_p, in_words, mcnemar
from engine.training.runs.test_predictions import write_answers
from engine.training.trainer import picture_answers


def answered(folder, right, pictures="these"):
    """A run folder whose answers are right where ``right`` says."""
    folder.mkdir()
    labels = torch.arange(len(right)) % 3
    answers = torch.where(torch.tensor(right), labels, (labels + 1) % 3)
    write_answers(folder, picture_answers(torch.eye(3)[answers], labels, pictures))
    return folder


@pytest.mark.parametrize(("some", "others"), [(0, 0), (5, 5), (0, 6), (3, 12), (40, 70), (300, 420)])
def test_that_p_is_the_exact_binomial_one(some, others):
    count = some + others
    exact = min(1.0, 2 * sum(comb(count, heads) for heads in range(min(some, others) + 1)) / 2**count)
    assert exact_p(some, others) == pytest.approx(exact, rel=1e-9)


def test_that_thousands_of_pictures_do_not_overflow():
    assert 0 < exact_p(4_000, 4_500) < 1e-6
    assert exact_p(0, 20_000) == 0.0


def test_that_pictures_are_counted_by_who_got_them_right():
    first = np.array([True, True, True, False, False, True])
    second = np.array([True, False, False, True, False, False])
    found = mcnemar(first, second)
    assert (found.both, found.only_first, found.only_second, found.neither, found.count) == (1, 3, 1, 1, 6)
    assert found.p == exact_p(3, 1)


def test_that_two_runs_are_compared_picture_by_picture(tmp_path):
    one = answered(tmp_path / "one", [True] * 20)
    other = answered(tmp_path / "other", [True] * 12 + [False] * 8)
    found = difference(one, other)
    assert (found.only_first, found.only_second) == (8, 0)
    assert found.is_clear
    assert found.p == pytest.approx(2 / 2**8)


def test_that_runs_on_other_pictures_and_without_answers_are_refused(tmp_path):
    one = answered(tmp_path / "one", [True, False])
    with pytest.raises(EngineError, match="not tested on the same pictures"):
        difference(one, answered(tmp_path / "other", [True, False], "others"))
    (tmp_path / "empty").mkdir()
    with pytest.raises(EngineError, match="keeps no answers"):
        difference(one, tmp_path / "empty")


def test_that_the_sentence_says_what_it_means():
    clear = in_words(Difference(9_000, 120, 40, 840, exact_p(120, 40)), "LeNet-5", "VGG-16")
    assert "120 were right only with LeNet-5 and 40 only with VGG-16: LeNet-5 is better" in clear
    assert "less than 0.01 %" in clear
    unclear = in_words(Difference(9_000, 50, 55, 895, exact_p(50, 55)), "LeNet-5", "VGG-16")
    assert "VGG-16 is ahead, but chance alone" in unclear
    assert "do not show which is better" in unclear
    assert "neither is better" in in_words(Difference(10, 2, 2, 0, 1.0), "A", "B")
    assert [chance(p) for p in (0.00001, 0.0314, 0.7, 1.0)] == ["less than 0.01 %", "3.1 %", "70 %", "100 %"]
