"""A network as a graph of its layers, in which nothing is left that only training needs.

Batch normalization in eval mode is a fixed scale and shift of each map; behind a convolution both go into its filters
and biases (S. Ioffe, C. Szegedy: Batch Normalization, 2015, sec. 3.1: "linear transform"). Dropout goes.
"""

import torch
from torch import fx, nn
from torch.nn import functional as F
from torch.nn.utils.fusion import fuse_conv_bn_eval

from engine.inference.backends.backend import BackendUnavailableError
from engine.networks.tracing_lock import TRACING
from models.response_norm import LocalResponseNorm

LEAVES = (LocalResponseNorm,)  # its forward asks for its input's shape, which a graph does not know


class _Tracer(fx.Tracer):
    def is_leaf_module(self, m: nn.Module, module_qualified_name: str) -> bool:
        return isinstance(m, LEAVES) or super().is_leaf_module(m, module_qualified_name)


def folded(network: nn.Module) -> fx.GraphModule:
    """``network``, in eval mode, as a graph with the same answers. Tensors that did not change are shared with it.

    BackendUnavailableError when its forward is no fixed sequence of layers.
    """
    if network.training:
        raise ValueError("only a network in eval mode can be folded")
    try:
        with TRACING.tracing():
            graph = _Tracer().trace(network)
    except Exception as error:  # whatever a forward does with a symbol instead of a tensor
        raise BackendUnavailableError(f"no fixed sequence of layers: {error}") from error
    module = fx.GraphModule(network, graph)
    _remove_idle(module)
    _fold_norms(module)
    module.graph.lint()
    module.recompile()
    return module.eval().requires_grad_(False)


def layer_of(module: fx.GraphModule, node: object) -> nn.Module | None:
    """The layer that ``node`` calls; None when it calls none."""
    if isinstance(node, fx.Node) and node.op == "call_module":
        return module.get_submodule(str(node.target))
    return None


def is_relu(module: fx.GraphModule, node: fx.Node) -> bool:
    """Whether ``node`` is max(x, 0)."""
    if node.op == "call_function":
        return node.target in (F.relu, F.relu_, torch.relu, torch.relu_)
    if node.op == "call_method":
        return node.target in ("relu", "relu_")
    return isinstance(layer_of(module, node), nn.ReLU)


def is_only_use(module: fx.GraphModule, node: fx.Node) -> bool:
    """Whether the layer of ``node`` is called nowhere else."""
    return sum(other.op == "call_module" and other.target == node.target for other in module.graph.nodes) == 1


def _remove_idle(module: fx.GraphModule) -> None:
    for node in list(module.graph.nodes):
        is_idle_layer = isinstance(layer_of(module, node), nn.Dropout | nn.Identity)
        if is_idle_layer or (node.op == "call_function" and node.target is F.dropout and not _trains(node)):
            node.replace_all_uses_with(node.args[0])
            module.graph.erase_node(node)


def _trains(dropout: fx.Node) -> bool:
    return bool(dropout.kwargs.get("training", dropout.args[2] if len(dropout.args) > 2 else True))


def _fold_norms(module: fx.GraphModule) -> None:
    for node in list(module.graph.nodes):
        norm = layer_of(module, node)
        if not isinstance(norm, nn.BatchNorm2d) or norm.running_mean is None:
            continue
        before = node.args[0]
        convolution = layer_of(module, before)
        if not isinstance(convolution, nn.Conv2d) or len(before.users) != 1 or not is_only_use(module, before):
            continue
        module.set_submodule(str(before.target), fuse_conv_bn_eval(convolution, norm))
        node.replace_all_uses_with(before)
        module.graph.erase_node(node)
