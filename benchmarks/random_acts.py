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
from pathlib import Path
from statistics import median
from typing import Any

PROGRAM = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(PROGRAM))

START_S = 5.0  # loading the engine and the first painting of each screen are measured by window.py
LONGEST_TURN_MS = 200
SAMPLES = 40  # of handles and memory, over the whole run
PATIENCE_S = 3600
LEAVING_S = 5.0  # for the server of the screen
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
        self.tracebacks: list[str] = []
        self.warnings: list[str] = []
        self.stalls: list[str] = []
        self.longest_ms = 0.0
        self.hand: Any = None  # there once the window is
        self.levels: list[tuple[int, float]] = []  # handles, resident megabytes

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

        from benchmarks.random_hand import Hand, made_files
        from gui.app import create_window
        from gui.platform.main_thread_gc import MainThreadGc

        application = QApplication.instance() or QApplication(["inkling"])
        application.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeDialogs)
        files = made_files(Path(os.environ["HOME"]), self.random)

        def on_message(kind: QtMsgType, _context: object, text: str) -> None:
            if kind != QtMsgType.QtDebugMsg and NO_LAUNCHER not in text:
                self.warnings.append(f"{text} (after {self._after()})")

        def on_exception(kind: type[BaseException], error: BaseException, trace: Any) -> None:
            self.tracebacks.append(f"{''.join(traceback.format_exception(kind, error, trace))} (after {self._after()})")

        qInstallMessageHandler(on_message)
        sys.excepthook = on_exception
        self.window = create_window()
        self.hand = Hand(self.window, self.random, files)
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
                    self.stalls.append(self._after())
            if self.done >= self.acts:
                timer.stop()
                QTimer.singleShot(0, self.window, self._leave)
                return
            self.done += 1
            if self.done % max(1, self.acts // SAMPLES) == 0:
                self._note_level()
            self.hand.act()

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

    def _after(self) -> str:
        return self.hand.last_act if self.hand is not None else "start"

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


if __name__ == "__main__":
    sys.exit(main())
