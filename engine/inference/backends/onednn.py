"""A folded graph with its filters laid out for this processor: oneDNN's convolutions, rectifier and sum included.

PyTorch lays filters out anew at each call and goes over the maps again for each rectifier and each sum. Its compiler
calls oneDNN's fused operators with filters laid out once; they are called here without the compiler, which a person's
machine need not have. They are not public: where one is missing or refuses, this way is not used.
"""

import operator
from collections.abc import Mapping

import torch
from torch import Tensor, fx, nn

from engine.inference.backends.backend import BackendUnavailableError
from engine.inference.backends.folding import is_only_use, is_relu, layer_of

ADDITIONS = (operator.add, operator.iadd, torch.add)


class PackedConvolution(nn.Module):
    """relu(convolve(x) + other), rectifier and ``other`` where they are wanted. x: (N, C, H, W), channels last."""

    def __init__(self, layer: nn.Conv2d, shape: tuple[int, ...], dtype: torch.dtype) -> None:
        """shape: of a usual input; others are taken too."""
        super().__init__()
        if layer.padding_mode != "zeros" or isinstance(layer.padding, str):
            raise BackendUnavailableError(f"padding {layer.padding_mode} {layer.padding}")
        self._padding, self._stride, self._dilation = list(layer.padding), list(layer.stride), list(layer.dilation)
        self._groups = layer.groups
        self._filters = torch.ops.mkldnn._reorder_convolution_weight(  # pyright: ignore[reportPrivateUsage]  see above
            layer.weight.detach().to(dtype), self._padding, self._stride, self._dilation, self._groups, list(shape)
        )
        self._bias = None if layer.bias is None else layer.bias.detach().to(dtype)
        self.rectifies = False

    def forward(self, x: Tensor, other: Tensor | None = None) -> Tensor:  # noqa: D102  see the class
        how = (self._padding, self._stride, self._dilation, self._groups)
        convolve = torch.ops.mkldnn._convolution_pointwise  # pyright: ignore[reportPrivateUsage]
        if other is None:
            return convolve(x, self._filters, self._bias, *how, "relu" if self.rectifies else "none", [], "")
        after = "relu" if self.rectifies else None
        return convolve.binary(x, other, self._filters, self._bias, *how, "add", 1.0, after, [], "")


class PackedLinear(nn.Module):
    """relu(W x + b), the rectifier where it is wanted. x: (N, features)."""

    def __init__(self, layer: nn.Linear, dtype: torch.dtype) -> None:
        super().__init__()
        self._weight = torch.ops.mkldnn._reorder_linear_weight(  # pyright: ignore[reportPrivateUsage]
            layer.weight.detach().to(dtype), 1
        )
        has_bias = layer.bias is not None  # pyright: ignore[reportUnnecessaryComparison]  it may be made without
        self._bias = layer.bias.detach().to(dtype) if has_bias else None
        self.rectifies = False

    def forward(self, x: Tensor) -> Tensor:  # noqa: D102
        multiply = torch.ops.mkldnn._linear_pointwise  # pyright: ignore[reportPrivateUsage]
        return multiply(x, self._weight, self._bias, "relu" if self.rectifies else "none", [], "")


Packed = PackedConvolution | PackedLinear


def packed(graph: fx.GraphModule, sample: Tensor, dtype: torch.dtype) -> fx.GraphModule:
    """The folded ``graph`` for inputs like ``sample``, (1, C, S, S), in ``dtype`` and channels last; any N after that.

    ``graph`` itself stays as it is. BackendUnavailableError when this build of PyTorch lacks the operators.
    """
    if not torch.backends.mkldnn.is_available():
        raise BackendUnavailableError("this build of PyTorch has no oneDNN")
    shapes = _input_shapes(graph, sample)
    module = fx.GraphModule(graph, _copied(graph.graph))
    try:
        for node in list(module.graph.nodes):
            layer = layer_of(module, node)
            if isinstance(layer, nn.Conv2d) and is_only_use(module, node):
                module.set_submodule(str(node.target), PackedConvolution(layer, shapes[str(node.target)], dtype))
            elif isinstance(layer, nn.Linear) and is_only_use(module, node) and layer.in_features > 1:
                module.set_submodule(str(node.target), PackedLinear(layer, dtype))
    except (RuntimeError, AttributeError) as error:
        raise BackendUnavailableError(f"oneDNN's operators: {error}") from error
    _join_sums(module)
    _join_rectifiers(module)
    module.graph.lint()
    module.recompile()
    return module


def _copied(graph: fx.Graph) -> fx.Graph:
    copy = fx.Graph()
    copy.output(copy.graph_copy(graph, {}))
    return copy


def _input_shapes(graph: fx.GraphModule, sample: Tensor) -> Mapping[str, tuple[int, ...]]:
    shapes: dict[str, tuple[int, ...]] = {}

    def note(name: str, layer: nn.Module) -> object:
        return layer.register_forward_pre_hook(lambda _, inputs: shapes.__setitem__(name, tuple(inputs[0].shape)))

    hooks = [note(name, layer) for name, layer in graph.named_modules() if isinstance(layer, nn.Conv2d)]
    try:
        graph(sample)
    finally:
        for hook in hooks:
            hook.remove()  # pyright: ignore[reportAttributeAccessIssue]  torch's RemovableHandle
    return shapes


def _join_sums(module: fx.GraphModule) -> None:
    """convolution + other: one step, where nothing else needs the convolution's own maps."""
    order = {node: place for place, node in enumerate(module.graph.nodes)}
    for node in list(module.graph.nodes):
        if node.op != "call_function" or node.target not in ADDITIONS or node.kwargs or len(node.args) != 2:
            continue
        terms = [term for term in node.args if isinstance(term, fx.Node)]
        fitting = [term for term in terms if _is_open(module, term)]
        if len(terms) != 2 or terms[0] is terms[1] or not fitting:
            continue
        last = max(fitting, key=lambda term: order[term])
        other = terms[0] if terms[1] is last else terms[1]
        with module.graph.inserting_before(node):
            joined = module.graph.call_module(str(last.target), (last.args[0], other))
        node.replace_all_uses_with(joined)
        module.graph.erase_node(node)
        module.graph.erase_node(last)
        order[joined] = order[node]


def _is_open(module: fx.GraphModule, node: fx.Node) -> bool:
    """Whether a sum can be computed within the convolution ``node``."""
    return isinstance(layer_of(module, node), PackedConvolution) and len(node.users) == 1 and len(node.args) == 1


def _join_rectifiers(module: fx.GraphModule) -> None:
    for node in list(module.graph.nodes):
        if not is_relu(module, node):
            continue
        before = node.args[0]
        layer = layer_of(module, before)
        if isinstance(layer, Packed) and len(before.users) == 1 and not layer.rectifies:
            layer.rectifies = True
            node.replace_all_uses_with(before)
            module.graph.erase_node(node)
