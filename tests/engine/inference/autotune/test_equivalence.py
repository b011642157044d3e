import pytest
import torch

from engine.inference.autotune.equivalence import is_same, samples
from engine.networks.input_spec import MNIST_INK_32, InputSpec

PHOTO = InputSpec(channels=3, size=40, mean=(0.5,) * 3, std=(0.25,) * 3, kind="photo")
PLAIN = torch.tensor([[0.0, 5.0, 10.0], [10.0, 5.0, 0.0]])


@pytest.mark.parametrize(
    ("change", "is_exact", "expected"),
    [
        ([[0.0, 0.0, 0.0], [0.0, 0.0, 0.0]], True, True),
        ([[0.0, 0.2, 0.0], [0.0, 0.0, 0.0]], False, True),
        ([[0.0, 0.2, 0.0], [0.0, 0.0, 0.0]], True, False),
        ([[0.0, 0.0, 0.0], [0.0, 0.4, 0.0]], False, False),
        ([[0.0, float("nan"), 0.0], [0.0, 0.0, 0.0]], False, False),
    ],
)
def test_that_answers_are_the_same_within_the_tolerance(
    change: list[list[float]], is_exact: bool, expected: bool
) -> None:
    assert is_same(PLAIN, PLAIN + torch.tensor(change), is_exact=is_exact) is expected


def test_that_another_first_answer_is_another_answer_unless_it_was_a_tie() -> None:
    clear = torch.tensor([[9.5, 10.0, 0.0]])
    assert not is_same(clear, torch.tensor([[10.1, 9.9, 0.0]]), is_exact=False)
    tied = torch.tensor([[9.99, 10.0, 0.0]])
    assert is_same(tied, torch.tensor([[10.0, 9.99, 0.0]]), is_exact=False)


def test_that_another_number_of_answers_is_not_the_same() -> None:
    assert not is_same(PLAIN, PLAIN[:, :2], is_exact=False)


@pytest.mark.parametrize("spec", [MNIST_INK_32, PHOTO])
def test_that_samples_are_pictures_each_different_and_the_same_every_time(spec: InputSpec) -> None:
    made = samples(spec, 4)
    assert made.shape == (4, spec.channels, spec.size, spec.size)
    assert torch.equal(made, samples(spec, 4))
    assert all(not torch.equal(made[0], other) and other.std() > 0.1 for other in made[1:])
