"""resources/datasets.toml is checked when it is read."""

import pytest

from engine.data.sets.known_sets import FILE, KNOWN_SETS, WORDNET_NAMES, known_set, read_sets

TEXT = FILE.read_text("utf-8")


def test_that_the_file_holds_whole_sets():
    assert read_sets(TEXT) == (KNOWN_SETS, WORDNET_NAMES)
    assert known_set("cifar10").classes[3] == "cat"
    assert known_set("svhn").counts[1] == 13_861
    assert set(WORDNET_NAMES.values()) == set(known_set("imagenette-160").classes)
    assert all(sum(known.counts) > 9_000 and known.download_bytes for known in KNOWN_SETS)


LIES = {
    "a field that nobody knows": ("each = 6_000\n", "each = 6_000\ncolour = 1\n", "fashion-mnist: nobody knows colour"),
    "a missing field": ('kind = "ink"\n', "", "kmnist: kind is missing"),
    "another kind": ('kind = "ink"\n', 'kind = "sound"\n', "kmnist: kind, channels or counts"),
    "a text as number": ("size = 29_515", 'size = "29515"', "a file of fashion-mnist: size"),
    "a negative number": ("test = 10_000", "test = -1", "fashion-mnist: test"),
    "a class twice": ('"Trouser", "Pullover"', '"Trouser", "Trouser"', "fashion-mnist: classes"),
    "too few counts": ("4_948, 13_861", "4_948", "svhn: kind, channels or counts"),
    "a cut hash": ('sha256 = "3aede38d', 'sha256 = "', "a mirror is trusted only"),
    "two of one key": ('key = "kmnist"', 'key = "fashion-mnist"', "key is empty or holds a text twice"),
}


@pytest.mark.parametrize("name", LIES)
def test_that_what_is_wrong_is_named(name):
    before, after, words = LIES[name]
    assert before in TEXT
    with pytest.raises(ValueError, match=words):
        read_sets(TEXT.replace(before, after, 1))
