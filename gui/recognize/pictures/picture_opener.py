"""Opens pictures for the recognize screen: one, or many to be listed. The newest wish wins; answers never swap."""

import contextlib
import threading
from collections.abc import Callable, Sequence
from pathlib import PurePath

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QObject, QTimer, Signal
from PySide6.QtGui import QImage

from engine.prediction import ReadMode
from engine.protocol.envelope import A, Request
from engine.protocol.messages import Failed
from engine.protocol.recognize import ListPictures, Pictures, ReadBytes, ReadFile
from gui.platform.main_thread_gc import MainThreadGc
from gui.session import Session
from gui.widgets.safe_text import elided

WAIT_BEFORE_TELLING_MS = 250
MOST_PIXELS = 50_000_000  # as engine.pictures.decode, whose import would load the decoders
UNCOMPRESSED = 100  # Qt's quality of a PNG: the file goes through a pipe only


class PictureOpener(QObject):
    """picture_read(Reading, bool): the picture that was wished last; True when it was only looked at (a row of the
    table). many_found(paths, skipped): several pictures to be listed. refused(bool): it cannot be read; told already,
    unless it was only looked at. waiting(str): reading that name takes a while.

    recognizer, mode: with which and how to read, asked each time.
    """

    picture_read = Signal(object, bool)
    many_found = Signal(object, object)
    refused = Signal(bool)
    waiting = Signal(str)
    _encoded = Signal(int, object, str)

    def __init__(
        self,
        session: Session,
        recognizer: Callable[[], str],
        mode: Callable[[], ReadMode],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._recognizer, self._mode = recognizer, mode
        self._wish = 0  # number of the newest wish; answers to older ones are dropped
        self._again: tuple[str, bytes] | None = None  # path, or name and bytes, of the picture read last
        self._awaited = ""
        self._threads = 0  # each encoding a bitmap
        self._garbage = MainThreadGc(self)
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(WAIT_BEFORE_TELLING_MS)
        self._encoded.connect(self._on_encoded)
        self._patience.timeout.connect(lambda: self.waiting.emit(elided(self._awaited, 40)))

    def open(self, paths: Sequence[str]) -> None:
        """Find out what ``paths`` are: one picture is read, several or folders are listed."""
        asked = tuple(paths)
        awaited = PurePath(asked[0]).name if len(asked) == 1 else self.tr("{} files").format(len(asked))

        def on_listed(found: Pictures) -> None:
            self._on_pictures_listed(asked, found)

        self._ask(ListPictures(asked), on_listed, lambda failed: self._refuse(failed, only_look=False), awaited, "open")

    def open_bytes(self, data: bytes, name: str) -> None:
        """Read an encoded picture that has no file."""
        self._again = (name, data)
        self.read_again()

    def open_bitmap(self, image: QImage, name: str) -> None:
        """Read pixels that were never encoded; encoded in a thread, because a large one takes long."""
        if image.width() * image.height() > MOST_PIXELS:
            words = self.tr("The picture in the clipboard is too large ({} × {}). Copy a part of it.")
            self._session.tell("error", words.format(f"{image.width():,}", f"{image.height():,}"))
            return
        self.forget()
        wish = self._wish

        def encode() -> None:
            data, buffer = QByteArray(), QBuffer()
            buffer.setBuffer(data)
            buffer.open(QIODevice.OpenModeFlag.WriteOnly)
            image.save(buffer, "PNG", UNCOMPRESSED)  # pyright: ignore[reportCallIssue, reportArgumentType]
            buffer.close()
            with contextlib.suppress(RuntimeError):  # the window was just deleted
                self._encoded.emit(wish, bytes(data.data()), f"{name}.png")

        self._threads += 1
        self._garbage.begin()
        threading.Thread(target=encode, name="bitmap encoder").start()

    def _on_encoded(self, wish: int, data: bytes, name: str) -> None:
        self._threads -= 1
        if self._threads == 0:
            self._garbage.end()
        if wish == self._wish:
            self.open_bytes(data, name)

    @property
    def last(self) -> tuple[str, bytes]:
        """The picture read last: its path and nothing, or its name and its bytes; both empty when there was none."""
        return self._again or ("", b"")

    def look_at(self, path: str) -> None:
        """Read the picture of a row that became the current one."""
        self._again = (path, b"")
        self.read_again(only_look=True)

    def open_one(self, path: str) -> None:
        """Read one picture file."""
        self._again = (path, b"")
        self.read_again()

    def read_again(self, only_look: bool = False) -> None:
        """Read the last picture anew, with the recognizer and mode of now."""
        if self._again is None:
            return
        name, data = self._again
        key, mode = self._recognizer(), self._mode()
        for_ink, for_photos = self._session.recognizers.chosen("ink"), self._session.recognizers.chosen("photo")
        if data:
            request = ReadBytes(data, name, key, mode, for_ink, for_photos)
        else:
            request = ReadFile(name, key, mode, for_ink, for_photos)
        self._ask(
            request,
            lambda read: self.picture_read.emit(read.reading, only_look),
            lambda failed: self._refuse(failed, only_look),
            PurePath(name).name,
            "picture",
        )

    def forget(self) -> None:
        """Nobody waits any more: a late answer is dropped."""
        self._wish += 1
        self._patience.stop()

    def _ask(
        self,
        request: Request[A],
        on_answer: Callable[[A], object],
        on_failed: Callable[[Failed], object],
        awaited: str,
        channel: str,
    ) -> None:
        self._wish += 1
        wish = self._wish
        self._awaited = awaited
        self._patience.start()

        def is_wished() -> bool:
            if wish != self._wish:
                return False
            self._patience.stop()
            return True

        self._session.ask(
            request,
            lambda answer: is_wished() and on_answer(answer),
            lambda failed: is_wished() and on_failed(failed),
            owner=self,
            channel=channel,
        )

    def _on_pictures_listed(self, asked: tuple[str, ...], answer: Pictures) -> None:
        if len(answer.paths) == 1 and not (answer.skipped and len(asked) > 1):
            self.open_one(answer.paths[0])
        elif answer.paths:
            self.many_found.emit(list(answer.paths), list(answer.skipped))
        elif answer.skipped:
            name, reason = answer.skipped[0]
            details = "\n".join(f"{name}: {reason}" for name, reason in answer.skipped)
            sentence = f"“{elided(name)}” {reason}"
            self._refuse(Failed(sentence, details if len(answer.skipped) > 1 else ""), only_look=False)
        else:
            sentence = self.tr("There is no picture in it. Choose pictures, or a folder that holds some.")
            self._refuse(Failed(sentence), only_look=False)

    def _refuse(self, failed: Failed, only_look: bool) -> None:
        if not only_look:
            self._session.tell_failed(failed)
        self.refused.emit(only_look)
