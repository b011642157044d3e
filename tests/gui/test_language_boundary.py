"""What the engine tells in English is shown in the window's language, from wherever it comes.

The window speaks Korean here: an error, the events of runs in files of today and of before, the engine's process, a
command's last word on stdout and on stderr, what is known of data sets.
"""

import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QComboBox, QLabel, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from engine.data.catalog import CATALOG, entry
from engine.data.sets.summary import DataSummary
from engine.download.events import DOWNLOAD_EVENTS, DownloadFailed
from engine.errors import EngineError
from engine.protocol.data import InspectData
from engine.protocol.messages import Failed
from engine.recipe import Recipe
from engine.sentence import Sentence, join
from engine.training.runs.event_log import EventWriter
from engine.training.runs.events import Notice, RunFailed, RunStarted
from engine.training.runs.run_folder import EVENTS, create_run
from gui.main_window import MainWindow
from gui.processes.command_process import CommandEnd, CommandProcess
from gui.recognize.autosave import Autosave
from gui.session import Session
from gui.settings import Settings
from gui.train.recipe.data.data_choice import DataChoice
from gui.train.recipe.data.dataset_download import DatasetDownload
from gui.train.runs.run_card import RunCard
from gui.train.runs.run_reader import RunNews, RunReader
from gui.train.runs.run_row import run_row
from gui.train.runs.training_process import TrainingProcess
from tests.gui.fake_engine import FakeEngine
from tests.gui.plain_window import messages

GONE = Sentence("The run “{run_id}” is gone already.", run_id="Stopped")
WAITS = Sentence("“{name}” cannot be read: plug its disk in again. Training waits for it.", name="사진 7")
FAILED = join(" ", (WAITS, Sentence("Choose a batch size of {size:,}, or close other programs.", size=1_024)))


@pytest.fixture(autouse=True)
def korean(qapp: object) -> Iterator[None]:
    """The window's language, as ``gui.platform.languages.put_on`` sets it."""
    before = QLocale()
    QLocale.setDefault(QLocale("ko_KR"))
    yield
    QLocale.setDefault(before)


@pytest.fixture
def korean_window(window: MainWindow) -> MainWindow:
    """A window with a real engine. It spoke the system's language when it was made."""
    QLocale.setDefault(QLocale("ko_KR"))
    return window


@pytest.fixture
def reader(home: Path) -> Iterator[RunReader]:
    made = RunReader()
    yield made
    made.close()


def is_korean(text: str) -> bool:
    """Korean, and no two English words that a sentence would have side by side."""
    return bool(re.search("[가-힣]", text)) and not re.search(r"[a-z]{2,} [a-z]{2,}", text)


def text_of(parent: QWidget, name: str) -> str:
    found = parent.findChild(QLabel, name)
    assert found is not None, name
    return found.text()


def test_that_the_message_bar_says_an_error(plain: MainWindow) -> None:
    error = EngineError("The run “{run_id}” is gone already.", run_id="Stopped")
    plain.session.tell("error", error.sentence)
    plain.session.tell_failed(Failed(str(GONE), ""))  # mere words: a name in them is no reason to show English
    shown = messages(plain)
    assert "Stopped" in shown[0]
    assert is_korean(shown[0].replace("Stopped", ""))


def run_with(*lines: str) -> Path:
    folder = create_run(Recipe())
    (folder / EVENTS).write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    return folder


def run_of_today() -> Path:
    folder = create_run(Recipe())
    writer = EventWriter(folder / EVENTS)
    writer.write(
        RunStarted(folder.name, Recipe(), "CPU", WAITS, 1, ("a", "b"), 10, 1, 1, 10, skipped=(("a.png", GONE),))
    )
    writer.write(Notice(WAITS))
    writer.write(RunFailed(FAILED))
    writer.close()
    return folder


def run_of_before() -> Path:
    """As version 0.1 wrote it: words only."""
    started = {
        "type": "RunStarted", "run": "r", "recipe": {}, "device": "CPU", "device_reason": str(WAITS), "parameters": 1,
        "classes": ["a", "b"], "train_count": 10, "validation_count": 1, "test_count": 1, "steps_per_epoch": 10,
        "skipped": [["a.png", str(GONE)]],
    }  # fmt: skip
    ended = ({"type": "Told", "sentence": str(WAITS)}, {"type": "RunFailed", "sentence": str(FAILED), "details": ""})
    return run_with(*(json.dumps(event) for event in (started, *ended)))


@pytest.mark.parametrize("make_run", [run_of_today, run_of_before])
def test_that_the_card_of_a_run_says_why_it_failed(qtbot: QtBot, reader: RunReader, make_run: object) -> None:
    folder = make_run()  # pyright: ignore[reportCallIssue]
    card = RunCard()
    qtbot.addWidget(card)
    with qtbot.waitSignal(reader.read) as read:
        reader.follow(folder)
    with qtbot.waitSignal(reader.listed) as listed:
        reader.refresh_list()
    news: RunNews = read.args[0]
    (record,) = listed.args[0]
    for row in (run_row(record, {}, news.history), run_row(record, {})):
        card.show_row(row)
        why = text_of(card, "progress_text")
        assert is_korean(why)
        assert "사진 7" in why
        assert "1,024" in why
    card.show_row(run_row(record, {}, news.history))
    assert is_korean(text_of(card, "run_told"))
    assert "읽을 수 없습니다" in text_of(card, "run_device")
    assert "plug its disk" not in text_of(card, "run_device")
    assert news.history.started is not None
    assert all(is_korean(reason.replace("Stopped", "")) for _, reason in news.history.started.skipped)


def test_that_a_run_that_ends_without_a_word_says_so(qtbot: QtBot, reader: RunReader) -> None:
    process = TrainingProcess(create_run(Recipe()), reader, command=[sys.executable, "-c", "raise SystemExit(7)"])
    with qtbot.waitSignal(process.ended, timeout=20_000) as ended:
        process.start()
    assert is_korean(ended.args[0].sentence)
    assert '"sentence": "The training ended without a word (exit code 7).' in (process.folder / EVENTS).read_text()


def test_that_a_run_whose_folder_is_gone_says_so(qtbot: QtBot, reader: RunReader, tmp_path: Path) -> None:
    process = TrainingProcess(tmp_path / "gone", reader)
    with qtbot.waitSignal(process.ended, timeout=20_000) as ended:
        process.start()
    assert is_korean(ended.args[0].sentence)


def test_that_notes_reasons_and_problems_of_data_are_said(qtbot: QtBot) -> None:
    engine = FakeEngine()
    choice = DataChoice(Session(engine, Settings()))
    qtbot.addWidget(choice)
    choice.choose("folder")
    found = DataSummary(
        "folder", "folder", ("a", "b"), (1, 1), 1, "28×28", (WAITS,), skipped=(("x.png", GONE),), problem=FAILED
    )
    engine.answer(found)
    assert "사진 7" in text_of(choice, "data_facts")
    assert is_korean(text_of(choice, "data_problem"))
    reasons = [one.toPlainText() for one in choice.findChildren(QPlainTextEdit)]
    assert any("x.png" in one and "gone already" not in one and re.search("[가-힣]", one) for one in reasons)


def test_that_known_data_sets_are_described(qtbot: QtBot) -> None:
    choice = DataChoice(Session(FakeEngine(), Settings()))
    qtbot.addWidget(choice)
    box = choice.findChild(QComboBox, "data_choice")
    assert box is not None
    for known in CATALOG:
        choice.choose(known.key)
        notes = text_of(choice, "data_facts")
        assert known.description not in notes
        assert known.licence not in text_of(choice, "data_licence") or known.licence == "MIT, Zalando SE"
        assert re.search("[가-힣]", notes)


def test_that_the_engine_s_own_refusal_is_said(korean_window: MainWindow, qtbot: QtBot, home: Path) -> None:
    session, failures = korean_window.session, list[Failed]()
    session.ask(InspectData(str(home / "nothing")), lambda _: None, failures.append, owner=korean_window)
    qtbot.waitUntil(lambda: bool(failures), timeout=20_000)
    assert isinstance(failures[0].sentence, str)
    assert re.search("[가-힣]", failures[0].sentence)
    assert "There is no data set" not in failures[0].sentence


def test_that_the_engine_s_own_notes_are_said(korean_window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    numbers = np.random.default_rng(0)
    for label in ("a", "b"):
        (tmp_path / "few" / label).mkdir(parents=True)
        for number in range(3):
            pixels = numbers.integers(0, 255, (28, 28), np.uint8)
            Image.fromarray(pixels).save(tmp_path / "few" / label / f"{number}.png")
    choice = DataChoice(korean_window.session)
    qtbot.addWidget(choice)
    choice.choose(str(tmp_path / "few"))
    qtbot.waitUntil(lambda: choice.summary() is not None, timeout=20_000)
    shown = text_of(choice, "data_facts")
    assert "Some classes have fewer" not in shown
    assert re.search("[가-힣]", shown.partition(".")[2])


def test_that_a_download_that_failed_says_why(qtbot: QtBot) -> None:
    failure = DOWNLOAD_EVENTS.to_line(DownloadFailed(GONE, ""))
    command = [sys.executable, "-c", f"print({failure!r}); raise SystemExit(1)"]
    offer = DatasetDownload(command=command)
    qtbot.addWidget(offer)
    offer.offer(entry("fashion-mnist"))
    offer.show()
    button = offer.findChild(QWidget, "data_download")
    assert button is not None
    button.click()  # pyright: ignore[reportAttributeAccessIssue]
    qtbot.waitUntil(lambda: "Stopped" in text_of(offer, "download_text"), timeout=20_000)
    assert is_korean(text_of(offer, "download_text").replace("Stopped", ""))
    offer.close_downloads()


def test_that_a_command_that_refuses_says_so_on_stderr_in_the_window_s_language(qtbot: QtBot, home: Path) -> None:
    process = CommandProcess(lambda _line: None, (), None)
    with qtbot.waitSignal(process.ended, timeout=60_000) as ended:
        process.start(["export", "Stopped", "--to", str(home / "out")])
    end: CommandEnd = ended.args[0]
    assert "Stopped" in end.sentence
    assert re.search("[가-힣]", end.sentence)
    assert "There is no" not in end.sentence


def test_that_a_drawing_that_cannot_be_kept_says_so(qtbot: QtBot, tmp_path: Path) -> None:
    from engine.ink.drawing import Drawing

    (tmp_path / "state").mkdir()
    autosave = Autosave(tmp_path / "state")
    (tmp_path / "state" / "canvas-0.json").mkdir()  # nothing can be written in its place
    with qtbot.waitSignal(autosave.failed) as failed:
        autosave.keep(Drawing(10, 10, ()))
    autosave.close()
    assert is_korean(failed.args[0].replace(str(tmp_path), "").replace("Is a directory", ""))
