"""Where the files of data sets that are downloaded lie, and whether they are here. Nothing heavy, no network."""

from pathlib import Path

from engine.data.sets.entry import CatalogEntry
from engine.storage import paths


def folder_of(entry: CatalogEntry) -> Path:
    """Where its files lie. Sets of the same archive share it."""
    shared = entry.sources[0].name.split(".")[0] if entry.members else entry.key
    return paths.data() / "sets" / shared


def is_here(entry: CatalogEntry) -> bool:
    """Whether all its files lie here, by name and size; the content is proven when it is used."""
    return all(has_size(folder_of(entry) / source.name, source.size) for source in entry.sources)


def kept_bytes(entry: CatalogEntry) -> int:
    """What of it came already: whole files, and the parts of a download that was stopped."""
    total = 0
    for source in entry.sources:
        place = folder_of(entry) / source.name
        for path in (place, place.with_name(place.name + ".part")):
            if path.is_file():
                total += min(path.stat().st_size, source.size)
                break
    return total


def megabytes(count: int) -> str:
    """ "26 MB"."""
    return f"{count / 1e6:,.0f} MB" if count >= 1e6 else f"{count / 1e3:,.0f} kB"


def has_size(path: Path, size: int) -> bool:
    """Whether a file of ``size`` bytes lies at ``path``."""
    try:
        return path.stat().st_size == size
    except OSError:
        return False
