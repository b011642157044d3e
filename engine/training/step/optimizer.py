"""The optimizers. Weight decay spares biases and normalization: pulling those to zero only does harm.

SGD with Nesterov's momentum: I. Sutskever et al., On the importance of initialization and momentum, ICML 2013. Adam:
D. P. Kingma and J. Ba, ICLR 2015, algorithm 1. AdamW: I. Loshchilov and F. Hutter, Decoupled Weight Decay
Regularization, ICLR 2019, algorithm 2. What is not decayed: P. Goyal et al., Accurate, Large Minibatch SGD, 2017,
sec. 5.1 (normalization), and T. He et al., Bag of Tricks, CVPR 2019, sec. 3.1 (biases too).
"""

import torch
from torch import nn
from torch.optim import SGD, Adam, AdamW, Optimizer

from engine.recipe import Recipe
from models.auxiliary import PREFIXES

SHARE = "share_of_rate"  # of a group of parameters that learn more slowly
FUSED_ON = ("cpu", "cuda", "mps")
SECOND_MOMENT = 0.999  # Adam's beta 2, its authors' own


def optimizer_for(network: nn.Module, recipe: Recipe, head_name: str = "") -> Optimizer:
    """The recipe's optimizer over all trainable parameters of ``network``; one fused step where it can.

    top: the name of the head's module; all else learns with the recipe's ``body_rate``.
    """
    named = [(name, parameter) for name, parameter in network.named_parameters() if parameter.requires_grad]
    trainable = [parameter for _, parameter in named]
    if head_name and recipe.body_rate != 1:
        its_own = [parameter for name, parameter in named if name.startswith((f"{head_name}.", *PREFIXES))]
        body = [parameter for name, parameter in named if not name.startswith((f"{head_name}.", *PREFIXES))]
        groups = [*_groups(its_own, recipe), *({**group, SHARE: recipe.body_rate} for group in _groups(body, recipe))]
    else:
        groups = _groups(trainable, recipe)
    fused = trainable[0].device.type in FUSED_ON
    if recipe.optimizer == "sgd":
        nesterov = recipe.momentum > 0
        return SGD(groups, recipe.learning_rate, recipe.momentum, nesterov=nesterov, fused=fused)
    kind = AdamW if recipe.optimizer == "adamw" else Adam
    return kind(groups, recipe.learning_rate, betas=(recipe.momentum, SECOND_MOMENT), fused=fused)


def _groups(parameters: list[nn.Parameter], recipe: Recipe) -> list[dict[str, object]]:
    """Those that decay, and those that do not; no empty groups."""
    # tensors of one dimension are biases, and scale and shift of normalization
    groups: list[dict[str, object]] = [
        {"params": [p for p in parameters if p.ndim > 1], "weight_decay": recipe.weight_decay},
        {"params": [p for p in parameters if p.ndim <= 1], "weight_decay": 0.0},
    ]
    return [group for group in groups if group["params"]]


def set_rate(optimizer: Optimizer, rate: float) -> None:
    """Use ``rate`` for the next step, and a share of it where a group has its own."""
    for group in optimizer.param_groups:
        group["lr"] = rate * group[SHARE] if SHARE in group else rate


def clip(network: nn.Module, largest_norm: float) -> None:
    """Scale all gradients down so that their common norm is at most ``largest_norm``.

    R. Pascanu et al.: On the difficulty of training recurrent neural networks. ICML 2013, algorithm 1.
    """
    torch.nn.utils.clip_grad_norm_(network.parameters(), largest_norm)
