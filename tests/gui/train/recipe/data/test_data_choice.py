"""Known data sets by one click, and files of pictures by drop or dialog."""

import sys
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QProcess, Qt, QUrl
from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from engine.data.catalog import entry
from engine.data.files import folder_of
from engine.data.sets.summary import DataSummary
from engine.protocol.data import InspectData
from engine.recipe import Recipe
from gui.session import Session
from gui.settings import Settings
from gui.train.recipe import recipe_checks
from gui.train.recipe.data.data_choice import DataChoice
from gui.train.recipe.data.dropped_data import data_in
from tests.gui.fake_engine import FakeEngine

FAKE = [sys.executable, "-m", "tests.gui.fake_download"]
FASHION = "fashion-mnist"


@pytest.fixture
def engine(qapp: object) -> FakeEngine:
    return FakeEngine()


def opened(engine: FakeEngine, qtbot: QtBot, how: str = "ok") -> DataChoice:
    made = DataChoice(Session(engine, Settings()), command=[*FAKE, how])
    qtbot.addWidget(made)
    made.resize(320, 600)
    made.show()
    return made


def child(parent: QWidget, kind: type, name: str):
    found = parent.findChild(kind, name)
    assert found is not None, name
    return found


def pick(choice: DataChoice, data: str) -> None:
    box = child(choice, QComboBox, "data_choice")
    index = box.findData(data)
    assert index >= 0, data
    box.setCurrentIndex(index)
    box.activated.emit(index)


def put_in_place(key: str) -> None:
    """Files of the right sizes, which is what the list looks at; the content is proven when it is used."""
    known = entry(key)
    assert known is not None
    folder_of(known).mkdir(parents=True, exist_ok=True)
    for source in known.sources:
        with (folder_of(known) / source.name).open("wb") as file:
            file.truncate(source.size)


def click(qtbot: QtBot, button: QPushButton) -> None:
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def test_that_a_set_that_is_not_here_is_offered_with_its_size_and_licence(engine: FakeEngine, qtbot: QtBot):
    choice = opened(engine, qtbot)
    pick(choice, FASHION)
    found = choice.summary()
    assert found is not None
    assert found.download_bytes == 30_878_645
    assert "60,000 pictures in 10 classes" in child(choice, QLabel, "data_facts").text()
    assert "MIT, Zalando" in child(choice, QLabel, "data_licence").text()
    assert "29.4 MiB" in child(choice, QPushButton, "data_download").text()
    assert "29.4 MiB" in child(choice, QComboBox, "data_choice").currentText()
    assert recipe_checks.problem(Recipe(data=FASHION), found) == "Download the pictures first."


def test_that_one_click_downloads_and_the_set_can_be_trained_on(engine: FakeEngine, qtbot: QtBot):
    choice = opened(engine, qtbot)
    pick(choice, FASHION)
    with qtbot.waitSignal(choice.changed, timeout=20_000):
        click(qtbot, child(choice, QPushButton, "data_download"))
        assert not child(choice, QPushButton, "data_download").isVisible()
        assert child(choice, QPushButton, "download_cancel").isVisible()
        put_in_place(FASHION)
    found = choice.summary()
    assert found is not None
    assert found.download_bytes == 0
    assert not child(choice, QWidget, "data_offer").isVisible()
    assert child(choice, QComboBox, "data_choice").currentText() == "Fashion-MNIST"


def test_that_a_stopped_download_can_be_resumed(engine: FakeEngine, qtbot: QtBot):
    choice = opened(engine, qtbot, "hang")
    pick(choice, FASHION)
    click(qtbot, child(choice, QPushButton, "data_download"))
    qtbot.waitUntil(lambda: "of" in child(choice, QLabel, "download_text").text(), timeout=20_000)
    known = entry(FASHION)
    assert known is not None
    folder_of(known).mkdir(parents=True)
    (folder_of(known) / f"{known.sources[0].name}.part").write_bytes(bytes(2_000_000))
    click(qtbot, child(choice, QPushButton, "download_cancel"))
    button = child(choice, QPushButton, "data_download")
    qtbot.waitUntil(button.isVisible, timeout=20_000)
    assert button.text() == "Resume (1.9 MiB of 29.4 MiB are here)"


def test_that_a_failed_download_says_why_and_can_be_tried_again(engine: FakeEngine, qtbot: QtBot):
    choice = opened(engine, qtbot, "fail")
    pick(choice, FASHION)
    click(qtbot, child(choice, QPushButton, "data_download"))
    again = child(choice, QPushButton, "download_again")
    qtbot.waitUntil(again.isVisible, timeout=20_000)
    assert child(choice, QLabel, "download_text").text() == "The server is out of order."
    click(qtbot, child(choice, QPushButton, "download_dismiss"))
    assert child(choice, QPushButton, "data_download").isVisible()


def test_that_closing_the_window_ends_a_download(engine: FakeEngine, qtbot: QtBot):
    choice = opened(engine, qtbot, "deaf")
    pick(choice, FASHION)
    click(qtbot, child(choice, QPushButton, "data_download"))
    qtbot.waitUntil(lambda: "of" in child(choice, QLabel, "download_text").text(), timeout=20_000)
    states = [process.state for process in choice.findChildren(QProcess)]
    assert [state() for state in states] == [QProcess.ProcessState.Running]
    choice.close_downloads()
    assert [state() for state in states] == [QProcess.ProcessState.NotRunning]


@pytest.mark.parametrize("name", ["a.zip", "a.TAR.GZ", "cifar-10-python.tar.gz", "b.npz", "c.csv", "x_32x32.mat"])
def test_that_files_of_data_can_be_dropped(tmp_path: Path, name: str):
    mime = QMimeData()
    mime.setUrls([QUrl("https://example.invalid/a.zip"), QUrl.fromLocalFile(str(tmp_path / name))])
    assert data_in(mime) == str(tmp_path / name)


def test_that_pictures_weights_and_addresses_are_no_data(tmp_path: Path):
    mime = QMimeData()
    names = ("a.png", "b.safetensors", "c.pth", "d.txt")
    mime.setUrls([QUrl("file://host/a.zip"), *(QUrl.fromLocalFile(str(tmp_path / name)) for name in names)])
    assert data_in(mime) == ""


def test_that_a_chosen_archive_is_looked_at_and_remembered(engine: FakeEngine, qtbot: QtBot, tmp_path: Path):
    choice = opened(engine, qtbot)
    path = str(tmp_path / "photos.zip")
    choice.choose(path)
    asked = engine.of(InspectData)[-1]
    assert asked.data == path
    assert child(choice, QComboBox, "data_choice").currentText() == "photos.zip"
    assert child(choice, QComboBox, "data_choice").findData(path) >= 0


def test_that_many_photos_ask_whether_they_may_be_kept_on_the_disk(engine: FakeEngine, qtbot: QtBot, tmp_path: Path):
    choice = opened(engine, qtbot)
    kept = child(choice, QCheckBox, "keep_on_disk")
    choice.choose(str(tmp_path))
    engine.answer(DataSummary(str(tmp_path), "p", ("a", "b"), (90, 90), 3, "640×480", kind="photo"))
    assert not kept.isVisible()
    choice.choose(str(tmp_path))
    engine.answer(DataSummary(str(tmp_path), "p", ("a", "b"), (900, 900), 3, "640×480", kind="photo"))
    assert kept.isVisible()
    assert choice.options() == {}
    kept.click()
    assert choice.options() == {"keep_on_disk": False}
    assert "258" in kept.toolTip()


def test_that_the_counts_add_up_in_front_of_the_person(engine: FakeEngine, qtbot: QtBot, tmp_path: Path):
    choice = opened(engine, qtbot)
    choice.choose(str(tmp_path / "a.npz"))
    skipped = (("x_test", "has no labels beside it and is not used (pictures: 500)"),)
    found = DataSummary(str(tmp_path / "a.npz"), "a", ("a", "b"), (40, 40), 1, "28×28", (), skipped)
    engine.answer(replace(found, given=600, validation_count=20, left_out=500))
    assert "600 given: 100 used, 500 left out." in child(choice, QLabel, "data_facts").text()
    assert "500 left out" in child(choice, QPushButton, "skipped_pictures").text()
    choice.choose(str(tmp_path / "b.npz"))
    engine.answer(replace(found, data=str(tmp_path / "b.npz"), skipped=(), given=100, validation_count=20))
    assert "given" not in child(choice, QLabel, "data_facts").text()
