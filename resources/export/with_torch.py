"""A part of predict.py: the network in PyTorch. Inkling puts the parts together."""

import json

import torch
from torch.nn import functional as F

network = make_network()
network.load_state_dict(load_state())
network.eval()
CLASSES = json.loads(ABOUT.read_text("utf-8"))["classes"]


def to_input(pictures):
    """uint8 (N, C, H, W) -> float32 (N, C, SIZE, SIZE), normalized as in training."""
    planes = pictures.float() / 255
    planes = planes.expand(-1, len(MEAN), -1, -1)  # gray in all colors, where the network has three
    missing = SIZE - planes.shape[-1]
    if 0 < missing <= 8:  # paper around the ink
        before = missing // 2
        planes = F.pad(planes, (before, missing - before, before, missing - before))
    elif missing:
        planes = F.interpolate(planes, (SIZE, SIZE), mode="bilinear", antialias=True)
    return (planes - torch.tensor(MEAN).view(1, -1, 1, 1)) / torch.tensor(STD).view(1, -1, 1, 1)


def probabilities(pictures):
    """uint8 (N, C, H, W) -> float32 (N, K), rows sum to 1."""
    with torch.inference_mode():
        inputs = to_input(torch.tensor(pictures))
        logits = network(inputs)
        if MIRRORED:
            logits = (logits + network(inputs.flip(3))) / 2
        return torch.softmax(logits.float() / TEMPERATURE, 1).numpy()
