"""Messages between window and engine survive any cutting of the stream."""

import io

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.ink.drawing import Drawing, Stroke
from engine.library.info import RecognizerInfo
from engine.protocol.codec import FrameBuffer, WireError, read_frame
from engine.protocol.messages import CODEC, EngineReady
from engine.protocol.recognize import ReadBytes, ReadDrawing
from engine.recipe import Recipe
from engine.weights.model_card import ModelCard

POINTS = np.arange(12, dtype=np.float32).reshape(3, 4)
ASKED = ReadDrawing(7, Drawing(400, 300, (Stroke(POINTS, 12.0), Stroke(POINTS[:1], 8.0, is_eraser=True))))


def test_that_strokes_travel_unchanged() -> None:
    head, body = next(FrameBuffer().feed(CODEC.encode(ASKED)))
    got = CODEC.decode(head, body)
    assert isinstance(got, ReadDrawing)
    assert (got.id, got.drawing.width, got.channel) == (7, 400, "canvas")
    assert [stroke.is_eraser for stroke in got.drawing.strokes] == [False, True]
    np.testing.assert_array_equal(got.drawing.strokes[0].points, POINTS)


def test_that_cards_with_free_recipes_travel() -> None:
    from engine.networks.input_spec import MNIST_INK_32

    card = ModelCard("a", "lenet5", "small", ("0", "1"), MNIST_INK_32, 61_706, "MNIST", recipe={"epochs": 3, "#": "x"})
    ready = EngineReady(0, (RecognizerInfo("shipped:a", card, "shipped", "a"),), "shipped:a", "", "CPU", "no GPU")
    got = CODEC.decode(*next(FrameBuffer().feed(CODEC.encode(ready))))
    assert got.recognizers[0].card == card


@settings(max_examples=30, deadline=None)
@given(st.lists(st.integers(1, 200), min_size=1, max_size=30))
def test_that_frames_cut_anywhere_come_out_whole(cuts: list[int]) -> None:
    stream = b"".join(CODEC.encode(ReadBytes(i, bytes(range(i)), "a")) for i in range(5))
    buffer, got, at = FrameBuffer(), [], 0
    for cut in [*cuts, len(stream)]:
        got += [CODEC.decode(*frame) for frame in buffer.feed(stream[at : at + cut])]
        at += cut
    assert [(message.id, message.data) for message in got] == [(i, bytes(range(i))) for i in range(5)]


def test_that_a_stray_print_is_noticed() -> None:
    with pytest.raises(WireError):
        list(FrameBuffer().feed(b"Hello from a library that prints\n"))


def test_that_a_cut_stream_ends() -> None:
    frame = CODEC.encode(ASKED)
    assert read_frame(io.BytesIO(frame[:-1])) is None
    assert read_frame(io.BytesIO(b"")) is None


def test_that_other_types_do_not_travel() -> None:
    with pytest.raises(WireError, match="Recipe"):
        CODEC.encode(Recipe())
