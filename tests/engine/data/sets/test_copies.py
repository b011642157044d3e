"""Copies of pictures: found by pixels and by perceptual hash, and never on both sides of a split."""

from io import BytesIO

import numpy as np
import pytest
from PIL import Image, ImageEnhance

from engine.data.sets.copies import NONE, copies_in, copy_groups
from engine.data.sets.dataset import DataSet, Split, held_out
from engine.data.sets.picture_hashes import LENGTH, PictureHashes, decoded, hashes_of, perceptual_hash, pixel_hash
from engine.data.sets.splitting import training_split, without_copies
from engine.recipe import READS_AS_0_1, Recipe
from tests.engine.data.made_files import colors


def scene(seed: int, side: int = 64) -> Image.Image:
    """A picture with large and small things, as photos have them."""
    chance = np.random.default_rng(seed)
    small = Image.fromarray(chance.integers(0, 256, (9, 9, 3)).astype(np.uint8))
    grain = chance.normal(0, 8, (side, side, 3))
    plain = np.asarray(small.resize((side, side), Image.Resampling.BICUBIC), np.float64)
    return Image.fromarray(np.clip(plain + grain, 0, 255).astype(np.uint8))


def stripes(seed: int) -> Image.Image:
    """The same stripes in every picture, in other colors, over other noise."""
    chance = np.random.default_rng(seed)
    picture = chance.integers(60, 200, (48, 48, 3)).astype(np.uint8)
    picture[(np.arange(48) // 6) % 2 == 0] = chance.integers(0, 255, 3)
    return Image.fromarray(picture)


def as_jpeg(picture: Image.Image, quality: int = 75) -> Image.Image:
    content = BytesIO()
    picture.save(content, "JPEG", quality=quality)
    return Image.open(content).convert("RGB")


CHANGES = {
    "JPEG": as_jpeg,
    "poor JPEG": lambda picture: as_jpeg(picture, 50),
    "smaller": lambda picture: picture.resize((40, 40), Image.Resampling.BICUBIC),
    "larger JPEG": lambda picture: as_jpeg(picture.resize((150, 150), Image.Resampling.BICUBIC)),
    "darker": lambda picture: ImageEnhance.Brightness(picture).enhance(0.7),
    "brighter": lambda picture: ImageEnhance.Brightness(picture).enhance(1.15),
    "more contrast": lambda picture: ImageEnhance.Contrast(picture).enhance(1.2),
    "mirrored": lambda picture: picture.transpose(Image.Transpose.FLIP_LEFT_RIGHT),
}


def hashed(pictures: list[Image.Image]) -> PictureHashes:
    arrays = [np.asarray(picture) for picture in pictures]
    return PictureHashes(
        tuple(pixel_hash(array) for array in arrays), decoded(tuple(perceptual_hash(array) for array in arrays))
    )


def one_class(count: int) -> np.ndarray:
    return np.zeros(count, np.int64)


@pytest.mark.parametrize("change", CHANGES)
def test_that_a_picture_is_known_again_after_what_people_do_to_it(change: str) -> None:
    originals = [scene(seed) for seed in range(30)]
    changed = hashed([CHANGES[change](picture) for picture in originals])
    found = copies_in(changed, one_class(30), hashed(originals), one_class(30), "photo")
    assert found.places.tolist() == list(range(30))
    assert found.series == ()


@pytest.mark.parametrize("made", [scene, stripes])
def test_that_other_pictures_of_the_same_thing_are_no_copies(made) -> None:
    found = copy_groups(hashed([made(seed) for seed in range(60)]), one_class(60), "photo")
    assert (found.equal, found.nearly, found.series) == (0, 0, ())
    assert found.groups.tolist() == list(range(60))


def test_that_digits_of_one_class_are_no_copies_and_their_jpegs_are() -> None:
    from engine.data.formats.mnist import load

    ones = load({}, 0)
    images = ones.images[ones.labels == 1][:400]
    hashes = hashes_of(images)
    assert copy_groups(hashes, one_class(400), "ink").nearly == 0
    saved = [np.asarray(as_jpeg(Image.fromarray(image[0]).convert("RGB")).convert("L")) for image in images]
    found = copies_in(hashes_of(np.stack(saved)[:, np.newaxis]), one_class(400), hashes, one_class(400), "ink")
    assert (found.places == np.arange(400)).mean() > 0.97


def test_that_nearly_equal_pictures_of_two_classes_are_no_copies_but_equal_ones_are() -> None:
    one = scene(1)
    hashes = hashed([one, as_jpeg(one), one, scene(2)])
    found = copy_groups(hashes, np.array([0, 1, 1, 1]), "photo")
    # the second is like the third, which is equal to the first
    assert found.groups.tolist() == [0, 0, 0, 3]
    assert (found.equal, found.nearly) == (1, 1)
    assert copy_groups(hashed([one, as_jpeg(one)]), np.array([0, 1]), "photo").groups.tolist() == [0, 1]


def test_that_pictures_that_show_nothing_are_like_no_other() -> None:
    blank = np.full((2, 3, 20, 20), 90, np.uint8)
    blank[1] += 1
    hashes = hashes_of(blank)
    assert not hashes.perceptual.any()
    assert copy_groups(hashes, one_class(2), "photo").nearly == 0
    assert hashes_of(np.zeros((0, 3, 20, 20), np.uint8)).perceptual.shape == (0, LENGTH)


def test_that_a_film_is_told_and_not_taken_for_copies() -> None:
    frame = np.asarray(scene(3), np.int64)
    chance = np.random.default_rng(0)
    film = [
        Image.fromarray(np.clip(frame + chance.integers(-2, 3, frame.shape), 0, 255).astype(np.uint8))
        for _ in range(30)
    ]
    found = copy_groups(hashed(film), one_class(30), "photo")
    assert found.series == ((0, 30),)
    assert found.groups.tolist() == list(range(30))
    other = copies_in(hashed(film[:15]), one_class(15), hashed(film[15:]), one_class(15), "photo")
    assert other.series == ((0, 15),)
    assert (other.places == NONE).all()


# the split


def test_that_copies_stay_on_one_side_and_are_measured_once() -> None:
    labels = np.repeat([0, 1], 60)
    groups = np.arange(120) // 3 * 3
    kept, out = held_out(labels, 0.2, 5, groups)
    assert not set(groups[kept]) & set(groups[out])
    assert len(set(groups[out])) == len(out)
    assert np.bincount(labels[out]).tolist() == [4, 4]  # a fifth of 20 different ones of each class
    assert len(kept) == 120 - 3 * 8
    assert np.array_equal(out, held_out(labels, 0.2, 5, groups)[1])
    assert not np.array_equal(out, held_out(labels, 0.2, 6, groups)[1])


def test_that_without_copies_the_split_is_what_it_always_was() -> None:
    labels = np.random.default_rng(1).integers(0, 4, 200)
    for share in (0.0, 0.1, 0.5, 0.99):
        for one, other in zip(held_out(labels, share, 7), held_out(labels, share, 7, np.arange(200)), strict=True):
            assert np.array_equal(one, other)
    kept, out = held_out(np.array([0] * 10 + [1] * 10), 0.2, 0)
    assert (out.tolist(), len(kept)) == ([4, 6, 12, 19], 16)  # as version 0.1 split it


def test_that_no_class_loses_its_last_picture_to_the_copies_of_another() -> None:
    # one picture in both classes, and class 1 has no other; class 2 is one picture twice
    labels = np.array([0, 1, 0, 0, 2, 2])
    for seed in range(8):
        kept, out = held_out(labels, 0.5, seed, np.array([0, 0, 2, 3, 4, 4]))
        assert set(labels[kept]) == {0, 1, 2}
        assert 0 not in out


def data_of(images: np.ndarray, labels: np.ndarray, **more: object) -> DataSet:
    return DataSet("things", "photo", ("a", "b"), images, labels, **more)  # pyright: ignore[reportArgumentType]  tests


def test_that_arrays_with_copies_are_split_without_them_on_both_sides() -> None:
    images = np.concatenate([colors(40)] * 3)
    labels = np.tile(np.arange(40) % 2, 3)
    data = without_copies(data_of(images, labels), {})
    assert any("80 pictures to learn from are equal to another one" in note for note in data.notes)
    split = training_split(data, Recipe(validation_share=0.2))
    assert split.validation is not None
    learned, measured = (set(hashes_of(part.images).pixels) for part in (split.train, split.validation))
    assert not learned & measured
    assert (len(split.validation), split.unused) == (8, 16)
    assert "16 copies of held-out pictures" in split.notes[0]
    plain = training_split(data_of(images, labels), Recipe(validation_share=0.2))  # equal ones are found in any case
    assert np.array_equal(plain.train.images, split.train.images)
    as_before = training_split(data, Recipe(validation_share=0.2, version=READS_AS_0_1))
    assert np.array_equal(as_before.train.images, images[held_out(labels, 0.2, 0)[0]])


def test_that_copies_in_two_parts_of_arrays_are_taken_out_of_the_first() -> None:
    labels = np.arange(20) % 2
    mine, theirs = colors(20), colors(20, 1)
    mine[[3, 4]], mine[7] = theirs[[5, 6]], 255 - mine[7] // 2
    third = np.concatenate([colors(8, 2), theirs[:1], mine[:1]])
    data = data_of(
        mine, labels, validation=Split(third, labels[:10].copy()), test=Split(theirs, labels.copy()), given=50
    )
    found = without_copies(data, {})
    assert (len(found.images), found.left_out) == (17, 4)
    assert found.skipped[-1][0] == "copies"
    assert found.skipped[-1][1].startswith("4 pictures are copies of ones in the validation or test part")
    assert found.validation is not None
    assert found.test is not None
    assert (len(found.validation), len(found.test)) == (9, 20)
    assert any("4 pictures are copies of ones in the validation or test part" in note for note in found.notes)
    assert without_copies(data, {"copies": "keep"}) is data


def test_that_parts_that_are_the_same_are_told_and_stay() -> None:
    images, labels = colors(10), np.arange(10) % 2
    found = without_copies(data_of(images, labels, test=Split(images.copy(), labels.copy())), {})
    assert len(found.images) == 10
    assert any("10 pictures are copies" in note and "says nothing of new pictures" in note for note in found.notes)
