"""AlexNet, 2012 and 2014."""

from models.architecture import Architecture

ALEXNET = (
    Architecture(
        key="alexnet_2012",
        title="AlexNet (2012, to the letter)",
        family="AlexNet",
        year=2012,
        authors="A. Krizhevsky, I. Sutskever, G. Hinton",
        paper="ImageNet Classification with Deep Convolutional Neural Networks",
        link="https://doi.org/10.1145/3065386",
        key_idea=(
            "A LeNet grown to 60 million weights learns from a million photos on two graphics cards. "
            "Rectifiers make it learn fast enough, dropout keeps it from learning by heart."
        ),
        depth=8,
        parameters=60_965_224,
        paper_rounded="60 million",
        multiply_adds=724_406_816,
        channels=3,
        size=227,
        classes=1000,
        smallest_size=67,
        top1=59.3,
        top5=81.8,
        accuracy_source="the paper: one network, ILSVRC-2012 validation",
        ilsvrc="Won 2012 with 15.3 % top-5 error (seven networks); the second had 26.2 %.",
        small_form=(
            "Three 5×5 convolutions with overlapping pooling and response normalization, "
            "after its author's own network for CIFAR-10 (cuda-convnet)."
        ),
        small_parameters=89_578,
        small_multiply_adds=12_298_240,
    ),
    Architecture(
        key="alexnet",
        title="AlexNet",
        family="AlexNet",
        year=2014,
        authors="A. Krizhevsky",
        paper="One weird trick for parallelizing convolutional neural networks",
        link="https://arxiv.org/abs/1404.5997",
        key_idea=(
            "AlexNet as a single tower, without its two halves and without response normalization. "
            "It is what most programs, torchvision among them, call AlexNet today."
        ),
        depth=8,
        parameters=61_100_840,
        multiply_adds=714_188_480,
        channels=3,
        size=224,
        classes=1000,
        smallest_size=63,
        top1=56.522,
        top5=79.066,
        accuracy_source="torchvision",
        small_form=(
            "The same five convolutions and three dense layers at about a third of the width, "
            "with 5×5 first filters of stride 1."
        ),
        small_parameters=518_730,
        small_multiply_adds=21_441_024,
        is_in_torchvision=True,
    ),
)
