"""Weights with their card as something that answers: uint8 pictures in, calibrated probabilities out."""

from collections import OrderedDict
from collections.abc import Callable
from copy import copy
from dataclasses import dataclass, field, replace
from pathlib import Path
from threading import Lock

import numpy as np
import torch
from numpy.typing import NDArray
from torch import nn

from engine import verdict
from engine.answers_from import answered
from engine.assembly import assemble
from engine.device import Device, choose
from engine.errors import EngineError
from engine.model_card import ModelCard
from engine.prediction import Prediction
from engine.preprocess import to_input
from engine.runtime.plain import Plain
from engine.runtime.turns import TURNS
from engine.runtime.way import Runtime, Way
from engine.way_requests import Finding
from engine.weights_file import sound_file
from models.build import build

SMALL_NETWORK = 300_000  # parameters; so few answer faster with one thread, and on the CPU
BATCH = 256


@dataclass
class InUse:
    """The runtime that answers, shared by a recognizer and its copies. is_settled: no faster one is looked for.

    finding: what was measured of it and of others. just_shared: the single picture that ``shares`` was asked about
    last, with its logits; taken once.
    """

    runtime: Runtime
    is_settled: bool = False
    finding: Finding = field(default_factory=Finding)
    just_shared: tuple[bytes, NDArray[np.float32]] | None = None


class Recognizer:
    """A network in eval mode on its device, with its card. ``predict`` may be called from several threads."""

    def __init__(self, card: ModelCard, network: nn.Module, device: torch.device, weights_hash: str = "") -> None:
        """weights_hash: by which what was measured of these very weights is remembered; empty: it is not."""
        self.card = card
        self.labels = verdict.labels(card)
        self._network = network.eval().requires_grad_(False).to(device)
        self._device = device
        self._weights_hash = weights_hash
        self._in_use = InUse(Plain(self._network, device))
        self._threads = 1 if card.parameters <= SMALL_NETWORK else _quiet_threads()

    @classmethod
    def load(cls, path: Path, device: Device | None = None) -> "Recognizer":
        """The recognizer of a weights file, after a trial run; EngineError when it cannot be used.

        device: None lets small networks answer on the CPU, where they are faster, and the others on ``choose()``.
        """
        file = sound_file(path)
        card = file.card
        network = assemble(card, file.state())
        if device is None:
            target = torch.device("cpu") if card.parameters <= SMALL_NETWORK else choose().torch_device
        else:
            target = device.torch_device
        recognizer = cls(card, network, target, file.data_hash)
        recognizer.try_out()
        return recognizer

    @property
    def way(self) -> Way:
        """How it computes at present."""
        return self._in_use.runtime.way

    @property
    def is_settled(self) -> bool:
        """Whether its fastest way of computing was looked for."""
        return self._in_use.is_settled

    @property
    def finding(self) -> Finding:
        """What was measured when its fastest way was looked for; empty before."""
        return self._in_use.finding

    def find_fastest(self, is_wanted: Callable[[], bool] = lambda: True) -> bool:
        """Use the fastest way that gives the same answers; measured once, then remembered for these weights.

        Takes about a second; the plain way answers meanwhile. is_wanted: asked between steps; False when it said no.
        """
        from engine.runtime.choice import chosen  # needed after the first answer only

        torch.set_num_threads(self._threads)
        try:
            found = chosen(self._network, self.card, self._weights_hash, self._device, is_wanted)
        except Exception:
            self._in_use.is_settled = True  # not tried again and again
            raise
        if found is None:
            return False
        self._in_use.runtime, self._in_use.finding = found.runtime, found.finding
        self._in_use.is_settled = True
        return True

    def sure_from(self, sure_above: float) -> "Recognizer":
        """The same network; its answers count as sure from this probability on."""
        other = copy(self)
        other.card = replace(self.card, sure_above=sure_above)
        return other

    def state(self) -> dict[str, torch.Tensor]:
        """The weights, on the CPU."""
        return {name: value.cpu() for name, value in self._network.state_dict().items()}

    def try_out(self) -> None:
        """Answer one empty picture, so that the first real one is as fast as all others. EngineError if it cannot."""
        spec = self.card.input
        side = 28 if spec.kind == "ink" else spec.size
        channels = 1 if spec.kind == "ink" else spec.channels
        try:
            logits = self.predict_logits(np.zeros((1, channels, side, side), np.uint8))
        except RuntimeError as error:
            raise EngineError(
                f"The network of “{self.card.name}” cannot answer. Choose another recognizer.", details=str(error)
            ) from error
        if logits.shape != (1, len(self.card.classes)):
            raise EngineError(
                f"“{self.card.name}” gives {logits.shape[-1]} answers for {len(self.card.classes)} classes. "
                "Get the file again."
            )

    def predict_logits(self, pictures: NDArray[np.uint8]) -> NDArray[np.float32]:
        """uint8 (N, C, H, W) -> float32 (N, all outputs), before temperature and softmax.

        Ink: gray, 0 paper .. 255 ink, 28x28. Photos: RGB or gray, already size x size.
        """
        if torch.get_num_threads() != self._threads:
            torch.set_num_threads(self._threads)
        runtime = self._in_use.runtime  # one for all parts, also when a faster one is ready meanwhile
        parts: list[NDArray[np.float32]] = []
        with torch.inference_mode():
            for first in range(0, len(pictures), BATCH):
                # ascontiguousarray also makes a writable copy of what came over the pipe
                batch = torch.from_numpy(np.array(pictures[first : first + BATCH])).to(self._device)
                inputs = to_input(batch, self.card.input)
                with TURNS.calling():
                    parts.append(answered(runtime.answers, inputs, self.card.answers_from).numpy())
        if not parts:
            return np.zeros((0, len(self.card.classes)), np.float32)
        # a network of foreign weights may overflow: a number that is none must not become a confident answer
        return np.nan_to_num(np.concatenate(parts) if len(parts) > 1 else parts[0], nan=0.0, posinf=1e4, neginf=-1e4)

    def predict(self, pictures: NDArray[np.uint8]) -> NDArray[np.float32]:
        """uint8 (N, C, H, W) -> float32 (N, K): calibrated probabilities of ``labels``; rows sum to 1."""
        return verdict.probabilities_of(self.card, self.predict_logits(pictures))

    def shares(self, pictures: NDArray[np.uint8]) -> NDArray[np.float32]:
        """As ``predict``, but what is missing from 1 in a row is the share of "none of the classes"."""
        logits = self.predict_logits(pictures)
        if len(pictures) == 1:
            self._in_use.just_shared = (pictures.tobytes(), logits)
        return verdict.shares_of(self.card, logits)

    def predictions(self, pictures: NDArray[np.uint8]) -> list[Prediction]:
        """uint8 (N, C, H, W) -> a Prediction, with its verdict, for each.

        One whose ``shares`` were asked for just before is not computed again: so every glyph on the canvas is read.
        """
        shared, self._in_use.just_shared = self._in_use.just_shared, None
        if shared is not None and len(pictures) == 1 and shared[0] == pictures.tobytes():
            return verdict.predictions(self.card, shared[1])
        return verdict.predictions(self.card, self.predict_logits(pictures))


class RecognizerCache:
    """The recognizers used last, ready to answer; each is loaded once, and anew when its file has changed.

    capacity, most_parameters: what all kept together may be; those unused longest are let go (by default some 1.6 GB
    of weights: two of VGG's size, or every small network).
    """

    def __init__(self, device: Device | None = None, capacity: int = 32, most_parameters: int = 400_000_000) -> None:
        self._device = device
        self._capacity = capacity
        self._most_parameters = most_parameters
        self._loading: dict[tuple[str, int, int], Lock] = {}
        self._loaded: OrderedDict[tuple[str, int, int], Recognizer | EngineError] = OrderedDict()
        self._lock = Lock()

    def get(self, path: Path) -> Recognizer:
        """The recognizer of ``path``. It takes its place here only when it is whole and has answered once.

        A file that cannot be used is not read again before it changes: EngineError each time.
        """
        key = _identity(path)
        known = self._used(key)
        if known is None:
            with self._lock:
                loading = self._loading.setdefault(key, Lock())
            with loading:  # who asks for it meanwhile waits, who asks for another does not
                known = self._used(key)
                if known is None:
                    known = self._load(path)
                    self._keep(key, known)
        if isinstance(known, EngineError):
            raise EngineError(known.sentence, known.details)
        return known

    def has(self, path: Path) -> bool:
        """Whether ``get`` would return at once; EngineError when the file is gone."""
        key = _identity(path)
        with self._lock:
            return key in self._loaded

    def loaded(self) -> list[Recognizer]:
        """The recognizers that are ready to answer."""
        with self._lock:
            return [known for known in self._loaded.values() if isinstance(known, Recognizer)]

    def _used(self, key: tuple[str, int, int]) -> Recognizer | EngineError | None:
        with self._lock:
            known = self._loaded.get(key)
            if known is not None:
                self._loaded.move_to_end(key)
        return known

    def _load(self, path: Path) -> Recognizer | EngineError:
        try:
            return Recognizer.load(path, self._device)
        except EngineError as error:
            return error

    def _keep(self, key: tuple[str, int, int], loaded: Recognizer | EngineError) -> None:
        with self._lock:
            self._loaded[key] = loaded
            self._loading.pop(key, None)
            while len(self._loaded) > 1 and self._is_too_much():
                self._loaded.popitem(last=False)

    def _is_too_much(self) -> bool:
        parameters = sum(one.card.parameters for one in self._loaded.values() if isinstance(one, Recognizer))
        return len(self._loaded) > self._capacity or parameters > self._most_parameters


def _identity(path: Path) -> tuple[str, int, int]:
    try:
        stat = path.stat()
    except OSError as error:
        raise EngineError(f"The weights file “{path.name}” is gone. Choose another recognizer.") from error
    return str(path), stat.st_mtime_ns, stat.st_size


def network_of(card: ModelCard) -> nn.Module:
    """The network that ``card`` describes, untrained; EngineError when this Inkling does not have it."""
    try:
        return build(
            card.architecture,
            classes=len(card.classes),
            channels=card.input.channels,
            size=card.input.size,
            form="full" if card.form == "full" else "small",
        )
    except KeyError as error:
        raise EngineError(
            f"“{card.name}” needs the network “{card.architecture}”, which this Inkling does not have. Update Inkling."
        ) from error
    except ValueError as error:
        raise EngineError(f"“{card.name}” cannot be used: {error}") from error


def _quiet_threads() -> int:
    """As many threads as torch takes by itself when nothing was set."""
    return _DEFAULT_THREADS


_DEFAULT_THREADS = torch.get_num_threads()
