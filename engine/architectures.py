"""The networks as the window lists them: what models.catalog knows, in a form that travels; no torch."""

from dataclasses import dataclass


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
    has_full_form: bool = True
    small_sizes: tuple[int, ...] = (28, 32)
    small_form: str = ""
    small_parameters: int = 0
    small_multiply_adds: int = 0
    is_in_torchvision: bool = False


def list_architectures() -> tuple[ArchitectureInfo, ...]:
    """All networks in the order of history."""
    from dataclasses import fields

    from models.catalog import ARCHITECTURES

    names = [field.name for field in fields(ArchitectureInfo)]
    return tuple(ArchitectureInfo(**{name: getattr(one, name) for name in names}) for one in ARCHITECTURES)
