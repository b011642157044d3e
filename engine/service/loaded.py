"""The recognizers that answer: found by key, loaded when they are first asked, with the thresholds of a person."""

from contextlib import AbstractContextManager, nullcontext, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from engine.errors import EngineError
from engine.inference.recognizer import Recognizer
from engine.inference.recognizer_cache import RecognizerCache
from engine.library import recognizers

if TYPE_CHECKING:
    from engine.inference.autotune.background import Background


class LoadedRecognizers:
    """default_ink, default_photo: keys of those for requests that name none; empty when there is none."""

    def __init__(self, background: "Background | None" = None) -> None:
        """background: finds faster ways of computing what is in use, while nobody waits for an answer."""
        self.default_ink = ""
        self.default_photo = ""
        self._background = background
        self._cache = RecognizerCache()
        self._paths: dict[str, Path] = {}  # of keys asked for before
        self._sure_above: dict[str, float] = {}  # thresholds that a person moved

    def load_defaults(self) -> None:
        """Choose the recognizers for requests that name none, and load the one for ink."""
        self.default_ink = recognizers.default_ink_key()
        self.default_photo = recognizers.default_photo_key()
        if self.default_ink:
            with suppress(EngineError):  # said in words to the first drawing that asks for it
                self.get(self.default_ink)

    def add(self, path: Path) -> str:
        """A key under which requests can name a weights file outside of the library."""
        key = f"file:{path}"
        self._paths[key] = path
        return key

    def get(self, key: str, *, for_file: bool = False) -> Recognizer:
        """The one of ``key``, to answer now. EngineError when it cannot be used.

        for_file: a picture file is read, one of many perhaps.
        """
        if not key:
            raise EngineError("No recognizer is installed. Train one, or open a weights file.")
        found = self.look_at(key)
        if self._background is not None:
            self._background.want(found, for_file=for_file)
        wanted = self._sure_above.get(key)
        return found if wanted is None else found.sure_from(wanted)

    def look_at(self, key: str) -> Recognizer:
        """The one of ``key`` as it is, not to answer: no faster way is looked for. EngineError as in ``get``."""
        return self._cache.get(self._path(key))

    def is_loaded(self, key: str) -> bool:
        """Whether ``get`` would give it at once."""
        with suppress(EngineError):  # what is gone is told by who asks for it
            return self._cache.has(self._path(key))
        return True

    def forget(self, key: str) -> None:
        """The file of ``key`` is gone."""
        self._paths.pop(key, None)

    def set_sure_above(self, key: str, sure_above: float) -> None:
        """From here on, answers of ``key`` count as sure from this probability on; below 0: as its card says."""
        if sure_above < 0:
            self._sure_above.pop(key, None)
        else:
            self._sure_above[key] = min(sure_above, 1.0)

    def find_fastest(self) -> None:
        """Find the fastest way of computing for all in use, now: before many pictures are read."""
        for recognizer in self._cache.loaded():
            if not recognizer.is_tuned:
                recognizer.autotune()

    def answering(self) -> AbstractContextManager[None]:
        """While it lasts the background holds still."""
        return self._background.answering() if self._background is not None else nullcontext()

    def _path(self, key: str) -> Path:
        if key not in self._paths:
            self._paths[key] = Path(recognizers.recognizer(key).path)
        return self._paths[key]
