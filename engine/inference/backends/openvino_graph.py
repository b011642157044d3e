"""A folded graph as OpenVINO's, layer by layer: no tracing, no file, no copy of the weights.

OpenVINO's own converter traces the network with TorchScript, which takes seconds and a second copy of the weights, and
needs its telemetry; the layers of our networks are few.
"""

import operator
from collections.abc import Callable, Sequence
from typing import Any, cast

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, fx, nn
from torch.nn import functional as F

from engine.inference.backends.backend import BackendUnavailableError
from engine.inference.backends.folding import layer_of
from engine.inference.backends.openvino_import import openvino, ops
from models import response_norm
from models.response_norm import LocalResponseNorm

Output = Any  # openvino's nodes and outputs are untyped


def converted(graph: fx.GraphModule, shape: tuple[int, ...]) -> Output:
    """``graph`` for inputs (any N, C, S, S) float32. shape: (C, S, S). It shares the tensors' memory.

    BackendUnavailableError names a layer that is not known here.
    """
    known: dict[fx.Node, Output] = {}
    parameter = ops.parameter(openvino.PartialShape([-1, *shape]), np.float32, name="pictures")
    result: Output = None
    for node in graph.graph.nodes:
        if node.op == "placeholder":
            known[node] = parameter
        elif node.op == "output":
            result = fx.map_arg(node.args[0], lambda one: known[one])
        else:
            known[node] = _layer(graph, node, known)
    if result is None or isinstance(result, tuple | list | dict):
        raise BackendUnavailableError("more than one output")
    model: Output = openvino.Model([ops.result(result)], [parameter], "network")  # pyright: ignore[reportGeneralTypeIssues]  its stubs disagree with each other
    return model


def _layer(graph: fx.GraphModule, node: fx.Node, known: dict[fx.Node, Output]) -> Output:
    args, kwargs = (fx.map_arg(given, lambda one: known[one]) for given in (node.args, node.kwargs))
    if node.op == "get_attr":
        return _constant(operator.attrgetter(str(node.target))(graph))
    if node.op == "call_module":
        layer = layer_of(graph, node)
        convert = _MODULES.get(type(layer))
        if convert is not None:
            return convert(layer, *args)
    else:
        function = _FUNCTIONS.get(node.target)
        if function is not None:
            return function(*args, **cast("dict[str, Any]", kwargs))
    raise BackendUnavailableError(f"{node.op} {node.target}")


def _constant(tensor: Tensor) -> Output:
    array = tensor.detach().to("cpu").contiguous().numpy()
    return ops.constant(array, shared_memory=True) if array.size else ops.constant(array)


def _numbers(values: Sequence[int]) -> Output:
    return ops.constant(np.array(values, np.int64))


def _pair(value: int | Sequence[int]) -> list[int]:
    return [value, value] if isinstance(value, int) else list(value)


def _as_output(value: Output) -> Output:
    return ops.constant(np.float32(value)) if isinstance(value, int | float) else value


def _per_map(values: Tensor) -> Tensor:
    return values.detach().view(1, -1, 1, 1)


# ---- layers with weights


def _convolution(layer: nn.Conv2d, x: Output) -> Output:
    if layer.padding_mode != "zeros" or isinstance(layer.padding, str):
        raise BackendUnavailableError(f"padding {layer.padding_mode} {layer.padding}")
    how = (list(layer.stride), list(layer.padding), list(layer.padding), list(layer.dilation))
    if layer.groups == 1:
        y = ops.convolution(x, _constant(layer.weight), *how)
    else:
        filters = layer.weight.detach()
        grouped = filters.reshape(layer.groups, filters.shape[0] // layer.groups, *filters.shape[1:])
        y = ops.group_convolution(x, _constant(grouped), *how)
    return y if layer.bias is None else ops.add(y, _constant(_per_map(layer.bias)))


def _convolve(x: Output, filters: Output, bias: Output = None, stride: object = 1, padding: object = 0) -> Output:
    if bias is not None:
        raise BackendUnavailableError("a loose convolution with biases")
    stride, padding = _pair(stride), _pair(padding)  # pyright: ignore[reportArgumentType]
    return ops.convolution(x, filters, stride, padding, padding, [1, 1])


def _norm(layer: nn.BatchNorm2d, x: Output) -> Output:
    if layer.running_mean is None or layer.running_var is None:
        raise BackendUnavailableError("batch normalization without statistics")
    scale: Tensor = (layer.running_var.double() + layer.eps).rsqrt()
    if layer.weight is not None:  # pyright: ignore[reportUnnecessaryComparison]  None when not affine
        scale = scale * layer.weight.double()
    shift = -layer.running_mean.double() * scale
    if layer.bias is not None:  # pyright: ignore[reportUnnecessaryComparison]
        shift = shift + layer.bias.double()
    return ops.add(ops.multiply(x, _constant(_per_map(scale.float()))), _constant(_per_map(shift.float())))


def _linear(layer: nn.Linear, x: Output) -> Output:
    y = ops.matmul(x, _constant(layer.weight), transpose_a=False, transpose_b=True)
    if layer.bias is None:  # pyright: ignore[reportUnnecessaryComparison]  made without
        return y
    return ops.add(y, _constant(layer.bias.detach().view(1, -1)))


def _response_norm(_: LocalResponseNorm, x: Output) -> Output:
    # OpenVINO divides alpha by the number of neighbors
    alpha = response_norm.ALPHA * response_norm.NEIGHBORS
    return ops.lrn(x, _numbers([1]), alpha, response_norm.BETA, response_norm.BIAS, response_norm.NEIGHBORS)


# ---- functions: the parameters are those of torch's functions of the same names


def _relu(x: Output, inplace: bool = False) -> Output:  # noqa: ARG001
    return ops.relu(x)


def _max_pool(
    x: Output,
    kernel_size: Any,
    stride: Any = None,
    padding: Any = 0,
    dilation: Any = 1,
    ceil_mode: bool = False,
    return_indices: bool = False,  # noqa: ARG001  no network here wants them
) -> Output:
    kernel = _pair(kernel_size)
    steps, pads, gaps = _pair(stride or kernel_size), _pair(padding), _pair(dilation)
    rounding = "ceil_torch" if ceil_mode else "floor"
    return ops.max_pool(x, steps, gaps, pads, pads, kernel, rounding).output(0)


def _avg_pool(
    x: Output,
    kernel_size: Any,
    stride: Any = None,
    padding: Any = 0,
    ceil_mode: bool = False,
    count_include_pad: bool = True,
) -> Output:
    pads = _pair(padding)
    rounding = "ceil_torch" if ceil_mode else "floor"
    return ops.avg_pool(
        x, _pair(stride or kernel_size), pads, pads, _pair(kernel_size), not count_include_pad, rounding
    )


def _adaptive_avg_pool(x: Output, output_size: Any) -> Output:
    size = _pair(output_size)
    if size == [1, 1]:
        return ops.reduce_mean(x, _numbers([2, 3]), keep_dims=True)
    kernel, stride = _windows(x, size)
    return _avg_pool(x, kernel, stride)


def _adaptive_max_pool(x: Output, output_size: Any, return_indices: bool = False) -> Output:  # noqa: ARG001
    kernel, stride = _windows(x, _pair(output_size))
    return _max_pool(x, kernel, stride)


def _windows(x: Output, size: Sequence[int]) -> tuple[list[int], list[int]]:
    """Kernel and stride of the pooling that is adaptive pooling to ``size`` here: its windows must lie evenly."""
    kernels, strides = [], []
    for before, after in zip(_sides(x), size, strict=True):
        stride = before // after
        places = [(before * i // after, -(-before * (i + 1) // after)) for i in range(after)]
        kernel = before - (after - 1) * stride
        if places != [(i * stride, i * stride + kernel) for i in range(after)]:
            raise BackendUnavailableError(f"adaptive pooling from {before} to {after}")
        kernels.append(kernel)
        strides.append(stride)
    return kernels, strides


def _sides(x: Output) -> tuple[int, int]:
    shape = x.output(0).get_partial_shape() if hasattr(x, "output") else x.get_partial_shape()
    return shape[2].get_length(), shape[3].get_length()


def _flatten(x: Output, start_dim: int = 0, end_dim: int = -1) -> Output:
    if (start_dim, end_dim) != (1, -1):
        raise BackendUnavailableError(f"flatten {start_dim} {end_dim}")
    return ops.reshape(x, _numbers([0, -1]), special_zero=True)


def _cat(tensors: Sequence[Output], dim: int = 0) -> Output:
    return ops.concat(list(tensors), dim) if len(tensors) > 1 else tensors[0]


def _mean(x: Output, dim: Any, keepdim: bool = False) -> Output:
    return ops.reduce_mean(x, _numbers(_pair(dim) if isinstance(dim, int) else list(dim)), keep_dims=keepdim)


def _pad(x: Output, pad: Sequence[int], value: float = 0.0) -> Output:
    begin, end = [0, 0, 0, 0], [0, 0, 0, 0]
    for place in range(len(pad) // 2):  # torch counts from the last dimension
        begin[3 - place], end[3 - place] = pad[2 * place], pad[2 * place + 1]
    return ops.pad(x, _numbers(begin), _numbers(end), "constant", ops.constant(np.float32(value)))


def _slice(x: Output, index: Any) -> Output:
    parts = index if isinstance(index, tuple) else (index,)
    if not all(isinstance(part, slice) for part in parts):
        raise BackendUnavailableError(f"index {index}")
    steps: NDArray[np.int64] = np.array([part.step or 1 for part in parts], np.int64)
    begins = [part.start or 0 for part in parts]
    ends = [np.iinfo(np.int64).max if part.stop is None else part.stop for part in parts]
    axes = list(range(len(parts)))
    return ops.slice(x, _numbers(begins), _numbers(ends), ops.constant(steps), _numbers(axes))


def _binary(make: Callable[[Output, Output], Output]) -> Callable[..., Output]:
    return lambda a, b: make(_as_output(a), _as_output(b))


_FUNCTIONS: dict[Any, Callable[..., Output]] = {
    F.relu: _relu,
    torch.relu: _relu,
    "relu": _relu,
    F.max_pool2d: _max_pool,
    F.avg_pool2d: _avg_pool,
    F.adaptive_avg_pool2d: _adaptive_avg_pool,
    F.adaptive_max_pool2d: _adaptive_max_pool,
    F.conv2d: _convolve,
    torch.flatten: _flatten,
    "flatten": _flatten,
    torch.cat: _cat,
    "mean": _mean,
    torch.tanh: lambda x: ops.tanh(x),
    torch.constant_pad_nd: _pad,
    operator.getitem: _slice,
    operator.add: _binary(ops.add),
    operator.iadd: _binary(ops.add),
    torch.add: _binary(ops.add),
    operator.mul: _binary(ops.multiply),
    operator.sub: _binary(ops.subtract),
}
_MODULES: dict[type, Callable[..., Output]] = {
    nn.Conv2d: _convolution,
    nn.BatchNorm2d: _norm,
    nn.Linear: _linear,
    LocalResponseNorm: _response_norm,
    nn.ReLU: lambda _, x: ops.relu(x),
    nn.MaxPool2d: lambda layer, x: _max_pool(
        x, layer.kernel_size, layer.stride, layer.padding, layer.dilation, layer.ceil_mode
    ),
    nn.AvgPool2d: lambda layer, x: _avg_pool(
        x, layer.kernel_size, layer.stride, layer.padding, layer.ceil_mode, layer.count_include_pad
    ),
    nn.AdaptiveAvgPool2d: lambda layer, x: _adaptive_avg_pool(x, layer.output_size),
}
