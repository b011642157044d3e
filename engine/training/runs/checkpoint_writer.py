"""Writes checkpoints beside the training, in a thread: one at a time, acknowledged only when it is safe on disk."""

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from torch import Tensor

from engine.errors import EngineError


@dataclass(frozen=True)
class Written:
    """What came of one checkpoint. seconds: of the processor, in the thread. problem: why it is not on disk."""

    epoch: int
    step: int
    seconds: float
    problem: EngineError | None = None


class CheckpointWriter:
    """``begin`` one, then ask for its ``outcome``."""

    def __init__(self) -> None:
        self._thread: threading.Thread | None = None
        self._written: Written | None = None
        self._error: Exception | None = None

    def is_writing(self) -> bool:
        """Whether one was begun whose outcome nobody asked for yet."""
        return self._thread is not None

    def begin(self, epoch: int, step: int, write: Callable[[], None]) -> None:
        """Call ``write`` in a thread; what it writes must not change any more. The one before must be over."""
        assert self._thread is None
        self._thread = threading.Thread(target=self._write, args=(epoch, step, write), name="checkpoint")
        self._thread.start()

    def outcome(self, *, wait: bool = False) -> Written | None:
        """What came of the one begun last, told once; None while it is being written, or when there is none.

        An error that is no EngineError is raised here.
        """
        if self._thread is None or (not wait and self._thread.is_alive()):
            return None
        self._thread.join()
        self._thread = None
        if self._error is not None:
            raise self._error
        return self._written

    def join(self) -> None:
        """Wait for the one being written, whatever comes of it."""
        if self._thread is not None:
            self._thread.join()

    def _write(self, epoch: int, step: int, write: Callable[[], None]) -> None:
        self._written = self._error = None
        began, problem = time.thread_time(), None
        try:
            write()
        except EngineError as error:
            problem = error
        except Exception as error:  # raised where the outcome is asked for
            self._error = error
        self._written = Written(epoch, step, time.thread_time() - began, problem)


def frozen_copy(saved: Any) -> Any:
    """``saved`` with every tensor copied into memory of its own on the CPU: training does not change it any more."""
    if isinstance(saved, Tensor):
        return saved.detach().clone() if saved.device.type == "cpu" else saved.detach().cpu()
    if isinstance(saved, dict):
        return {name: frozen_copy(value) for name, value in saved.items()}  # pyright: ignore[reportUnknownVariableType]
    if isinstance(saved, list | tuple):
        return type(saved)(frozen_copy(value) for value in saved)  # pyright: ignore[reportUnknownVariableType,reportUnknownArgumentType]
    return saved
