"""A person lets several recognizers answer the same drawing and the same picture; with the real engine."""

from dataclasses import replace
from pathlib import Path

import numpy as np
from PIL import Image
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QLabel, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from engine.storage import paths
from gui.main_window import MainWindow
from gui.recognize.compare.compare_panel import ComparePanel
from tests.engine.recognizers import DIGITS, random_weights
from tests.journeys.hand import digit, write


def panel_of(window: MainWindow) -> ComparePanel:
    found = window.findChild(ComparePanel)
    assert found is not None
    return found


def click(window: MainWindow, name: str) -> None:
    found = window.findChild(QToolButton, name)
    assert found is not None
    QTest.mouseClick(found, Qt.MouseButton.LeftButton)


def said(panel: ComparePanel) -> dict[str, str]:
    return {card.key: card.answer.reading.text for card in panel.cards() if card.answer and card.answer.reading}


def all_answered(panel: ComparePanel) -> bool:
    return len(said(panel)) == len(panel.cards()) > 1 and not panel.reader.is_busy


def with_a_third(window: MainWindow, qtbot: QtBot) -> None:
    """Beside the two that come with Inkling one that knows nothing."""
    card = replace(DIGITS, name="Untrained", architecture="resnet8", input=replace(DIGITS.input, size=28))
    random_weights(paths.weights() / "untrained.safetensors", card)
    window.session.recognizers.refresh()
    qtbot.waitUntil(lambda: window.session.recognizers.get("mine:untrained") is not None, timeout=10_000)


def test_that_every_recognizer_answers_while_the_pen_moves_and_catches_up(window: MainWindow, qtbot: QtBot) -> None:
    with_a_third(window, qtbot)
    click(window, "compare_switch")
    panel = panel_of(window)
    qtbot.waitUntil(lambda: len(panel.cards()) >= 3, timeout=20_000)
    canvas = window.findChild(QWidget, "canvas")
    assert canvas is not None
    fresh: list[bool] = []
    panel.reader.answered.connect(lambda _one, is_fresh: fresh.append(is_fresh))
    places = digit(3, canvas.width() / 2 - 60, 60, 220)
    QTest.mousePress(canvas, Qt.MouseButton.LeftButton, pos=QPoint(round(places[0][0]), round(places[0][1])))
    for x, y in places[1:]:
        QTest.mouseMove(canvas, QPoint(round(x), round(y)))
        qtbot.wait(8)
    qtbot.waitUntil(lambda: len(fresh) >= 3, timeout=20_000)
    QTest.mouseRelease(canvas, Qt.MouseButton.LeftButton, pos=QPoint(round(places[-1][0]), round(places[-1][1])))
    qtbot.waitUntil(lambda: all_answered(panel), timeout=30_000)
    assert said(panel)["shipped:digits"] == "3"
    assert fresh[-1]
    years = [card.text().split(" · ")[0] for card in panel.cards()]
    assert years == sorted(years)
    headline = window.findChild(QLabel, "compare_agreement")
    assert headline is not None
    assert headline.text()


def test_that_a_dropped_picture_is_compared_and_a_check_mark_takes_one_out(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    gray = np.full((240, 200), 240, np.uint8)
    gray[40:200, 92:108] = 30
    Image.fromarray(gray).save(tmp_path / "one.png")
    with_a_third(window, qtbot)
    click(window, "compare_switch")
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(tmp_path / "one.png"))])
    at, copy = QPointF(window.rect().center()), Qt.DropAction.CopyAction
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(window, QDragEnterEvent(at, copy, mime, left, none))
    QApplication.sendEvent(window, QDropEvent(at, copy, mime, left, none))
    panel = panel_of(window)
    qtbot.waitUntil(lambda: all_answered(panel) and said(panel).get("shipped:digits") == "1", timeout=30_000)
    before = len(panel.cards())
    click(window, "compare_choose")
    box = window.findChild(QCheckBox, "compare_mine:untrained")
    assert box is not None
    box.click()
    assert len(panel.cards()) == before - 1
    QTest.keyClick(panel.cards()[0], Qt.Key.Key_Return)  # let it answer alone
    assert not panel.isVisible()


def test_that_the_comparison_and_the_single_answer_are_about_the_same_drawing(window: MainWindow, qtbot: QtBot) -> None:
    canvas = window.findChild(QWidget, "canvas")
    answer = window.findChild(QLabel, "answer")
    assert canvas is not None
    assert answer is not None
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    write(canvas, digit(1, canvas.width() / 2, 60, 220))
    qtbot.waitUntil(lambda: answer.text().startswith("1"), timeout=10_000)
    QTest.keyClick(canvas, Qt.Key.Key_C)
    panel = panel_of(window)
    qtbot.waitUntil(lambda: all_answered(panel), timeout=30_000)
    assert said(panel)["shipped:digits"] == "1"
    QTest.keyClick(canvas, Qt.Key.Key_C)
    assert answer.text().startswith("1")
