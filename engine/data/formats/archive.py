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
from engine.storage.atomic_write import sync_folder
from engine.storage.safe_open import open_regular, shown

SUFFIXES = (".zip", ".tar", ".tgz", ".tar.gz", ".txz", ".tar.xz", ".tbz2", ".tar.bz2")
MOST_MEMBERS = 3_000_000
MOST_BYTES = 500 << 30
SUSPICIOUS_BYTES = 1 << 30  # from here on an archive may not swell more than this many times
SUSPICIOUS_GROWTH = 100
CHUNK = 1 << 20
LONGEST_PATH = 1000
LITTER = frozenset({"__macosx", ".ds_store", "thumbs.db", "desktop.ini"})
OPENERS: dict[bytes, Callable[[BinaryIO], IO[bytes]]] = {
    b"\x1f\x8b": lambda file: cast("IO[bytes]", gzip.GzipFile(fileobj=file)),
    b"\xfd7zXZ\0": lambda file: cast("IO[bytes]", lzma.LZMAFile(file)),  # noqa: SIM115  closed by who opens it
    b"BZh": lambda file: cast("IO[bytes]", bz2.BZ2File(file)),
}
OTHER_KINDS = {b"7z\xbc\xaf\x27\x1c": "a 7z archive", b"Rar!": "a RAR archive", b"\x28\xb5\x2f\xfd": "packed by zstd"}


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
) -> tuple[str, ...]:
    """Unpack the files of ``path`` whose names are ``wanted`` into the new folder ``target``; what was left out.

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
        self._known: set[str] = set()
        self._folders: set[Path] = {into}
        self._skipped: list[str] = []

    def run(self) -> tuple[str, ...]:
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
            self._refuse("holds no files that could be used")
        return tuple(self._skipped)

    def _damaged(self, error: Exception) -> NoReturn:
        raise EngineError(
            f"“{shown(self._path.name)}” is incomplete or damaged; nothing was unpacked. Get it again.",
            repr(error)[:300],
        ) from error

    def _refuse(self, why: str) -> NoReturn:
        raise EngineError(f"“{shown(self._path.name)}” {why}. Nothing was unpacked.")

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
                    self._refuse("is encrypted. Unpack it with its password and choose the folder")
                yield ArchiveMember(name, one.file_size, lambda one=one: archive.open(one))

    def _tar_members(self, head: bytes) -> Iterator[ArchiveMember]:
        opener = next((opener for magic, opener in OPENERS.items() if head.startswith(magic)), None)
        other = next((name for magic, name in OTHER_KINDS.items() if head.startswith(magic)), "")
        if other:
            self._refuse(f"is {other}, which Inkling cannot unpack. Unpack it and choose the folder")
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
        self._refuse("goes on and on after its end")

    def _is_special(self, name: str, is_file: bool) -> bool:
        """Links, devices and pipes are passed over, and noted."""
        if not is_file:
            self._note(f"{shown(name)}: is a link or no ordinary file")
        return not is_file

    def _note(self, what: str) -> None:
        if len(self._skipped) < 1000:
            self._skipped.append(what)

    def _check_promise(self, members: int, total: int) -> None:
        if members > MOST_MEMBERS or total > MOST_BYTES:
            self._refuse(f"promises {members:,} files and {total / 1e9:,.0f} GB, more than Inkling unpacks")
        if total > SUSPICIOUS_BYTES and total > SUSPICIOUS_GROWTH * self._packed:
            self._refuse(f"would swell to {total / self._packed:,.0f} times its size, as archives made to do harm do")
        free = shutil.disk_usage(self._into).free
        if total - self._written > free:
            raise OSError(errno.ENOSPC, "no space")

    # one file

    def _take(self, member: ArchiveMember) -> None:
        parts = self._parts(member.path)
        if any(part.lower() in LITTER or part.startswith("._") for part in parts) or not self._wanted("/".join(parts)):
            return
        folded = "/".join(parts).casefold()
        if folded in self._known:
            self._refuse(f"holds “{shown(member.path)}” twice")
        self._known.add(folded)
        place = self._into.joinpath(*parts)
        if place.parent not in self._folders:
            place.parent.mkdir(parents=True, exist_ok=True)
            self._folders.add(place.parent)
        with member.open() as source, place.open("xb") as file:
            self._copy(source, file, member.size)

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
            self._refuse(f"wants to write to “{shown(path)}”, outside of its folder: such archives do harm")
        if len(slashed) > LONGEST_PATH or any(
            ":" in part or "\0" in part or part != part.strip("\r\n") for part in parts
        ):
            self._refuse(f"holds a name that no folder takes: “{shown(path)}”")
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


def _sentence(path: Path, target: Path, error: OSError) -> str:
    what = f"“{shown(path.name)}” could not be unpacked"
    if error.errno in (errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC)):
        free = shutil.disk_usage(target.parent).free
        return (
            f"{what}: the disk of {target.parent} is full ({free / 1e6:,.0f} MB free). Free some space and try again."
        )
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return f"{what}: writing is not allowed in {target.parent}. Change its permissions."
    return f"{what}: {error.strerror or os.strerror(error.errno or errno.EIO)}. Try again."
