"""Starting from weights, in the form: what follows from them, and what a person can still choose."""

import numpy as np
import pytest
from PySide6.QtWidgets import QComboBox, QDoubleSpinBox, QLabel, QWidget
from pytestqt.qtbot import QtBot

from engine.data.sets.summary import DataSummary
from engine.library.info import RecognizerInfo
from engine.networks.input_spec import InputSpec
from engine.protocol.data import PreviewedPictures, PreviewPictures
from engine.recipe import Recipe
from engine.training.defaults import defaults_for
from engine.weights.model_card import ModelCard
from gui.session import Session
from gui.settings import Settings
from gui.train.recipe.data.augmentation_preview import AugmentationPreview
from gui.train.recipe.recipe_form import RecipeForm
from tests.gui.fake_engine import FakeEngine

PHOTO = InputSpec(3, 224, (0.5, 0.5, 0.5), (0.2, 0.2, 0.2), "photo", 256)


def info(key: str, network: str, form: str) -> RecognizerInfo:
    classes = tuple(f"kind {number}" for number in range(1000))
    return RecognizerInfo(
        key, ModelCard(f"All of {network}", network, form, classes, PHOTO, 1, "ImageNet"), "imported", ""
    )


KNOWN = (info("mine:eighteen", "resnet18", "full"), info("mine:old", "lenet5_1998", "small"))


@pytest.fixture
def engine(qapp: object) -> FakeEngine:
    return FakeEngine()


@pytest.fixture
def session(engine: FakeEngine) -> Session:
    return Session(engine, Settings())


@pytest.fixture
def form(session: Session, engine: FakeEngine, qtbot: QtBot) -> RecipeForm:
    session.start()
    engine.greet(*KNOWN)
    made = RecipeForm(session)
    qtbot.addWidget(made)
    made.resize(360, 900)
    made.show()
    made.inspect_data()
    return made


def child(form: QWidget, kind: type, name: str):
    found = form.findChild(kind, name)
    assert found is not None, name
    return found


def pick(box: QComboBox, data: str) -> None:
    index = box.findData(data)
    assert index >= 0, data
    box.setCurrentIndex(index)
    box.activated.emit(index)


def test_that_without_a_start_the_form_is_as_ever(form: RecipeForm):
    assert form.recipe() == defaults_for("lenet5", "mnist")
    assert not child(form, QComboBox, "freeze").isVisible()
    assert child(form, QComboBox, "network_choice").isEnabled()


def test_that_weights_bring_their_network_and_fitting_defaults(form: RecipeForm):
    pick(child(form, QComboBox, "start_choice"), "mine:eighteen")
    recipe = form.recipe()
    assert (recipe.network, recipe.start_from, recipe.freeze) == ("resnet18", "mine:eighteen", "body")
    assert not child(form, QComboBox, "network_choice").isEnabled()
    assert "ResNet-18, 1,000 classes, sees 224×224" in child(form, QLabel, "start_facts").text()
    assert not child(form, QDoubleSpinBox, "body_rate").isVisible()


def test_that_stages_of_the_network_can_be_kept(form: RecipeForm):
    pick(child(form, QComboBox, "start_choice"), "mine:eighteen")
    freeze = child(form, QComboBox, "freeze")
    names = [freeze.itemData(row) for row in range(freeze.count())]
    assert names == ["body", "layer3", "layer2", "layer1", "stem", "nothing"]
    pick(freeze, "layer3")
    assert form.recipe().freeze == "layer3"
    assert form.recipe().body_rate == 0.1
    assert child(form, QDoubleSpinBox, "body_rate").isVisible()
    pick(freeze, "body")
    assert form.recipe().body_rate == 1.0


def test_that_a_network_without_a_head_learns_wholly(form: RecipeForm):
    pick(child(form, QComboBox, "start_choice"), "mine:old")
    assert form.recipe().freeze == "nothing"
    assert child(form, QComboBox, "freeze").count() == 1


def test_that_back_to_chance_nothing_of_it_is_left(form: RecipeForm):
    start = child(form, QComboBox, "start_choice")
    pick(start, "mine:eighteen")
    pick(child(form, QComboBox, "freeze"), "layer2")
    pick(start, "")
    assert form.recipe() == defaults_for("resnet18", "mnist")
    assert child(form, QComboBox, "network_choice").isEnabled()


def test_that_the_start_of_an_old_run_is_shown_even_when_it_is_gone(form: RecipeForm):
    old = Recipe(network="resnet18", start_from="/weights/gone.pth", freeze="layer1", epochs=7)
    form.show_recipe(old)
    shown = form.recipe()
    assert (shown.start_from, shown.freeze, shown.epochs) == ("/weights/gone.pth", "layer1", 7)
    assert child(form, QComboBox, "start_choice").currentText() == "gone.pth"


def test_that_the_library_s_wish_is_taken_up(form: RecipeForm):
    form.choose_start("mine:eighteen")
    assert form.recipe().start_from == "mine:eighteen"
    form.choose_network("lenet5")
    assert form.recipe() == defaults_for("lenet5", "mnist")


def test_that_uneven_classes_bring_advice(session: Session, engine: FakeEngine, qtbot: QtBot):
    form = RecipeForm(session)  # before the engine is ready: nothing else is asked
    qtbot.addWidget(form)
    form.data.choose("/pictures")
    engine.answer(DataSummary("/pictures", "pictures", ("a", "b"), (100, 10), 3, "32×32"))
    assert "Uneven classes" in child(form, QLabel, "train_reason").text()
    pick(child(form, QComboBox, "balance"), "sampling")
    assert form.recipe().balance == "sampling"
    assert "Uneven classes" not in child(form, QLabel, "train_reason").text()


def test_that_the_pictures_follow_the_recipe(form: RecipeForm, engine: FakeEngine, qtbot: QtBot):
    strip = child(form, AugmentationPreview, "augmented_pictures")
    qtbot.waitUntil(lambda: bool(engine.of(PreviewPictures)))
    first = engine.of(PreviewPictures)[-1]
    assert (first.data, first.augmentation) == ("mnist", "ink")
    engine.answer(PreviewedPictures(np.full((16, 28, 28, 3), 200, np.uint8)))
    assert strip.count() == 16
    shown = strip.grab().toImage()
    assert any(shown.pixelColor(x, 10).value() == 200 for x in range(shown.width()))
    pick(child(form, QComboBox, "augmentation"), "none")
    qtbot.waitUntil(lambda: engine.of(PreviewPictures)[-1].augmentation == "none")
    engine.answer(PreviewedPictures(np.zeros((0, 1, 1, 3), np.uint8), "Download it first."))
    assert strip.accessibleDescription() == "Download it first."


def test_that_what_changes_nothing_to_see_asks_nothing(form: RecipeForm, engine: FakeEngine, qtbot: QtBot):
    qtbot.waitUntil(lambda: bool(engine.of(PreviewPictures)))
    before = len(engine.asked)
    form.show_standing(1, 0, is_stopping=False)
    form.show_standing(0, 0, is_stopping=False)
    assert len(engine.asked) == before
