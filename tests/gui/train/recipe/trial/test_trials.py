"""What a run would need, and a learning rate, tried in a process of its own when a person asks."""

import sys

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDoubleSpinBox, QFrame, QLabel, QLineEdit, QPushButton, QSpinBox, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from gui.session import Session
from gui.settings import Settings
from gui.train.recipe.recipe_form import RecipeForm
from tests.gui.fake_engine import FakeEngine

PROGRAM = [sys.executable, "-m", "tests.gui.train.fake_trial"]


@pytest.fixture
def form(qtbot: QtBot):
    made = RecipeForm(Session(FakeEngine(), Settings()), program=PROGRAM)
    qtbot.addWidget(made)
    made.resize(360, 900)
    made.show()
    made.inspect_data()
    child(made, QToolButton, "all_settings").click()
    yield made
    made.end_trials()


def child(form: QWidget, kind: type, name: str):
    found = form.findChild(kind, name)
    assert found is not None, name
    return found


def name(form: QWidget, qtbot: QtBot, text: str) -> None:
    line = child(form, QLineEdit, "name")
    line.setText(text)
    line.editingFinished.emit()


def click(form: QWidget, qtbot: QtBot, button: str) -> None:
    qtbot.mouseClick(child(form, QPushButton, button), Qt.MouseButton.LeftButton)


def wait_for(qtbot: QtBot, form: QWidget, label: str, text: str) -> None:
    qtbot.waitUntil(lambda: text in child(form, QLabel, label).text(), timeout=30_000)


def test_that_an_estimate_tells_time_memory_and_disk_until_the_recipe_changes(form: RecipeForm, qtbot: QtBot) -> None:
    click(form, qtbot, "estimate")
    assert child(form, QPushButton, "estimate").text() == "Cancel"
    wait_for(qtbot, form, "forecast", "Takes about 12 min, 900 MB of memory and 40 MB on the disk.")
    qtbot.waitUntil(lambda: child(form, QPushButton, "estimate").text() == "Estimate", timeout=30_000)
    assert "8,000 pictures a second" in child(form, QLabel, "forecast").toolTip()
    child(form, QSpinBox, "epochs").setValue(33)
    assert child(form, QLabel, "forecast").text() == "How long will it take?"


def test_that_a_batch_that_does_not_fit_can_be_made_smaller_by_one_click(form: RecipeForm, qtbot: QtBot) -> None:
    name(form, qtbot, "large")
    click(form, qtbot, "estimate")
    wait_for(qtbot, form, "forecast", "needs about 9.0 GB")
    qtbot.waitUntil(child(form, QPushButton, "take_batch_size").isVisible, timeout=30_000)
    click(form, qtbot, "take_batch_size")
    assert form.recipe().batch_size == 64
    assert not child(form, QPushButton, "take_batch_size").isVisible()


def test_that_an_estimate_can_be_canceled(form: RecipeForm, qtbot: QtBot) -> None:
    name(form, qtbot, "endless")
    click(form, qtbot, "estimate")
    click(form, qtbot, "estimate")
    wait_for(qtbot, form, "forecast", "How long will it take?")
    assert child(form, QPushButton, "estimate").isEnabled()


def test_that_a_recipe_that_cannot_be_tried_says_why(form: RecipeForm, qtbot: QtBot) -> None:
    name(form, qtbot, "refuses")
    click(form, qtbot, "estimate")
    wait_for(qtbot, form, "forecast", "The data are gone. Choose other data.")


def test_that_a_rate_is_searched_shown_and_taken(form: RecipeForm, qtbot: QtBot) -> None:
    click(form, qtbot, "find_rate")
    assert child(form, QFrame, "rate_search").isVisible()
    wait_for(qtbot, form, "rate_found", "a fifth of that is steady")
    assert "Losses between" in child(form, QWidget, "rate_curve").accessibleDescription()
    assert child(form, QPushButton, "take_rate").text() == "Use 0.001"
    click(form, qtbot, "take_rate")
    assert child(form, QDoubleSpinBox, "learning_rate").value() == 0.001
    assert form.recipe().learning_rate == 0.001
    assert not child(form, QFrame, "rate_search").isVisible()


def test_that_a_search_can_be_canceled_and_ends_with_another_recipe(form: RecipeForm, qtbot: QtBot) -> None:
    name(form, qtbot, "endless")
    click(form, qtbot, "find_rate")
    wait_for(qtbot, form, "rate_found", "Learning rate")
    click(form, qtbot, "close_rate_search")
    assert not child(form, QFrame, "rate_search").isVisible()
    qtbot.waitUntil(child(form, QPushButton, "find_rate").isEnabled, timeout=30_000)
    click(form, qtbot, "find_rate")
    child(form, QSpinBox, "epochs").setValue(33)
    assert not child(form, QFrame, "rate_search").isVisible()


def test_that_nothing_is_tried_beside_a_run(form: RecipeForm) -> None:
    form.show_standing(1, 0, False)
    for button in ("estimate", "find_rate"):
        assert not child(form, QPushButton, button).isEnabled()
        assert "would be wrong" in child(form, QPushButton, button).toolTip()
