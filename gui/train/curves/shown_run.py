"""ShownRun: a run as the curves show it, and how they are drawn. No plot library here."""

from dataclasses import dataclass
from typing import Literal

from gui.train.runs.run_history import RunCurves, Series
from gui.widgets.safe_text import elided

LONGEST_NAME = 26

XAxis = Literal["epochs", "steps"]


@dataclass(frozen=True, eq=False)
class ShownRun:
    """One run as the curves show it. key: the run folder's name."""

    key: str
    name: str
    curves: RunCurves


@dataclass(frozen=True)
class CurveOptions:
    """How the curves are drawn."""

    x_axis: XAxis = "epochs"
    log_loss: bool = False
    smoothing: float = 0.0  # 0..1, weight of the past
    detail: bool = False  # scale the plots to what came after the start


def step_place(curves: RunCurves, x_axis: XAxis) -> Series:
    """Where the points of the step curve lie on the x axis."""
    return curves.step if x_axis == "steps" else curves.step / curves.steps_per_epoch


def epoch_place(curves: RunCurves, x_axis: XAxis) -> Series:
    """Where the epochs lie on the x axis."""
    return curves.epoch_step if x_axis == "steps" else curves.epoch


def shortened(name: str) -> str:
    """A run's name for a small place, its middle left out."""
    return elided(name, LONGEST_NAME)
