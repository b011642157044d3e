"""VGG, 2014: networks A, B, D and E, each also with batch normalization."""

from dataclasses import replace

from models.facts.architecture import WITHOUT_BATCH_NORMALIZATION, Architecture, Form, TrainingDefaults
from models.facts.family import Family, Stage, own_names

CONVOLUTIONS = {  # in each of the five blocks: table 1
    "vgg11": (1, 1, 2, 2, 2),  # A
    "vgg13": (2, 2, 2, 2, 2),  # B
    "vgg16": (2, 2, 3, 3, 3),  # D
    "vgg19": (2, 2, 4, 4, 4),  # E
}
NORMALIZED = "_bn"  # how keys of networks with batch normalization end

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
    small_form=(
        "The same five blocks of 3×3 convolutions at half of the width with one dense layer, "
        "after S. Liu and W. Deng's VGG for CIFAR-10 (ACPR 2015)."
    ),
    small_parameters=2_308_810,
    small_multiply_adds=38_636_032,
    is_in_torchvision=True,
    training=WITHOUT_BATCH_NORMALIZATION,
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

_A_NORMALIZED = replace(
    _A,
    key="vgg11_bn",
    title="VGG-11 with batch normalization",
    key_idea=(
        "VGG-11 with batch normalization (Ioffe and Szegedy, 2015) behind each convolution. "
        "It learns several times faster, from any start, and ends a little better."
    ),
    parameters=132_868_840,
    small_parameters=2_310_186,
    top1=70.370,
    top5=89.810,
    ilsvrc="",  # it is not in the paper
    training=TrainingDefaults(),
)
_B_NORMALIZED = replace(
    _B,
    key="vgg13_bn",
    title="VGG-13 with batch normalization",
    key_idea=(
        "VGG-13 with batch normalization (Ioffe and Szegedy, 2015) behind each convolution. "
        "It learns several times faster, from any start, and ends a little better."
    ),
    parameters=133_053_736,
    small_parameters=2_356_458,
    top1=71.586,
    top5=90.374,
    ilsvrc="",  # it is not in the paper
    training=TrainingDefaults(),
)
_D_NORMALIZED = replace(
    _D,
    key="vgg16_bn",
    title="VGG-16 with batch normalization",
    key_idea=(
        "VGG-16 with batch normalization (Ioffe and Szegedy, 2015) behind each convolution. "
        "It learns several times faster, from any start, and ends a little better."
    ),
    parameters=138_365_992,
    small_parameters=3_684_842,
    top1=73.360,
    top5=91.516,
    ilsvrc="",  # it is not in the paper
    training=TrainingDefaults(),
)
_E_NORMALIZED = replace(
    _E,
    key="vgg19_bn",
    title="VGG-19 with batch normalization",
    key_idea=(
        "VGG-19 with batch normalization (Ioffe and Szegedy, 2015) behind each convolution. "
        "It learns several times faster, from any start, and ends a little better."
    ),
    parameters=143_678_248,
    small_parameters=5_013_226,
    top1=74.218,
    top5=91.842,
    ilsvrc="",  # it is not in the paper
    training=TrainingDefaults(),
)


def stages(key: str, form: Form) -> tuple[Stage, ...]:
    """Five blocks, and in the full form two dense layers."""
    if form == "small":
        return own_names("block1", "block2", "block3", "block4", "block5")
    # torchvision numbers its layers: convolution, normalization, rectifier, and so on; each block ends in pooling
    layers = 3 if key.endswith(NORMALIZED) else 2
    found: list[Stage] = []
    place = 0
    for number, count in enumerate(CONVOLUTIONS[key.removesuffix(NORMALIZED)], 1):
        last = place + count * layers
        found.append(Stage(f"block{number}", tuple(f"features.{index}" for index in range(place, last))))
        place = last + 1
    return (*found, Stage("fc6", ("classifier.0",)), Stage("fc7", ("classifier.3",)))


def head(_key: str, form: Form) -> str:
    """The last dense layer."""
    return "classifier.6" if form == "full" else "output"


FAMILY = Family(
    networks=(_A, _A_NORMALIZED, _B, _B_NORMALIZED, _D, _D_NORMALIZED, _E, _E_NORMALIZED),
    stages=stages,
    head=head,
    first_layers={(64, 3): "VGG"},
)
