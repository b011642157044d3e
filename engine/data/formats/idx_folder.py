"""Data sets that a person has as IDX files: EMNIST (letters, balanced …), KMNIST, Fashion-MNIST, MNIST's own. No torch.

A folder with ``…images-idx3-ubyte`` and ``…labels-idx1-ubyte`` files, plain or gzip; a word such as ``train``, ``val``,
``test`` or ``t10k`` in their names tells the parts. The hash of the labels tells a known data set, whose classes then
have their names. EMNIST (Cohen et al. 2017, arXiv:1702.05373) was published lying on its side, and is passed on under
MNIST's names, too: a look at the pictures decides, and only where it cannot, whether the files begin with ``emnist``.
"""

import re
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from engine.data.formats.finished import PARTS, finished
from engine.data.formats.idx import count_of, read_idx
from engine.data.formats.orientation import ALIKE, likeness, turn_of
from engine.data.sets.dataset import DataSet, Split
from engine.data.sets.entry import CatalogEntry
from engine.data.sets.known_sets import KNOWN_SETS, known_set
from engine.data.sets.part_words import SplitName, parts_of
from engine.errors import EngineError
from engine.networks.input_spec import InputKind
from engine.sentence import Sentence, join
from engine.storage.hash_cache import content_hash
from engine.storage.safe_open import shown

IMAGES = re.compile(
    r"(?P<before>(?:.*[-_.])?)(?P<part>[^-_.]+)[-_.]images[-.]idx3-ubyte(?:\.gz)?|images[-.]idx3-ubyte(?:\.gz)?",
    re.IGNORECASE,
)
LETTER_CLASSES = known_set("emnist-letters").classes
LARGEST_MAPPING = 100_000  # bytes
LARGEST = 1 << 20  # bytes: files of labels are small
PHOTO_SHARE = 0.4  # of the pixels nearly black or nearly white at most: no ink on an even ground
NEARLY = 8  # of 255
SAMPLE = 2_000
# classes of EMNIST's kinds by their labels, first and last; where no mapping lies beside the files
EMNIST: dict[tuple[int, int], tuple[str, ...]] = {
    (1, 26): LETTER_CLASSES,
    (0, 46): known_set("emnist-balanced").classes,
    (0, 61): tuple("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"),
}


@dataclass(frozen=True)
class IdxSet:
    """One data set of IDX files. name: what its files begin with; parts: the files of pictures, "train" among them."""

    name: str
    folder: Path
    parts: tuple[tuple[SplitName, Path], ...]

    @property
    def train(self) -> Path:
        """The pictures to learn from."""
        return dict(self.parts)["train"]


def is_idx_name(name: str) -> bool:
    """Whether a file called ``name`` is one of the two kinds of files of such a set."""
    return IMAGES.fullmatch(name.replace("labels", "images").replace("idx1", "idx3")) is not None


def idx_set(folder: Path) -> IdxSet | None:
    """The IDX files in ``folder``; None when it holds none. EngineError when it holds several data sets, or a part
    whose word is not known."""
    if not folder.is_dir():
        return None
    found: dict[str, dict[str, Path]] = {}
    for path in sorted(folder.iterdir()):
        match = IMAGES.fullmatch(path.name)
        if match:
            before = (match["before"] or "").rstrip("-_.")
            found.setdefault(before, {}).setdefault((match["part"] or "train").lower(), path)
    whole = {name: words for name, words in found.items() if "train" in parts_of(words).values() or len(words) == 1}
    trained = {name: words for name, words in whole.items() if "train" in parts_of(words).values()}
    whole = trained or whole
    if not whole:
        return None
    if len(whole) > 1:
        raise EngineError(
            "{folder} holds several data sets: {names}. Put the files of one into its own folder.",
            folder=shown(folder.name),
            names=", ".join(shown(name) or "(no name)" for name in sorted(whole)),
        )
    name, words = next(iter(whole.items()))
    return IdxSet(name, folder, _parts(folder, words))


def _parts(folder: Path, words: dict[str, Path]) -> tuple[tuple[SplitName, Path], ...]:
    """The file of each part. EngineError when a word names none, or two name the same."""
    said = parts_of(words)
    if len(words) == 1:
        return (("train", next(iter(words.values()))),)
    unknown = [word for word, part in said.items() if part is None]
    if unknown:
        counted = [
            Sentence("“{word}” ({count:,})", word=shown(words[word].name), count=count_of(words[word]))
            for word in unknown
        ]
        raise EngineError(
            "“{folder}” holds pictures whose names tell no part: {names}. Write train, val or test in their names, or "
            "take the files away.",
            folder=shown(folder.name),
            names=join(", ", counted),
        )
    found: list[tuple[SplitName, Path]] = []
    for part in PARTS:
        files = [words[word] for word, other in said.items() if other == part]
        if len(files) > 1:
            raise EngineError(
                "“{first}” and “{second}” are files of the same part. Take one away.",
                first=shown(files[0].name),
                second=shown(files[1].name),
            )
        if files:
            found.append((part, files[0]))
    return tuple(found)


def load(found: IdxSet, options: dict[str, object] | None = None) -> DataSet:
    """uint8 (N, 1, H, W), ink 0 paper .. 255 ink. EngineError when the files are damaged or do not fit each other.

    options: ``kind`` "ink" or "photo".
    """
    pairs: dict[SplitName, tuple[NDArray[np.uint8], NDArray[np.int64]]] = {}
    for part, path in found.parts:
        pairs[part] = _pair(found, path)
    every = np.concatenate([labels for _, labels in pairs.values()])
    present = np.unique(every)
    splits: dict[SplitName, Split] = {}
    for part, (images, labels) in pairs.items():
        splits[part] = Split(images[:, np.newaxis], np.searchsorted(present, labels).astype(np.int64))
    known = known_by_labels(_labels_of(found, found.train))
    if known is not None and len(known.classes) == len(present):
        return finished(known.title, splits, known.classes, options or {}, kind=known.kind)
    classes, notes = _classes(found, [int(label) for label in present], splits["train"])
    if len(set(classes)) < len(classes):
        raise EngineError("{title}: its mapping gives two classes the same name.", title=shown(title_of(found)))
    is_emnist = found.name.lower().startswith("emnist")
    if is_emnist and turn_of(splits["train"], classes) is None:  # else ``finished`` turns them
        turned = dict(splits)
        for part, some in splits.items():
            turned[part] = _turned(some)
        splits = splits if turn_of(turned["train"], classes) is not None else turned
    return finished(title_of(found), splits, classes, options or {}, notes, kind=_kind(splits["train"].images))


def _turned(split: Split) -> Split:
    return Split(np.ascontiguousarray(split.images.transpose(0, 1, 3, 2)), split.labels)


def _kind(images: NDArray[np.uint8]) -> InputKind:
    """These files nearly always hold ink; photos are of all brightnesses."""
    some = images[:: max(1, len(images) // SAMPLE)]
    ground = max(float((some <= NEARLY).mean()), float((some >= 255 - NEARLY).mean()))
    return "photo" if ground < PHOTO_SHARE else "ink"


def _pair(found: IdxSet, images_path: Path) -> tuple[NDArray[np.uint8], NDArray[np.int64]]:
    """Pictures (N, H, W) and labels (N,) of one part."""
    labels_path = _labels_of(found, images_path)
    images = read_idx(images_path, 3)
    labels = read_idx(labels_path, 1).astype(np.int64)
    if len(images) != len(labels) or not len(images):
        raise EngineError(
            "{file} holds {images} pictures, but there are {labels} labels.",
            file=shown(images_path.name),
            images=len(images),
            labels=len(labels),
        )
    return images, labels


def _labels_of(found: IdxSet, images_path: Path) -> Path:
    """The labels that belong to the pictures of ``images_path``."""
    name = re.sub("images([-.])idx3", r"labels\1idx1", images_path.name, flags=re.IGNORECASE)
    plain = name.removesuffix(".gz")
    labels_path = next((path for one in (name, plain, f"{plain}.gz") if (path := found.folder / one).exists()), None)
    if labels_path is None:
        raise EngineError(
            "The labels of {file} are missing. Put {labels} beside it.", file=shown(images_path.name), labels=name
        )
    return labels_path


def _classes(found: IdxSet, present: list[int], train: Split) -> tuple[tuple[str, ...], list[Sentence]]:
    """Names of the labels that occur, and how they are known where nothing says so."""
    mapping = _mapping(found)
    if mapping and all(label in mapping for label in present):
        return tuple(mapping[label] for label in present), []
    plain = tuple(str(label) for label in present)
    name = found.name.lower()
    if name.startswith("emnist-letters") and present[0] >= 1 and present[-1] <= len(LETTER_CLASSES):
        return tuple(LETTER_CLASSES[label - 1] for label in present), []
    letters = EMNIST.get((present[0], present[-1]), ())
    if len(letters) == len(present) and likeness(train, letters) >= max(ALIKE, likeness(train, plain)):
        told = Sentence(
            "The labels are those of EMNIST, as the pictures show: {first} is “{a}”, {last} is “{z}”.",
            first=present[0],
            last=present[-1],
            a=letters[0],
            z=letters[-1],
        )
        return letters, [told]
    return plain, []


def _mapping(found: IdxSet) -> dict[int, str]:
    """EMNIST's mapping: a line each of label and the codes of its characters; the first names the class."""
    path = found.folder / f"{found.name}-mapping.txt"
    if not path.is_file() or path.stat().st_size > LARGEST_MAPPING:
        return {}
    names: dict[int, str] = {}
    for line in path.read_text(encoding="ascii", errors="replace").splitlines():
        numbers = line.split()
        if len(numbers) >= 2 and all(number.isdecimal() for number in numbers[:2]) and 32 < int(numbers[1]) < 0x110000:
            names[int(numbers[0])] = chr(int(numbers[1]))
    return names


def title_of(found: IdxSet) -> str:
    """What the set is called: as its files begin, else as its folder."""
    return found.name or found.folder.name


def known_by_labels(labels: Path) -> CatalogEntry | None:
    """The data set whose file of training labels ``labels`` is; None for others."""
    try:
        if labels.stat().st_size > LARGEST:
            return None
        digest = content_hash(labels)
    except (OSError, EngineError):
        return None
    return next((known for known in KNOWN_SETS if any(one.sha256 == digest for one in known.sources)), None)
