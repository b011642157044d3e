"""VGG, 2014: networks A, B, D and E, each also with batch normalization."""

from dataclasses import replace

from models.architecture import Architecture

SMALL_FORM = (
    "The same five blocks of 3×3 convolutions at half of the width with one dense layer, "
    "after S. Liu and W. Deng's VGG for CIFAR-10 (ACPR 2015)."
)

_A = Architecture(
    key="vgg11",
    title="VGG-11",
    family="VGG",
    year=2014,
    authors="K. Simonyan, A. Zisserman",
    paper="Very Deep Convolutional Networks for Large-Scale Image Recognition",
    link="https://arxiv.org/abs/1409.1556",
    key_idea=(
        "Nothing but 3×3 filters: two in a row see as much as one of 5×5, with fewer weights and one more rectifier. "
        "So simple a design can be made deep, and the deeper ones are better."
    ),
    depth=11,
    parameters=132_863_336,
    multiply_adds=7_609_090_048,
    channels=3,
    size=224,
    classes=1000,
    smallest_size=32,
    top1=69.020,
    top5=88.628,
    accuracy_source="torchvision",
    small_form=SMALL_FORM,
    small_parameters=2_308_810,
    small_multiply_adds=38_636_032,
    is_in_torchvision=True,
)
_B = replace(
    _A,
    key="vgg13",
    title="VGG-13",
    depth=13,
    parameters=133_047_848,
    multiply_adds=11_308_466_176,
    top1=69.928,
    top5=89.246,
    small_parameters=2_354_986,
    small_multiply_adds=57_510_400,
)
_D = replace(
    _A,
    key="vgg16",
    title="VGG-16",
    depth=16,
    parameters=138_357_544,
    multiply_adds=15_470_264_320,
    top1=71.592,
    top5=90.382,
    ilsvrc="Second in 2014 with 7.3 % top-5 error (seven networks); first in localization.",
    small_parameters=3_682_730,
    small_multiply_adds=78_744_064,
)
_E = replace(
    _D,
    key="vgg19",
    title="VGG-19",
    depth=19,
    parameters=143_667_240,
    multiply_adds=19_632_062_464,
    top1=72.376,
    top5=90.876,
    small_parameters=5_010_474,
    small_multiply_adds=99_977_728,
)


def _normalized(plain: Architecture, parameters: int, small_parameters: int, top1: float, top5: float) -> Architecture:
    """``plain`` with batch normalization, as torchvision has it; not in the paper, so not in the contest either."""
    return replace(
        plain,
        key=f"{plain.key}_bn",
        title=f"{plain.title} with batch normalization",
        key_idea=(
            f"{plain.title} with batch normalization (Ioffe and Szegedy, 2015) behind each convolution. "
            "It learns several times faster, from any start, and ends a little better."
        ),
        parameters=parameters,
        small_parameters=small_parameters,
        top1=top1,
        top5=top5,
        ilsvrc="",
    )


VGG = (
    _A,
    _normalized(_A, 132_868_840, 2_310_186, 70.370, 89.810),
    _B,
    _normalized(_B, 133_053_736, 2_356_458, 71.586, 90.374),
    _D,
    _normalized(_D, 138_365_992, 3_684_842, 73.360, 91.516),
    _E,
    _normalized(_E, 143_678_248, 5_013_226, 74.218, 91.842),
)
