"""Arrays become a data set: parts, classes that can be learned, ink turned as networks see it, counts. No torch."""

from collections.abc import Iterable, Sequence

import numpy as np

from engine.data.formats.array_layout import inked
from engine.data.formats.orientation import upright
from engine.data.sets.class_warnings import named
from engine.data.sets.dataset import DataSet, Split
from engine.data.sets.part_words import SplitName
from engine.errors import EngineError
from engine.networks.input_spec import InputKind
from engine.sentence import Sentence
from engine.storage.safe_open import shown

Skipped = tuple[tuple[str, str], ...]
PARTS: tuple[SplitName, ...] = ("train", "validation", "test")


def divided(every: Split, parts: Sequence[SplitName | None]) -> tuple[dict[SplitName, Split], list[int]]:
    """``every`` by the part of each picture; and the places of those that are in none."""
    said = np.array([PARTS.index(part) if part else len(PARTS) for part in parts])
    splits: dict[SplitName, Split] = {}
    for place, part in enumerate(PARTS):
        if (said == place).any():
            splits[part] = every.subset(np.flatnonzero(said == place))
    return splits, np.flatnonzero(said == len(PARTS)).tolist()


def finished(
    title: str,
    splits: dict[SplitName, Split],
    classes: tuple[str, ...],
    options: dict[str, object],
    notes: Iterable[Sentence] = (),
    skipped: Skipped = (),
    left_out: int = 0,
    kind: InputKind | None = None,
) -> DataSet:
    """The data set of ``splits``. EngineError when nothing can be learned from them.

    options: ``kind`` "ink" or "photo"; else ``kind``, else what the pictures look like. skipped, left_out: what of the
    data is in no split, as (name, reason) and as the number of pictures.
    """
    if "train" not in splits:
        raise EngineError("{title} holds no pictures for training.", title=shown(title))
    splits, classes, more = _learnable(splits, classes)
    if len(classes) < 2:
        raise EngineError(
            "{title} has only one class to learn from. A network needs at least two to tell apart.", title=shown(title)
        )
    told = list(notes)
    seen, is_dark = inked(splits["train"].images)
    wanted = options.get("kind")
    kind = "ink" if wanted == "ink" else "photo" if wanted == "photo" else kind or seen
    if kind == "ink" and is_dark:
        splits = {part: Split(255 - some.images, some.labels) for part, some in splits.items()}
        told.append(Sentence("Dark ink on light paper: turned around, as the networks see ink."))
    if kind == "ink":
        splits, note = upright(splits, classes)
        told += [note] if note else []
    left_out += sum(count for *_, count in more)
    return DataSet(
        title=title,
        kind=kind,
        classes=classes,
        images=splits["train"].images,
        labels=splits["train"].labels,
        validation=splits.get("validation"),
        test=splits.get("test"),
        skipped=(*skipped, *((name, why) for name, why, _ in more)),
        notes=tuple(told),
        given=sum(len(some) for some in splits.values()) + left_out,
        left_out=left_out,
    )


def _learnable(
    splits: dict[SplitName, Split], classes: tuple[str, ...]
) -> tuple[dict[SplitName, Split], tuple[str, ...], list[tuple[Sentence, Sentence, int]]]:
    """Without the classes that have no picture to learn from; last: (part, why, how many) of what is left out."""
    filled = np.unique(splits["train"].labels)
    if len(filled) == len(classes):
        return splits, classes, []
    left: list[tuple[Sentence, Sentence, int]] = []
    kept: dict[SplitName, Split] = {}
    for part, some in splits.items():
        is_known = np.isin(some.labels, filled)
        if not is_known.all():
            missing = [classes[label] for label in np.unique(some.labels[~is_known]).tolist()]
            count = int((~is_known).sum())
            why = Sentence(
                "has classes without a picture to learn from ({labels}); left out: {count:,}",
                count=count,
                labels=named(missing),
            )
            name = Sentence("the validation part") if part == "validation" else Sentence("the test part")
            left.append((name, why, count))
        some = some.subset(np.flatnonzero(is_known))
        if len(some):
            kept[part] = Split(some.images, np.searchsorted(filled, some.labels).astype(np.int64))
    return kept, tuple(classes[int(label)] for label in filled), left
