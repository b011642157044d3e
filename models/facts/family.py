"""A family of networks: all that others ask about it, said once in ``models/facts/<family>.py``. No torch.

A stage is what a person would point at in the paper's figure: a block, a layer, a group of modules. The head is the
last dense layer, which tells the classes apart. Classifiers in the middle, which serve training, belong to no stage.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from models.facts.architecture import Architecture, Form

SMALLEST = 8  # px, what small forms take


class CannotBuildError(ValueError):
    """A network cannot be had so. template: the sentence, with a ``{name}`` for each of ``values``."""

    def __init__(self, template: str, **values: str | int) -> None:
        super().__init__(template.format(**values))
        self.template = template
        self.values: Mapping[str, str | int] = values


@dataclass(frozen=True)
class Stage:
    """One stage. modules: the names of its modules within the network, each with all that is below it."""

    name: str
    modules: tuple[str, ...]


@dataclass(frozen=True)
class Wanted:
    """What is to be built: for pictures (N, channels, size, size), answers (N, classes)."""

    classes: int
    channels: int
    size: int
    form: Form


def check_usual(known: Architecture, wanted: Wanted) -> None:
    """CannotBuildError where pictures are too small for the form, or there is no such form."""
    size, form = wanted.size, wanted.form
    if form == "small" and size < SMALLEST:
        raise CannotBuildError(
            "A picture of {size}×{size} is too small; {least}×{least} is the least.", size=size, least=SMALLEST
        )
    if form == "full" and not known.has_full_form:
        raise CannotBuildError("{title} was made for small pictures; it has no full form.", title=known.title)
    if form == "full" and size < known.smallest_size:
        raise CannotBuildError(
            "A picture of {size}×{size} is too small for {title} in its full form; {least}×{least} is the least. "
            "The small form takes it.",
            size=size,
            title=known.title,
            least=known.smallest_size,
        )


@dataclass(frozen=True, eq=False)
class Family:
    """Networks that one paper (or a few) and one file ``models/<family>.py`` have in common.

    stages: (key, form) -> the stages from the input on, without the head. head: (key, form) -> the name of the module
    that is the head, a dense layer whose outputs are the logits; empty where there is none. check: raises
    CannotBuildError for what the network cannot be. first_layers: (filters, their width) of first layers -> whose mark
    that is. former_names: what older programs called weights, as (pattern, what it becomes), see ``re.sub``.
    """

    networks: tuple[Architecture, ...]
    stages: Callable[[str, Form], tuple[Stage, ...]]
    head: Callable[[str, Form], str]
    check: Callable[[Architecture, Wanted], None] = check_usual
    first_layers: Mapping[tuple[int, int], str] = field(default_factory=dict[tuple[int, int], str])
    former_names: tuple[tuple[str, str], ...] = ()

    @property
    def name(self) -> str:
        """What people call it."""
        return self.networks[0].family


def own_names(*names: str | tuple[str, ...]) -> tuple[Stage, ...]:
    """Stages called as their modules; several modules together are the stem."""
    return tuple(Stage(name, (name,)) if isinstance(name, str) else Stage("stem", name) for name in names)
