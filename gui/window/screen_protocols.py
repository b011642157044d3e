"""What the main window may ask of a screen; a screen has those methods that make sense for it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol, runtime_checkable

from PySide6.QtGui import QAction, QImage
from PySide6.QtWidgets import QWidget


@dataclass(frozen=True)
class ScreenEntry:
    """One screen of the rail. name: for objectNames; icon: see look.icon; make: builds it, when it is first needed."""

    name: str
    title: str
    icon: str
    make: Callable[[], QWidget]


@runtime_checkable
class HasMenuActions(Protocol):
    """A screen whose actions also stand in the menus "file", "edit" or "view" while it is open."""

    def menu_actions(self) -> Mapping[str, Sequence[QAction]]:
        """The actions, in order, by menu."""
        ...


@runtime_checkable
class TakesPictures(Protocol):
    """A screen that takes an encoded picture that has no file (pasted, or dragged out of a browser)."""

    def open_picture(self, data: bytes, name: str) -> None:
        """Recognize it."""
        ...


@runtime_checkable
class TakesBitmaps(Protocol):
    """A screen that takes pixels that were never encoded (out of the clipboard)."""

    def open_bitmap(self, image: QImage, name: str) -> None:
        """Recognize them."""
        ...


@runtime_checkable
class AsksForPictures(Protocol):
    """A screen with buttons of its own for opening and pasting; the window has the dialogs."""

    open_requested: Any  # signal without arguments
    paste_requested: Any  # signal without arguments


@runtime_checkable
class HasRuns(Protocol):
    """A screen from which training runs were started."""

    def running_titles(self) -> list[str]:
        """What the running ones are called."""
        ...

    def stop_all(self) -> None:
        """Ask them to stop; what they learned is kept."""
        ...

    def leave_running(self) -> None:
        """Let them go on without the window."""
        ...


@runtime_checkable
class Trains(Protocol):
    """A screen on which networks are trained."""

    def choose_network(self, network: str) -> None:
        """Get ready to train the network of this key."""
        ...

    def choose_start(self, recognizer: str) -> None:
        """Get ready to train, starting from the weights of this recognizer."""
        ...


@runtime_checkable
class Saves(Protocol):
    """A screen that has something to keep when the window closes."""

    def save(self) -> None:
        """Keep it now."""
        ...
