"""Looks at every picture of a folder once: can it be read, how large is it, is it ink, was it there before. No torch.

What was found is remembered in Inkling's own data folder, by name, size and time of change, so that a second look is
quick; the person's folder is only read.
"""

import hashlib
import json
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import cast

import numpy as np
from numpy.typing import NDArray

from engine import folders
from engine.data.data_set import CancelledError, never
from engine.data.folder_layout import Layout, Part, layout_of
from engine.errors import EngineError
from engine.picture_files import walk_pictures
from engine.pictures import open_picture
from engine.regular_file import open_regular, shown
from engine.writing import write_atomically

DETAIL = 500  # px: what photos are read with; enough for a network of 224
EVEN_SHARE = 0.5  # of the pixels near one brightness: ink on paper rather than a photo
COLORLESS = 6.0  # of 255: largest mean difference between color channels of a gray picture
LARGEST_IMBALANCE = 50
MEMORY_VERSION = 1


@dataclass(frozen=True)
class Seen:
    """What one look at a picture told. digest: SHA-256 of the file. reason: why it cannot be used; else empty."""

    digest: str
    width: int = 0
    height: int = 0
    is_gray: bool = False
    is_ink: bool = False
    reason: str = ""


@dataclass(frozen=True)
class Member:
    """A picture that will be used. label: index of its class."""

    path: Path
    label: int
    seen: Seen


@dataclass(frozen=True)
class Survey:
    """What a folder holds for training. members: the pictures that will be used, by part, each class in order."""

    folder: Path
    classes: tuple[str, ...]
    members: dict[Part, tuple[Member, ...]]
    notes: tuple[str, ...]
    skipped: tuple[tuple[str, str], ...]
    problem: str

    def counts(self) -> tuple[int, ...]:
        """Training pictures of each class."""
        labels = [member.label for member in self.members.get("train", ())]
        return tuple(labels.count(label) for label in range(len(self.classes)))


def survey_of(folder: Path, is_cancelled: Callable[[], bool] = never) -> Survey:
    """Look at ``folder`` and every picture in it. EngineError when the folder itself cannot be listed.

    ``is_cancelled`` is asked before each picture; then what was seen is remembered and CancelledError raised.
    """
    layout = layout_of(folder)
    skipped = [*layout.skipped, *_strays(folder, layout)]
    if layout.problem:
        return Survey(folder, layout.classes, {}, layout.notes, tuple(skipped), layout.problem)
    memory = _Memory(folder)
    members: dict[Part, tuple[Member, ...]] = {}
    for part, class_folders in layout.parts:
        found: list[Member] = []
        for label, class_folder in class_folders:
            for picture in walk_pictures([class_folder]):
                if is_cancelled():
                    memory.save()
                    raise CancelledError
                path = Path(picture.path)
                seen = Seen("", reason=picture.reason) if picture.reason else memory.look(path)
                if seen.reason:
                    skipped.append((_name_in(folder, path), seen.reason))
                else:
                    found.append(Member(path, label, seen))
        members[part] = tuple(found)
    memory.save()
    return _judged(folder, layout, members, skipped)


def _judged(
    folder: Path, layout: Layout, members: dict[Part, tuple[Member, ...]], skipped: list[tuple[str, str]]
) -> Survey:
    """Take duplicates out, then empty classes; say what a person should know before training."""
    notes = list(layout.notes)
    kept, doubles = _without_duplicates(folder, layout.classes, members)
    skipped += doubles
    if doubles:
        notes.append(
            f"{len(doubles)} pictures are there more than once or in two classes; they are listed as left out."
        )
    filled = sorted({member.label for member in kept.get("train", ())})
    empty = [label for i, label in enumerate(layout.classes) if i not in filled]
    if empty and len(filled) >= 2:
        names = ", ".join(f"“{label}”" for label in empty[:4]) + (" and others" if len(empty) > 4 else "")
        notes.append(f"Without a single usable picture and therefore left out: {names}.")
    renumbered: dict[Part, tuple[Member, ...]] = {
        part: tuple(
            Member(member.path, filled.index(member.label), member.seen) for member in some if member.label in filled
        )
        for part, some in kept.items()
    }
    survey = Survey(folder, tuple(layout.classes[i] for i in filled), renumbered, tuple(notes), tuple(skipped), "")
    problem, more = _verdict(survey, empty)
    return Survey(folder, survey.classes, renumbered, (*notes, *more), tuple(skipped), problem)


def _verdict(survey: Survey, empty: list[str]) -> tuple[str, tuple[str, ...]]:
    counts = survey.counts()
    if not counts:
        return f"None of the {len(survey.skipped)} files in “{shown(survey.folder.name)}” can be read as a picture.", ()
    if len(counts) == 1:
        also = f"; “{empty[0]}” has no usable pictures" if empty else ""
        return f"Only the class “{survey.classes[0]}” has pictures{also}. A network needs at least two classes.", ()
    notes: list[str] = []
    if min(counts) == 1:
        single = survey.classes[counts.index(1)]
        notes.append(f"“{single}” has a single picture: none can be held out to measure how well it is learned.")
    elif min(counts) < 10:
        notes.append("Some classes have fewer than ten pictures: the validation accuracy will swing by chance.")
    if max(counts) > LARGEST_IMBALANCE * min(counts):
        most, least = survey.classes[counts.index(max(counts))], survey.classes[counts.index(min(counts))]
        notes.append(f"“{most}” has {max(counts):,} pictures, “{least}” {min(counts):,}: the rare class will suffer.")
    return "", tuple(notes)


def _without_duplicates(
    folder: Path, classes: tuple[str, ...], members: dict[Part, tuple[Member, ...]]
) -> tuple[dict[Part, tuple[Member, ...]], list[tuple[str, str]]]:
    """Equal files count once; in two classes they count for neither; test and validation win over training."""
    labels: dict[str, set[int]] = {}
    for some in members.values():
        for member in some:
            labels.setdefault(member.seen.digest, set()).add(member.label)
    first: dict[str, Path] = {}
    skipped: list[tuple[str, str]] = []
    kept: dict[Part, tuple[Member, ...]] = {}
    for part in ("test", "validation", "train"):
        used: list[Member] = []
        for member in members.get(part, ()):
            digest, name = member.seen.digest, _name_in(folder, member.path)
            if len(labels[digest]) > 1:
                both = " and ".join(f"“{classes[label]}”" for label in sorted(labels[digest])[:2])
                skipped.append((name, f"the same picture is in {both}"))
            elif digest in first:
                skipped.append((name, f"the same picture as {_name_in(folder, first[digest])}"))
            else:
                first[digest] = member.path
                used.append(member)
        if part in members:
            kept[part] = tuple(used)
    return kept, skipped


def _strays(folder: Path, layout: Layout) -> list[tuple[str, str]]:
    """Files beside the class folders."""
    beside = {path.parent for _, class_folders in layout.parts for _, path in class_folders} or {folder}
    strays: list[tuple[str, str]] = []
    for place in sorted(beside):
        names = sorted(path.name for path in place.iterdir() if path.is_file() and not path.name.startswith("."))
        strays += [(shown(name), "lies beside the class folders, in none of them") for name in names if layout.classes]
    return strays


def _name_in(folder: Path, path: Path) -> str:
    """The path within the folder, as plain text."""
    try:
        inside = path.relative_to(folder)
    except ValueError:
        inside = Path(path.name)
    return "/".join(shown(part) for part in inside.parts)


def looked_at(path: Path) -> Seen:
    """Open the picture at ``path`` and say what it is; a picture that cannot be read has a reason."""
    try:
        with open_regular(path) as file:
            digest = hashlib.sha256()
            while chunk := file.read(1 << 20):
                digest.update(chunk)
        picture = open_picture(path, DETAIL)
    except EngineError as error:
        return Seen("", reason=error.sentence)
    except OSError as error:
        return Seen("", reason=f"cannot be read ({error.strerror})")
    gray = _is_gray(picture.rgb)
    return Seen(digest.hexdigest(), picture.width, picture.height, gray, gray and _has_even_ground(picture.rgb))


def _is_gray(rgb: NDArray[np.uint8]) -> bool:
    planes = rgb.astype(np.int16)
    return float(np.abs(planes - planes[..., [1, 2, 0]]).mean()) < COLORLESS


def _has_even_ground(rgb: NDArray[np.uint8]) -> bool:
    """Whether half of the pixels have nearly one brightness."""
    counts = np.bincount(rgb[..., 1].ravel() >> 3, minlength=32)
    return float((counts[:-1] + counts[1:]).max()) >= EVEN_SHARE * rgb[..., 1].size


class _Memory:
    """What earlier looks at the pictures of one folder told, kept in Inkling's data folder; may be deleted any time."""

    def __init__(self, folder: Path) -> None:
        key = hashlib.sha256(str(folder.resolve()).encode(errors="surrogatepass")).hexdigest()[:24]
        self._path = folders.data() / "folders" / f"{key}.json"
        self._known = self._read()
        self._used: dict[str, dict[str, object]] = {}

    def look(self, path: Path) -> Seen:
        """What ``path`` is: remembered when its size and time are the same as then."""
        try:
            status = path.stat()
        except OSError as error:
            return Seen("", reason=f"cannot be read ({error.strerror})")
        key = f"{status.st_size} {status.st_mtime_ns} {path}"
        seen = self._remembered(key) or looked_at(path)
        if not seen.reason:
            self._used[key] = asdict(seen)
        return seen

    def save(self) -> None:
        """Remember what was used; a full disk only means that the next look takes as long."""
        if self._used == self._known:
            return
        try:
            content = json.dumps({"version": MEMORY_VERSION, "seen": self._used})
            write_atomically(self._path, content.encode(errors="surrogatepass"))
        except EngineError:
            self._path.unlink(missing_ok=True)

    def _remembered(self, key: str) -> Seen | None:
        try:
            return Seen(**cast("dict[str, str]", self._known[key]))  # pyright: ignore[reportArgumentType]  checked by use
        except (KeyError, TypeError):
            return None

    def _read(self) -> dict[str, dict[str, object]]:
        try:
            content = json.loads(self._path.read_bytes())
            seen = content["seen"]
            return seen if content["version"] == MEMORY_VERSION and isinstance(seen, dict) else {}
        except (OSError, ValueError, KeyError, TypeError):
            return {}
