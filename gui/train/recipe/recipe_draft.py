"""RecipeDraft: the recipe that the form shows, what a person changed in it, and if it can be trained. No widgets."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from PySide6.QtCore import QCoreApplication

from engine.data.sets.summary import DataSummary
from engine.networks.catalog import ArchitectureInfo
from engine.recipe import Recipe
from engine.training.defaults import defaults_for, defaults_from_weights
from gui.train.recipe import recipe_checks
from gui.train.recipe.field_specs import BODY, MORE, SIMPLE, TRANSFER, names_of
from gui.train.recipe.saved_fields import as_texts, from_texts

translate = QCoreApplication.translate
ALWAYS, OF_START = names_of((*SIMPLE, *MORE)), names_of(TRANSFER)


@dataclass(frozen=True)
class Choices:
    """What is chosen above the recipe. network: a key. data: a key of the catalog or a path. start: a recognizer's key
    or a file; empty: from chance. options: how the data are read, empty as usual. found: what is in the data, None
    while that is not known. problem: why nothing can be trained on them."""

    network: str
    data: str
    start: str = ""
    options: Mapping[str, object] = field(default_factory=dict[str, object])
    found: DataSummary | None = None
    problem: str = ""


@dataclass(frozen=True)
class Work:
    """The runs of this window: how many train and wait, and whether the one that trains was asked to stop."""

    running: int = 0
    waiting: int = 0
    is_stopping: bool = False


@dataclass(frozen=True)
class Foot:
    """What the foot of the form says. lines: why it cannot be trained, or advice. is_main: Train is what to do next."""

    can_train: bool
    train: str
    train_tip: str
    is_main: bool
    can_stop: bool
    stop: str
    stop_tip: str
    lines: tuple[str, ...]


class RecipeDraft:
    """Owner of what a person changed; all else follows from that and from what is chosen."""

    def __init__(self) -> None:
        self.chosen = Choices("", "")
        self._edited: dict[str, Any] = {}

    # What a person does

    def change(self, name: str, value: Any) -> None:
        """Another value for the field ``name``; the usual one again is no change."""
        usual = BODY if name == "freeze" else getattr(self._default(), name)
        if value == usual:
            self._edited.pop(name, None)
        else:
            self._edited[name] = value

    def reset(self) -> None:
        """Back to what does well."""
        self._edited = {}

    def take(self, recipe: Recipe) -> None:
        """Take over the fields of ``recipe``: what differs from what is usual with it counts as changed."""
        usual = _default_of(recipe.network, recipe.data, recipe.start_from, recipe.freeze)
        names = [*ALWAYS, *(OF_START if recipe.start_from else ())]
        self._edited = {name: value for name in names if (value := getattr(recipe, name)) != getattr(usual, name)}
        if recipe.start_from and recipe.freeze != BODY:
            self._edited["freeze"] = recipe.freeze

    # Remembering

    def as_texts(self) -> list[str]:
        """What was changed, for the settings; a name belongs to one run, and what stays frozen to its weights."""
        return as_texts({name: value for name, value in self._edited.items() if name not in ("name", *OF_START)})

    def take_texts(self, texts: Sequence[str]) -> None:
        """What ``as_texts`` made, as far as it is still sound."""
        self._edited |= from_texts(texts, (*SIMPLE, *MORE))

    # What comes of it

    @property
    def edited(self) -> set[str]:
        """The fields that a person changed."""
        return set(self._edited)

    def recipe(self) -> Recipe:
        """The recipe as it would be trained."""
        edited = {name: value for name, value in self._edited.items() if self.chosen.start or name not in OF_START}
        recipe = replace(self._default(), **edited)
        options = dict(self.chosen.options)
        return replace(recipe, data_options={**recipe.data_options, **options}) if options else recipe

    def hidden(self, network: ArchitectureInfo | None) -> set[str]:
        """The fields that mean nothing with the others. network: the chosen one."""
        recipe, found = self.recipe(), set[str]()
        if recipe.freeze == BODY:  # the head alone learns, from features that are computed once
            found |= {"body_rate", "cutmix"}
        if recipe.optimizer != "sgd":
            found.add("momentum")
        if network is None or not network.has_full_form:
            found.add("form")
        return found

    def obstacle(self) -> str:
        """Why it cannot be trained now; empty when it can."""
        unknown = translate("RecipeForm", "Looking at the pictures first…") if self.chosen.found is None else ""
        return self.chosen.problem or recipe_checks.problem(self.recipe(), self.chosen.found) or unknown

    def obstacle_to_trials(self, work: Work) -> str:
        """Why time, memory and learning rate cannot be measured now; empty when they can."""
        busy = translate("RecipeForm", "Not while a run trains: the figures would be wrong.") if work.running else ""
        return self.obstacle() or busy

    def has_pictures(self) -> bool:
        """Whether some of the pictures can be shown as the network will see them."""
        found = self.chosen.found
        return found is not None and not found.download_bytes and not self.chosen.problem

    def foot(self, work: Work) -> Foot:
        """What Train and Stop would do."""
        obstacle = self.obstacle()
        later = translate("RecipeForm", "Train after the runs before it")
        now = translate("RecipeForm", "Train with this recipe")
        return Foot(
            can_train=not obstacle,
            train=translate("RecipeForm", "Add to queue") if work.running else translate("RecipeForm", "Train"),
            train_tip=obstacle or f"{later if work.running else now} (Ctrl+Enter)",
            is_main=work.running == 0,
            can_stop=work.running > 0 and not work.is_stopping,
            stop=translate("RecipeForm", "Stopping…") if work.is_stopping else translate("RecipeForm", "Stop"),
            stop_tip=_stop_tip(work),
            lines=self._lines(obstacle, work),
        )

    def _lines(self, obstacle: str, work: Work) -> tuple[str, ...]:
        if obstacle and obstacle == self.chosen.problem:  # said in full beside the data
            obstacle = translate("RecipeForm", "Choose other pictures to train on.")
        lines = [obstacle] if obstacle else recipe_checks.advice(self.recipe(), self.chosen.found)
        if work.waiting:
            lines.append(translate("RecipeForm", "{:,} waiting in the queue.").format(work.waiting))
        return tuple(lines)

    def _default(self) -> Recipe:
        chosen, freeze = self.chosen, str(self._edited.get("freeze", BODY))
        return _default_of(chosen.network, chosen.data, chosen.start, freeze, chosen.found)


def _stop_tip(work: Work) -> str:
    if work.is_stopping:
        return translate("RecipeForm", "It stops at the next batch and keeps what it learned")
    if work.running:
        return translate("RecipeForm", "Stop and keep what was learned (Ctrl+.)")
    return translate("RecipeForm", "Nothing is training")


def _default_of(network: str, data: str, start: str, freeze: str, found: DataSummary | None = None) -> Recipe:
    if not start:
        return defaults_for(network, data, found)
    return replace(defaults_from_weights(network, data, freeze, found), start_from=start)
