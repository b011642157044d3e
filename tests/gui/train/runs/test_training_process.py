"""A run as a child process: its events, its one end, and that it can be left alone."""

import os
import signal
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from engine.recipe import Recipe
from engine.training.runs.events import EpochDone, RunEnded, RunFailed, RunStarted
from engine.training.runs.run_folder import create_run, request_stop
from engine.training.runs.run_lock import owner_of
from engine.training.runs.run_record import run_record
from gui.train.runs import training_process
from gui.train.runs.run_reader import RunReader
from gui.train.runs.training_process import TrainingProcess

PATIENCE = 60_000


class Heard:
    """What a process told."""

    def __init__(self, process: TrainingProcess) -> None:
        self.events: list[Any] = []
        self.ends: list[Any] = []
        process.happened.connect(self.events.append)
        process.ended.connect(self.ends.append)

    def epochs(self) -> list[int]:
        return [event.epoch for event in self.events if isinstance(event, EpochDone)]


def started(name: str, reader: RunReader, command: list[str], epochs: int = 3) -> tuple[TrainingProcess, Heard]:
    process = TrainingProcess(create_run(Recipe(name=name, epochs=epochs)), reader, command=command)
    heard = Heard(process)
    process.start()
    return process, heard


def test_that_a_run_tells_its_events_in_order_and_one_end(qtbot: QtBot, reader: RunReader, fake_train: list[str]):
    process, heard = started("quick", reader, fake_train)
    with qtbot.waitSignal(process.ended, timeout=PATIENCE):
        pass
    assert isinstance(heard.events[0], RunStarted)
    assert heard.epochs() == [1, 2, 3]
    assert len(heard.ends) == 1
    assert heard.ends[0].reason == "finished"
    assert process.has_ended


def test_that_stop_keeps_what_was_learned_and_a_second_start_goes_on(
    qtbot: QtBot, reader: RunReader, fake_train: list[str]
):
    process, heard = started("endless", reader, fake_train)
    qtbot.waitUntil(lambda: len(heard.epochs()) >= 2, timeout=PATIENCE)
    with qtbot.waitSignal(process.ended, timeout=PATIENCE):
        process.stop()
        process.stop()
        assert process.is_stopping
    assert heard.ends[0].reason == "stopped"
    again = TrainingProcess(process.folder, reader, command=fake_train)
    more = Heard(again)
    again.start()
    qtbot.waitUntil(lambda: len(more.epochs()) >= 1, timeout=PATIENCE)
    assert more.epochs()[0] == heard.ends[0].best_epoch + 1
    with qtbot.waitSignal(again.ended, timeout=PATIENCE):
        again.stop()
    assert more.ends[0].best_epoch > heard.ends[0].best_epoch


def test_that_a_stop_before_the_process_is_there_is_not_lost(qtbot: QtBot, reader: RunReader, fake_train: list[str]):
    process, heard = started("endless", reader, fake_train)
    process.stop()
    with qtbot.waitSignal(process.ended, timeout=PATIENCE):
        pass
    assert heard.ends[0].reason == "stopped"


@pytest.mark.parametrize(
    ("name", "sentence"),
    [("dies", "Fatal: the graphics driver fell over"), ("refuses", "The data are gone. Choose other data.")],
)
def test_that_a_process_that_dies_becomes_a_failed_run_with_its_last_words(
    qtbot: QtBot, reader: RunReader, fake_train: list[str], name: str, sentence: str
):
    process, heard = started(name, reader, fake_train)
    with qtbot.waitSignal(process.ended, timeout=PATIENCE):
        pass
    assert len(heard.ends) == 1
    assert isinstance(heard.ends[0], RunFailed)
    assert sentence in heard.ends[0].sentence
    record = run_record(process.folder)
    assert record.state == "failed"
    assert sentence in record.sentence


def test_that_a_killed_process_is_a_failed_run_that_can_be_resumed(
    qtbot: QtBot, reader: RunReader, fake_train: list[str]
):
    process, heard = started("endless", reader, fake_train)
    qtbot.waitUntil(lambda: bool(heard.epochs()), timeout=PATIENCE)
    owner = owner_of(process.folder)
    assert owner is not None
    with qtbot.waitSignal(process.ended, timeout=PATIENCE):
        os.kill(owner, signal.SIGKILL)
    assert "Resume" in heard.ends[0].sentence
    assert run_record(process.folder).can_resume


def test_that_a_program_that_is_not_there_is_an_end_with_a_sentence(qtbot: QtBot, reader: RunReader, tmp_path: Path):
    process = TrainingProcess(create_run(Recipe()), reader, command=[str(tmp_path / "nothing")])
    with qtbot.waitSignal(process.ended, timeout=PATIENCE) as ended:
        process.start()
    assert isinstance(ended.args[0], RunFailed)
    assert "could not be started" in ended.args[0].sentence


def test_that_a_run_whose_folder_is_gone_ends_with_a_sentence(
    qtbot: QtBot, reader: RunReader, fake_train: list[str], tmp_path: Path
):
    process = TrainingProcess(tmp_path / "gone", reader, command=fake_train)
    with qtbot.waitSignal(process.ended, timeout=PATIENCE) as ended:
        process.start()
    assert "folder is gone" in ended.args[0].sentence
    assert not (tmp_path / "gone").exists()


def test_that_a_run_left_alone_goes_on_and_can_be_stopped_by_its_folder(
    qtbot: QtBot, reader: RunReader, fake_train: list[str]
):
    process, heard = started("endless", reader, fake_train)
    qtbot.waitUntil(lambda: bool(heard.epochs()), timeout=PATIENCE)
    process.leave_running()
    count = len(heard.epochs())
    qtbot.waitUntil(lambda: len(heard.epochs()) > count + 3, timeout=PATIENCE)
    assert owner_of(process.folder) is not None
    with qtbot.waitSignal(process.ended, timeout=PATIENCE):
        request_stop(process.folder)
    assert isinstance(heard.ends[0], RunEnded)


def test_that_a_run_deaf_to_stop_can_be_ended_at_once(
    qtbot: QtBot, reader: RunReader, fake_train: list[str], monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(training_process, "STOP_PATIENCE_MS", 300)
    process, heard = started("deaf", reader, fake_train)
    qtbot.waitUntil(lambda: bool(heard.epochs()), timeout=PATIENCE)
    with qtbot.waitSignal(process.slow_to_stop, timeout=PATIENCE):
        process.stop()
    with qtbot.waitSignal(process.ended, timeout=PATIENCE):
        process.end_now()
    assert "ended at once" in heard.ends[0].sentence
