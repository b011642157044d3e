"""Makes the README's pictures: the real window, the real engine, real mouse events, light and dark.

    python docs/make_screenshots.py [--epochs 6]

Writes docs/screenshots/*.png. Works without a screen. A short run is trained for the picture of the Train screen.
"""

import argparse
import math
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable
from pathlib import Path

TOP = Path(__file__).resolve().parent.parent
OUT = TOP / "docs" / "screenshots"
SIZE = (1280, 800)

sys.path.insert(0, str(TOP))
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

Point = tuple[float, float]


def arc(x: float, y: float, rx: float, ry: float, start: float, end: float) -> list[Point]:
    """Part of an ellipse, degrees clockwise from the right."""
    angles = [math.radians(start + (end - start) * i / 24) for i in range(25)]
    return [(x + rx * math.cos(a), y + ry * math.sin(a)) for a in angles]


# digits in a box 60 wide and 100 high, as somebody from Europe writes them
DIGITS: dict[str, list[list[Point]]] = {
    "0": [arc(30, 50, 26, 48, -100, 262)],
    "2": [[*arc(30, 26, 26, 24, 190, 360), (50, 48), (4, 96), (30, 93), (60, 97)]],
    "3": [[*arc(28, 26, 24, 22, 210, 420), *arc(28, 72, 28, 26, 290, 500)]],
    "4": [[(34, 2), (4, 62), (58, 60)], [(42, 34), (38, 100)]],
    "6": [[(46, 2), (20, 30), *arc(30, 70, 24, 26, 200, 550)]],
    "7": [[(4, 8), (56, 4), (24, 98)], [(16, 50), (52, 46)]],
}


def main() -> None:
    """Make all pictures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--epochs", type=int, default=6)
    options = parser.parse_args()
    OUT.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as home:
        os.environ["INKLING_HOME"] = home
        train = ["train", "--network", "lenet5", "--data", "mnist", "--epochs", str(options.epochs)]
        subprocess.run([sys.executable, str(TOP / "main.py"), *train], check=True)
        take_all()


def take_all() -> None:
    """Walk through the window as a person would and take a picture at each stop."""
    from PySide6.QtCore import QEventLoop, QPoint, Qt, QTimer
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication, QComboBox, QTabWidget, QWidget

    from gui.app import create_window

    application = QApplication([])
    window = create_window()
    window.resize(*SIZE)
    window.show()

    def spend(ms: int) -> None:
        loop = QEventLoop()
        QTimer.singleShot(ms, loop.quit)
        loop.exec()

    def wait_until(holds: Callable[[], bool]) -> None:
        for _ in range(600):
            if holds():
                return
            spend(100)
        raise SystemExit("The window did not get ready in a minute.")

    def write(canvas: QWidget, digit: str, x: float, y: float, height: float) -> None:
        for stroke in DIGITS[digit]:
            points = [QPoint(round(x + px * height / 100), round(y + py * height / 100)) for px, py in stroke]
            QTest.mousePress(canvas, Qt.MouseButton.LeftButton, pos=points[0])
            for point in points[1:]:
                QTest.mouseMove(canvas, point)
                spend(4)
            QTest.mouseRelease(canvas, Qt.MouseButton.LeftButton, pos=points[-1])

    def take(name: str) -> None:
        for theme in ("light", "dark"):
            window.set_theme(theme)
            spend(300)
            window.grab().save(str(OUT / f"{name}-{theme}.png"))

    def child(name: str) -> QWidget:
        found = window.findChild(QWidget, name)
        assert found is not None, name
        return found

    wait_until(lambda: window.session.engine_state == "ready")
    canvas = child("canvas")
    write(canvas, "7", 300, 110, 320)
    spend(1500)
    take("recognize")
    QTest.mouseClick(child("compare_switch"), Qt.MouseButton.LeftButton)
    spend(4000)
    take("compare")
    QTest.mouseClick(child("compare_switch"), Qt.MouseButton.LeftButton)
    QTest.mouseClick(child("clear"), Qt.MouseButton.LeftButton)
    write_all(write, canvas, "2026", canvas.width(), canvas.height())
    spend(1500)
    take("number")
    window.session.open_paths(sorted((TOP / "resources" / "samples").glob("*.*"))[:1])
    spend(2500)
    take("picture")
    window.session.open_paths([TOP / "resources" / "samples"])
    spend(4000)
    take("folder")
    window.go("train")
    spend(2500)
    take("train")
    window.go("handwriting")
    spend(800)
    pad = child("pad_canvas")
    for digit in "7423607":
        label = child("pad_label")
        assert isinstance(label, QComboBox)
        label.setCurrentText(digit)
        write(pad, digit, pad.width() / 2 - 45, pad.height() / 2 - 75, 150)
        QTest.mouseClick(child("pad_keep"), Qt.MouseButton.LeftButton)
        spend(400)
    take("handwriting")
    window.go("library")
    tabs = child("library_tabs")
    assert isinstance(tabs, QTabWidget)
    tabs.setCurrentIndex(1)
    spend(1200)
    take("library")
    window.close()
    spend(300)
    application.quit()


def write_all(
    write: Callable[[object, str, float, float, float], None],
    canvas: object,
    digits: Iterable[str],
    wide: int,
    high: int,
) -> None:
    """A number across the canvas."""
    text = list(digits)
    height = high * 0.42
    step = height * 0.78
    left = (wide - step * len(text)) / 2
    for place, digit in enumerate(text):
        write(canvas, digit, left + place * step, (high - height) / 2 + 8 * (place % 2), height)


if __name__ == "__main__":
    main()
