import pytest

from engine.storage.safe_open import shown


@pytest.mark.parametrize(
    ("name", "painted"),
    [
        ("7.png", "7.png"),
        ("a\u202eb", "a\\u202eb"),
        ("a\udcff", "a\\udcff"),
        ("گربه\u200cها", "گربه\u200cها"),
        ("👩\u200d🔬", "👩\u200d🔬"),
        ("cat\u200d.png", "cat\\u200d.png"),
        ("\u200d", "\\u200d"),
        ("x" * 100, "x" * 29 + "…" + "x" * 29),
    ],
)
def test_that_names_in_sentences_are_plain_and_short_and_joiners_stay(name: str, painted: str) -> None:
    assert shown(name) == painted
