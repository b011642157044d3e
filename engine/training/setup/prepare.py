"""Everything that is decided before the first step: data, its split, input, device, plan, what the card will say."""

from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
import torch
from torch import nn

from engine.data import catalog
from engine.data.batches.batches import Batches, Examples, next_batch
from engine.data.batches.class_balance import class_weights, is_uneven
from engine.data.batches.mixup import Mixing
from engine.data.sets.dataset import DataSet, Split, never
from engine.data.sets.input_choice import chosen_form, input_for, known_architecture
from engine.data.sets.learned import LearnedPictures, learned_pictures
from engine.data.sets.splitting import training_split
from engine.errors import EngineError
from engine.hardware.device import Device, choose
from engine.networks.input_spec import InputSpec
from engine.recipe import Recipe
from engine.sentence import Sentence
from engine.storage import paths
from engine.storage.safe_open import shown
from engine.training.runs.events import Preparing
from engine.training.setup.cached_features import VIEWS, CachedFeatures
from engine.training.setup.compute_plan import ComputePlan, available_threads, choose_dtype
from engine.training.setup.frozen_body import BODY, HEAD, FrozenBody, check, freeze, frozen_modules, serves_training
from engine.training.setup.initial_weights import (
    InitialWeights,
    fitted_recipe,
    input_after,
    load_into,
    notes_on,
    read_initial_weights,
)
from engine.version import VERSION
from engine.weights.model_card import ModelCard
from models.auxiliary import state_for_use
from models.build import Form, build
from models.catalog import head
from models.facts.family import CannotBuildError

COUNTED = "{title}: {count:,} pictures"  # of a card: what the weights were trained or tested on


@dataclass(frozen=True, eq=False)
class RunSetup:
    """What a run is trained with. notes: sentences to tell the person before it begins."""

    recipe: Recipe
    data: DataSet
    device: Device
    spec: InputSpec
    form: Form
    train: Examples
    validation: Examples | None
    test: Examples | None
    fingerprint: str
    notes: tuple[str, ...]
    class_weights: torch.Tensor | None = None  # float32 (K,), on the device
    start: InitialWeights | None = None
    body: FrozenBody | None = None  # where only the head learns, and the examples are this body's features
    learned: LearnedPictures | None = None  # of pictures that are a person's own

    def network(self) -> nn.Module:
        """What learns, as the recipe's seed and the weights it starts from make it, on the device.

        The same one at every call: the network, or its head alone where the body is frozen.
        """
        if self.body is not None:
            return self.body.fresh_head()
        return _network(self.recipe, self.form, self.spec, self.data.classes, self.start, self.device)

    @property
    def head_name(self) -> str:
        """The name of the head within ``network()``."""
        return HEAD if self.body is not None else head(self.recipe.network, self.form)

    def full_network(self, network: nn.Module) -> nn.Module:
        """The network that sees pictures: ``network`` itself, or the frozen body below it."""
        return network if self.body is None else self.body.network

    def features(self, should_stop: Callable[[], bool], process: int = 0) -> Iterator[Preparing]:
        """Compute the features of a frozen body, once; how far it is. CancelledError when stopped.

        process: the rank among several, of which each keeps its own.
        """
        for examples in (self.train, self.validation):
            if isinstance(examples, CachedFeatures):
                if process:
                    examples.keep_apart(process)
                yield from examples.compute(should_stop)

    @property
    def body_passes(self) -> int:
        """How many times a picture passes a frozen body before the first step; 0 where none is frozen wholly."""
        kept = (examples for examples in (self.train, self.validation) if isinstance(examples, CachedFeatures))
        return sum(examples.body_passes for examples in kept)

    def forget_features(self) -> None:
        """After the last step: give back their room."""
        for examples in (self.train, self.validation):
            if isinstance(examples, CachedFeatures):
                examples.forget()

    def choose_plan(self, network: nn.Module) -> tuple[ComputePlan, str]:
        """How to compute, measured; and a sentence when a wish cannot be met."""
        threads = available_threads()
        torch.set_num_threads(threads)
        if self.body is not None:  # one dense layer: nothing to gain
            return ComputePlan("float32", threads), ""
        batch = self.train.in_order(next_batch(0, len(self.train), self.recipe.batch_size))
        chosen, note = choose_dtype(self.recipe.precision, network, *batch)
        return ComputePlan(chosen, threads), note

    def card(self, network: nn.Module) -> ModelCard:
        """The card without results."""
        recipe, title = self.recipe, known_architecture(self.recipe.network).title
        return ModelCard(
            name=recipe.name or f"{title} · {self.data.title}",
            architecture=recipe.network,
            form=self.form,
            classes=self.data.classes,
            input=self.spec,
            parameters=self.body.parameters()
            if self.body is not None
            else sum(parameter.numel() for parameter in state_for_use(dict(network.named_parameters())).values()),
            data=Sentence(COUNTED, title=self.data.title, count=len(self.train)),
            test_data=Sentence(COUNTED, title=self.data.title, count=len(self.test)) if self.test else "",
            answers_from=recipe.answers_from,
            recipe=asdict(recipe),
            created=datetime.now(UTC).date().isoformat(),
            program_version=VERSION,
        )


def set_up(recipe: Recipe, should_stop: Callable[[], bool] = never, run_folder: Path | None = None) -> RunSetup:
    """Load and split the data, choose input and device. EngineError when the recipe cannot work.

    run_folder: where a run that goes on has its weights, and where features are kept that are too many for the memory.
    CancelledError when ``should_stop`` says so while data is loaded.
    """
    known_architecture(recipe.network)
    start = read_initial_weights(recipe, run_folder)
    fitted = fitted_recipe(recipe, start)
    data = catalog.load(fitted, should_stop)
    _check(data)
    split = training_split(data, recipe)
    train, validation = split.train, split.validation
    form = chosen_form(fitted, max(data.images.shape[-2:]))
    check(recipe, form)
    spec = input_for(fitted, data, form) if start is None else input_after(start, data, fitted)
    device = choose(recipe.device)
    where = device.torch_device
    if where.type == "cuda":  # faster sums of float32, and the fastest convolution found by trial
        torch.set_float32_matmul_precision("high")
        torch.backends.cudnn.benchmark = True
    only_head = recipe.freeze == BODY
    setup = RunSetup(
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
            mixing=Mixing(recipe.mixup, 0.0 if only_head else recipe.cutmix),
            classes=len(data.classes),
            is_balanced=recipe.balance == "sampling",
        ),
        validation=Batches(validation, spec, where) if validation is not None and len(validation) else None,
        test=Batches(data.test, spec, where) if data.test is not None else None,
        fingerprint=data.fingerprint(),
        notes=(
            *data.notes,
            *split.notes,
            *_doubts(recipe, train),
            *(notes_on(start, recipe, spec, data.classes) if start else ()),
        ),
        class_weights=_class_weights(recipe, train, len(data.classes), where),
        start=start,
        learned=learned_pictures(split, data.classes) if data.hashes is not None else None,
    )
    return _on_features(setup, run_folder) if only_head else setup


def _network(
    recipe: Recipe, form: Form, spec: InputSpec, classes: tuple[str, ...], start: InitialWeights | None, device: Device
) -> nn.Module:
    torch.manual_seed(recipe.seed)
    try:
        network = build(
            recipe.network,
            classes=len(classes),
            channels=spec.channels,
            size=spec.size,
            form=form,
            has_auxiliary=serves_training(recipe, form),
        )
    except CannotBuildError as error:
        raise EngineError(Sentence(error.template, **error.values)) from error
    if start is not None:
        load_into(network, start, recipe, form, classes)
    network = network.to(device.torch_device).to(memory_format=torch.channels_last)  # pyright: ignore[reportCallIssue]  stub lacks it
    freeze(network, frozen_modules(recipe, form))
    return network


def _on_features(setup: RunSetup, run_folder: Path | None) -> RunSetup:
    """The same run with the head alone, which learns from the features of the body."""
    recipe, pictures = setup.recipe, setup.train
    assert isinstance(pictures, Batches)
    body = FrozenBody(setup.network(), setup.head_name)
    views = min(VIEWS, recipe.epochs) if recipe.augmentation != "none" else 1
    folder = run_folder or paths.data()

    def on(batches: Examples | None, part: str, count: int = 1) -> CachedFeatures | None:
        if not isinstance(batches, Batches):
            return None
        key = f"{setup.fingerprint} {recipe.seed} {recipe.validation_share} {recipe.augmentation} {setup.spec}"
        path = folder / f"features-{part}.f32"
        return CachedFeatures(body, batches, views=count, seed=recipe.seed, path=path, key=f"{key} {part} {count}")

    count = len(pictures)
    note = Sentence("The body stays as it is: its features of {count:,} pictures are computed once.", count=count)
    if views > 1:
        note = Sentence(
            "The body stays as it is: its features of {count:,} pictures are computed once, in {views} views of each.",
            count=count,
            views=views,
        )
    left_out = Sentence("CutMix is left out: it would need the pictures, not their features.")
    return replace(
        setup,
        body=body,
        train=on(pictures, "train", views) or pictures,
        validation=on(setup.validation, "validation"),
        test=on(setup.test, "test"),
        notes=(*setup.notes, note, *((left_out,) if recipe.cutmix else ())),
    )


def _check(data: DataSet) -> None:
    counts = np.bincount(data.labels, minlength=len(data.classes))
    empty = [label for label, count in zip(data.classes, counts, strict=True) if count == 0]
    if len(data.classes) < 2:
        raise EngineError("{title} has only one class. A network needs at least two to tell apart.", title=data.title)
    if empty:
        raise EngineError(
            "{title} has no pictures of “{label}”. Add some or remove the class.",
            title=data.title,
            label=shown(empty[0]),
        )


def _doubts(recipe: Recipe, train: Split) -> tuple[str, ...]:
    notes: list[str] = []
    if recipe.batch_size > len(train):
        notes.append(
            Sentence(
                "A batch of {size} is more than the {count} training pictures: each epoch is one step.",
                size=recipe.batch_size,
                count=len(train),
            )
        )
    counts = tuple(int(count) for count in np.bincount(train.labels))
    if recipe.balance == "none" and is_uneven(counts):
        notes.append(
            Sentence(
                "The classes are uneven: {least:,} to {most:,} pictures. “balance” set to “sampling” or "
                "“weights” gives "
                "rare classes their due.",
                least=min(filter(None, counts)),
                most=max(counts),
            )
        )
    return tuple(notes)


def _class_weights(recipe: Recipe, train: Split, classes: int, where: torch.device) -> torch.Tensor | None:
    if recipe.balance != "weights":
        return None
    return class_weights(torch.from_numpy(train.labels), classes).to(where)
