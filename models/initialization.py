"""How networks without instructions of their own begin.

K. He, X. Zhang, S. Ren, J. Sun: Delving Deep into Rectifiers. ICCV 2015 (arXiv:1502.01852), section 2.2.
"""

from torch import nn

OUTPUT_STD = 0.01  # small, so that at first no class is preferred


def initialize_for_rectifiers(network: nn.Module, output: nn.Linear) -> None:
    """Weights so that signals keep their size through rectifiers, zero biases, and a small last layer ``output``."""
    for layer in network.modules():
        if isinstance(layer, nn.Conv2d | nn.Linear):
            nn.init.kaiming_normal_(layer.weight, nonlinearity="relu")
            if layer.bias is not None:
                nn.init.zeros_(layer.bias)
    nn.init.normal_(output.weight, std=OUTPUT_STD)
