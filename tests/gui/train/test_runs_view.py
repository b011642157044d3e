"""What the training screen knows and shows of runs, without a screen, a thread or a file."""

from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import pytest

from engine.recipe import Recipe
from engine.training.runs.events import EpochDone, RunEnded, RunStarted
from engine.training.runs.run_record import RunRecord
from gui.train.runs.run_history import RunCurves, RunHistory
from gui.train.runs_view import MOST_SHOWN, RunsView, TrainedHere

TITLES = {"lenet5": "LeNet-5"}
NOWHERE = TrainedHere()


class Reader:
    """Writes down what is followed."""

    def __init__(self) -> None:
        self.followed: set[Path] = set()

    def follow(self, folder: Path) -> None:
        assert folder not in self.followed
        self.followed.add(folder)

    def unfollow(self, folder: Path) -> None:
        self.followed.discard(folder)


@dataclass(frozen=True)
class Read:
    folder: Path
    history: RunHistory
    curves: RunCurves


def record(name: str, state: str = "finished", recipe_name: str = "") -> RunRecord:
    return RunRecord(name, Path("/runs") / name, Recipe(name=recipe_name), state, started="2026-11-30T10:00:00")  # type: ignore[arg-type]


def news(folder: Path, epochs: int = 0, *, has_ended: bool = True) -> Read:
    history = RunHistory()
    history.take(RunStarted(folder.name, Recipe(), "CPU", "", 61_706, ("0", "1"), 80, 10, 10, 10))
    for epoch in range(1, epochs + 1):
        history.take(EpochDone(epoch, 10 * epoch, 0.5, 0.8, 0.4, 0.9, 0.1, float(epoch), is_best=True))
    if has_ended:
        history.take(RunEnded("finished", 1, None, None, 0, 1.0))
    return Read(folder, history, history.curves())


@pytest.fixture
def reader() -> Reader:
    return Reader()


@pytest.fixture
def view(reader: Reader) -> RunsView:
    return RunsView(reader)


def test_that_what_is_being_read_is_not_called_empty(view: RunsView) -> None:
    assert view.why_no_curves([]) == "reading the list"
    view.take_list(())
    assert view.why_no_curves([]) == "no runs"
    one = record("a")
    view.take_list((one,))
    assert view.why_no_curves([]) == "none selected"
    rows = view.rows(TITLES, NOWHERE)
    view.follow_selected(rows, NOWHERE)
    assert view.why_no_curves(rows) == "reading the run"
    view.take_news(news(one.folder))
    assert view.why_no_curves(view.rows(TITLES, NOWHERE)) == "nothing learned"
    here = TrainedHere(one.folder)
    assert view.why_no_curves(view.rows(TITLES, here)) == "no figures yet"


def test_that_the_same_list_again_is_nothing_to_show(view: RunsView) -> None:
    one, other = record("a"), record("b")
    assert view.take_list((one, other))
    assert not view.take_list((one, other))
    assert view.take_list((one,))
    assert view.take_list((replace(one),)), "read anew"


def test_that_an_empty_list_is_news_once(view: RunsView) -> None:
    assert view.take_list(())
    assert not view.take_list(())


def test_that_the_newest_run_is_selected_first_and_then_the_one_that_began_here(view: RunsView) -> None:
    old, new = record("old"), record("new", "running")
    view.take_list((old,))
    assert view.to_select(has_selection=False) == "old"
    assert view.to_select(has_selection=True) == ""
    view.begin(new.folder)
    assert view.to_select(has_selection=True) == "", "not listed yet"
    assert view.take_list((new, old))
    assert view.to_select(has_selection=True) == "new"
    assert view.to_select(has_selection=True) == ""


def test_that_the_selected_runs_and_the_one_that_trains_are_followed_and_no_more(
    view: RunsView, reader: Reader
) -> None:
    records = tuple(record(f"run {number}") for number in range(MOST_SHOWN + 5))
    view.take_list(records)
    here = TrainedHere(records[-1].folder)
    rows = view.rows(TITLES, here)
    view.follow_selected(rows, here)
    assert reader.followed == {one.folder for one in (*records[:MOST_SHOWN], records[-1])}
    view.follow_selected(rows[3:4], NOWHERE)
    assert reader.followed == {records[3].folder}


def test_that_news_of_a_run_that_nobody_follows_changes_nothing(view: RunsView) -> None:
    one = record("a")
    view.take_list((one,))
    assert not view.take_news(news(one.folder, 3))
    view.follow([one.folder])
    assert view.take_news(news(one.folder, 3))
    view.forget(one.folder)
    assert not view.take_news(news(one.folder, 4))
    assert view.shown(view.rows(TITLES, NOWHERE)) == ()


def test_that_a_run_that_is_gone_is_forgotten(view: RunsView, reader: Reader) -> None:
    one, other = record("a"), record("b")
    view.take_list((one, other))
    view.follow([one.folder, other.folder])
    for each in (one, other):
        view.take_news(news(each.folder, 2))
    view.take_list((other,))
    assert reader.followed == {other.folder}
    assert [shown.key for shown in view.shown(view.rows(TITLES, NOWHERE))] == ["b"]
    assert view.record_in(one.folder) is None


def test_that_curves_are_shown_of_the_runs_that_were_read(view: RunsView) -> None:
    one, other = record("a", recipe_name="mine"), record("b", recipe_name="yours")
    view.take_list((one, other))
    view.follow([one.folder, other.folder])
    view.take_news(news(other.folder, 2))
    (shown,) = view.shown(view.rows(TITLES, NOWHERE))
    assert (shown.key, shown.name) == ("b", "yours")
    np.testing.assert_array_equal(shown.curves.epoch, [1, 2])


def test_that_runs_without_a_name_are_told_apart_by_their_date(view: RunsView) -> None:
    one, other = record("a"), record("b")
    view.take_list((one, other))
    view.follow([one.folder, other.folder])
    for each in (one, other):
        view.take_news(news(each.folder, 1))
    names = [shown.name for shown in view.shown(view.rows(TITLES, NOWHERE))]
    assert all("2026" in name or "26" in name for name in names)
    view.take_list((one,))
    (alone,) = view.shown(view.rows(TITLES, NOWHERE))
    assert "26" not in alone.name


@pytest.mark.parametrize(
    ("epochs", "is_stopping", "state"), [(0, False, "starting"), (2, False, "running"), (2, True, "stopping")]
)
def test_that_the_run_that_trains_here_has_a_state_before_its_files_tell_one(
    view: RunsView, epochs: int, is_stopping: bool, state: str
) -> None:
    one = record("a", "interrupted")
    view.take_list((one,))
    view.follow([one.folder])
    view.take_news(news(one.folder, epochs, has_ended=False))
    (row,) = view.rows(TITLES, TrainedHere(one.folder, is_stopping))
    assert row.state == state
