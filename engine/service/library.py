"""Which recognizers and weights there are: answers that list and change the library."""

from pathlib import Path

from engine.library import recognizers
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
from engine.protocol.messages import Failed
from engine.service.loaded import LoadedRecognizers
from engine.service.routes import Routes


class LibraryAnswers:
    """Does what is asked and answers with what there is then."""

    def __init__(self, loaded: LoadedRecognizers) -> None:
        self._loaded = loaded
        self.routes: Routes = {
            ListRecognizers: self.list_recognizers,
            ImportWeights: self.import_weights,
            RenameRecognizer: self.rename,
            DeleteRecognizer: self.delete,
            RestoreRecognizer: self.restore,
            SetSureAbove: self.set_sure_above,
            ListPublished: self.list_published,
            AskBackend: self.ask_backend,
        }

    def list_recognizers(self, _request: ListRecognizers) -> KnownRecognizers:
        """With a note about each file that cannot be used."""
        listing = recognizers.listing()
        return KnownRecognizers(listing.recognizers, notes=listing.problems)

    def import_weights(self, request: ImportWeights) -> KnownRecognizers | Failed:
        """What has to be asked of a person is a failure that says so."""
        from engine.library.import_weights import MissingClassesError, is_own
        from engine.weights.checkpoint.state_dict import SeveralSetsError

        path = Path(request.path)
        try:
            new = recognizers.import_weights(path, request.name, request.classes, request.part)
        except MissingClassesError as missing:
            return Failed(missing.sentence, missing.details, classes_wanted=missing.count)
        except SeveralSetsError as several:
            return Failed(several.sentence, several.details, parts_wanted=several.parts)
        self._loaded.look_at(new.key)  # a trial run: what cannot answer is told now
        notes = () if is_own(path) else tuple(new.card.note_lines)
        return KnownRecognizers(recognizers.installed(), imported=new.key, notes=notes)

    def rename(self, request: RenameRecognizer) -> KnownRecognizers:
        """Its key stays."""
        recognizers.rename(request.key, request.name)
        return KnownRecognizers(recognizers.installed())

    def delete(self, request: DeleteRecognizer) -> KnownRecognizers:
        """It can be restored."""
        trashed = recognizers.delete(request.key)
        self._loaded.forget(request.key)
        return KnownRecognizers(recognizers.installed(), trashed=trashed)

    def restore(self, request: RestoreRecognizer) -> KnownRecognizers:
        """Under the key that it had."""
        restored = recognizers.restore(request.trashed)
        return KnownRecognizers(recognizers.installed(), imported=restored.key)

    def set_sure_above(self, request: SetSureAbove) -> KnownRecognizers:
        """Holds until the engine ends; the window keeps it."""
        self._loaded.set_sure_above(request.key, request.sure_above)
        return KnownRecognizers(recognizers.installed())

    def list_published(self, _request: ListPublished) -> PublishedList:
        """From a list that comes with the program; nothing is asked of the internet."""
        from engine.library.imagenet import offers

        return PublishedList(offers())

    def ask_backend(self, request: AskBackend) -> BackendInUse:
        """Loads nothing."""
        if not self._loaded.is_loaded(request.key):
            return BackendInUse(request.key, "asleep")
        asked = self._loaded.look_at(request.key)
        found = asked.finding
        state = "settled" if asked.is_tuned else "looking"
        figures = found.plain_milliseconds, found.tried, found.was_busy
        return BackendInUse(request.key, state, asked.backend.name, *figures)
