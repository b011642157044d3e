"""ResNet, 2015: those for small pictures, and those for ImageNet."""

from dataclasses import replace

from models.facts.architecture import Architecture, Form
from models.facts.family import Family, Stage, own_names

_18 = Architecture(
    key="resnet18",
    title="ResNet-18",
    family="ResNet",
    year=2015,
    authors="K. He, X. Zhang, S. Ren, J. Sun",
    paper="Deep Residual Learning for Image Recognition",
    link="https://arxiv.org/abs/1512.03385",
    key_idea=(
        "Each pair of layers learns only the change to its input, which an identity shortcut carries past them. "
        "So gradients reach every layer, and deeper networks learn better instead of worse."
    ),
    depth=18,
    parameters=11_689_512,
    multiply_adds=1_814_073_344,
    channels=3,
    size=224,
    classes=1000,
    smallest_size=1,
    top1=69.758,
    top5=89.078,
    accuracy_source="torchvision",
    small_form="ResNet-20: 6n+2 layers with n = 3 for small pictures, as in section 4.2 of the paper.",
    small_parameters=269_722,
    small_multiply_adds=40_551_040,
    is_in_torchvision=True,
)
_20 = replace(
    _18,
    key="resnet20",
    title="ResNet-20",
    depth=20,
    paper_rounded="0.27 million",
    parameters=269_722,
    multiply_adds=40_551_040,
    size=32,
    classes=10,
    smallest_size=8,
    top1=None,
    top5=None,
    accuracy_source="",
    has_full_form=False,
    small_form="Its only form: 6n+2 layers with n = 3 for small pictures, as in section 4.2 of the paper.",
    is_in_torchvision=False,
)
_50 = replace(
    _18,
    key="resnet50",
    title="ResNet-50",
    key_idea=(
        "Each shortcut carries past three layers, of which the first makes the maps fewer and the last more again. "
        "These bottlenecks keep 50 layers as cheap as 34 without them."
    ),
    depth=50,
    parameters=25_557_032,
    multiply_adds=4_089_184_256,
    top1=76.130,
    top5=92.862,
    accuracy_source="torchvision (V1)",
    small_form="ResNet-56: 6n+2 layers with n = 9 for small pictures, as in section 4.2 of the paper.",
    small_parameters=853_018,
    small_multiply_adds=125_485_696,
)
_8 = replace(
    _20,
    key="resnet8",
    title="ResNet-8",
    depth=8,
    paper_rounded="",
    parameters=75_290,
    multiply_adds=12_239_488,
    small_form="Its only form: 6n+2 layers with n = 1, after section 4.2 of the paper (there n ≥ 3).",
    small_parameters=75_290,
    small_multiply_adds=12_239_488,
)
_34 = replace(
    _18,
    key="resnet34",
    title="ResNet-34",
    depth=34,
    parameters=21_797_672,
    multiply_adds=3_663_761_408,
    top1=73.314,
    top5=91.420,
    small_form="ResNet-32: 6n+2 layers with n = 5 for small pictures, as in section 4.2 of the paper.",
    small_parameters=464_154,
    small_multiply_adds=68_862_592,
)
_101 = replace(
    _50,
    key="resnet101",
    title="ResNet-101",
    depth=101,
    parameters=44_549_160,
    multiply_adds=7_801_405_440,
    top1=77.374,
    top5=93.546,
    small_form="ResNet-110: 6n+2 layers with n = 18 for small pictures, as in section 4.2 of the paper.",
    small_parameters=1_727_962,
    small_multiply_adds=252_887_680,
)
_152 = replace(
    _50,
    key="resnet152",
    title="ResNet-152",
    depth=152,
    parameters=60_192_808,
    multiply_adds=11_513_626_624,
    top1=78.312,
    top5=94.046,
    ilsvrc="Won 2015 with 3.57 % top-5 error (six networks, two of them of 152 layers).",
    small_form="6n+2 layers with n = 25 for small pictures, after section 4.2 of the paper (there n = 18 and 200).",
    small_parameters=2_408_474,
    small_multiply_adds=351_978_112,
)


def stages(_key: str, form: Form) -> tuple[Stage, ...]:
    """The stem, and the stages of blocks whose maps have one size."""
    if form == "full":
        return own_names(("conv1", "bn1"), "layer1", "layer2", "layer3", "layer4")
    return own_names(("stem", "norm"), "stage1", "stage2", "stage3")


def head(_key: str, form: Form) -> str:
    """The last layer."""
    return "fc" if form == "full" else "output"


FAMILY = Family(
    networks=(_8, _20, _18, _34, _50, _101, _152), stages=stages, head=head, first_layers={(64, 7): "ResNet"}
)
