"""LeNet-5, 1998."""

from dataclasses import replace

from models.facts.architecture import Architecture, Form, ShortTraining, TrainingDefaults
from models.facts.family import CannotBuildError, Family, Stage, Wanted, own_names

SIDE = 32  # px, of what it sees

_MODERN = Architecture(
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
    small_parameters=61_706,
    small_multiply_adds=416_520,
    training=TrainingDefaults(
        learning_rate=0.004,
        weight_decay=0.02,
        label_smoothing=0.0,
        weights_average=0.998,
        short_on_ink=ShortTraining(epochs=6, learning_rate=0.008, augmentation="none", weights_average=0.0),
    ),
)
_OF_1998 = replace(
    _MODERN,
    key="lenet5_1998",
    title="LeNet-5 (1998, to the letter)",
    key_idea=(
        "The network of the paper: each C3 map sees only some S2 maps, and subsampling has weights of its own. "
        "Its outputs measure the distance to drawn 7×12 digits instead of scoring classes."
    ),
    depth=6,
    parameters=60_000,
    multiply_adds=328_096,
    paper_parameters=60_000,
    small_parameters=60_000,
    small_multiply_adds=328_096,
    takes_color=False,
    training=TrainingDefaults(
        epochs=15,
        learning_rate=0.002,
        weight_decay=0.0,
        label_smoothing=0.0,
        weights_average=0.0,
        augmentation="shift",
    ),
)


def stages(key: str, _form: Form) -> tuple[Stage, ...]:
    """Its layers by the names of the paper; F6 of 1998 is what its fixed outputs measure, and so no stage."""
    return own_names("c1", "c3", "c5", "f6") if key == _MODERN.key else own_names("c1", "s2", "c3", "s4", "c5")


def head(key: str, _form: Form) -> str:
    """None in 1998: its outputs are distances to digits that were drawn by hand."""
    return "output" if key == _MODERN.key else ""


def check(known: Architecture, wanted: Wanted) -> None:
    """It has one size, and one form by either name."""
    size = wanted.size
    if size != SIDE:
        raise CannotBuildError("LeNet-5 sees pictures of {side}×{side}, not {size}×{size}.", side=SIDE, size=size)
    if known.key == _OF_1998.key and (wanted.classes > known.classes or wanted.channels != 1):
        raise CannotBuildError(
            "LeNet-5 of 1998 knows at most ten classes and gray pictures: its outputs are drawn digits."
        )


FAMILY = Family(
    networks=(_MODERN, _OF_1998),
    stages=stages,
    head=head,
    check=check,
    first_layers={(6, 5): "LeNet-5"},
)
