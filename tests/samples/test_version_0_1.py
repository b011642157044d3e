"""Everything that version 0.1 left on people's disks opens, with what it held: samples/0.1, see its README.md."""

import json
import re
import shutil
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image, ImageOps

from engine.commands import app as command_line
from engine.download.partial_file import unfinished
from engine.download.source import Source
from engine.download.verify import noted_hash
from engine.handwriting import collections
from engine.inference.autotune.results_cache import get, get_report
from engine.ink.drawing import Drawing
from engine.ink.drawing_file import load_drawing
from engine.protocol.recognize import Read, ReadDrawing, ReadFile
from engine.service.service import Service
from engine.training.runs.event_follower import EventFollower
from engine.training.runs.events import RunStarted
from engine.training.runs.run_folder import read_recipe
from engine.training.runs.run_record import RunRecord, deleted_runs, list_runs, restore_run, run_record
from engine.training.runs.test_predictions import read_answers
from gui.recognize.autosave import Autosave
from gui.settings import Settings
from gui.train.runs.queue_file import QueueFile
from gui.train.runs.run_history import RunHistory

SAMPLES = Path(__file__).parent / "0.1"
THEN = "/home/person"  # where the person's home was when the files were written
THEN_INKLING = f"{THEN}/.local/share/Inkling"
HOLD_PATHS = ("state/settings.ini", "state/queue.json", "state/content-hashes.json", "data/folders/*.json")

FINISHED = "5a63aa5c21fa"  # LeNet-5 on a folder of colored shapes; stopped once and resumed
STOPPED = "fb351e22ee55"  # LeNet-5 on a file of digits, after epoch 10 of 40
HEAD = "f64a9870dafe"  # a new head on the body of STOPPED, in a race; stopped after epoch 12 of 80
NOT_BEGUN = "343794a74a94"  # the other one of the race
FAILED = "e5daa3bb7df6"  # in the trash
RACE = "race-b032c8a73219"
TRASHED_WEIGHTS = "weights-6697b6ef20dd"
MARKS, OLD_SET, DISCARDED = "marks-3b8a1b", "old-set-eff2f1", "20261130172935909560-464681"
CLOSE = 0.002  # of a probability; other machines and faster ways of computing round otherwise


@pytest.fixture
def person(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home folder with Pictures, Documents and Inkling's data, as version 0.1 left it; the paths in it are moved."""
    folder = tmp_path / "person"
    shutil.copytree(SAMPLES / "person", folder)
    for path in (path for pattern in HOLD_PATHS for path in (folder / "Inkling").glob(pattern)):
        text = path.read_bytes().decode()
        assert THEN in text, path
        text = text.replace(THEN_INKLING, (folder / "Inkling").as_posix()).replace(THEN, folder.as_posix())
        path.write_bytes(text.encode())
    monkeypatch.setenv("HOME", str(folder))
    monkeypatch.setenv("USERPROFILE", str(folder))  # what ~ is on Windows
    monkeypatch.setenv("INKLING_HOME", str(folder / "Inkling"))
    return folder


class Terminal:
    """Commands in this process, and the JSON that they print."""

    def __init__(self, capsys: pytest.CaptureFixture[str]) -> None:
        self._capsys = capsys

    def lines(self, *arguments: object) -> list[Any]:
        """One value for each line that the command prints."""
        return [json.loads(line) for line in self._said(arguments).splitlines()]

    def whole(self, *arguments: object) -> Any:
        """The one value that the command prints."""
        return json.loads(self._said(arguments))

    def _said(self, arguments: Sequence[object]) -> str:
        code = command_line.run([*map(str, arguments), "--json"])
        said = self._capsys.readouterr()
        assert code == 0, said.err
        return said.out


@pytest.fixture
def terminal(capsys: pytest.CaptureFixture[str], person: Path) -> Terminal:
    return Terminal(capsys)


def run_folder(person: Path, run: str) -> Path:
    return person / "Inkling" / "runs" / run


def sample_drawing(person: Path, which: str) -> Drawing:
    """ "canvas", or a collection, whose first drawing is meant."""
    if which == "canvas":
        return load_drawing(person / "Inkling" / "state" / "canvas-0.json")
    return collections.drawings(which)[0].drawing


def answer(service: Service, person: Path, recognizer: str, shown: str) -> dict[str, float]:
    """What ``recognizer`` says to a picture (a path below Pictures) or a drawing: label -> probability."""
    if shown.endswith(".png"):
        told = service.answer(ReadFile(str(person / "Pictures" / shown), recognizer, "one"))
    else:
        told = service.answer(ReadDrawing(sample_drawing(person, shown), recognizer, "one"))
    assert isinstance(told, Read), told
    return dict(told.reading.prediction.ranked())


def own_recognizers(terminal: Terminal) -> dict[str, dict[str, Any]]:
    """Key -> card, of all that did not come with the program."""
    listed = terminal.whole("weights", "list")
    assert listed["problems"] == []
    return {row["key"]: row["card"] for row in listed["recognizers"] if row["origin"] != "shipped"}


# Runs


def figures(record: RunRecord) -> tuple[object, ...]:
    return record.state, len(record.epochs), record.best and record.best.epoch, record.can_resume


def test_that_all_runs_are_listed_with_what_they_reached(person: Path) -> None:
    runs = {record.id: record for record in list_runs()}
    assert {run: figures(record) for run, record in runs.items()} == {
        FINISHED: ("finished", 12, 8, False),
        STOPPED: ("stopped", 10, 10, True),
        HEAD: ("stopped", 12, 2, True),
        NOT_BEGUN: ("interrupted", 0, None, True),
    }
    finished = runs[FINISHED]
    assert finished.recipe.name == "Shapes"
    assert (finished.recipe.network, finished.recipe.optimizer, finished.recipe.mixup) == ("lenet5", "sgd", 0.2)
    assert (finished.recipe.data, finished.recipe.answers_from) == ("~/Pictures/shapes", "mirrored")
    assert (finished.test_accuracy, finished.test_count) == (pytest.approx(10 / 12), 12)
    assert finished.confusion == ((4, 0, 0), (2, 2, 0), (0, 0, 4))
    assert finished.calibration_error == pytest.approx(0.137433, abs=1e-6)
    assert (finished.classes, finished.parameters) == (("bar", "corner", "disk"), 61_411)
    assert finished.started == "2026-11-30T17:28:19+00:00"
    assert runs[STOPPED].best is not None
    assert runs[STOPPED].best.validation_accuracy == pytest.approx(0.8)
    assert {runs[run].recipe.race for run in (HEAD, NOT_BEGUN)} == {RACE}


def test_that_the_curve_of_a_finished_run_is_read(person: Path) -> None:
    events = EventFollower(run_folder(person, FINISHED)).all_events()
    lines = (run_folder(person, FINISHED) / "events.jsonl").read_text("utf-8").splitlines()
    assert len(events) == len(lines)
    starts = [event for event in events if isinstance(event, RunStarted)]
    assert [start.resumed_at for start in starts] == [0, 10]
    assert starts[0].skipped == (("train/bar/notes.txt", "is text, not a picture. Choose a picture."),)
    history = RunHistory()
    for event in events:
        history.take(event)
    curves = history.curves()
    assert curves.epoch.tolist() == list(range(1, 13))
    assert curves.best_epoch == 8
    assert np.isfinite(curves.step_loss).all()
    assert curves.validation_accuracy[7] == pytest.approx(5 / 6)
    assert len(history.flows) == sum('"type": "GradientFlow"' in line for line in lines) > 0


def test_that_the_answers_of_a_finished_run_are_read(person: Path) -> None:
    answers = read_answers(run_folder(person, FINISHED))
    assert answers is not None
    assert answers.labels == (0,) * 4 + (1,) * 4 + (2,) * 4
    assert answers.is_right().sum() == 10


def test_that_a_report_is_written_of_old_runs(person: Path, tmp_path: Path) -> None:
    assert command_line.run(["report", FINISHED, STOPPED, "--to", str(tmp_path / "report.html")]) == 0
    text = (tmp_path / "report.html").read_text("utf-8")
    assert "Shapes" in text
    assert "83.3" in text


def test_that_a_stopped_run_goes_on_to_its_end(person: Path, terminal: Terminal) -> None:
    before = run_record(run_folder(person, STOPPED))
    told = terminal.lines("train", "--resume", STOPPED)
    assert told[-1]["type"] == "RunEnded", told[-1]
    events = EventFollower(run_folder(person, STOPPED)).all_events()
    started = [event for event in events if isinstance(event, RunStarted)]
    assert [start.resumed_at for start in started] == [0, 60]
    assert started[0].fingerprint == started[1].fingerprint
    after = run_record(run_folder(person, STOPPED))
    assert (after.state, len(after.epochs), after.test_count) == ("finished", 40, 50)
    assert after.epochs[:10] == before.epochs
    assert after.seconds > before.seconds
    # it went on from what it had learned, and did not begin anew
    assert after.epochs[10].train_loss < before.epochs[4].train_loss
    assert after.test_accuracy is not None
    assert after.test_accuracy > 0.7


def test_that_a_stopped_race_goes_on_to_its_end(person: Path, terminal: Terminal) -> None:
    """Its runs learn a head alone: the frozen body comes from the run's own weights, or from those of another run."""
    told = terminal.whole("race", "--resume", RACE)
    assert {row["run"]: (row["state"], row["epochs"]) for row in told["runs"]} == {
        HEAD: ("finished", 80),
        NOT_BEGUN: ("finished", 80),
    }
    events = EventFollower(run_folder(person, HEAD)).all_events()
    assert [event.resumed_at for event in events if isinstance(event, RunStarted)][1] > 0
    compared = terminal.whole("compare-runs", HEAD, NOT_BEGUN)
    assert compared["count"] == 12


def test_that_a_run_names_the_picture_that_changed_since(person: Path, capsys: pytest.CaptureFixture[str]) -> None:
    picture = person / "Pictures" / "shapes" / "train" / "disk" / "2.png"
    with Image.open(picture) as image:
        ImageOps.invert(image).save(picture)
    assert command_line.run(["train", "--resume", HEAD, "--json"]) == 1
    assert "“train/disk/2.png” has changed" in capsys.readouterr().out


def test_that_the_checkpoint_before_serves_when_the_last_one_is_damaged(person: Path, terminal: Terminal) -> None:
    folder = run_folder(person, FINISHED)
    last = (folder / "last.ckpt").read_bytes()
    (folder / "last.ckpt").write_bytes(last[: len(last) // 2])
    told = terminal.lines("train", "--resume", FINISHED)
    assert any("goes on from the checkpoint before it" in event.get("sentence", "") for event in told)
    assert next(event for event in told if event["type"] == "RunStarted")["resumed_at"] == 10
    assert run_record(folder).state == "finished"


# The library


def test_that_all_recognizers_are_listed_with_their_cards(person: Path, terminal: Terminal) -> None:
    cards = own_recognizers(terminal)
    assert {key: (card["name"], card["architecture"], card["input"]["kind"]) for key, card in cards.items()} == {
        "mine:Digits-at-home": ("Digits at home", "densenet121", "ink"),
        "mine:Marks": ("Marks ✓", "lenet5", "ink"),
        f"run:{FINISHED}": ("Shapes", "lenet5", "photo"),
        f"run:{STOPPED}": ("LeNet-5 (modern form) · digits", "lenet5", "ink"),
        f"run:{HEAD}": ("new head", "lenet5", "photo"),
    }
    digits, marks, shapes = (cards[key] for key in ("mine:Digits-at-home", "mine:Marks", f"run:{FINISHED}"))
    assert digits["trust"]
    assert (digits["test_count"], digits["recipe"]["network"]) == (10_000, "densenet121")
    assert (marks["classes"], marks["test_accuracy"]) == (["tick", "cross", "loop"], 1.0)
    assert marks["data"] == "12 drawings of “Marks ✓”, starting from “LeNet-5 (modern form) · MNIST”"
    assert (shapes["answers_from"], shapes["test_accuracy"]) == ("mirrored", pytest.approx(10 / 12))
    assert shapes["recipe"]["mixup"] == 0.2


def stored_answers() -> list[dict[str, Any]]:
    return json.loads((SAMPLES / "answers.json").read_text("utf-8"))["answers"]


def test_that_the_weights_answer_as_they_did(person: Path, terminal: Terminal) -> None:
    terminal.whole("weights", "restore", TRASHED_WEIGHTS)
    service = Service()
    for stored in stored_answers():
        probabilities = answer(service, person, stored["recognizer"], stored["shown"])
        where = f"{stored['recognizer']}: {stored['shown']}"
        assert probabilities == pytest.approx(stored["probabilities"], abs=CLOSE), where
    assert {stored["recognizer"] for stored in stored_answers()} == set(own_recognizers(terminal))


def test_that_a_picture_is_read_by_the_command(person: Path, terminal: Terminal) -> None:
    picture = person / "Pictures" / "a digit.png"
    read = terminal.whole("recognize", picture, "--weights", "Digits at home", "--mode", "one")
    stored = next(one for one in stored_answers() if one["recognizer"] == "mine:Digits-at-home")
    assert stored["shown"] == picture.name
    assert read[0]["answer"] == max(stored["probabilities"], key=stored["probabilities"].get)
    assert read[0]["probability"] == pytest.approx(max(stored["probabilities"].values()), abs=CLOSE)


def test_that_a_recognizer_is_renamed_deleted_and_brought_back(person: Path, terminal: Terminal) -> None:
    terminal.whole("weights", "rename", "mine:Digits-at-home", "Heim-Ziffern")
    assert own_recognizers(terminal)["mine:Digits-at-home"]["name"] == "Heim-Ziffern"
    trashed = terminal.whole("weights", "delete", "mine:Digits-at-home")["trashed"]
    assert "mine:Digits-at-home" not in own_recognizers(terminal)
    assert terminal.whole("weights", "restore", trashed)["card"]["name"] == "Heim-Ziffern"


def test_that_weights_of_a_run_can_be_started_from(person: Path, terminal: Terminal) -> None:
    recipe = person / "Documents" / "new head.json"
    told = terminal.lines("train", "--recipe", recipe, "--epochs", "1")
    assert told[-1]["reason"] == "finished"
    assert any("Starts from “LeNet-5 (modern form) · digits”" in event.get("sentence", "") for event in told)


# The trash


def test_that_a_deleted_recognizer_comes_back(person: Path, terminal: Terminal) -> None:
    back = terminal.whole("weights", "restore", TRASHED_WEIGHTS)
    assert back["key"] == "mine:A-friend-s-shapes"
    assert (back["card"]["name"], back["card"]["classes"]) == ("A friend's shapes", ["bar", "corner", "disk"])
    assert "“module.” was removed from the names of the weights." in back["card"]["notes"]


def test_that_a_deleted_run_comes_back(person: Path) -> None:
    assert deleted_runs() == (FAILED,)
    record = run_record(restore_run(FAILED))
    assert (record.state, record.recipe.name) == ("failed", "Mirrored head")
    assert record.sentence.startswith("A head that learns alone")
    assert FAILED in {one.id for one in list_runs()}


def test_that_discarded_drawings_and_sets_come_back(person: Path) -> None:
    collections.restore(MARKS, DISCARDED)
    back = next(one for one in collections.drawings(MARKS) if one.id == DISCARDED)
    assert back.label == "loop"
    collections.restore_collection(OLD_SET)
    owner = collections.collection(OLD_SET)
    assert (owner.name, owner.classes) == ("Old set", ("tick", "cross"))
    assert [(one.label, one.answered) for one in collections.drawings(OLD_SET)] == [("tick", "7"), ("cross", "7")]


# Handwriting


def test_that_the_sets_are_there_with_all_drawings(person: Path) -> None:
    mine, marks = collections.collections()
    assert (mine.key, mine.classes) == ("my-handwriting", tuple("0123456789"))
    assert [one.label for one in collections.drawings(mine.key)] == ["1", "6"]
    assert (marks.key, marks.name, marks.recognizer) == (MARKS, "Marks ✓", "mine:Marks")
    assert collections.counts(marks) == (5, 5, 5)
    found = collections.drawings(MARKS)
    assert {(one.label, len(one.drawing.strokes)) for one in found} == {("tick", 1), ("cross", 2), ("loop", 1)}
    first = found[0]
    assert first.kept == "2026-11-30T17:29:35.847247+00:00"
    assert (first.drawing.width, first.drawing.height, first.drawing.strokes[0].pen_width) == (300, 240, 16)
    assert first.drawing.strokes[0].points.shape == (11, 4)
    assert first.drawing.strokes[0].points.dtype == np.float32


def test_that_a_shared_set_is_received(person: Path) -> None:
    owner, count = collections.receive(person / "Documents" / "marks.json")
    assert (owner.name, owner.classes, count) == ("Marks ✓", ("tick", "cross", "loop"), 15)
    before, now = collections.drawings(MARKS), collections.drawings(owner.key)
    for one, other in zip(before, now, strict=True):
        assert one.label == other.label
        for stroke, same in zip(one.drawing.strokes, other.drawing.strokes, strict=True):
            assert np.array_equal(stroke.points, same.points)


# What the window remembers


def test_that_the_settings_are_as_they_were_left(person: Path, qapp: object) -> None:
    settings = Settings()
    assert settings.problems == []
    assert (settings.theme, settings.zoom, settings.language) == ("dark", 110, "ko")
    assert (settings.chosen("ink"), settings.chosen("photo")) == (f"run:{STOPPED}", f"run:{FINISHED}")
    assert settings.recent == [(person / "Pictures" / "a digit.png").as_posix()]
    assert settings.number("recognize/pen_width", 0, 0, 100) == 26
    assert settings.choice("recognize/mode", ("auto", "one", "many"), "auto") == "one"
    assert settings.flag("recognize/compare", False)
    assert settings.texts("compare/ink") == ["shipped:lenet5-mnist", "mine:Digits-at-home"]
    assert settings.number("sure/shipped:digits", 0, 0, 1) == 0.75
    assert settings.text("train/network", "") == "resnet18"
    assert settings.texts("train/edited") == ["epochs=7"]
    assert settings.flag("train/all_settings", False)
    assert settings.texts("train/folders") == [(person / "Pictures" / "shapes").as_posix()]
    for state in (settings.geometry, settings.raw("train/across"), settings.raw("train/down")):
        assert state.size() > 20


def test_that_the_drawing_of_a_window_that_died_is_restored(person: Path, qapp: object) -> None:
    autosave = Autosave(person / "Inkling" / "state")
    ((left,), ()) = autosave.left_behind()
    drawing = left.drawing
    autosave.close(keep_file=True)
    assert (drawing.width, drawing.height) == (520, 491)
    assert [(stroke.is_eraser, len(stroke.points)) for stroke in drawing.strokes] == [
        (False, 89),
        (False, 38),
        (True, 44),
        (False, 1),
    ]
    assert [round(stroke.pen_width, 1) for stroke in drawing.strokes] == [26, 26, 46.8, 26]
    times = np.concatenate([stroke.points[:, 3] for stroke in drawing.strokes])
    assert all(one <= other for one, other in pairwise(times))


def test_that_runs_wait_in_the_queue(person: Path) -> None:
    queue = QueueFile()
    found = queue.kept()
    queue.close()
    assert (found.lost, found.set_aside, found.newer) == ((), (), ())
    new, going_on = found.waiting
    assert (new.title, new.folder) == ("From the window", None)
    assert (new.recipe.network, new.recipe.epochs, new.recipe.data) == ("resnet18", 7, "~/Pictures/shapes")
    assert (going_on.title, going_on.folder) == ("LeNet-5 · digits", run_folder(person, STOPPED))
    assert going_on.recipe == read_recipe(run_folder(person, STOPPED))


# What can be made again


def test_that_hashes_of_downloads_are_known(person: Path) -> None:
    known = noted_hash(Source("https://example.org/pens.bin", "pens.bin", "c8f5d034"))
    assert known == "c8f5d0341d54d951a71b136e6e2afcb14d11ed8489a7ae126a8fee0df6ecf193"


def test_that_an_unfinished_download_is_found(person: Path) -> None:
    (found,) = unfinished(person / "Inkling" / "downloads")
    assert (found.name, found.kept_bytes, found.total_bytes) == ("squeezed.pth", 4096, 16_384)


def test_that_measured_runtimes_are_remembered(person: Path) -> None:
    questions = list(json.loads((person / "Inkling" / "data" / "runtimes.json").read_text("utf-8")))
    ways = {re.findall(r": (\w+)", question)[0]: get(question) for question in questions}
    assert set(ways) == {"inknet", "lenet5", "densenet121"}
    assert None not in ways.values()
    for question in questions:
        assert get_report(question).plain_milliseconds > 0
        assert get_report(question).tried


def test_that_an_archive_unpacked_before_is_not_unpacked_again(person: Path, terminal: Terminal) -> None:
    (contents,) = (person / "Inkling" / "data" / "unpacked").glob("*/contents.json")
    found = terminal.whole("data", "check", person / "Pictures" / "shapes.zip")
    assert dict(zip(found["classes"], found["counts"], strict=True)) == {"bar": 2, "disk": 2}
    assert [path.parent for path in contents.parent.parent.glob("*/contents.json")] == [contents.parent]


def test_that_a_folder_looked_at_before_is_what_it_was(person: Path, terminal: Terminal) -> None:
    found = terminal.whole("data", "check", "~/Pictures/shapes")
    assert (found["classes"], found["counts"]) == (["bar", "corner", "disk"], [8, 8, 8])
    assert found["skipped"] == [["train/bar/notes.txt", "is text, not a picture. Choose a picture."]]
