"""Weights on their way into the library: a file of Inkling's own, or a foreign checkpoint made into a recognizer."""

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Protocol

from engine.assembly import assemble, try_out
from engine.errors import EngineError
from engine.model_card import ModelCard
from engine.regular_file import open_regular
from engine.safetensors_header import looks_like_safetensors, read_header
from engine.weights_file import SoundFile, is_ours, sound_file


class Incoming(Protocol):
    """Checked weights that are not in the library yet."""

    @property
    def card(self) -> ModelCard:
        """What they are."""
        ...

    def equals(self, path: Path) -> bool:
        """Whether the file of ours at ``path`` holds the same tensors."""
        ...

    def write(self, path: Path, card: ModelCard) -> None:
        """Write the tensors with ``card``."""
        ...


def incoming(path: Path, classes: tuple[str, ...]) -> Incoming:  # noqa: ARG001
    """The weights in ``path`` after all checks and a trial run; EngineError says why they cannot be used."""
    if _is_own(path):
        return _own(path)
    raise EngineError("Foreign checkpoints cannot be imported yet.")


@dataclass(frozen=True)
class OwnWeights:
    """A file that Inkling wrote: copied as it is."""

    file: SoundFile
    card: ModelCard

    def equals(self, path: Path) -> bool:  # noqa: D102  as in Incoming
        return sound_file(path).data_hash == self.file.data_hash

    def write(self, path: Path, card: ModelCard) -> None:  # noqa: D102
        self.file.write(path, card)


def _is_own(path: Path) -> bool:
    with open_regular(path) as file:
        size = file.seek(0, 2)
        file.seek(0)
        return looks_like_safetensors(file.read(9), path.name) and is_ours(read_header(file, size, path.name))


def _own(path: Path) -> OwnWeights:
    file = sound_file(path)
    notes = try_out(assemble(file.card, file.state()), file.card)
    return OwnWeights(file, with_notes(file.card, notes))


def with_notes(card: ModelCard, notes: tuple[str, ...]) -> ModelCard:
    """``card`` with ``notes`` added, each once, a line each."""
    lines = [*card.notes.splitlines(), *notes]
    return replace(card, notes="\n".join(dict.fromkeys(line for line in lines if line)))
