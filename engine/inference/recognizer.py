"""Weights with their card as something that answers: uint8 pictures in, calibrated probabilities out."""

from collections.abc import Callable
from copy import copy
from dataclasses import dataclass, field, replace
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from torch import nn

from engine.errors import EngineError
from engine.hardware.device import Device, choose
from engine.inference import decision
from engine.inference.autotune.finding import AutotuneReport
from engine.inference.backends.backend import Backend, CompiledNetwork
from engine.inference.backends.pytorch import PlainNetwork
from engine.networks.flip_averaging import flip_averaged
from engine.networks.preprocess import to_input
from engine.networks.tracing_lock import TRACING
from engine.prediction import Prediction
from engine.weights.load_network import assemble
from engine.weights.model_card import ModelCard
from engine.weights.weights_file import sound_file

SMALL_NETWORK = 300_000  # parameters; so few answer faster with one thread, and on the CPU
BATCH = 256


@dataclass
class ActiveBackend:
    """The network as it answers, shared by a recognizer and its copies. is_tuned: no faster backend is looked for.

    finding: what was measured of it and of others.
    """

    runtime: CompiledNetwork
    is_tuned: bool = False
    finding: AutotuneReport = field(default_factory=AutotuneReport)


@dataclass(frozen=True, eq=False)
class Answers:
    """What a recognizer said of some pictures, computed once. logits: float32 (N, all outputs)."""

    card: ModelCard
    logits: NDArray[np.float32]

    def shares(self) -> NDArray[np.float32]:
        """float32 (N, K): probabilities of ``labels``; what is missing from 1 in a row is "none of the classes"."""
        return decision.probabilities_with_reject(self.card, self.logits)

    def predictions(self) -> list[Prediction]:
        """A Prediction, with its verdict, for each picture."""
        return decision.predictions(self.card, self.logits)


class Recognizer:
    """A network in eval mode on its device, with its card. ``predict`` may be called from several threads."""

    def __init__(self, card: ModelCard, network: nn.Module, device: torch.device, weights_hash: str = "") -> None:
        """weights_hash: by which what was measured of these very weights is remembered; empty: it is not."""
        self.card = card
        self.labels = decision.labels(card)
        self._network = network.eval().requires_grad_(False).to(device)
        self._device = device
        self._weights_hash = weights_hash
        self._in_use = ActiveBackend(PlainNetwork(self._network, device))
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
    def backend(self) -> Backend:
        """How it computes at present."""
        return self._in_use.runtime.backend

    @property
    def is_tuned(self) -> bool:
        """Whether its fastest way of computing was looked for."""
        return self._in_use.is_tuned

    @property
    def finding(self) -> AutotuneReport:
        """What was measured when its fastest way was looked for; empty before."""
        return self._in_use.finding

    def autotune(self, is_wanted: Callable[[], bool] = lambda: True) -> bool:
        """Use the fastest way that gives the same answers; measured once, then remembered for these weights.

        Takes about a second; the plain way answers meanwhile. is_wanted: asked between steps; False when it said no.
        """
        from engine.inference.autotune.select import select_backend  # needed after the first answer only

        torch.set_num_threads(self._threads)
        try:
            found = select_backend(self._network, self.card, self._weights_hash, self._device, is_wanted)
        except Exception:
            self._in_use.is_tuned = True  # not tried again and again
            raise
        if found is None:
            return False
        self._in_use.runtime, self._in_use.finding = found.runtime, found.finding
        self._in_use.is_tuned = True
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
                "The network of “{card}” cannot answer. Choose another recognizer.",
                details=str(error),
                card=self.card.name,
            ) from error
        if logits.shape != (1, len(self.card.classes)):
            raise EngineError(
                "“{card}” gives {answers} answers for {count} classes. Get the file again.",
                card=self.card.name,
                answers=logits.shape[-1],
                count=len(self.card.classes),
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
                with TRACING.running():
                    parts.append(flip_averaged(runtime.logits, inputs, self.card.answers_from).numpy())
        if not parts:
            return np.zeros((0, len(self.card.classes)), np.float32)
        # a network of foreign weights may overflow: a number that is none must not become a confident answer
        return np.nan_to_num(np.concatenate(parts) if len(parts) > 1 else parts[0], nan=0.0, posinf=1e4, neginf=-1e4)

    def predict(self, pictures: NDArray[np.uint8]) -> NDArray[np.float32]:
        """uint8 (N, C, H, W) -> float32 (N, K): calibrated probabilities of ``labels``; rows sum to 1."""
        return decision.probabilities_of(self.card, self.predict_logits(pictures))

    def answers(self, pictures: NDArray[np.uint8]) -> Answers:
        """uint8 (N, C, H, W) -> what can be asked of each."""
        return Answers(self.card, self.predict_logits(pictures))

    def shares(self, pictures: NDArray[np.uint8]) -> NDArray[np.float32]:
        """As ``predict``, but what is missing from 1 in a row is the share of "none of the classes"."""
        return self.answers(pictures).shares()

    def predictions(self, pictures: NDArray[np.uint8]) -> list[Prediction]:
        """uint8 (N, C, H, W) -> a Prediction, with its verdict, for each."""
        return self.answers(pictures).predictions()


def _quiet_threads() -> int:
    """As many threads as torch takes by itself when nothing was set."""
    return _DEFAULT_THREADS


_DEFAULT_THREADS = torch.get_num_threads()
