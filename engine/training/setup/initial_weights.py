"""The weights that a run starts from: read from wherever they are, and fitted to the new classes and pictures."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from torch import Tensor, nn

from engine.data.sets.dataset import DataSet
from engine.data.sets.input_choice import input_channels
from engine.errors import EngineError
from engine.library import recognizers
from engine.library.import_weights import ForeignWeights, MissingClassesError, is_own, read_weights
from engine.networks.input_spec import InputSpec
from engine.networks.meta_device import on_meta_device
from engine.recipe import Recipe
from engine.sentence import Sentence
from engine.training.runs.run_folder import BEST, CHECKPOINT, CHECKPOINT_BEFORE
from engine.weights.model_card import ModelCard
from engine.weights.weights_file import load_weights
from models.auxiliary import PREFIXES
from models.catalog import architecture, head

LUMA = (0.299, 0.587, 0.114)  # how preprocessing makes colors gray: ITU-R BT.601, sec. 2.5.1


@dataclass(frozen=True, eq=False)
class InitialWeights:
    """Weights to start from and the card that says what they are."""

    state: Mapping[str, Tensor]
    card: ModelCard


def read_initial_weights(recipe: Recipe, run_folder: Path | None = None) -> InitialWeights | None:
    """What ``recipe.start_from`` names: a weights file, foreign ones too, or a recognizer's key. None when empty.

    A run that goes on takes its own best weights instead: they have the same frozen part, and the file it once started
    from may be gone. EngineError when there are no such weights or they are damaged.
    """
    if not recipe.start_from:
        return None
    if run_folder is not None and any((run_folder / name).exists() for name in (CHECKPOINT, CHECKPOINT_BEFORE)):
        try:
            return InitialWeights(*load_weights(run_folder / BEST))
        except EngineError:
            pass  # no epoch was finished, or the best weights are damaged: then from the beginning
    path = initial_weights_path(recipe.start_from)
    if is_own(path):
        return InitialWeights(*load_weights(path))
    return _foreign(path)


def initial_weights_path(named: str) -> Path:
    """The file that a recognizer's key or a path names; EngineError when there is none."""
    path = Path(named).expanduser()
    if path.is_file():
        return path
    if named.partition(":")[0] in ("shipped", "mine", "run"):
        return Path(recognizers.recognizer(named).path)
    raise EngineError(
        "There are no weights “{named}” to start from. Choose a recognizer or a weights file.", named=named
    )


def network_of(named: str) -> str:
    """The key of the network whose weights ``named`` are: what a run that starts from them trains."""
    found = read_initial_weights(Recipe(start_from=named))
    return found.card.architecture if found else Recipe().network


def fitted_recipe(recipe: Recipe, start: InitialWeights | None) -> Recipe:
    """``recipe`` with the form and the input size of the weights; EngineError when they are of another network."""
    if start is None:
        if recipe.freeze != "nothing":
            raise EngineError("Only weights that a run starts from can be kept as they are. Choose some to start from.")
        return recipe
    card = start.card
    its, ours = architecture(card.architecture), architecture(recipe.network)
    is_same = its.key == ours.key and recipe.form in ("auto", card.form)
    if not is_same and not _has_same_layers(start, recipe):
        raise EngineError(
            "“{name}” is {its} in its {form} form; its weights do not fit {ours}. Train {its}, or start from "
            "other weights."
            if recipe.form == "auto"
            else "“{name}” is {its} in its {form} form; its weights do not fit {ours} in its {wanted} form. "
            "Train {its}, or "
            "start from other weights.",
            name=card.name,
            its=Sentence(its.title),
            form=Sentence(card.form),
            ours=Sentence(ours.title),
            **({} if recipe.form == "auto" else {"wanted": Sentence(recipe.form)}),
        )
    form = "full" if card.form == "full" else "small"
    return replace(recipe, form=form if is_same else recipe.form, input_size=recipe.input_size or card.input.size)


def _has_same_layers(start: InitialWeights, recipe: Recipe) -> bool:
    """ResNet-18 in its small form is ResNet-20: what counts are the layers."""
    from models.build import build

    form = "small" if recipe.form == "auto" else recipe.form
    spec = start.card.input
    try:
        with on_meta_device():
            own = build(
                recipe.network, classes=len(start.card.classes), channels=spec.channels, size=spec.size, form=form
            )
    except ValueError:
        return False
    shapes = {name: tensor.shape for name, tensor in own.state_dict().items()}
    return shapes == {name: tensor.shape for name, tensor in start.state.items() if not name.startswith(PREFIXES)}


def input_after(start: InitialWeights, data: DataSet, recipe: Recipe) -> InputSpec:
    """How pictures of ``data`` become the input: size and normalization are those of the weights."""
    spec, size = start.card.input, recipe.input_size or start.card.input.size
    channels = input_channels(recipe, data)
    mean, std = spec.mean, spec.std
    if channels == 1:
        mean, std = (float(np.mean(mean)),), (float(np.mean(std)),)
    elif len(mean) == 1:
        mean, std = mean * 3, std * 3
    resize = spec.resize if data.kind == "photo" and size == spec.size else 0
    return InputSpec(channels, size, mean, std, data.kind, resize)


def head_row_map(old: tuple[str, ...], new: tuple[str, ...]) -> tuple[int | None, ...] | None:
    """For each new class its place among the old ones, where all of one side are among the other; else None.

    Then what the head knows of the shared classes is kept; otherwise a new head learns faster.
    """
    if set(old) <= set(new) or set(new) <= set(old):
        return tuple(old.index(label) if label in old else None for label in new)
    return None


def load_into(network: nn.Module, start: InitialWeights, recipe: Recipe, form: str, classes: tuple[str, ...]) -> None:
    """Let ``network`` begin with the weights of ``start``; its head stays fresh for classes that are new.

    Color filters become gray ones, and the other way round, so that gray pictures are answered as before. EngineError
    when the weights do not fit.
    """
    own, state = network.state_dict(), dict(start.state)
    if (name := first_filters(network)) in state:
        state[name] = _with_channels(state[name], own[name].shape[1], start.card.input)
    head_name, rows = head(recipe.network, form), head_row_map(start.card.classes, classes)
    loaded: dict[str, Tensor] = {}
    for name, fresh in own.items():
        old = state.get(name)
        if head_name and name.startswith(f"{head_name}."):
            loaded[name] = fresh if rows is None or old is None else _known_rows(fresh, old, rows)
        elif old is not None and old.shape == fresh.shape:
            loaded[name] = old
        elif name.startswith(PREFIXES):
            loaded[name] = fresh
        else:
            raise EngineError(
                "The weights of “{card}” do not fit {title}: “{name}” is missing. Start from other weights."
                if old is None
                else "The weights of “{card}” do not fit {title}: “{name}” is of another size. Start from "
                "other weights.",
                card=start.card.name,
                title=Sentence(architecture(recipe.network).title),
                name=name,
            )
    network.load_state_dict(loaded)


def first_filters(network: nn.Module) -> str:
    """The name of the weights that see the picture itself; empty when there are none."""
    first = next((name for name, layer in network.named_modules() if isinstance(layer, nn.Conv2d)), "")
    return f"{first}.weight" if first else ""


def notes_on(start: InitialWeights, recipe: Recipe, spec: InputSpec, classes: tuple[str, ...]) -> tuple[str, ...]:
    """What a person should know about the start."""
    card, rows = start.card, head_row_map(start.card.classes, classes)
    known = sum(row is not None for row in rows or ())
    if rows is None or not head(recipe.network, card.form):
        fate = Sentence("its head is made new for {count} classes", count=len(classes))
    elif known == len(classes):
        fate = Sentence("it knows all of these classes already")
    else:
        new = len(classes) - known
        fate = Sentence("its head keeps {known} classes and gets {new} new ones", known=known, new=new)
    sentences = [Sentence("Starts from “{name}”: {fate}.", name=card.name, fate=fate)]
    if card.input.channels == 3 and spec.channels == 1:
        sentences.append(Sentence("The pictures are gray: the filters of its first layer were summed over the colors."))
    elif card.input.channels == 1 and spec.channels == 3:
        sentences.append(
            Sentence("The pictures have colors: the gray filters of its first layer were repeated for each color.")
        )
    return tuple(sentences)


def _foreign(path: Path) -> InitialWeights:
    try:
        weights = read_weights(path, ())
    except MissingClassesError as missing:  # the names do not matter: the head is made new
        weights = read_weights(path, tuple(f"{path.stem} {number}" for number in range(1, missing.count + 1)))
    assert isinstance(weights, ForeignWeights)
    name = weights.card.name or path.stem
    return InitialWeights(weights.state, replace(weights.card, name=name))


def _known_rows(fresh: Tensor, old: Tensor, rows: tuple[int | None, ...]) -> Tensor:
    made = fresh.clone()
    for place, row in enumerate(rows):
        if row is not None:
            made[place] = old[row]
    return made


def _with_channels(filters: Tensor, channels: int, spec: InputSpec) -> Tensor:
    """Filters float32 (O, C, h, w) for ``channels`` in place of C.

    Color to gray: the sum, each color weighed so that its own normalization still holds. Gray to color: shared out as
    preprocessing makes colors gray.
    """
    if filters.shape[1] == channels:
        return filters
    if channels == 1:
        share = filters.new_tensor(np.mean(spec.std) / np.array(spec.std)).view(1, -1, 1, 1)
        return (filters * share).sum(1, keepdim=True)
    return filters * filters.new_tensor(LUMA).view(1, 3, 1, 1)
