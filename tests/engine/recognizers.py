"""Weights files for tests: small networks with random numbers, made in milliseconds."""

from dataclasses import replace
from pathlib import Path

from engine.networks.input_spec import MNIST_INK_32, InputSpec
from engine.weights.model_card import ModelCard

DIGITS = ModelCard(
    name="Test digits",
    architecture="lenet5",
    form="small",
    classes=tuple("0123456789"),
    input=MNIST_INK_32,
    parameters=61_706,
    data="random numbers",
)
PHOTO = replace(
    DIGITS,
    name="Test photos",
    classes=("cat", "dog", "frog"),
    input=InputSpec(channels=3, size=32, mean=(0.5, 0.5, 0.5), std=(0.25, 0.25, 0.25), kind="photo"),
)


def random_weights(path: Path, card: ModelCard = DIGITS, seed: int = 0) -> Path:
    """Write a weights file that fits ``card``; the same seed gives the same numbers."""
    import torch

    from engine.weights.weights_file import save_weights
    from models.build import build

    path.parent.mkdir(parents=True, exist_ok=True)
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(seed)
        network = build(
            card.architecture, classes=len(card.classes), channels=card.input.channels, size=card.input.size
        )
    save_weights(path, network.state_dict(), card)
    return path
