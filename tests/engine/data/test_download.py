import gzip
import hashlib
import shutil
import struct
from dataclasses import replace
from importlib.util import find_spec
from pathlib import Path

import numpy as np
import pytest

from engine.data import catalog, download
from engine.data.files import folder_of, is_here
from engine.data.sets.entry import CatalogEntry
from engine.data.sets.known_sets import KNOWN_SETS
from engine.download.source import DownloadStopped, Source
from engine.errors import EngineError
from engine.recipe import Recipe
from tests.engine.data.made_files import zipped
from tests.engine.download.server import serving, whole

CLASSES = ("boot", "shirt")


def idx(array):
    head = bytes([0, 0, 8, array.ndim]) + struct.pack(f">{array.ndim}I", *array.shape)
    return gzip.compress(head + array.tobytes(), mtime=0)


IMAGES = np.random.default_rng(0).integers(0, 256, (8, 28, 28)).astype(np.uint8)
LABELS = np.arange(8, dtype=np.uint8) % 2
FILES = {
    "train-images-idx3-ubyte.gz": idx(IMAGES),
    "train-labels-idx1-ubyte.gz": idx(LABELS),
    "t10k-images-idx3-ubyte.gz": idx(IMAGES[:2]),
    "t10k-labels-idx1-ubyte.gz": idx(LABELS[:2]),
}


def source(name, content, url="http://127.0.0.1:9/"):
    return Source(url + name, name, hashlib.sha256(content).hexdigest(), len(content))


def tiny(sources, **more):
    return CatalogEntry(
        "tiny-clothes", "Tiny clothes", "", "photo", CLASSES, (4, 4), 2, 1, "28×28", "none", **more, sources=sources
    )


@pytest.fixture
def entry(monkeypatch):
    made = tiny(tuple(source(name, content) for name, content in FILES.items()))
    monkeypatch.setattr(catalog, "CATALOG", (*catalog.CATALOG, made))
    return made


def put(entry):
    place = folder_of(entry)
    place.mkdir(parents=True)
    for name, content in FILES.items():
        (place / name).write_bytes(content)
    return place


def recipe():
    return Recipe(data="tiny-clothes")


def test_that_a_downloaded_set_has_the_names_of_the_catalog(entry):
    put(entry)
    data = catalog.load(recipe())
    assert (data.title, data.kind, data.classes) == ("Tiny clothes", "photo", CLASSES)
    assert np.array_equal(data.images[:, 0], IMAGES)
    assert catalog.summary("tiny-clothes").download_bytes == 0


def test_that_the_files_are_counted_and_a_difference_is_told(entry, monkeypatch):
    put(entry)
    assert catalog.load(recipe()).notes == ()
    monkeypatch.setattr(catalog, "CATALOG", (replace(entry, counts=(3, 5)),))
    assert "shared out among the classes otherwise" in catalog.load(recipe()).notes[-1]
    monkeypatch.setattr(catalog, "CATALOG", (replace(entry, counts=(5, 5)),))
    data = catalog.load(recipe())
    assert data.notes[-1] == "The list of data sets says 10 pictures to learn from; 8 are in the files and used."
    assert len(data.labels) == 8


def test_that_a_set_that_is_not_here_says_how_to_get_it(entry):
    found = catalog.summary("tiny-clothes")
    assert (found.counts, found.download_bytes) == ((4, 4), sum(map(len, FILES.values())))
    with pytest.raises(EngineError, match="data download tiny-clothes"):
        catalog.load(recipe())


def test_that_a_changed_file_is_refused_at_each_use(entry):
    place = put(entry)
    catalog.load(recipe())
    images = place / "train-images-idx3-ubyte.gz"
    content = bytearray(images.read_bytes())
    content[100] ^= 1
    images.write_bytes(content)
    with pytest.raises(EngineError, match=r"train-images.*damaged or was changed"):
        catalog.load(recipe())


def test_that_files_that_a_person_has_are_taken_over_under_any_name(entry, tmp_path):
    given = []
    for number, content in enumerate(FILES.values()):
        path = tmp_path / f"copy {number}"
        path.write_bytes(content)
        given.append(path)
    with pytest.raises(EngineError, match=r"None of these files is “train-labels"):
        download.take_over(entry, (given[0], given[2], given[3]))
    download.take_over(entry, tuple(given))
    assert catalog.load(recipe()).classes == CLASSES
    assert download.remove(entry) == sum(map(len, FILES.values()))
    assert not is_here(entry)


def test_that_what_is_wanted_is_taken_out_of_an_archive(monkeypatch, tmp_path):
    zipped(tmp_path / "all.zip", {f"gzip/a-{name}": content for name, content in FILES.items()} | {"gzip/b-x": b"1"})
    packed = (tmp_path / "all.zip").read_bytes()
    made = tiny((source("all.zip", packed),), members=("gzip/a-",), unpacked=1000)
    monkeypatch.setattr(catalog, "CATALOG", (made,))
    download.take_over(made, (tmp_path / "all.zip",))
    assert catalog.load(recipe()).classes == CLASSES


def test_that_a_download_gets_all_files_tells_the_sum_and_goes_on_after_a_stop(entry):
    told = []
    with serving(lambda request: whole(FILES[request.path.strip("/")])(request)) as server:
        here = tuple(source(name, content, f"{server.address}/") for name, content in FILES.items())
        made = replace(entry, sources=here)
        stops = iter([False] * 3)
        with pytest.raises(DownloadStopped):
            download.download(made, should_stop=lambda: next(stops, True), may_be_local=True)
        download.download(made, tell=told.append, may_be_local=True)
    assert is_here(made)
    assert told[-1].done_bytes == told[-1].total_bytes == made.download_bytes


def test_that_no_download_begins_without_room_for_it(entry, monkeypatch):
    monkeypatch.setattr(shutil, "disk_usage", lambda _: type("Usage", (), {"free": 10}))
    with pytest.raises(EngineError, match="Free some space"):
        download.download(entry)


@pytest.mark.parametrize("known", KNOWN_SETS, ids=lambda known: known.key)
def test_that_the_facts_of_a_known_set_are_whole(known):
    assert len(known.classes) == len(known.counts) == len(set(known.classes))
    assert all(one.has_full_hash and len(one.md5) == 32 and one.size > 5_000 for one in known.sources)
    assert known.licence
    assert known.homepage
    assert known.test_count > 0


def test_that_addresses_and_md5_sums_are_torchvisions():
    (place,) = find_spec("torchvision").submodule_search_locations  # read, not imported
    source_code = "".join(path.read_text("utf-8") for path in (Path(place) / "datasets").glob("*.py"))
    for known in KNOWN_SETS:
        for one in known.sources:
            assert one.md5 in source_code
            addresses = (one.url, *one.mirrors)
            assert any(url in source_code or url.rpartition("/")[0] in source_code for url in addresses)


def test_that_known_sets_hold_as_many_pictures_as_their_makers_say():
    counts = {known.key: (sum(known.counts), known.test_count, len(known.classes)) for known in KNOWN_SETS}
    assert counts == {
        "fashion-mnist": (60_000, 10_000, 10),
        "kmnist": (60_000, 10_000, 10),
        "emnist-letters": (124_800, 20_800, 26),
        "emnist-balanced": (112_800, 18_800, 47),
        "cifar10": (50_000, 10_000, 10),
        "cifar100": (50_000, 10_000, 100),
        "svhn": (73_257, 26_032, 10),
        "imagenette-160": (9_469, 3_925, 10),
        "imagenette-320": (9_469, 3_925, 10),
    }
