import gzip
import hashlib
import struct
import subprocess
import sys

import numpy as np
import pytest

from engine.data import catalog
from engine.data.formats.mnist import FOLDER, read_split
from engine.errors import EngineError
from engine.recipe import Recipe

MD5 = {
    "train-images-idx3-ubyte": "6bbc9ace898e44ae57da46a324031adb",
    "train-labels-idx1-ubyte": "a25bea736e30d166cdddb491f175f624",
    "t10k-images-idx3-ubyte": "2646ac647ad5339dbf082846283269ea",
    "t10k-labels-idx1-ubyte": "27ae3e4e09519cfbb04c329615203637",
}


def test_that_the_shipped_files_are_the_genuine_ones():
    for name, digest in MD5.items():
        assert hashlib.md5(gzip.decompress((FOLDER / f"{name}.gz").read_bytes())).hexdigest() == digest


def test_that_the_catalog_tells_the_truth_about_mnist():
    data = catalog.load(Recipe(data="mnist"))
    told = catalog.entry("mnist")
    assert told is not None
    assert data.images.shape == (60_000, 1, 28, 28)
    assert data.test is not None
    assert len(data.test) == told.test_count
    assert tuple(np.bincount(data.labels)) == told.counts
    assert data.classes == told.classes
    summary = catalog.summary("mnist")
    assert (summary.counts, summary.size, summary.problem) == (told.counts, "28×28", "")


@pytest.mark.parametrize(("images", "labels", "words"), [(3, 2, "3 pictures, 2 labels"), (2, 2, "the largest is 9")])
def test_that_files_that_do_not_fit_are_refused(tmp_path, images, labels, words):
    header = bytes([0, 0, 8, 3]) + struct.pack(">III", images, 2, 2)
    (tmp_path / "train-images-idx3-ubyte").write_bytes(header + bytes(4 * images))
    (tmp_path / "train-labels-idx1-ubyte").write_bytes(
        bytes([0, 0, 8, 1]) + struct.pack(">I", labels) + b"\x0a" * labels
    )
    with pytest.raises(EngineError, match=words):
        read_split(tmp_path, "train")


def test_that_the_catalog_needs_no_torch():
    code = (
        "import sys, engine.data.catalog as c, engine.data.folders.load, engine.training.runs.run_record;"
        "import engine.training.defaults; c.summary('mnist'); sys.exit('torch' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


@pytest.mark.parametrize("data", ["", "nothing", "/no/such/folder"])
def test_that_unknown_data_is_a_sentence(data):
    with pytest.raises(EngineError, match="There is no data set"):
        catalog.load(Recipe(data=data))
    with pytest.raises(EngineError, match="There is no data set"):
        catalog.summary(data)
