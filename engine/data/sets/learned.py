"""The pictures that a run has learned from, by their hashes, for whoever measures its weights. No torch."""

import io
import json
import zipfile
import zlib
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from engine.data.sets.copies import NONE, copies_in
from engine.data.sets.dataset import Split, source_of
from engine.data.sets.picture_hashes import HEX, PictureHashes, hashes_of
from engine.data.sets.splitting import TrainingSplit
from engine.networks.input_spec import InputKind
from engine.storage.atomic_write import write_atomically

LEARNED = "learned.npz"
LARGEST = 1 << 30  # bytes; a million pictures need a fifth


@dataclass(frozen=True, eq=False)
class LearnedPictures:
    """Of N pictures. labels: int64 (N,), indices of ``classes``. was_learned: bool (N,); the others chose the epoch."""

    classes: tuple[str, ...]
    labels: NDArray[np.int64]
    hashes: PictureHashes
    was_learned: NDArray[np.bool_]

    def among(self, split: Split, classes: tuple[str, ...], kind: InputKind) -> tuple[NDArray[np.bool_], ...]:
        """Which pictures of ``split`` were learned, and which chose the epoch: bool (M,) each.

        classes: what the labels of ``split`` are indices of. Copies of learned pictures count as learned.
        """
        learned, chose = np.zeros(len(split), np.bool_), np.zeros(len(split), np.bool_)
        hashes = hashes_in(split)
        if hashes is None:
            return learned, chose
        numbers = {label: number for number, label in enumerate(classes)}
        labels = np.array([numbers.get(label, NONE) for label in self.classes], np.int64)[self.labels]
        for which, wanted in ((learned, self.was_learned), (chose, ~self.was_learned)):
            places = np.flatnonzero(wanted)
            others = self.hashes.subset(places)
            which |= copies_in(hashes, split.labels, others, labels[places], kind).is_copy()
        return learned, chose & ~learned


def hashes_in(split: Split) -> PictureHashes | None:
    """The hashes of ``split``; made now where its pictures lie in memory, None where nobody made any."""
    if split.hashes is not None or source_of(split.images) is not None:
        return split.hashes
    return hashes_of(split.images, perceptual=False)


def learned_pictures(split: TrainingSplit, classes: tuple[str, ...]) -> LearnedPictures | None:
    """What a run with this split learns from; None where nobody hashed its pictures."""
    parts = [part for part in (split.train, split.validation) if part is not None and len(part)]
    hashes = [found for part in parts if (found := hashes_in(part)) is not None]
    if len(hashes) != len(parts) or not parts:
        return None
    return LearnedPictures(
        classes,
        np.concatenate([part.labels for part in parts]),
        PictureHashes(
            tuple(pixels for found in hashes for pixels in found.pixels),
            np.concatenate([found.perceptual for found in hashes]),
        ),
        np.arange(sum(map(len, parts))) < len(split.train),
    )


def write_learned(folder: Path, learned: LearnedPictures) -> None:
    """Keep ``learned`` in a run folder; EngineError when that fails."""
    content = io.BytesIO()
    np.savez(
        content,
        classes=np.frombuffer(json.dumps(learned.classes).encode(), np.uint8),
        labels=learned.labels.astype(np.int32),
        pixels=np.frombuffer(bytes.fromhex("".join(learned.hashes.pixels)), np.uint8).reshape(-1, HEX // 2),
        perceptual=learned.hashes.perceptual,
        was_learned=learned.was_learned,
    )
    write_atomically(folder / LEARNED, content.getvalue())


def read_learned(folder: Path) -> LearnedPictures | None:
    """What ``write_learned`` kept in ``folder``; None when nothing was, or when it is damaged."""
    try:
        path = folder / LEARNED
        if path.stat().st_size > LARGEST:
            return None
        with np.load(io.BytesIO(path.read_bytes()), allow_pickle=False) as kept:
            pixels = tuple(row.tobytes().hex() for row in kept["pixels"])
            found = LearnedPictures(
                tuple(str(label) for label in json.loads(kept["classes"].tobytes())),
                kept["labels"].astype(np.int64),
                PictureHashes(pixels, kept["perceptual"].astype(np.int8)),
                kept["was_learned"].astype(np.bool_),
            )
    except (OSError, ValueError, KeyError, EOFError, TypeError, RecursionError, zipfile.BadZipFile, zlib.error):
        return None
    counts = {len(found.labels), len(found.hashes.pixels), len(found.hashes.perceptual), len(found.was_learned)}
    return found if len(counts) == 1 and found.labels.max(initial=-1) < len(found.classes) else None
