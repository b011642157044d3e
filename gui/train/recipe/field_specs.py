"""The fields of a recipe that the form shows: of what kind they are, and their bounds. No widgets."""

from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QT_TRANSLATE_NOOP

Kind = Literal["whole", "number", "share", "choice", "text"]


@dataclass(frozen=True)
class Field:
    """One row. zero: what the lowest value says instead of its number ("off")."""

    name: str
    kind: Kind
    least: float = 0.0
    most: float = 1.0
    zero: object = ""


SIMPLE = (Field("epochs", "whole", 1, 10_000), Field("device", "choice"), Field("augmentation", "choice"))
MORE = (
    Field("name", "text"),
    Field("form", "choice"),
    Field("input_size", "whole", 0, 1024, QT_TRANSLATE_NOOP("Recipe", "automatic")),
    Field("time_limit", "number", 0, 10_000_000, QT_TRANSLATE_NOOP("Recipe", "none")),
    Field("batch_size", "whole", 1, 65_536),
    Field("learning_rate", "number", 1e-7, 100),
    Field("schedule", "choice"),
    Field("warmup_epochs", "number", 0, 1_000, QT_TRANSLATE_NOOP("Recipe", "none")),
    Field("optimizer", "choice"),
    Field("momentum", "number", 0, 0.9999),
    Field("weight_decay", "number", 0, 10, QT_TRANSLATE_NOOP("Recipe", "off")),
    Field("label_smoothing", "number", 0, 0.9, QT_TRANSLATE_NOOP("Recipe", "off")),
    Field("gradient_clip", "number", 0, 1_000, QT_TRANSLATE_NOOP("Recipe", "off")),
    Field("mixup", "number", 0, 10, QT_TRANSLATE_NOOP("Recipe", "off")),
    Field("cutmix", "number", 0, 10, QT_TRANSLATE_NOOP("Recipe", "off")),
    Field("balance", "choice"),
    Field("answers_from", "choice"),
    Field("weights_average", "number", 0, 0.99999, QT_TRANSLATE_NOOP("Recipe", "off")),
    Field("validation_share", "share", 0, 0.9, QT_TRANSLATE_NOOP("Recipe", "nothing")),
    Field("patience", "whole", 0, 10_000, QT_TRANSLATE_NOOP("Recipe", "off")),
    Field("seed", "whole", 0, 2**31 - 1),
    Field("precision", "choice"),
)
TRANSFER = (  # these mean nothing without weights to start from
    Field("freeze", "choice"),
    Field("body_rate", "number", 0.0001, 1, QT_TRANSLATE_NOOP("Recipe", "almost nothing")),
)
NOTHING, BODY = "nothing", "body"  # of "freeze": all of it learns, all but the head stays as it is


def names_of(fields: tuple[Field, ...]) -> tuple[str, ...]:
    """The recipe's names of ``fields``."""
    return tuple(field.name for field in fields)
