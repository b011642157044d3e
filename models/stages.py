"""The stages of each network, from its input to its head: what can be frozen when it learns something new. No torch.

A stage is what a person would point at in the paper's figure: a block, a layer, a group of modules. The head is the
last dense layer, which tells the classes apart. The classifiers that serve GoogLeNet's training belong to no stage.
"""

from dataclasses import dataclass

from models.catalog import architecture

PLAIN_VGG = {  # convolutions in each of the five blocks: table 1 of the paper
    "vgg11": (1, 1, 2, 2, 2),
    "vgg13": (2, 2, 2, 2, 2),
    "vgg16": (2, 2, 3, 3, 3),
    "vgg19": (2, 2, 4, 4, 4),
}


@dataclass(frozen=True)
class Stage:
    """One stage. modules: the names of its modules within the network, each with all that is below it."""

    name: str
    modules: tuple[str, ...]


def stages(key: str, form: str) -> tuple[Stage, ...]:
    """The stages of the network ``key`` in its form ``small`` or ``full``, from the input on; without the head."""
    family = architecture(key).family
    is_full = form == "full"
    if family == "ResNet":
        return _resnet_full() if is_full else _own_names(("stem", "norm"), "stage1", "stage2", "stage3")
    if family == "DenseNet":
        return _densenet_full() if is_full else _densenet_small()
    if family == "VGG":
        return _vgg_full(key) if is_full else _own_names("block1", "block2", "block3", "block4", "block5")
    if family == "GoogLeNet":
        return _googlenet_full() if is_full else _own_names(("conv1", "conv2", "conv3"), "stage3", "stage4", "stage5")
    if key == "alexnet" and is_full:
        features = {"conv1": 0, "conv2": 3, "conv3": 6, "conv4": 8, "conv5": 10}
        dense = (Stage("fc6", ("classifier.1",)), Stage("fc7", ("classifier.4",)))
        return (*(Stage(name, (f"features.{place}",)) for name, place in features.items()), *dense)
    if key == "alexnet_2012" and not is_full:
        return _own_names("conv1", "conv2", "conv3")
    return {
        "AlexNet": _own_names("conv1", "conv2", "conv3", "conv4", "conv5", "fc6", "fc7"),
        "ZFNet": _own_names("conv1", "conv2", "conv3", "conv4", "conv5", "fc6", "fc7"),
        "LeNet": _own_names("c1", "c3", "c5", "f6") if key == "lenet5" else _own_names("c1", "s2", "c3", "s4", "c5"),
        "Inkling": _own_names("conv1", "conv2", "conv3", "conv4"),
    }[family]


def head(key: str, form: str) -> str:
    """The name of the module that is the head: a dense layer, whose outputs are the logits.

    Empty for LeNet-5 of 1998: its outputs are distances to digits that were drawn by hand.
    """
    if key == "lenet5_1998":
        return ""
    family, is_full = architecture(key).family, form == "full"
    if key == "alexnet_2012":
        return "fc8" if is_full else "output"
    if is_full and (family == "VGG" or key == "alexnet"):
        return "classifier.6"
    if family == "DenseNet" and is_full:
        return "classifier"
    if family == "GoogLeNet" or (family == "ResNet" and is_full):
        return "fc"
    return "fc8" if family in ("AlexNet", "ZFNet") else "output"


def stage_names(key: str, form: str) -> tuple[str, ...]:
    """The names of the stages, from the input on."""
    return tuple(stage.name for stage in stages(key, form))


def _own_names(*names: str | tuple[str, ...]) -> tuple[Stage, ...]:
    """Stages called as their modules; several modules together are the stem."""
    return tuple(Stage(name, (name,)) if isinstance(name, str) else Stage("stem", name) for name in names)


def _resnet_full() -> tuple[Stage, ...]:
    return _own_names(("conv1", "bn1"), "layer1", "layer2", "layer3", "layer4")


def _densenet_small() -> tuple[Stage, ...]:
    return (
        Stage("stem", ("stem", "pool")),
        Stage("block1", ("block1", "transition1")),
        Stage("block2", ("block2", "transition2")),
        Stage("block3", ("block3", "norm")),
    )


def _densenet_full() -> tuple[Stage, ...]:
    after = ("transition1", "transition2", "transition3", "norm5")
    blocks = ((f"denseblock{number}", after[number - 1]) for number in (1, 2, 3, 4))
    stem = Stage("features.stem", ("features.conv0", "features.norm0"))
    return (stem, *(Stage(f"features.{block}", (f"features.{block}", f"features.{next_}")) for block, next_ in blocks))


def _vgg_full(key: str) -> tuple[Stage, ...]:
    """torchvision numbers its layers: convolution, normalization, rectifier, and so on; each block ends in pooling."""
    layers = 3 if key.endswith("_bn") else 2
    found: list[Stage] = []
    place = 0
    for number, count in enumerate(PLAIN_VGG[key.removesuffix("_bn")], 1):
        last = place + count * layers
        found.append(Stage(f"block{number}", tuple(f"features.{index}" for index in range(place, last))))
        place = last + 1
    return (*found, Stage("fc6", ("classifier.0",)), Stage("fc7", ("classifier.3",)))


def _googlenet_full() -> tuple[Stage, ...]:
    modules = {"3": "ab", "4": "abcde", "5": "ab"}
    inceptions = (
        Stage(f"inception{number}", tuple(f"inception{number}{letter}" for letter in letters))
        for number, letters in modules.items()
    )
    return (Stage("stem", ("conv1", "conv2", "conv3")), *inceptions)
