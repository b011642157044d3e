"""Weights on their way into the library: a file of Inkling's own, or a foreign checkpoint made into a recognizer."""

import math
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Protocol

import torch
from torch import Tensor

from engine.errors import EngineError
from engine.library.torchvision_weights import IMAGENET, TorchvisionWeights, imagenet_classes, published
from engine.networks.input_spec import MNIST_INK_32, InputSpec
from engine.sentence import Sentence, join
from engine.storage.safe_open import open_regular, shown
from engine.version import VERSION
from engine.weights.checkpoint.class_names import ClassNames
from engine.weights.checkpoint.reader import Checkpoint, read_checkpoint
from engine.weights.checkpoint.state_dict import SeveralSetsError
from engine.weights.identify.identify import Diagnosis, diagnose, left_out_note
from engine.weights.identify.mismatch import first_layer
from engine.weights.identify.signatures import is_statistic
from engine.weights.load_network import assemble, try_out
from engine.weights.model_card import ModelCard
from engine.weights.safetensors_header import looks_like_safetensors, read_header
from engine.weights.weights_file import SoundFile, card_problem, is_ours, load_weights, sound_file, weights_pieces
from models.facts.published import LICENCE

IMAGENET_COUNT = 1000
# what people call the mean and the standard deviation that a network of theirs takes from pictures by itself
NORMALIZATIONS = (
    *(("mean", "std"), ("pixel_mean", "pixel_std"), ("normalize.mean", "normalize.std")),
    *(("normalization.mean", "normalization.std"), ("norm.mean", "norm.std")),
)
LARGEST_OF_UNIT_RANGE = 5.0  # of pictures from 0 to 1; larger ones are of pictures from 0 to 255
SMALLEST_MNIST_PADDED = 30  # networks of this size or more get MNIST's 28×28 with paper around it


class ImportedWeights(Protocol):
    """Checked weights that are not in the library yet."""

    @property
    def card(self) -> ModelCard:
        """What they are."""
        ...

    def equals(self, path: Path) -> bool:
        """Whether the file of ours at ``path`` holds the same tensors."""
        ...

    def pieces(self, card: ModelCard) -> list[bytes | memoryview]:
        """The bytes of a file with the tensors and ``card``."""
        ...


class MissingClassesError(EngineError):
    """The weights fit ``title``; only the names of their ``count`` classes are missing."""

    def __init__(self, sentence: Sentence, title: str, count: int) -> None:
        super().__init__(sentence)
        self.title = title
        self.count = count


def read_weights(
    path: Path, classes: tuple[str, ...], part: str = "", known: TorchvisionWeights | None = None
) -> ImportedWeights:
    """The weights in ``path`` after all checks and a trial run; EngineError says why they cannot be used.

    classes: what a foreign checkpoint tells apart, in order. part: which set of weights, if it holds several. known:
    what its hash has proven it to be; else published weights are known by their file's name, which ends in a hash.
    """
    return _own(path) if is_own(path) else _foreign(path, classes, part, known)


@dataclass(frozen=True)
class OwnWeights:
    """A file that Inkling wrote: copied as it is."""

    file: SoundFile
    card: ModelCard

    def equals(self, path: Path) -> bool:  # noqa: D102  as in ImportedWeights
        return sound_file(path).data_hash == self.file.data_hash

    def pieces(self, card: ModelCard) -> list[bytes | memoryview]:  # noqa: D102
        return self.file.pieces(card)


def is_own(path: Path) -> bool:
    """Whether Inkling wrote the weights file at ``path`` (even if it is damaged since)."""
    with open_regular(path) as file:
        size = file.seek(0, 2)
        file.seek(0)
        return looks_like_safetensors(file.read(9), path.name) and is_ours(read_header(file, size, path.name))


def _own(path: Path) -> OwnWeights:
    file = sound_file(path)
    notes = try_out(assemble(file.card, file.state()), file.card)
    return OwnWeights(file, with_notes(file.card, notes))


@dataclass(frozen=True, eq=False)
class ForeignWeights:
    """A checkpoint from elsewhere: its tensors, and the card that was made for it."""

    state: dict[str, Tensor]
    card: ModelCard

    def equals(self, path: Path) -> bool:  # noqa: D102
        kept, _ = load_weights(path)
        return kept.keys() == self.state.keys() and all(torch.equal(kept[name], self.state[name]) for name in kept)

    def pieces(self, card: ModelCard) -> list[bytes | memoryview]:  # noqa: D102
        return weights_pieces(self.state, card)


def _foreign(path: Path, classes: tuple[str, ...], part: str, proven: TorchvisionWeights | None) -> ForeignWeights:
    checkpoint = read_checkpoint(path, part)
    found = _diagnosed(checkpoint, path.name)
    named = published(found.architecture.key, path.name) if found.form == "full" else None
    known = proven or named
    names, told = _classes(found, known, classes, checkpoint.classes, path.name)
    spec, spec_told = _input(found, known)
    card = ModelCard(
        name=f"{found.architecture.title} · {known.title}" if known else "",
        architecture=found.architecture.key,
        form=found.form,
        classes=names,
        input=spec,
        parameters=sum(p.numel() for name, p in found.state.items() if not is_statistic(name)),
        data="ImageNet-1K" if known else Sentence("unknown: imported"),
        test_data=Sentence("ImageNet-1K validation, as torchvision publishes it") if known else "",
        test_accuracy=known.accuracy if known else None,
        test_count=50_000 if known and known.accuracy is not None else 0,
        licence=LICENCE if known else "",
        source=known.source if known else "",
        created=date.today().isoformat(),
        program_version=VERSION,
    )
    beside = (left_out_note(list(checkpoint.unusable)),) if checkpoint.unusable else ()
    card = with_notes(card, (*checkpoint.notes, *found.notes, *beside, *told, *spec_told))
    problem = card_problem(card)
    if problem is not None:
        raise EngineError("“{file}” cannot be used: {why}.", file=shown(path.name), why=problem)
    return ForeignWeights(found.state, with_notes(card, try_out(assemble(card, found.state), card)))


def _diagnosed(checkpoint: Checkpoint, file_name: str) -> Diagnosis:
    try:
        return diagnose(checkpoint.state, file_name)
    except SeveralSetsError:
        raise
    except EngineError:
        for reason in checkpoint.unusable.values():  # what is missing may be what could not be used
            raise reason from None
        raise


def _classes(
    found: Diagnosis,
    known: TorchvisionWeights | None,
    given: tuple[str, ...],
    inside: tuple[ClassNames, ...],
    file_name: str,
) -> tuple[tuple[str, ...], tuple[Sentence, ...]]:
    """The names of the classes, and what a person should know about them. inside: what the file itself may say."""
    file, title = shown(file_name), found.architecture.title
    if given:
        if len(given) != found.classes:
            raise EngineError(
                "“{file}” holds {network} with {count} classes, but {given} names were given.",
                file=file,
                network=title,
                count=found.classes,
                given=len(given),
            )
        if not all(given):
            raise EngineError("A class has an empty name. Give each class a name.")
        if len(set(given)) != len(given):
            raise EngineError("Two classes were given the same name. Give each its own.")
        return given, ()
    if known and len(known.classes) == found.classes:
        return known.classes, ()
    fitting = next((one for one in inside if len(one.names) == found.classes), None)
    if fitting:
        note = Sentence(
            "The names of its classes were taken from “{place}” inside the file.", place=shown(fitting.place)
        )
        return fitting.names, (note,)
    if found.classes == IMAGENET_COUNT and found.form == "full" and found.channels == 3:
        return imagenet_classes(), (Sentence("It has 1,000 classes; they were taken to be ImageNet's."),)
    sentence = Sentence(
        "“{file}” holds {network} with {count} classes{mark}. Give their names, in order, to use it.",
        file=file,
        network=title,
        count=found.classes,
        mark=first_layer(found.state),
    )
    raise MissingClassesError(sentence, title, found.classes)


def _input(found: Diagnosis, known: TorchvisionWeights | None) -> tuple[InputSpec, tuple[Sentence, ...]]:
    """How pictures are prepared, and what a person should know about it."""
    if known:
        return known.input, ()
    usual = usual_input(found)
    for mean, std in NORMALIZATIONS:
        numbers = [_numbers(found.left_out.get(name), usual.channels) for name in (mean, std)]
        if all(numbers) and min(numbers[1]) > 0:
            scale = 1 / 255 if max(*numbers[0], *numbers[1]) > LARGEST_OF_UNIT_RANGE else 1.0
            shown_mean, shown_std = (tuple(number * scale for number in row) for row in numbers)
            note = Sentence(
                "“{mean}” and “{std}” in the file say how its pictures were normalized.", mean=mean, std=std
            )
            return replace(usual, mean=shown_mean, std=shown_std), (note,)
    return usual, (Sentence("The file does not say how its pictures were normalized; the usual way was assumed."),)


def _numbers(tensor: Tensor | None, channels: int) -> tuple[float, ...]:
    """One number for each channel; none when ``tensor`` has another count, or numbers that are not finite."""
    if tensor is None or tensor.numel() not in (1, channels):
        return ()
    numbers = tuple(tensor.double().flatten().tolist())
    return numbers * (channels // len(numbers)) if all(map(math.isfinite, numbers)) else ()


def usual_input(found: Diagnosis) -> InputSpec:
    """How pictures are usually prepared for such a network: ImageNet's, CIFAR-10's or MNIST's way."""
    if found.channels == 1:
        is_small = found.size < SMALLEST_MNIST_PADDED
        mean, std = ((0.1307,), (0.3081,)) if is_small else (MNIST_INK_32.mean, MNIST_INK_32.std)
        return InputSpec(channels=1, size=found.size, mean=mean, std=std, kind="ink")
    if found.form == "full":
        return replace(IMAGENET, size=found.size, resize=round(found.size * 256 / 224))
    return InputSpec(
        channels=3, size=found.size, mean=(0.4914, 0.4822, 0.4465), std=(0.2470, 0.2435, 0.2616), kind="photo"
    )


def with_notes(card: ModelCard, notes: tuple[str, ...]) -> ModelCard:
    """``card`` with ``notes`` added, each once, a line each."""
    lines = list(dict.fromkeys(line for line in (*card.note_lines, *notes) if line))
    return replace(card, notes=join("\n", lines) if lines else "")
