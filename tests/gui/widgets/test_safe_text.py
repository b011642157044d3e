import pytest

from gui.widgets.safe_text import elided, sentence, visible


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("digit 7.png", "digit 7.png"),
        ("한글 é 🙂.png", "한글 é 🙂.png"),
        ("a\tb", "a<U+0009>b"),
        ("a\u202eb", "a<U+202E>b"),
        ("two\nlines", "two\nlines"),
        ("a\udcff.png", "a<U+DCFF>.png"),
        ("%s <b>x</b>", "%s <b>x</b>"),
        ("گربه\u200cها 👩\u200d🔬", "گربه\u200cها 👩\u200d🔬"),
        ("cat\u200d.png", "cat<U+200D>.png"),
    ],
)
def test_that_hidden_characters_are_shown_as_codes(text: str, shown: str) -> None:
    assert visible(text) == shown


def test_that_a_long_name_keeps_its_beginning_and_its_suffix() -> None:
    name = f"{'a' * 300}.safetensors"
    short = elided(name, 40)
    assert len(short) == 40
    assert short.startswith("aaaa")
    assert short.endswith(".safetensors")


def test_that_a_short_name_stays_and_is_one_line() -> None:
    assert elided("a\nb.png") == "a b.png"


def test_that_a_sentence_keeps_its_words_and_shortens_only_endless_ones() -> None:
    text = sentence(f"The file {'y' * 500}.png is empty.")
    assert text.startswith("The file yyy")
    assert text.endswith(".png is empty.")
    assert max(map(len, text.split())) <= 64
