"""Names of known data sets are said in the window's language; a person's own never are."""

import pytest

from engine.data.catalog import CATALOG
from engine.data.sets.class_names import are_known
from engine.data.sets.known_sets import known_set
from engine.sentence import Sentence
from engine.translation import translation
from tests.architecture.test_sentences import korean

KOREAN = korean()


@pytest.mark.parametrize("known", CATALOG, ids=lambda known: known.key)
def test_that_every_known_set_can_be_shown_in_korean(known):
    names = [name for name in known.classes if len(name) > 1 and name.isascii()]
    missing = [text for text in (known.title, known.description, known.licence, *names) if not KOREAN.get(text)]
    assert missing == []
    said = [translation("ko").say(name) for name in known.classes]
    assert len(set(said)) == len(said)


def test_that_only_whole_known_sets_are_known():
    classes = known_set("cifar10").classes
    assert are_known(classes)
    assert are_known(tuple(sorted(classes, reverse=True)))
    assert not are_known(("cat", "dog"))
    assert not are_known((*classes, "mine"))


def test_that_a_description_among_notes_is_said():
    note = Sentence(known_set("cifar10").description)
    assert translation("ko").say(note).startswith("동물과 탈것")
    assert note.startswith("60,000 small color photos")
