"""What a network is asked about: the picture alone, or its mirror image too. One rule for training, use and export."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:  # cards and recipes are read without torch
    from torch import Tensor

TestTimeAugmentation = Literal["picture", "mirrored"]


def flip_averaged(
    answer: "Callable[[Tensor], Tensor]", inputs: "Tensor", answers_from: TestTimeAugmentation
) -> "Tensor":
    """Logits (N, K) to network inputs (N, C, H, W), as ``answer`` gives them.

    "mirrored": the mean of those to the pictures and those to their mirror images. (A. Krizhevsky, I. Sutskever,
    G. Hinton: ImageNet Classification with Deep Convolutional Neural Networks. NIPS 2012, sec. 4.1: there the mean of
    probabilities, over five parts of the picture and their mirror images.)
    """
    logits = answer(inputs)
    return logits if answers_from == "picture" else (logits + answer(inputs.flip(3))) / 2
