"""How fast the window is: first paint, ready to answer, pen to painted answer, gaps while a training runs.

    xvfb-run -a python benchmarks/window.py [--runs 5] [--strokes 20] [--training-seconds 15]

Each start is a process of its own, timed from before it is started. The pen is a mouse event every 8 ms on the real
canvas; an event's latency ends when an answer to a drawing that holds it has been painted. Gaps are those of a timer
of 5 ms in the window's event loop while the pen draws, alone and beside ``train``. Prints a table for
benchmarks/README.md.
"""

import argparse
import json
import os
import platform
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

PROGRAM = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(PROGRAM))

EVENT_MS = 8
HEARTBEAT_MS = 5
EVENTS_PER_STROKE = 60
PAUSE_MS = 250  # between strokes
GIVE_UP_MS = 120_000


def main() -> None:
    """Parent: run the children and print the table."""
    arguments = _arguments()
    if arguments.child:
        print(json.dumps(Child(arguments).run()))
        return
    starts = [_in_process("start", arguments) for _ in range(arguments.runs)]
    quiet = [_in_process("pen", arguments) for _ in range(max(1, arguments.runs // 2))]
    busy = _in_process("training", arguments)
    print(_header(arguments.runs))
    print("| what | median | 95 % | worst | target |\n|---|---|---|---|---|")
    print(_row("first paint after process start", [run["painted"] for run in starts], "≤ 1000 ms"))
    print(_row("ready to answer after process start", [run["ready"] for run in starts], "≤ 4000 ms"))
    for name, runs in (("", quiet), (", while training", [busy])):
        latencies = [value for run in runs for value in run["latencies"]]
        print(_row(f"mouse event to painted answer{name}", latencies, "≤ 20 ms, 95 % ≤ 40 ms"))
        print(_row(f"end of stroke to painted answer{name}", [v for run in runs for v in run["ends"]], ""))
        gaps = [value for run in runs for value in run["gaps"]]
        print(_row(f"turn of the event loop while drawing{name}", gaps, "≤ 50 ms"))
    print(f"\nThe training beside it took {busy['steps']} steps meanwhile.")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--strokes", type=int, default=20)
    parser.add_argument("--training-seconds", type=float, default=15.0)
    parser.add_argument("--child", choices=("start", "pen", "training"), help=argparse.SUPPRESS)
    parser.add_argument("--started", type=float, default=0.0, help=argparse.SUPPRESS)
    return parser.parse_args()


def _in_process(kind: str, arguments: argparse.Namespace) -> dict:
    with tempfile.TemporaryDirectory() as home:
        options = ["--strokes", str(arguments.strokes), "--training-seconds", str(arguments.training_seconds)]
        command = [sys.executable, __file__, "--child", kind, *options, "--started", str(time.monotonic())]
        ended = subprocess.run(
            command, env={**os.environ, "INKLING_HOME": home}, stdout=subprocess.PIPE, text=True, check=True
        )
        return json.loads(ended.stdout.splitlines()[-1])


def _header(runs: int) -> str:
    from importlib.metadata import version

    versions = ", ".join(f"{name} {version(name)}" for name in ("torch", "PySide6_Essentials", "numpy"))
    cores = os.cpu_count()
    screen = os.environ.get("QT_QPA_PLATFORM") or ("X11" if os.environ.get("DISPLAY") else "offscreen")
    load = f", load {os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else ""
    return (
        f"{_processor()}, {cores} threads{load}; {platform.system()}, Python {platform.python_version()}, {versions}; "
        f"screen: {screen}; {runs} starts.\n"
    )


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text().splitlines()
    except OSError:
        return platform.processor()
    return next((line.partition(": ")[2] for line in lines if line.startswith("model name")), platform.processor())


def _row(what: str, values: list[float], target: str) -> str:
    ordered = sorted(values)
    high = ordered[min(len(ordered) - 1, int(0.95 * len(ordered)))]
    return f"| {what} ({len(values)}) | {median(ordered):.1f} ms | {high:.1f} ms | {ordered[-1]:.1f} ms | {target} |"


class Child:
    """One window, measured."""

    def __init__(self, arguments: argparse.Namespace) -> None:
        self.arguments = arguments
        self.result: dict = {"latencies": [], "ends": [], "gaps": [], "steps": 0}
        self.sent: list[float] = []  # monotonic seconds of each mouse event of the stroke
        self.answered = 0  # so many events are in the drawing that was answered last
        self.painted = 0  # so many events are in an answer that was painted
        self.stroke = 0
        self.training: subprocess.Popen | None = None

    def run(self) -> dict:
        """What was measured, in ms."""
        from PySide6.QtCore import QTimer
        from PySide6.QtWidgets import QApplication

        from gui.app import create_window

        if not os.environ.get("DISPLAY") and sys.platform.startswith("linux"):
            os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
        self.window = create_window()
        self.app = QApplication.instance()
        self.window.first_painted.connect(lambda: self._note("painted"))
        self.window.session.engine.ready.connect(lambda _: self._on_ready())
        QTimer.singleShot(GIVE_UP_MS, self.app, lambda: self.app.exit(1))
        self.window.show()
        code = self.app.exec()
        self._end_training()
        if code:
            self.window.session.close()
            raise SystemExit("the window did not get ready, or the training did not start")
        return self.result

    def _note(self, what: str) -> None:
        self.result[what] = (time.monotonic() - self.arguments.started) * 1000

    def _on_ready(self) -> None:
        from PySide6.QtCore import QTimer

        self._note("ready")
        if self.arguments.child == "start":
            self._close()
        elif self.arguments.child == "pen":
            QTimer.singleShot(1000, self.app, self._begin)
        else:
            self._train()

    def _close(self) -> None:
        self.window.session.close()
        self.app.exit(0)

    # The training beside

    def _train(self) -> None:
        from PySide6.QtCore import QTimer

        command = [sys.executable, str(PROGRAM / "main.py"), "train", "--network", "lenet5", "--data", "mnist"]
        self.training = subprocess.Popen(
            [*command, "--epochs", "50", "--json"],
            stdout=subprocess.PIPE,
            stdin=subprocess.PIPE,
            start_new_session=True,
        )
        os.set_blocking(self.training.stdout.fileno(), False)
        self.heard = b""

        def wait_for_progress() -> None:
            self._hear()
            if b'"step"' in self.heard:
                self._begin()
            elif self.training.poll() is not None:
                self.app.exit(1)
            else:
                QTimer.singleShot(200, self.app, wait_for_progress)

        wait_for_progress()

    def _hear(self) -> None:
        self.heard += self.training.stdout.read() or b""

    def _end_training(self) -> None:
        if self.training is None:
            return
        self._hear()
        steps = [json.loads(line).get("step", 0) for line in self.heard.splitlines() if line.endswith(b"}")]
        self.result["steps"] = max(steps, default=0)
        os.killpg(self.training.pid, signal.SIGKILL)
        self.training.wait()

    # The pen

    def _begin(self) -> None:
        from PySide6.QtCore import QEvent, QObject, Qt, QTimer
        from PySide6.QtWidgets import QWidget

        child = self
        self.canvas = self.window.findChild(QWidget, "canvas")
        self.clear = self.window.findChild(QObject, "clear")
        shown = [self.window.findChild(QWidget, name) for name in ("answer", "probabilities")]

        class Eye(QObject):
            """Sees when what shows the answer has been painted."""

            def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: ARG002  Qt's signature
                if event.type() == QEvent.Type.Paint and child.answered > child.painted:
                    count = child.answered
                    # runs after the paint events of this turn are done and flushed
                    QTimer.singleShot(0, self, lambda: child._on_painted(count))
                return False

        self.eye = Eye(self.app)
        for widget in shown:
            widget.installEventFilter(self.eye)
        self._listen_to_requests()
        self.pen = QTimer(self.app)
        self.pen.setTimerType(Qt.TimerType.PreciseTimer)
        self.pen.timeout.connect(self._move)
        self.last_beat = time.monotonic()
        self.heart = QTimer(self.app)
        self.heart.setTimerType(Qt.TimerType.PreciseTimer)
        self.heart.timeout.connect(self._beat)
        self.heart.start(HEARTBEAT_MS)
        self.until = time.monotonic() + self.arguments.training_seconds
        self._next_stroke()

    def _listen_to_requests(self) -> None:
        engine = self.window.session.engine
        ask = engine.ask

        def listened(make: Callable, on_answer: Callable) -> int:
            count, stroke = len(self.sent), self.stroke

            def on_answered(answer: object) -> None:
                on_answer(answer)
                if stroke == self.stroke:
                    self.answered = max(self.answered, count)

            return ask(make, on_answered)

        engine.ask = listened

    def _beat(self) -> None:
        now = time.monotonic()
        self.result["gaps"].append((now - self.last_beat) * 1000)
        self.last_beat = now

    def _next_stroke(self) -> None:
        if self.training is not None:
            self._hear()
        is_done = time.monotonic() > self.until if self.training else self.stroke >= self.arguments.strokes
        if is_done:
            self._close()
            return
        if self.clear is not None:
            getattr(self.clear, "click", getattr(self.clear, "trigger", lambda: None))()
        self.stroke += 1
        self.sent, self.answered, self.painted = [], 0, 0
        self.pen.start(EVENT_MS)

    def _move(self) -> None:
        from PySide6.QtCore import QEvent, QTimer

        place = len(self.sent)
        kind = QEvent.Type.MouseMove
        if place == 0:
            kind = QEvent.Type.MouseButtonPress
        elif place == EVENTS_PER_STROKE:
            kind = QEvent.Type.MouseButtonRelease
        self._mouse(kind, place / EVENTS_PER_STROKE)
        if kind == QEvent.Type.MouseButtonRelease:
            self.pen.stop()
            QTimer.singleShot(PAUSE_MS, self.app, self._end_stroke)

    def _mouse(self, kind: object, way: float) -> None:
        """The pen writes a 3 that differs from stroke to stroke."""
        from math import cos, pi, sin

        from PySide6.QtCore import QPointF, Qt
        from PySide6.QtGui import QMouseEvent
        from PySide6.QtWidgets import QApplication

        side = min(self.canvas.width(), self.canvas.height())
        bow, turn = (0.32, way * 2) if way < 0.5 else (0.68, way * 2 - 1)
        angle = -0.8 * pi + turn * 1.4 * pi
        x = 0.45 * side + 0.18 * side * cos(angle) * (1 + 0.02 * (self.stroke % 5))
        y = bow * side + 0.18 * side * sin(angle)
        local = QPointF(x, y)
        held = Qt.MouseButton.NoButton if kind == QMouseEvent.Type.MouseButtonRelease else Qt.MouseButton.LeftButton
        button = Qt.MouseButton.NoButton if kind == QMouseEvent.Type.MouseMove else Qt.MouseButton.LeftButton
        where = QPointF(self.canvas.mapToGlobal(local.toPoint()))
        event = QMouseEvent(kind, local, where, button, held, Qt.KeyboardModifier.NoModifier)
        self.sent.append(time.monotonic())
        QApplication.sendEvent(self.canvas, event)

    def _on_painted(self, count: int) -> None:
        now = time.monotonic()
        for place in range(self.painted, min(count, len(self.sent))):
            self.result["latencies"].append((now - self.sent[place]) * 1000)
            if place >= EVENTS_PER_STROKE - 1:  # the last move; the release adds no ink
                self.result["ends"].append((now - self.sent[place]) * 1000)
        self.painted = max(self.painted, count)

    def _end_stroke(self) -> None:
        self._next_stroke()


if __name__ == "__main__":
    main()
