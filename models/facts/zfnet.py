"""ZFNet, 2013."""

from models.facts.architecture import WITHOUT_BATCH_NORMALIZATION, Architecture, Form
from models.facts.family import Family, Stage, own_names

_ZFNET = Architecture(
    key="zfnet",
    title="ZFNet",
    family="ZFNet",
    year=2013,
    authors="M. D. Zeiler, R. Fergus",
    paper="Visualizing and Understanding Convolutional Networks",
    link="https://arxiv.org/abs/1311.2901",
    key_idea=(
        "Maps are projected back into the picture, so that one sees what a network has learned to look for. "
        "What that showed of AlexNet's first layers led to smaller filters and strides there."
    ),
    depth=8,
    parameters=62_357_608,
    multiply_adds=1_168_032_896,
    channels=3,
    size=224,
    classes=1000,
    smallest_size=63,
    top1=61.6,
    top5=83.5,
    accuracy_source="the paper: one network, ILSVRC-2012 validation",
    ilsvrc="14.8 % top-5 error with six networks, after 2013; that year's winner was its first author's company.",
    small_form=(
        "The same five convolutions and three dense layers at about a third of the width, "
        "with 3×3 first filters of stride 1."
    ),
    small_parameters=576_714,
    small_multiply_adds=16_878_080,
    training=WITHOUT_BATCH_NORMALIZATION,
)


def stages(_key: str, _form: Form) -> tuple[Stage, ...]:
    """Its layers 1 to 7 as in figure 3, in both forms."""
    return own_names("conv1", "conv2", "conv3", "conv4", "conv5", "fc6", "fc7")


def head(_key: str, _form: Form) -> str:
    """The last dense layer."""
    return "fc8"


FAMILY = Family(networks=(_ZFNET,), stages=stages, head=head, first_layers={(96, 7): "ZFNet"})
