"""A person drops, pastes and opens pictures; with the real engine. The files are made here."""

import csv
import os
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import QByteArray, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from engine.ink.drawing import Drawing, Stroke
from engine.ink.rasterizer import render
from engine.protocol.recognize import ListPictures
from gui.main_window import MainWindow
from gui.message import Message
from gui.recognize.screen import RecognizeScreen
from gui.widgets.qimage import to_image
from tests.journeys.hand import digit, write


@pytest.fixture
def pictures(tmp_path: Path) -> Path:
    """A folder of digits as if scanned: dark on light; and what else lies in folders."""
    folder = tmp_path / "한글 pictures"
    folder.mkdir()
    for which in (0, 1, 2, 3, 7):
        scan(which).save(folder / f"page {which}.png")
    (folder / "page 10.png").write_bytes((folder / "page 0.png").read_bytes()[:200])
    (folder / "notes.txt").write_text("no picture")
    return folder


def scan(which: int) -> Image.Image:
    """Dark ink on light paper, with margins."""
    points = np.ones((len(digit(which, 40, 40, 160)), 4), np.float32)
    points[:, :2] = digit(which, 40, 40, 160)
    ink = render(Drawing(200, 240, (Stroke(points, 16.0),))).gray
    paper = np.full((ink.shape[0] + 120, ink.shape[1] + 140), 235, np.uint8)
    paper[60:-60, 70:-70] -= (ink.astype(np.float32) * 0.8).astype(np.uint8)
    return Image.fromarray(paper)


def drop(window: MainWindow, mime: QMimeData) -> None:
    at = QPointF(window.rect().center())
    copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(window, QDragEnterEvent(at, copy, mime, left, none))
    QApplication.sendEvent(window, QDropEvent(at, copy, mime, left, none))


def files(*paths: Path) -> QMimeData:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return mime


def screen_of(window: MainWindow) -> RecognizeScreen:
    found = window.findChild(RecognizeScreen)
    assert found is not None
    return found


def answer(window: MainWindow) -> str:
    label = window.findChild(QLabel, "answer")
    assert label is not None
    return label.text()


def await_table(window: MainWindow, qtbot: QtBot) -> list[list[str]]:
    screen = screen_of(window)
    qtbot.waitUntil(lambda: screen.page == "pictures" and screen.table.model.total > 0, timeout=20_000)
    qtbot.waitUntil(lambda: not screen.table.reader.is_running, timeout=60_000)
    return screen.table.model.table()[1]


def test_that_a_dropped_picture_is_read_and_one_click_leads_back(
    window: MainWindow, qtbot: QtBot, pictures: Path
) -> None:
    write(screen_of(window).canvas, digit(1, 150, 60, 240))
    qtbot.waitUntil(lambda: answer(window).startswith("1"), timeout=10_000)
    drop(window, files(pictures / "page 3.png"))
    qtbot.waitUntil(lambda: answer(window).startswith("3"), timeout=20_000)
    name = window.findChild(QLabel, "picture_name")
    assert name is not None
    assert name.text() == "page 3.png"
    back = window.findChild(QPushButton, "back_to_canvas")
    assert back is not None
    back.click()
    assert answer(window).startswith("1")


def test_that_a_dropped_folder_becomes_a_table_and_a_csv_file(
    window: MainWindow, qtbot: QtBot, pictures: Path, tmp_path: Path
) -> None:
    drop(window, files(pictures))
    rows = await_table(window, qtbot)
    answers = {row[1]: row[2] for row in rows}
    assert [row[1] for row in rows if row[2]] == [f"page {which}.png" for which in (0, 1, 2, 3, 7)]
    for which in (0, 1, 2, 3, 7):
        assert answers[f"page {which}.png"].startswith(str(which))
    broken = next(row for row in rows if row[1] == "page 10.png")
    assert "page 10.png" in broken[5]
    screen_of(window).table.save_rows(tmp_path / "answers.csv")
    told: list[Message] = []
    window.session.told.connect(told.append)
    qtbot.waitUntil(lambda: any(message.level == "success" for message in told), timeout=10_000)
    with (tmp_path / "answers.csv").open(encoding="utf-8-sig", newline="") as file:
        saved = list(csv.reader(file))
    assert saved[1:] == rows


def test_that_several_dropped_files_are_listed_in_natural_order(
    window: MainWindow, qtbot: QtBot, pictures: Path
) -> None:
    drop(window, files(*(pictures / f"page {i}.png" for i in (7, 1, 10))))
    rows = await_table(window, qtbot)
    assert sorted(row[1] for row in rows) == ["page 1.png", "page 10.png", "page 7.png"]


def test_that_the_table_is_copied(window: MainWindow, qtbot: QtBot, pictures: Path) -> None:
    drop(window, files(pictures / "page 1.png", pictures / "page 7.png"))
    await_table(window, qtbot)
    copy = window.findChild(QPushButton, "batch_copy")
    assert copy is not None
    copy.click()
    lines = QGuiApplication.clipboard().text().splitlines()
    assert [line.split("\t")[1] for line in lines] == ["Picture", "page 1.png", "page 7.png"]


def test_that_a_picture_pasted_as_bytes_is_read(window: MainWindow, qtbot: QtBot, pictures: Path) -> None:
    mime = QMimeData()
    mime.setData("image/png", QByteArray((pictures / "page 2.png").read_bytes()))
    QGuiApplication.clipboard().setMimeData(mime)
    paste = window.findChild(QToolButton, "paste_image")
    assert paste is not None
    paste.click()
    qtbot.waitUntil(lambda: answer(window).startswith("2"), timeout=20_000)


def test_that_a_picture_from_a_browser_is_read_and_its_address_not_fetched(
    window: MainWindow, qtbot: QtBot, pictures: Path
) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl("http://localhost:9/seven.png")])
    mime.setData("image/png", QByteArray((pictures / "page 7.png").read_bytes()))
    drop(window, mime)
    qtbot.waitUntil(lambda: answer(window).startswith("7"), timeout=20_000)


@pytest.mark.parametrize("address", ["http://localhost:9/seven.png", "ftp://host/x.png", "file://otherhost/x.png"])
def test_that_an_address_elsewhere_is_named_and_nothing_happens(window: MainWindow, qtbot: QtBot, address: str) -> None:
    told: list[Message] = []
    window.session.told.connect(told.append)
    mime = QMimeData()
    mime.setUrls([QUrl(address)])
    drop(window, mime)
    assert len(told) == 1
    assert "not on this machine" in told[0].sentence
    assert screen_of(window).page == "canvas"


def test_that_a_broken_picture_is_told_in_one_sentence(window: MainWindow, qtbot: QtBot, pictures: Path) -> None:
    told: list[Message] = []
    window.session.told.connect(told.append)
    drop(window, files(pictures / "page 10.png"))
    qtbot.waitUntil(lambda: bool(told), timeout=20_000)
    assert "page 10.png" in told[0].sentence
    assert screen_of(window).page == "canvas"


def test_that_of_two_quick_drops_the_last_one_is_shown(window: MainWindow, qtbot: QtBot, pictures: Path) -> None:
    drop(window, files(pictures / "page 1.png"))
    drop(window, files(pictures / "page 7.png"))
    qtbot.waitUntil(lambda: answer(window).startswith("7"), timeout=20_000)
    listed: list[object] = []  # answered in order: when this is here, a late answer to the first drop would be, too
    window.session.ask(ListPictures((str(pictures),)), listed.append, owner=window)
    qtbot.waitUntil(lambda: bool(listed), timeout=20_000)
    assert answer(window).startswith("7")


def test_that_a_name_that_is_no_utf_8_is_no_trouble(window: MainWindow, qtbot: QtBot, pictures: Path) -> None:
    odd = pictures.parent / os.fsdecode(b"caf\xe9.png")
    odd.write_bytes((pictures / "page 7.png").read_bytes())
    engine = window.session.engine
    with qtbot.assertNotEmitted(engine.died):
        window.session.navigator.open_paths([odd])
        qtbot.waitUntil(lambda: answer(window).startswith("7"), timeout=20_000)


def test_that_writing_goes_on_while_a_folder_is_read(window: MainWindow, qtbot: QtBot, pictures: Path) -> None:
    many = pictures.parent / "many"
    many.mkdir()
    for i in range(60):
        (many / f"{i}.png").write_bytes((pictures / "page 7.png").read_bytes())
    drop(window, files(many))
    screen = screen_of(window)
    qtbot.waitUntil(lambda: screen.page == "pictures" and screen.table.reader.is_running, timeout=20_000)
    QTest.keyClick(screen, Qt.Key.Key_Escape)
    screen.show_canvas()
    write(screen.canvas, digit(1, 150, 60, 240))
    qtbot.waitUntil(lambda: answer(window).startswith("1"), timeout=10_000)
    screen.table.reader.stop()
    qtbot.waitUntil(lambda: not screen.table.reader.is_running, timeout=20_000)
    assert answer(window).startswith("1")
    assert isinstance(screen.canvas, QWidget)
    assert screen.canvas.rect().contains(QPoint(10, 10))


def test_that_pixels_in_the_clipboard_are_read(window: MainWindow, qtbot: QtBot, pictures: Path) -> None:
    rgb = np.asarray(scan(3).convert("RGB"))
    QGuiApplication.clipboard().setImage(to_image(rgb))
    paste = window.findChild(QToolButton, "paste_image")
    assert paste is not None
    paste.click()
    qtbot.waitUntil(lambda: answer(window).startswith("3"), timeout=20_000)


def test_that_too_many_pixels_in_the_clipboard_are_refused_before_they_are_copied(
    window: MainWindow, qtbot: QtBot
) -> None:
    told: list[Message] = []
    window.session.told.connect(told.append)
    QGuiApplication.clipboard().setImage(QImage(20_000, 20_000, QImage.Format.Format_Mono))
    paste = window.findChild(QToolButton, "paste_image")
    assert paste is not None
    paste.click()
    assert "20,000 × 20,000" in told[0].sentence
    QGuiApplication.clipboard().clear()
