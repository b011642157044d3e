"""A hand that does anything, anywhere: the real window must bear it.

    python benchmarks/random_acts.py [--acts 10000] [--seeds 0 1 2] [--every-ms 4]

Each seed is a process of its own with the real window (X11; under Xvfb where there is no screen) on a fresh home.
Mouse, wheel, keys, drops, pasted things, changes of theme, language, text size and window size, screens, dialogs,
corrections and short trainings follow each other, chosen by a seeded generator among what can be clicked at that
moment. Everything runs on the window's own thread, by its own timer: a second thread that touches Python frames of a
Qt program can end it by itself.

Counted: tracebacks, warnings of Qt, turns of the event loop over 200 ms (from 5 s after the start on; the driver's own
act is part of a turn, as a person's would be), the exit code, processes left over, and how handles and memory grow over
the second half. Printed as Markdown for benchmarks/README.md. 10,000 acts take about three minutes on two quiet cores.
"""

import argparse
import gc
import json
import os
import platform
import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from statistics import median
from typing import Any

PROGRAM = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(PROGRAM))

START_S = 5.0  # loading the engine and the first painting of each screen are measured by window.py
LONGEST_TURN_MS = 200
SAMPLES = 40  # of handles and memory, over the whole run
TRAININGS = 3  # at most, so that a run of acts is not one training after another
PATIENCE_S = 3600
LEAVING_S = 5.0  # for the server of the screen
LEFT_ALONE = {"quit"}
NO_LAUNCHER = "Unable to detect a launcher"  # a screen without a desktop has no program that shows folders


def main() -> int:
    """Parent: one child per seed; 0 when no child found a fault."""
    arguments = _arguments()
    if arguments.child is not None:
        return Child(arguments).run()
    results = [_in_process(seed, arguments) for seed in arguments.seeds]
    print(_header(arguments))
    print(
        "| seed | acts | tracebacks | Qt warnings | turns over 200 ms | longest turn | exit | left over "
        "| handles, second half | memory, second half |"
    )
    print("|---|---|---|---|---|---|---|---|---|---|")
    for one in results:
        print(
            f"| {one['seed']} | {one['acts']:,} | {len(one['tracebacks'])} | {len(one['warnings'])} "
            f"| {len(one['stalls'])} | {one['longest']:.0f} ms | {one['exit']} | {one['left']} "
            f"| {one['handles'][0]} → {one['handles'][1]} | {one['memory'][0]:.0f} → {one['memory'][1]:.0f} MB |"
        )
    for one in results:
        for kind in ("tracebacks", "warnings", "stalls"):
            for text, count in Counter(map(str, one[kind])).most_common(20):
                print(f"\nseed {one['seed']}, {kind}, {count}×: {text}")
    return int(any(one["tracebacks"] or one["warnings"] or one["exit"] or one["left"] for one in results))


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--acts", type=int, default=10_000)
    parser.add_argument("--seeds", type=int, nargs="+", default=[0, 1, 2])
    parser.add_argument("--every-ms", type=int, default=4)
    parser.add_argument("--child", type=int, default=None, help=argparse.SUPPRESS)
    parser.add_argument("--result", type=Path, default=None, help=argparse.SUPPRESS)
    return parser.parse_args()


def _header(arguments: argparse.Namespace) -> str:
    import PySide6

    versions = f"Python {platform.python_version()}, PySide6 {PySide6.__version__}"
    return (
        f"{platform.processor() or platform.machine()}, {os.cpu_count()} cores, {versions}; {arguments.acts:,} acts\n"
    )


def _in_process(seed: int, arguments: argparse.Namespace) -> dict[str, Any]:
    """What the child of ``seed`` found, with its exit code and the processes that it left."""
    import psutil

    with tempfile.TemporaryDirectory(prefix="inkling-acts-") as folder:
        result = Path(folder) / "result.json"
        mark = f"INKLING_ACTS={seed}-{os.getpid()}"
        environment = {
            **os.environ,
            "INKLING_HOME": str(Path(folder) / "home"),
            "HOME": str(Path(folder) / "person"),
            "XDG_RUNTIME_DIR": folder,
            "QT_QPA_PLATFORM": "xcb",
            "LC_ALL": "C.UTF-8",
            mark.partition("=")[0]: mark.partition("=")[2],
        }
        (Path(folder) / "person").mkdir()
        own = [sys.executable, __file__, "--child", str(seed), "--result", str(result)]
        own += ["--acts", str(arguments.acts), "--every-ms", str(arguments.every_ms)]
        if not os.environ.get("DISPLAY"):
            own = [shutil.which("xvfb-run") or "xvfb-run", "-a", "-s", "-screen 0 1600x1200x24", *own]
        done = subprocess.run(own, env=environment, cwd=folder, timeout=PATIENCE_S, check=False)
        time.sleep(LEAVING_S)
        left = 0
        for process in psutil.process_iter():
            try:
                left += process.environ().get("INKLING_ACTS") == mark.partition("=")[2]
            except psutil.Error:
                continue  # another person's process
        found = json.loads(result.read_text()) if result.exists() else Child.nothing(seed)
        return {**found, "exit": done.returncode, "left": left}


class Child:
    """The window and the hand, in one process."""

    def __init__(self, arguments: argparse.Namespace) -> None:
        self.seed: int = arguments.child
        self.acts: int = arguments.acts
        self.every_ms: int = arguments.every_ms
        self.result: Path = arguments.result
        self.random = random.Random(self.seed)
        self.done = 0
        self.trainings = 0
        self.tracebacks: list[str] = []
        self.warnings: list[str] = []
        self.stalls: list[str] = []
        self.longest_ms = 0.0
        self.levels: list[tuple[int, float]] = []  # handles, resident megabytes
        self.last_act = ""

    @staticmethod
    def nothing(seed: int) -> dict[str, Any]:
        """What is known of a child that left no result."""
        return {"seed": seed, "acts": 0, "tracebacks": ["no result"], "warnings": [], "stalls": [], "longest": 0.0,
                "handles": (0, 0), "memory": (0.0, 0.0)}  # fmt: skip

    def run(self) -> int:
        """Act until all acts are done, close the window as a person does, write what was found."""
        import traceback

        from PySide6.QtCore import QElapsedTimer, Qt, QTimer, QtMsgType, qInstallMessageHandler
        from PySide6.QtWidgets import QApplication

        from gui.app import create_window
        from gui.platform.main_thread_gc import MainThreadGc

        application = QApplication.instance() or QApplication(["inkling"])
        application.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeDialogs)
        self.files = made_files(Path(os.environ["HOME"]), self.random)

        def on_message(kind: QtMsgType, _context: object, text: str) -> None:
            if kind != QtMsgType.QtDebugMsg and NO_LAUNCHER not in text:
                self.warnings.append(f"{text} (after {self.last_act})")

        def on_exception(kind: type[BaseException], error: BaseException, trace: Any) -> None:
            self.tracebacks.append(f"{''.join(traceback.format_exception(kind, error, trace))} (after {self.last_act})")

        qInstallMessageHandler(on_message)
        sys.excepthook = on_exception
        self.window = create_window()
        garbage = MainThreadGc(self.window)
        garbage.begin()
        self.window.show()
        clock = QElapsedTimer()
        clock.start()
        began = time.monotonic()

        def on_turn() -> None:
            took = clock.restart()
            if time.monotonic() - began > START_S:
                self.longest_ms = max(self.longest_ms, took)
                if took > LONGEST_TURN_MS + self.every_ms:
                    self.stalls.append(self.last_act)
            if self.done >= self.acts:
                timer.stop()
                QTimer.singleShot(0, self.window, self._leave)
                return
            self.done += 1
            if self.done % max(1, self.acts // SAMPLES) == 0:
                self._note_level()
            self._act()

        timer = QTimer(self.window)
        timer.timeout.connect(on_turn)
        timer.start(self.every_ms)
        code = application.exec()
        garbage.end()
        half = self.levels[len(self.levels) // 2 :] or [(0, 0.0)]
        third = max(1, len(half) // 3)  # ends of the second half, each the median of a third: single peaks do not count
        ends = [half[:third], half[-third:]]
        found = {
            "seed": self.seed,
            "acts": self.done,
            "tracebacks": self.tracebacks,
            "warnings": self.warnings,
            "stalls": self.stalls,
            "longest": self.longest_ms,
            "handles": tuple(int(median(level[0] for level in end)) for end in ends),
            "memory": tuple(float(median(level[1] for level in end)) for end in ends),
        }
        self.result.write_text(json.dumps(found))
        return code

    def _note_level(self) -> None:
        gc.collect()
        import psutil

        process = psutil.Process()
        self.levels.append((process.num_fds(), process.memory_info().rss / 1e6))

    def _leave(self) -> None:
        from PySide6.QtWidgets import QApplication

        while (modal := QApplication.activeModalWidget()) is not None:
            modal.close()
        while (popup := QApplication.activePopupWidget()) is not None:
            popup.close()
        self.window.stop_and_close()

    # The acts

    def _act(self) -> None:
        acts: list[tuple[int, Callable[[], None]]] = [
            (30, self._click),
            (14, self._draw),
            (14, self._press_keys),
            (8, self._move),
            (6, self._wheel),
            (4, self._drop),
            (3, self._paste),
            (4, self._go_somewhere),
            (3, self._resize),
            (2, self._restyle),
            (1, self._zoom),
            (3, self._leave_dialog),
            (1, self._train),
        ]
        act = self.random.choices([one for _, one in acts], [weight for weight, _ in acts])[0]
        self.last_act = act.__name__
        act()

    def _top(self) -> Any:
        """What takes input now: an open menu or list, a dialog, else the window."""
        from PySide6.QtWidgets import QApplication

        return QApplication.activePopupWidget() or QApplication.activeModalWidget() or self.window

    def _target(self) -> Any:
        from PySide6.QtWidgets import QAbstractButton, QWidget

        usable = [
            one
            for one in self._top().findChildren(QWidget)
            if one.isVisible() and one.isEnabled() and one.objectName() not in LEFT_ALONE and one.width() > 2
        ]
        buttons = [one for one in usable if isinstance(one, QAbstractButton)]
        pool = buttons if buttons and self.random.random() < 0.5 else usable
        return self.random.choice(pool) if pool else self._top()

    def _point(self, widget: Any) -> Any:
        from PySide6.QtCore import QPoint

        return QPoint(self.random.randrange(max(1, widget.width())), self.random.randrange(max(1, widget.height())))

    def _click(self) -> None:
        from PySide6.QtCore import Qt
        from PySide6.QtTest import QTest

        widget = self._target()
        self.last_act = f"click on {type(widget).__name__} {widget.objectName()}"
        button = Qt.MouseButton.RightButton if self.random.random() < 0.1 else Qt.MouseButton.LeftButton
        act = QTest.mouseDClick if self.random.random() < 0.1 else QTest.mouseClick
        act(widget, button, Qt.KeyboardModifier.NoModifier, self._point(widget))

    def _move(self) -> None:
        from PySide6.QtTest import QTest

        widget = self._target()
        QTest.mouseMove(widget, self._point(widget))

    def _draw(self) -> None:
        from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
        from PySide6.QtGui import QMouseEvent
        from PySide6.QtTest import QTest
        from PySide6.QtWidgets import QApplication, QWidget

        canvas = self._top().findChild(QWidget, "canvas")
        widget = canvas if canvas is not None and canvas.isVisible() and self.random.random() < 0.7 else self._target()
        self.last_act = f"draw on {type(widget).__name__} {widget.objectName()}"
        button, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        place = self._point(widget)
        QTest.mousePress(widget, button, none, place)
        for _ in range(self.random.randrange(1, 12)):
            place = QPoint(place.x() + self.random.randrange(-30, 31), place.y() + self.random.randrange(-30, 31))
            where = QPointF(widget.mapToGlobal(place))
            move = QMouseEvent(QEvent.Type.MouseMove, QPointF(place), where, Qt.MouseButton.NoButton, button, none)
            QApplication.sendEvent(widget, move)
        QTest.mouseRelease(widget, button, none, place)

    def _press_keys(self) -> None:
        from PySide6.QtCore import Qt
        from PySide6.QtTest import QTest
        from PySide6.QtWidgets import QApplication

        keys = [
            Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_Space, Qt.Key.Key_Left,
            Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Delete, Qt.Key.Key_Backspace, Qt.Key.Key_Home,
            Qt.Key.Key_End, Qt.Key.Key_PageDown, Qt.Key.Key_F2, Qt.Key.Key_Z, Qt.Key.Key_A, Qt.Key.Key_C, Qt.Key.Key_7,
            Qt.Key.Key_E, Qt.Key.Key_B, Qt.Key.Key_S,
        ]  # fmt: skip
        modifiers = [Qt.KeyboardModifier.NoModifier] * 5
        modifiers += [Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier]
        widget = QApplication.focusWidget() or self._top()
        key = self.random.choice(keys)
        self.last_act = f"key {key.name} on {type(widget).__name__} {widget.objectName()}"
        QTest.keyClick(widget, key, self.random.choice(modifiers))

    def _wheel(self) -> None:
        from PySide6.QtCore import QPoint, QPointF, Qt
        from PySide6.QtGui import QWheelEvent
        from PySide6.QtWidgets import QApplication

        widget = self._target()
        place = self._point(widget)
        control, none = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.NoModifier
        event = QWheelEvent(
            QPointF(place),
            QPointF(widget.mapToGlobal(place)),
            QPoint(),
            QPoint(0, self.random.choice([-240, -120, 120, 240])),
            Qt.MouseButton.NoButton,
            control if self.random.random() < 0.2 else none,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(widget, event)

    def _content(self) -> Any:
        """What a person might drop or paste: files, folders, text, a bitmap, nothing at all."""
        from PySide6.QtCore import QMimeData, QUrl
        from PySide6.QtGui import QImage

        content = QMimeData()
        kind = self.random.randrange(5)
        if kind < 3:
            some = self.random.sample(self.files, self.random.randrange(1, 4))
            content.setUrls([QUrl.fromLocalFile(str(path)) for path in some])
        elif kind == 3:
            image = QImage(40, 40, QImage.Format.Format_RGB32)
            image.fill(self.random.randrange(1 << 24))
            content.setImageData(image)
        else:
            content.setText("7" * self.random.randrange(50))
        return content

    def _drop(self) -> None:
        from PySide6.QtCore import QPointF, Qt
        from PySide6.QtGui import QDragEnterEvent, QDropEvent
        from PySide6.QtWidgets import QApplication

        top = self._top()
        content, place = self._content(), QPointF(self._point(top))
        button, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        QApplication.sendEvent(top, QDragEnterEvent(place, Qt.DropAction.CopyAction, content, button, none))
        QApplication.sendEvent(top, QDropEvent(place, Qt.DropAction.CopyAction, content, button, none))

    def _paste(self) -> None:
        from PySide6.QtCore import Qt
        from PySide6.QtTest import QTest
        from PySide6.QtWidgets import QApplication

        QApplication.clipboard().setMimeData(self._content())
        QTest.keyClick(QApplication.focusWidget() or self._top(), Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)

    def _go_somewhere(self) -> None:
        from PySide6.QtCore import Qt
        from PySide6.QtTest import QTest

        number = self.random.choice([Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_3, Qt.Key.Key_4])
        QTest.keyClick(self._top(), number, Qt.KeyboardModifier.ControlModifier)

    def _resize(self) -> None:
        self.window.resize(self.random.randrange(760, 1600), self.random.randrange(560, 1200))

    def _restyle(self) -> None:
        from PySide6.QtGui import QAction

        names = {"theme_light", "theme_dark", "theme_system"}
        actions = [one for one in self.window.findChildren(QAction) if one.objectName() in names]
        if actions:
            self.random.choice(actions).trigger()

    def _zoom(self) -> None:
        from PySide6.QtCore import Qt
        from PySide6.QtTest import QTest

        key = self.random.choice([Qt.Key.Key_Plus, Qt.Key.Key_Minus, Qt.Key.Key_0])
        QTest.keyClick(self._top(), key, Qt.KeyboardModifier.ControlModifier)

    def _leave_dialog(self) -> None:
        from PySide6.QtCore import Qt
        from PySide6.QtTest import QTest

        top = self._top()
        if top is not self.window:
            QTest.keyClick(top, Qt.Key.Key_Escape)

    def _train(self) -> None:
        from PySide6.QtCore import Qt
        from PySide6.QtTest import QTest
        from PySide6.QtWidgets import QPushButton

        button = self._top().findChild(QPushButton, "train")
        if button is None or not button.isVisible() or not button.isEnabled() or self.trainings >= TRAININGS:
            return
        self.trainings += 1
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def made_files(folder: Path, generator: random.Random) -> list[Path]:
    """Pictures, a folder of classes, and files that are none of these."""
    import numpy as np
    from PIL import Image

    numbers = np.random.default_rng(generator.randrange(1 << 30))
    made: list[Path] = []
    for name, size, mode in (("a.png", (28, 28), "L"), ("b.jpg", (300, 200), "RGB"), ("c.png", (90, 60), "RGBA")):
        depth = len(mode) if mode != "L" else 1
        pixels = numbers.integers(0, 256, (size[1], size[0], depth), dtype=np.uint8).squeeze()
        Image.fromarray(pixels, mode).save(folder / name)
        made.append(folder / name)
    for label in ("cats", "dogs"):
        (folder / "sets" / label).mkdir(parents=True)
        for number in range(6):
            Image.fromarray(numbers.integers(0, 256, (32, 32, 3), dtype=np.uint8)).save(
                folder / "sets" / label / f"{number}.png"
            )
    (folder / "broken.png").write_bytes(b"\x89PNG\r\n\x1a\nnothing")
    (folder / "notes.txt").write_text("no picture")
    (folder / "weights.pth").write_bytes(b"PK\x03\x04broken")
    (folder / "empty").mkdir()
    return [
        *made,
        folder / "sets",
        *(folder / name for name in ("broken.png", "notes.txt", "weights.pth", "empty", "gone")),
    ]


if __name__ == "__main__":
    sys.exit(main())
