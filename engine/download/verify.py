"""Whether a file is the one that was meant: its hash against the published one, and against the one of last time.

Where only a part of the hash is published (or nothing), the whole SHA-256 of the first download is noted in an index
and has to be the same at every later use.
"""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import cast

from engine.download.source import Source
from engine.errors import EngineError
from engine.storage import paths
from engine.storage.json_cache import JsonIndex
from engine.storage.safe_open import open_regular, shown

INDEX = "downloads.json"
BLOCK = 1 << 20


@dataclass(frozen=True)
class Digests:
    """A file's hashes; md5 only where the source asks for it."""

    sha256: str
    md5: str
    size: int


class HashMismatchError(EngineError):
    """The bytes are not those of the source."""


def digests(path: Path, *, with_md5: bool, tell: Callable[[int], None] = lambda _: None) -> Digests:
    """The hashes of the file at ``path``; tell(bytes) after every block, may raise to end it."""
    sha256, md5, done = hashlib.sha256(), hashlib.md5(usedforsecurity=False), 0
    with open_regular(path) as file:
        while block := file.read(BLOCK):
            sha256.update(block)
            if with_md5:
                md5.update(block)
            done += len(block)
            tell(done)
    return Digests(sha256.hexdigest(), md5.hexdigest() if with_md5 else "", done)


def mismatch(source: Source, found: Digests) -> str:
    """What is wrong with ``found`` as the file of ``source``, in words; empty when nothing is."""
    if not found.sha256.startswith(source.sha256):
        return f"its SHA-256 is {found.sha256} instead of {source.sha256}{'' if source.has_full_hash else '…'}"
    if source.md5 and found.md5 != source.md5:
        return f"its MD5 is {found.md5} instead of {source.md5}"
    noted = noted_hash(source)
    if noted and noted != found.sha256 and (source.sha256 or source.md5):
        return f"its SHA-256 is {found.sha256}; at the first download it was {noted}"
    return ""


def prove(source: Source, target: Path, *, tell: Callable[[int], None] = lambda _: None) -> str:
    """Read all of ``target``; its SHA-256, in 64 hex digits. tell: as in ``digests``.

    HashMismatchError when it is not the file of ``source``, or was damaged or replaced since its download. Call it at
    each use of a downloaded file. A file that a person brought is noted as if it had been downloaded.
    """
    found = digests(target, with_md5=bool(source.md5), tell=tell)
    wrong = mismatch(source, found)
    noted = noted_hash(source)
    if not wrong and noted and noted != found.sha256:
        wrong = f"its SHA-256 is {found.sha256}; after the download it was {noted}"
    if wrong:
        raise HashMismatchError(
            "“{name}” is not the file that it should be: it is damaged, or was changed. Download it again.",
            f"{target}: {wrong}",
            name=shown(target.name),
        )
    if not noted:
        note(source, found)
    return found.sha256


def note(source: Source, found: Digests) -> None:
    """Keep the whole hash of the file of ``source`` in the index."""
    if source.has_full_hash:
        return  # the source itself says it
    entry = {"sha256": found.sha256, "size": found.size, "date": date.today().isoformat()}
    _index().put(_entry_of(source), entry)


def noted_hash(source: Source) -> str:
    """The SHA-256 of the file of ``source`` that is known: published, or of its first download; else empty."""
    if source.has_full_hash:
        return source.sha256
    entry = _index().get(_entry_of(source))
    known = cast("dict[str, object]", entry).get("sha256", "") if isinstance(entry, dict) else ""
    return known if isinstance(known, str) and len(known) == 64 and known.startswith(source.sha256) else ""


def _entry_of(source: Source) -> str:
    """What a file is called in the index: by what is published of its bytes; where nothing is, by its address."""
    published = source.sha256 or source.md5
    return f"{source.name} {published}" if published else source.url


def damaged_index() -> str:
    """The name under which a damaged index was kept; said once, empty when it is sound."""
    return _index().set_aside()


def _index() -> JsonIndex:
    return JsonIndex(paths.state() / INDEX, version=1, under="files")
