"""The full forms that torchvision has: its own networks, so that names and weights are torchvision's.

Departures: pictures may be gray, any number of classes; GoogLeNet never changes its input itself (torchvision's
published weights ask for pictures from -1 to 1, which preprocessing gives them), and its auxiliary classifiers count
with a weight of 0.3 in training. AlexNet here is the single tower of A. Krizhevsky: One weird trick for parallelizing
convolutional neural networks, 2014 (arXiv:1404.5997); ResNet has the stride in its 3×3 convolutions ("v1.5").
Importing this module imports torchvision, which takes seconds: do it only to build one of these.
"""

from torch import nn

from models.auxiliary import fit_auxiliary
from models.facts.architecture import Architecture
from models.vision import models


def build(known: Architecture, *, classes: int, channels: int, has_auxiliary: bool = False) -> nn.Module:
    """torchvision's network, freshly initialized as torchvision does; has_auxiliary: see ``models.auxiliary``."""
    options = dict(known.torchvision_options)
    if known.auxiliary_stage:
        options |= {"aux_logits": has_auxiliary, "init_weights": True}
    network = models.get_model(known.key, weights=None, num_classes=classes, **options)
    if known.auxiliary_stage:
        network.register_load_state_dict_pre_hook(fit_auxiliary)
    return network if channels == 3 else _with_channels(network, channels)


def _with_channels(network: nn.Module, channels: int) -> nn.Module:
    """``network``, its first convolution made for ``channels``.

    For gray pictures its filters are summed over the colors: the answer is that to the gray picture in all colors.
    """
    name, first = next((name, layer) for name, layer in network.named_modules() if isinstance(layer, nn.Conv2d))
    made = nn.Conv2d(
        channels,
        first.out_channels,
        (first.kernel_size[0], first.kernel_size[1]),
        (first.stride[0], first.stride[1]),
        (int(first.padding[0]), int(first.padding[1])),
        bias=first.bias is not None,
        device=first.weight.device,
    )
    if channels == 1:
        made.weight = nn.Parameter(first.weight.detach().sum(1, keepdim=True))
    if first.bias is not None:
        made.bias = nn.Parameter(first.bias.detach().clone())
    network.set_submodule(name, made)
    return network
