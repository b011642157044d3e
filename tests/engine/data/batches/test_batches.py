import numpy as np
import pytest
import torch

from engine.data.batches.augmentation import augmentation
from engine.data.batches.batches import Batches, BatchRange, next_batch, seed_for
from engine.data.sets.dataset import Split, held_out
from engine.networks.input_spec import MNIST_INK_32, InputSpec

CPU = torch.device("cpu")
PHOTO = InputSpec(3, 32, (0.5, 0.5, 0.5), (0.2, 0.2, 0.2), "photo")


def split(count=20, channels=1, size=28):
    images = np.zeros((count, channels, size, size), np.uint8)
    images[:, :, 8:20, 10:14] = 255
    images[:, 0, 0, 0] = np.arange(count)
    return Split(images, np.arange(count, dtype=np.int64))


def places(total, batch):
    first, found = 0, []
    while first < total:
        found.append(next_batch(first, total, batch))
        first = found[-1].last
    return found


@pytest.mark.parametrize("total", [1, 2, 9, 16, 17, 18, 33])
@pytest.mark.parametrize("batch", [1, 2, 8, 16, 100])
def test_that_batches_cover_everything_once_and_none_is_single(total, batch):
    found = places(total, batch)
    assert [i for place in found for i in range(place.first, place.last)] == list(range(total))
    if total > 1 and batch > 1:
        assert min(map(len, found)) > 1


def test_that_every_epoch_gives_each_picture_once_in_its_own_order():
    batches = Batches(split(), MNIST_INK_32, CPU, seed=5)
    orders = [torch.cat([batches.shuffled(epoch, place)[1] for place in places(20, 6)]).tolist() for epoch in (1, 2, 1)]
    assert sorted(orders[0]) == list(range(20))
    assert orders[0] != orders[1]
    assert orders[0] == orders[2]


@pytest.mark.parametrize("name", ["shift", "ink", "photo"])
def test_that_augmented_batches_depend_on_seed_epoch_and_place_alone(name):
    spec = PHOTO if name == "photo" else MNIST_INK_32
    data = split(channels=spec.channels)
    one, other = (Batches(data, spec, CPU, augment=name, seed=5) for _ in range(2))
    one.shuffled(1, BatchRange(0, 7))
    again = one.shuffled(2, BatchRange(7, 14))[0]
    assert torch.equal(again, other.shuffled(2, BatchRange(7, 14))[0])
    assert not torch.equal(again, Batches(data, spec, CPU, augment=name, seed=6).shuffled(2, BatchRange(7, 14))[0])
    assert again.shape == (7, spec.channels, 32, 32)
    assert torch.isfinite(again).all()


@pytest.mark.parametrize("name", ["shift", "ink", "photo"])
def test_that_augmentation_changes_pictures_but_stays_in_range(name):
    pictures = torch.from_numpy(split(channels=3).images)
    augment = augmentation(name, pictures, 0)
    assert augment is not None
    changed = augment(pictures, torch.Generator().manual_seed(1)).float()
    assert changed.shape == pictures.shape
    assert not torch.equal(changed, pictures.float())
    assert changed.min() >= 0
    assert changed.max() <= 255


def test_that_ink_keeps_about_as_much_ink():
    pictures = torch.from_numpy(split(200).images)
    augment = augmentation("ink", pictures, 0)
    assert augment is not None
    changed = augment(pictures, torch.Generator().manual_seed(1))
    assert 0.8 < changed.mean() / pictures.float().mean() < 1.2


def test_that_nothing_in_order_is_augmented():
    batches = Batches(split(), MNIST_INK_32, CPU, augment="ink")
    inputs, labels = batches.in_order(BatchRange(0, 20))
    plain, _ = Batches(split(), MNIST_INK_32, CPU).in_order(BatchRange(0, 20))
    assert torch.equal(inputs, plain)
    assert labels.tolist() == list(range(20))


def test_that_no_augmentation_is_none():
    assert augmentation("none", torch.zeros(1, 1, 28, 28), 0) is None


def test_that_chance_differs_for_neighbors():
    assert len({seed_for(seed, epoch, place) for seed in range(8) for epoch in range(8) for place in range(8)}) == 512


def test_that_a_share_of_every_class_is_held_out_by_seed():
    labels = np.repeat(np.arange(4), (100, 10, 2, 1)).astype(np.int64)
    kept, out = held_out(labels, 0.2, 7)
    assert np.bincount(labels[out], minlength=4).tolist() == [20, 2, 1, 0]
    assert sorted([*kept, *out]) == list(range(113))
    assert np.array_equal(out, held_out(labels, 0.2, 7)[1])
    assert not np.array_equal(out, held_out(labels, 0.2, 8)[1])
    assert len(held_out(labels, 0.0, 7)[1]) == 0
    assert set(labels[held_out(labels, 0.99, 7)[0]]) == {0, 1, 2, 3}


def test_that_a_split_refuses_other_shapes_and_types():
    for images, labels in [
        (np.zeros((2, 3), np.uint8), np.zeros(2, np.int64)),
        (np.zeros((2, 1, 3, 3), np.float32), np.zeros(2, np.int64)),
        (np.zeros((2, 1, 3, 3), np.uint8), np.zeros(3, np.int64)),
    ]:
        with pytest.raises(ValueError, match="are"):
            Split(images, labels)
