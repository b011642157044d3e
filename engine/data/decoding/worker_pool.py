"""Pictures decoded in processes beside this one: many at once, in order, and none that hangs or dies stays unnoticed.

Each process is asked by a thread of its own and has one picture in hand. One that ends, or that takes longer than
``PATIENCE_S`` for a picture, is told and replaced, and its picture given to the new one; a picture that ends two of
them is a problem of that picture. No torch.
"""

import json
import os
import subprocess
import sys
import threading
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from itertools import islice
from pathlib import Path
from types import TracebackType
from typing import IO, Any, cast

import numpy as np
from numpy.typing import NDArray

from engine.data.decoding.inspection import ImageFacts
from engine.data.decoding.tasks import (
    ChangedPictureError,
    DecodeTask,
    InspectAndDecodeTask,
    Inspected,
    InspectTask,
    Result,
    Task,
    done,
)
from engine.data.decoding.worker import line_of, text_of
from engine.data.sets.dataset import CancelledError, never
from engine.errors import EngineError
from engine.sentence import Sentence
from engine.storage.paths import PROGRAM_FOLDER
from engine.storage.safe_open import shown

PATIENCE_S = 60.0
LOOK_S = 1.0
TRIED_HERE = 16  # pictures decoded in this process before others are started
WORTH_S = 4.0  # of work left: less is done here
MOST_PROCESSES = 16
AHEAD = 8  # pictures for each process that may be ready before they are taken


def processes_here() -> int:
    """How many processes suit this machine."""
    allowed = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return max(1, min(allowed, MOST_PROCESSES))


def all_done(
    tasks: Iterable[Task],
    count: int,
    tell: Callable[[str], None] = lambda _: None,
    is_cancelled: Callable[[], bool] = never,
) -> Iterator[Result]:
    """The results of ``count`` tasks, in order: here when they are few, else in processes. CancelledError when asked.

    How long the first ones take decides.
    """
    rest = iter(tasks)
    began = time.monotonic()
    for task in islice(rest, TRIED_HERE):
        if is_cancelled():
            raise CancelledError
        yield done(task)
    left = max(0, count - TRIED_HERE)
    if processes_here() == 1 or left * (time.monotonic() - began) / TRIED_HERE < WORTH_S:
        for task in rest:
            if is_cancelled():
                raise CancelledError
            yield done(task)
        return
    with Decoders(tell=tell) as decoders:
        for result in decoders.results(rest):
            if is_cancelled():
                raise CancelledError
            yield result


class Decoders:
    """Some processes that decode, for the length of a ``with`` block or until ``close``.

    tell: gets a sentence when one had to be replaced, from a thread.
    """

    def __init__(
        self, count: int = 0, tell: Callable[[str], None] = lambda _: None, patience_s: float = PATIENCE_S
    ) -> None:
        self._count = count or processes_here()
        self._tell = tell
        self.patience_s = patience_s
        self._workers: list[Worker] = []
        self._own = threading.local()
        self._lock = threading.Lock()
        self._threads = ThreadPoolExecutor(self._count, "decoder")
        self._is_closed = threading.Event()
        self._watch = threading.Thread(target=self._watch_over, name="decoders' watch", daemon=True)
        self._watch.start()

    def __enter__(self) -> "Decoders":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def results(self, tasks: Iterable[Task]) -> Iterator[Result]:
        """What comes of ``tasks``, in order; a few are in work ahead of the one that is taken."""
        rest, waiting = iter(tasks), deque[Future[Result]]()
        while True:
            for task in islice(rest, self._count * AHEAD - len(waiting)):
                waiting.append(self._threads.submit(self._do, task))
            if not waiting:
                return
            yield waiting.popleft().result()

    def processes(self) -> list[int]:
        """The ids of the processes that live."""
        with self._lock:
            return [worker.id for worker in self._workers if not worker.is_gone]

    def close(self) -> None:
        """End all of them; what was not begun is not done."""
        self._is_closed.set()
        self._threads.shutdown(wait=False, cancel_futures=True)
        self._end_all()
        self._threads.shutdown(wait=True)
        self._end_all()  # a thread may have started one meanwhile
        self._watch.join()

    def _end_all(self) -> None:
        with self._lock:
            for worker in self._workers:
                worker.end()

    def _do(self, task: Task) -> Result:
        for _ in range(2):
            worker = self._worker()
            try:
                return worker.ask(task)
            except (OSError, ValueError):
                worker.end()
                if self._is_closed.is_set():
                    return EngineError("Decoding was ended.")
                name = shown(Path(task.path).name)
                if worker.was_slow:
                    told = Sentence(
                        "A decoding process took too long for “{name}”; another one took its place.", name=name
                    )
                else:
                    told = Sentence(
                        "A decoding process ended while it read “{name}”; another one took its place.", name=name
                    )
                self._tell(told)
        return _no_result(task)

    def _worker(self) -> "Worker":
        """This thread's process; a new one when there is none or it is gone."""
        own: Worker | None = getattr(self._own, "worker", None)
        if own is None or own.is_gone:
            own = Worker()
            self._own.worker = own
            with self._lock:
                self._workers = [worker for worker in self._workers if not worker.is_gone] + [own]
        return own

    def _watch_over(self) -> None:
        while not self._is_closed.wait(min(LOOK_S, self.patience_s / 4)):
            with self._lock:
                for worker in self._workers:
                    worker.end_when_slower_than(self.patience_s)


def _no_result(task: Task) -> Result:
    if not isinstance(task, DecodeTask):
        return _unseen(task, Sentence("ends the program that reads it: the file is damaged"))
    name = shown(Path(task.path).name)
    return EngineError("“{name}” ends the program that reads it. Remove the file and start again.", name=name)


def _picture(head: dict[str, Any], incoming: IO[bytes]) -> NDArray[np.uint8] | None:
    """The bytes behind an answer's head; EOFError when not all of them come."""
    if "bytes" not in head:
        return None
    body = incoming.read(head["bytes"])
    if len(body) != head["bytes"]:
        raise EOFError("half an answer")
    return np.frombuffer(body, np.uint8).reshape(head["shape"])


def _unseen(task: InspectTask | InspectAndDecodeTask, reason: str) -> Result:
    """What comes of a look that failed: a picture that cannot be used."""
    seen = ImageFacts("", reason=reason)
    return seen if isinstance(task, InspectTask) else Inspected(seen, None)


def _facts(plain: dict[str, Any]) -> ImageFacts:
    fields: dict[str, Any] = {**plain, "reason": text_of(plain["reason"])}
    return ImageFacts(**fields)


def _problem(head: dict[str, Any]) -> EngineError:
    if not head.get("is_changed"):
        return EngineError(text_of(head["problem"]))
    changed = ChangedPictureError(text_of(head["problem"]))
    changed.missing = head["missing"]
    return changed


class Worker:
    """One process, and the one task it has in hand."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "engine.data.decoding.worker"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            cwd=PROGRAM_FOLDER,
            env={**os.environ, "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"},
            start_new_session=os.name != "nt",  # Ctrl+C is for the parent
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
        self.id = self._process.pid
        self.is_gone = False
        self.was_slow = False
        self._began: float | None = None
        self._is_ready = False

    def ask(self, task: Task) -> Result:
        """What the process answers; OSError or ValueError when it is gone."""
        outgoing, incoming = cast("IO[bytes]", self._process.stdin), cast("IO[bytes]", self._process.stdout)
        self._began = time.monotonic()
        try:
            if not self._is_ready:
                self._head(incoming)
                self._is_ready = True
            outgoing.write(line_of(task))
            outgoing.flush()
            head = self._head(incoming)
            seen = _facts(head["seen"]) if "seen" in head else None
            if "problem" in head:
                return _problem(head) if isinstance(task, DecodeTask) else _unseen(task, text_of(head["problem"]))
            picture = _picture(head, incoming)
            if seen is None:
                assert picture is not None
                return picture
            return Inspected(seen, picture) if isinstance(task, InspectAndDecodeTask) else seen
        except EOFError as error:
            raise ValueError(str(error)) from error
        finally:
            self._began = None

    def end_when_slower_than(self, patience_s: float) -> None:
        """Kill it when it has its task in hand for longer; whoever waits for its answer notices."""
        began = self._began
        if began is not None and time.monotonic() - began > patience_s:
            self.was_slow = True
            self._process.kill()

    def end(self) -> None:
        """Make sure that it is gone."""
        self.is_gone = True
        self._process.kill()
        self._process.wait()
        for stream in (self._process.stdin, self._process.stdout):
            with suppress(OSError, ValueError):
                if stream is not None and self._began is None:
                    stream.close()

    def _head(self, incoming: IO[bytes]) -> dict[str, Any]:
        line = incoming.readline()
        if not line.endswith(b"\n"):
            raise EOFError(f"exit code {self._process.poll()}")
        return json.loads(line)
