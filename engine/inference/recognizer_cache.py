"""RecognizerCache: the recognizers used last, ready to answer."""

from collections import OrderedDict
from pathlib import Path
from threading import Lock

from engine.errors import EngineError
from engine.hardware.device import Device
from engine.inference.recognizer import Recognizer


class RecognizerCache:
    """The recognizers used last, ready to answer; each is loaded once, and anew when its file has changed.

    capacity, most_parameters: what all kept together may be; those unused longest are let go (by default some 1.6 GB
    of weights: two of VGG's size, or every small network).
    """

    def __init__(self, device: Device | None = None, capacity: int = 32, most_parameters: int = 400_000_000) -> None:
        self._device = device
        self._capacity = capacity
        self._most_parameters = most_parameters
        self._loading: dict[tuple[str, int, int], Lock] = {}
        self._loaded: OrderedDict[tuple[str, int, int], Recognizer | EngineError] = OrderedDict()
        self._lock = Lock()

    def get(self, path: Path) -> Recognizer:
        """The recognizer of ``path``. It takes its place here only when it is whole and has answered once.

        A file that cannot be used is not read again before it changes: EngineError each time.
        """
        key = _identity(path)
        known = self._used(key)
        if known is None:
            with self._lock:
                loading = self._loading.setdefault(key, Lock())
            with loading:  # who asks for it meanwhile waits, who asks for another does not
                known = self._used(key)
                if known is None:
                    known = self._load(path)
                    self._keep(key, known)
        if isinstance(known, EngineError):
            raise EngineError(known.sentence, known.details)
        return known

    def has(self, path: Path) -> bool:
        """Whether ``get`` would return at once; EngineError when the file is gone."""
        key = _identity(path)
        with self._lock:
            return key in self._loaded

    def loaded(self) -> list[Recognizer]:
        """The recognizers that are ready to answer."""
        with self._lock:
            return [known for known in self._loaded.values() if isinstance(known, Recognizer)]

    def _used(self, key: tuple[str, int, int]) -> Recognizer | EngineError | None:
        with self._lock:
            known = self._loaded.get(key)
            if known is not None:
                self._loaded.move_to_end(key)
        return known

    def _load(self, path: Path) -> Recognizer | EngineError:
        try:
            return Recognizer.load(path, self._device)
        except EngineError as error:
            return error

    def _keep(self, key: tuple[str, int, int], loaded: Recognizer | EngineError) -> None:
        with self._lock:
            self._loaded[key] = loaded
            self._loading.pop(key, None)
            while len(self._loaded) > 1 and self._is_too_much():
                self._loaded.popitem(last=False)

    def _is_too_much(self) -> bool:
        parameters = sum(one.card.parameters for one in self._loaded.values() if isinstance(one, Recognizer))
        return len(self._loaded) > self._capacity or parameters > self._most_parameters


def _identity(path: Path) -> tuple[str, int, int]:
    try:
        stat = path.stat()
    except OSError as error:
        raise EngineError("The weights file “{path}” is gone. Choose another recognizer.", path=path.name) from error
    return str(path), stat.st_mtime_ns, stat.st_size
