"""Tables whose lines are pictures."""

import numpy as np
import pytest

from engine.data import catalog
from engine.recipe import Recipe
from tests.engine.data.formats.test_npz import ink

PICTURES, LABELS = ink(6), np.array([3, 10, 2, 3, 10, 2])
ROWS = PICTURES.reshape(6, -1)


def lines(first: bool = True, sign: str = ",") -> list[str]:
    return [
        sign.join(map(str, (label, *row) if first else (*row, label))) for row, label in zip(ROWS, LABELS, strict=True)
    ]


HEAD = ",".join(f"pixel{i}" for i in range(784))
LISTS = [f"{label},{' '.join(map(str, row))}" for label, row in zip(LABELS, ROWS, strict=True)]
SAME = {
    "as MNIST": [f"label,{HEAD}", *lines()],
    "without headings": lines(),
    "the class last": [f"{HEAD},label", *lines(first=False)],
    "the class last, without headings": lines(first=False),
    "an unknown heading": [f"Ziffer,{HEAD}", *lines()],
    "row and column": ["label," + ",".join(f"{i // 28 + 1}x{i % 28 + 1}" for i in range(784)), *lines()],
    "semicolons": [f"label,{HEAD}".replace(",", ";"), *lines(sign=";")],
    "all in one cell": ["emotion,pixels", *LISTS],
    "in quotes": [f"label,{HEAD}", *(f'"{line.partition(",")[0]}",{line.partition(",")[2]}' for line in lines())],
    "numbers of the lines": [f",label,{HEAD}", *(f"{i},{line}" for i, line in enumerate(lines()))],
}


@pytest.mark.parametrize("name", SAME)
def test_that_tables_of_pixels_are_pictures(tmp_path, name):
    path = tmp_path / "digits.csv"
    path.write_text("\n".join(SAME[name]) + "\n")
    data = catalog.load(Recipe(data=str(path)))
    assert (data.title, data.kind, data.classes) == ("digits", "ink", ("2", "3", "10"))
    assert np.array_equal(data.images[:, 0], PICTURES)
    assert data.labels.tolist() == [1, 2, 0, 1, 2, 0]
    assert (catalog.summary(str(path)).given, data.left_out) == (6, 0)


def test_that_parts_and_broken_lines_are_told_and_counted(tmp_path):
    rows = [f"{line},{part}" for line, part in zip(LISTS, ("Training",) * 3 + ("PublicTest",) * 3, strict=True)]
    more = ["7,1 2 3,Training", f"7,{'x ' * 783}x,Training", rows[0].replace("Training", "")]
    (tmp_path / "fer.csv").write_text("\n".join(["emotion,pixels,Usage", *rows, *more]) + "\n")
    found = catalog.summary(str(tmp_path / "fer.csv"))
    assert (found.counts, found.validation_count, found.given, found.left_out) == ((1, 1, 1), 3, 9, 3)
    assert dict(found.skipped) == {
        "line 8": "has 3 values in place of 784",
        "line 9": "has values that are no numbers",
        "line 10": "is in no part",
    }


def test_that_pixels_without_classes_or_with_unknown_parts_are_refused_in_words(tmp_path):
    path = tmp_path / "test.csv"
    path.write_text("\n".join([HEAD, *(line.partition(",")[2] for line in lines())]))
    assert "no column of classes" in catalog.summary(str(path)).problem
    path.write_text("\n".join([f"label,split,{HEAD}", *(line.replace(",", ",gallery,", 1) for line in lines())]))
    assert "“gallery” (6)" in catalog.summary(str(path)).problem


def test_that_a_table_of_measurements_is_no_picture(tmp_path):
    path = tmp_path / "iris.csv"
    path.write_text("length,width,species\n" + "5.1,3.5,setosa\n4.9,3.0,virginica\n" * 3)
    assert "names no picture that is there" in catalog.summary(str(path)).problem


def test_that_colors_of_a_pixel_that_stand_together_are_seen(tmp_path):
    y, x = np.mgrid[:12, :12]
    planes = np.stack([np.stack([x * 20, y * 20, (x + y) * 10]), np.stack([y * 20, x * 20, 255 - x * 20])])
    rows = planes.transpose(0, 2, 3, 1).reshape(2, -1)
    path = tmp_path / "skin.csv"
    head = ",".join(f"pixel{i:04}" for i in range(432))
    path.write_text(f"{head},label\n" + "".join(",".join(map(str, (*row, i))) + "\n" for i, row in enumerate(rows)))
    data = catalog.load(Recipe(data=str(path)))
    assert np.array_equal(data.images, planes)
    assert any("three colors of each together" in note for note in data.notes)
