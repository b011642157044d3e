"""RecognizeController: what is on view, what is read when, and whose answer is shown on the recognize screen. No Qt.

The screen implements ``Face`` and passes on what happens; all decisions are made here, and can be tested without Qt.
"""

from typing import Literal, Protocol

from engine.ink.drawing import Drawing
from engine.prediction import Glyph, Prediction, Reading

Page = Literal["canvas", "picture", "pictures"]
NoAnswer = Literal["starting", "choose a picture", "draw"]  # why there is none, and so what to do


class Face(Protocol):
    """What is painted. Each method does what it says and decides nothing."""

    def show_page(self, page: Page) -> None:
        """Bring this page to view at the left."""
        ...

    def show_reading(self, reading: Reading, page: Page) -> None:
        """Show an answer, and its boxes on ``page``."""
        ...

    def show_no_answer(self, why: NoAnswer) -> None:
        """Show that there is no answer."""
        ...

    def show_waiting(self, name: str, page: Page) -> None:
        """Show that reading ``name`` takes a while."""
        ...

    def show_usable(self, *, is_canvas: bool, can_correct: bool) -> None:
        """Switch off what does not work on the page on view."""
        ...

    def compare_drawing(self) -> None:
        """The comparison is about the drawing."""
        ...

    def compare_picture(self) -> None:
        """The comparison is about the picture read last."""
        ...

    def compare_again(self) -> None:
        """What is compared has changed."""
        ...

    def take_kind(self, kind: str) -> None:
        """The choice of recognizers is about "ink", "photo", or "" while that is not known."""
        ...

    def take_reader(self, name: str) -> None:
        """The recognizer called ``name`` has answered what is on view."""
        ...

    def use_recognizer(self, key: str, *, also_here: bool) -> None:
        """Use this one from now on. also_here: for what is on view, too, whatever that is."""
        ...

    def tell_for_photos(self, key: str) -> None:
        """Say that this recognizer waits for a photo."""
        ...

    def clear_canvas(self) -> None:
        """Take all ink away; can be undone."""
        ...

    def fill_table(self, paths: list[str], skipped: list[tuple[str, str]]) -> None:
        """List and read these pictures; skipped: names and reasons."""
        ...

    def read_table_again(self) -> None:
        """Read all pictures of the table anew."""
        ...

    def has_table(self) -> bool:
        """Whether the table lists pictures."""
        ...


class DrawingReads(Protocol):
    """Reads the canvas; gui.recognize.drawing_reader.DrawingReader."""

    def ask(self) -> None:
        """Something about the drawing is another."""
        ...


class PictureReads(Protocol):
    """Reads pictures; gui.recognize.pictures.picture_opener.PictureOpener."""

    def forget(self) -> None:
        """Nobody waits any more."""
        ...

    def read_again(self) -> None:
        """Read the last picture anew."""
        ...


class RecognizeController:
    """Owns the page on view, the canvas's last answer, and whether somebody takes corrections."""

    def __init__(self, face: Face, drawing: DrawingReads, pictures: PictureReads, engine_state: str) -> None:
        """engine_state: a gui.session.EngineState."""
        self._face, self._drawing, self._pictures = face, drawing, pictures
        self.page: Page = "canvas"
        self._drawn: Reading | None = None
        self._engine_state = engine_state
        self._can_correct = False

    # The drawing

    def take_ink(self) -> None:
        """The ink is another, even if only the stroke under the pen."""
        self._drawing.ask()
        if self.page == "canvas":
            self._face.compare_again()

    def take_drawn(self, reading: Reading) -> None:
        """The canvas was read."""
        self._drawn = reading
        if self.page == "canvas":
            self._face.show_reading(reading, self.page)

    def show_canvas(self) -> None:
        """Back to the drawing and its answer."""
        self._pictures.forget()
        self._go("canvas")
        self._face.take_kind("ink")
        self._show_drawn()
        self._drawing.ask()
        self._face.compare_drawing()

    # Pictures

    def begin_opening(self) -> None:
        """Something is being opened; what it is gets known later."""
        self._face.take_kind("")

    def take_picture(self, reading: Reading, *, is_look: bool) -> None:
        """A picture was read. is_look: it is that of a row of the table, which stays on view."""
        if not is_look:
            self._go("picture")
            self._face.take_reader(reading.recognizer)
        self._face.show_reading(reading, self.page)
        self._compare()

    def take_refusal(self, *, is_look: bool) -> None:
        """A picture cannot be read. Of a row, the row itself says why; else a message does."""
        if is_look:
            self._show_no_answer()
        elif self.page == "canvas":
            self._face.take_kind("ink")
            if self._drawn is not None:
                self._face.show_reading(self._drawn, self.page)

    def take_many(self, paths: list[str], skipped: list[tuple[str, str]]) -> None:
        """Several pictures were found."""
        self.show_table()
        self._face.fill_table(paths, skipped)

    def wait_for(self, name: str) -> None:
        """Reading ``name`` takes a while."""
        self._face.show_waiting(name, self.page)

    def show_table(self) -> None:
        """To the table of pictures."""
        self._pictures.forget()
        self._go("pictures")
        self._show_no_answer()

    # What a person asks for

    def go_back(self) -> None:
        """One step back; on the canvas that is empty paper."""
        if self.page == "canvas":
            self._face.clear_canvas()
        elif self.page == "picture" and self._face.has_table():
            self.show_table()
        else:
            self.show_canvas()

    def read_again(self) -> None:
        """Another recognizer or mode: what is on view is read anew at once, and the drawing behind it."""
        if self.page == "picture":
            self._pictures.read_again()
        elif self.page == "pictures":
            self._face.read_table_again()
        self._drawing.ask()

    def try_out(self, key: str, kind: str) -> None:
        """Use the recognizer ``key`` for ``kind``; one for photos leaves the drawing to the one that it has."""
        waits = self.page == "canvas" and kind == "photo"
        self._face.use_recognizer(key, also_here=not waits)
        if waits:
            self._face.tell_for_photos(key)

    def offer_corrections(self, does: bool) -> None:
        """Whether somebody keeps corrected drawings."""
        self._can_correct = does
        self._show_usable()

    # The engine

    def take_engine_state(self, state: str) -> None:
        """What the session says of the engine."""
        self._engine_state = state
        if self._drawn is None and self.page == "canvas":
            self._show_no_answer()
        if state == "ready":
            self._drawing.ask()

    # Showing

    def _go(self, page: Page) -> None:
        self.page = page
        self._face.show_page(page)
        self._show_usable()

    def _show_usable(self) -> None:
        """Keys and corrections act on the canvas: what a person does not see must not change."""
        is_canvas = self.page == "canvas"
        self._face.show_usable(is_canvas=is_canvas, can_correct=is_canvas and self._can_correct)

    def _show_drawn(self) -> None:
        if self._drawn is not None:
            self._face.show_reading(self._drawn, self.page)
        else:
            self._show_no_answer()

    def _show_no_answer(self) -> None:
        if self._engine_state in ("starting", "restarting"):
            self._face.show_no_answer("starting")
        else:
            self._face.show_no_answer("choose a picture" if self.page == "pictures" else "draw")

    def _compare(self) -> None:
        self._face.compare_drawing() if self.page == "canvas" else self._face.compare_picture()


def can_be(label: str, prediction: Prediction | None) -> bool:
    """Whether ``label`` is one of the classes that a correction of ``prediction`` may name."""
    return prediction is not None and label in prediction.labels


def part_of(drawing: Drawing, glyph: Glyph | None) -> Drawing:
    """The strokes whose middle lies in the box of ``glyph``; the whole drawing without one."""
    if glyph is None:
        return drawing
    x, y, width, height = glyph.box
    inside = tuple(
        stroke
        for stroke in drawing.strokes
        if x <= stroke.points[:, 0].mean() <= x + width and y <= stroke.points[:, 1].mean() <= y + height
    )
    return Drawing(drawing.width, drawing.height, inside)
