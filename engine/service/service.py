"""The engine's answers: one request in, one answer out. No process and no pipe here, so that tests can ask directly."""

import traceback
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, cast

import numpy as np

from engine.errors import EngineError
from engine.hardware.device import Device, choose
from engine.ink.drawing import Drawing, Stroke
from engine.library import recognizers
from engine.protocol.envelope import A, Request
from engine.protocol.messages import EngineReady, Failed
from engine.protocol.recognize import ReadDrawing
from engine.sentence import Sentence
from engine.service.comparison import Comparison
from engine.service.data import DataAnswers
from engine.service.handwriting import HandwritingAnswers
from engine.service.library import LibraryAnswers
from engine.service.loaded import LoadedRecognizers
from engine.service.networks import NetworkAnswers
from engine.service.recognize import RecognizeAnswers
from engine.service.routes import Routes

if TYPE_CHECKING:
    from engine.inference.autotune.background import Background


class Service:
    """Hands each request to whoever answers its kind; several threads may ask at once, each for another lane."""

    def __init__(self, background: "Background | None" = None) -> None:
        """background: finds faster ways of computing what is in use, while nobody waits for an answer."""
        self._recognizers = LoadedRecognizers(background)
        self.routes: Routes = {
            **RecognizeAnswers(self._recognizers).routes,
            **Comparison(self._recognizers.get, self._recognizers.is_loaded).routes,
            **LibraryAnswers(self._recognizers).routes,
            **DataAnswers().routes,
            **NetworkAnswers().routes,
            **HandwritingAnswers().routes,
        }

    def make_ready(self, device: Callable[[], Device] = choose) -> EngineReady:
        """Load the default recognizer and let it answer once; what the window is told then."""
        known = recognizers.installed()
        self.load_defaults()
        # the first drawing of a person is answered as fast as all others
        self.answer(ReadDrawing(_first_drawing()))
        found = device()
        return EngineReady(
            recognizers=known,
            default_ink=self._recognizers.default_ink,
            default_photo=self._recognizers.default_photo,
            device=found.name,
            device_reason=found.reason,
        )

    def load_defaults(self) -> None:
        """Choose the recognizers for requests that name none, and load the one for ink."""
        self._recognizers.load_defaults()

    def add(self, path: Path) -> str:
        """A key under which requests can name a weights file outside of the library."""
        return self._recognizers.add(path)

    def find_fastest(self) -> None:
        """Find the fastest way of computing for all recognizers in use, now: before many pictures are read."""
        self._recognizers.find_fastest()

    def answer(self, request: Request[A]) -> A | Failed:
        """The answer to ``request``; whatever goes wrong becomes ``Failed`` with a sentence."""
        try:
            with self._recognizers.answering():
                return cast("A | Failed", self.routes[type(request)](request))
        except EngineError as error:
            return Failed(error.sentence, error.details)
        except MemoryError:
            return Failed(Sentence("There is not enough memory for this. Close other programs or use less at once."))
        except Exception as error:
            traceback.print_exc()
            sentence = Sentence(
                "Something unexpected went wrong ({error}). “Details” holds what a report needs.",
                error=type(error).__name__,
            )
            return Failed(sentence, traceback.format_exc())


def _first_drawing() -> Drawing:
    points = np.array([[40.0, 20.0, 1.0, 0.0], [60.0, 80.0, 1.0, 8.0]], np.float32)
    return Drawing(100.0, 100.0, (Stroke(points, 5.0),))
