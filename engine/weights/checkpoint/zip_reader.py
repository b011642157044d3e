"""The zip around a PyTorch checkpoint, checked member by member before anything in it is used.

zipfile alone accepts junk around the members, members twice, and overlapping ones, and checks a CRC only of what it
reads. Here every byte of every member is checked before the first one is interpreted.
"""

import io
import mmap
import struct
import zipfile
import zlib
from collections.abc import Callable, Sequence
from typing import IO, NoReturn, cast

from engine.errors import EngineError
from engine.sentence import Sentence
from engine.storage.safe_open import shown
from engine.weights.checkpoint.not_weights import SAVE_A_STATE_DICT
from engine.weights.damage import damaged

LOCAL_HEADER = struct.Struct("<4s5H3I2H")
LONGEST_DESCRIPTOR = 24
MOST_MEMBERS = 20_000
LARGEST_INFLATED = 768 << 20
BOMB_FROM = 16 << 20  # from this size on a deflated member may hold at most BOMB_RATIO times its bytes
BOMB_RATIO = 50


def checked_members(
    buffer: bytearray | mmap.mmap,
    name: str,
    refuse_by_names: Callable[[Sequence[str]], None],
    *,
    is_known: bool = False,
) -> dict[str, memoryview]:
    """Every member of the zip in ``buffer`` by name, its CRC checked; EngineError naming the file as ``name``.

    ``refuse_by_names`` sees the members' names before their contents are looked at. Stored members are views of the
    buffer; deflated ones are inflated within limits. is_known: the very same bytes were checked before; the CRC of
    stored members is not computed again.
    """
    archive = _Archive(memoryview(buffer), name, is_known=is_known)
    infos, directory = archive.listing(buffer)
    refuse_by_names([info.filename for info in infos])
    archive.check_places(infos, directory)
    return {info.filename: archive.content(info) for info in infos}


class _Archive:
    def __init__(self, view: memoryview, name: str, *, is_known: bool) -> None:
        self._view = view
        self._name = name
        self._is_known = is_known

    def refuse(self, why: Sentence, details: str = "") -> NoReturn:
        raise damaged(self._name, why, details)

    def listing(self, buffer: bytearray | mmap.mmap) -> tuple[list[zipfile.ZipInfo], int]:
        """The members in the order of their places, and where the directory begins."""
        ending = bytes(self._view[-22:])
        if ending[:4] != b"PK\x05\x06" or ending[-2:] != b"\0\0":
            self.refuse(Sentence("its end is missing or followed by something else"))
        if struct.unpack_from("<H", ending, 10)[0] == 0xFFFF:
            self.refuse(Sentence("it lists more parts than any checkpoint has"))
        # zipfile reads no more than the directory here
        source = buffer if isinstance(buffer, mmap.mmap) else io.BytesIO(buffer)
        try:
            with zipfile.ZipFile(cast("IO[bytes]", source)) as archive:
                infos, directory = archive.infolist(), archive.start_dir
        except (zipfile.BadZipFile, NotImplementedError, ValueError, struct.error, EOFError, OverflowError) as error:
            self.refuse(Sentence("its list of parts cannot be read"), details=repr(error)[:500])
        finally:
            if isinstance(buffer, mmap.mmap):
                buffer.seek(0)
        if not infos or len(infos) > MOST_MEMBERS:
            self.refuse(Sentence("it lists {count} parts", count=len(infos)))
        if len({info.filename for info in infos}) != len(infos):
            self.refuse(Sentence("it holds two parts of the same name"))
        return sorted(infos, key=lambda info: info.header_offset), directory

    def check_places(self, infos: list[zipfile.ZipInfo], directory: int) -> None:
        """The members follow each other from the first byte to the directory, each beginning as the directory says."""
        end = 0
        for info in infos:
            slack = LONGEST_DESCRIPTOR if end else 0
            if not end <= info.header_offset <= end + slack:
                self.refuse(Sentence("its parts overlap or something lies between them"))
            end = self._data_place(info)[1]
        if not end <= directory <= end + LONGEST_DESCRIPTOR:
            self.refuse(Sentence("something lies between its parts and their list"))
        if sum(info.file_size for info in infos if info.compress_type) > LARGEST_INFLATED:
            self.refuse(Sentence("unpacked it would be larger than any network here"))

    def content(self, info: zipfile.ZipInfo) -> memoryview:
        """The bytes of one member, its CRC checked."""
        begin, end = self._data_place(info)
        data = self._view[begin:end]
        if info.compress_type == zipfile.ZIP_DEFLATED:
            data = self._inflated(info, data)
        elif info.compress_type != zipfile.ZIP_STORED or info.compress_size != info.file_size:
            self.refuse(Sentence("a part is packed in an unknown way"))
        is_checked = self._is_known and info.compress_type == zipfile.ZIP_STORED
        if len(data) != info.file_size or (not is_checked and zlib.crc32(data) != info.CRC):
            self.refuse(Sentence("the checksum of its part “{part}” is wrong", part=shown(info.filename)))
        return data

    def _inflated(self, info: zipfile.ZipInfo, data: memoryview) -> memoryview:
        if info.file_size > BOMB_FROM and info.file_size > BOMB_RATIO * info.compress_size:
            megabytes = info.file_size // (1 << 20)
            self.refuse(
                Sentence("“{part}” would unpack to {megabytes:,} MB", part=shown(info.filename), megabytes=megabytes)
            )
        inflater = zlib.decompressobj(-zlib.MAX_WBITS)
        try:
            inflated = inflater.decompress(data, info.file_size + 1)
        except zlib.error as error:
            self.refuse(Sentence("its part “{part}” cannot be unpacked", part=shown(info.filename)), str(error))
        return memoryview(inflated)

    def _data_place(self, info: zipfile.ZipInfo) -> tuple[int, int]:
        header = bytes(self._view[info.header_offset : info.header_offset + LOCAL_HEADER.size])
        if len(header) < LOCAL_HEADER.size:
            self.refuse(Sentence("a part lies past its end"))
        magic, _, flags, method, *_, name_length, extra_length = LOCAL_HEADER.unpack(header)
        if magic != b"PK\x03\x04" or method != info.compress_type:
            self.refuse(Sentence("a part does not begin where its list says"))
        if (flags | info.flag_bits) & 1:
            raise EngineError("“{file}” is encrypted. {advice}", file=shown(self._name), advice=SAVE_A_STATE_DICT)
        at = info.header_offset + LOCAL_HEADER.size
        named = bytes(self._view[at : at + name_length])
        if named != info.orig_filename.encode("utf-8" if flags & 0x800 else "cp437", "replace"):
            self.refuse(Sentence("a part is called otherwise than its list says"))
        begin = at + name_length + extra_length
        end = begin + info.compress_size
        if end > len(self._view):
            self.refuse(Sentence("a part lies past its end"))
        return begin, end
