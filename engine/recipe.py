"""Recipe: everything that decides how a run turns out. The same recipe and seed give the same run."""

from dataclasses import dataclass, field
from typing import Annotated, Literal

from annotated_types import Ge, Gt, Le, Lt

from engine.networks.flip_averaging import TestTimeAugmentation
from models.catalog import DEFAULT_NETWORK

RECIPE_VERSION = 2
READS_AS_0_1 = 1  # the version of recipes whose data are read and split as Inkling 0.1 did, so that its runs go on

Schedule = Literal["one-cycle", "cosine", "step", "constant"]
OptimizerName = Literal["sgd", "adam", "adamw"]
Augmentation = Literal["none", "shift", "ink", "mirror", "photo", "randaugment"]
Balance = Literal["none", "sampling", "weights"]
DeviceChoice = Literal["auto", "cpu", "cuda", "mps"]
Precision = Literal["auto", "float32", "bfloat16"]


@dataclass(frozen=True)
class Recipe:
    """How to train one network on one data set.

    data: a key of the data catalog ("mnist") or the path of a folder with one sub-folder per class. learning_rate: the
    peak of the schedule. validation_share: part of the training data held out to choose the best epoch. patience: stop
    after so many epochs without a better validation accuracy; 0 never. start_from: a weights file (or a recognizer's
    key) to start from. freeze: "nothing", "body" (all but the head), or the last of the stages to be left as they are
    (``models.catalog``). answers_from: "mirrored" answers with the mean over a picture and its mirror image; it changes
    what is measured, not what is learned. version: decides how data are read and split (READS_AS_0_1); a run that
    begins gets today's.
    """

    network: str = DEFAULT_NETWORK
    data: str = "mnist"
    form: Literal["auto", "small", "full"] = "auto"
    input_size: Annotated[int, Ge(0), Le(1024)] = 0  # px a side; 0: what suits the network and the data
    epochs: Annotated[int, Ge(1), Le(10_000)] = 10
    time_limit: Annotated[float, Ge(0), Le(10_000_000)] = 0.0  # seconds of training instead of epochs; 0: by epochs
    batch_size: Annotated[int, Ge(1), Le(65_536)] = 128
    learning_rate: Annotated[float, Gt(0), Le(100)] = 0.01
    schedule: Schedule = "one-cycle"
    warmup_epochs: Annotated[float, Ge(0), Le(10_000)] = 0.0
    optimizer: OptimizerName = "adamw"
    momentum: Annotated[float, Ge(0), Lt(1)] = 0.9
    weight_decay: Annotated[float, Ge(0), Le(10)] = 0.01
    label_smoothing: Annotated[float, Ge(0), Lt(1)] = 0.0
    gradient_clip: Annotated[float, Ge(0), Le(1e9)] = 0.0  # largest gradient norm; 0: off
    augmentation: Augmentation = "none"
    mixup: Annotated[float, Ge(0), Le(10)] = 0.0  # alpha; 0: off
    cutmix: Annotated[float, Ge(0), Le(10)] = 0.0  # alpha; 0: off
    balance: Balance = "none"
    answers_from: TestTimeAugmentation = "picture"
    weights_average: Annotated[float, Ge(0), Lt(1)] = 0.0  # EMA decay per step; 0: off
    validation_share: Annotated[float, Ge(0), Lt(1)] = 0.1
    patience: Annotated[int, Ge(0), Le(10_000)] = 0
    seed: Annotated[int, Ge(0), Le(2**31 - 1)] = 0
    device: DeviceChoice = "auto"
    precision: Precision = "auto"
    start_from: str = ""
    freeze: str = "nothing"
    body_rate: Annotated[float, Gt(0), Le(1)] = 1.0  # the body's learning rate, as a share of the head's
    race: str = ""  # names the race that the run takes part in; empty: none
    name: str = ""  # what the run is called; empty: made from network and data
    data_options: dict[str, object] = field(default_factory=dict)
    version: int = RECIPE_VERSION

    @property
    def reads_as_0_1(self) -> bool:
        """Whether its data are read and split as Inkling 0.1 did."""
        return self.version <= READS_AS_0_1
