"""One drawing or picture, several recognizers: what they share is done once, then each answers for itself."""

from collections.abc import Callable
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

from engine.errors import EngineError
from engine.inference.recognizer import Recognizer
from engine.ink.drawing import Drawing
from engine.ink.rasterizer import render
from engine.networks.input_spec import InputKind
from engine.prediction import Reading, ReadMode
from engine.protocol.compare import CompareBytes, Compared, CompareDrawing, CompareFile, CompareRequest, OneAnswer
from engine.reading.read_drawing import read_rendered
from engine.service.routes import Routes

if TYPE_CHECKING:
    from engine.pictures.decode import Picture
    from engine.pictures.paper.find_ink import FoundInk


class DrawnSubject:
    """A drawing, rendered once."""

    kind: InputKind = "ink"
    notes: tuple[str, ...] = ()

    def __init__(self, drawing: Drawing) -> None:
        self._drawing = drawing
        self._rendered = render(drawing)

    def read(self, recognizer: Recognizer, mode: ReadMode) -> Reading:
        """What ``recognizer`` reads in it."""
        return read_rendered(self._drawing, self._rendered, recognizer, mode)


class OpenedSubject:
    """An opened picture; its ink is found when the first recognizer for ink asks."""

    def __init__(self, picture: "Picture") -> None:
        self.picture = picture
        self.notes = picture.notes

    @cached_property
    def kind(self) -> InputKind:
        """Whether it shows things or ink on paper."""
        from engine.pictures.photo_or_paper import looks_like_photo

        return "photo" if looks_like_photo(self.picture.rgb) else "ink"

    @cached_property
    def ink(self) -> "FoundInk":
        """Its ink, the same for all recognizers."""
        from engine.pictures.paper.find_ink import find_ink

        return find_ink(self.picture.rgb)

    def read(self, recognizer: Recognizer, mode: ReadMode) -> Reading:
        """What ``recognizer`` reads in it."""
        from engine.reading.read_picture import read_found_ink, read_photo

        if recognizer.card.input.kind == "photo":
            return read_photo(self.picture.rgb, recognizer)
        return read_found_ink(self.ink, recognizer, mode)


class Comparison:
    """Answers CompareRequests; asked from one thread. Keeps the picture opened last, so that slow networks, which
    are asked for later, need not open it again.

    recognizer: loads by key, EngineError when it cannot be used. is_loaded: whether that would be at once.
    """

    def __init__(self, recognizer: Callable[[str], Recognizer], is_loaded: Callable[[str], bool]) -> None:
        self._recognizer = recognizer
        self._is_loaded = is_loaded
        self._last: tuple[object, OpenedSubject] | None = None
        self.routes: Routes = dict.fromkeys((CompareDrawing, CompareFile, CompareBytes), self.answer)

    def answer(self, request: CompareRequest) -> Compared:
        """The answers that fit into the budget, at least one; EngineError when the picture cannot be opened."""
        started = perf_counter()
        subject = self._subject(request)
        answers: list[OneAnswer] = []
        for key in request.recognizers:
            spent_ms = (perf_counter() - started) * 1000
            # to load a network takes long: those that have answered are not kept waiting for it
            is_over = request.budget_ms and (spent_ms > request.budget_ms or not self._is_loaded(key))
            if answers and is_over:
                break
            answers.append(self._one(key, subject, request.mode))
        return Compared(tuple(answers), request.recognizers[len(answers) :], subject.kind, subject.notes)

    def _one(self, key: str, subject: DrawnSubject | OpenedSubject, mode: ReadMode) -> OneAnswer:
        try:
            recognizer = self._recognizer(key)
            if recognizer.card.input.kind == "ink" and isinstance(subject, OpenedSubject):
                _ = subject.ink  # shared by all, so in nobody's time
            started = perf_counter()
            reading = subject.read(recognizer, mode)
        except EngineError as error:
            return OneAnswer(key, None, error=error.sentence)
        milliseconds = (perf_counter() - started) * 1000
        return OneAnswer(key, replace(reading, steps=(), milliseconds=milliseconds), milliseconds)

    def _subject(self, request: CompareRequest) -> DrawnSubject | OpenedSubject:
        if isinstance(request, CompareDrawing):
            return DrawnSubject(request.drawing)
        identity = _identity(request)
        if self._last is None or self._last[0] != identity:
            self._last = (identity, _opened(request))
        return self._last[1]


def _opened(request: CompareFile | CompareBytes) -> OpenedSubject:
    from engine.pictures.decode import open_bytes, open_picture

    if isinstance(request, CompareFile):
        return OpenedSubject(open_picture(request.path))
    return OpenedSubject(open_bytes(request.data, request.name))


def _identity(request: CompareFile | CompareBytes) -> object:
    if isinstance(request, CompareBytes):
        return request.name, len(request.data), hash(request.data)
    try:
        stat = Path(request.path).stat()
    except OSError:
        return object()  # opening it says what is wrong
    return request.path, stat.st_mtime_ns, stat.st_size
