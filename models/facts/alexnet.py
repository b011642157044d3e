"""AlexNet, 2012 and 2014."""

from models.facts.architecture import WITHOUT_BATCH_NORMALIZATION, Architecture, Form
from models.facts.family import Family, Stage, own_names

_OF_2012 = Architecture(
    key="alexnet_2012",
    title="AlexNet (2012, to the letter)",
    family="AlexNet",
    year=2012,
    authors="A. Krizhevsky, I. Sutskever, G. Hinton",
    paper="ImageNet Classification with Deep Convolutional Neural Networks",
    link="https://doi.org/10.1145/3065386",
    key_idea=(
        "A LeNet grown to 60 million weights learns from a million photos on two graphics cards. "
        "Rectifiers make it learn fast enough, dropout keeps it from learning by heart."
    ),
    depth=8,
    parameters=60_965_224,
    paper_rounded="60 million",
    multiply_adds=724_406_816,
    channels=3,
    size=227,
    classes=1000,
    smallest_size=67,
    top1=59.3,
    top5=81.8,
    accuracy_source="the paper: one network, ILSVRC-2012 validation",
    ilsvrc="Won 2012 with 15.3 % top-5 error (seven networks); the second had 26.2 %.",
    small_form=(
        "Three 5×5 convolutions with overlapping pooling and response normalization, "
        "after its author's own network for CIFAR-10 (cuda-convnet)."
    ),
    small_parameters=89_578,
    small_multiply_adds=12_298_240,
    training=WITHOUT_BATCH_NORMALIZATION,
)
_OF_2014 = Architecture(
    key="alexnet",
    title="AlexNet",
    family="AlexNet",
    year=2014,
    authors="A. Krizhevsky",
    paper="One weird trick for parallelizing convolutional neural networks",
    link="https://arxiv.org/abs/1404.5997",
    key_idea=(
        "AlexNet as a single tower, without its two halves and without response normalization. "
        "It is what most programs, torchvision among them, call AlexNet today."
    ),
    depth=8,
    parameters=61_100_840,
    multiply_adds=714_188_480,
    channels=3,
    size=224,
    classes=1000,
    smallest_size=63,
    top1=56.522,
    top5=79.066,
    accuracy_source="torchvision",
    small_form=(
        "The same five convolutions and three dense layers at about a third of the width, "
        "with 5×5 first filters of stride 1."
    ),
    small_parameters=518_730,
    small_multiply_adds=21_441_024,
    is_in_torchvision=True,
    training=WITHOUT_BATCH_NORMALIZATION,
)

# of torchvision's layers, which carry numbers
_NUMBERS = {"conv1": 0, "conv2": 3, "conv3": 6, "conv4": 8, "conv5": 10}


def stages(key: str, form: Form) -> tuple[Stage, ...]:
    """Five convolutions and two dense layers; three convolutions in the small form of 2012."""
    if key == _OF_2014.key and form == "full":
        convolutions = (Stage(name, (f"features.{number}",)) for name, number in _NUMBERS.items())
        return (*convolutions, Stage("fc6", ("classifier.1",)), Stage("fc7", ("classifier.4",)))
    if key == _OF_2012.key and form == "small":
        return own_names("conv1", "conv2", "conv3")
    return own_names("conv1", "conv2", "conv3", "conv4", "conv5", "fc6", "fc7")


def head(key: str, form: Form) -> str:
    """The last dense layer."""
    if key == _OF_2012.key:
        return "fc8" if form == "full" else "output"
    return "classifier.6" if form == "full" else "fc8"


FAMILY = Family(
    networks=(_OF_2012, _OF_2014),
    stages=stages,
    head=head,
    first_layers={(96, 11): "AlexNet of 2012", (64, 11): "torchvision's AlexNet"},
)
