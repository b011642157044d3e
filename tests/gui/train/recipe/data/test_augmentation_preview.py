from collections.abc import Iterator

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from engine.protocol.data import PreviewedPictures, PreviewPictures
from engine.protocol.messages import Failed
from engine.recipe import Recipe
from gui.session import Session
from gui.settings import Settings
from gui.train.recipe.data.augmentation_preview import AugmentationPreview
from tests.gui.fake_engine import FakeEngine


@pytest.fixture
def engine() -> FakeEngine:
    return FakeEngine()


@pytest.fixture
def strip(engine: FakeEngine, qtbot: QtBot) -> Iterator[AugmentationPreview]:
    """A strip that has asked for the pictures of a recipe."""
    session = Session(engine, Settings())
    session.start()
    engine.greet()
    made = AugmentationPreview(session)
    qtbot.addWidget(made)
    made.show_recipe(Recipe())
    assert len(previews(engine)) == 1
    yield made
    session.close()
    session.deleteLater()


def previews(engine: FakeEngine) -> list[PreviewPictures]:
    return engine.of(PreviewPictures)


def pictures(request: PreviewPictures) -> PreviewedPictures:
    return PreviewedPictures(np.zeros((3, 28, 28, 3), np.uint8))


def test_that_the_same_recipe_is_asked_for_once(strip: AugmentationPreview, engine: FakeEngine) -> None:
    engine.answer(pictures(previews(engine)[0]))
    assert strip.count() == 3
    strip.show_recipe(Recipe())
    assert len(previews(engine)) == 1


def test_that_pictures_lost_with_the_engine_are_asked_for_once_more_and_not_for_ever(
    strip: AugmentationPreview, engine: FakeEngine, qtbot: QtBot
) -> None:
    engine.answer(Failed("The recognition engine stopped unexpectedly."))
    assert strip.count() == 0
    assert "stopped unexpectedly" in strip.accessibleDescription()
    strip.show_recipe(Recipe())
    qtbot.waitUntil(lambda: len(previews(engine)) == 2)
    engine.answer(Failed("The recognition engine stopped unexpectedly."))
    strip.show_recipe(Recipe())
    strip.show_recipe(Recipe(epochs=7))  # looks the same
    assert len(previews(engine)) == 2
    strip.show_recipe(Recipe(seed=5, augmentation="none"))
    qtbot.waitUntil(lambda: len(previews(engine)) == 3)
    engine.answer(pictures(previews(engine)[2]))
    assert strip.count() == 3
