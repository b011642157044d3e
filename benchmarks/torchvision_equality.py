"""Do torchvision's weights give torchvision's answers here? The largest relative difference for every architecture.

For each: torchvision's own network, freshly initialized, its normalization given random statistics (published weights
are not downloaded). Its state dict is loaded strictly into the full form here, and back; both answer the same two
pictures in eval mode. Relative: the largest difference as a share of the largest logit.
Run: python benchmarks/torchvision_equality.py
Measured once, torch 2.13.0 (CPU), torchvision 0.28.0, one thread, float32: 0 for all 19: the operations are the same.
"""

import gc
import sys
from pathlib import Path

import torch
from torch import nn

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from models.build import build
from models.catalog import ARCHITECTURES, Architecture
from models.vision import models

ALLOWED = 1e-5


def main() -> int:
    """Print a row per architecture; 1 when one differs by more than is allowed."""
    torch.manual_seed(0)
    print(f"torch {torch.__version__}, {torch.get_num_threads()} thread(s)")
    print(f"{'architecture':<14}{'parameters':>14}  {'largest logit':>13}  {'relative difference':>19}")
    worst = 0.0
    for network in ARCHITECTURES:
        if network.is_in_torchvision:
            largest, apart = compared(network)
            worst = max(worst, apart)
            print(f"{network.key:<14}{network.parameters:>14,}  {largest:>13.4g}  {apart:>19.2g}", flush=True)
            gc.collect()
    return int(worst > ALLOWED)


@torch.inference_mode()
def compared(network: Architecture) -> tuple[float, float]:
    """The largest logit, and the largest difference as a share of it."""
    theirs = torchvisions(network)
    ours = build(network.key, classes=1000, channels=3, size=network.size, form="full").eval()
    ours.load_state_dict(theirs.state_dict(), strict=True)
    theirs.load_state_dict(ours.state_dict(), strict=True)
    pictures = torch.randn(2, 3, network.size, network.size)
    expected, answered = theirs(pictures), ours(pictures)
    largest = expected.abs().max().item()
    return largest, (answered - expected).abs().max().item() / largest


def torchvisions(network: Architecture) -> nn.Module:
    """torchvision's own network, as after training: statistics that are neither zeros nor ones."""
    options = dict(network.torchvision_options)
    theirs = models.get_model(network.key, weights=None, **options).eval()
    for layer in theirs.modules():
        if isinstance(layer, nn.BatchNorm2d):
            layer.running_mean.normal_(0.0, 0.1)
            layer.running_var.uniform_(0.5, 1.5)
    return theirs


if __name__ == "__main__":
    raise SystemExit(main())
