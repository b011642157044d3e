"""The engine's real process, over its pipes."""

import io
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image

from engine.data.sets.summary import DataSummary
from engine.ink.drawing import Drawing, Stroke
from engine.protocol.codec import FrameBuffer, read_frame
from engine.protocol.data import InspectData
from engine.protocol.envelope import Envelope, Request
from engine.protocol.handwriting import CreateCollection
from engine.protocol.library import ListRecognizers
from engine.protocol.messages import CODEC, EngineReady, Failed
from engine.protocol.recognize import ListPictures, Pictures, Read, ReadDrawing, ReadFile
from engine.service.server import Outbox
from engine.storage import paths
from tests.engine.recognizers import random_weights

Process = subprocess.Popen[bytes]


@pytest.fixture
def process(home: Path) -> Iterator[Process]:
    """The engine's process; one more test recognizer beside the shipped ones."""
    random_weights(home / "weights" / "test.safetensors")
    command = [sys.executable, str(paths.PROGRAM_FOLDER / "main.py"), "engine"]
    environment = {**os.environ, "INKLING_DEVICE": "cpu"}
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment
    ) as engine:
        yield engine
        engine.kill()


def send(process: Process, first: int, *requests: Request[object]) -> None:
    """The first one gets the id ``first``."""
    assert process.stdin is not None
    asked = (Envelope(id, request.channel, request) for id, request in enumerate(requests, first))
    process.stdin.write(b"".join(CODEC.encode(question) for question in asked))
    process.stdin.flush()


def receive(process: Process) -> Envelope[Any]:
    assert process.stdout is not None
    frame = read_frame(process.stdout)
    assert frame is not None, process.stderr.read().decode() if process.stderr else ""
    return CODEC.decode(*frame)


def drawing() -> Drawing:
    points = np.ones((30, 4), np.float32)
    points[:, 0], points[:, 1] = 100, np.linspace(100, 300, 30)
    return Drawing(400, 400, (Stroke(points, 16.0),))


def test_that_it_answers_and_ends_with_its_input(process: Process, tmp_path: Path) -> None:
    send(process, 1, ReadDrawing(drawing(), "mine:test"))  # before it is ready
    ready = receive(process).message
    assert isinstance(ready, EngineReady)
    assert "mine:test" in [info.key for info in ready.recognizers]
    answer = receive(process)
    assert isinstance(answer.message, Read)
    assert (answer.id, answer.channel, answer.message.reading.recognizer) == (1, "canvas", "Test digits")

    # a burst of drawings: the newest is answered, few of the others; no file is left out
    files = [ReadFile(str(tmp_path / "gone.png"))] * 5
    burst = [ReadDrawing(drawing(), "mine:test")] * 200
    send(process, 2, *files)
    send(process, 100, *burst, ListRecognizers())
    answers: list[Envelope[Any]] = []
    while {299, 300, 6} - {answer.id for answer in answers}:
        answers.append(receive(process))
    drawn = [answer.id for answer in answers if 100 <= answer.id < 300]
    assert drawn == sorted(drawn)
    assert len(drawn) < 200
    assert [answer.id for answer in answers if isinstance(answer.message, Failed)] == [2, 3, 4, 5, 6]

    assert process.stdin is not None
    process.stdin.close()
    assert process.wait(10) == 0
    assert process.stdout is not None
    assert process.stdout.read() == b""


def test_that_names_that_are_no_utf_8_are_answered_whole(process: Process, tmp_path: Path) -> None:
    shades = {os.fsdecode(b"caf\xe9"): 30, os.fsdecode(b"th\xe9"): 60}
    for name, shade in shades.items():
        (tmp_path / "pictures" / name).mkdir(parents=True)
        for number in range(2):
            rgb = np.full((60, 80, 3), 245, np.uint8)
            rgb[10:50, 36:42] = shade + number
            Image.fromarray(rgb).save(tmp_path / "pictures" / name / f"{name}{number}.png")
    assert isinstance(receive(process).message, EngineReady)
    send(process, 1, ListPictures((str(tmp_path / "pictures"),)))
    found = receive(process).message
    assert isinstance(found, Pictures)
    assert sorted(found.paths) == sorted(str(path) for path in (tmp_path / "pictures").rglob("*.png"))
    send(process, 2, *(ReadFile(path, "mine:test") for path in found.paths), ReadFile(f"{found.paths[0]}x"))
    answers = [receive(process).message for _ in range(5)]
    assert [type(answer) for answer in answers] == [Read] * 4 + [Failed]
    send(process, 7, InspectData(str(tmp_path / "pictures")))
    summary = receive(process).message
    assert isinstance(summary, DataSummary)
    assert (summary.data, summary.counts) == (str(tmp_path / "pictures"), (2, 2))


@pytest.mark.parametrize("reading", [object(), {"a", "set"}, np.zeros(3, np.complex128)])
def test_that_an_answer_that_cannot_be_written_becomes_a_failure(
    reading: object, capsys: pytest.CaptureFixture[str]
) -> None:
    pipe = io.BytesIO()
    outbox = Outbox(pipe)
    outbox.send(Envelope(7, "canvas", Read(reading)))  # type: ignore[arg-type]
    outbox.send(Envelope(8, "", Pictures(("a.png",))))
    pipe.seek(0)
    first, second = (CODEC.decode(*frame) for frame in FrameBuffer().feed(pipe.read()))
    assert isinstance(first.message, Failed)
    assert (first.id, first.channel) == (7, "canvas")
    assert "could not be sent" in first.message.sentence
    assert "WireError" in first.message.details
    assert "WireError" in capsys.readouterr().err
    assert second.message.paths == ("a.png",)


def test_that_a_window_that_is_gone_before_it_is_ready_leaves_no_orphan(process: Process) -> None:
    assert process.stdin is not None
    process.stdin.close()
    assert process.wait(10) == 0


def test_that_ctrl_c_in_the_terminal_does_not_end_it(process: Process) -> None:
    assert isinstance(receive(process).message, EngineReady)
    process.send_signal(signal.SIGINT)
    send(process, 1, ReadDrawing(drawing()))
    assert receive(process).id == 1


def test_that_garbage_ends_it_with_a_word_on_stderr(process: Process) -> None:
    assert process.stdin is not None
    process.stdin.write(b"this is no frame, but it is long enough to be looked at")
    process.stdin.close()
    assert process.wait(10) == 3
    assert process.stderr is not None
    assert "no frames" in process.stderr.read().decode()


def test_that_what_is_being_kept_when_the_window_closes_is_kept(process: Process, home: Path) -> None:
    assert isinstance(receive(process).message, EngineReady)
    send(process, 1, CreateCollection("Hearts and stars", ("♥", "★")))
    assert process.stdin is not None
    process.stdin.close()
    assert process.wait(10) == 0
    kept = [path for path in (home / "handwriting").rglob("*.json") if "Hearts and stars" in path.read_text("utf-8")]
    assert len(kept) == 1
