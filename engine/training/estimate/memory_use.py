"""How much memory training a network needs, told from four pictures before a whole batch is tried."""

import torch
from torch import Tensor, nn

from engine.training.step.learner import Learner

FEW, MORE = 2, 4  # pictures: what a pass keeps grows evenly with them, so two passes tell how much for each
INPUTS = 2  # a batch as it comes, and its copy that is laid out channels last
WORKING = (
    1.5  # times: gradients of activations and room to work, on top of the activations that wait for the backward pass
)


def checkpoint_bytes(learner: Learner) -> int:
    """Size of the run's ``last.ckpt``, about: weights, the optimizer's moments, the average."""
    # of the size of the weights that learn: SGD keeps their momentum, Adam the first and the second moment
    of_optimizer = 1 if learner.recipe.optimizer == "sgd" else 2
    parameters = sum(tensor.nbytes for tensor in learner.network.parameters() if tensor.requires_grad)
    return weights_bytes(learner.network) * (1 + (learner.average is not None)) + of_optimizer * parameters


def weights_bytes(network: nn.Module) -> int:
    """Size of the network's weights and buffers."""
    return sum(tensor.nbytes for tensor in (*network.parameters(), *network.buffers()))


def bytes_per_picture(learner: Learner, inputs: Tensor, labels: Tensor) -> float:
    """What each picture of a batch adds to the memory of a step. inputs: at least ``MORE`` pictures. Learns nothing.

    The chance that a step draws is drawn again: the run is the same with and without this question.
    """
    with torch.random.fork_rng(devices=[inputs.device] if inputs.device.type == "cuda" else []):
        few, more = (_held_for_backward(learner, inputs[:count], labels[:count]) for count in (FEW, MORE))
    return WORKING * max(0, more - few) / (MORE - FEW) + inputs[:1].nbytes * INPUTS


def _held_for_backward(learner: Learner, inputs: Tensor, labels: Tensor) -> int:
    """Bytes of all tensors that a forward pass keeps for the backward pass, each storage once."""
    held: dict[int, int] = {}

    def keep(tensor: Tensor) -> Tensor:
        storage = tensor.untyped_storage()
        held[storage.data_ptr()] = storage.nbytes()
        return tensor

    before = {name: buffer.clone() for name, buffer in learner.network.named_buffers()}
    with torch.autograd.graph.saved_tensors_hooks(keep, lambda tensor: tensor):
        loss = learner.loss_of(inputs, labels)
    del loss
    with torch.no_grad():  # statistics of normalization moved
        for name, buffer in learner.network.named_buffers():
            buffer.copy_(before[name])
    return sum(held.values())
