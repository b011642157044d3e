"""The engine as a process: frames in on stdin, frames out on stdout, until stdin ends."""

import contextlib
import gc
import os
import signal
import sys
import threading
import traceback
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import BinaryIO

from engine.protocol.codec import WireError, read_frame
from engine.protocol.envelope import Envelope, Question
from engine.protocol.lanes import LANES, LaneName, lane_of
from engine.protocol.messages import CODEC, Failed
from engine.sentence import Sentence
from engine.service.lane import Lane

SWITCH_INTERVAL_S = 0.001  # the canvas's thread gets its turn soon, whatever Python code the others run
MEMORY_HEADROOM = 4 << 30  # bytes that files and networks may take beyond what is in use when ready; CPU only
LAST_WRITE_S = 0.9  # how long a drawing or a weights file being kept may take after the window has gone
BROKEN_STREAM = 3  # exit code


def serve() -> int:
    """Answer until stdin ends. Nothing but frames reaches stdout; what anything prints goes to stderr."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C in the terminal is the window's; stdin ends with it
    incoming, outgoing = _claim_streams()
    sys.setswitchinterval(SWITCH_INTERVAL_S)
    inbox = Inbox(incoming)
    inbox.start()  # before the slow imports, so that a window that is gone already is noticed
    gc.disable()  # torch's import makes a million objects and no garbage: 0.3 s less
    import cv2

    from engine.inference.autotune.background import Background
    from engine.service.service import Service

    cv2.setNumThreads(1)  # digits are small: handing them to other threads takes longer than the work
    service = Service(Background())
    ready = service.make_ready()
    gc.freeze()
    gc.enable()
    if ready.device == "CPU":
        _limit_memory()
    outbox = Outbox(outgoing)
    is_said = threading.Event()

    def work(asked: Question) -> None:
        is_said.wait()  # no answer comes before "ready"
        outbox.send(Envelope(asked.id, asked.channel, service.answer(asked.message)))

    lanes: dict[LaneName, Lane] = {name: Lane(name, work, _PREPARATIONS.get(name)) for name in LANES}
    for lane in lanes.values():
        lane.start()
    inbox.deliver_to(lanes)
    outbox.send(Envelope(0, "", ready))
    is_said.set()
    return inbox.wait()


class Outbox:
    """Writes answers; several lanes may send at once."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._lock = threading.Lock()

    def send(self, answer: Envelope[object]) -> None:
        """Write one frame; what cannot be written becomes ``Failed``. A window that reads no more ends the process."""
        frame = _frame(answer)
        try:
            with self._lock:
                self._stream.write(frame)
                self._stream.flush()
        except OSError:
            end_at_once(0)


class Inbox:
    """Reads requests in a thread of its own; the end of the stream ends the process, soon, whatever is in work."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._lanes: dict[LaneName, Lane] = {}
        self._early: list[Question] = []
        self._lock = threading.Lock()
        self._thread = threading.Thread(target=self._read, name="inbox", daemon=True)

    def start(self) -> None:
        """Begin to read; what comes before ``deliver_to`` is kept."""
        self._thread.start()

    def deliver_to(self, lanes: dict[LaneName, Lane]) -> None:
        """Put each request, first those kept, into its lane."""
        with self._lock:
            self._lanes = lanes
            for question in self._early:
                lanes[lane_of(question.message)].put(question)
            self._early.clear()

    def wait(self) -> int:
        """Never returns while the stream lasts."""
        self._thread.join()
        return 0

    def _read(self) -> None:
        try:
            while (frame := read_frame(self._stream)) is not None:
                self._put(CODEC.decode(*frame))
        except WireError as error:
            print(f"The window sent no frames: {error}", file=sys.stderr, flush=True)
            end_at_once(BROKEN_STREAM)
        if "library" in self._lanes:
            self._lanes["library"].finish(LAST_WRITE_S)
        end_at_once(0)

    def _put(self, question: Question) -> None:
        with self._lock:
            if self._lanes:
                self._lanes[lane_of(question.message)].put(question)
            else:
                self._early.append(question)


def _import_decoders() -> None:
    """The first picture is not kept waiting for them, nor is ``ready``."""
    import engine.reading.read_picture  # noqa: F401  # pyright: ignore[reportUnusedImport]  wanted for its effect


def _import_collections() -> None:
    """The first drawing to be kept is on disk at once."""
    import engine.handwriting.collections  # noqa: F401  # pyright: ignore[reportUnusedImport]  wanted for its effect


_PREPARATIONS: Mapping[LaneName, Callable[[], None]] = {"pictures": _import_decoders, "library": _import_collections}


def _frame(answer: Envelope[object]) -> bytes:
    try:
        return CODEC.encode(answer)
    except Exception as error:  # whatever it is: who asked must not wait for ever
        traceback.print_exc()
        sentence = Sentence(
            "The engine's answer could not be sent ({error}). “Details” holds what a report needs.",
            error=type(error).__name__,
        )
        return CODEC.encode(replace(answer, message=Failed(sentence, traceback.format_exc())))


def end_at_once(code: int) -> None:
    """End without waiting for what is in work: nothing is half written, since all files are written atomically."""
    sys.stderr.flush()
    os._exit(code)


def _claim_streams() -> tuple[BinaryIO, BinaryIO]:
    """stdin and stdout for frames only; prints go to stderr, and nothing else can read from the pipe."""
    incoming = os.fdopen(os.dup(0), "rb")
    outgoing = os.fdopen(os.dup(1), "wb")
    with open(os.devnull, "rb") as nothing:  # noqa: PTH123
        os.dup2(nothing.fileno(), 0)
    os.dup2(2, 1)
    sys.stdout = sys.stderr
    return incoming, outgoing


def _limit_memory() -> None:
    """A file that swells in memory becomes a sentence (MemoryError), not a machine without memory. Linux only."""
    if not sys.platform.startswith("linux"):
        return
    import resource

    with contextlib.suppress(OSError, ValueError):
        with open("/proc/self/statm", encoding="ascii") as statm:  # noqa: PTH123
            in_use = int(statm.read().split()[0]) * resource.getpagesize()
        _, most = resource.getrlimit(resource.RLIMIT_AS)
        resource.setrlimit(resource.RLIMIT_AS, (in_use + MEMORY_HEADROOM, most))
