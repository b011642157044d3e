"""DenseNet, 2016: the networks for ImageNet, with bottlenecks and compression."""

from dataclasses import replace

from models.facts.architecture import Architecture, Form
from models.facts.family import Family, Stage

_121 = Architecture(
    key="densenet121",
    title="DenseNet-121",
    family="DenseNet",
    year=2016,
    authors="G. Huang, Z. Liu, L. van der Maaten, K. Q. Weinberger",
    paper="Densely Connected Convolutional Networks",
    link="https://arxiv.org/abs/1608.06993",
    key_idea=(
        "Each layer sees the maps of all layers before it and adds a few of its own. "
        "Nothing has to be learned twice, so it needs far fewer weights than a ResNet as good."
    ),
    depth=121,
    parameters=7_978_856,
    multiply_adds=2_834_161_664,
    channels=3,
    size=224,
    classes=1000,
    smallest_size=29,
    top1=74.434,
    top5=91.972,
    accuracy_source="torchvision",
    small_form=(
        "DenseNet-BC for small pictures, section 3 of the paper: three blocks, growth 12; "
        "22 layers (the paper begins with 40)."
    ),
    small_parameters=71_686,
    small_multiply_adds=31_238_322,
    is_in_torchvision=True,
)
_161 = replace(
    _121,
    key="densenet161",
    title="DenseNet-161",
    depth=161,
    parameters=28_681_000,
    multiply_adds=7_727_907_072,
    top1=77.138,
    top5=93.560,
    small_form=(
        "DenseNet-BC for small pictures, section 3 of the paper: three blocks, growth 32 (the wide one) "
        "behind a stem that pools; 28 layers (the paper begins with 40)."
    ),
    small_parameters=710_858,
    small_multiply_adds=78_350_688,
)
_169 = replace(
    _121,
    key="densenet169",
    title="DenseNet-169",
    depth=169,
    parameters=14_149_480,
    multiply_adds=3_359_843_328,
    top1=75.600,
    top5=92.806,
    small_form=(
        "DenseNet-BC for small pictures, section 3 of the paper: three blocks, growth 12; "
        "28 layers (the paper begins with 40)."
    ),
    small_parameters=102_730,
    small_multiply_adds=43_740_036,
)
_201 = replace(
    _121,
    key="densenet201",
    title="DenseNet-201",
    depth=201,
    parameters=20_013_928,
    multiply_adds=4_291_365_888,
    top1=76.896,
    top5=93.370,
    small_form="DenseNet-BC-40 with growth 12 for small pictures, sections 3 and 4 of the paper.",
    small_parameters=176_122,
    small_multiply_adds=72_365_352,
)


def stages(_key: str, form: Form) -> tuple[Stage, ...]:
    """The stem, and each block with what comes after it."""
    if form == "small":
        return (
            Stage("stem", ("stem", "pool")),
            Stage("block1", ("block1", "transition1")),
            Stage("block2", ("block2", "transition2")),
            Stage("block3", ("block3", "norm")),
        )
    after = ("transition1", "transition2", "transition3", "norm5")
    blocks = ((f"denseblock{number}", after[number - 1]) for number in (1, 2, 3, 4))
    stem = Stage("features.stem", ("features.conv0", "features.norm0"))
    return (stem, *(Stage(f"features.{block}", (f"features.{block}", f"features.{next_}")) for block, next_ in blocks))


def head(_key: str, form: Form) -> str:
    """The last layer."""
    return "classifier" if form == "full" else "output"


FAMILY = Family(
    networks=(_121, _161, _169, _201),
    stages=stages,
    head=head,
    first_layers={(64, 7): "DenseNet"},
    # before PyTorch 0.4: "norm.1.weight" for "norm1.weight"
    former_names=((r"^(.*denselayer\d+\.(?:norm|conv))\.([12]\.\w+)$", r"\1\2"),),
)
