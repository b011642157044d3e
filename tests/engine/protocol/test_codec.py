"""Messages between window and engine survive any cutting of the stream."""

import io
import os

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.ink.drawing import Drawing, Stroke
from engine.library.info import RecognizerInfo
from engine.protocol.codec import FrameBuffer, WireError, read_frame
from engine.protocol.messages import CODEC, EngineReady, Failed
from engine.protocol.recognize import Pictures, ReadBytes, ReadDrawing, ReadFile
from engine.recipe import Recipe
from engine.weights.model_card import ModelCard
from tests.engine.protocol.frames import framed, travelled

POINTS = np.arange(12, dtype=np.float32).reshape(3, 4)
ASKED = ReadDrawing(Drawing(400, 300, (Stroke(POINTS, 12.0), Stroke(POINTS[:1], 8.0, is_eraser=True))))


def test_that_strokes_travel_unchanged() -> None:
    envelope = CODEC.decode(*next(FrameBuffer().feed(framed(ASKED, 7, "canvas"))))
    assert (envelope.id, envelope.channel, envelope.kind) == (7, "canvas", "ReadDrawing")
    got = envelope.message
    assert isinstance(got, ReadDrawing)
    assert got.drawing.width == 400
    assert [stroke.is_eraser for stroke in got.drawing.strokes] == [False, True]
    np.testing.assert_array_equal(got.drawing.strokes[0].points, POINTS)


def test_that_cards_with_free_recipes_travel() -> None:
    from engine.networks.input_spec import MNIST_INK_32

    card = ModelCard("a", "lenet5", "small", ("0", "1"), MNIST_INK_32, 61_706, "MNIST", recipe={"epochs": 3, "#": "x"})
    ready = EngineReady((RecognizerInfo("shipped:a", card, "shipped", "a"),), "shipped:a", "", "CPU", "no GPU")
    got = travelled(ready)
    assert got.recognizers[0].card == card


@settings(max_examples=30, deadline=None)
@given(st.lists(st.integers(1, 200), min_size=1, max_size=30))
def test_that_frames_cut_anywhere_come_out_whole(cuts: list[int]) -> None:
    stream = b"".join(framed(ReadBytes(bytes(range(i)), "a"), i) for i in range(5))
    buffer, got, at = FrameBuffer(), [], 0
    for cut in [*cuts, len(stream)]:
        got += [CODEC.decode(*frame) for frame in buffer.feed(stream[at : at + cut])]
        at += cut
    assert [(one.id, one.message.data) for one in got] == [(i, bytes(range(i))) for i in range(5)]


def test_that_a_stray_print_is_noticed() -> None:
    with pytest.raises(WireError):
        list(FrameBuffer().feed(b"Hello from a library that prints\n"))


def test_that_a_cut_stream_ends() -> None:
    frame = framed(ASKED)
    assert read_frame(io.BytesIO(frame[:-1])) is None
    assert read_frame(io.BytesIO(b"")) is None


def test_that_other_types_do_not_travel() -> None:
    with pytest.raises(WireError, match="Recipe"):
        framed(Recipe())


NAMES = ["plain.png", "고양이.png", os.fsdecode(b"caf\xe9.png"), "half a pair \ud83d.png", "\udce9\udcff"]


@pytest.mark.parametrize("name", NAMES)
def test_that_any_file_name_travels_whole(name: str) -> None:
    assert travelled(ReadFile(name)).path == name
    assert travelled(Pictures((name,), ((name, "is empty"),))).skipped == ((name, "is empty"),)


@pytest.mark.parametrize(
    "message",
    [
        Failed(object()),  # type: ignore[arg-type]
        Failed({1, 2}),  # type: ignore[arg-type]
        Failed(np.zeros(2, np.complex64)),  # type: ignore[arg-type]
        Failed(Recipe()),  # type: ignore[arg-type]
    ],
)
def test_that_what_cannot_travel_is_an_error_of_the_wire(message: Failed) -> None:
    with pytest.raises(WireError):
        framed(message)


def test_that_what_holds_itself_is_an_error_of_the_wire() -> None:
    endless: list[object] = []
    endless.append(endless)
    with pytest.raises(WireError):
        framed(Failed(endless))  # type: ignore[arg-type]
