"""One try to get a file: ask, write what comes to the part, check the whole, give it its name."""

import gzip
import os
import re
import time
import urllib.error
import zlib
from collections.abc import Callable, Iterator
from email.message import Message
from pathlib import Path

from engine.download.allowed_urls import host_of
from engine.download.disk_errors import check_room, disk_errors
from engine.download.failures import Failure, login_page
from engine.download.http_stream import HttpStream, ResponseHead
from engine.download.interruptible import LOOK_S, DownloadCancelledError
from engine.download.partial_file import PartialFile, Validator
from engine.download.rate import TransferRate
from engine.download.source import DownloadProgress, Source
from engine.download.verify import BLOCK, Digests, digests, mismatch, note
from engine.sentence import Sentence
from engine.storage.atomic_write import put_in_place

CONTENT_RANGE = re.compile(r"bytes (\d+)-(\d+)/(\d+|\*)")
UNMET_RANGE = re.compile(r"bytes \*/(\d+)")
MB = 1e6  # bytes
MOST_BYTES = 4 << 30  # of a file whose size nobody has told; the largest that is offered here has 0.6 GB
# what cannot be packed grows: by 5 bytes in 65,535 (RFC 1951, sec. 3.2.4), a head and an end (RFC 1952, sec. 2.3)
MOST_PACKING, PACKING_HEAD = 1.01, 1 << 10  # as a share, and in bytes
WEB_PAGE = (b"<!doctype html", b"<html")


class StartAgainError(Exception):
    """What lies in the part is of no use: it was thrown away."""

    def __init__(self, why: Sentence) -> None:
        super().__init__(why)
        self.why = why


class TooLongError(Exception):
    """More came than the file can have."""


class Attempt:
    """Tries one after the other for one file; the part keeps what came."""

    def __init__(
        self,
        source: Source,
        target: Path,
        part: PartialFile,
        rate: TransferRate,
        should_stop: Callable[[], bool],
        may_be_local: bool,
        patience_s: float,
    ) -> None:
        self._source = source
        self._target = target
        self._part = part
        self._rate = rate
        self._should_stop = should_stop
        self._may_be_local = may_be_local
        self._patience_s = patience_s
        self._total = source.size or None
        self._was_resumed = False
        self._came: int | None = None  # bytes in the part while they come

    def run(self, url: str) -> Failure | None:
        """Get the file from ``url``: None when it lies at its place, else why not.

        Raises what the network raises, StartAgainError, CancelledError, and EngineError for trouble with the disk.
        """
        refused = self._load(url)
        return refused or self._conclude(url)

    def wait(self, seconds: float, note: str) -> None:
        """Do nothing for a while; ``note`` says why."""
        self._rate.say(DownloadProgress(self._part.size(), self._total, doing="waiting", note=note))
        until = time.monotonic() + seconds
        while (left := until - time.monotonic()) > 0:
            self._check_stop()
            time.sleep(min(LOOK_S, left))

    # Getting bytes

    def _load(self, url: str) -> Failure | None:
        start, headers = self._wish(url)
        self._was_resumed = start > 0
        self._rate.say(DownloadProgress(start, self._total, doing="connecting"))
        with HttpStream(
            url,
            headers,
            patience_s=self._patience_s,
            should_stop=self._look,
            may_be_local=self._may_be_local,
            may_be_open=self._source.may_be_open,
        ) as stream:
            try:
                head = stream.head()
            except urllib.error.HTTPError as error:
                if error.code == 416 and start:
                    return self._after_unmet_range(error.headers, start)
                raise
            pieces = stream.pieces()
            first = next(pieces, b"")
            if self._is_web_page(head, first):
                return login_page(f"{head.url}: {head.headers.get('Content-Type', '')}")
            start, total = self._place(head, start, url)
            self._total = total or self._source.size or None
            try:
                came = self._write(first, pieces, start)
            except TooLongError as error:
                return self._refuse(url, str(error))
        if total is not None and came < total:
            return Failure(
                Sentence(
                    "The connection to {host} broke off after {came} of {total} MB.",
                    host=host_of(url),
                    came=f"{came / MB:.1f}",
                    total=f"{total / MB:.1f}",
                )
            )
        return None

    def _look(self) -> bool:
        """Asked ten times a second while nothing comes: that is progress to be told, too."""
        if self._came is not None:
            self._rate.update(self._came, self._total)
        return self._should_stop()

    def _wish(self, url: str) -> tuple[int, dict[str, str]]:
        """From which byte on, and the headers that say so."""
        headers = {"Accept": "*/*", "Accept-Encoding": "identity"}
        start, origin = self._part.size(), self._part.origin()
        is_proven_later = self._source.has_full_hash or bool(self._source.md5)
        validator = origin.validator if origin and origin.url == url else ""
        if not start or origin is None or not (validator or (is_proven_later and not origin.encoding)):
            return 0, headers
        headers["Range"] = f"bytes={start}-"
        if validator:
            headers["If-Range"] = validator
        return start, headers

    def _place(self, head: ResponseHead, start: int, url: str) -> tuple[int, int | None]:
        """Where the body belongs and how long the whole file is, if the server says it."""
        if head.status == 206:
            place = CONTENT_RANGE.fullmatch(head.headers.get("Content-Range", "").strip())
            total = int(place[3]) if place and place[3].isdigit() else None
            now, origin = Validator.of(url, head.headers, total or 0), self._part.origin()
            is_other = origin is not None and origin.url == url and not origin.is_same(now)
            if place is None or int(place[1]) != start or is_other:
                self._throw_away(Sentence("The file on the server has changed."))
            self._check_room((total or start) - start)
            return start, total
        if head.status != 200:
            raise urllib.error.URLError(f"answer {head.status}")
        length = head.headers.get("Content-Length", "")
        total = int(length) if length.isdecimal() else None
        self._check_room(total or self._source.size)
        with disk_errors(self._target, total or 0):
            self._part.begin(Validator.of(url, head.headers, total or 0))
        return 0, total

    def _write(self, first: bytes, pieces: Iterator[bytes], start: int) -> int:
        """Add what comes to the part; its size then."""
        done, rest, most = start, (self._total or 0) - start, self._most()
        self._rate.start(done)
        self._came = done
        with disk_errors(self._target, rest):
            file = self._part.path.open("ab" if start else "wb")
        try:
            piece: bytes | None = first
            while piece:
                if done + len(piece) > most:
                    raise TooLongError(f"it has more than {most} bytes")
                with disk_errors(self._target, max((self._total or 0) - done, len(piece))):
                    file.write(piece)
                done += len(piece)
                self._came = done
                self._rate.update(done, self._total)
                piece = next(pieces, None)
        finally:
            self._came = None
            with disk_errors(self._target, rest):
                file.flush()
                os.fsync(file.fileno())
                file.close()
        return done

    def _most(self) -> int:
        """Bytes that the part may have: those of the file, or those that it cannot have more of."""
        known = self._source.size or self._source.most
        if not known:
            return self._total or MOST_BYTES
        origin = self._part.origin()
        return round(known * MOST_PACKING) + PACKING_HEAD if origin is not None and origin.encoding else known

    def _after_unmet_range(self, headers: Message, start: int) -> None:
        """The server has no bytes after those that are here: all of them came before, or they are not its."""
        length = UNMET_RANGE.fullmatch(headers.get("Content-Range", "").strip())
        if length is None or int(length[1]) != start:
            self._throw_away(Sentence("The file on the server has changed."))

    def _is_web_page(self, head: ResponseHead, first: bytes) -> bool:
        if self._source.name.lower().endswith((".htm", ".html")):
            return False
        is_said = head.headers.get_content_type() == "text/html"
        return is_said or first.lstrip()[:20].lower().startswith(WEB_PAGE)

    def _check_room(self, needed: int) -> None:
        check_room(self._target, needed)

    # Checking

    def _conclude(self, url: str) -> Failure | None:
        """Check the part and give it the name of the target; else throw it away and say why."""
        origin = self._part.origin()
        found = self._digests()
        wrong = self._wrong(found)
        is_packed = origin is not None and origin.encoding == "gzip"
        if is_packed and (wrong or not self._can_be_known()) and self._unpack():
            found = self._digests()
            wrong = self._wrong(found)
        if not wrong:
            note(self._source, found)
            put_in_place(self._part.path, self._target)
            self._part.forget_note()
            self._rate.say(DownloadProgress(found.size, found.size, 0.0, 0.0))
            return None
        return self._refuse(url, wrong)

    def _refuse(self, url: str, wrong: str) -> Failure:
        """Throw the part away, which is ``wrong``; begin again where an earlier download may be to blame."""
        if self._was_resumed:
            self._throw_away(Sentence("What was left of an earlier download was damaged."))
        with disk_errors(self._target, 0):
            self._part.forget()
        return Failure(
            Sentence(
                "{host} sent another file than “{name}”; it was thrown away.", host=host_of(url), name=self._source.name
            ),
            f"{url}: {wrong}",
            is_final=True,
        )

    def _wrong(self, found: Digests) -> str:
        if not self._can_be_known() and self._source.size and found.size != self._source.size:
            return f"it has {found.size} bytes instead of {self._source.size}"
        return mismatch(self._source, found)

    def _can_be_known(self) -> bool:
        return bool(self._source.sha256 or self._source.md5)

    def _digests(self) -> Digests:
        size = self._part.size()

        def on_read(done: int) -> None:
            self._check_stop()
            self._rate.say_sometimes(DownloadProgress(done, size, doing="checking"))

        return digests(self._part.path, with_md5=bool(self._source.md5), tell=on_read)

    def _unpack(self) -> bool:
        """Replace the part, which the server packed on the way, by what is inside; False when it is no gzip."""
        unpacked = self._part.path.with_name(f".{self._part.path.name}.unpacked")
        done = 0
        try:
            with gzip.open(self._part.path) as packed, unpacked.open("wb") as file:
                while block := packed.read(BLOCK):
                    self._check_stop()
                    done += len(block)
                    if done > (self._source.size or self._source.most or MOST_BYTES):
                        return False
                    check_room(self._target, len(block))
                    with disk_errors(self._target, len(block)):
                        file.write(block)
            with disk_errors(self._target, 0):
                unpacked.replace(self._part.path)
        except (gzip.BadGzipFile, EOFError, zlib.error):
            return False
        finally:
            unpacked.unlink(missing_ok=True)
        return True

    def _throw_away(self, why: Sentence) -> None:
        with disk_errors(self._target, 0):
            self._part.forget()
        raise StartAgainError(why)

    def _check_stop(self) -> None:
        if self._should_stop():
            raise DownloadCancelledError
