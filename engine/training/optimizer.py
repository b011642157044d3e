"""The optimizers. Weight decay spares biases and normalization: pulling those to zero only does harm."""

import torch
from torch import nn
from torch.optim import SGD, Adam, AdamW, Optimizer

from engine.training.recipe import Recipe

FUSED_ON = ("cpu", "cuda", "mps")


def optimizer_for(network: nn.Module, recipe: Recipe) -> Optimizer:
    """The recipe's optimizer over all trainable parameters of ``network``; one fused step where it can."""
    trainable = [parameter for parameter in network.parameters() if parameter.requires_grad]
    groups = [
        {"params": [p for p in trainable if p.ndim > 1], "weight_decay": recipe.weight_decay},
        {"params": [p for p in trainable if p.ndim <= 1], "weight_decay": 0.0},
    ]
    groups = [group for group in groups if group["params"]]
    fused = trainable[0].device.type in FUSED_ON
    if recipe.optimizer == "sgd":
        nesterov = recipe.momentum > 0
        return SGD(groups, recipe.learning_rate, recipe.momentum, nesterov=nesterov, fused=fused)
    kind = AdamW if recipe.optimizer == "adamw" else Adam
    return kind(groups, recipe.learning_rate, betas=(recipe.momentum, 0.999), fused=fused)


def set_rate(optimizer: Optimizer, rate: float) -> None:
    """Use ``rate`` for the next step."""
    for group in optimizer.param_groups:
        group["lr"] = rate


def clip(network: nn.Module, largest_norm: float) -> None:
    """Scale all gradients down so that their common norm is at most ``largest_norm``."""
    torch.nn.utils.clip_grad_norm_(network.parameters(), largest_norm)
