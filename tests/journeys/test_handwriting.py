"""A person corrects a digit, and teaches symbols of their own and uses them; with the real engine and real lessons."""

import itertools
import math
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QListView, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from engine.handwriting import collections
from engine.handwriting.collections import MINE
from gui.main_window import MainWindow
from tests.journeys.hand import Place, digit, write

T = TypeVar("T", bound=QWidget)


def child(window: QWidget, kind: type[T], name: str) -> T:
    found = window.findChild(kind, name)
    assert found is not None, name
    return found


def square(canvas: QWidget, by: int) -> list[Place]:
    x, y, side = canvas.width() / 2 - 60 + by, canvas.height() / 2 - 60, 120 + by
    corners = [(x, y), (x + side, y), (x + side, y + side), (x, y + side), (x, y)]
    return [
        (a[0] + (b[0] - a[0]) * i / 12, a[1] + (b[1] - a[1]) * i / 12)
        for a, b in itertools.pairwise(corners)
        for i in range(13)
    ]


def zigzag(canvas: QWidget, by: int) -> list[Place]:
    x, y = canvas.width() / 2 - 80 + by, canvas.height() / 2
    return [(x + i * 4, y + 50 * math.sin(i / 3.2) + by) for i in range(44)]


def test_that_a_wrong_answer_is_corrected_by_a_key_and_can_be_taken_back(window: MainWindow, qtbot: QtBot) -> None:
    canvas = child(window, QWidget, "canvas")
    write(canvas, digit(7, 200, 60, 240))
    answer = child(window, QLabel, "answer")
    qtbot.waitUntil(lambda: answer.text().startswith("7"), timeout=10_000)
    canvas.setFocus()
    window.activateWindow()
    qtbot.waitUntil(canvas.hasFocus)
    QTest.keyClick(canvas, Qt.Key.Key_1)
    qtbot.waitUntil(lambda: len(collections.drawings(MINE)) == 1, timeout=10_000)
    (kept,) = collections.drawings(MINE)
    assert kept.label == "1"
    assert len(kept.drawing.strokes) == 1
    window.go("handwriting")
    gallery = child(window, QListView, "gallery")
    qtbot.waitUntil(lambda: gallery.model().rowCount() == 1, timeout=10_000)
    gallery.selectAll()
    QTest.mouseClick(child(window, QPushButton, "discard"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: collections.drawings(MINE) == (), timeout=10_000)


@pytest.mark.timeout(240)
def test_that_new_symbols_are_named_drawn_taught_and_read(window: MainWindow, qtbot: QtBot) -> None:
    window.go("handwriting")
    QTest.mouseClick(child(window, QPushButton, "new_set_button"), Qt.MouseButton.LeftButton)
    dialog = child(window, QWidget, "new_set")
    QTest.keyClicks(child(dialog, QLineEdit, "new_set_name"), "Signs")
    QTest.keyClicks(child(dialog, QLineEdit, "new_set_classes"), "box wave")
    QTest.mouseClick(child(dialog, QPushButton, "new_set_create"), Qt.MouseButton.LeftButton)
    label = child(window, QComboBox, "pad_label")
    qtbot.waitUntil(lambda: label.count() == 2, timeout=10_000)
    pad = child(window, QWidget, "pad_canvas")
    gallery = child(window, QListView, "gallery")
    for count in range(6):
        shape = square if label.currentText() == "box" else zigzag
        write(pad, shape(pad, 4 * (count // 2)))
        QTest.mouseClick(child(window, QPushButton, "pad_keep"), Qt.MouseButton.LeftButton)
        qtbot.waitUntil(lambda count=count: gallery.model().rowCount() == count + 1, timeout=10_000)
    learn = child(window, QPushButton, "learn")
    qtbot.waitUntil(learn.isEnabled, timeout=10_000)
    QTest.mouseClick(learn, Qt.MouseButton.LeftButton)
    undo = child(window, QPushButton, "learn_undo")
    qtbot.waitUntil(undo.isVisible, timeout=180_000)
    window.go("recognize")
    canvas = child(window, QWidget, "canvas")
    write(canvas, zigzag(canvas, 10))
    answer = child(window, QLabel, "answer")
    qtbot.waitUntil(lambda: answer.text().startswith("wave"), timeout=15_000)
    assert origin_in_use(window) == "imported"
    window.go("handwriting")
    QTest.mouseClick(undo, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: origin_in_use(window) == "shipped", timeout=10_000)
    window.go("recognize")
    qtbot.waitUntil(lambda: not answer.text().startswith("wave"), timeout=10_000)


def origin_in_use(window: MainWindow) -> str:
    info = window.session.recognizers.get(window.session.recognizers.chosen("ink"))
    return info.origin if info is not None else ""
