"""Learning from one's own drawings in seconds: corrected digits without forgetting the others, or new symbols.

Corrections: the recognizer in use is tuned on variations of the drawings together with a replay of MNIST that pulls
towards its own former answers (Li and Hoiem 2016, "Learning without Forgetting"). Then the weights go only as far from
the old ones towards the new ones as held-out training digits allow (Wortsman et al. 2022, "Robust fine-tuning of
zero-shot models"). Symbols: the body of the digit recognizer, which has seen many pens, gets a new head.
"""

import time
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn
from torch.nn import functional as F

from engine.data.formats import mnist
from engine.data.sets.dataset import Split, held_out
from engine.errors import EngineError
from engine.handwriting import collections
from engine.handwriting.collections import Collection
from engine.handwriting.events import BeforeAfter, LearnDone, LearnEvent, LearnProgress, LearnStarted
from engine.handwriting.synthesis.dataset import SPLIT_SEED
from engine.handwriting.training_set import Lesson, as_drawn, lesson_of, varied
from engine.inference import decision
from engine.library import recognizers
from engine.library.info import RecognizerInfo
from engine.networks.preprocess import to_input
from engine.training.setup.compute_plan import has_bfloat16
from engine.version import VERSION
from engine.weights.load_network import network_of
from engine.weights.model_card import ModelCard
from engine.weights.weights_file import load_weights
from models.objective import logits_of

FEWEST = 1  # drawings to learn from
OWN_BATCH, REPLAY_BATCH, SYMBOLS_BATCH = 32, 64, 64  # pictures per step
REPLAY = 1_500  # MNIST training digits that keep the others from being forgotten
FAITH = 0.7  # of a replayed digit's target is the former answer, the rest its label
HELD_OUT = 5_000 / 60_000  # of MNIST's training digits, as in the recipes of the shipped recognizers
NEAREST = 800  # of the held-out digits: those that a change would flip first decide how far to go
FORGIVEN = 1  # of them that may be lost
SHARES = (1.0, 0.6, 0.3, 0.1)
PROGRESS_SECONDS = 0.2
MEASURED = 100  # pictures at once when measuring: their maps stay in the cache
CPU = torch.device("cpu")
MNIST_TEST = "MNIST test set"
MNIST_TEST_COUNT = 10_000


@dataclass(frozen=True)
class FineTunePlan:
    """steps and learning rates of the body and the head; variations: pictures made of the drawings."""

    steps: int
    body_rate: float
    head_rate: float
    variations: int


CORRECTIONS = FineTunePlan(steps=60, body_rate=0.004, head_rate=0.01, variations=1_200)
SYMBOLS = FineTunePlan(steps=240, body_rate=0.01, head_rate=0.05, variations=6_000)


def learn(key: str, recognizer: str = "", seed: int = 0) -> Iterator[LearnEvent]:
    """Learn the collection ``key``, starting from ``recognizer`` (library key; empty: the default for ink).

    The last event is LearnDone: a new recognizer is in the library, nothing else was changed. EngineError when it
    cannot be done.
    """
    began = time.monotonic()
    owner = collections.collection(key)
    drawings = collections.drawings(key)
    info = recognizers.recognizer(recognizer or recognizers.default_ink_key())
    if info.card.input.kind != "ink":
        raise EngineError("Drawings are learned by a recognizer of ink. Choose one of the digit recognizers.")
    missing = [label for label in owner.classes if all(one.label != label for one in drawings)]
    is_correction = set(owner.classes) <= set(info.card.classes)
    if len(drawings) < FEWEST or (missing and not is_correction):
        if missing and not is_correction:
            raise EngineError(
                "There are too few drawings in “{owner}” to learn from. Draw some of “{label}”.",
                owner=owner.name,
                label=missing[0],
            )
        raise EngineError("There are too few drawings in “{owner}” to learn from.", owner=owner.name)
    lesson = lesson_of(drawings)
    torch.manual_seed(seed)
    if is_correction:
        yield from _correct(owner, lesson, info, seed, began)
    else:
        yield from _teach(owner, lesson, info, seed, began)


def _correct(owner: Collection, lesson: Lesson, info: RecognizerInfo, seed: int, began: float) -> Iterator[LearnEvent]:
    """Tune all weights on the corrections and a replay of MNIST."""
    pace, card = CORRECTIONS, info.card
    yield LearnStarted(owner.key, len(lesson.learned), len(lesson.held_out), pace.steps)
    state, _ = load_weights(Path(info.path))
    old, network = _loaded(card, state), _loaded(card, state)
    own, labels = varied(lesson.learned, card.classes, pace.variations, seed)
    train = mnist.load({}, 0)
    kept, out = held_out(train.labels, HELD_OUT, _seed_of(card))
    replay = train.train.subset(np.random.default_rng(seed).permutation(kept)[:REPLAY])
    # the former answers, also to what the person never corrected, are what must not be forgotten
    soft = _logits(old, card, replay.images).softmax(1)
    hard = F.one_hot(torch.from_numpy(replay.labels), len(card.classes)).float()
    replayed = _Pictures(torch.from_numpy(np.array(replay.images)), FAITH * soft + (1 - FAITH) * hard, REPLAY_BATCH)
    targets = F.one_hot(torch.from_numpy(labels), len(card.classes)).float()
    yield from _tune(network, card, [_Pictures(torch.from_numpy(own), targets, OWN_BATCH), replayed], pace, seed)
    learned = {name: value.detach().clone() for name, value in network.state_dict().items()}
    share = _how_far(old, network, card, state, learned, _nearest(old, card, train.train.subset(out)))
    network.load_state_dict(_between(state, learned, share))
    shown = as_drawn(lesson.held_out), _indices(lesson, card.classes)
    own_measured = BeforeAfter(len(shown[1]), _right(old, card, *shown), _right(network, card, *shown))
    assert train.test is not None
    tested = train.test.images, train.test.labels
    test = BeforeAfter(len(tested[1]), _known_right(card) or _right(old, card, *tested), _right(network, card, *tested))
    changed = replace(
        card,
        name=f"{_plain_name(card.name)} + {owner.name}",
        data=f"{card.data}; then {len(lesson.learned)} drawings of “{owner.name}”",
        test_data=MNIST_TEST,
        test_accuracy=test.after / test.count,
        test_count=test.count,
        trust=(),  # measured on the old weights
        reliability=(),
        calibration_error=None,
        created=date.today().isoformat(),
        program_version=VERSION,
    )
    made = _kept(owner, network.state_dict(), changed)
    yield LearnDone(made, own_measured if own_measured.count else None, test, share, time.monotonic() - began)


def _teach(owner: Collection, lesson: Lesson, info: RecognizerInfo, seed: int, began: float) -> Iterator[LearnEvent]:
    """A new head on the body of ``info`` for the symbols of ``owner``."""
    pace = SYMBOLS
    yield LearnStarted(owner.key, len(lesson.learned), len(lesson.held_out), pace.steps)
    state, _ = load_weights(Path(info.path))
    own, labels = varied(lesson.learned, owner.classes, pace.variations, seed)
    card = replace(
        info.card,
        name=owner.name,
        classes=owner.classes,
        data=f"{len(lesson.learned)} drawings of “{owner.name}”, starting from “{info.card.name}”",
        test_data="",
        test_accuracy=None,
        test_count=0,
        validation_accuracy=None,
        temperature=1.0,
        sure_above=0.6,
        unknown_above=None,
        trust=(),
        reliability=(),
        calibration_error=None,
        recipe={},
        notes="Taught in Inkling.",
        created=date.today().isoformat(),
        program_version=VERSION,
    )
    network = network_of(card)
    own_state = network.state_dict()
    fitting = {
        name: value for name, value in state.items() if name in own_state and value.shape == own_state[name].shape
    }
    network.load_state_dict(fitting, strict=False)
    targets = F.one_hot(torch.from_numpy(labels), len(owner.classes)).float()
    yield from _tune(network, card, [_Pictures(torch.from_numpy(own), targets, SYMBOLS_BATCH)], pace, seed)
    measured = None
    if lesson.held_out:
        right = _right(network, card, as_drawn(lesson.held_out), _indices(lesson, owner.classes))
        measured = BeforeAfter(len(lesson.held_out), None, right)
        card = replace(
            card,
            test_data=f"{measured.count} held-out drawings",
            test_accuracy=right / measured.count,
            test_count=measured.count,
        )
    card = replace(card, parameters=sum(p.numel() for p in network.parameters()))
    yield LearnDone(_kept(owner, network.state_dict(), card), measured, None, 1.0, time.monotonic() - began)


@dataclass(frozen=True, eq=False)
class _Pictures:
    images: Tensor  # uint8 (N, 1, 28, 28)
    targets: Tensor  # float32 (N, K), rows sum to 1
    batch: int  # of them per step


def _tune(
    network: nn.Module, card: ModelCard, sources: list[_Pictures], pace: FineTunePlan, seed: int
) -> Iterator[LearnProgress]:
    """SGD with momentum under a cosine, a batch of each source per step; batch norms keep their statistics.

    Written out because importing torch's optimizers costs 2 s, a fifth of the time a person waits here.
    """
    network.eval()  # statistics of a few drawings would spoil those of thousands
    parameters = [p.requires_grad_() for p in network.parameters()]
    head = {id(p) for p in parameters[-2:]}
    rates = [pace.head_rate if id(p) in head else pace.body_rate for p in parameters]
    velocity = [torch.zeros_like(p) for p in parameters]
    chance = torch.Generator().manual_seed(seed)
    began = told = time.monotonic()
    losses: list[float] = []
    for step in range(1, pace.steps + 1):
        picked = [torch.randint(len(s.images), (s.batch,), generator=chance) for s in sources]
        images = torch.cat([s.images[p] for s, p in zip(sources, picked, strict=True)])
        targets = torch.cat([s.targets[p] for s, p in zip(sources, picked, strict=True)])
        inputs = to_input(images, card.input).contiguous(memory_format=torch.channels_last)
        with torch.autocast("cpu", torch.bfloat16, enabled=has_bfloat16(CPU)):
            logits = logits_of(network, network(inputs))  # (N, K)
        loss = F.cross_entropy(logits, targets)
        gradients = torch.autograd.grad(loss, parameters)
        warmth = 0.5 * (1 + float(np.cos(np.pi * (step - 1) / pace.steps)))
        with torch.no_grad():
            for p, v, g, rate in zip(parameters, velocity, gradients, rates, strict=True):
                v.mul_(0.9).add_(g)
                p.sub_(v, alpha=rate * warmth)
        losses.append(loss.item())
        now = time.monotonic()
        if now - told > PROGRESS_SECONDS or step == pace.steps:
            left = (now - began) / step * (pace.steps - step)
            yield LearnProgress(step, pace.steps, float(np.mean(losses)), left)
            told, losses = now, []
    for p in parameters:
        p.requires_grad_(False)


def _nearest(old: nn.Module, card: ModelCard, checked: Split) -> Split:
    """The digits whose right answer has the smallest lead, or is behind: a small change flips no others."""
    logits = _logits(old, card, checked.images)
    right = torch.from_numpy(checked.labels)[:, None]
    lead = logits.gather(1, right) - logits.scatter(1, right, -torch.inf).max(1, keepdim=True).values
    return checked.subset(lead[:, 0].argsort()[:NEAREST].numpy())


def _how_far(
    old: nn.Module,
    network: nn.Module,
    card: ModelCard,
    state: dict[str, Tensor],
    learned: dict[str, Tensor],
    checked: Split,
) -> float:
    """The largest share of the way from old to learned weights that loses at most FORGIVEN of the checked digits."""
    before = _right(old, card, checked.images, checked.labels)
    for share in SHARES:
        network.load_state_dict(_between(state, learned, share))
        if _right(network, card, checked.images, checked.labels) >= before - FORGIVEN:
            return share
    return SHARES[-1]


def _between(old: dict[str, Tensor], new: dict[str, Tensor], share: float) -> dict[str, Tensor]:
    return {
        name: torch.lerp(old[name].to(value.dtype), value, share) if value.is_floating_point() else value
        for name, value in new.items()
    }


def _logits(network: nn.Module, card: ModelCard, images: NDArray[np.uint8]) -> Tensor:
    """uint8 (N, 1, 28, 28) -> float32 (N, all outputs), by all threads: a recognizer uses one, for single pictures."""
    network.eval()
    parts: list[Tensor] = []
    with torch.inference_mode():
        for first in range(0, len(images), MEASURED):
            inputs = to_input(torch.from_numpy(np.array(images[first : first + MEASURED])), card.input)
            parts.append(logits_of(network, network(inputs.contiguous(memory_format=torch.channels_last))))
    return torch.cat(parts).clone() if parts else torch.zeros(0, len(card.classes))


def _right(network: nn.Module, card: ModelCard, images: NDArray[np.uint8], labels: NDArray[np.int64]) -> int:
    """How many of the classes that a person sees are answered right."""
    shown = _logits(network, card, images)[:, : len(decision.labels(card))]
    return int((shown.argmax(1).numpy() == labels).sum()) if len(labels) else 0


def _known_right(card: ModelCard) -> int | None:
    """What the card says of the MNIST test set, so that it need not be measured again."""
    if (
        card.test_accuracy is None
        or card.test_count != MNIST_TEST_COUNT
        or not card.test_data.startswith(("MNIST", "Handwriting"))
    ):
        return None
    return round(card.test_accuracy * card.test_count)


def _seed_of(card: ModelCard) -> int:
    """The seed that decided which digits were held out when ``card`` was trained."""
    if card.recipe.get("data") == "handwriting":
        return SPLIT_SEED
    seed = card.recipe.get("seed", 0)
    return seed if isinstance(seed, int) else 0


def _indices(lesson: Lesson, classes: tuple[str, ...]) -> NDArray[np.int64]:
    return np.array([classes.index(one.label) for one in lesson.held_out], np.int64)


def _loaded(card: ModelCard, state: dict[str, Tensor]) -> nn.Module:
    network = network_of(card)
    network.load_state_dict(state)
    return network.to(memory_format=torch.channels_last)  # pyright: ignore[reportCallIssue]


def _plain_name(name: str) -> str:
    """Without what earlier lessons added."""
    return name.split(" + ")[0]


def _kept(owner: Collection, state: dict[str, Tensor], card: ModelCard) -> str:
    """Save into the library and remember it with the collection; the new recognizer's key."""
    made = recognizers.add(state, card).key
    collections.save(replace(owner, recognizer=made))
    return made
