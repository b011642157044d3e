"""RandAugment, mixing and balancing: they do what they say, and again the same for the same seed, epoch and place."""

import time
from collections.abc import Callable

import numpy as np
import pytest
import torch

from engine.data.batches import randaugment as randaugment_module
from engine.data.batches.batches import Batches, BatchRange, seed_for
from engine.data.batches.class_balance import balanced_order, class_weights, is_uneven
from engine.data.batches.mixup import Mixing
from engine.data.batches.randaugment import ACTS, randaugment, stretch
from engine.data.sets.dataset import Split
from engine.networks.input_spec import InputSpec

Act = Callable[[torch.Tensor, torch.Tensor], torch.Tensor]
CPU = torch.device("cpu")
PLAIN = InputSpec(3, 16, (0.0, 0.0, 0.0), (1.0, 1.0, 1.0), "photo")


def photos(count: int, size: int = 16) -> torch.Tensor:
    chance = torch.Generator().manual_seed(1)
    return torch.randint(0, 256, (count, 3, size, size), generator=chance, dtype=torch.uint8)


def seeded(seed: int) -> torch.Generator:
    return torch.Generator().manual_seed(seed)


@pytest.mark.parametrize("act", ACTS, ids=lambda act: act.__name__)
@pytest.mark.parametrize("channels", [1, 3])
def test_that_each_act_keeps_shape_and_range(act: Act, channels: int):
    pictures = photos(5)[:, :channels].float()
    for strength in (-1.0, 0.0, 1.0):
        changed = act(pictures, torch.full((5, 1, 1, 1), strength))
        assert changed.shape == pictures.shape
        assert torch.isfinite(changed).all()
        assert -0.01 <= changed.min() <= changed.max() <= 255.01


@pytest.mark.parametrize("act", ACTS, ids=lambda act: act.__name__)
def test_that_acts_at_strength_zero_leave_pictures_alone(act: Act):
    pictures = photos(3).float()
    changed = act(pictures, torch.zeros(3, 1, 1, 1))
    if act.__name__ not in ("stretch", "equalize"):  # these two have no strength
        assert torch.allclose(changed, pictures, atol=0.01)


def test_that_stretch_uses_the_whole_range_and_leaves_a_plain_picture():
    dull = torch.linspace(100, 150, 256).view(1, 1, 16, 16)
    assert stretch(dull, torch.zeros(1)).min() == 0
    assert stretch(dull, torch.zeros(1)).max() == pytest.approx(255, abs=0.1)
    plain = torch.full((1, 1, 4, 4), 90.0)
    assert torch.equal(stretch(plain, torch.zeros(1)), plain)


def test_that_randaugment_keeps_each_picture_in_its_place_and_repeats_itself():
    pictures = torch.arange(0, 240, 8, dtype=torch.uint8).view(30, 1, 1, 1).expand(30, 3, 16, 16).clone()
    pictures[:, :, ::2] += 8
    one, again, other = (randaugment(pictures, seeded(seed)) for seed in (3, 3, 4))
    assert torch.equal(one, again)
    assert not torch.equal(one, other)
    near = (one - pictures).abs().mean((1, 2, 3))
    assert near.median() < 40  # most are changed a little; pictures that changed places would be far off


@pytest.mark.parametrize("act", ACTS, ids=lambda act: act.__name__)
def test_that_acts_take_pictures_in_any_order_of_memory(act: Act):
    pictures, strength = photos(5).float(), torch.full((5, 1, 1, 1), 0.7)
    turned = pictures.contiguous(memory_format=torch.channels_last)
    assert torch.allclose(act(turned, strength), act(pictures, strength), atol=0.01)


@pytest.mark.parametrize("count", [1, 2, 13, 14, 15])
def test_that_batches_smaller_than_the_number_of_acts_work(count: int):
    assert randaugment(photos(count), seeded(0)).shape == (count, 3, 16, 16)


def test_that_over_many_small_batches_every_act_is_used(monkeypatch: pytest.MonkeyPatch):
    used: list[str] = []

    def noted(act: Act) -> Act:
        def change(pictures: torch.Tensor, strength: torch.Tensor) -> torch.Tensor:
            used.append(act.__name__)
            return act(pictures, strength)

        return change

    monkeypatch.setattr(randaugment_module, "ACTS", tuple(noted(act) for act in ACTS))
    for seed in range(60):
        randaugment(photos(4), seeded(seed_for(0, 1, seed)))
    assert set(used) == {act.__name__ for act in ACTS}
    assert max(used.count(act.__name__) for act in ACTS) < 3 * min(used.count(act.__name__) for act in ACTS)


def test_that_mixup_blends_pictures_and_their_classes_alike():
    inputs = torch.zeros(4, 1, 2, 2)
    inputs[2:] = 1.0
    labels = torch.tensor([0, 0, 1, 1])
    blended, shares = Mixing(mixup=1.0).mixed(inputs, labels, 2, seed=5)
    assert torch.allclose(shares.sum(1), torch.ones(4))
    assert torch.allclose(blended[:, 0, 0, 0], shares[:, 1])  # what is bright is of class 1
    assert 0 < float(shares[0, 1]) < 1


def test_that_cutmix_gives_each_class_the_share_of_its_area():
    inputs = torch.zeros(4, 1, 20, 20)
    inputs[2:] = 1.0
    labels = torch.tensor([0, 0, 1, 1])
    areas = set[float]()
    for seed in range(10):
        blended, shares = Mixing(cutmix=1.0).mixed(inputs, labels, 2, seed)
        assert set(blended.unique().tolist()) <= {0.0, 1.0}
        assert torch.allclose(blended.mean((1, 2, 3)), shares[:, 1], atol=1e-6)
        areas.add(round(float(shares[0, 1]), 4))
    assert len(areas) > 5
    assert float(inputs[:2].sum()) == 0


def test_that_with_both_kinds_each_batch_gets_one_of_them():
    inputs, labels = torch.rand(4, 1, 8, 8), torch.arange(4)
    both = Mixing(mixup=1.0, cutmix=1.0)
    kinds = set[bool]()
    for seed in range(20):
        blended, _ = both.mixed(inputs, labels, 4, seed)
        kinds.add(bool(torch.isin(blended[0], torch.stack([inputs[0], inputs[3]])).all()))
    assert kinds == {True, False}


def test_that_mixed_batches_depend_on_seed_epoch_and_place_alone():
    split = Split(photos(20).numpy(), np.arange(20) % 4)
    one, other = (
        Batches(split, PLAIN, CPU, augment="randaugment", seed=5, mixing=Mixing(0.2, 1.0), classes=4) for _ in range(2)
    )
    one.shuffled(1, BatchRange(0, 7))
    inputs, shares = one.shuffled(2, BatchRange(7, 14))
    again, shares_again = other.shuffled(2, BatchRange(7, 14))
    assert torch.equal(inputs, again)
    assert torch.equal(shares, shares_again)
    assert shares.shape == (7, 4)


def test_that_a_balanced_epoch_shows_all_classes_equally_often():
    labels = torch.tensor([0] * 80 + [1] * 15 + [2] * 5)
    order = balanced_order(labels, seeded(1))
    assert len(order) == 100
    assert sorted(labels[order].bincount().tolist()) == [33, 33, 34]
    assert set(order[labels[order] == 2].tolist()) == set(range(95, 100))  # all of the rare ones come
    assert len(set(order[labels[order] == 0].tolist())) >= 33  # none of the frequent ones twice
    assert torch.equal(order, balanced_order(labels, seeded(1)))
    assert not torch.equal(order, balanced_order(labels, seeded(2)))


def test_that_balanced_batches_use_it():
    split = Split(photos(100).numpy(), np.repeat([0, 1], [90, 10]))
    _, labels = Batches(split, PLAIN, CPU, seed=1, is_balanced=True).shuffled(1, BatchRange(0, 100))
    assert labels.bincount().tolist() == [50, 50]


def test_that_class_weights_let_all_classes_count_alike():
    labels = torch.tensor([0] * 6 + [1] * 3 + [2])
    weights = class_weights(labels, 3)
    sums = [float(weights[label]) * count for label, count in ((0, 6), (1, 3), (2, 1))]
    assert sums == pytest.approx([10 / 3] * 3)
    assert float(weights[labels].mean()) == pytest.approx(1.0)


@pytest.mark.parametrize(
    ("counts", "uneven"), [((10, 10), False), ((49, 10), False), ((50, 10), True), ((5, 0), False)]
)
def test_that_uneven_classes_are_noticed(counts: tuple[int, ...], uneven: bool):
    assert is_uneven(counts) == uneven


def test_that_randaugment_takes_a_few_milliseconds_per_batch():
    pictures, quickest = photos(128, 32), 1.0
    for seed in range(5):
        began = time.perf_counter()
        randaugment(pictures, seeded(seed))
        quickest = min(quickest, time.perf_counter() - began)
    assert quickest < 0.15  # 10 ms on two slow cores; a way that touches single pictures takes much longer
