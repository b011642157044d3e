"""What is known of a network; readable without torch."""

from dataclasses import dataclass
from typing import Literal

Form = Literal["small", "full"]
Gentle = Literal["none", "shift"]  # of the ways in which a recipe changes training pictures, the gentle ones


@dataclass(frozen=True)
class ShortTraining:
    """What of a recipe changes when the network is to learn ink in a fifth of its time; None: as any network's."""

    epochs: int
    learning_rate: float
    augmentation: Gentle | None = None
    weights_average: float | None = None


@dataclass(frozen=True)
class TrainingDefaults:
    """What does well for many pictures, found by trial; fields mean what they mean in the engine's recipe.

    augmentation: where the network wants another one than the pictures; short_on_ink: see ``ShortTraining``.
    """

    epochs: int = 20
    batch_size: int = 128
    learning_rate: float = 0.003
    weight_decay: float = 0.05
    label_smoothing: float = 0.1
    weights_average: float = 0.99
    gradient_clip: float = 0.0
    augmentation: Gentle | None = None
    short_on_ink: ShortTraining | None = None


# large corrections throw networks without batch normalization off for good
WITHOUT_BATCH_NORMALIZATION = TrainingDefaults(learning_rate=0.001, weight_decay=0.02, gradient_clip=1.0)


@dataclass(frozen=True)
class Architecture:
    """What a person wants to know about a network before choosing it, and what the engine has to know of it.

    parameters: of the full form with ``classes`` outputs and ``channels`` inputs at ``size``. multiply_adds: the same
    picture once through, in units of 1, convolutions and dense layers (LeNet-5 of 1998: all its layers). top1, top5:
    ImageNet accuracy in percent, one crop, as published by ``accuracy_source``. paper_parameters: the count in the
    paper, where it gives an exact one. small_parameters, small_multiply_adds: of the small form with ten classes for
    color pictures of 32×32 (LeNet: gray). auxiliary_stage: of the full form, the last stage that classifiers in the
    middle of the network (they serve training only) look at; empty where there are none. torchvision_options: what
    torchvision's function needs for plain logits, besides the number of classes. published_normalization: mean and
    deviation for its published weights, where they are not those that torchvision's transforms tell.
    """

    key: str
    title: str
    family: str  # as people call it; the same for all networks of one file
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
    small_sizes: tuple[int, ...] = (28, 32)  # the usual ones, the most usual last; most take any size from 8 on
    small_form: str = ""  # what the small form is, and after whom
    small_parameters: int = 0
    small_multiply_adds: int = 0
    is_in_torchvision: bool = False  # the full form is torchvision's: its names, its weights, its parameter count
    takes_color: bool = True
    training: TrainingDefaults = TrainingDefaults()
    auxiliary_stage: str = ""
    torchvision_options: tuple[tuple[str, bool], ...] = ()
    published_normalization: tuple[tuple[float, ...], tuple[float, ...]] | None = None

    def usual_size(self, form: Form) -> int:
        """The side in pixels of what it usually sees in its ``form``."""
        return self.size if form == "full" else self.small_sizes[-1]
