"""The thread that reads runs: followed ones, the list, and errands."""

import threading
from pathlib import Path
from typing import Any

from pytestqt.qtbot import QtBot

from engine.errors import EngineError
from engine.recipe import Recipe
from engine.training.runs.event_log import EventWriter
from engine.training.runs.events import EpochDone, RunEnded, RunStarted
from engine.training.runs.run_folder import EVENTS, create_run
from gui.train.runs.run_reader import RunNews, RunReader


def started(folder: Path) -> RunStarted:
    return RunStarted(folder.name, Recipe(), "CPU", "", 1, ("a", "b"), 10, 1, 1, 10, time="2026-01-01T00:00:00+00:00")


def epoch(number: int) -> EpochDone:
    return EpochDone(number, number * 10, 1.0, 0.5, 1.0, 0.5, 0.1, 1.0, True)


def run_with(*numbers: int) -> Path:
    folder = create_run(Recipe())
    writer = EventWriter(folder / EVENTS)
    for event in (started(folder), *map(epoch, numbers)):
        writer.write(event)
    writer.close()
    return folder


def test_that_a_followed_run_tells_its_past_first_and_then_what_is_added(qtbot: QtBot, reader: RunReader):
    folder = run_with(1, 2)
    with qtbot.waitSignal(reader.read) as first:
        reader.follow(folder)
    news: RunNews = first.args[0]
    assert news.is_first
    assert news.curves.epoch.tolist() == [1.0, 2.0]
    with qtbot.waitSignal(reader.read) as second:
        writer = EventWriter(folder / EVENTS)
        writer.write(epoch(3))
        writer.close()
    assert second.args[0].events == (epoch(3),)
    assert not second.args[0].is_first
    assert second.args[0].curves.epoch.tolist() == [1.0, 2.0, 3.0]
    assert news.curves.epoch.tolist() == [1.0, 2.0]


def test_that_reading_happens_in_no_thread_of_the_window(qtbot: QtBot, reader: RunReader):
    seen: list[Any] = []
    with qtbot.waitSignal(reader.listed):
        reader.run_errand(threading.current_thread, seen.append, lambda error: seen.append(error))
        reader.refresh_list()
    qtbot.waitUntil(lambda: bool(seen))
    assert seen[0] is not threading.main_thread()


def test_that_an_errand_that_fails_comes_back_as_its_sentence(qtbot: QtBot, reader: RunReader):
    def errand() -> None:
        raise EngineError("The disk is full.")

    failed: list[EngineError] = []
    reader.run_errand(errand, lambda _: None, failed.append)
    qtbot.waitUntil(lambda: bool(failed))
    assert failed[0].sentence == "The disk is full."


def test_that_the_list_follows_runs_that_come_end_and_go(qtbot: QtBot, reader: RunReader):
    folder = run_with(1)
    with qtbot.waitSignal(reader.listed) as first:
        reader.refresh_list()
    assert [record.state for record in first.args[0]] == ["interrupted"]
    writer = EventWriter(folder / EVENTS)
    writer.write(RunEnded("finished", 1, 0.5, 0.6, 10, 1.0))
    writer.close()
    with qtbot.waitSignal(reader.listed) as second:
        reader.refresh_list()
    assert [record.state for record in second.args[0]] == ["finished"]
    folder.rename(folder.parent.parent / "elsewhere")
    with qtbot.waitSignal(reader.listed) as third:
        reader.refresh_list()
    assert third.args[0] == ()


def test_that_a_folder_without_a_readable_recipe_is_no_run(qtbot: QtBot, reader: RunReader):
    folder = run_with(1)
    (folder / "recipe.json").write_text("{")
    with qtbot.waitSignal(reader.listed) as listed:
        reader.refresh_list()
    assert listed.args[0] == ()


def test_that_after_close_nothing_is_done_any_more(qtbot: QtBot, reader: RunReader):
    reader.refresh_list()
    reader.close()
    reader.refresh_list()
    reader.follow(Path("nowhere"))
    assert not [thread for thread in threading.enumerate() if thread.name == "run-reader"]
