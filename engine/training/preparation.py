"""Everything that is decided before the first step: data, its split, input, device, pace, what the card will say."""

from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
import torch
from torch import nn

from engine.data import catalog
from engine.data.balance import class_weights, is_uneven
from engine.data.batches import Batches, next_slice
from engine.data.data_set import DataSet, Split, never
from engine.data.mixing import Mixing
from engine.data.split import held_out
from engine.device import Device, choose
from engine.errors import EngineError
from engine.input_spec import InputSpec
from engine.model_card import ModelCard
from engine.training.input_choice import chosen_form, input_for, known_architecture
from engine.training.pace import Pace, available_threads, number_format
from engine.training.recipe import Recipe
from engine.version import VERSION
from models.auxiliary import state_for_use
from models.build import Form, build


@dataclass(frozen=True, eq=False)
class Preparation:
    """What a run is trained with. notes: sentences to tell the person before it begins."""

    recipe: Recipe
    data: DataSet
    device: Device
    spec: InputSpec
    form: Form
    train: Batches
    validation: Batches | None
    test: Batches | None
    fingerprint: str
    notes: tuple[str, ...]
    class_weights: torch.Tensor | None = None  # float32 (K,), on the device

    def network(self) -> nn.Module:
        """The network as the recipe's seed makes it, on the device; the same one at every call."""
        torch.manual_seed(self.recipe.seed)
        data, spec = self.data, self.spec
        try:
            network = build(
                self.recipe.network,
                classes=len(data.classes),
                channels=spec.channels,
                size=spec.size,
                form=self.form,
                has_auxiliary=True,
            )
        except ValueError as error:
            raise EngineError(str(error)) from error
        if self.recipe.start_from:
            _start_from(network, Path(self.recipe.start_from))
        return network.to(self.device.torch_device).to(memory_format=torch.channels_last)  # pyright: ignore[reportCallIssue]  stub lacks it

    def pace(self, network: nn.Module) -> tuple[Pace, str]:
        """How to compute, measured; and a sentence when a wish cannot be met."""
        threads = available_threads()
        torch.set_num_threads(threads)
        batch = self.train.in_order(next_slice(0, len(self.train), self.recipe.batch_size))
        chosen, told = number_format(self.recipe.precision, network, *batch)
        return Pace(chosen, threads), told

    def card(self, network: nn.Module) -> ModelCard:
        """The card without results."""
        recipe, title = self.recipe, known_architecture(self.recipe.network).title
        return ModelCard(
            name=recipe.name or f"{title} · {self.data.title}",
            architecture=recipe.network,
            form=self.form,
            classes=self.data.classes,
            input=self.spec,
            parameters=sum(
                parameter.numel()
                for parameter in state_for_use(dict(network.named_parameters())).values()
                if parameter.requires_grad
            ),
            data=f"{self.data.title}: {len(self.train):,} pictures",
            test_data=f"{self.data.title}: {len(self.test):,} pictures" if self.test else "",
            recipe=asdict(recipe),
            created=datetime.now(UTC).date().isoformat(),
            program_version=VERSION,
        )


def prepare(recipe: Recipe, should_stop: Callable[[], bool] = never) -> Preparation:
    """Load and split the data, choose input and device. EngineError when the recipe cannot work.

    CancelledError when ``should_stop`` says so while data is loaded.
    """
    known_architecture(recipe.network)
    data = catalog.load(recipe, should_stop)
    _check(data)
    train, validation = _split(data, recipe)
    form = chosen_form(recipe, max(data.images.shape[-2:]))
    spec = input_for(recipe, data, form)
    device = choose(recipe.device)
    where = device.torch_device
    if where.type == "cuda":  # faster sums of float32, and the fastest convolution found by trial
        torch.set_float32_matmul_precision("high")
        torch.backends.cudnn.benchmark = True
    return Preparation(
        recipe=recipe,
        data=data,
        device=device,
        spec=spec,
        form=form,
        train=Batches(
            train,
            spec,
            where,
            augment=recipe.augmentation,
            seed=recipe.seed,
            mixing=Mixing(recipe.mixup, recipe.cutmix),
            classes=len(data.classes),
            is_balanced=recipe.balance == "sampling",
        ),
        validation=Batches(validation, spec, where) if validation is not None and len(validation) else None,
        test=Batches(data.test, spec, where) if data.test is not None else None,
        fingerprint=data.fingerprint(),
        notes=(*data.notes, *_doubts(recipe, train)),
        class_weights=_class_weights(recipe, train, len(data.classes), where),
    )


def _check(data: DataSet) -> None:
    counts = np.bincount(data.labels, minlength=len(data.classes))
    empty = [label for label, count in zip(data.classes, counts, strict=True) if count == 0]
    if len(data.classes) < 2:
        raise EngineError(f"{data.title} has only one class. A network needs at least two to tell apart.")
    if empty:
        raise EngineError(f"{data.title} has no pictures of “{empty[0]}”. Add some or remove the class.")


def _split(data: DataSet, recipe: Recipe) -> tuple[Split, Split | None]:
    if data.validation is not None:
        return data.train, data.validation
    kept, out = held_out(data.labels, recipe.validation_share, recipe.seed)
    return data.train.taken(kept), data.train.taken(out)


def _doubts(recipe: Recipe, train: Split) -> tuple[str, ...]:
    told: list[str] = []
    if recipe.batch_size > len(train):
        told.append(
            f"A batch of {recipe.batch_size} is more than the {len(train)} training pictures: each epoch is one step."
        )
    counts = tuple(int(count) for count in np.bincount(train.labels))
    if recipe.balance == "none" and is_uneven(counts):
        told.append(
            f"The classes are uneven: {min(filter(None, counts)):,} to {max(counts):,} pictures. “balance” set to "
            "“sampling” or “weights” gives rare classes their due."
        )
    return tuple(told)


def _class_weights(recipe: Recipe, train: Split, classes: int, where: torch.device) -> torch.Tensor | None:
    if recipe.balance != "weights":
        return None
    return class_weights(torch.from_numpy(train.labels), classes).to(where)


def _start_from(network: nn.Module, path: Path) -> None:
    """Take over from ``path`` all weights whose names and shapes fit; EngineError when none do."""
    from engine.weights_file import load_weights

    state, card = load_weights(path)
    own = network.state_dict()
    fitting = {name: tensor for name, tensor in state.items() if name in own and own[name].shape == tensor.shape}
    if not fitting:
        raise EngineError(f"“{path.name}” holds a {card.architecture}: none of its weights fit this network.")
    network.load_state_dict({**own, **fitting})
