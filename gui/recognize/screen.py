"""The recognize screen: draw or open a picture, and see what the network makes of it."""

from collections.abc import Mapping, Sequence
from typing import cast, get_args

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAction, QImage, QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from engine.inference import decision
from engine.prediction import Reading, ReadMode
from engine.storage import paths as folders
from gui.ink.canvas import Canvas
from gui.ink.ink_model import InkModel
from gui.recognize.actions import Actions
from gui.recognize.answer.result_card import ResultCard
from gui.recognize.autosave import Autosave, LeftDrawing
from gui.recognize.compare.compare_panel import ComparePanel
from gui.recognize.compare.compare_reader import Subject
from gui.recognize.controller import NoAnswer, Page, RecognizeController, can_be, part_of
from gui.recognize.drawing_reader import DrawingReader
from gui.recognize.pictures.batch_table import BatchTable
from gui.recognize.pictures.picture_opener import PictureOpener
from gui.recognize.pictures.picture_view import PictureView
from gui.recognize.pictures.steps_strip import StepsStrip, digits_among
from gui.recognize.recognizer_choice import RecognizerChoice
from gui.recognize.side_panel import SidePanel
from gui.recognize.toolbar import Toolbar
from gui.session import Session
from gui.style import style
from gui.widgets.safe_text import elided

SAMPLES = folders.RESOURCES / "samples"
ROOM_FOR_LARGE_STEPS = 820  # height of the screen, logical pixels


class RecognizeScreen(QWidget):
    """Canvas, opened picture or table of pictures at the left, the answer at the right, its steps below: widgets and
    wires. What happens is decided in ``RecognizeController``, whose Face this is.

    open_requested(), paste_requested(): a person asked for it here; the window has the dialogs. corrected(Drawing,
    str): the drawing and what it really is; offered once ``offer_corrections`` was called.
    """

    open_requested = Signal()
    paste_requested = Signal()
    corrected = Signal(object, str)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("recognize")
        self._session = session
        settings = session.settings
        mode = cast(ReadMode, settings.choice("recognize/mode", get_args(ReadMode), "auto"))
        self.ink = InkModel(self)
        self.canvas = Canvas(self.ink)
        self.canvas.hand.set_pen_width(settings.number("recognize/pen_width", 20.0, 4.0, 60.0))
        self.acts = Actions(self, self.ink, self.canvas.hand)
        self.acts.wide.setChecked(settings.flag("recognize/wide", False))
        self.tools = Toolbar(self.acts, self.canvas.hand, mode)
        self._samples = QPushButton(style.icon("file-image"), self.tr("Try the sample pictures"))
        self._samples.setObjectName("open_samples")
        self._samples.setCursor(Qt.CursorShape.ArrowCursor)
        style.quiet_button(self._samples)
        if SAMPLES.is_dir():
            self.canvas.invite(self._samples)
        self.picture = PictureView()
        self.table = BatchTable(session)
        self.choice = RecognizerChoice(session)
        self.result = ResultCard(settings.flag("recognize/sorted", False))
        self.steps = StepsStrip()
        self.autosave = Autosave(folders.state(), self)
        self._left: list[LeftDrawing] = []
        self.reader = DrawingReader(
            session, self.canvas.drawing, lambda: self.choice.key_for_drawing, lambda: self.tools.mode.mode, self
        )
        self.opener = PictureOpener(session, lambda: self.choice.key, lambda: self.tools.mode.mode, self)
        self.compare = ComparePanel(session, self.canvas.drawing, lambda: self.tools.mode.mode)
        self.acts.compare.setChecked(settings.flag("recognize/compare", False))
        self._logic = RecognizeController(self, self.reader, self.opener, session.engine_state)
        self._lay_out()
        self._connect()
        self._show_hints()
        self._refresh_classes()
        QTimer.singleShot(0, self, self._restore)

    # What the window and other screens may use

    @property
    def page(self) -> Page:
        """What is on view at the left."""
        return self._logic.page

    def menu_actions(self) -> Mapping[str, Sequence[QAction]]:
        """For the menu "edit"."""
        return {"edit": self.acts.all(), "view": [self.acts.compare]}

    def open_paths(self, paths: Sequence[str]) -> None:
        """Read one picture, or list several and folders in the table. The last call wins."""
        self._logic.begin_opening()
        self.opener.open(paths)

    def open_picture(self, data: bytes, name: str) -> None:
        """Read an encoded picture that has no file."""
        self._logic.begin_opening()
        self.opener.open_bytes(data, name)

    def open_bitmap(self, image: QImage, name: str) -> None:
        """Read pixels out of the clipboard."""
        self._logic.begin_opening()
        self.opener.open_bitmap(image, name)

    def save(self) -> None:
        """The window closes as it should."""
        settings = self._session.settings
        settings.set("recognize/pen_width", self.canvas.hand.pen_width)
        settings.set("recognize/mode", self.tools.mode.mode)
        self.table.close_down()
        self.autosave.close()

    def offer_corrections(self, does: bool = True) -> None:
        """Show the row “Wrong? It is …” and take the keys 0-9; ``corrected`` tells what was pressed."""
        self._logic.offer_corrections(does)

    def show_canvas(self) -> None:
        """Back to the drawing and its answer."""
        self._logic.show_canvas()

    # Building

    def _lay_out(self) -> None:
        self._canvas_page = QWidget()
        page = QVBoxLayout(self._canvas_page)
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(style.SPACE)
        page.addWidget(self.tools)
        page.addWidget(self.canvas, 1)
        self._stage = QStackedWidget()
        for one in (self._canvas_page, self.picture, self.table):
            self._stage.addWidget(one)
        left = QVBoxLayout()
        left.setSpacing(style.SPACE + 4)
        left.addWidget(self._stage, 1)
        left.addWidget(self.steps)
        row_height = self.tools.sizeHint().height()
        self._right = SidePanel(self.choice, self.result, self.compare, self.acts.compare, row_height)
        self._sides = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._sides.setContentsMargins(style.MARGIN, style.SPACE + 4, style.MARGIN, style.SPACE + 4)
        self._sides.setSpacing(style.MARGIN)
        self._sides.addLayout(left, 5)
        self._sides.addWidget(self._right, 2)
        self._arrange()

    def _arrange(self) -> None:
        """Wide: all the width for a number, the answer below it; else the answer and its bars at the right.

        A comparison takes half of the room.
        """
        is_wide, compares = self.acts.wide.isChecked(), self.acts.compare.isChecked()
        directions = QBoxLayout.Direction
        self._sides.setDirection(directions.TopToBottom if is_wide else directions.LeftToRight)
        self._sides.setStretch(0, 1 if compares else 5)
        self._sides.setStretch(1, 1 if compares else 2)
        self.steps.setVisible(not is_wide)
        self._right.arrange(is_wide=is_wide, compares=compares)

    def showEvent(self, event: QShowEvent) -> None:
        """Who looks at the canvas wants to draw and to press keys; a focus proxy would hide the tools from Tab."""
        super().showEvent(event)
        if not self.window().focusWidget():
            self.canvas.setFocus(Qt.FocusReason.OtherFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.steps.set_room(104 if self.height() >= ROOM_FOR_LARGE_STEPS else 0)

    def _connect(self) -> None:
        session = self._session
        session.navigator.paths_opened.connect(self.open_paths)
        session.recognizers.changed.connect(self._refresh_classes)
        session.engine_changed.connect(self._on_engine_changed)
        session.recognizers.choice_changed.connect(self._read_again)
        session.recognizers.used.connect(self._on_weights_used)
        self.acts.wide.toggled.connect(lambda _is_wide: self._arrange())
        self.acts.compare.toggled.connect(self._on_compare_toggled)
        self.compare.use_requested.connect(self._on_compare_use_requested)
        if session.engine_state == "ready":
            self.compare.turn(self.acts.compare.isChecked())
        self.acts.wide.toggled.connect(lambda is_wide: session.settings.set("recognize/wide", is_wide))
        self.ink.ink_changed.connect(self._logic.take_ink)
        self.ink.strokes_changed.connect(self._on_strokes_changed)
        self.reader.answered.connect(self._logic.take_drawn)
        self.choice.changed.connect(self._read_again)
        self.tools.mode.mode_changed.connect(lambda _mode: self._on_mode_changed())
        self._samples.clicked.connect(lambda: self.open_paths([str(SAMPLES)]))
        self.tools.open_requested.connect(self.open_requested)
        self.tools.paste_requested.connect(self.paste_requested)
        self.canvas.glyph_picked.connect(self._on_glyph_picked)
        self.picture.glyph_picked.connect(self._on_glyph_picked)
        self.picture.canvas_requested.connect(self._logic.show_canvas)
        self.picture.table_requested.connect(self._logic.show_table)
        self.table.canvas_requested.connect(self._logic.show_canvas)
        self.table.row_looked_at.connect(self.opener.look_at)
        self.table.row_opened.connect(self.opener.open_one)
        self.opener.picture_read.connect(lambda reading, is_look: self._logic.take_picture(reading, is_look=is_look))
        self.opener.refused.connect(lambda is_look: self._logic.take_refusal(is_look=is_look))
        self.opener.many_found.connect(self._logic.take_many)
        self.opener.waiting.connect(self._logic.wait_for)
        self.result.label_chosen.connect(self._on_label_chosen)
        self.result.order_changed.connect(lambda is_sorted: session.settings.set("recognize/sorted", is_sorted))
        self.autosave.failed.connect(lambda sentence: session.tell("warning", sentence))
        for digit in range(10):
            key = QShortcut(QKeySequence(str(digit)), self.canvas)
            key.activated.connect(lambda digit=digit: self._on_label_chosen(str(digit)))
        QShortcut(QKeySequence("Esc"), self).activated.connect(self._logic.go_back)

    def _show_hints(self) -> None:
        headline = {
            "auto": self.tr("Write a digit or a number"),
            "one": self.tr("Write a digit"),
            "many": self.tr("Write a number"),
        }[self.tools.mode.mode]
        self.canvas.set_hint(headline, self.tr("or drop, paste or open a picture"))

    # The drawing

    def _on_strokes_changed(self) -> None:
        self.autosave.keep(self.canvas.drawing())

    def _restore(self) -> None:
        left, problems = self.autosave.left_behind()
        for problem in problems:
            self._session.tell("warning", problem.sentence, problem.details)
        self._left = list(left)
        if self._left and self.ink.is_empty:
            self._take_left()
            self._session.tell("info", self.tr("Your drawing from last time is back. Undo takes it away."))
        self._offer_left()

    def _take_left(self) -> None:
        left = self._left.pop(0)
        self.autosave.is_taken(left)
        self.ink.load(left.drawing.strokes)

    def _offer_left(self) -> None:
        """Drawings of other windows that ended in a crash: each is a click away, and stays on the disk until then."""
        if not self._left:
            return
        words = self.tr("A drawing of another window was kept, too.")
        if len(self._left) > 1:
            words = self.tr("{} drawings of other windows were kept, too.").format(len(self._left))
        self._session.tell("info", words, "", self.tr("Show it"), self._show_left)

    def _show_left(self) -> None:
        if self._left:
            self._take_left()
            self._offer_left()

    # What answers

    def _read_again(self) -> None:
        self._logic.read_again()
        self._refresh_classes()

    def _on_compare_toggled(self, compares: bool) -> None:
        self._session.settings.set("recognize/compare", compares)
        self._arrange()
        self.compare.turn(compares)

    def _on_compare_use_requested(self, key: str) -> None:
        self.acts.compare.setChecked(False)
        self.choice.choose(key)

    def _on_weights_used(self, key: str) -> None:
        info = self._session.recognizers.get(key)
        self._logic.try_out(key, info.card.input.kind if info is not None else "")

    def _on_mode_changed(self) -> None:
        self._show_hints()
        self._read_again()
        self.compare.read_again()

    def _on_engine_changed(self, state: str) -> None:
        self._logic.take_engine_state(state)
        if state == "ready":
            self._refresh_classes()
            self.compare.turn(self.acts.compare.isChecked())

    def _refresh_classes(self) -> None:
        self.result.show_classes(self._classes())

    def _classes(self) -> tuple[str, ...]:
        info = self.choice.info()
        return decision.labels(info.card) if info is not None else ()

    # What the controller has shown (its Face)

    def show_page(self, page: Page) -> None:
        """Bring ``page`` to view; the canvas takes the keyboard."""
        self._stage.setCurrentIndex(get_args(Page).index(page))
        if page == "canvas":
            self.canvas.setFocus()

    def show_usable(self, *, is_canvas: bool, can_correct: bool) -> None:
        """Switch off what does not work on the page on view."""
        self.acts.set_usable(is_canvas)
        self.result.set_correctable(can_correct)

    def show_reading(self, reading: Reading, page: Page) -> None:
        """Show an answer, and its boxes on ``page``."""
        several = reading.glyphs if len(reading.glyphs) > 1 else ()
        self.result.show_reading(reading)
        self.steps.show_steps(reading.steps, digits_among(reading.steps) if several else 0)
        if page == "canvas":
            self.canvas.show_glyphs(several, self.result.picked)
        elif page == "picture":
            self.picture.show_reading(reading, self.result.picked, self.table.has_rows)

    def show_no_answer(self, why: NoAnswer) -> None:
        """Show that there is no answer, and what to do."""
        hint = {
            "starting": self.tr("Getting the network ready…"),
            "choose a picture": self.tr("Choose a picture to see its answer"),
            "draw": self.tr("The answer appears here"),
        }[why]
        self.result.show_nothing(hint, self._classes())
        self.steps.show_steps(())

    def show_waiting(self, name: str, page: Page) -> None:
        """Show that reading ``name`` takes a while."""
        if page == "picture":
            self.picture.show_waiting(name)
        else:
            self.result.answer.show_hint(self.tr("Reading {}…").format(name))

    def compare_drawing(self) -> None:
        """The comparison is about the drawing."""
        self.compare.look_at(Subject())

    def compare_picture(self) -> None:
        """The comparison is about the picture read last."""
        self.compare.look_at(Subject(*self.opener.last))

    def compare_again(self) -> None:
        """What is compared has changed."""
        self.compare.read_again()

    def take_kind(self, kind: str) -> None:
        """The choice of recognizers is about "ink", "photo", or ""."""
        self.choice.look_at(kind)

    def take_reader(self, name: str) -> None:
        """The recognizer called ``name`` has answered what is on view."""
        self.choice.tell_reader(name)

    def use_recognizer(self, key: str, *, also_here: bool) -> None:
        """Use ``key`` from now on. also_here: for what is on view, too."""
        self.choice.choose(key, also_here=also_here)

    def tell_for_photos(self, key: str) -> None:
        """Say that the recognizer ``key`` waits for a photo."""
        info = self._session.recognizers.get(key)
        told = self.tr("{} answers photos. Open one to try it.").format(elided(info.card.name if info else key))
        self._session.tell("info", told, "", self.tr("Open…"), self.open_requested.emit)

    def clear_canvas(self) -> None:
        """Take all ink away; can be undone."""
        self.ink.clear()

    def fill_table(self, paths: list[str], skipped: list[tuple[str, str]]) -> None:
        """List and read these pictures."""
        self.table.start(paths, skipped, self.choice.key, self.tools.mode.mode)

    def read_table_again(self) -> None:
        """Read all pictures of the table anew."""
        self.table.read_again(self.choice.key, self.tools.mode.mode)

    def has_table(self) -> bool:
        """Whether the table lists pictures."""
        return self.table.has_rows

    # One digit of a number, and corrections

    def _on_glyph_picked(self, index: int) -> None:
        self.result.pick(index)
        reading = self.result.reading
        if reading is None:
            return
        if self.page == "canvas":
            self.canvas.show_glyphs(reading.glyphs, self.result.picked)
        else:
            self.picture.photo.show_glyphs(reading.glyphs, self.result.picked)

    def _on_label_chosen(self, label: str) -> None:
        if can_be(label, self.result.correctable()) and not self.ink.is_empty:
            self.corrected.emit(part_of(self.canvas.drawing(), self.result.picked_glyph()), label)
