"""ZFNet, 2013."""

from models.architecture import Architecture

ZFNET = (
    Architecture(
        key="zfnet",
        title="ZFNet",
        family="ZFNet",
        year=2013,
        authors="M. D. Zeiler, R. Fergus",
        paper="Visualizing and Understanding Convolutional Networks",
        link="https://arxiv.org/abs/1311.2901",
        key_idea=(
            "Maps are projected back into the picture, so that one sees what a network has learned to look for. "
            "What that showed of AlexNet's first layers led to smaller filters and strides there."
        ),
        depth=8,
        parameters=62_357_608,
        multiply_adds=1_168_032_896,
        channels=3,
        size=224,
        classes=1000,
        smallest_size=63,
        top1=61.6,
        top5=83.5,
        accuracy_source="the paper: one network, ILSVRC-2012 validation",
        ilsvrc="14.8 % top-5 error with six networks, after 2013; that year's winner was its first author's company.",
        small_form=(
            "The same five convolutions and three dense layers at about a third of the width, "
            "with 3×3 first filters of stride 1."
        ),
        small_parameters=576_714,
        small_multiply_adds=16_878_080,
    ),
)
