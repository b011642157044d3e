import hashlib
import shutil
import unicodedata
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, replace

import numpy as np
import pytest
from PIL import Image, ImageDraw

from engine.data import catalog, detect
from engine.data.decoding import inspection, speculative, tasks, worker_pool
from engine.data.decoding.inspection import locked_inspections
from engine.data.folders.survey import survey_of
from engine.data.sets.dataset import CancelledError
from engine.errors import EngineError
from engine.pictures import decode as pictures
from engine.recipe import Recipe
from engine.storage import paths

LENET = Recipe(network="lenet5")


def photo(path, seed=0, size=(40, 30), mode="RGB"):
    path.parent.mkdir(parents=True, exist_ok=True)
    noise = np.random.default_rng(seed).integers(0, 255, (size[1], size[0], 3)).astype(np.uint8)
    Image.fromarray(noise).convert(mode).save(path)


def ink(path, seed=0, size=(60, 50)):
    path.parent.mkdir(parents=True, exist_ok=True)
    page = Image.new("L", size, 255)
    ImageDraw.Draw(page).line([(20, 5 + seed), (25 + seed, 30), (40, 44)], fill=0, width=4)
    page.save(path)


def photos(folder, counts, first=0, suffix=".png"):
    for number, (label, count) in enumerate(counts.items()):
        (folder / label).mkdir(parents=True, exist_ok=True)
        for i in range(count):
            photo(folder / label / f"picture {i}{suffix}", seed=first + 1000 * number + i)


def tree(folder):
    """Names, times and content of everything below ``folder``."""
    return {
        str(path): (path.lstat().st_mtime_ns, hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else "")
        for path in sorted(folder.rglob("*"))
    }


@pytest.fixture
def place(tmp_path):
    folder = tmp_path / "place"
    folder.mkdir()
    return folder


@pytest.fixture
def animals(place):
    folder = place / "동물"
    photos(folder, {"cat": 3, "dog": 4, "owl": 2})
    return folder


def load(folder, recipe=LENET):
    return catalog.load(replace(recipe, data=str(folder)))


def test_that_a_folder_is_read_and_never_changed(animals):
    before = tree(animals)
    summary = catalog.summary(str(animals))
    data = load(animals)
    assert (summary.title, summary.classes, summary.counts) == ("동물", ("cat", "dog", "owl"), (3, 4, 2))
    assert (summary.channels, summary.size, summary.problem, summary.skipped) == (3, "40×30", "", ())
    assert data.images.shape == (9, 3, 32, 32)
    assert tuple(np.bincount(data.labels)) == summary.counts
    assert data.kind == "photo"
    assert tree(animals) == before


def test_that_a_relative_path_is_read_by_several_processes_too(place, monkeypatch):
    photos(place / "animals", {"cat": 20, "dog": 20})
    monkeypatch.setattr(worker_pool, "WORTH_S", 0.0)
    monkeypatch.setattr(worker_pool, "processes_here", lambda: 2)
    monkeypatch.chdir(place)
    data = load("animals")
    assert (len(data.images), data.skipped) == (40, ())
    monkeypatch.setattr(worker_pool, "processes_here", lambda: 1)
    shutil.rmtree(paths.data() / "prepared")
    assert np.array_equal(load("animals").images, data.images)


def test_that_the_second_load_comes_from_what_was_prepared_and_is_equal(animals, monkeypatch):
    first = load(animals)
    monkeypatch.setattr(tasks, "decoded", lambda *_: pytest.fail("decoded again"))
    monkeypatch.setattr(inspection, "open_picture", lambda *_: pytest.fail("decoded again"))
    assert np.array_equal(load(animals).images, first.images)


@pytest.fixture
def decoded_names(monkeypatch):
    """The names of the files that Pillow decodes in this process, each time one is."""
    names = []
    decode = pictures.decode_image

    def counted(file, name, label, detail):
        names.append(name)
        return decode(file, name, label, detail)

    monkeypatch.setattr(pictures, "decode_image", counted)
    return names


def test_that_each_picture_is_decoded_once_when_a_folder_is_loaded_for_the_first_time(place, decoded_names):
    photos(place / "train", {"a": 14, "b": 14})
    photos(place / "test", {"a": 3, "b": 2}, first=500)
    first = load(place)
    assert len(decoded_names) == 33
    again = load(place)
    assert len(decoded_names) == 33
    shutil.rmtree(paths.data() / "prepared")  # made anew, from files that were looked at before
    anew = load(place)
    assert len(decoded_names) == 66
    for data in (again, anew):
        assert np.array_equal(data.images, first.images)
        assert np.array_equal(data.test.images, first.test.images)


def test_that_ink_is_decoded_once_too_and_large_pages_as_finely_as_ever(place, decoded_names):
    for i in range(20):
        ink(place / "one" / f"{i}.png", i % 15, size=(61 + i, 50))
        ink(place / "two" / f"{i}.png", i % 12, size=(60, 51 + i))
    first = load(place)
    assert (first.kind, len(decoded_names)) == ("ink", 40)
    shutil.rmtree(paths.data())
    ink(place / "one" / "page.png", 3, size=(1000, 700))
    decoded_names.clear()
    data = load(place)
    assert decoded_names.count("page.png") == 2
    assert len(decoded_names) == 42
    shutil.rmtree(paths.data() / "prepared")
    assert np.array_equal(load(place).images, data.images)


def test_that_a_wrong_guess_of_how_pictures_are_kept_does_no_harm(place, monkeypatch):
    monkeypatch.setattr(speculative, "SAMPLES", 2)
    for i in range(6):
        photo(place / "a" / f"{i}.png", i, mode="L" if i in (0, 5) else "RGB")
        photo(place / "b" / f"{i}.png", i + 50, mode="L" if i == 5 else "RGB")
    data = load(place)
    assert data.images.shape == (12, 3, 32, 32)
    shutil.rmtree(paths.data())
    monkeypatch.setattr(speculative, "free_memory", lambda: 10)
    assert np.array_equal(load(place).images, data.images)


def test_that_only_the_part_that_is_asked_for_is_opened(place, decoded_names):
    photos(place / "train", {"a": 4, "b": 4})
    photos(place / "test", {"a": 3, "b": 2}, first=500)
    recipe = replace(LENET, data=str(place))
    some = catalog.load(recipe, only=("test",))
    assert len(decoded_names) == 5
    assert (some.classes, len(some.images), some.test.labels.tolist()) == (("a", "b"), 0, [0, 0, 0, 1, 1])
    whole = catalog.load(recipe)
    assert len(decoded_names) == 13, "what was seen of the test part is remembered, and of the rest nothing is twice"
    assert np.array_equal(whole.test.images, some.test.images)
    catalog.load(recipe, only=("test",))
    assert np.array_equal(catalog.load(recipe).images, whole.images)
    assert len(decoded_names) == 13, "a look at one part forgets nothing of the others"
    assert len(catalog.load(recipe, only=("validation",)).images) == 8, "without that part it is all"


def test_that_a_glance_opens_few_pictures_and_tells_what_decides_about_defaults(animals, decoded_names, monkeypatch):
    monkeypatch.setattr(detect, "GLANCED_AT", 4)
    seen = catalog.glance(str(animals))
    assert len(decoded_names) == 4
    assert (seen.classes, seen.counts, seen.kind, seen.size) == (("cat", "dog", "owl"), (3, 4, 2), "photo", "40×30")
    catalog.glance(str(animals))
    catalog.summary(str(animals))
    assert len(decoded_names) == 9


def test_that_two_who_look_at_a_folder_at_once_open_each_picture_once(animals, decoded_names):
    with ThreadPoolExecutor(3) as three:
        found = list(three.map(lambda _: catalog.summary(str(animals)), range(3)))
    assert {one.counts for one in found} == {(3, 4, 2)}
    assert len(decoded_names) == 9


def test_that_who_waits_for_another_look_can_be_stopped(animals):
    asked = iter([False] * 2 + [True] * 99)
    with locked_inspections(animals), pytest.raises(CancelledError):
        survey_of(animals, lambda: next(asked))


def test_that_prepared_pictures_with_a_flipped_bit_are_made_anew(animals):
    first = load(animals)
    (prepared,) = (paths.data() / "prepared").iterdir()
    data = bytearray(prepared.read_bytes())
    data[len(data) // 2] ^= 4
    prepared.write_bytes(data)
    assert np.array_equal(load(animals).images, first.images)


def test_that_a_damaged_memory_of_the_folder_does_no_harm(animals):
    first = catalog.summary(str(animals))
    (memory,) = (paths.data() / "folders").iterdir()
    for content in (b"", b"[]", b'{"version": 1, "seen": {"a": 3}}', b"\xff"):
        memory.write_bytes(content)
        assert asdict(catalog.summary(str(animals))) == asdict(first)


def test_that_a_changed_picture_is_seen(animals):
    first = load(animals)
    photo(animals / "cat" / "picture 0.png", seed=99, size=(41, 30))
    assert not np.array_equal(load(animals).images, first.images)


def test_that_ink_on_paper_is_centered_as_drawings_are(place):
    for i in range(4):
        ink(place / "one" / f"{i}.png", i)
        ink(place / "two" / f"{i}.png", i + 9, size=(70, 60))
    data = load(place)
    assert (data.kind, data.images.shape) == ("ink", (8, 1, 28, 28))
    assert data.images.reshape(8, -1).max(1).min() >= 250
    assert data.images[:, 0, :4].max() == 0
    assert any("ink on paper" in note for note in catalog.summary(str(place)).notes)
    assert load(place, replace(LENET, data_options={"kind": "photo"})).kind == "photo"


def test_that_broken_members_are_listed_and_left_out(animals):
    (animals / "cat" / "empty.png").write_bytes(b"")
    (animals / "cat" / "text.png").write_text("This is no picture.")
    (animals / "dog" / "notes.txt").write_text("words")
    whole = (animals / "dog" / "picture 0.png").read_bytes()
    (animals / "dog" / "cut.png").write_bytes(whole[: len(whole) // 2])
    (animals / "readme.md").write_text("words")
    summary = catalog.summary(str(animals))
    assert summary.counts == (3, 4, 2)
    names = {name for name, _ in summary.skipped}
    assert names == {"cat/empty.png", "cat/text.png", "dog/notes.txt", "dog/cut.png", "readme.md"}
    assert all(reason for _, reason in summary.skipped)
    assert tuple(np.bincount(load(animals).labels)) == summary.counts


def test_that_hidden_files_and_litter_are_neither_class_nor_picture(animals):
    for name in (
        ".DS_Store",
        "Thumbs.db",
        ".hidden/a.png",
        "__MACOSX/cat/._picture 0.png",
        "cat/.hidden.png",
        "dog/Thumbs.db",
    ):
        path = animals / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"x")
    summary = catalog.summary(str(animals))
    assert summary.classes == ("cat", "dog", "owl")
    assert [name for name, _ in summary.skipped if name != "Thumbs.db"] == []


def test_that_the_same_picture_counts_once_and_in_two_classes_for_none(animals):
    double = (animals / "cat" / "picture 0.png").read_bytes()
    (animals / "cat" / "zz copy.png").write_bytes(double)
    both = (animals / "cat" / "picture 1.png").read_bytes()
    (animals / "dog" / "not a dog.png").write_bytes(both)
    summary = catalog.summary(str(animals))
    assert summary.counts == (2, 4, 2)
    reasons = dict(summary.skipped)
    assert reasons["cat/zz copy.png"] == "the same picture as cat/picture 0.png"
    assert reasons["cat/picture 1.png"] == reasons["dog/not a dog.png"] == "the same picture is in “cat” and “dog”"
    assert any("3 pictures are there more than once" in note for note in summary.notes)


def test_that_a_picture_that_is_also_held_out_is_not_trained_on(place):
    photos(place / "train", {"a": 4, "b": 4})
    photos(place / "val", {"a": 2, "b": 2}, first=500)
    (place / "val" / "a" / "leak.png").write_bytes((place / "train" / "a" / "picture 0.png").read_bytes())
    data = load(place)
    assert len(data.images) == 7
    assert data.validation is not None
    assert len(data.validation) == 5
    assert data.test is None


def test_that_train_and_test_folders_are_used_as_such(place):
    photos(place / "Train", {"a": 4, "b": 4})
    photos(place / "test", {"b": 3, "a": 2}, first=500)
    data = load(place)
    assert data.classes == ("a", "b")
    assert data.test is not None
    assert np.bincount(data.test.labels).tolist() == [2, 3]
    assert any("more pictures for test" in note for note in catalog.summary(str(place)).notes)


def test_that_a_folder_around_the_real_one_is_seen_through(place):
    photos(place / "archive" / "animals", {"cat": 2, "dog": 2})
    assert catalog.summary(str(place)).classes == ("cat", "dog")


def flat(folder):
    photo(folder / "a.png")


def one_class(folder):
    photos(folder, {"cat": 3})


def all_broken(folder):
    for label in ("cat", "dog"):
        (folder / label).mkdir()
        (folder / label / "a.png").write_bytes(b"no")


def one_filled(folder):
    photos(folder, {"cat": 3, "dog": 0})


def look_alike(folder):
    photos(folder, {"cat": 2, "Cat": 2})


def other_classes(folder):
    photos(folder / "train", {"a": 2, "b": 2})
    photos(folder / "val", {"a": 2, "c": 2})


PROBLEMS = {
    flat: "has pictures but no sub-folders",
    one_class: "only one class, “cat”",
    all_broken: "None of the 2 files",
    one_filled: "Only the class “cat” has pictures; “dog” has no usable pictures",
    look_alike: "look alike",
    other_classes: "a class “c” that the training part has not",
    lambda folder: None: "has no pictures",
}


@pytest.mark.parametrize("made", PROBLEMS)
def test_that_a_folder_that_cannot_be_trained_on_says_why(place, made):
    folder = place / "data"
    folder.mkdir()
    made(folder)
    assert PROBLEMS[made] in catalog.summary(str(folder)).problem
    with pytest.raises(EngineError, match=r"\w"):
        load(folder)


def test_that_an_empty_class_among_others_is_left_out_and_told(animals):
    (animals / "yak").mkdir()
    summary = catalog.summary(str(animals))
    assert summary.classes == ("cat", "dog", "owl")
    assert any("“yak”" in note for note in summary.notes)


def test_that_tiny_and_unequal_classes_are_told(place):
    photos(place, {"many": 51, "one": 1})
    notes = " ".join(catalog.summary(str(place)).notes)
    assert "“one” has a single picture" in notes
    assert "the rare class will suffer" in notes
    assert load(place).images.shape[0] == 52


def test_that_names_are_whole_and_normalized(place):
    decomposed = unicodedata.normalize("NFD", "고양이")
    photos(place, {decomposed: 2, "<b>&-rf": 2, "a\nb": 2})
    assert set(catalog.summary(str(place)).classes) == {"고양이", "<b>&-rf", "a\nb"}


def test_that_links_are_not_followed(animals, place):
    photos(place / "outside", {"wolf": 3})
    (animals / "wolf").symlink_to(place / "outside" / "wolf")
    (animals / "dog" / "loop").symlink_to(animals)
    summary = catalog.summary(str(animals))
    assert summary.classes == ("cat", "dog", "owl")
    assert summary.counts == (3, 4, 2)
    assert ("wolf", "is a link; links are not followed") in summary.skipped


def test_that_mixed_modes_and_sizes_become_one_shape(place):
    for i, mode in enumerate(("RGB", "L", "RGBA", "P", "1", "CMYK")):
        suffix = ".jpg" if mode == "CMYK" else ".png"
        photo(place / "a" / f"{mode}{suffix}", i, (30 + i, 50), mode)
        photo(place / "b" / f"{mode}{suffix}", i + 50, (90, 40 + i), mode)
    assert load(place).images.shape == (12, 3, 32, 32)
    assert catalog.summary(str(place)).size == "30×50 to 90×45"


def test_that_gray_photos_have_one_channel(place):
    for i in range(2):
        photo(place / "a" / f"{i}.png", i, mode="L")
        photo(place / "b" / f"{i}.png", i + 50, mode="L")
    assert load(place).images.shape == (4, 1, 32, 32)
    assert catalog.summary(str(place)).channels == 1


def test_that_a_file_is_no_data_set(place):
    (place / "file").write_text("x")
    with pytest.raises(EngineError, match="is a file"):
        catalog.summary(str(place / "file"))


def test_that_loading_can_be_stopped_before_each_picture(animals):
    asked = iter([False] * 5 + [True] * 99)
    with pytest.raises(CancelledError):
        catalog.load(replace(LENET, data=str(animals)), lambda: next(asked))
    assert load(animals).images.shape == (9, 3, 32, 32)


def test_that_a_survey_lists_members_in_natural_order(place):
    photos(place, {"a": 12, "b": 2})
    names = [member.path.name for member in survey_of(place).members["train"]]
    assert names[:12] == [f"picture {i}.png" for i in range(12)]
