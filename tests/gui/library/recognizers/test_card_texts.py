import pytest

from engine.evaluation.confidence import interval
from gui.library.recognizers import card_texts
from tests.gui.answers import recognizer


@pytest.mark.parametrize(
    ("share", "count", "low", "high"),
    [(0.5, 10, 0.2366, 0.7634), (1.0, 10, 0.7225, 1.0), (0.0, 20, 0.0, 0.1611), (0.99, 10_000, 0.98786, 0.99177)],
)
def test_that_the_interval_is_wilsons(share: float, count: int, low: float, high: float) -> None:
    assert interval(share, count) == pytest.approx((low, high), abs=1e-4)


def test_that_nobody_is_promised_an_accuracy_that_was_not_measured() -> None:
    assert card_texts.accuracy(recognizer("mine:a").card) == "not measured"
    held_out = recognizer("mine:a", validation_accuracy=0.9).card
    assert card_texts.accuracy(held_out) == "90.00 % on held-out training data"


def test_that_the_card_says_what_a_person_asks() -> None:
    info = recognizer(
        "run:a",
        path="/w.safetensors",
        licence="CC BY 4.0",
        temperature=1.2,
        notes="n",
        created="2026-11-22T10:00",
        program_version="0.1.0",
        recipe={"epochs": 3, "optimizer": "adamw", "seed": 7},
    )
    facts = dict(card_texts.facts(info, 1024))
    assert facts["Network"] == "lenet5 · full form"
    assert facts["Recipe"] == "3 epochs, adamw, seed 7"
    assert facts["License"] == "CC BY 4.0"
    assert facts["Made"] == "2026-11-22 · Inkling 0.1.0"
    assert facts["Input"] == "32×32 · ink, gray"
    assert facts["File"] == "/w.safetensors"
    assert "Size" in facts


def test_that_many_classes_are_shortened() -> None:
    card = recognizer("mine:a", classes=tuple(f"c{number}" for number in range(1000))).card
    from engine.library.info import RecognizerInfo

    shown = dict(card_texts.facts(RecognizerInfo("mine:a", card, "imported", ""), 0))["Tells apart"]
    assert shown.startswith("1000 classes: c0, c1")
    assert shown.endswith("…")
    assert len(shown) < 100
