"""One run as a process: the lock, the events file, the request to stop, exactly one end. Import torch only after it.

A stop comes from a file ``stop`` in the run folder, from Ctrl-C or SIGTERM, and, when a window controls the run, from
the line "stop" or the end of standard input (the window is gone; after the line "stay" that means nothing).
"""

import os
import signal
import sys
import threading
import traceback
from collections.abc import Generator, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import Any

from engine.errors import EngineError
from engine.recipe import Recipe
from engine.sentence import Sentence
from engine.storage.json_dataclasses import to_json
from engine.training.distributed.rank import Rank
from engine.training.runs.event_log import EventWriter
from engine.training.runs.events import RunEnded, RunEvent, RunFailed
from engine.training.runs.run_folder import EVENTS, STOP, read_recipe
from engine.training.runs.run_lock import RunLock

LOOK_SECONDS = 0.1


def use_patient_threads() -> None:
    """Keep OpenMP's threads from spinning while another process, the window say, needs the processor.

    Counts only before torch is imported: then a busy neighbor costs 5 times less.
    """
    os.environ.setdefault("OMP_WAIT_POLICY", "passive")


def run_in(folder: Path, stop: "StopRequest", rank: Rank | None = None) -> Iterator[RunEvent]:
    """Train the run in ``folder`` (new, or on from its checkpoint); events are written there and passed on.

    Whatever happens, the last event is RunEnded or RunFailed. EngineError when there is no run in ``folder`` or another
    process trains it: then nothing was begun and nothing is written. rank: the leader's, among several processes.
    """
    recipe = read_recipe(folder)
    with RunLock(folder):
        (folder / STOP).unlink(missing_ok=True)
        writer = EventWriter(folder / EVENTS)
        try:
            with stop.watching(folder):
                for event in _with_one_end(_events(recipe, folder, stop, rank or Rank())):
                    writer.write(event)
                    yield event
        finally:
            writer.close()
            (folder / STOP).unlink(missing_ok=True)


def _events(recipe: Recipe, folder: Path, stop: "StopRequest", rank: Rank) -> Iterator[RunEvent]:
    from engine.training.loop import train

    if rank.world_size == 1:
        yield from train(recipe, folder, should_stop=stop.is_set)
        return
    from engine.training.distributed.process_group import process_group

    try:
        with process_group(rank) as group:
            group.broadcast_object((to_json(recipe), str(folder.resolve())))
            yield from train(recipe, folder, should_stop=stop.is_set, group=group)
    except EngineError as error:
        yield RunFailed(error.sentence, error.details)


def _with_one_end(events: Iterator[RunEvent]) -> Iterator[RunEvent]:
    """``events`` up to their end; an error that nobody foresaw is an end, too."""
    try:
        for event in events:
            yield event
            if isinstance(event, RunEnded | RunFailed):
                return
    except KeyboardInterrupt:
        yield RunFailed(Sentence("Stopped at once, by a second Ctrl-C. --resume goes on from the last checkpoint."))
    except Exception as error:
        last = traceback.extract_tb(error.__traceback__)[-1]
        where = f"{Path(last.filename).name}:{last.lineno}"
        yield RunFailed(
            Sentence(
                "Training failed unexpectedly: {kind} in {where}. Its last checkpoint still stands; copy the "
                "details into "
                "a report.",
                kind=type(error).__name__,
                where=where,
            ),
            details=traceback.format_exc(),
        )


def lines_of(handle: int) -> Iterator[str]:
    """The lines that come through a file handle, as they come. Holds no lock that a process's end could wait for."""
    rest = b""
    while data := os.read(handle, 4096):
        *lines, rest = (rest + data).split(b"\n")
        yield from (line.decode(errors="replace") for line in lines)


class StopRequest:
    """Whether the run should stop, from wherever the request comes. ``is_set`` costs next to nothing."""

    def __init__(self, controlled_by: Iterable[str] | None = None) -> None:
        self._requested = threading.Event()
        self._over = threading.Event()
        self._control = controlled_by

    def is_set(self) -> bool:
        """Whether a stop was requested."""
        return self._requested.is_set()

    def request(self) -> None:
        """Stop at the next batch."""
        self._requested.set()

    @contextmanager
    def watching(self, folder: Path) -> Generator[None]:
        """Look for the request in all places, for the length of a ``with`` block."""
        looker = threading.Thread(target=self._look_for_file, args=(folder / STOP,), name="stop file", daemon=True)
        looker.start()
        if self._control is not None:
            threading.Thread(target=self.listen, args=(self._control,), name="stop line", daemon=True).start()
        try:
            with self.catching_signals():
                yield
        finally:
            self._over.set()
            looker.join()

    @contextmanager
    def catching_signals(self) -> Generator[None]:
        """Ctrl-C and SIGTERM are the request, for the length of a ``with`` block; a second Ctrl-C ends at once."""
        before = self._catch_signals()
        try:
            yield
        finally:
            for number, action in before.items():
                signal.signal(number, action)

    def _look_for_file(self, path: Path) -> None:
        while not self._over.wait(LOOK_SECONDS):
            if path.exists():
                self.request()

    def listen(self, control: Iterable[str]) -> None:
        """Lines of the window: "stop", "stay". The end of them is a stop unless the run shall stay."""
        stays = False
        try:
            for line in control:
                if line.strip() == "stop":
                    self.request()
                stays = stays or line.strip() == "stay"
        except (OSError, ValueError):
            pass  # a broken pipe says the same as its end
        if not stays:
            self.request()

    def _catch_signals(self) -> dict[int, Any]:
        if threading.current_thread() is not threading.main_thread():
            return {}
        numbers = [signal.SIGINT, signal.SIGTERM]
        if sys.platform != "win32":
            numbers.append(signal.SIGHUP)

        def _on_signal(number: int, _frame: FrameType | None) -> None:
            if number == signal.SIGINT and self.is_set():
                raise KeyboardInterrupt  # the second Ctrl-C means: at once
            self.request()

        return {number: signal.signal(number, _on_signal) for number in numbers}
