"""LeNet-5, 1998."""

from dataclasses import replace

from models.architecture import Architecture

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
)

LENET = (
    _MODERN,
    replace(
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
    ),
)
