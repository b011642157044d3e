"""Stand-ins for the files that torchvision publishes: real networks with random numbers, known to the catalog."""

import hashlib
from dataclasses import replace
from pathlib import Path

import pytest
import torch

from models.build import build
from models.facts import published


def random_file(folder: Path, key: str = "resnet18", seed: int = 0) -> Path:
    """torchvision's network ``key`` with 1,000 classes, saved as its authors save it, named after its hash."""
    torch.manual_seed(seed)
    network = build(key, classes=1000, channels=3, size=224, form="full")
    unnamed = folder / "unnamed.pth"
    torch.save(network.state_dict(), unnamed)
    digits = hashlib.sha256(unnamed.read_bytes()).hexdigest()[:8]
    return unnamed.rename(folder / f"{key}-{digits}.pth")


def publish(monkeypatch: pytest.MonkeyPatch, path: Path, key: str = "resnet18") -> None:
    """Let the file at ``path`` stand for torchvision's first weights of network ``key``."""
    changed = tuple(
        replace(one, file=path.name, mebibytes=path.stat().st_size / (1 << 20))
        if (one.architecture, one.version) == (key, "V1")
        else one
        for one in published.PUBLISHED
    )
    monkeypatch.setattr(published, "PUBLISHED", changed)
