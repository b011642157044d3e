"""Which pictures lie in files and folders that a person named: natural order, each real file once, no link loops."""

import os
import re
import stat
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from engine.errors import EngineError
from engine.pictures.signatures import HEAD, PICTURE_SUFFIXES, starts_like_a_picture, why_not
from engine.sentence import Sentence
from engine.storage.safe_open import open_regular, shown

MOST_PICTURES = 100_000
NO_FILE = Sentence("is no ordinary file")
MOST_SKIPPED = 1_000  # skipped files that are listed by name
DEEPEST = 40  # levels of folders

IS_LINK = Sentence("is a link; links are not followed")
_LITTER = frozenset({"thumbs.db", "ehthumbs.db", "desktop.ini", "__macosx", "icon\r"})


@dataclass(frozen=True)
class FoundPicture:
    """A picture file; ``reason`` says why it is no picture, as the rest of a sentence after its name, else empty."""

    path: str
    reason: str = ""


def list_pictures(
    paths: Iterable[str | Path], is_cancelled: Callable[[], bool] = lambda: False
) -> tuple[tuple[str, ...], tuple[tuple[str, str], ...]]:
    """The picture files among ``paths`` and in the folders among them, in natural order; and what was skipped and why.

    is_cancelled is asked before each file; what was found until then is returned. skipped: (name to show, reason).
    """
    pictures: list[str] = []
    skipped: list[tuple[str, str]] = []
    unlisted = 0
    for found in walk_pictures(paths):
        if is_cancelled():
            break
        if not found.reason:
            pictures.append(found.path)
        elif len(skipped) < MOST_SKIPPED:
            skipped.append((shown(Path(found.path).name or found.path), found.reason))
        else:
            unlisted += 1
        if len(pictures) == MOST_PICTURES:
            skipped.append(("…", Sentence("Only the first {count:,} pictures are listed.", count=MOST_PICTURES)))
            break
    if unlisted:
        skipped.append(("…", Sentence("{count:,} more files are no pictures.", count=unlisted)))
    return tuple(pictures), tuple(skipped)


def walk_pictures(paths: Iterable[str | Path], *, names_links: bool = False) -> Iterator[FoundPicture]:
    """The same one by one, for long folders.

    A file that a person named comes whatever it is called; in folders hidden files and system litter are passed over.
    names_links: links to folders, which are not followed, come too, with the reason IS_LINK.
    """
    seen: set[tuple[int, int]] = set()
    for path in paths:
        try:
            status = Path(path).stat()
        except (OSError, ValueError) as error:
            yield FoundPicture(str(path), _why_missing(str(path), error))
            continue
        if stat.S_ISDIR(status.st_mode):
            yield from _walk_folder(Path(path), status, seen, 0, names_links)
        elif _is_new(status, seen):
            yield FoundPicture(str(path), "" if stat.S_ISREG(status.st_mode) else NO_FILE)


def natural_key(name: str) -> tuple[tuple[int, int, str], ...]:
    """Sort key by which "page 2" comes before "page 10", whatever the case."""
    parts = re.split(r"([0-9]+)", name.casefold())
    return tuple((0, int(part), "") if "0" <= part[0] <= "9" else (1, 0, part) for part in parts if part)


def _walk_folder(
    folder: Path, status: os.stat_result, seen: set[tuple[int, int]], depth: int, names_links: bool
) -> Iterator[FoundPicture]:
    if not _is_new(status, seen):
        return
    try:
        with os.scandir(folder) as listing:
            entries = [entry for entry in listing if not _is_litter(entry.name)]
    except OSError as error:
        yield FoundPicture(str(folder), Sentence("may not be listed ({why})", why=error.strerror or str(error)))
        return
    for entry in sorted(entries, key=lambda entry: (natural_key(entry.name), entry.name)):
        yield from _walk_entry(entry, seen, depth, names_links)


def _walk_entry(
    entry: os.DirEntry[str], seen: set[tuple[int, int]], depth: int, names_links: bool
) -> Iterator[FoundPicture]:
    try:
        status = Path(entry.path).stat()  # not entry.stat(): that has no file number on Windows
    except OSError as error:
        yield FoundPicture(entry.path, _why_missing(entry.path, error))
        return
    if stat.S_ISDIR(status.st_mode):
        if entry.is_symlink():  # links to folders lead out or in circles
            if names_links:
                yield FoundPicture(entry.path, IS_LINK)
            return
        if depth + 1 >= DEEPEST:
            yield FoundPicture(entry.path, Sentence("lies more than {count} folders deep", count=DEEPEST))
            return
        yield from _walk_folder(Path(entry.path), status, seen, depth + 1, names_links)
    elif _is_new(status, seen):
        yield FoundPicture(entry.path, _why_skipped(Path(entry.path), status))


def _why_skipped(path: Path, status: os.stat_result) -> str:
    """A file in a folder is a picture by its name, else by its first bytes."""
    if not stat.S_ISREG(status.st_mode):
        return NO_FILE
    suffix = path.suffix.lower()
    if suffix in PICTURE_SUFFIXES:
        return ""
    try:
        with open_regular(path) as file:
            head = file.read(HEAD)
    except (EngineError, OSError):
        return Sentence("may not be read")
    return why_not(head, suffix, status.st_size) or ("" if starts_like_a_picture(head) else Sentence("is no picture"))


def _is_new(status: os.stat_result, seen: set[tuple[int, int]]) -> bool:
    """True the first time this very file or folder comes by, under whatever name."""
    number = (status.st_dev, status.st_ino)
    if number in seen:
        return False
    seen.add(number)
    return True


def _is_litter(name: str) -> bool:
    return name.startswith(".") or name.lower() in _LITTER


def _why_missing(path: str, error: OSError | ValueError) -> str:
    if re.match(r"[A-Za-z][A-Za-z0-9+.-]+://|data:", path):
        return Sentence("is not on this computer; save the picture and open that")
    if isinstance(error, PermissionError):
        return Sentence("may not be read")
    if isinstance(error, OSError) and Path(path).is_symlink():
        return Sentence("is a link that leads nowhere")
    return Sentence("is not there: it was moved, renamed or deleted")
