"""Unpacks zip and tar archives safely: nothing outside of the folder, nothing half unpacked, no links. No torch.

Everything goes into a temporary folder beside the target, which is renamed when the last byte is there and right.
"""

import bz2
import errno
import gzip
import lzma
import os
import re
import secrets
import shutil
import stat
import tarfile
import time
import zipfile
import zlib
from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, BinaryIO, NoReturn, cast

from engine.data.sets.dataset import CancelledError, never
from engine.errors import EngineError
from engine.sentence import Sentence
from engine.storage.atomic_write import sync_folder
from engine.storage.safe_open import open_regular, shown

SUFFIXES = (".zip", ".tar", ".tgz", ".tar.gz", ".txz", ".tar.xz", ".tbz2", ".tar.bz2")
MOST_MEMBERS = 3_000_000
MOST_BYTES = 500 << 30
SUSPICIOUS_BYTES = 1 << 30  # from here on an archive may not swell more than this many times
SUSPICIOUS_GROWTH = 100
CHUNK = 1 << 20
MOST_SKIPPED = 1_000  # that are listed by name
LONGEST_PATH = 1000
LITTER = frozenset({"__macosx", ".ds_store", "thumbs.db", "desktop.ini"})
OPENERS: dict[bytes, Callable[[BinaryIO], IO[bytes]]] = {
    b"\x1f\x8b": lambda file: cast("IO[bytes]", gzip.GzipFile(fileobj=file)),
    b"\xfd7zXZ\0": lambda file: cast("IO[bytes]", lzma.LZMAFile(file)),  # noqa: SIM115  closed by who opens it
    b"BZh": lambda file: cast("IO[bytes]", bz2.BZ2File(file)),
}
OTHER_KINDS = {
    b"7z\xbc\xaf\x27\x1c": Sentence("is a 7z archive, which Inkling cannot unpack. Unpack it and choose the folder"),
    b"Rar!": Sentence("is a RAR archive, which Inkling cannot unpack. Unpack it and choose the folder"),
    b"\x28\xb5\x2f\xfd": Sentence("is packed by zstd, which Inkling cannot unpack. Unpack it and choose the folder"),
}


@dataclass(frozen=True)
class ArchiveMember:
    """One file in an archive: its path with slashes, and how to read it."""

    path: str
    size: int
    open: Callable[[], IO[bytes]]


def is_archive(path: Path) -> bool:
    """Whether ``path`` is called like an archive that can be unpacked, or like one that cannot but is often dropped."""
    name = path.name.lower()
    return path.is_file() and name.endswith((*SUFFIXES, ".7z", ".rar", ".tar.zst"))


def unpack(
    path: Path,
    target: Path,
    *,
    wanted: Callable[[str], bool] = lambda _: True,
    is_cancelled: Callable[[], bool] = never,
) -> tuple[tuple[str, str], ...]:
    """Unpack the files of ``path`` whose names are ``wanted`` into the new folder ``target``.

    What was left out: (name, reason).

    EngineError when the archive is damaged, encrypted, hostile or too large: then there is no ``target``, and nothing
    of it lies anywhere. CancelledError when ``is_cancelled`` says so, between two pieces of a file.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    _forget_old_tries(target)
    temporary = target.parent / f".{target.name[:80]}.{secrets.token_hex(4)}.part"
    try:
        temporary.mkdir()
        with open_regular(path) as file:
            skipped = _Unpacking(path, file, temporary, wanted, is_cancelled).run()
        _rename(temporary, target)
    except OSError as error:
        raise EngineError(_sentence(path, target, error), repr(error)) from error
    finally:
        shutil.rmtree(temporary, ignore_errors=True)
    return skipped


def _rename(temporary: Path, target: Path) -> None:
    try:
        temporary.rename(target)
    except OSError:
        if not target.is_dir():  # else another process unpacked the same archive meanwhile
            raise
    sync_folder(target.parent)


class _Unpacking:
    def __init__(
        self, path: Path, file: BinaryIO, into: Path, wanted: Callable[[str], bool], is_cancelled: Callable[[], bool]
    ) -> None:
        self._path = path
        self._file = file
        self._into = into
        self._wanted = wanted
        self._is_cancelled = is_cancelled
        self._packed = file.seek(0, 2)
        self._written = 0
        self._known: dict[str, str] = {}  # name without capitals -> name
        self._folders: set[Path] = {into}
        self._skipped: list[tuple[str, str]] = []
        self._unlisted = 0  # skipped beyond those that are listed by name

    def run(self) -> tuple[tuple[str, str], ...]:
        self._file.seek(0)
        head = self._file.read(512)
        self._file.seek(0)
        try:
            for member in self._zip_members() if head.startswith(b"PK") else self._tar_members(head):
                if self._is_cancelled():
                    raise CancelledError
                self._take(member)
        except (EOFError, zlib.error, lzma.LZMAError, zipfile.BadZipFile, tarfile.TarError, gzip.BadGzipFile) as error:
            self._damaged(error)
        except (ValueError, RuntimeError, NotImplementedError, OverflowError) as error:
            self._damaged(error)
        if not self._known:
            self._refuse(Sentence("holds no files that could be used"))
        if self._unlisted:
            told = Sentence("{count:,} more are links or no ordinary files", count=self._unlisted)
            self._skipped.append(("…", told))
        return tuple(self._skipped)

    def _damaged(self, error: Exception) -> NoReturn:
        raise EngineError(
            "“{file}” is incomplete or damaged; nothing was unpacked. Get it again.",
            repr(error)[:300],
            file=shown(self._path.name),
        ) from error

    def _refuse(self, why: Sentence) -> NoReturn:
        raise EngineError("“{file}” {why}. Nothing was unpacked.", file=shown(self._path.name), why=why)

    # what is inside

    def _zip_members(self) -> Iterator[ArchiveMember]:
        with zipfile.ZipFile(self._file) as archive:
            listed = archive.infolist()
            self._check_promise(len(listed), sum(one.file_size for one in listed))
            for one in listed:
                kind = stat.S_IFMT(one.external_attr >> 16) if one.create_system == 3 else 0
                name = _zip_name(one)
                if one.is_dir() or self._is_special(name, kind in (0, stat.S_IFREG, stat.S_IFDIR)):
                    continue
                if one.flag_bits & 0x1:
                    self._refuse(Sentence("is encrypted. Unpack it with its password and choose the folder"))
                yield ArchiveMember(name, one.file_size, lambda one=one: archive.open(one))

    def _tar_members(self, head: bytes) -> Iterator[ArchiveMember]:
        opener = next((opener for magic, opener in OPENERS.items() if head.startswith(magic)), None)
        other = next((why for magic, why in OTHER_KINDS.items() if head.startswith(magic)), None)
        if other is not None:
            self._refuse(other)
        with _closed_after(self._file if opener is None else opener(self._file)) as plain:
            with tarfile.open(fileobj=plain, mode="r:") as archive:
                while (one := archive.next()) is not None:
                    archive.members = []  # pyright: ignore[reportAttributeAccessIssue]  else it keeps them all
                    if one.isdir() or self._is_special(one.name, one.isreg() and not one.issparse()):
                        continue
                    self._check_promise(len(self._known), self._written + one.size)
                    yield ArchiveMember(one.name, one.size, lambda one=one: _content(archive, one))
                end = archive.offset
            if opener is None:
                plain.seek(end)
                if plain.read(512) != bytes(512):  # two blocks of zeros end a tar archive
                    raise EOFError("no end mark")
            else:
                self._read_to_the_end(plain)

    def _read_to_the_end(self, plain: IO[bytes]) -> None:
        """The checksum comes last; nothing but zeros may stand before it."""
        for _ in range(64):
            rest = plain.read(CHUNK)
            if not rest:
                return
            if any(rest):
                raise EOFError("more after the end mark")
        self._refuse(Sentence("goes on and on after its end"))

    def _is_special(self, name: str, is_file: bool) -> bool:
        """Links, devices and pipes are passed over, and noted."""
        if not is_file:
            if len(self._skipped) < MOST_SKIPPED:
                self._skipped.append((name, Sentence("is a link or no ordinary file")))
            else:
                self._unlisted += 1
        return not is_file

    def _check_promise(self, members: int, total: int) -> None:
        if members > MOST_MEMBERS or total > MOST_BYTES:
            self._refuse(
                Sentence(
                    "promises {count:,} files and {size:,.0f} GB, more than Inkling unpacks",
                    count=members,
                    size=total / 1e9,
                )
            )
        if total > SUSPICIOUS_BYTES and total > SUSPICIOUS_GROWTH * self._packed:
            self._refuse(
                Sentence(
                    "would swell to {times:,.0f} times its size, as archives made to do harm do",
                    times=total / self._packed,
                )
            )
        free = shutil.disk_usage(self._into).free
        if total - self._written > free:
            raise OSError(errno.ENOSPC, "no space")

    # one file

    def _take(self, member: ArchiveMember) -> None:
        parts = self._parts(member.path)
        if any(part.lower() in LITTER or part.startswith("._") for part in parts) or not self._wanted("/".join(parts)):
            return
        folded = "/".join(parts).casefold()
        other = self._known.setdefault(folded, member.path)
        if other is not member.path:
            self._refuse_twice(other, member.path)
        place = self._into.joinpath(*parts)
        if place.parent not in self._folders:
            place.parent.mkdir(parents=True, exist_ok=True)
            self._folders.add(place.parent)
        with member.open() as source, place.open("xb") as file:
            self._copy(source, file, member.size)

    def _refuse_twice(self, first: str, second: str) -> NoReturn:
        if "/".join(self._parts(first)) == "/".join(self._parts(second)):
            self._refuse(Sentence("holds “{name}” twice", name=shown(second)))
        self._refuse(
            Sentence(
                "holds “{first}” and “{second}”, which are one name on many computers: capitals are all that differs. "
                "Rename one of them and pack it again",
                first=shown(first),
                second=shown(second),
            )
        )

    def _copy(self, source: IO[bytes], file: BinaryIO, size: int) -> None:
        copied = 0
        while chunk := source.read(CHUNK):
            copied += len(chunk)
            if copied > size:
                raise EOFError("a file larger than it says")
            file.write(chunk)
            if self._is_cancelled():
                raise CancelledError
        if copied != size:
            raise EOFError("a file shorter than it says")
        self._written += copied

    def _parts(self, path: str) -> list[str]:
        """The folders and the name, checked: a single bad one refuses the whole archive."""
        slashed = path.replace("\\", "/")
        parts = [part for part in slashed.split("/") if part not in ("", ".")]
        is_outside = slashed.startswith("/") or re.match(r"[A-Za-z]:", slashed) is not None or ".." in parts
        if is_outside or not parts:
            self._refuse(
                Sentence("wants to write to “{name}”, outside of its folder: such archives do harm", name=shown(path))
            )
        if len(slashed) > LONGEST_PATH or any(
            ":" in part or "\0" in part or part != part.strip("\r\n") for part in parts
        ):
            self._refuse(Sentence("holds a name that no folder takes: “{name}”", name=shown(path)))
        return parts


def _zip_name(member: zipfile.ZipInfo) -> str:
    """Its name as it was meant: older programs wrote the letters of their own country and did not say so."""
    if member.flag_bits & 0x800 or member.filename.isascii():
        return member.filename
    for encoding in ("utf-8", "cp949"):
        try:
            return member.filename.encode("cp437").decode(encoding)
        except UnicodeError:
            continue
    return member.filename


@contextmanager
def _closed_after(file: IO[bytes]) -> Generator[IO[bytes]]:
    try:
        yield file
    finally:
        file.close()


def _content(archive: tarfile.TarFile, member: tarfile.TarInfo) -> IO[bytes]:
    content = archive.extractfile(member)
    if content is None:
        raise EOFError("a file without content")
    return content


def _forget_old_tries(target: Path) -> None:
    """Folders that a killed process left a day ago or longer."""
    for left in target.parent.glob(f".{target.name[:80]}.*.part"):
        try:
            is_old = time.time() - left.stat().st_mtime > 24 * 3600
        except OSError:
            continue
        if is_old:
            shutil.rmtree(left, ignore_errors=True)


def _sentence(path: Path, target: Path, error: OSError) -> Sentence:
    name, folder = shown(path.name), str(target.parent)
    if error.errno in (errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC)):
        return Sentence(
            "“{file}” could not be unpacked: the disk of {folder} is full ({free:,.0f} MB free). Free some space and "
            "try again.",
            file=name,
            folder=folder,
            free=shutil.disk_usage(target.parent).free / 1e6,
        )
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return Sentence(
            "“{file}” could not be unpacked: writing is not allowed in {folder}. Change its permissions.",
            file=name,
            folder=folder,
        )
    why = error.strerror or os.strerror(error.errno or errno.EIO)
    return Sentence("“{file}” could not be unpacked: {why}. Try again.", file=name, why=why)
