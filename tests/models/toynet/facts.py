"""Facts about ToyNet: becomes models/facts/toynet.py."""

from models.facts.architecture import Architecture, Form, TrainingDefaults
from models.facts.family import Family, Stage, own_names

_TOYNET = Architecture(
    key="toynet",
    title="ToyNet",
    family="Toys",
    year=2027,
    authors="Nobody",
    paper="None",
    link="",
    key_idea="One convolution looks for lines. Their largest values are enough to tell bars apart.",
    depth=2,
    parameters=8 * 25 + 8 + 8 * 16 * 10 + 10,
    multiply_adds=28 * 28 * 8 * 25 + 8 * 16 * 10,
    channels=1,
    size=28,
    classes=10,
    smallest_size=8,
    has_full_form=False,
    small_form="Its only form, for small pictures.",
    small_parameters=8 * 75 + 8 + 8 * 16 * 10 + 10,
    small_multiply_adds=32 * 32 * 8 * 75 + 8 * 16 * 10,
    training=TrainingDefaults(epochs=2, batch_size=16, learning_rate=0.02, label_smoothing=0.0, weights_average=0.0),
)


def stages(_key: str, _form: Form) -> tuple[Stage, ...]:
    return own_names("lines")


def head(_key: str, _form: Form) -> str:
    return "output"


FAMILY = Family(networks=(_TOYNET,), stages=stages, head=head, first_layers={(8, 5): "ToyNet"})
