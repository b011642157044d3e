"""The recipe behind the form, without a form."""

from dataclasses import replace

import pytest

from engine.data.sets.summary import DataSummary
from engine.networks.catalog import list_architectures
from engine.recipe import Recipe
from engine.training.defaults import defaults_for, defaults_from_weights
from gui.train.recipe.field_specs import BODY
from gui.train.recipe.recipe_draft import Choices, RecipeDraft, Work

FOUND = DataSummary("mnist", "MNIST", ("a", "b"), (300, 300), 1, "28×28", kind="ink")
MNIST = Choices("lenet5", "mnist", found=FOUND)
PHOTOS = Choices("resnet18", "/photos", "imagenet:resnet18", found=FOUND)
NETWORKS = {one.key: one for one in list_architectures()}


def draft_of(chosen: Choices = MNIST) -> RecipeDraft:
    made = RecipeDraft()
    made.chosen = chosen
    return made


def test_that_it_begins_with_what_does_well() -> None:
    draft = draft_of()
    assert draft.recipe() == defaults_for("lenet5", "mnist", FOUND)
    assert draft.edited == set()


def test_that_a_changed_field_stays_and_the_usual_value_again_is_no_change() -> None:
    draft = draft_of()
    usual = draft.recipe().epochs
    draft.change("epochs", usual + 3)
    assert draft.recipe().epochs == usual + 3
    assert draft.edited == {"epochs"}
    draft.change("epochs", usual)
    assert draft.edited == set()


def test_that_another_network_brings_its_own_defaults_but_keeps_what_was_changed() -> None:
    draft = draft_of()
    draft.change("epochs", 77)
    draft.chosen = replace(MNIST, network="resnet18")
    assert draft.recipe() == replace(defaults_for("resnet18", "mnist", FOUND), epochs=77)
    draft.reset()
    assert draft.recipe() == defaults_for("resnet18", "mnist", FOUND)


def test_that_what_stays_frozen_means_nothing_without_weights() -> None:
    draft = draft_of(PHOTOS)
    assert draft.recipe().freeze == BODY
    draft.change("freeze", "nothing")
    assert draft.recipe().freeze == "nothing"
    assert draft.edited == {"freeze"}
    draft.chosen = MNIST
    assert draft.recipe() == defaults_for("lenet5", "mnist", FOUND)


@pytest.mark.parametrize("start", ["", "imagenet:resnet18"])
def test_that_a_recipe_taken_over_is_the_recipe(start: str) -> None:
    freeze = "nothing" if start else Recipe().freeze
    usual = defaults_from_weights("resnet18", "/photos", freeze) if start else defaults_for("resnet18", "/photos")
    old = replace(usual, start_from=start, freeze=freeze, epochs=41, optimizer="adam", learning_rate=0.0123)
    draft = draft_of(Choices("resnet18", "/photos", start))
    draft.take(old)
    assert draft.recipe() == old


def test_that_how_the_data_are_read_goes_along() -> None:
    draft = draft_of(replace(MNIST, options={"keep_on_disk": False}))
    assert draft.recipe().data_options["keep_on_disk"] is False


def test_that_changes_are_remembered_but_no_name_and_nothing_that_belongs_to_weights() -> None:
    draft = draft_of(PHOTOS)
    for name, value in (("epochs", 41), ("optimizer", "adam"), ("name", "cats"), ("freeze", "nothing")):
        draft.change(name, value)
    again = draft_of()
    again.take_texts([*draft.as_texts(), "epochs_of_old=3", "warmup_epochs=many", "batch_size=-5"])
    assert again.edited == {"epochs", "optimizer"}
    assert (again.recipe().epochs, again.recipe().optimizer) == (41, "adam")


def test_that_fields_without_a_meaning_are_hidden() -> None:
    draft = draft_of(PHOTOS)
    draft.change("optimizer", "sgd")
    assert {"body_rate", "cutmix"} <= draft.hidden(NETWORKS["resnet18"])
    assert "momentum" not in draft.hidden(NETWORKS["resnet18"])
    draft.change("freeze", "nothing")
    draft.change("optimizer", "adam")
    hidden = draft.hidden(NETWORKS["resnet18"])
    assert "momentum" in hidden
    assert not {"body_rate", "cutmix"} & hidden
    assert ("form" in hidden) is not NETWORKS["resnet18"].has_full_form
    assert "form" in draft.hidden(None)


@pytest.mark.parametrize(
    ("chosen", "words"),
    [
        (MNIST, ""),
        (replace(MNIST, found=None), "Looking at the pictures"),
        (replace(MNIST, problem="The folder has no pictures."), "The folder has no pictures."),
        (replace(MNIST, found=replace(FOUND, download_bytes=9)), "Download"),
    ],
)
def test_that_train_waits_for_pictures_that_can_be_learned_from(chosen: Choices, words: str) -> None:
    draft = draft_of(chosen)
    assert (words in draft.obstacle()) if words else draft.obstacle() == ""
    assert draft.foot(Work()).can_train is (words == "")
    assert draft.has_pictures() is (words == "")


def test_that_a_problem_that_stands_beside_the_data_is_not_said_twice() -> None:
    foot = draft_of(replace(MNIST, problem="The folder has no pictures.")).foot(Work())
    assert foot.train_tip == "The folder has no pictures."
    assert foot.lines == ("Choose other pictures to train on.",)


def test_that_a_recipe_that_cannot_work_says_why() -> None:
    draft = draft_of()
    draft.change("patience", 3)
    draft.change("validation_share", 0.0)
    foot = draft.foot(Work())
    assert not foot.can_train
    assert "held-out" in foot.lines[0]


@pytest.mark.parametrize(
    ("work", "train", "stop", "can_stop", "is_main"),
    [
        (Work(), "Train", "Stop", False, True),
        (Work(1), "Add to queue", "Stop", True, False),
        (Work(1, 2), "Add to queue", "Stop", True, False),
        (Work(1, 0, is_stopping=True), "Add to queue", "Stopping…", False, False),
    ],
)
def test_that_the_buttons_say_what_they_would_do(
    work: Work, train: str, stop: str, can_stop: bool, is_main: bool
) -> None:
    foot = draft_of().foot(work)
    assert (foot.train, foot.stop, foot.can_stop, foot.is_main) == (train, stop, can_stop, is_main)
    assert ("2 waiting in the queue." in foot.lines) is (work.waiting == 2)
    assert bool(draft_of().obstacle_to_trials(work)) is bool(work.running), "figures beside a run would be wrong"
