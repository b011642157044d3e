"""RunReader: the one thread in which the training screen reads and writes files. The window never waits for a disk."""

import contextlib
import copy
import queue
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal

from engine.errors import EngineError
from engine.training.runs.event_follower import EventFollower
from engine.training.runs.events import Notice, RunEvent, RunFailed, RunStarted
from engine.training.runs.run_folder import EVENTS, RECIPE, run_folders
from engine.training.runs.run_lock import owner_of
from engine.training.runs.run_record import RunRecord, run_record
from gui.platform.languages import said_as_read
from gui.platform.main_thread_gc import MainThreadGc
from gui.train.runs.run_history import RunCurves, RunHistory

LOOK_EVERY = 0.1  # seconds between two looks at a followed run
LONGEST_BREATH = 0.02  # seconds
SWITCH_EVERY = (
    0.001  # seconds after which the window's thread gets Python while this one is busy; usually five times that
)
MOST_SHARE = 0.05  # of the thread's time that may go into reading one run's record again


@dataclass(frozen=True, eq=False)
class RunNews:
    """What was read of one followed run: its history and curves as they are now, and the events that are new.

    is_first: the first look, so that ``events`` holds the run's past.
    """

    folder: Path
    history: RunHistory
    curves: RunCurves
    events: tuple[RunEvent, ...]
    is_first: bool


@dataclass
class _Followed:
    follower: EventFollower
    history: RunHistory
    is_first: bool = True


@dataclass
class _Known:
    record: RunRecord
    stamp: tuple[int, ...]
    read_at: float
    cost: float


class RunReader(QObject):
    """Follows runs, lists them, and runs errands (functions that touch files), all in one thread of its own.

    read(RunNews): a followed run has something new. listed(tuple[RunRecord, ...]): all runs, newest first.
    """

    read = Signal(object)
    listed = Signal(object)
    _returned = Signal(object, object)  # a function and its argument, to be called in the window's thread

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._errands: queue.SimpleQueue[Callable[[], None]] = queue.SimpleQueue()
        self._followed: dict[Path, _Followed] = {}
        self._known: dict[Path, _Known] = {}
        self._list_wanted = threading.Event()
        self._closing = threading.Event()
        self._thread: threading.Thread | None = None
        self._garbage = MainThreadGc(self)
        self._garbage.begin()
        self._switched_before = sys.getswitchinterval()
        sys.setswitchinterval(SWITCH_EVERY)
        self._returned.connect(self._on_returned)

    def follow(self, folder: Path) -> None:
        """Tell what the run in ``folder`` holds, and whatever is added to it, until ``unfollow``."""
        self._do(lambda: self._begin(folder))

    def unfollow(self, folder: Path) -> None:
        """Look at the run in ``folder`` no more."""
        self._do(lambda: self._followed.pop(folder, None))

    def refresh_list(self) -> None:
        """List all runs soon; many calls in a row make one list."""
        self._list_wanted.set()
        self._do(lambda: None)

    def run_errand(
        self,
        errand: Callable[[], Any],
        on_done: Callable[[Any], None],
        on_failed: Callable[[EngineError], None],
    ) -> None:
        """Call ``errand`` in the thread, then one of the other two in the window's with its result or its error."""

        def run() -> None:
            try:
                result = errand()
            except EngineError as error:
                self._tell(on_failed, error)
            else:
                self._tell(on_done, result)

        self._do(run)

    def after_next_look(self, folder: Path, call: Callable[[], None]) -> None:
        """Call ``call`` in the window's thread after all that ``folder`` holds now was read and told."""

        def look() -> None:
            self._look(folder)
            self._tell(lambda _: call(), None)

        self._do(look)

    def close(self) -> None:
        """End the thread; errands that were given before are still done."""
        thread, self._thread = self._thread, None
        if thread is None:
            self._closing.set()
        else:
            self._errands.put(self._closing.set)
            thread.join(2)
        self._garbage.end()
        sys.setswitchinterval(self._switched_before)

    def _do(self, errand: Callable[[], object]) -> None:
        if self._closing.is_set():
            return
        if self._thread is None:
            self._thread = threading.Thread(target=self._work, name="run-reader", daemon=True)
            self._thread.start()
        self._errands.put(lambda: (errand(), None)[1])

    def _work(self) -> None:
        while not self._closing.is_set():
            try:
                self._work_once()
            except Exception:  # told like any other that nobody caught; the thread goes on
                kind, error, trace = sys.exc_info()
                threading.excepthook(threading.ExceptHookArgs((kind, error, trace, threading.current_thread())))

    def _work_once(self) -> None:
        with contextlib.suppress(queue.Empty):
            self._errands.get(timeout=LOOK_EVERY if self._followed else None)()
            while not self._closing.is_set():
                self._errands.get_nowait()()
        if self._closing.is_set():
            return
        for folder in list(self._followed):
            self._look(folder)
        if self._list_wanted.is_set():
            self._list_wanted.clear()
            self._send(self.listed, self._list())

    def _begin(self, folder: Path) -> None:
        self._followed[folder] = _Followed(EventFollower(folder), RunHistory())

    def _look(self, folder: Path) -> None:
        followed = self._followed.get(folder)
        if followed is None:
            return
        events = tuple(map(in_window_language, followed.follower.all_events()))
        for event in events:
            followed.history.take(event)
        if events or followed.is_first:
            history = copy.copy(followed.history)
            self._send(self.read, RunNews(folder, history, history.curves(), events, followed.is_first))
            followed.is_first = False

    def _list(self) -> tuple[RunRecord, ...]:
        records = [record for folder in run_folders() if (record := self._record(folder)) is not None]
        self._known = {record.folder: self._known[record.folder] for record in records}
        return tuple(sorted(records, key=lambda record: record.started or "9999", reverse=True))

    def _record(self, folder: Path) -> RunRecord | None:
        """The run's record, read again only when its files changed, and seldom when that takes long."""
        known, stamp, now = self._known.get(folder), _stamp(folder), time.monotonic()
        if known is not None:
            is_long = stamp[0] and stamp[0] == known.stamp[0] and now - known.read_at < known.cost / MOST_SHARE
            if stamp == known.stamp or is_long:
                return known.record
        try:
            record = run_record(folder)
        except EngineError:
            return None
        record = replace(record, sentence=said_as_read(record.sentence))
        cost = time.monotonic() - now
        self._known[folder] = _Known(record, stamp, now, cost)
        self._closing.wait(min(cost, LONGEST_BREATH))  # the window's thread has Python to itself meanwhile
        return record

    def _tell(self, call: Callable[[Any], None], argument: object) -> None:
        self._send(self._returned, call, argument)

    def _send(self, signal: Any, *arguments: object) -> None:
        with contextlib.suppress(RuntimeError):  # the window is gone already
            signal.emit(*arguments)

    def _on_returned(self, call: Callable[[Any], None], argument: object) -> None:
        call(argument)


def in_window_language(event: RunEvent) -> RunEvent:
    """``event`` with what it tells in the window's language."""
    if isinstance(event, Notice | RunFailed):
        return replace(event, sentence=said_as_read(event.sentence))
    if isinstance(event, RunStarted):
        skipped = tuple((name, said_as_read(why)) for name, why in event.skipped)
        return replace(event, device_reason=said_as_read(event.device_reason), skipped=skipped)
    return event


def _stamp(folder: Path) -> tuple[int, ...]:
    """Changes when the run's state, recipe or events change; the first figure is whether it is alive."""
    figures = [owner_of(folder) or 0]
    for name in (RECIPE, EVENTS):
        try:
            stat = (folder / name).stat()
            figures += [stat.st_size, stat.st_mtime_ns]
        except OSError:
            figures += [0, 0]
    return tuple(figures)
