"""GoogLeNet, 2014: the paper's and torchvision's."""

from dataclasses import replace

from models.facts.architecture import WITHOUT_BATCH_NORMALIZATION, Architecture, Form, TrainingDefaults
from models.facts.family import Family, Stage, own_names

_OF_2014 = Architecture(
    key="googlenet_2014",
    title="GoogLeNet (2014, to the letter)",
    family="GoogLeNet",
    year=2014,
    authors="C. Szegedy, W. Liu, Y. Jia, P. Sermanet, S. Reed, D. Anguelov, D. Erhan, V. Vanhoucke, A. Rabinovich",
    paper="Going Deeper with Convolutions",
    link="https://arxiv.org/abs/1409.4842",
    key_idea=(
        "Filters of 1×1, 3×3 and 5×5 look at the same maps side by side, and 1×1 filters before them keep that cheap. "
        "It is deeper than VGG with a twentieth of the weights."
    ),
    depth=22,
    parameters=6_998_552,
    multiply_adds=1_582_671_872,
    channels=3,
    size=224,
    classes=1000,
    smallest_size=79,
    top5=89.93,
    accuracy_source="the paper: one network, ILSVRC-2014 validation",
    ilsvrc="Won 2014 with 6.67 % top-5 error (seven networks, 144 crops).",
    small_form=(
        "The same nine modules with a quarter of the maps behind a reduced stem "
        "(3×3, stride 1, one pooling less), without auxiliary classifiers."
    ),
    small_parameters=377_126,
    small_multiply_adds=24_809_984,
    training=WITHOUT_BATCH_NORMALIZATION,
    auxiliary_stage="inception4",
)
_OF_TORCHVISION = replace(
    _OF_2014,
    key="googlenet",
    title="GoogLeNet",
    key_idea=(
        "GoogLeNet as torchvision has it: batch normalization behind each convolution, no response normalization. "
        "Its “5×5” filters are 3×3, a known slip that its published weights depend on."
    ),
    parameters=6_624_904,
    multiply_adds=1_498_376_192,
    smallest_size=15,
    top1=69.778,
    top5=89.530,
    accuracy_source="torchvision",
    ilsvrc="",
    small_form=(
        "The same nine modules with a quarter of the maps behind a reduced stem (3×3, stride 1, one pooling less)."
    ),
    small_parameters=355_138,
    small_multiply_adds=23_089_664,
    is_in_torchvision=True,
    training=TrainingDefaults(),
    torchvision_options=(("aux_logits", False), ("transform_input", False), ("init_weights", False)),
    # they expect ImageNet's normalization undone and pictures from -1 to 1 (transform_input)
    published_normalization=((0.5, 0.5, 0.5), (0.5, 0.5, 0.5)),
)


def stages(_key: str, form: Form) -> tuple[Stage, ...]:
    """The stem, and the modules of table 1 with maps of one size."""
    if form == "small":
        return own_names(("conv1", "conv2", "conv3"), "stage3", "stage4", "stage5")
    modules = {"3": "ab", "4": "abcde", "5": "ab"}
    inceptions = (
        Stage(f"inception{number}", tuple(f"inception{number}{letter}" for letter in letters))
        for number, letters in modules.items()
    )
    return (Stage("stem", ("conv1", "conv2", "conv3")), *inceptions)


def head(_key: str, _form: Form) -> str:
    """The last layer."""
    return "fc"


FAMILY = Family(networks=(_OF_2014, _OF_TORCHVISION), stages=stages, head=head, first_layers={(64, 7): "GoogLeNet"})
