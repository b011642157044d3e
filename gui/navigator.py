"""Navigator: what a person wants to go on with on another screen, however they asked for it."""

from collections.abc import Callable, Iterable

from PySide6.QtCore import QObject, Signal

from gui.settings import Settings

WEIGHTS_SUFFIXES = (".safetensors", ".pth", ".pt", ".ckpt", ".bin")


class Navigator(QObject):
    """paths_opened(tuple[str, ...]): pictures and folders to recognize. training_requested(key): train the network of
    that key. start_requested(key): train on own pictures, starting from the weights of the recognizer of that key.
    export_requested(path, name): the weights file of that path, a recognizer called ``name``, in forms for other
    programs.
    """

    paths_opened = Signal(object)
    training_requested = Signal(str)
    start_requested = Signal(str)
    export_requested = Signal(str, str)

    def __init__(
        self, settings: Settings, import_weights: Callable[[str], None], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._settings = settings
        self._import_weights = import_weights

    def open_paths(self, paths: Iterable[object]) -> None:
        """The one way in for files and folders: drop, dialog, command line. Weights go to the library."""
        unique = list(dict.fromkeys(str(path) for path in paths))
        weights = [path for path in unique if path.lower().endswith(WEIGHTS_SUFFIXES)]
        pictures = tuple(path for path in unique if path not in weights)
        for path in weights:
            self._import_weights(path)
        for path in reversed(pictures):
            self._settings.add_recent(path)
        if pictures:
            self.paths_opened.emit(pictures)

    def train(self, key: str) -> None:
        """Go to where the network ``key`` can be trained."""
        self.training_requested.emit(key)

    def start_from(self, key: str) -> None:
        """Go to where own pictures can be learned, starting from the weights of the recognizer ``key``."""
        self.start_requested.emit(key)

    def export(self, path: str, name: str) -> None:
        """Offer the weights file at ``path`` of the recognizer ``name`` in forms for other programs."""
        self.export_requested.emit(path, name)
