import os
import signal
import time

import numpy as np
import pytest
import torch

from engine.data import catalog
from engine.data.batches.batches import Batches, BatchRange
from engine.data.decoding import placement, worker_pool
from engine.data.decoding.inspection import ImageFacts
from engine.data.decoding.record_file import path_of, prepare
from engine.data.decoding.tasks import ChangedPictureError, DecodeTask, InspectTask
from engine.data.decoding.worker_pool import Decoders
from engine.data.sets.dataset import source_of
from engine.errors import EngineError
from engine.networks.input_spec import InputSpec
from engine.recipe import Recipe
from engine.storage import paths
from tests.engine.data.made_files import pictures, png

CPU = torch.device("cpu")
SPEC = InputSpec(3, 32, (0.5,) * 3, (0.25,) * 3, "photo")


@pytest.fixture
def animals(tmp_path):
    for name, content in pictures(each=6).items():
        path = tmp_path / "animals" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return tmp_path / "animals"


@pytest.fixture
def two_processes(monkeypatch):
    monkeypatch.setattr(worker_pool, "processes_here", lambda: 2)


def load(folder, **options):
    return catalog.load(Recipe(data=str(folder), data_options=options))


def batches(data, **more):
    return Batches(data.train, SPEC, CPU, augment="photo", seed=3, **more)


@pytest.mark.parametrize("keep", [True, False])
def test_that_streamed_pictures_are_those_in_memory_in_the_same_order(animals, two_processes, keep):
    memory, streamed = load(animals), load(animals, in_memory=False, keep_on_disk=keep)
    assert source_of(streamed.images) is not None
    assert streamed.images.shape == memory.images.shape
    assert np.array_equal(streamed.images[2:7], memory.images[2:7])
    one, other = batches(memory), batches(streamed)
    for epoch in (1, 2):
        for first in range(0, 12, 5):
            place = BatchRange(first, min(first + 5, 12))
            for ours, theirs in zip(one.shuffled(epoch, place), other.shuffled(epoch, place), strict=True):
                assert torch.equal(ours, theirs)
    place = BatchRange(5, 8)  # out of turn, as after a resume
    assert torch.equal(one.shuffled(7, place)[0], other.shuffled(7, place)[0])
    assert torch.equal(one.in_order(BatchRange(0, 12))[0], other.in_order(BatchRange(0, 12))[0])
    if not keep:
        streamed.close()
        assert len(list((paths.data() / "prepared").iterdir())) == 1  # of the data set in memory


def test_that_nothing_is_written_when_nothing_may_be_kept(animals):
    load(animals, keep_on_disk=False)
    assert not (paths.data() / "prepared").exists()


def test_that_a_part_of_a_streamed_set_is_streamed_and_known_by_its_files(animals):
    data = load(animals, in_memory=False)
    part = data.train.subset(np.array([3, 1, 8]))
    assert source_of(part.images) is not None
    assert np.array_equal(part.images[0:3], data.images[np.array([3, 1, 8])])
    first = data.fingerprint()
    assert load(animals, in_memory=False).fingerprint() == first
    (animals / "cat" / "cat 2.png").write_bytes(png(99))
    assert load(animals, in_memory=False).fingerprint() != first


def test_that_data_that_do_not_fit_are_streamed_and_told(animals, monkeypatch):
    monkeypatch.setattr(placement, "free_memory", lambda: 100_000)
    data = load(animals)
    assert source_of(data.images) is not None
    assert any("read from the disk" in note for note in data.notes)
    monkeypatch.setattr(placement, "free_memory", lambda: 10_000)
    with pytest.raises(EngineError, match="in_memory=false"):
        load(animals, in_memory=True)


def test_that_a_flipped_bit_in_what_was_prepared_is_mended_from_the_file_and_told(animals):
    data = load(animals, in_memory=False)
    right = data.images[0:12]
    (kept,) = (paths.data() / "prepared").iterdir()
    content = bytearray(kept.read_bytes())
    content[19 + 4 * (3 * 32 * 32 + 4) + 100] ^= 2
    kept.write_bytes(content)
    again = load(animals, in_memory=False)
    assert np.array_equal(again.images[0:12], right)
    assert any("prepared copy of “cat 4.png” is damaged" in sentence for sentence in again.news())
    assert again.news() == ()


def test_that_a_file_that_changed_or_went_is_named(animals):
    data = load(animals, in_memory=False, keep_on_disk=False)
    (animals / "cat" / "cat 2.png").write_bytes(png(99))
    (animals / "dog" / "dog 1.png").unlink()
    assert data.images[0:2].shape == (2, 3, 32, 32)
    with pytest.raises(ChangedPictureError, match=r"cat/cat 2\.png. has changed") as changed:
        data.images[2:3]
    assert not changed.value.missing
    with pytest.raises(ChangedPictureError, match=r"dog/dog 1\.png. cannot be read any more") as gone:
        data.images[7:8]
    assert gone.value.missing.endswith("dog 1.png")
    data.close()


def test_that_preparing_goes_on_where_it_was_left(tmp_path):
    made = np.random.default_rng(0).integers(0, 256, (6, 3, 4, 4)).astype(np.uint8)
    asked = []

    def some(first, last=6):
        asked.append(first)
        yield from made[first:last]
        if last < 6:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        prepare("k", 6, (3, 4, 4), lambda first: some(first, 4))
    unfinished = path_of("k").with_name(path_of("k").name + ".part")
    content = bytearray(unfinished.read_bytes())
    content[19 + 3 * 52 + 7] ^= 1  # the fourth record
    unfinished.write_bytes(content)
    kept = prepare("k", 6, (3, 4, 4), some)
    assert asked == [0, 3]
    assert np.array_equal(kept.taken(np.arange(6)), made)
    assert [path.name for path in path_of("k").parent.iterdir()] == ["k.pictures"]


def test_that_a_full_disk_means_decoding_again_and_is_told(animals, monkeypatch):
    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(placement, "prepare", full)
    assert len(load(animals).images) == 12
    data = load(animals, in_memory=False)
    assert any("could not be kept" in note for note in data.notes)


def tasks(folder):
    return [InspectTask(str(path)) for path in sorted(folder.rglob("*.png"))]


def test_that_results_come_in_order(animals):
    with Decoders(2) as some:
        seen = list(some.results(tasks(animals)))
    assert all(isinstance(one, ImageFacts) for one in seen)
    assert [one.digest for one in seen] == [one.digest for one in map(worker_pool.done, tasks(animals))]


def test_that_a_killed_process_is_told_and_replaced(animals):
    told = []
    with Decoders(1, told.append) as some:
        assert len(list(some.results(tasks(animals)[:2]))) == 2
        (first,) = some.processes()
        os.kill(first, signal.SIGKILL)
        assert all(not one.reason for one in some.results(tasks(animals)))
        (second,) = some.processes()
    assert second != first
    assert len(told) == 1
    assert "another one took its place" in told[0]


def test_that_a_process_that_hangs_is_told_and_replaced(animals):
    told = []

    def tell(sentence):
        told.append(sentence)
        some.patience_s = 60.0  # for the one that comes

    with Decoders(1, tell) as some:
        list(some.results(tasks(animals)[:1]))
        (first,) = some.processes()
        os.kill(first, signal.SIGSTOP)
        some.patience_s = 0.5
        assert all(not one.reason for one in some.results(tasks(animals)[:3]))
    assert len(told) == 1
    assert "took too long" in told[0]


def test_that_a_picture_that_ends_every_process_is_left_out(animals, monkeypatch):
    asked = []

    def gone(self, task):
        asked.append(task)
        raise OSError("exit code -11")

    monkeypatch.setattr(worker_pool.Worker, "ask", gone)
    with Decoders(1) as some:
        (look, made) = some.results([tasks(animals)[0], DecodeTask("a.png", "", "photo", SPEC)])
    assert "ends the program" in look.reason
    assert isinstance(made, EngineError)
    assert len(asked) == 4


def test_that_closing_ends_the_processes_at_once(animals):
    some = Decoders(2)
    results = some.results(tasks(animals) * 20)
    next(results)
    ids, began = some.processes(), time.monotonic()
    some.close()
    assert time.monotonic() - began < 5
    assert ids
    for one in ids:
        with pytest.raises(ProcessLookupError):
            os.kill(one, 0)


def test_that_many_pictures_are_looked_at_in_processes(animals, two_processes, monkeypatch):
    whole = catalog.summary(str(animals))
    for memory in (paths.data() / "folders").iterdir():
        memory.unlink()
    monkeypatch.setattr(worker_pool, "TRIED_HERE", 2)
    monkeypatch.setattr(worker_pool, "WORTH_S", 0.0)
    again = catalog.summary(str(animals))
    assert (again.counts, again.classes, again.size, again.skipped) == (
        (whole.counts, whole.classes, whole.size, whole.skipped)
    )
