import numpy as np
import pytest
import torch

from engine.errors import EngineError
from engine.recipe import Recipe
from engine.training.runs.run_folder import ANSWERS
from engine.training.runs.test_predictions import read_answers, which_pictures, write_answers
from engine.training.trainer import picture_answers

LOGITS = torch.tensor([[3.0, 1.0, 0.0], [0.0, 2.0, 1.0], [1.0, 2.0, 3.0], [1.0, 1.0, 0.0]])
LABELS = torch.tensor([0, 2, 0, 1])


def test_that_answers_ranks_and_certainty_are_kept(tmp_path):
    kept = picture_answers(LOGITS, LABELS, "these")
    write_answers(tmp_path, kept)

    assert read_answers(tmp_path) == kept
    assert kept.answers == (0, 1, 2, 0)
    assert kept.ranks == (0, 1, 2, 1)  # the last: as probable as the answer, and yet not answered
    assert kept.is_right().tolist() == [True, False, False, False]
    assert kept.sure[0] == pytest.approx(float(LOGITS[0].softmax(0)[0]), abs=1e-4)


def test_that_the_same_pictures_are_known_again_whatever_the_network_sees_of_them(tmp_path):
    labels = np.array([0, 1, 2])

    def name(classes=("a", "b", "c"), **recipe):
        return which_pictures(Recipe(**recipe), classes, labels)

    assert name(data=str(tmp_path), network="lenet5", seed=1) == name(data=str(tmp_path), network="resnet18", seed=2)
    assert name(data="mnist") != name(data=str(tmp_path))
    assert name() != name(classes=("a", "b", "d"))
    assert name() != name(data_options={"count": 3})


def test_that_missing_answers_are_none_and_damaged_ones_an_error(tmp_path):
    assert read_answers(tmp_path) is None
    write_answers(tmp_path, picture_answers(LOGITS, LABELS, "these"))
    whole = (tmp_path / ANSWERS).read_text()
    (tmp_path / ANSWERS).write_text(whole.replace('"answers": [0, ', '"answers": ['))
    with pytest.raises(EngineError, match="damaged"):
        read_answers(tmp_path)
    (tmp_path / ANSWERS).write_text(whole[:40])
    with pytest.raises(EngineError, match="damaged"):
        read_answers(tmp_path)
