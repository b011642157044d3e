"""The network as it leaves the house: uint8 pictures in, logits and calibrated probabilities out.

Preprocessing is engine.networks.preprocess, the same code as in training and use; here it becomes part of the graph.
"""

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from engine.ink.centering import FIELD
from engine.networks.flip_averaging import flip_averaged
from engine.networks.preprocess import to_input
from engine.weights.model_card import ModelCard
from models.objective import logits_of


def picture_shape(card: ModelCard) -> tuple[int, int, int]:
    """(C, H, W) of the pictures that ``WithPreprocessing`` takes: ink as in MNIST, photos as large as the input."""
    spec = card.input
    return (1, FIELD, FIELD) if spec.kind == "ink" else (spec.channels, spec.size, spec.size)


class WithPreprocessing(nn.Module):
    """uint8 (N, C, H, W) -> (logits float32 (N, K), probabilities float32 (N, K)).

    Ink: gray, 0 paper .. 255 ink, centered as in MNIST; photos: RGB (or gray, where the network has one channel).
    """

    def __init__(self, network: nn.Module, card: ModelCard) -> None:
        super().__init__()
        self.network = network
        self._card = card
        size = card.input.size
        self._is_resized = card.input.kind == "ink" and not FIELD <= size <= FIELD + 8
        # Resizing is linear and works on rows and columns alike: as two products with a matrix it is the same in every
        # runtime, which the many kinds of "resize" are not.
        rows = F.interpolate(torch.eye(FIELD)[None, None], (size, FIELD), mode="bilinear", antialias=True)[0, 0]
        self.register_buffer("rows", rows if self._is_resized else torch.zeros(0))  # (S, 28)

    rows: Tensor

    def forward(self, pictures: Tensor) -> tuple[Tensor, Tensor]:
        """See the class."""
        inputs = self._input(pictures)  # (N, C, S, S)
        logits = flip_averaged(
            lambda some: logits_of(self.network, self.network(some)), inputs, self._card.answers_from
        )  # (N, K)
        return logits, torch.softmax(logits / self._card.temperature, 1)

    def _input(self, pictures: Tensor) -> Tensor:
        spec = self._card.input
        if not self._is_resized:
            return to_input(pictures, spec)  # (N, C, S, S)
        planes = self.rows @ (pictures.to(torch.float32) / 255.0) @ self.rows.T  # (N, 1, S, S)
        planes = planes.expand(-1, spec.channels, -1, -1)
        mean, std = (planes.new_tensor(numbers).view(1, -1, 1, 1) for numbers in (spec.mean, spec.std))
        return (planes - mean) / std
