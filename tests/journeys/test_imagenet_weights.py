"""A person gets ImageNet weights by one click, stops on the way, goes on, and uses them. All of it is real."""

import hashlib
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtWidgets import QLabel, QPushButton, QScrollArea, QTabWidget, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from gui.main_window import MainWindow
from gui.processes import download_process
from tests.engine.download.server import Server, serving, stalling, whole
from tests.engine.imagenet_files import random_file

PATIENCE = 150_000
MAIN = Path(__file__).parent / "random_weights_main.py"
FIRST_BYTES = 20_000_000


@pytest.fixture
def server(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    """Gives some of the file and stalls; gives the rest when asked again. The window's downloads come from it."""
    data = random_file(tmp_path).read_bytes()
    digits = hashlib.sha256(data).hexdigest()[:8]
    with serving(stalling(data, FIRST_BYTES), whole(data)) as made:
        monkeypatch.setattr(download_process, "PROGRAM", (sys.executable, str(MAIN), made.address, digits))
        yield made


class Person:
    """At the family tree."""

    def __init__(self, qtbot: QtBot, window: MainWindow) -> None:
        self.qtbot, self.window = qtbot, window
        window.resize(1200, 800)
        go = window.findChild(QToolButton, "go_library")
        assert go is not None
        qtbot.mouseClick(go, Qt.MouseButton.LeftButton)
        self.screen = window.screen_called("library")
        tabs = self.screen.findChild(QTabWidget, "library_tabs")
        assert tabs is not None
        qtbot.mouseClick(tabs.tabBar(), Qt.MouseButton.LeftButton, pos=tabs.tabBar().tabRect(1).center())
        self.until(lambda: self.screen.findChild(QPushButton, "weights_resnet18") is not None)
        self.until(lambda: "Get" in self.button("weights_resnet18").text())

    def button(self, name: str) -> QPushButton:
        found = self.screen.findChild(QPushButton, name)
        assert found is not None, name
        return found

    def click(self, name: str) -> None:
        button = self.button(name)
        area = self.screen.findChild(QScrollArea, "family_tree")
        assert area is not None
        area.ensureWidgetVisible(button)
        at = button.mapTo(self.window, QPoint(button.width() // 2, button.height() // 2))
        assert self.window.childAt(at) is button
        self.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)

    def text(self) -> str:
        strip = self.screen.findChild(QWidget, "download_resnet18-v1")
        label = strip.findChild(QLabel, "download_text") if strip is not None else None
        return label.text() if label is not None else ""

    def until(self, holds: Callable[[], bool]) -> None:
        self.qtbot.waitUntil(holds, timeout=PATIENCE)


@pytest.mark.timeout(600)
def test_that_imagenet_weights_come_by_one_click(server: Server, window: MainWindow, qtbot: QtBot) -> None:
    person = Person(qtbot, window)
    longest_wait = _watch_the_window(window)

    person.click("weights_resnet18")
    person.until(lambda: "19.1 MiB of" in person.text())
    began = time.monotonic()
    person.click("download_cancel")
    person.until(lambda: "Resume" in person.button("weights_resnet18").text())
    assert time.monotonic() - began < 5  # of a machine under load; the download itself obeys within one
    assert "42 %" in person.button("weights_resnet18").text()

    person.click("weights_resnet18")
    person.until(lambda: person.button("weights_resnet18").text() == "Use")
    assert server.asked[-1][1]["Range"] == f"bytes={FIRST_BYTES}-"

    person.click("weights_resnet18")
    key = window.session.recognizers.chosen("photo")
    info = window.session.recognizers.get(key)
    assert info is not None
    assert info.card.source == "torchvision resnet18 IMAGENET1K_V1"
    assert len(info.card.classes) == 1000
    assert longest_wait() < 2.0  # seconds; nothing of the download happens in the window's process


def _watch_the_window(window: MainWindow) -> Callable[[], float]:
    """The longest time in which the window did not look at events since then."""
    last, longest = [time.monotonic()], [0.0]

    def on_tick() -> None:
        now = time.monotonic()
        longest[0] = max(longest[0], now - last[0])
        last[0] = now

    timer = QTimer(window, interval=20)
    timer.timeout.connect(on_tick)
    timer.start()
    return lambda: longest[0]
