"""``fetch``: a file from its address to its place on the disk, whole and checked, or not at all."""

import hashlib
import time
from collections.abc import Callable, Generator
from contextlib import contextmanager
from pathlib import Path

from engine.download.allowed_urls import check_address, host_of
from engine.download.attempt import Attempt, StartAgainError
from engine.download.disk_errors import disk_errors
from engine.download.failures import NETWORK_ERRORS, Failure, failure_of
from engine.download.interruptible import LOOK_S, DownloadCancelledError
from engine.download.partial_file import PartialFile, sweep
from engine.download.rate import EVERY_S, TransferRate
from engine.download.source import DownloadError, DownloadProgress, DownloadStopped, Source
from engine.download.verify import HashMismatchError, prove
from engine.sentence import Sentence
from engine.storage import paths

PATIENCE_S = 20.0
WAITS_S = (1.0, 4.0, 12.0)  # before the second, third and fourth try
REAL_PROGRESS = 1 << 20  # bytes that make a try count as a success: the waits begin anew


def fetch(
    source: Source,
    target: Path,
    *,
    tell: Callable[[DownloadProgress], None] = lambda _: None,
    should_stop: Callable[[], bool] = lambda: False,
    may_be_local: bool = False,
    patience_s: float = PATIENCE_S,
    waits_s: tuple[float, ...] | None = None,
) -> Path:
    """Download ``source`` to ``target`` and return ``target``, whose hash is then proven; at once if it lies there.

    Goes on where an earlier try has ended (``target`` + ".part"). tell: called about four times a second, from this
    thread. should_stop: asked ten times a second. may_be_local: http from this machine is allowed (tests only).
    patience_s: how long nothing may come; waits_s: between tries, else WAITS_S. Two who fetch one target get one
    download.

    Raises DownloadStopped when ``should_stop`` says so and DownloadError (or another EngineError) with a sentence for
    everything else; ``target`` is then as it was before.
    """
    for address in (source.url, *source.mirrors):
        check_address(address, may_be_local=may_be_local, may_be_open=source.may_be_open)
    part = PartialFile(target)
    rate = TransferRate(tell)
    with disk_errors(target, 0):
        target.parent.mkdir(parents=True, exist_ok=True)
    try:
        with _only_one(target, part, rate, should_stop):
            if _is_there(source, target, rate, should_stop):
                return target
            sweep(target.parent)
            attempt = Attempt(source, target, part, rate, should_stop, may_be_local, patience_s)
            _from_anywhere(source, part, attempt, WAITS_S if waits_s is None else waits_s)
    except DownloadCancelledError:
        raise DownloadStopped(part.size()) from None
    return target


def _from_anywhere(source: Source, part: PartialFile, attempt: Attempt, waits_s: tuple[float, ...]) -> None:
    refused: Failure | None = None
    for url in (source.url, *source.mirrors):
        refused = _from(url, part, attempt, waits_s)
        if refused is None:
            return
    assert refused is not None
    raise refused.as_error()


def _from(url: str, part: PartialFile, attempt: Attempt, waits_s: tuple[float, ...]) -> Failure | None:
    """Try until it is done (None), or trying again is of no use."""
    tries = 0
    while True:
        before = part.size()
        try:
            refused = attempt.run(url)
        except StartAgainError as again:
            refused = Failure(again.why)
            if tries < len(waits_s):
                tries += 1
                continue
        except NETWORK_ERRORS as error:
            refused = failure_of(error, host_of(url))
        if refused is None or refused.is_final:
            return refused
        if part.size() - before >= REAL_PROGRESS:
            tries = 0
        if tries >= len(waits_s):
            return refused
        attempt.wait(max(waits_s[tries], refused.wait_s), refused.sentence)
        tries += 1


def _is_there(source: Source, target: Path, rate: TransferRate, should_stop: Callable[[], bool]) -> bool:
    """Whether the right file lies at ``target`` already; a damaged one is replaced by the download."""
    if not target.is_file():
        return False
    size = target.stat().st_size

    def on_read(done: int) -> None:
        if should_stop():
            raise DownloadCancelledError
        rate.say_sometimes(DownloadProgress(done, size, doing="checking"))

    try:
        prove(source, target, tell=on_read)
    except HashMismatchError:
        return False
    return True


@contextmanager
def _only_one(target: Path, part: PartialFile, rate: TransferRate, should_stop: Callable[[], bool]) -> Generator[None]:
    """Nobody else fetches ``target`` inside; who comes second waits until the first is done."""
    from filelock import FileLock, Timeout

    name = hashlib.sha256(str(target.absolute()).encode()).hexdigest()[:16]
    locks = paths.state() / "locks"
    with disk_errors(locks / name, 0):
        locks.mkdir(parents=True, exist_ok=True)
    lock = FileLock(locks / f"download-{name}.lock")
    told_at = -EVERY_S
    while True:
        if should_stop():
            raise DownloadCancelledError
        try:
            lock.acquire(timeout=0)
            break
        except Timeout:
            if time.monotonic() - told_at >= EVERY_S:
                told_at = time.monotonic()
                origin = part.origin()
                total = origin.total or None if origin else None
                note = Sentence("It is being downloaded elsewhere on this machine already.")
                rate.say(DownloadProgress(part.size(), total, doing="waiting", note=note))
            time.sleep(LOOK_S)
        except OSError as error:
            why = error.strerror or str(error)
            raise DownloadError(
                "The download cannot be locked in {folder}: {why}.", repr(error), folder=locks, why=why
            ) from error
    try:
        yield
    finally:
        lock.release()
