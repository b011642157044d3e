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


PARTS = {
    "English words": ("split", ("train", "eval", "holdout")),
    "Korean words": ("구분", ("학습", "검증", "테스트")),
    "words with more": ("data split", ("Training set", "Dev_set", "Test-set")),
    "usage": ("Usage", ("Training", "PublicTest", "PrivateTest")),
    "a third meaning": ("phase", ("train", "dev", "eval")),
    "numbers": ("partition", ("0", "1", "2")),
    "a heading that nobody knows": ("Spalte", ("train", "val", "test")),
}


@pytest.mark.parametrize("name", PARTS)
def test_that_parts_are_known_by_their_words(place, name):
    heading, words = PARTS[name]
    rows = "".join(f"images/p{i}.png,{'cat' if i % 2 else 'dog'},{words[i // 2]}\n" for i in range(6))
    path = table(place, f"filename,label,{heading}\n{rows}")
    data = load(path)
    assert (data.train.labels.tolist(), len(data.validation or ()), len(data.test or ())) == ([1, 0], 2, 2)
    found = catalog.summary(path)
    assert any(heading in note and words[1] in note for note in found.notes)
    assert (found.given, found.left_out) == (6, 0)


@pytest.mark.parametrize(
    ("head", "cells", "parts"),
    [
        ("is_valid", ("False", "False", "True"), (4, 2, 0)),
        ("is_train", ("1", "1", "0"), (4, 0, 2)),
        ("isTest", ("no", "no", "yes"), (4, 0, 2)),
        ("검증여부", ("아니오", "아니오", "예"), (4, 2, 0)),
        ("train,valid,test", ("1,0,0", "0,1,0", "0,0,1"), (2, 2, 2)),
        ("fold", ("0", "1", "2"), (4, 2, 0)),
    ],
)
def test_that_yes_and_no_and_folds_tell_the_parts(place, head, cells, parts):
    rows = "".join(f"images/p{i}.png,{'cat' if i % 2 else 'dog'},{cells[i // 2]}\n" for i in range(6))
    data = load(table(place, f"filename,label,{head}\n{rows}"))
    assert (len(data.train), len(data.validation or ()), len(data.test or ())) == parts


def test_that_an_unknown_word_for_a_part_is_refused_with_its_count(place):
    rows = "".join(f"images/p{i}.png,{i % 2},{'train' if i < 4 else 'gallery'}\n" for i in range(6))
    path = table(place, f"filename,label,split\n{rows}")
    told = "The column “split” has words that name no part of a data set: “gallery” (2)."
    assert catalog.summary(path).problem.startswith(told)
    with pytest.raises(EngineError, match="gallery"):
        load(path)


def test_that_a_line_in_no_part_is_left_out_and_counted(place):
    rows = "".join(f"images/p{i}.png,{i % 2},{'train' if i < 4 else ''}\n" for i in range(6))
    found = catalog.summary(table(place, f"filename,label,split\n{rows}"))
    assert (found.counts, found.given, found.left_out) == ((2, 2), 6, 2)
    assert found.skipped[0] == ("line 6: images/p4.png", "is in no part")


def test_that_a_class_that_is_only_tested_is_left_out_and_told(place):
    rows = "".join(f"images/p{i}.png,{'abc'[i % 2 if i < 4 else 2]},{'train' if i < 4 else 'test'}\n" for i in range(6))
    found = catalog.summary(table(place, f"filename,label,split\n{rows}"))
    assert (found.classes, found.given, found.left_out) == (("a", "b"), 6, 2)
    assert found.skipped[0][1] == "its class “c” has no pictures to learn from"


def test_that_a_column_for_each_class_is_read(place):
    rows = "".join(f"images/p{i},{1.0 - i % 2},{i % 2:.1f}\n" for i in range(6))
    found = catalog.summary(table(place, f"image,MEL,NV\n{rows}"))
    assert (found.classes, found.counts) == (("MEL", "NV"), (3, 3))
    assert load(found.data).labels.tolist() == [0, 1, 0, 1, 0, 1]


SEVERAL = {
    "columns": "image,male,smiling\n" + "".join(f"images/p{i}.png,1,{i % 2}\n" for i in range(6)),
    "tags": "image,tags\n" + "".join(f"images/p{i}.png,{'haze primary' if i % 2 else 'clear'}\n" for i in range(6)),
    "signs": "image,label\n" + "".join(f"images/p{i}.png,{'a|b' if i % 2 else 'b|c'}\n" for i in range(6)),
    "words that stand alone": "image,label\nimages/p0.png,horse\nimages/p1.png,person\nimages/p2.png,horse person\n",
    "a list": "image,label\n" + "".join(f"images/p{i}.png,\"['a', 'b']\"\n" for i in range(6)),
    "a line for each": "image,label\n" + "".join(f"images/p{i}.png,{label}\n" for i in range(6) for label in "ab"),
}


@pytest.mark.parametrize("name", SEVERAL)
def test_that_several_classes_for_a_picture_are_refused_in_words(place, name):
    problem = catalog.summary(table(place, SEVERAL[name])).problem
    assert "several classes" in problem
    assert "one class for each picture" in problem


def test_that_spaces_commas_and_fractions_in_names_are_no_lists(place):
    names = ("English springer", "Screw, hexagon head", "0.5", "golden retriever", "1", "T-shirt/top")
    rows = "".join(f'images/p{i}.png,"{name}"\n' for i, name in enumerate(names))
    assert set(load(table(place, f"file,label\n{rows}")).classes) == set(names)


def test_that_a_picture_in_two_classes_counts_for_neither(place):
    found = catalog.summary(table(place, PLAIN + "images/p0.png,cat\n" + "images/p9.png,cat\n" * 20))
    assert (found.counts, found.given, found.left_out) == ((3, 2), 27, 22)
    assert ("line 2: images/p0.png", "is there with another class, too") in found.skipped


def test_that_absolute_paths_are_found_by_their_ends(place):
    here = PLAIN.replace("images/", f"{place}/images/")
    assert catalog.summary(table(place, here)).counts == (3, 3)
    found = catalog.summary(table(place, PLAIN.replace("images/", "D:\\data\\photos\\images\\")))
    assert (found.counts, found.skipped) == ((3, 3), ())
    assert any("Paths of another place or computer: 6" in note for note in found.notes)


def test_that_names_are_kept_whole(place):
    long = "Screw, hexagon head, stainless steel A2, M4 x 10 mm, DIN 933, full thread"
    names = (long, long.replace("A2", "A4"), "گربه\u200cها", "👩\u200d🔬", "a\u202eb", "plain")
    rows = "".join(f'images/p{i}.png,"{name}"\n' for i, name in enumerate(names))
    path = table(place, f"file,label\n{rows}")
    assert set(catalog.summary(path).classes) == set(names)
    assert set(load(path).classes) == set(names)
    name = "DSC_2024-05-17_field-trip_plot-north_camera-north_white-balance-daylight_iso400.png"
    found = catalog.summary(table(place, PLAIN + f"{name},cat\n"))
    assert found.skipped[0][0] == f"line 8: {name}"


def test_that_a_table_without_headings_or_with_unknown_ones_is_understood(place):
    rows = "".join(f"{i},images/p{i}.png,{'cat' if i % 2 else 'dog'}\n" for i in range(6))
    assert catalog.summary(table(place, f",filename,label\n{rows}")).counts == (3, 3)
    rows = "".join(f"images/p{i}.png,{'cat' if i % 2 else 'dog'}\n" for i in range(6))
    found = catalog.summary(table(place, f"Bild,Tier\n{rows}"))
    assert (found.counts, found.given) == ((3, 3), 6)


def test_that_a_doubtful_column_of_classes_is_asked_about(place):
    rows = "".join(f"images/p{i}.png,{i % 2},{i % 3}\n" for i in range(6))
    problem = catalog.summary(table(place, f"filename,color,shape\n{rows}")).problem
    assert (
        problem == "“labels.csv” does not say which of its columns names the class: “color”, “shape”. Call it “label”."
    )


def test_that_measured_numbers_are_no_classes(place):
    for i in range(6, 40):
        (place / "images" / f"p{i}.png").write_bytes(png(i))
    rows = "".join(f"images/p{i}.png,{i * 1.37:.4f}\n" for i in range(1, 40))
    assert "numbers that measure" in catalog.summary(table(place, f"filename,price\n{rows}")).problem


def test_that_a_stray_table_does_not_hide_the_class_folders(place):
    for label in ("cat", "dog"):
        (place / label).mkdir()
        for i in range(3):
            (place / label / f"{i}.png").write_bytes(png(50 + i + 10 * (label == "dog")))
    (place / "images" / "p0.png").rename(place / "images" / "q.png")
    (place / "notes.csv").write_text("day,weather\nMonday,rain\n")
    assert set(catalog.summary(str(place)).classes) == {"cat", "dog", "images"}


def test_that_several_tables_beside_one_folder_of_pictures_are_named(place):
    table(place, PLAIN)
    table(place, PLAIN, "other.csv")
    with pytest.raises(EngineError, match=r"several files that can be trained on: “labels\.csv”, “other\.csv”"):
        load(str(place))
