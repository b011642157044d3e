from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QFileDialog, QInputDialog, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from engine.inference.autotune.finding import BackendTried
from engine.networks.catalog import ArchitectureInfo
from engine.protocol.library import (
    AskBackend,
    BackendInUse,
    DeleteRecognizer,
    ImportWeights,
    KnownRecognizers,
    RenameRecognizer,
    RestoreRecognizer,
)
from engine.protocol.messages import Failed
from engine.protocol.networks import Architectures, ListArchitectures
from gui.library.networks.family_tree import FamilyTree
from gui.library.recognizers.recognizer_list import KEY, RecognizerList
from gui.library.screen import LibraryScreen
from gui.main_window import MainWindow
from gui.message import Message
from gui.session import Session
from gui.settings import Settings
from tests.gui.answers import recognizer
from tests.gui.fake_engine import FakeEngine

SHIPPED = recognizer("shipped:lenet5", "LeNet-5 · MNIST", test_accuracy=0.9921, test_count=10_000)
MINE = recognizer("mine:kim", "Kim's digits", test_accuracy=0.95, test_count=100)
PETS = recognizer("run:pets", "Pets", kind="photo")


@pytest.fixture
def engine() -> FakeEngine:
    return FakeEngine()


@pytest.fixture
def session(engine: FakeEngine) -> Session:
    made = Session(engine, Settings())
    made.start()
    return made


@pytest.fixture
def told(session: Session) -> list[Message]:
    messages: list[Message] = []
    session.told.connect(messages.append)
    return messages


@pytest.fixture
def library(session: Session, engine: FakeEngine, qtbot: QtBot) -> Iterator[LibraryScreen]:
    made = LibraryScreen(session)
    qtbot.addWidget(made)
    made.resize(1000, 700)
    made.show()
    engine.greet(SHIPPED, MINE, PETS)
    engine.answer(Architectures((network("lenet5", "LeNet", 1998), network("resnet20", "ResNet", 2015))))
    yield made
    made.close()


def network(key: str, family: str, year: int) -> ArchitectureInfo:
    return ArchitectureInfo(
        key=key,
        title=key.upper(),
        family=family,
        year=year,
        authors="A",
        paper="P",
        link="https://example.org",
        key_idea="An idea.",
        depth=5,
        parameters=61_706,
        multiply_adds=416_520,
        channels=1,
        size=32,
        classes=10,
        smallest_size=32,
    )


def rows(library: LibraryScreen) -> list[str]:
    shown = library.findChild(RecognizerList)
    assert shown is not None
    return [shown.item(row).text() for row in range(shown.count())]


def select(library: LibraryScreen, key: str, qtbot: QtBot) -> None:
    shown = library.findChild(RecognizerList)
    assert shown is not None
    item = next(shown.item(row) for row in range(shown.count()) if shown.item(row).data(KEY) == key)
    center = shown.visualItemRect(item).center()
    qtbot.mouseClick(shown.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(center.x(), center.y()))


def button(library: QWidget, name: str) -> QPushButton:
    found = library.findChild(QPushButton, name)
    assert found is not None
    return found


def facts(library: LibraryScreen) -> str:
    place = library.findChild(QWidget, "recognizer_facts")
    assert place is not None
    return "\n".join(label.text() for label in place.findChildren(QLabel))


def test_that_recognizers_stand_under_their_origins(library: LibraryScreen) -> None:
    assert rows(library) == [
        "Come with Inkling",
        "LeNet-5 · MNIST",
        "Trained here",
        "Pets",
        "Imported",
        "Kim's digits",
    ]


def test_that_the_one_in_use_is_selected_first_with_its_card(library: LibraryScreen) -> None:
    name = library.findChild(QLabel, "recognizer_name")
    assert name is not None
    assert name.text() == "Pets"  # of those in use, the first by key
    assert "2 classes: cat, dog" in facts(library)
    assert not button(library, "use_recognizer").isEnabled()


def test_that_another_recognizer_is_used_by_one_click(
    library: LibraryScreen, session: Session, told: list[Message], qtbot: QtBot
) -> None:
    select(library, "mine:kim", qtbot)
    qtbot.mouseClick(button(library, "use_recognizer"), Qt.MouseButton.LeftButton)
    assert session.recognizers.chosen("ink") == "mine:kim"
    assert session.recognizers.chosen("photo") == "run:pets"
    assert button(library, "use_recognizer").text() == "In use"
    assert [message.sentence for message in told] == ["Kim's digits answers from now on."]


def test_that_accuracy_is_told_with_count_and_interval(library: LibraryScreen, qtbot: QtBot) -> None:
    select(library, "mine:kim", qtbot)
    assert "95.00 % of 100 test pictures (95 % sure: 88.82–97.85 %)" in facts(library)


def test_that_what_comes_with_inkling_stays(library: LibraryScreen, qtbot: QtBot) -> None:
    select(library, "shipped:lenet5", qtbot)
    assert not button(library, "delete_recognizer").isEnabled()
    assert not button(library, "rename_recognizer").isEnabled()
    assert button(library, "reveal_recognizer").isEnabled()


def test_that_deleting_has_a_way_back(
    library: LibraryScreen, engine: FakeEngine, told: list[Message], qtbot: QtBot
) -> None:
    select(library, "mine:kim", qtbot)
    qtbot.mouseClick(button(library, "delete_recognizer"), Qt.MouseButton.LeftButton)
    request = engine.of(DeleteRecognizer)[-1]
    assert request.key == "mine:kim"
    engine.give(request, KnownRecognizers((SHIPPED, PETS), trashed="weights-12"))
    assert "Kim's digits" not in rows(library)
    assert told[-1].action_text == "Undo"
    assert told[-1].action is not None
    told[-1].action()
    request = engine.of(RestoreRecognizer)[-1]
    assert request.trashed == "weights-12"
    engine.give(request, KnownRecognizers((SHIPPED, MINE, PETS), imported="mine:kim"))
    name = library.findChild(QLabel, "recognizer_name")
    assert name is not None
    assert name.text() == "Kim's digits"


def test_that_renaming_asks_for_a_name_and_a_refusal_is_told(
    library: LibraryScreen, engine: FakeEngine, told: list[Message], qtbot: QtBot
) -> None:
    select(library, "mine:kim", qtbot)
    qtbot.mouseClick(button(library, "rename_recognizer"), Qt.MouseButton.LeftButton)
    dialog = library.findChild(QInputDialog)
    assert dialog is not None
    assert dialog.textValue() == "Kim's digits"
    dialog.setTextValue("민지")
    dialog.accept()
    request = engine.of(RenameRecognizer)[-1]
    assert (request.key, request.name) == ("mine:kim", "민지")
    engine.answer(Failed("A recognizer needs a name. Type one."))
    assert [message.level for message in told] == ["error"]
    assert "Kim's digits" in rows(library)


def test_that_weights_are_imported_by_the_dialog(
    library: LibraryScreen, engine: FakeEngine, tmp_path: Path, qtbot: QtBot
) -> None:
    qtbot.mouseClick(button(library, "import_recognizer"), Qt.MouseButton.LeftButton)
    dialog = library.findChild(QFileDialog)
    assert dialog is not None
    dialog.filesSelected.emit([str(tmp_path / "w.pth")])
    assert [request.path for request in engine.asked if isinstance(request, ImportWeights)] == [str(tmp_path / "w.pth")]
    dialog.reject()


def test_that_names_from_files_are_plain_text(library: LibraryScreen, engine: FakeEngine, qtbot: QtBot) -> None:
    engine.greet(SHIPPED, recognizer("mine:x", "<b>bold</b>\u202e", notes="<img src=x>"))
    select(library, "mine:x", qtbot)
    name = library.findChild(QLabel, "recognizer_name")
    assert name is not None
    assert name.text() == "<b>bold</b><U+202E>"
    assert name.textFormat() == Qt.TextFormat.PlainText
    assert "<img src=x>" in facts(library)


def test_that_an_empty_shelf_is_borne(library: LibraryScreen, engine: FakeEngine) -> None:
    engine.greet()
    assert rows(library) == []
    assert not button(library, "use_recognizer").isEnabled()
    assert not button(library, "reveal_recognizer").isEnabled()


def test_that_the_family_tree_shows_the_networks_and_leads_to_training(
    library: LibraryScreen, session: Session, engine: FakeEngine, qtbot: QtBot
) -> None:
    tree = library.findChild(FamilyTree)
    assert tree is not None
    assert isinstance(engine.asked[0], ListArchitectures)
    assert not tree.is_empty()
    texts = [label.text() for label in tree.findChildren(QLabel)]
    assert texts.index("LeNet") < texts.index("ResNet")
    assert "416,520" in texts or "416520" in texts
    with qtbot.waitSignal(session.navigator.training_requested) as wished:
        button(tree, "train_resnet20").click()
    assert wished.args == ["resnet20"]


def test_that_the_real_window_lists_what_ships_and_the_real_networks(window: MainWindow, qtbot: QtBot) -> None:
    shown = window.screen_called("library")
    assert isinstance(shown, LibraryScreen)
    assert rows(shown)[0] == "Come with Inkling"
    tree = shown.findChild(FamilyTree)
    assert tree is not None
    qtbot.waitUntil(lambda: not tree.is_empty())
    assert tree.findChild(QPushButton, "train_lenet5") is not None


def test_that_a_recognizer_says_how_it_is_computed_and_why_not_otherwise(
    library: LibraryScreen, engine: FakeEngine, qtbot: QtBot
) -> None:
    select(library, "mine:kim", qtbot)
    assert engine.of(AskBackend)[-1].key == "mine:kim"
    shown = library.findChild(QLabel, "recognizer_way")
    assert shown is not None
    engine.answer(BackendInUse("shipped:lenet5", "looking", "PyTorch"))
    assert shown.text() == "…", "the answer of another one"
    engine.answer(BackendInUse("mine:kim", "asleep"))
    assert "when it is first asked" in shown.text()
    before = len(engine.of(AskBackend))
    qtbot.waitUntil(lambda: len(engine.of(AskBackend)) > before)
    tried = (
        BackendTried("OpenVINO, bfloat16", "other-answers"),
        BackendTried("OpenVINO", "used", 1.21),
        BackendTried("PyTorch, folded", "slower", 2.5),
        BackendTried("PyTorch, folded, bfloat16", "unavailable", reason="no bfloat16"),
    )
    engine.answer(BackendInUse("mine:kim", "settled", "OpenVINO", 3.63, tried, was_busy=True))
    assert shown.text().splitlines() == [
        "OpenVINO: 1.2 ms for a picture, 3.0 times as fast as plain PyTorch (3.6 ms)",
        "OpenVINO, bfloat16: not used, its answers differ",
        "PyTorch, folded: 2.5 ms, not the fastest",
        "PyTorch, folded, bfloat16: not to be had here (no bfloat16)",
        "Measured while other programs kept this computer busy: it is measured again next time.",
    ]
    small = tuple(BackendTried(name, "too-small") for name in ("OpenVINO", "PyTorch, folded, bfloat16"))
    engine.greet(SHIPPED, MINE, PETS)  # the engine was started again: it is asked anew
    engine.answer(BackendInUse("mine:kim", "settled", "PyTorch", 0.4, small))
    shown = library.findChild(QLabel, "recognizer_way")
    assert shown is not None
    assert shown.text().splitlines() == [
        "PyTorch: 0.40 ms for a picture; no other way was clearly faster",
        "OpenVINO · PyTorch, folded, bfloat16: not tried, so small a network gains nothing by it",
    ]


def test_that_nothing_is_asked_while_the_library_is_hidden(
    library: LibraryScreen, engine: FakeEngine, session: Session
) -> None:
    library.hide()
    before = len(engine.of(AskBackend))
    session.recognizers.choose("ink", "mine:kim")
    engine.greet(SHIPPED, MINE)
    assert len(engine.of(AskBackend)) == before
    library.show()
    assert len(engine.of(AskBackend)) == before + 1
