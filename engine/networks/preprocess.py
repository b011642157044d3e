"""The ONE way from uint8 pictures to a network's input: training, the window, files, evaluation and export use it."""

import torch
from torch import Tensor
from torch.nn import functional as F

from engine.networks.input_spec import InputSpec


def to_input(pictures: Tensor, spec: InputSpec) -> Tensor:
    """uint8 (N, C, H, W) -> float32 (N, spec.channels, spec.size, spec.size), normalized by mean and std.

    Ink (0 paper .. 255 ink) smaller than ``size`` is padded with paper, larger is shrunk; a gray picture is repeated
    for a network with three channels, a colored one becomes its luma (ITU-R BT.601) for a network with one.
    Photos must already be ``size`` x ``size`` (engine.pictures.decode.fit); others are resized bilinearly, antialiased.
    """
    planes = pictures.to(torch.float32) / 255.0  # (N, C, H, W) 0..1
    if planes.shape[1] == 3 and spec.channels == 1:
        luma = planes.new_tensor([0.299, 0.587, 0.114]).view(1, 3, 1, 1)
        planes = (planes * luma).sum(1, keepdim=True)
    elif planes.shape[1] == 1 and spec.channels == 3:
        planes = planes.expand(-1, 3, -1, -1)
    height, width = planes.shape[-2:]
    if spec.kind == "ink" and height <= spec.size <= height + 8 and height == width:
        before = (spec.size - height) // 2
        after = spec.size - height - before
        planes = F.pad(planes, (before, after, before, after))
    elif (height, width) != (spec.size, spec.size):
        planes = F.interpolate(planes, (spec.size, spec.size), mode="bilinear", antialias=True, align_corners=False)
    mean = planes.new_tensor(spec.mean).view(1, -1, 1, 1)
    std = planes.new_tensor(spec.std).view(1, -1, 1, 1)
    return (planes - mean).div_(std)
