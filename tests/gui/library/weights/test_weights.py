"""ImageNet weights in the family tree, with downloads that a stand-in plays."""

import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QProcess, Qt
from PySide6.QtWidgets import QFileDialog, QLabel, QMenu, QProgressBar, QPushButton, QTabWidget, QWidget
from pytestqt.qtbot import QtBot

from engine.library.info import PublishedWeights
from engine.protocol.library import KnownRecognizers, ListPublished, ListRecognizers, PublishedList
from engine.protocol.networks import Architectures, ListArchitectures
from gui.library.screen import LibraryScreen
from gui.message import Message
from gui.processes import download_process
from gui.session import Session
from gui.settings import Settings
from tests.gui.answers import recognizer
from tests.gui.fake_engine import FakeEngine
from tests.gui.library.test_screen import network

FAKE = str(Path(__file__).parents[2] / "fake_download.py")
MADE = recognizer("mine:resnet18", "ResNet-18 · ImageNet V1", kind="photo")


def offer(key: str, title: str, **more: object) -> PublishedWeights:
    name, _, version = key.rpartition("-")
    one = PublishedWeights(key, name, title, version.upper(), f"{name}.pth", 900, 69.8, 89.1, "BSD", version == "v2")
    return replace(one, **more)  # pyright: ignore[reportArgumentType]


OFFERS = (offer("resnet18-v1", "ResNet-18"), offer("resnet50-v2", "ResNet-50"), offer("resnet50-v1", "ResNet-50"))


class Tree:
    """A person who looks at the family tree."""

    def __init__(self, qtbot: QtBot, engine: FakeEngine, session: Session, screen: LibraryScreen) -> None:
        self.qtbot, self.engine, self.session, self.screen = qtbot, engine, session, screen
        self.told: list[Message] = []
        session.told.connect(self.told.append)

    def button(self, name: str) -> QPushButton:
        found = self.screen.findChild(QPushButton, name)
        assert found is not None, name
        return found

    def click(self, name: str) -> None:
        self.qtbot.mouseClick(self.button(name), Qt.MouseButton.LeftButton)

    def row(self, key: str) -> QWidget | None:
        return self.screen.findChild(QWidget, f"download_{key}")

    def text(self, key: str) -> str:
        strip = self.row(key)
        label = strip.findChild(QLabel, "download_text") if strip is not None else None
        return label.text() if label is not None else ""

    def in_row(self, key: str, name: str) -> QPushButton:
        strip = self.row(key)
        assert strip is not None
        found = strip.findChild(QPushButton, name)
        assert found is not None
        return found

    def answer_all(self, offers: tuple[PublishedWeights, ...] = OFFERS) -> None:
        """Answer what the window has asked."""
        for request in [one.request for one in self.engine.waiting]:
            if isinstance(request, ListPublished):
                self.engine.give(request, PublishedList(offers))
            elif isinstance(request, ListRecognizers):
                self.engine.give(request, KnownRecognizers((MADE,)))
            elif isinstance(request, ListArchitectures):
                self.engine.give(request, Architectures((_resnet("resnet18"), _resnet("resnet50"))))

    def until(self, holds: Callable[[], bool]) -> None:
        self.qtbot.waitUntil(holds, timeout=15_000)


def _resnet(key: str) -> object:
    return replace(network(key, "ResNet", 2015), is_in_torchvision=True)


@pytest.fixture
def tree(request: pytest.FixtureRequest, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Iterator[Tree]:
    how = getattr(request, "param", "hang")
    monkeypatch.setattr(download_process, "PROGRAM", (sys.executable, FAKE, how))
    engine = FakeEngine()
    session = Session(engine, Settings())
    session.start()
    told: list[Message] = []
    session.told.connect(told.append)
    screen = LibraryScreen(session)
    qtbot.addWidget(screen)
    screen.resize(1100, 700)
    screen.show()
    engine.greet(recognizer("shipped:a"))
    tabs = screen.findChild(QTabWidget, "library_tabs")
    assert tabs is not None
    tabs.setCurrentIndex(1)
    made = Tree(qtbot, engine, session, screen)
    made.answer_all()
    yield made
    screen.save()
    screen.close()


def test_that_size_and_licence_are_told_before(tree: Tree) -> None:
    assert tree.button("weights_resnet18").text() == "Get · 900 bytes"
    assert "BSD" in tree.button("weights_resnet18").toolTip()
    assert "V2" in tree.button("weights_resnet50").toolTip()
    assert any("ImageNet weights: BSD." in label.text() for label in tree.screen.findChildren(QLabel))


def test_that_a_click_shows_how_far_it_is_and_cancel_keeps_what_came(tree: Tree) -> None:
    tree.click("weights_resnet18")
    tree.until(lambda: "about 5 s left" in tree.text("resnet18-v1"))
    strip = tree.row("resnet18-v1")
    assert strip is not None
    bar = strip.findChild(QProgressBar)
    assert bar is not None
    assert bar.value() * 2 == bar.maximum()
    assert tree.button("weights_resnet18").text() == "50 %"
    assert not tree.button("weights_resnet18").isEnabled()
    cancel = tree.in_row("resnet18-v1", "download_cancel")
    tree.qtbot.mouseClick(cancel, Qt.MouseButton.LeftButton)
    assert cancel.text() == "Stopping…"
    assert not cancel.isEnabled()
    tree.until(lambda: tree.button("weights_resnet18").isEnabled())
    assert "500 bytes of ResNet-18 · ImageNet V1 are kept for a week" in tree.told[-1].sentence
    tree.answer_all((replace(OFFERS[0], kept_bytes=500), *OFFERS[1:]))
    assert tree.button("weights_resnet18").text() == "Resume · 55 %"


def test_that_a_second_download_waits_for_the_first_and_can_be_cancelled(tree: Tree) -> None:
    tree.click("weights_resnet18")
    tree.click("weights_resnet50")
    assert tree.text("resnet50-v2") == "Waits for the download before it"
    tree.qtbot.mouseClick(tree.in_row("resnet50-v2", "download_cancel"), Qt.MouseButton.LeftButton)
    assert tree.button("weights_resnet50").text() == "Get · 900 bytes"
    assert tree.button("weights_resnet18").text() != "Get · 900 bytes"


@pytest.mark.parametrize("tree", ["ok"], indirect=True)
def test_that_what_was_downloaded_can_be_used(tree: Tree) -> None:
    tree.click("weights_resnet18")
    tree.until(lambda: bool(tree.engine.of(ListRecognizers)))
    here = (replace(OFFERS[0], recognizer=MADE.key), *OFFERS[1:])
    tree.answer_all(here)
    tree.answer_all(here)
    assert "ResNet-18 · ImageNet V1 is in the library" in tree.told[-1].sentence
    assert tree.button("weights_resnet18").text() == "Use"
    used: list[str] = []
    tree.session.recognizers.used.connect(used.append)
    tree.click("weights_resnet18")
    assert used == [MADE.key]
    assert tree.session.recognizers.chosen("photo") == MADE.key


@pytest.mark.parametrize("tree", ["fail"], indirect=True)
def test_that_a_failure_is_told_where_it_happened_with_what_can_be_done(tree: Tree) -> None:
    tree.click("weights_resnet18")
    tree.until(lambda: tree.text("resnet18-v1") == "The server is out of order.")
    assert tree.in_row("resnet18-v1", "download_again").isVisible()
    tree.qtbot.mouseClick(tree.in_row("resnet18-v1", "download_file"), Qt.MouseButton.LeftButton)
    dialog = tree.screen.findChild(QFileDialog, "file_dialog")
    assert dialog is not None
    dialog.reject()
    tree.qtbot.mouseClick(tree.in_row("resnet18-v1", "download_dismiss"), Qt.MouseButton.LeftButton)
    assert tree.button("weights_resnet18").text() == "Get · 900 bytes"


def test_that_a_file_that_a_person_has_is_taken(tree: Tree) -> None:
    tree.click("have_weights_resnet18")
    dialog = tree.screen.findChild(QFileDialog, "file_dialog")
    assert dialog is not None
    dialog.filesSelected.emit(["/somewhere/bad.pth"])
    dialog.reject()
    key = "file_resnet18"
    tree.until(lambda: tree.text(key) == "The server is out of order.")
    assert any(label.text() == "bad.pth" for label in tree.screen.findChildren(QLabel))
    assert not tree.in_row(key, "download_again").isVisible()


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_that_the_menu_offers_other_versions(tree: Tree) -> None:
    tree.click("weights_more_resnet50")
    menu = tree.screen.findChild(QMenu, "weights_menu_resnet50")
    assert menu is not None
    texts = [action.text() for action in menu.actions() if action.text()]
    assert [text.split(" · ")[0] for text in texts] == [
        "Get ImageNet V2",
        "Get ImageNet V1",
        "I have the file already…",
    ]
    menu.actions()[1].trigger()
    menu.close()
    assert tree.row("resnet50-v1") is not None


def test_that_closing_ends_the_download(tree: Tree) -> None:
    tree.click("weights_resnet18")
    tree.until(lambda: "left" in tree.text("resnet18-v1"))
    states = [process.state for process in tree.screen.findChildren(QProcess)]
    assert [state() for state in states] == [QProcess.ProcessState.Running]
    tree.screen.save()
    assert [state() for state in states] == [QProcess.ProcessState.NotRunning]
