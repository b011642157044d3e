"""The data sets that are downloaded: how they get here, and how they are loaded. No torch."""

import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np

from engine.data.detect import Archive, Form, form_of
from engine.data.files import folder_of, has_size, is_here, kept_bytes, megabytes
from engine.data.sets.dataset import CancelledError, DataSet, never
from engine.data.sets.entry import CatalogEntry
from engine.data.sets.part_words import SplitName
from engine.data.sets.splitting import KEEP
from engine.download.fetch import fetch
from engine.download.source import DownloadProgress, DownloadStopped, Source
from engine.errors import EngineError
from engine.recipe import Recipe
from engine.sentence import Sentence
from engine.storage.hash_cache import content_hash
from engine.storage.safe_open import shown

SPARE_BYTES = 200_000_000  # of the disk, that are left free


def download(
    entry: CatalogEntry,
    *,
    tell: Callable[[DownloadProgress], None] = lambda _: None,
    should_stop: Callable[[], bool] = never,
    may_be_local: bool = False,
) -> Path:
    """Get all files of ``entry`` and unpack what is packed; the folder where they lie.

    Goes on where it was stopped. DownloadStopped when ``should_stop`` says so; EngineError for everything else.
    """
    _check_space(entry)
    done = 0
    for source in entry.sources:
        _fetch_one(entry, source, done, tell, should_stop, may_be_local)
        done += source.size
    if entry.unpacked:
        tell(DownloadProgress(done, done, doing="unpacking"))
        form = _form(entry)
        if isinstance(form, Archive):
            try:
                form.inside(should_stop)
            except CancelledError:
                raise DownloadStopped(done) from None
    return folder_of(entry)


def take_over(
    entry: CatalogEntry,
    files: tuple[Path, ...],
    *,
    tell: Callable[[DownloadProgress], None] = lambda _: None,
    should_stop: Callable[[], bool] = never,
) -> Path:
    """Copy files that a person has already, from another machine say, after proving that they are the right ones."""
    for source in entry.sources:
        if should_stop():
            raise DownloadStopped(kept_bytes(entry))
        tell(DownloadProgress(kept_bytes(entry), entry.download_bytes, doing="checking"))
        target = folder_of(entry) / source.name
        if has_size(target, source.size) and content_hash(target) == source.sha256:
            continue
        given = next((path for path in files if _is(path, source)), None)
        if given is None:
            raise EngineError(
                "None of these files is “{file}” of {title} ({size:,} bytes). Get it from {homepage}.",
                file=source.name,
                title=entry.title,
                size=source.size,
                homepage=entry.homepage,
            )
        target.parent.mkdir(parents=True, exist_ok=True)
        temporary = target.with_name(f".{target.name}.part")
        try:
            shutil.copyfile(given, temporary)
            temporary.replace(target)
        except OSError as error:
            raise EngineError(
                "“{file}” could not be copied to {folder}: {why}.",
                file=shown(given.name),
                folder=str(target.parent),
                why=error.strerror or str(error),
            ) from error
        finally:
            temporary.unlink(missing_ok=True)
    return folder_of(entry)


def load(
    entry: CatalogEntry, recipe: Recipe, is_cancelled: Callable[[], bool] = never, only: tuple[SplitName, ...] = ()
) -> DataSet:
    """The pictures, under the names of the catalog. EngineError when they are not here or are damaged.

    only: see catalog.load.
    """
    if not is_here(entry):
        raise EngineError(
            "{title} is not on this computer yet. Download it ({size}): choose it on the Train screen, or run “data "
            "download {key}”.",
            title=entry.title,
            size=megabytes(entry.download_bytes),
            key=entry.key,
        )
    prove(entry, is_cancelled)
    # a part that its makers call validation may be what results are compared on: see below
    # its makers' parts stay as they are, so that figures can be compared
    recipe = replace(recipe, data_options={"copies": KEEP, **recipe.data_options})
    data = _form(entry).load(recipe, is_cancelled, (*only, "validation") if only == ("test",) else only)
    names = entry.classes if len(entry.classes) == len(data.classes) else data.classes
    data = replace(data, notes=(*data.notes, *_told_of_counts(entry, data)))
    if data.test is None and entry.test_count:  # its makers' other part is what results are compared on
        data = replace(data, validation=None, test=data.validation)
    return replace(data, title=entry.title, kind=entry.kind, classes=names)


def _told_of_counts(entry: CatalogEntry, data: DataSet) -> tuple[Sentence, ...]:
    """A sentence where the files hold other numbers of pictures than the catalog says; what was counted is used."""
    counts = tuple(np.bincount(data.labels, minlength=len(data.classes)).tolist())
    if counts == entry.counts or not len(data.labels):  # only another part was read
        return ()
    said, found = sum(entry.counts), sum(counts)
    if said == found:
        return (
            Sentence(
                "The {count:,} pictures are shared out among the classes otherwise than the list of data sets says.",
                count=found,
            ),
        )
    return (
        Sentence(
            "The list of data sets says {said:,} pictures to learn from; {found:,} are in the files and used.",
            said=said,
            found=found,
        ),
    )


def prove(entry: CatalogEntry, is_cancelled: Callable[[], bool] = never) -> None:
    """Compare every file with its published SHA-256. EngineError names one that is not what it should be."""

    def stop_if_asked() -> None:
        if is_cancelled():
            raise CancelledError

    for source in entry.sources:
        path = folder_of(entry) / source.name
        if content_hash(path, stop_if_asked) != source.sha256:
            raise EngineError(
                "“{file}” of {title} is damaged or was changed. Run “data remove {key}” and download it again.",
                file=path.name,
                title=entry.title,
                key=entry.key,
            )


def remove(entry: CatalogEntry) -> int:
    """Delete its files, which can be downloaded again; the bytes that became free."""
    place = folder_of(entry)
    freed = sum(path.stat().st_size for path in place.rglob("*") if path.is_file())
    shutil.rmtree(place, ignore_errors=True)
    return freed


def _form(entry: CatalogEntry) -> Form:
    place = folder_of(entry)
    if entry.unpacked:
        return Archive(place / entry.sources[0].name, entry.members)
    return form_of(place)


def _fetch_one(
    entry: CatalogEntry,
    source: Source,
    done: int,
    tell: Callable[[DownloadProgress], None],
    should_stop: Callable[[], bool],
    may_be_local: bool,
) -> None:
    """Get one file; what is told counts all of them, ``done`` bytes of which are here."""
    total = entry.download_bytes

    def pass_on(told: DownloadProgress) -> None:
        so_far, pace = done + told.done_bytes, told.bytes_per_second
        left = (total - so_far) / pace if pace > 0 else None
        tell(replace(told, done_bytes=so_far, total_bytes=total, seconds_left=left))

    fetch(source, folder_of(entry) / source.name, tell=pass_on, should_stop=should_stop, may_be_local=may_be_local)


def _check_space(entry: CatalogEntry) -> None:
    place = folder_of(entry)
    needed = entry.download_bytes - kept_bytes(entry) + entry.unpacked
    try:
        place.mkdir(parents=True, exist_ok=True)
        free = shutil.disk_usage(place).free
    except OSError as error:
        raise EngineError(
            "{folder} cannot be written: {why}. Change its permissions.",
            folder=str(place),
            why=error.strerror or str(error),
        ) from error
    if needed > 0 and free < needed + SPARE_BYTES:
        raise EngineError(
            "{title} needs {needed} in {folder}, where {free} are free. Free some space.",
            title=entry.title,
            needed=megabytes(needed),
            folder=str(place),
            free=megabytes(free),
        )


def _is(path: Path, source: Source) -> bool:
    return has_size(path, source.size) and content_hash(path) == source.sha256
