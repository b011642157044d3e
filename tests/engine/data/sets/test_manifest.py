"""The list of a run's pictures keeps names whole."""

from dataclasses import replace

import numpy as np
import pytest

from engine.data.sets.dataset import DataSet
from engine.data.sets.manifest import LIST, what_changed, write_list
from engine.storage.safe_open import shown

LONG = "DSC_2024-05-17_field-trip_plot-{}_camera-north_white-balance-daylight_iso400.png"
NAMES = (
    *("cat/1.png", LONG.format(1), LONG.format(2), "گربه\u200cها/1.png", "a\u202eb.png", "caf\udce9.png"),
    *("line\nbreak.png", "back\\slash\\n.png", "two  spaces.png"),
)
EMPTY = np.zeros((0, 1, 8, 8), np.uint8)


def data(names: tuple[str, ...] = NAMES, digest: str = "ab") -> DataSet:
    files = tuple((name, f"{digest}{place:02}") for place, name in enumerate(names))
    return DataSet("x", "photo", ("a", "b"), EMPTY, np.zeros(0, np.int64), files=files)


def test_that_nothing_has_changed_where_nothing_did(tmp_path):
    write_list(tmp_path, data())
    assert what_changed(tmp_path, data()) == ""


@pytest.mark.parametrize("place", range(len(NAMES)))
def test_that_the_very_picture_is_named(tmp_path, place):
    write_list(tmp_path, data())
    files = list(data().files)
    files[place] = (files[place][0], "ff")
    assert what_changed(tmp_path, replace(data(), files=tuple(files))) == f"“{shown(NAMES[place])}” has changed"
    del files[place]
    assert what_changed(tmp_path, replace(data(), files=tuple(files))) == f"“{shown(NAMES[place])}” is gone"


def test_that_many_changes_are_counted(tmp_path):
    write_list(tmp_path, data())
    told = what_changed(tmp_path, data(digest="cd"))
    assert told.startswith("“cat/1.png” has changed, ")
    assert told.endswith("and 6 more")


def test_that_sha256sum_would_read_the_list(tmp_path):
    write_list(tmp_path, data(("a.png", "line\nbreak.png", "back\\slash.png")))
    lines = (tmp_path / LIST).read_bytes().split(b"\n")
    assert lines == [b"ab00  a.png", rb"\ab01  line\nbreak.png", rb"\ab02  back\\slash.png", b""]


def test_that_lists_with_shown_names_still_fit(tmp_path):
    (tmp_path / LIST).write_text("".join(f"{digest}  {shown(name)}\n" for name, digest in data(NAMES[:6]).files))
    assert what_changed(tmp_path, data(NAMES[:1] + NAMES[4:6])) != ""
    assert "has changed" not in what_changed(tmp_path, data(NAMES[:6]))
