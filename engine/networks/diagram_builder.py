"""Draws up a network: built on torch's meta device, looked at while a picture without pixels goes through it."""

from collections import Counter
from itertools import groupby

import torch
from torch import nn

from engine.errors import EngineError
from engine.networks.diagram import DiagramLayer, DiagramStage, NetworkDiagram
from engine.networks.meta_device import on_meta_device
from engine.networks.tracing_lock import TRACING
from engine.sentence import Sentence, join
from models.build import build
from models.catalog import Architecture, architecture

CONTAINERS = (nn.Sequential, nn.ModuleList, nn.ModuleDict)
MOSTLY = 0.6  # a part with more of the layers than this is no stage but holds them ("features")


def draw(key: str) -> NetworkDiagram:
    """The blueprint of the network ``key``: nothing is allocated. EngineError when there is none."""
    try:
        known = architecture(key)
    except KeyError as error:
        raise EngineError("There is no network “{key}”. “networks” lists those there are.", key=key) from error
    with on_meta_device():
        network = build(
            key,
            classes=known.classes,
            channels=known.channels,
            size=known.size,
            form="full" if known.has_full_form else "small",
        )
    published, publisher = _published(known)
    return NetworkDiagram(
        key=key,
        channels=known.channels,
        size=known.size,
        classes=known.classes,
        stages=_stages(*_looked_through(network, known)),
        parameters=sum(weights.numel() for weights in network.parameters() if weights.requires_grad),
        published=published,
        publisher=publisher,
    )


def _published(known: Architecture) -> tuple[int, str]:
    """The parameter count that others give, and who."""
    if known.is_in_torchvision:
        from models.vision import models

        weights = next(iter(models.get_model_weights(known.key)))
        return int(weights.meta["num_params"]), "torchvision"
    return (known.paper_parameters, "the paper") if known.paper_parameters else (0, "")


def _looked_through(network: nn.Module, known: Architecture) -> tuple[list[DiagramLayer], dict[str, tuple[int, ...]]]:
    """Every layer with weights but normalization, in the order in which they compute; and what each module gives."""
    paths = {layer: path for path, layer in network.named_modules() if _has_weights(layer)}
    blocks = _blocks(network, list(paths.values()))
    found: list[DiagramLayer] = []

    def note(layer: nn.Module, given: tuple[torch.Tensor, ...], made: torch.Tensor) -> None:
        path = paths[layer]
        block, kind = blocks.get(path, ("", ""))
        count = sum(weights.numel() for weights in layer.parameters(recurse=False))
        found.append(
            DiagramLayer(
                path, _kind(layer), tuple(made.shape[1:]), count, _multiply_adds(layer, given[0], made), block, kind
            )
        )

    shapes: dict[str, tuple[int, ...]] = {}
    names = {module: path for path, module in network.named_modules() if path}

    def measure(module: nn.Module, _given: tuple[torch.Tensor, ...], made: object) -> None:
        if isinstance(made, torch.Tensor):
            shapes[names[module]] = tuple(made.shape[1:])

    hooks = [layer.register_forward_hook(note) for layer in paths]
    hooks += [module.register_forward_hook(measure) for module in names]
    try:
        with torch.inference_mode(), TRACING.running():
            network.eval()(torch.empty(1, known.channels, known.size, known.size, device="meta"))
    finally:
        for hook in hooks:
            hook.remove()
    return found, shapes


def _has_weights(layer: nn.Module) -> bool:
    is_norm = isinstance(layer, nn.modules.batchnorm._BatchNorm)  # pyright: ignore[reportPrivateUsage]
    return not is_norm and next(layer.parameters(recurse=False), None) is not None


def _blocks(network: nn.Module, paths: list[str]) -> dict[str, tuple[str, str]]:
    """layer's path -> path and kind of the innermost module of its own kind that holds several layers."""
    modules = dict(network.named_modules())
    counts: Counter[str] = Counter()
    for path in paths:
        counts.update(_above(path))
    found: dict[str, tuple[str, str]] = {}
    for path in paths:
        for outer in _above(path):
            if counts[outer] > 1 and not isinstance(modules[outer], CONTAINERS):
                found[path] = outer, _words(type(modules[outer]).__name__)
                break
    return found


def _above(path: str) -> list[str]:
    """The modules around ``path``, the innermost first, the whole network left out."""
    parts = path.split(".")
    return [".".join(parts[:count]) for count in range(len(parts) - 1, 0, -1)]


def _stages(layers: list[DiagramLayer], shapes: dict[str, tuple[int, ...]]) -> tuple[DiagramStage, ...]:
    """Parts of the network with maps of one size in a row are a stage; every dense layer is one of its own."""
    depth = _depth_of_parts(layers)
    stages: list[DiagramStage] = []
    for name, members in groupby(layers, key=lambda one: _part(one, depth)):
        part = tuple(members)
        shape = part[-1].shape
        given = shapes.get(name, shape)
        if given[1:] == shape[1:]:  # maps that lie side by side count together; pooling comes after the stage
            shape = given
        if stages and len(shape) == 3 and stages[-1].shape[1:] == shape[1:]:
            stages[-1] = DiagramStage(shape, (*stages[-1].layers, *part))
        else:
            stages.append(DiagramStage(shape, part))
    return tuple(stages)


def _part(layer: DiagramLayer, depth: int) -> str:
    return ".".join(layer.name.split(".")[:depth])


def _depth_of_parts(layers: list[DiagramLayer]) -> int:
    """How many names of a layer's path name its part: more than one where a part holds most of the network."""
    depth = 1
    while depth < 4:
        sizes = Counter(_part(one, depth) for one in layers)
        largest, count = sizes.most_common(1)[0]
        if count <= MOSTLY * len(layers) or any(one.name == largest for one in layers):
            break
        depth += 1
    return depth


def _kind(layer: nn.Module) -> Sentence:
    if isinstance(layer, nn.Linear):
        return Sentence("dense")
    sides = getattr(layer, "kernel_size", None)
    if sides is None:
        return _words(type(layer).__name__)
    stride = layer.stride[0] if isinstance(layer, nn.Conv2d) else 1
    groups = layer.groups if isinstance(layer, nn.Conv2d) else 1
    words = [f"{sides[0]}×{sides[1]}"]
    words += [Sentence("stride {stride}", stride=stride)] if stride > 1 else []
    words += [Sentence("{groups} groups", groups=groups)] if groups > 1 else []
    return join(", ", words)


def _multiply_adds(layer: nn.Module, given: torch.Tensor, made: torch.Tensor) -> int:
    if isinstance(layer, nn.Conv2d):
        return made[0].numel() * layer.weight[0].numel()
    if isinstance(layer, nn.Linear):
        return made[0].numel() * given.shape[-1]
    return 0


def _words(name: str) -> Sentence:
    """ "_DenseLayer" -> "Dense layer"."""
    plain = name.lstrip("_")
    spaced = "".join(f" {sign.lower()}" if sign.isupper() else sign for sign in plain)
    return Sentence(spaced.strip().capitalize())
