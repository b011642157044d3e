"""What is known of a network; readable without torch."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Architecture:
    """What a person wants to know about a network before choosing it.

    parameters: of the full form with ``classes`` outputs and ``channels`` inputs at ``size``. multiply_adds: the same
    picture once through, in units of 1, convolutions and dense layers (LeNet-5 of 1998: all its layers). top1, top5:
    ImageNet accuracy in percent, one crop, as published by ``accuracy_source``. paper_parameters: the count in the
    paper, where it gives an exact one. small_parameters, small_multiply_adds: of the small form with ten classes for
    color pictures of 32×32 (LeNet: gray).
    """

    key: str
    title: str
    family: str  # LeNet, AlexNet, ZFNet, VGG, GoogLeNet, ResNet, DenseNet
    year: int
    authors: str
    paper: str
    link: str
    key_idea: str  # two sentences
    depth: int  # layers with weights on the longest path
    parameters: int
    multiply_adds: int
    channels: int
    size: int
    classes: int
    smallest_size: int  # of the full form
    top1: float | None = None
    top5: float | None = None
    accuracy_source: str = ""
    ilsvrc: str = ""
    paper_parameters: int | None = None
    paper_rounded: str = ""  # the count as the paper prints it, where it only gives a rounded one
    has_full_form: bool = True
    small_sizes: tuple[int, ...] = (28, 32)  # the usual ones; all but LeNet's take any size from 8 on
    small_form: str = ""  # what the small form is, and after whom
    small_parameters: int = 0
    small_multiply_adds: int = 0
    is_in_torchvision: bool = False  # the full form is torchvision's: its names, its weights, its parameter count
