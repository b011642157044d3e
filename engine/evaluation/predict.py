"""A network's answers to all pictures of a split, measured while a run is in progress."""

from collections.abc import Callable

import torch
from torch import Tensor, nn

from engine.data.batches.batches import Examples, channels_last, next_batch
from engine.hardware.out_of_memory import is_out_of_memory
from engine.networks.flip_averaging import TestTimeAugmentation, flip_averaged
from models.objective import logits_of


def answers_of(
    network: nn.Module,
    batches: Examples,
    batch_size: int,
    should_stop: Callable[[], bool],
    *,
    answers_from: TestTimeAugmentation = "picture",
) -> tuple[Tensor, Tensor] | None:
    """Logits float32 (N, K) and labels (N,), on the CPU, of ``network`` in eval mode; None when stopped.

    Where memory runs out it goes on in smaller batches: the answers are the same.
    """
    network.eval()
    found: list[tuple[Tensor, Tensor]] = []
    first = 0
    with torch.inference_mode():
        while first < len(batches):
            if should_stop():
                return None
            place = next_batch(first, len(batches), batch_size)
            try:
                inputs, labels = batches.in_order(place)
                logits = flip_averaged(
                    lambda some: logits_of(network, network(channels_last(some))), inputs, answers_from
                )
                found.append((logits, labels))
            except (RuntimeError, MemoryError) as error:
                if batch_size == 1 or not is_out_of_memory(error):
                    raise
                batch_size //= 2
                continue
            first = place.last
    return torch.cat([part[0] for part in found]).cpu(), torch.cat([part[1] for part in found]).cpu()
