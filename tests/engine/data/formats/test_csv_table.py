import pytest

from engine.data import catalog
from engine.errors import EngineError
from engine.recipe import Recipe
from tests.engine.data.made_files import png


@pytest.fixture
def place(tmp_path):
    folder = tmp_path / "photos"
    (folder / "images").mkdir(parents=True)
    for i in range(6):
        (folder / "images" / f"p{i}.png").write_bytes(png(i))
    return folder


def table(place, text, name="labels.csv", encoding="utf-8"):
    path = place / name
    path.write_bytes(text.encode(encoding))
    return str(path)


def load(data):
    return catalog.load(Recipe(data=data))


PLAIN = "filename,label\n" + "".join(f"images/p{i}.png,{'cat' if i % 2 else 'dog'}\n" for i in range(6))
SAME = {
    "plain": PLAIN,
    "a mark at the beginning": "\ufeff" + PLAIN,
    "Windows lines": PLAIN.replace("\n", "\r\n"),
    "semicolons": PLAIN.replace(",", ";"),
    "Korean headings": PLAIN.replace("filename,label", "파일명,라벨"),
    "quotes": "label;path\n" + "".join(f'"{"cat" if i % 2 else "dog"}";"images/p{i}.png"\n' for i in range(6)),
    "no headings": PLAIN.split("\n", 1)[1],
    "names without a suffix": PLAIN.replace(".png", ""),
    "names without their folder": PLAIN.replace("images/", ""),
    "backslashes": PLAIN.replace("images/", "images\\"),
    "more columns, empty lines": "id,breed,age\n\n"
    + "".join(f"p{i},{'cat' if i % 2 else 'dog'},3\n" for i in range(6)),
}


@pytest.mark.parametrize("name", SAME)
def test_that_tables_of_many_forms_name_the_same_pictures(place, name):
    found = catalog.summary(table(place, SAME[name]))
    assert (found.classes, found.counts, found.problem, found.skipped) == (("cat", "dog"), (3, 3), "", ())
    assert load(found.data).labels.tolist() == [1, 0, 1, 0, 1, 0]


def test_that_the_folder_of_a_table_is_as_good_as_the_table(place):
    table(place, PLAIN)
    assert catalog.summary(str(place)).counts == (3, 3)


def test_that_a_column_of_parts_is_obeyed(place):
    parts = ("train", "train", "train", "train", "val", "test")
    text = "file,class,split\n" + "".join(f"images/p{i}.png,{i % 2},{part}\n" for i, part in enumerate(parts))
    data = load(table(place, text))
    assert data.labels.tolist() == [0, 1, 0, 1]
    assert data.validation is not None
    assert data.test is not None
    assert (data.validation.labels.tolist(), data.test.labels.tolist()) == ([0], [1])


def test_that_lines_which_cannot_be_used_are_told_with_their_numbers(place):
    outside = place.parent / "secret.png"
    outside.write_bytes(png(9))
    (place / "images" / "link.png").symlink_to(outside)
    more = (
        "images/nowhere.png,cat\n../secret.png,cat\n"
        f"{outside},cat\nC:\\secret.png,cat\nimages/p0.png,dog\nimages/p1.png,\n"
        '"=HYPERLINK(""http://example.invalid"")",cat\nimages/link.png,cat\nhttps://example.invalid/a.png,cat\n'
    )
    found = catalog.summary(table(place, PLAIN + more))
    assert found.counts == (3, 3)
    reasons = {name.partition(":")[0]: why for name, why in found.skipped}
    assert reasons["line 8"] == "is not there"
    assert all("outside" in reasons[f"line {number}"] for number in (9, 10, 11))
    assert reasons["line 12"] == "is there in line 2 already"
    assert reasons["line 13"] == "has no label"
    assert "line 14" in reasons
    assert "leads out" in reasons["line 15"]
    assert "no file name" in reasons["line 16"]
    assert any("9 of 15 lines" in note for note in found.notes)


def test_that_korean_tables_of_older_programs_are_read(place):
    text = PLAIN.replace("cat", "고양이").replace("dog", "개")
    assert catalog.summary(table(place, text, encoding="cp949")).classes == ("개", "고양이")
    assert catalog.summary(table(place, text, encoding="utf-16")).classes == ("개", "고양이")


PROBLEMS = {
    "all missing": ("file,label\na.png,1\nb.png,2\n", "names no picture that is there, in 2 lines"),
    "one class": ("file,label\nimages/p0.png,1\nimages/p1.png,1\n", "only one class"),
    "look-alikes": ("file,label\nimages/p0.png,Cat\nimages/p1.png,cat\n", "look alike"),
    "only headings": ("file,label\n", "is an empty table"),
    "nothing": ("", "is an empty table"),
    "no training": ("file,label,split\nimages/p0.png,1,test\nimages/p1.png,2,test\n", "no lines for training"),
}


@pytest.mark.parametrize("name", PROBLEMS)
def test_that_a_table_that_cannot_be_trained_on_says_why(place, name):
    text, words = PROBLEMS[name]
    assert words in catalog.summary(table(place, text)).problem
    with pytest.raises(EngineError, match=words):
        load(str(place / "labels.csv"))


@pytest.mark.parametrize(
    "text", ["file,label\nonly one cell\n", 'file,label\n"open quote,1\n', "file,label\n\x00\x01,1,2\n"]
)
def test_that_a_line_that_is_none_is_named(place, text):
    with pytest.raises(EngineError, match=r"line \d|no picture"):
        load(table(place, text))
