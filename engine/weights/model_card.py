"""ModelCard: everything about weights that is not a number in a tensor. Stored inside the weights file."""

from dataclasses import dataclass, field

from engine.networks.flip_averaging import TestTimeAugmentation
from engine.networks.input_spec import InputSpec
from engine.sentence import split

CARD_VERSION = 1


@dataclass(frozen=True)
class ModelCard:
    """What a recognizer is, where it comes from and how good it is, measured.

    accuracies are shares 0..1. ``temperature`` divides the logits before softmax (Guo et al. 2017); fitted on held-out
    data. ``sure_above``: calibrated probability from which an answer counts as sure. ``unknown_above``: threshold of
    the "not one of the classes" score, None when never fitted. ``trust``, ``reliability`` and ``calibration_error``:
    see engine.evaluation.reliability, measured on held-out data; empty and None when never measured. ``answers_from``:
    "mirrored" when answers are the mean over the picture and its mirror image; all that was measured was measured so.
    """

    name: str
    architecture: str  # key in models.catalog
    form: str  # "small" or "full"
    classes: tuple[str, ...]
    input: InputSpec
    parameters: int
    data: str  # what it was trained on, in words
    test_data: str = ""
    test_accuracy: float | None = None
    test_count: int = 0
    validation_accuracy: float | None = None
    answers_from: TestTimeAugmentation = "picture"
    temperature: float = 1.0
    sure_above: float = 0.6
    unknown_above: float | None = None
    trust: tuple[tuple[float, float, float], ...] = ()
    reliability: tuple[tuple[float, float, int], ...] = ()
    calibration_error: float | None = None
    recipe: dict[str, object] = field(default_factory=dict)
    notes: str = ""
    licence: str = ""
    source: str = ""  # of published weights: "torchvision resnet50 IMAGENET1K_V2"
    created: str = ""  # ISO date
    program_version: str = ""
    version: int = CARD_VERSION

    @property
    def note_lines(self) -> list[str]:
        """``notes``, a text for each line; sentences stay sentences."""
        return split("\n", self.notes)
