"""What is downloaded from where, how far a download is, and how it ends early. No network code here."""

import re
from dataclasses import dataclass

from engine.errors import EngineError

SHA256_DIGITS = 64


@dataclass(frozen=True)
class Source:
    """One file on a server.

    url: https. name: of the file, for people ("resnet18-f37072fd.pth"). sha256: all 64 hex digits; or the first ones,
    where only these are published (torchvision's file names hold 8); or empty. md5: where the publisher gives only
    that. size: bytes, 0 when unknown. most: bytes that it has at most, where its size is known about only. licence:
    what is told before the download. mirrors: other addresses of the same bytes, tried in this order after ``url``;
    they need a full hash. may_be_open: http is taken where https is not offered, as some makers of data sets do; the
    full hash, which this needs, proves the bytes.
    """

    url: str
    name: str
    sha256: str = ""
    size: int = 0
    licence: str = ""
    md5: str = ""
    mirrors: tuple[str, ...] = ()
    may_be_open: bool = False
    most: int = 0

    def __post_init__(self) -> None:
        if not re.fullmatch(r"[0-9a-f]{0,64}", self.sha256):
            raise ValueError(f"{self.sha256!r} is no SHA-256 in small hex digits")
        if not re.fullmatch(r"([0-9a-f]{32})?", self.md5):
            raise ValueError(f"{self.md5!r} is no MD5 in small hex digits")
        if self.mirrors and not self.has_full_hash:
            raise ValueError("a mirror is trusted only where a full hash proves its bytes")
        if self.may_be_open and not self.has_full_hash:
            raise ValueError("an open connection is trusted only where a full hash proves the bytes")

    @property
    def has_full_hash(self) -> bool:
        """Whether the bytes are known beforehand to the last one."""
        return len(self.sha256) == SHA256_DIGITS


@dataclass(frozen=True)
class DownloadProgress:
    """How far a download is. done_bytes counts what an earlier try has left, too.

    bytes_per_second: of the last seconds, 0.0 before the first. seconds_left: None while it cannot be known.
    doing: "connecting", "loading", "waiting" (for a next try; ``note`` says why), "checking" (the hash) or "importing"
    (what came is made into what it is for).
    """

    done_bytes: int
    total_bytes: int | None = None
    bytes_per_second: float = 0.0
    seconds_left: float | None = None
    doing: str = "loading"
    note: str = ""


class DownloadStopped(Exception):  # noqa: N818  stopping is no error
    """A person stopped it, which is no error. What came so far is kept for KEPT_DAYS and resumed next time."""

    def __init__(self, kept_bytes: int) -> None:
        super().__init__(f"stopped after {kept_bytes} bytes")
        self.kept_bytes = kept_bytes


class DownloadError(EngineError):
    """A download that did not come to its end: what is wrong, and what to do instead."""


class RefusedAddressError(DownloadError):
    """An address that nothing is downloaded from."""
