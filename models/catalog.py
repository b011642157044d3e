"""The networks in the order of history: one explicit tuple, readable without importing torch."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Architecture:
    """What a person wants to know about a network before choosing it.

    parameters: of the full form with ``classes`` outputs and ``channels`` inputs at ``size``. multiply_adds: the same
    picture once through, in units of 1. top1, top5: ImageNet accuracy in percent as published by ``accuracy_source``.
    paper_parameters: the count in the paper, where it gives one.
    """

    key: str
    title: str
    family: str  # LeNet, AlexNet, ZFNet, VGG, GoogLeNet, ResNet, DenseNet
    year: int
    authors: str
    paper: str
    link: str
    key_idea: str  # two sentences
    depth: int  # layers with weights on the longest path
    parameters: int
    multiply_adds: int
    channels: int
    size: int
    classes: int
    smallest_size: int  # of the full form
    top1: float | None = None
    top5: float | None = None
    accuracy_source: str = ""
    ilsvrc: str = ""
    paper_parameters: int | None = None
    has_full_form: bool = True
    small_sizes: tuple[int, ...] = (28, 32)
    small_form: str = ""  # what the small form is, and after whom


ARCHITECTURES: tuple[Architecture, ...] = (
    Architecture(
        key="lenet5",
        title="LeNet-5 (modern form)",
        family="LeNet",
        year=1998,
        authors="Y. LeCun, L. Bottou, Y. Bengio, P. Haffner",
        paper="Gradient-Based Learning Applied to Document Recognition",
        link="https://doi.org/10.1109/5.726791",
        key_idea=(
            "Learned 5×5 filters, shared over the whole picture, replace features designed by hand. "
            "Averaging between them makes the answer tolerate small shifts."
        ),
        depth=5,
        parameters=61_706,
        multiply_adds=416_520,
        channels=1,
        size=32,
        classes=10,
        smallest_size=32,
        has_full_form=False,
        small_sizes=(32,),
        small_form="Its only form: 32×32, as in the paper.",
    ),
    Architecture(
        key="lenet5_1998",
        title="LeNet-5 (1998, to the letter)",
        family="LeNet",
        year=1998,
        authors="Y. LeCun, L. Bottou, Y. Bengio, P. Haffner",
        paper="Gradient-Based Learning Applied to Document Recognition",
        link="https://doi.org/10.1109/5.726791",
        key_idea=(
            "The network of the paper: each C3 map sees only some S2 maps, and subsampling has weights of its own. "
            "Its outputs measure the distance to drawn 7×12 digits instead of scoring classes."
        ),
        depth=6,
        parameters=60_000,
        multiply_adds=328_096,
        channels=1,
        size=32,
        classes=10,
        smallest_size=32,
        paper_parameters=60_000,
        has_full_form=False,
        small_sizes=(32,),
        small_form="Its only form: 32×32, as in the paper.",
    ),
    Architecture(
        key="resnet8",
        title="ResNet-8",
        family="ResNet",
        year=2015,
        authors="K. He, X. Zhang, S. Ren, J. Sun",
        paper="Deep Residual Learning for Image Recognition",
        link="https://arxiv.org/abs/1512.03385",
        key_idea=(
            "Each pair of layers learns only the change to its input, which an identity shortcut carries past them. "
            "So gradients reach every layer, and deeper networks learn better instead of worse."
        ),
        depth=8,
        parameters=75_290,
        multiply_adds=12_239_488,
        channels=3,
        size=32,
        classes=10,
        smallest_size=8,
        has_full_form=False,
        small_form="Its only form: 6n+2 layers with n = 1, after section 4.2 of the paper (there n ≥ 3).",
    ),
    Architecture(
        key="resnet20",
        title="ResNet-20",
        family="ResNet",
        year=2015,
        authors="K. He, X. Zhang, S. Ren, J. Sun",
        paper="Deep Residual Learning for Image Recognition",
        link="https://arxiv.org/abs/1512.03385",
        key_idea=(
            "Each pair of layers learns only the change to its input, which an identity shortcut carries past them. "
            "So gradients reach every layer, and deeper networks learn better instead of worse."
        ),
        depth=20,
        parameters=269_722,
        multiply_adds=40_551_040,
        channels=3,
        size=32,
        classes=10,
        smallest_size=8,
        has_full_form=False,
        small_form="Its only form: 6n+2 layers with n = 3 for small pictures, as in section 4.2 of the paper.",
    ),
    Architecture(
        key="inknet",
        title="InkNet",
        family="Inkling",
        year=2026,
        authors="Inkling",
        paper="None: Inkling's own network for handwriting",
        link="",
        key_idea=(
            "LeNet-5's plan with batch normalization, ReLU and largest values, sized to learn fast on a CPU. "
            "A last 2×2 summary keeps top and bottom apart, where 6 and 9 differ."
        ),
        depth=5,
        parameters=139_762,
        multiply_adds=8_602_752,
        channels=1,
        size=28,
        classes=10,
        smallest_size=8,
        has_full_form=False,
        small_form="Its only form, for small pictures.",
    ),
)


def architecture(key: str) -> Architecture:
    """The architecture of ``key``; KeyError when there is none."""
    for candidate in ARCHITECTURES:
        if candidate.key == key:
            return candidate
    raise KeyError(key)
