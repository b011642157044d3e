"""Facts about InkNet."""

from models.facts.architecture import Architecture, Form, ShortTraining, TrainingDefaults
from models.facts.family import Family, Stage, own_names

_INKNET = Architecture(
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
    small_parameters=140_962,
    small_multiply_adds=12_463_872,
    training=TrainingDefaults(
        epochs=6,
        learning_rate=0.008,
        weight_decay=0.03,
        label_smoothing=0.0,
        weights_average=0.998,
        short_on_ink=ShortTraining(epochs=4, learning_rate=0.012),
    ),
)


def stages(_key: str, _form: Form) -> tuple[Stage, ...]:
    """Its four convolutions."""
    return own_names("conv1", "conv2", "conv3", "conv4")


def head(_key: str, _form: Form) -> str:
    """The last layer."""
    return "output"


FAMILY = Family(networks=(_INKNET,), stages=stages, head=head)
