"""The drawing kept through a crash: written after each stroke, off the GUI's thread, restored at the next start."""

import contextlib
import logging
import threading
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from weakref import WeakKeyDictionary

from PySide6.QtCore import QObject, Signal

from engine.errors import EngineError
from engine.ink.drawing import Drawing, Stroke
from engine.ink.drawing_file import drawing_text, load_drawing, stroke_text
from engine.storage.atomic_write import write_atomically
from engine.storage.new_names import set_aside
from engine.storage.owned_files import OwnedFiles
from gui.platform.languages import said
from gui.platform.main_thread_gc import MainThreadGc

log = logging.getLogger(__name__)
MOST_WINDOWS = 16  # that keep a drawing at the same time


@dataclass(frozen=True, eq=False)
class LeftDrawing:
    """A drawing that a window left which is gone. It stays on the disk until ``Autosave.is_taken`` is told."""

    drawing: Drawing
    path: Path


class Autosave(QObject):
    """Owns ``canvas-N.json`` in ``folder``; N is the first number no other window holds.

    failed(str): keeping became impossible; said once, until it works again.
    """

    failed = Signal(str)

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        names = [f"canvas-{number}.json" for number in range(MOST_WINDOWS)]
        self._files = OwnedFiles(folder, names)
        self._path = self._files.own
        if self._path is not None:
            for stump in folder.glob(f".{self._path.name}.*.part"):  # of a write that a kill cut short
                with contextlib.suppress(OSError):
                    stump.unlink()
        self._texts: WeakKeyDictionary[Stroke, str] = WeakKeyDictionary()
        self._waiting: Drawing | None = None
        self._taken: list[Path] = []  # files of other windows whose drawings are on the canvas
        self._changed = threading.Condition()
        self._is_closed = False
        self._is_writing = False
        self._has_failed = False
        self._thread: threading.Thread | None = None
        self._garbage = MainThreadGc(self)

    def left_behind(self) -> tuple[tuple[LeftDrawing, ...], tuple[EngineError, ...]]:
        """What a crash left, of this window and of others that are gone, and what is wrong with what cannot be read.

        A file that cannot be read is moved to ``NAME.bad-DATE``, so that each is told once.
        """
        if self._path is None:
            return (), ()
        found: list[LeftDrawing] = []
        problems: list[EngineError] = []
        for path in (self._path, *self._files.left_behind()):
            if not path.exists():
                continue
            try:
                drawing = load_drawing(path)
            except EngineError as error:
                problems.append(_set_aside(path, error))
                continue
            if drawing.strokes:
                found.append(LeftDrawing(drawing, path))
        return tuple(found), tuple(problems)

    def is_taken(self, left: LeftDrawing) -> None:
        """``left`` is put on the canvas: once it is kept as this window's, its own file is not needed any more."""
        if left.path != self._path:
            with self._changed:
                self._taken.append(left.path)

    def keep(self, drawing: Drawing) -> None:
        """Write ``drawing`` soon; of several that wait only the newest is written. Returns at once."""
        if self._path is None:
            return
        with self._changed:
            self._waiting = drawing
            if self._thread is None:
                self._garbage.begin()
                self._thread = threading.Thread(target=self._run, name="drawing keeper", daemon=True)
                self._thread.start()
            self._changed.notify_all()

    def wait_until_kept(self, seconds: float = 3.0) -> bool:
        """Wait for what was asked to be kept; False when it takes longer."""
        with self._changed:
            return self._changed.wait_for(lambda: self._waiting is None and not self._is_writing, seconds)

    def close(self, keep_file: bool = False) -> None:
        """The window ends as it should: nothing needs to be restored, unless ``keep_file``."""
        with self._changed:
            self._is_closed = True
            self._changed.notify_all()
        if self._thread is not None:
            self._thread.join(3.0)
        self._garbage.end()
        if self._path is not None and not keep_file:
            with contextlib.suppress(OSError):
                self._path.unlink(missing_ok=True)
        self._files.release()

    def _run(self) -> None:
        while True:
            with self._changed:
                self._is_writing = False
                self._changed.notify_all()
                self._changed.wait_for(lambda: self._waiting is not None or self._is_closed)
                drawing, self._waiting = self._waiting, None
                if drawing is None:
                    return
                self._is_writing = True
            self._write(drawing)

    def _write(self, drawing: Drawing) -> None:
        assert self._path is not None
        text = drawing_text(drawing.width, drawing.height, map(self._text, drawing.strokes))
        try:
            write_atomically(self._path, text.encode())
        except EngineError as error:
            log.info("drawing not kept: %s", error.sentence)
            if not self._has_failed:
                self._emit(self.failed.emit, said(error.sentence))
            self._has_failed = True
        else:
            self._has_failed = False
            with self._changed:
                taken, self._taken = self._taken, []
            for path in taken:
                with contextlib.suppress(OSError):
                    path.unlink(missing_ok=True)

    @staticmethod
    def _emit(emit: Callable[[str], None], sentence: str) -> None:
        with contextlib.suppress(RuntimeError):  # the window was just deleted
            emit(sentence)

    def _text(self, stroke: Stroke) -> str:
        known = self._texts.get(stroke)
        if known is None:
            known = self._texts[stroke] = stroke_text(stroke)
        return known


def _set_aside(path: Path, error: EngineError) -> EngineError:
    aside = set_aside(path)
    if aside is None:
        return error
    return EngineError("{what} It was kept as “{file}”.", error.details, what=error.sentence, file=aside.name)
