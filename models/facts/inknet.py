"""Facts about InkNet."""

from models.architecture import Architecture

INKNET = (
    Architecture(
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
    ),
)
