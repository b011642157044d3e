"""The form: good defaults, what a person changed, and sentences before the training."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QSpinBox,
    QToolButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from engine.data.sets.summary import DataSummary
from engine.protocol.data import InspectData
from engine.protocol.messages import Failed
from engine.recipe import Recipe
from engine.training.defaults import defaults_for
from gui.session import Session
from gui.settings import Settings
from gui.train.recipe import recipe_checks
from gui.train.recipe.recipe_form import RecipeForm
from tests.gui.fake_engine import FakeEngine

MNIST = DataSummary("mnist", "MNIST", tuple("0123456789"), (6000,) * 10, 1, "28×28")


@pytest.fixture
def engine(qapp: object) -> FakeEngine:
    return FakeEngine()


@pytest.fixture
def session(engine: FakeEngine) -> Session:
    return Session(engine, Settings())


@pytest.fixture
def form(session: Session, qtbot: QtBot) -> RecipeForm:
    made = RecipeForm(session)
    qtbot.addWidget(made)
    made.resize(340, 700)
    made.show()
    made.inspect_data()
    return made


def child(form: QWidget, kind: type, name: str):
    found = form.findChild(kind, name)
    assert found is not None, name
    return found


def pick(box: QComboBox, data: str) -> None:
    index = box.findData(data)
    assert index >= 0
    box.setCurrentIndex(index)
    box.activated.emit(index)


def test_that_it_begins_with_what_does_well_for_the_network_and_mnist(form: RecipeForm):
    assert form.recipe() == defaults_for("lenet5", "mnist")
    assert child(form, QSpinBox, "epochs").value() == form.recipe().epochs
    assert "60,000 pictures in 10 classes" in child(form, QLabel, "data_facts").text()


def test_that_train_is_ready_without_waiting_for_the_engine(form: RecipeForm, qtbot: QtBot):
    train = child(form, QPushButton, "train")
    with qtbot.waitSignal(form.train_requested) as wanted:
        qtbot.mouseClick(train, Qt.MouseButton.LeftButton)
    assert wanted.args[0] == form.recipe()


def test_that_a_double_click_on_train_trains_once(form: RecipeForm, qtbot: QtBot):
    seen: list[Recipe] = []
    form.train_requested.connect(seen.append)
    train = child(form, QPushButton, "train")
    qtbot.mouseClick(train, Qt.MouseButton.LeftButton)
    qtbot.mouseDClick(train, Qt.MouseButton.LeftButton)
    assert len(seen) == 1


def test_that_a_field_changed_by_hand_is_kept_and_defaults_takes_it_back(form: RecipeForm, qtbot: QtBot):
    epochs = child(form, QSpinBox, "epochs")
    epochs.setValue(3)
    assert form.recipe().epochs == 3
    defaults = child(form, QPushButton, "recipe_defaults")
    assert defaults.isEnabled()
    qtbot.mouseClick(defaults, Qt.MouseButton.LeftButton)
    assert form.recipe() == defaults_for("lenet5", "mnist")
    assert epochs.value() == form.recipe().epochs
    assert not defaults.isEnabled()


def test_that_a_new_network_brings_its_own_defaults_but_keeps_what_was_changed(form: RecipeForm):
    child(form, QSpinBox, "epochs").setValue(3)
    box = child(form, QComboBox, "network_choice")
    keys = [box.itemData(i) for i in range(box.count()) if box.itemData(i)]
    other = next((key for key in keys if key != "lenet5"), "lenet5")
    pick(box, other)
    assert form.recipe() == replace(defaults_for(other, "mnist"), epochs=3)


def test_that_networks_stand_under_their_family_with_the_year(form: RecipeForm):
    box = child(form, QComboBox, "network_choice")
    assert box.itemText(0) == "LeNet"
    assert not box.model().index(0, 0).flags() & Qt.ItemFlag.ItemIsEnabled
    assert "1998" in box.itemText(1)


def test_that_the_choices_are_there_after_a_restart(session: Session, qtbot: QtBot, tmp_path: Path):
    first = RecipeForm(session)
    qtbot.addWidget(first)
    child(first, QSpinBox, "epochs").setValue(5)
    first.data.choose(str(tmp_path))
    first.keep()
    session.settings.save()
    second = RecipeForm(Session(FakeEngine(), Settings()))
    qtbot.addWidget(second)
    assert second.recipe().epochs == 5
    assert second.recipe().data == str(tmp_path)


def test_that_damaged_settings_give_the_defaults(session: Session, qtbot: QtBot):
    session.settings.set("train/network", "resnet_9000")
    session.settings.set("train/edited", ["epochs=many", "epochs=-4", "schedule=sideways", "nonsense", "seed=7"])
    form = RecipeForm(session)
    qtbot.addWidget(form)
    assert form.recipe() == replace(defaults_for("lenet5", "mnist"), seed=7)


def test_that_a_folder_is_inspected(form: RecipeForm, engine: FakeEngine, tmp_path: Path):
    form.data.choose(str(tmp_path))
    asked = engine.of(InspectData)[-1]
    assert asked.data == str(tmp_path)
    train = child(form, QPushButton, "train")
    assert not train.isEnabled()
    assert train.toolTip()
    engine.answer(DataSummary(str(tmp_path), "x", ("cat", "dog"), (20, 5), 3, "32×32", (), (("a.png", "is empty"),)))
    assert train.isEnabled()
    assert "25 pictures in 2 classes" in child(form, QLabel, "data_facts").text()
    more = child(form, QPushButton, "skipped_pictures")
    assert "1 left out" in more.text()
    more.click()
    assert child(form, QPlainTextEdit, "").toPlainText() == "a.png: is empty"


@pytest.mark.parametrize("refused", [True, False])
def test_that_data_nobody_can_train_on_say_why_and_switch_train_off(
    form: RecipeForm, engine: FakeEngine, tmp_path: Path, refused: bool
):
    sentence = "The folder has no images. Choose one with a sub-folder per class."
    form.data.choose(str(tmp_path))
    engine.answer(Failed(sentence) if refused else DataSummary("", "", (), (), 3, "", problem=sentence))
    assert child(form, QLabel, "data_problem").text() == sentence
    train = child(form, QPushButton, "train")
    assert not train.isEnabled()
    assert train.toolTip()


def test_that_an_answer_about_other_data_than_the_chosen_is_dropped(
    form: RecipeForm, engine: FakeEngine, tmp_path: Path
):
    form.data.choose(str(tmp_path))
    form.data.choose("mnist")
    engine.answer(Failed("Gone."))
    assert form.data.problem() == ""
    assert child(form, QPushButton, "train").isEnabled()


def test_that_stop_says_what_it_does(form: RecipeForm, qtbot: QtBot):
    stop = child(form, QPushButton, "stop")
    assert not stop.isEnabled()
    form.show_standing(1, 2, False)
    assert stop.isEnabled()
    assert child(form, QPushButton, "train").text() == "Add to queue"
    assert "2 waiting" in child(form, QLabel, "train_reason").text()
    with qtbot.waitSignal(form.stop_requested):
        qtbot.mouseClick(stop, Qt.MouseButton.LeftButton)
    form.show_standing(1, 0, True)
    assert stop.text() == "Stopping…"
    assert not stop.isEnabled()


def test_that_every_field_has_a_name_a_meaning_and_a_help_to_open(form: RecipeForm, qtbot: QtBot):
    child(form, QToolButton, "all_settings").click()
    for name in ("epochs", "batch_size", "learning_rate", "schedule", "optimizer", "augmentation", "seed", "patience"):
        field = child(form, QWidget, name)
        assert field.accessibleName()
        assert len(field.toolTip()) > 20
        assert field.isVisibleTo(form)


def test_that_a_recipe_taken_over_is_the_recipe(form: RecipeForm):
    recipe = replace(defaults_for("lenet5", "mnist"), epochs=2, learning_rate=0.5, seed=9)
    form.show_recipe(recipe)
    assert form.recipe() == recipe


@pytest.mark.parametrize(
    ("changed", "word"),
    [({"patience": 2, "validation_share": 0.0}, "held-out"), ({"epochs": 2, "warmup_epochs": 2.0}, "warm-up")],
)
def test_that_a_recipe_that_cannot_work_is_said_before_it_starts(changed: dict[str, float], word: str):
    assert word in recipe_checks.problem(replace(Recipe(), **changed), MNIST)  # pyright: ignore[reportArgumentType]
    assert recipe_checks.problem(Recipe(), MNIST) == ""


def test_that_an_unwise_recipe_is_advised_on():
    few = replace(MNIST, counts=(50, 5), classes=("a", "b"))
    said = " ".join(recipe_checks.advice(replace(Recipe(), learning_rate=5.0, batch_size=512), few))
    for word in ("learning rate", "batch", "held out", "10 times"):
        assert word in said
    assert recipe_checks.advice(Recipe(), MNIST) == []


@pytest.mark.parametrize("width", [320, 330, 341])
def test_that_the_form_stands_every_height(form: RecipeForm, width: int):
    """At some heights Qt's scroll area made the form narrower and wider in turns until the program ended."""
    for height in range(480, 1100):
        form.resize(width, height)
    assert form.size().height() == 1099
