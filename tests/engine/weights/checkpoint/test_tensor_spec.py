"""Descriptions of tensors that do not fit what is there are refused."""

from pathlib import Path

import pytest
import torch

from engine.weights.checkpoint.reader import read_checkpoint
from tests.engine.checkpoints import plan, rebuilt, refusal


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (plan((1000,), (1,)), "larger than its numbers"),
        (plan((24,), (1,), offset=1), "larger than its numbers"),
        (plan((1 << 30, 10), (0, 0)), "only 24 are stored"),
        (plan((24,), (1,), count=1 << 35), "another size than described"),
        (plan((-24,), (1,)), "impossible shape"),
        (plan((24,), (-1,)), "impossible shape"),
        (plan((24,), (1, 1)), "impossible shape"),
        (plan((1 << 62, 1 << 62), (1, 1)), "impossible shape"),
        (plan((0, 1 << 62), (1, 1)), "impossible shape"),
        (plan((1,) * 100, (1,) * 100), "impossible shape"),
        (plan((24.0,), (1,)), "impossible shape"),  # type: ignore[arg-type]
    ],
)
def test_that_lies_about_sizes_are_refused(tmp_path: Path, data: bytes, said: str) -> None:
    assert said in refusal(rebuilt(tmp_path / "lie.pth", **{"data.pkl": data}))


def test_that_an_honest_description_of_that_kind_loads(tmp_path: Path) -> None:
    path = rebuilt(tmp_path / "honest.pth", **{"data.pkl": plan((3, 4), (1, 3), offset=2)})
    assert torch.equal(read_checkpoint(path).state["w"], torch.arange(2.0, 14.0).view(4, 3).t())
