"""An engine without networks, run as a process by the tests: it does what the name of the picture says, and reads a
drawing as its height.

Arguments: ``late`` waits for a file to appear before it is ready, ``never`` is never ready, ``broken`` ends at once.
"""

import os
import sys
import threading

from engine.data.sets.summary import DataSummary
from engine.prediction import Prediction, Reading
from engine.protocol.codec import read_frame
from engine.protocol.data import InspectData
from engine.protocol.envelope import Envelope, Request
from engine.protocol.library import KnownRecognizers
from engine.protocol.messages import CODEC, EngineReady
from engine.protocol.recognize import Read, ReadDrawing, ReadFile


def reading(text: str) -> Reading:
    import numpy as np

    return Reading(Prediction(("1",), np.ones(1, np.float32), "sure"), text, "fake", 0.0)


def say(id: int, answer: object) -> None:
    sys.stdout.buffer.write(CODEC.encode(Envelope(id, "", answer)))
    sys.stdout.buffer.flush()


def act(id: int, request: Request[object]) -> None:
    if isinstance(request, ReadDrawing):
        if request.drawing.width == 13:  # the drawing that no engine survives
            os._exit(13)
        say(id, Read(reading(f"drawing {request.drawing.height:.0f}")))
    elif isinstance(request, ReadFile):
        name = request.path
        if name == "killer.png":
            print("Fatal: the decoder fell over", file=sys.stderr, flush=True)
            os._exit(9)
        if name == "hanging.png":
            threading.Event().wait()
        if name == "garbage.png":
            sys.stdout.buffer.write(b"a stray print, longer than the twelve bytes of a frame's prefix\n")
            sys.stdout.buffer.flush()
            threading.Event().wait()
        say(id, Read(reading(name)))
    elif isinstance(request, InspectData):
        say(id, DataSummary(request.data, "", (), (), 1, ""))
    else:
        say(id, KnownRecognizers(()))


def main() -> None:
    if "broken" in sys.argv:
        print("Fatal: no such network", file=sys.stderr, flush=True)
        os._exit(1)
    if "never" in sys.argv:
        threading.Event().wait()
    say(0, EngineReady((), "fake", "", "CPU", "It is a test."))
    while (frame := read_frame(sys.stdin.buffer)) is not None:
        question = CODEC.decode(*frame)
        act(question.id, question.message)


if __name__ == "__main__":
    main()
