"""What is written or shown: answers about one drawing or picture."""

from typing import TYPE_CHECKING

from engine.protocol.recognize import ListPictures, Pictures, Read, ReadBytes, ReadDrawing, ReadFile
from engine.reading.read_drawing import read_drawing
from engine.service.loaded import LoadedRecognizers
from engine.service.routes import Routes

if TYPE_CHECKING:
    from engine.pictures.decode import Picture


class RecognizeAnswers:
    """Answers with the recognizer that is named, or with the one that fits."""

    def __init__(self, recognizers: LoadedRecognizers) -> None:
        self._recognizers = recognizers
        self.routes: Routes = {
            ReadDrawing: self.read_drawing,
            ReadFile: self.read_file,
            ReadBytes: self.read_bytes,
            ListPictures: self.list_pictures,
        }

    def read_drawing(self, request: ReadDrawing) -> Read:
        """See the request, as of all others."""
        recognizer = self._recognizers.get(request.recognizer or self._recognizers.default_ink)
        return Read(read_drawing(request.drawing, recognizer, request.mode))

    def read_file(self, request: ReadFile) -> Read:
        """A picture file."""
        from engine.pictures.decode import open_picture

        return self._read_picture(request, open_picture(request.path, self._detail(request)))

    def read_bytes(self, request: ReadBytes) -> Read:
        """A picture that has no file."""
        from engine.pictures.decode import open_bytes

        return self._read_picture(request, open_bytes(request.data, request.name, self._detail(request)))

    def list_pictures(self, request: ListPictures) -> Pictures:
        """Only names and first bytes are looked at."""
        from engine.pictures.listing import list_pictures

        paths, skipped = list_pictures(request.paths)
        return Pictures(paths, skipped)

    def _detail(self, request: ReadFile | ReadBytes) -> int:
        """How finely to read a picture: a photo for a network that is known needs no more than what is shown of it."""
        from engine.pictures.decode import DETAIL
        from engine.reading.read_picture import LARGEST_SHOWN

        if not request.recognizer or not self._recognizers.is_loaded(request.recognizer):
            return DETAIL
        spec = self._recognizers.get(request.recognizer).card.input
        return min(DETAIL, max(LARGEST_SHOWN, 3 * spec.size)) if spec.kind == "photo" else DETAIL

    def _read_picture(self, request: ReadFile | ReadBytes, picture: "Picture") -> Read:
        from engine.reading.read_picture import read_picture

        recognizer = self._recognizers.get(request.recognizer or self._best_fit(request, picture), for_file=True)
        return Read(read_picture(picture, recognizer, request.mode))

    def _best_fit(self, request: ReadFile | ReadBytes, picture: "Picture") -> str:
        """Who answers when nobody was named: photos go to a photo recognizer, if there is one."""
        from engine.pictures.photo_or_paper import looks_like_photo

        for_ink = request.for_ink or self._recognizers.default_ink
        for_photos = request.for_photos or self._recognizers.default_photo
        return for_photos if for_photos and (not for_ink or looks_like_photo(picture.rgb)) else for_ink
