"""What the recognize screen decides, without a screen."""

from typing import Any

import numpy as np
import pytest

from engine.ink.drawing import Drawing, Stroke
from gui.recognize.controller import RecognizeController, can_be, part_of
from tests.gui.answers import prediction, reading


class Watched:
    """Stands for the screen and for what reads: writes down what it is asked for."""

    def __init__(self) -> None:
        self.calls: list[tuple[Any, ...]] = []
        self.lists_pictures = False

    def __getattr__(self, name: str) -> Any:
        def note(*values: object, **named: object) -> None:
            self.calls.append((name, *values, *named.values()))

        return note

    def has_table(self) -> bool:
        return self.lists_pictures

    def taken(self) -> list[tuple[Any, ...]]:
        """The calls since the last look."""
        calls, self.calls = self.calls, []
        return calls


@pytest.fixture
def face() -> Watched:
    return Watched()


@pytest.fixture
def reads() -> Watched:
    return Watched()


@pytest.fixture
def logic(face: Watched, reads: Watched) -> RecognizeController:
    return RecognizeController(face, reads, reads, "ready")


def test_that_an_answer_to_the_drawing_is_shown_on_the_canvas_only(logic: RecognizeController, face: Watched) -> None:
    seven, three = reading("7"), reading("3")
    logic.take_drawn(seven)
    assert face.taken() == [("show_reading", seven, "canvas")]
    logic.show_table()
    face.taken()
    logic.take_drawn(three)
    assert face.taken() == []
    logic.show_canvas()
    assert ("show_reading", three, "canvas") in face.taken()


def test_that_new_ink_is_read_and_compared_while_it_is_on_view(
    logic: RecognizeController, face: Watched, reads: Watched
) -> None:
    logic.take_ink()
    assert (reads.taken(), face.taken()) == ([("ask",)], [("compare_again",)])
    logic.show_table()
    face.taken()
    reads.taken()
    logic.take_ink()
    assert (reads.taken(), face.taken()) == ([("ask",)], [])


def test_that_a_picture_opens_its_page_and_a_row_that_is_looked_at_does_not(
    logic: RecognizeController, face: Watched
) -> None:
    cat = reading("3", source="3.png")
    logic.show_table()
    face.taken()
    logic.take_picture(cat, is_look=True)
    assert logic.page == "pictures"
    assert face.taken() == [("show_reading", cat, "pictures"), ("compare_picture",)]
    logic.take_picture(cat, is_look=False)
    assert logic.page == "picture"
    assert face.taken() == [
        ("show_page", "picture"),
        ("show_usable", False, False),
        ("take_reader", "LENET5"),
        ("show_reading", cat, "picture"),
        ("compare_picture",),
    ]


def test_that_a_refused_picture_leaves_the_drawing_and_its_answer(logic: RecognizeController, face: Watched) -> None:
    seven = reading("7")
    logic.take_drawn(seven)
    logic.begin_opening()
    face.taken()
    logic.take_refusal(is_look=False)
    assert face.taken() == [("take_kind", "ink"), ("show_reading", seven, "canvas")]
    logic.take_refusal(is_look=True)
    assert face.taken() == [("show_no_answer", "draw")]


def test_that_escape_goes_a_step_back_and_at_last_clears_the_canvas(logic: RecognizeController, face: Watched) -> None:
    face.lists_pictures = True
    logic.take_many(["a.png", "b.png"], [("c.txt", "no picture")])
    assert ("fill_table", ["a.png", "b.png"], [("c.txt", "no picture")]) in face.taken()
    logic.take_picture(reading("1", source="a.png"), is_look=False)
    pages = []
    for _ in range(2):
        logic.go_back()
        pages.append(logic.page)
    assert pages == ["pictures", "canvas"]
    face.taken()
    logic.go_back()
    assert face.taken() == [("clear_canvas",)]


@pytest.mark.parametrize(
    ("page", "asked"), [("canvas", []), ("picture", ["read_again"]), ("pictures", ["read_table_again"])]
)
def test_that_another_recognizer_reads_what_is_on_view_and_the_drawing(
    logic: RecognizeController, face: Watched, reads: Watched, page: str, asked: list[str]
) -> None:
    if page == "picture":
        logic.take_picture(reading("1", source="a.png"), is_look=False)
    elif page == "pictures":
        logic.show_table()
    face.taken()
    reads.taken()
    logic.read_again()
    assert [name for name, *_ in (*face.taken(), *reads.taken())] == [*asked, "ask"]


@pytest.mark.parametrize(
    ("page", "kind", "also_here", "is_told"),
    [
        ("canvas", "ink", True, False),
        ("canvas", "photo", False, True),
        ("picture", "photo", True, False),
        ("picture", "ink", True, False),
    ],
)
def test_that_weights_for_photos_leave_a_drawing_alone(
    logic: RecognizeController, face: Watched, page: str, kind: str, also_here: bool, is_told: bool
) -> None:
    if page == "picture":
        logic.take_picture(reading("1", source="a.png"), is_look=False)
    face.taken()
    logic.try_out("resnet", kind)
    told = [("tell_for_photos", "resnet")] if is_told else []
    assert face.taken() == [("use_recognizer", "resnet", also_here), *told]


def test_that_what_acts_on_the_canvas_works_there_only(logic: RecognizeController, face: Watched) -> None:
    logic.offer_corrections(True)
    assert face.taken() == [("show_usable", True, True)]
    logic.show_table()
    assert ("show_usable", False, False) in face.taken()
    logic.show_canvas()
    assert ("show_usable", True, True) in face.taken()


def test_that_no_answer_says_why(face: Watched, reads: Watched) -> None:
    logic = RecognizeController(face, reads, reads, "starting")
    logic.show_canvas()
    assert ("show_no_answer", "starting") in face.taken()
    logic.take_engine_state("ready")
    assert face.taken() == [("show_no_answer", "draw")]
    assert ("ask",) in reads.taken()
    logic.show_table()
    assert ("show_no_answer", "choose a picture") in face.taken()
    logic.take_engine_state("restarting")
    assert face.taken() == [], "the table keeps what it shows"


def line(x: float) -> Stroke:
    points = np.array([[x, 100.0, 0.5, 0.0], [x, 130.0, 0.5, 0.1]], np.float32)
    return Stroke(points, 20.0)


def test_that_a_digit_is_corrected_with_its_own_strokes() -> None:
    drawing = Drawing(400, 300, (line(65), line(115)))
    first, second = reading("42").glyphs
    assert part_of(drawing, None) is drawing
    assert part_of(drawing, first).strokes == drawing.strokes[:1]
    assert part_of(drawing, second).strokes == drawing.strokes[1:]


def test_that_only_a_class_of_the_recognizer_corrects() -> None:
    assert can_be("3", prediction("7"))
    assert not can_be("cat", prediction("7"))
    assert not can_be("3", None)
