"""An engine without networks, run as a process by the tests: it does what the name of the picture says.

Arguments: ``late`` waits for a file to appear before it is ready, ``never`` is never ready, ``broken`` ends at once.
"""

import os
import sys
import threading

from engine.prediction import Prediction, Reading
from engine.protocol.codec import read_frame
from engine.protocol.messages import CODEC, Answer, EngineReady, Request
from engine.protocol.recognize import Pictures, Read, ReadDrawing, ReadFile


def reading(text: str) -> Reading:
    import numpy as np

    return Reading(Prediction(("1",), np.ones(1, np.float32), "sure"), text, "fake", 0.0)


def say(answer: Answer) -> None:
    sys.stdout.buffer.write(CODEC.encode(answer))
    sys.stdout.buffer.flush()


def act(request: Request) -> None:
    if isinstance(request, ReadDrawing):
        if request.drawing.width == 13:  # the drawing that no engine survives
            os._exit(13)
        say(Read(request.id, reading(f"drawing {request.id}")))
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
        say(Read(request.id, reading(name)))
    else:
        say(Pictures(request.id, ()))


def main() -> None:
    if "broken" in sys.argv:
        print("Fatal: no such network", file=sys.stderr, flush=True)
        os._exit(1)
    if "never" in sys.argv:
        threading.Event().wait()
    say(EngineReady(0, (), "fake", "", "CPU", "It is a test."))
    while (frame := read_frame(sys.stdin.buffer)) is not None:
        act(CODEC.decode(*frame))


if __name__ == "__main__":
    main()
