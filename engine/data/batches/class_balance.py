"""Makes up for classes with few pictures: which pictures an epoch shows, or how much each class counts."""

import torch
from torch import Tensor

UNEVEN = 5.0  # from so many times as many pictures on, a class drowns another


def balanced_order(labels: Tensor, chance: torch.Generator) -> Tensor:
    """Places int64 (N,) of one epoch in which all classes come equally often (give or take one), in random order.

    labels: int64 (N,) on the CPU. Of a large class some pictures wait for another epoch; of a small one all come, and
    again in another order until there are enough.
    """
    present = labels.unique().tolist()
    chosen: list[Tensor] = []
    for place, label in enumerate(present):
        members = (labels == label).nonzero().flatten()
        wanted = len(labels) * (place + 1) // len(present) - len(labels) * place // len(present)
        rounds = -(-wanted // len(members))
        drawn = [members[torch.randperm(len(members), generator=chance)] for _ in range(rounds)]
        chosen.append(torch.cat(drawn)[:wanted])
    together = torch.cat(chosen)
    return together[torch.randperm(len(together), generator=chance)]


def class_weights(labels: Tensor, classes: int) -> Tensor:
    """float32 (K,): how much a picture of each class counts, so that all classes count alike; 1 on average.

    labels: int64 (N,) of all training pictures.
    """
    counts = labels.bincount(minlength=classes).to(torch.float32)
    return len(labels) / (classes * counts.clamp(min=1.0))


def is_uneven(counts: tuple[int, ...]) -> bool:
    """Whether one class has so many more pictures than another that something should be done."""
    present = [count for count in counts if count > 0]
    return len(present) > 1 and max(present) >= UNEVEN * min(present)
