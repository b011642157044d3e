"""The networks as the window lists them: what models.catalog knows, in a form that travels; no torch."""

from dataclasses import dataclass
from typing import Any

from engine.sentence import Sentence

# what of a network's facts is words, which the window says in its language
WORDS = ("title", "key_idea", "accuracy_source", "ilsvrc", "paper_rounded", "small_form")


@dataclass(frozen=True)
class ArchitectureInfo:
    """One network; the fields mean what they mean in ``models.catalog.Architecture``."""

    key: str
    title: str
    family: str
    year: int
    authors: str
    paper: str
    link: str
    key_idea: str
    depth: int
    parameters: int
    multiply_adds: int
    channels: int
    size: int
    classes: int
    smallest_size: int
    top1: float | None = None
    top5: float | None = None
    accuracy_source: str = ""
    ilsvrc: str = ""
    paper_parameters: int | None = None
    paper_rounded: str = ""
    has_full_form: bool = True
    small_sizes: tuple[int, ...] = (28, 32)
    small_form: str = ""
    small_parameters: int = 0
    small_multiply_adds: int = 0
    is_in_torchvision: bool = False
    small_stages: tuple[str, ...] = ()  # names, from the input on, of what can be frozen (models.catalog)
    full_stages: tuple[str, ...] = ()
    has_head: bool = True  # a last layer that can be made new for other classes


def list_architectures() -> tuple[ArchitectureInfo, ...]:
    """All networks in the order of history."""
    from dataclasses import fields

    from models.catalog import ARCHITECTURES, head, stage_names

    names = [field.name for field in fields(ArchitectureInfo) if hasattr(ARCHITECTURES[0], field.name)]
    return tuple(
        ArchitectureInfo(
            **{name: _said(name, getattr(one, name)) for name in names},
            small_stages=stage_names(one.key, "small"),
            full_stages=stage_names(one.key, "full") if one.has_full_form else (),
            has_head=bool(head(one.key, "small")),
        )
        for one in ARCHITECTURES
    )


def _said(name: str, value: Any) -> Any:
    return Sentence(value) if name in WORDS and value else value
