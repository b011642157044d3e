"""The engine's answers: one request in, one answer out. No process and no pipe here, so that tests can ask directly."""

import traceback
from collections.abc import Callable, Mapping
from contextlib import nullcontext, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, get_args

import numpy as np

from engine.errors import EngineError
from engine.hardware.device import Device, choose
from engine.inference.recognizer import Recognizer
from engine.inference.recognizer_cache import RecognizerCache
from engine.ink.drawing import Drawing, Stroke
from engine.library import recognizers
from engine.networks.catalog import list_architectures
from engine.protocol.compare import CompareRequest
from engine.protocol.data import InspectData, PreviewedPictures, PreviewPictures
from engine.protocol.envelope import A, Request
from engine.protocol.handwriting import CollectionList, Drawings, HandwritingRequest
from engine.protocol.library import (
    AskBackend,
    BackendInUse,
    DeleteRecognizer,
    ImportWeights,
    KnownRecognizers,
    ListPublished,
    ListRecognizers,
    PublishedList,
    RenameRecognizer,
    RestoreRecognizer,
    SetSureAbove,
)
from engine.protocol.messages import EngineReady, Failed
from engine.protocol.networks import Architectures, DrawNetwork, ListArchitectures
from engine.protocol.recognize import ListPictures, Pictures, Read, ReadBytes, ReadDrawing, ReadFile
from engine.reading.read_drawing import read_drawing
from engine.service.comparison import Comparison

if TYPE_CHECKING:
    from engine.data.preview import Previews
    from engine.data.sets.summary import DataSummary
    from engine.inference.autotune.background import Background
    from engine.networks.diagram import NetworkDiagram
    from engine.pictures.decode import Picture


class Service:
    """Answers requests; several threads may ask at once, each for another lane."""

    def __init__(self, background: "Background | None" = None) -> None:
        """background: finds faster ways of computing what is in use, while nobody waits for an answer."""
        self._background = background
        self._cache = RecognizerCache()
        self._default_ink = ""
        self._default_photo = ""
        self._previews: Previews | None = None
        self._paths: dict[str, Path] = {}  # of keys asked for before
        self._sure_above: dict[str, float] = {}  # thresholds that a person moved
        self._comparison = Comparison(self._recognizer, self._is_loaded)
        self._answers: Mapping[type, Callable[[Any], Any]] = {
            ReadDrawing: self._read_drawing,
            ReadFile: self._read_file,
            ReadBytes: self._read_bytes,
            ListPictures: self._list_pictures,
            ListRecognizers: self._list_recognizers,
            ImportWeights: self._import_weights,
            RenameRecognizer: self._rename_recognizer,
            DeleteRecognizer: self._delete_recognizer,
            RestoreRecognizer: self._restore_recognizer,
            SetSureAbove: self._set_sure_above,
            InspectData: self._inspect_data,
            PreviewPictures: self._preview_pictures,
            ListArchitectures: self._list_architectures,
            DrawNetwork: self._draw_network,
            ListPublished: self._list_published,
            AskBackend: self._ask_way,
            **dict.fromkeys(get_args(CompareRequest), self._comparison.answer),
            **dict.fromkeys(get_args(HandwritingRequest), self._handwriting),
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
            default_ink=self._default_ink,
            default_photo=self._default_photo,
            device=found.name,
            device_reason=found.reason,
        )

    def load_defaults(self) -> None:
        """Choose the recognizers for requests that name none, and let the one for ink answer once."""
        self._default_ink = recognizers.default_ink_key()
        self._default_photo = recognizers.default_photo_key()
        if self._default_ink:
            with suppress(EngineError):  # said in words to the first drawing that asks for it
                self._recognizer(self._default_ink)

    def add(self, path: Path) -> str:
        """A key under which requests can name a weights file outside of the library."""
        key = f"file:{path}"
        self._paths[key] = path
        return key

    def find_fastest(self) -> None:
        """Find the fastest way of computing for all recognizers in use, now: before many pictures are read."""
        for recognizer in self._cache.loaded():
            if not recognizer.is_tuned:
                recognizer.autotune()

    def answer(self, request: Request[A]) -> A | Failed:
        """The answer to ``request``; whatever goes wrong becomes ``Failed`` with a sentence."""
        try:
            with self._background.answering() if self._background else nullcontext():
                return self._answers[type(request)](request)
        except EngineError as error:
            return Failed(error.sentence, error.details)
        except MemoryError:
            return Failed("There is not enough memory for this. Close other programs or use less at once.")
        except Exception as error:
            traceback.print_exc()
            return Failed(
                f"Something unexpected went wrong ({type(error).__name__}). “Details” holds what a report needs.",
                traceback.format_exc(),
            )

    # Recognizing

    def _read_drawing(self, request: ReadDrawing) -> Read:
        recognizer = self._recognizer(request.recognizer or self._default_ink)
        return Read(read_drawing(request.drawing, recognizer, request.mode))

    def _read_file(self, request: ReadFile) -> Read:
        from engine.pictures.decode import open_picture

        return self._read_picture(request, open_picture(request.path, self._detail(request)))

    def _read_bytes(self, request: ReadBytes) -> Read:
        from engine.pictures.decode import open_bytes

        return self._read_picture(request, open_bytes(request.data, request.name, self._detail(request)))

    def _detail(self, request: ReadFile | ReadBytes) -> int:
        """How finely to read a picture: a photo for a network that is known needs no more than what is shown of it."""
        from engine.pictures.decode import DETAIL
        from engine.reading.read_picture import LARGEST_SHOWN

        if not request.recognizer or not self._is_loaded(request.recognizer):
            return DETAIL
        spec = self._recognizer(request.recognizer).card.input
        return min(DETAIL, max(LARGEST_SHOWN, 3 * spec.size)) if spec.kind == "photo" else DETAIL

    def _read_picture(self, request: ReadFile | ReadBytes, picture: "Picture") -> Read:
        from engine.reading.read_picture import read_picture

        recognizer = self._recognizer(request.recognizer or self._best_fit(request, picture), for_file=True)
        return Read(read_picture(picture, recognizer, request.mode))

    def _best_fit(self, request: ReadFile | ReadBytes, picture: "Picture") -> str:
        """Who answers when nobody was named: photos go to a photo recognizer, if there is one."""
        from engine.pictures.photo_or_paper import looks_like_photo

        for_ink = request.for_ink or self._default_ink
        for_photos = request.for_photos or self._default_photo
        return for_photos if for_photos and (not for_ink or looks_like_photo(picture.rgb)) else for_ink

    def _list_pictures(self, request: ListPictures) -> Pictures:
        from engine.pictures.listing import list_pictures

        paths, skipped = list_pictures(request.paths)
        return Pictures(paths, skipped)

    def _recognizer(self, key: str, *, for_file: bool = False) -> Recognizer:
        if not key:
            raise EngineError("No recognizer is installed. Train one, or open a weights file.")
        found = self._cache.get(self._path(key))
        if self._background is not None:
            self._background.want(found, for_file=for_file)
        wanted = self._sure_above.get(key)
        return found if wanted is None else found.sure_from(wanted)

    def _path(self, key: str) -> Path:
        if key not in self._paths:
            self._paths[key] = Path(recognizers.recognizer(key).path)
        return self._paths[key]

    def _is_loaded(self, key: str) -> bool:
        with suppress(EngineError):  # what is gone is told by who asks for it
            return self._cache.has(self._path(key))
        return True

    # The library

    def _list_recognizers(self, _request: ListRecognizers) -> KnownRecognizers:
        shelf = recognizers.listing()
        return KnownRecognizers(shelf.recognizers, notes=shelf.problems)

    def _import_weights(self, request: ImportWeights) -> KnownRecognizers | Failed:
        from engine.library.import_weights import MissingClassesError, is_own
        from engine.weights.checkpoint.state_dict import SeveralSetsError

        path = Path(request.path)
        try:
            new = recognizers.import_weights(path, request.name, request.classes, request.part)
        except MissingClassesError as missing:
            return Failed(missing.sentence, missing.details, classes_wanted=missing.count)
        except SeveralSetsError as several:
            return Failed(several.sentence, several.details, parts_wanted=several.parts)
        self._cache.get(Path(new.path))  # a trial run: what cannot answer is told now
        notes = () if is_own(path) else tuple(new.card.notes.splitlines())
        return KnownRecognizers(recognizers.installed(), imported=new.key, notes=notes)

    def _rename_recognizer(self, request: RenameRecognizer) -> KnownRecognizers:
        recognizers.rename(request.key, request.name)
        return KnownRecognizers(recognizers.installed())

    def _delete_recognizer(self, request: DeleteRecognizer) -> KnownRecognizers:
        trashed = recognizers.delete(request.key)
        self._paths.pop(request.key, None)
        return KnownRecognizers(recognizers.installed(), trashed=trashed)

    def _restore_recognizer(self, request: RestoreRecognizer) -> KnownRecognizers:
        restored = recognizers.restore(request.trashed)
        return KnownRecognizers(recognizers.installed(), imported=restored.key)

    def _set_sure_above(self, request: SetSureAbove) -> KnownRecognizers:
        if request.sure_above < 0:
            self._sure_above.pop(request.key, None)
        else:
            self._sure_above[request.key] = min(request.sure_above, 1.0)
        return KnownRecognizers(recognizers.installed())

    def _list_published(self, _request: ListPublished) -> PublishedList:
        from engine.library.imagenet import offers

        return PublishedList(offers())

    def _ask_way(self, request: AskBackend) -> BackendInUse:
        if not self._is_loaded(request.key):
            return BackendInUse(request.key, "asleep")
        asked = self._cache.get(self._path(request.key))
        found = asked.finding
        state = "settled" if asked.is_tuned else "looking"
        figures = found.plain_milliseconds, found.tried, found.was_busy
        return BackendInUse(request.key, state, asked.backend.name, *figures)

    # Training

    def _inspect_data(self, request: InspectData) -> "DataSummary":
        from engine.data.catalog import summary

        return summary(request.data)

    def _preview_pictures(self, request: PreviewPictures) -> PreviewedPictures:
        from engine.data.preview import Previews
        from engine.recipe import Recipe
        from engine.storage.json_dataclasses import from_plain

        if self._previews is None:
            self._previews = Previews()
        recipe = from_plain(Recipe, vars(request), "The recipe")
        try:
            return PreviewedPictures(self._previews.pictures(recipe))
        except EngineError as error:
            return PreviewedPictures(np.zeros((0, 1, 1, 3), np.uint8), error.sentence)

    def _handwriting(self, request: HandwritingRequest) -> CollectionList | Drawings:
        from engine.service import handwriting

        return handwriting.answer(request)

    def _draw_network(self, request: DrawNetwork) -> "NetworkDiagram":
        from engine.networks.diagram_builder import draw

        return draw(request.key)

    def _list_architectures(self, _request: ListArchitectures) -> Architectures:
        return Architectures(list_architectures())


def _first_drawing() -> Drawing:
    points = np.array([[40.0, 20.0, 1.0, 0.0], [60.0, 80.0, 1.0, 8.0]], np.float32)
    return Drawing(100.0, 100.0, (Stroke(points, 5.0),))
