import pytest

from engine.errors import EngineError
from engine.recipe import Recipe
from engine.storage import paths
from engine.training.runs import event_follower
from engine.training.runs.event_follower import EventFollower
from engine.training.runs.event_log import EventWriter
from engine.training.runs.events import (
    RUN_EVENTS,
    CheckpointSaved,
    EpochDone,
    Notice,
    Progress,
    RunEnded,
    RunFailed,
    RunStarted,
)
from engine.training.runs.run_folder import CHECKPOINT, EVENTS, RECIPE, create_run, find_run
from engine.training.runs.run_lock import RunLock, owner_of, started_at
from engine.training.runs.run_record import delete_run, deleted_runs, list_runs, restore_run, run_record

RECIPE_USED = Recipe(epochs=3, seed=7, data_options={"pens": 2})


@pytest.fixture(autouse=True)
def home(tmp_path, monkeypatch):
    monkeypatch.setenv("INKLING_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


def started(resumed_at=0, time="2026-01-01T10:00:00"):
    return RunStarted(
        run="r",
        recipe=RECIPE_USED,
        device="CPU",
        device_reason="there is no GPU",
        parameters=5,
        classes=("a", "b"),
        train_count=90,
        validation_count=10,
        test_count=0,
        steps_per_epoch=10,
        resumed_at=resumed_at,
        time=time,
    )


def epoch(number, is_best=False):
    return EpochDone(number, number * 10, 0.5, 0.8, 0.6, 0.7 + number / 100, 0.01, number * 1.5, is_best)


def progress(seconds, step=1):
    return Progress(1, step, 30, 0.5, 0.8, 0.01, seconds, 900.0, 12.0)


ENDED = RunEnded("finished", 2, 0.72, 0.71, 10, 4.5, confusion=((5, 0), (1, 4)))


def written(folder, *events):
    writer = EventWriter(folder / EVENTS)
    for event in events:
        writer.write(event)
    writer.close()


@pytest.mark.parametrize(
    "event",
    [
        started(),
        progress(1.0),
        epoch(1, True),
        Notice("한글 “quoted”"),
        CheckpointSaved(1, 10),
        ENDED,
        RunFailed("No.", "x"),
    ],
)
def test_that_every_event_survives_its_line(event):
    line = RUN_EVENTS.to_line(event)
    assert "\n" not in line
    assert RUN_EVENTS.checked(line) == event


@pytest.mark.parametrize(
    "line", ["", "{", "[]", "3", '{"type": "Newer", "a": 1}', '{"type": "Told"}', "\x00" * 9, "[" * 9999]
)
def test_that_foreign_lines_are_no_events(line):
    assert RUN_EVENTS.checked(line) is None


def test_that_a_notice_is_called_in_files_as_it_always_was():
    assert RUN_EVENTS.to_line(Notice("Hi.")) == '{"type": "Told", "sentence": "Hi."}'


def test_that_fields_of_newer_versions_are_passed_over():
    assert RUN_EVENTS.checked('{"type": "Told", "sentence": "Hi.", "color": "red"}') == Notice("Hi.")


def test_that_a_follower_sees_events_once_and_as_they_come():
    folder = create_run(RECIPE_USED)
    follower = EventFollower(folder)
    assert follower.new_events() == ()
    written(folder, started())
    assert follower.new_events() == (started(),)
    assert follower.new_events() == ()
    written(folder, epoch(1))
    assert follower.new_events() == (epoch(1),)


def test_that_a_follower_waits_for_the_rest_of_a_line_even_within_a_letter():
    folder = create_run(RECIPE_USED)
    line = (RUN_EVENTS.to_line(Notice("한글")) + "\n").encode()
    follower = EventFollower(folder)
    seen = []
    with (folder / EVENTS).open("ab", buffering=0) as file:
        for byte in line:
            file.write(bytes([byte]))
            seen += follower.new_events()
    assert seen == [Notice("한글")]


def test_that_a_follower_survives_garbage_and_endless_lines(monkeypatch):
    monkeypatch.setattr(event_follower, "LONGEST_LINE", 1000)
    monkeypatch.setattr(event_follower, "CHUNK", 700)
    folder = create_run(RECIPE_USED)
    good = (RUN_EVENTS.to_line(epoch(1)) + "\n").encode()
    (folder / EVENTS).write_bytes(b"\xff\xfe\n" + good + b"x" * 50_000 + b"\n\x00\x00\n" + good + b"half")
    follower = EventFollower(folder)
    assert follower.all_events() == (epoch(1), epoch(1))
    assert follower.held_bytes <= 1000


def test_that_a_writer_after_a_stump_begins_a_new_line():
    folder = create_run(RECIPE_USED)
    (folder / EVENTS).write_bytes(RUN_EVENTS.to_line(epoch(1)).encode()[:30])
    written(folder, epoch(2))
    assert EventFollower(folder).all_events() == (epoch(2),)


def test_that_ten_thousand_epochs_stay_bounded():
    folder = create_run(RECIPE_USED)
    written(folder, *(progress(i * 0.2, i) for i in range(300_000)))
    assert (folder / EVENTS).stat().st_size < 5_000_000
    assert len(EventFollower(folder).all_events()) > 1_000


def test_that_a_writer_keeps_lines_until_the_folder_is_back():
    folder = create_run(RECIPE_USED)
    writer = EventWriter(folder / "away" / EVENTS)
    writer.write(Notice("one"))
    (folder / "away").mkdir()
    writer.write(Notice("two"))
    writer.close()
    assert EventFollower(folder / "away").all_events() == (Notice("one"), Notice("two"))


def test_that_a_record_tells_a_finished_run():
    folder = create_run(RECIPE_USED)
    written(folder, started(), epoch(1, True), epoch(2, True), epoch(3), ENDED)
    record = run_record(folder)
    assert record.state == "finished"
    assert record.recipe == RECIPE_USED
    assert record.best == epoch(2, True)
    assert record.epochs == (epoch(1, True), epoch(2, True), epoch(3))
    assert (record.test_accuracy, record.test_count, record.device) == (0.71, 10, "CPU")
    assert record.confusion == ((5, 0), (1, 4))
    assert not record.can_resume


def test_that_a_run_without_end_and_owner_is_interrupted_and_can_be_resumed():
    folder = create_run(RECIPE_USED)
    written(folder, started(), epoch(1))
    (folder / CHECKPOINT).write_bytes(b"x")
    record = run_record(folder)
    assert (record.state, record.can_resume) == ("interrupted", True)


def test_that_a_run_with_a_living_owner_is_running_and_cannot_be_deleted():
    folder = create_run(RECIPE_USED)
    written(folder, started())
    with RunLock(folder):
        assert run_record(folder).state == "running"
        with pytest.raises(EngineError, match="still being trained"):
            delete_run(folder.name)
    assert run_record(folder).state == "interrupted"


def test_that_steps_done_again_after_a_kill_count_once():
    folder = create_run(RECIPE_USED)
    written(folder, started(), epoch(1, True), epoch(2, True), started(resumed_at=12), epoch(2))
    record = run_record(folder)
    assert record.epochs == (epoch(1, True), epoch(2))
    assert record.best == epoch(1, True)


def test_that_a_resumed_run_forgets_its_earlier_end():
    folder = create_run(RECIPE_USED)
    written(folder, started(), RunFailed("Bad."), started(resumed_at=10, time="2026-02-01T00:00:00"))
    record = run_record(folder)
    assert (record.state, record.sentence, record.started) == ("interrupted", "", "2026-01-01T10:00:00")


def test_that_runs_are_listed_newest_first_and_broken_folders_left_out():
    old, new, bad = (create_run(RECIPE_USED) for _ in range(3))
    written(old, started(time="2026-01-01T00:00:00"))
    written(new, started(time="2026-03-01T00:00:00"))
    (bad / RECIPE).write_text("{")
    assert [record.id for record in list_runs()] == [new.name, old.name]


def test_that_there_are_no_runs_at_first():
    assert list_runs() == ()
    assert deleted_runs() == ()


def test_that_a_deleted_run_comes_back():
    folder = create_run(RECIPE_USED)
    written(folder, started(), ENDED)
    before = run_record(folder)
    delete_run(folder.name)
    assert list_runs() == ()
    assert deleted_runs() == (folder.name,)
    restore_run(folder.name)
    assert run_record(folder) == before


@pytest.mark.parametrize("name", ["", "..", "../x", "/etc", "a/b", "missing"])
def test_that_only_runs_can_be_deleted(name):
    with pytest.raises(EngineError):
        delete_run(name)


def test_that_a_run_is_found_by_the_beginning_of_its_id_and_by_its_folder():
    folder = create_run(RECIPE_USED)
    assert find_run(folder.name[:6]) == folder
    assert find_run(str(folder)) == folder
    with pytest.raises(EngineError, match="There is no run"):
        find_run("zzz")
    with pytest.raises(EngineError, match="There is no run"):
        find_run("")


def test_that_a_lock_is_held_by_one_process_and_stale_ones_are_recognized():
    folder = create_run(RECIPE_USED)
    with RunLock(folder), pytest.raises(EngineError, match="another process"), RunLock(folder):
        pass
    assert owner_of(folder) is None
    (folder / "run.lock").write_text('{"pid": 1, "started": "long ago"}')
    assert owner_of(folder) is None
    with RunLock(folder):
        assert owner_of(folder)


@pytest.mark.parametrize("content", ["", "[]", "{", '{"pid": -1}', '{"pid": "x"}', '{"pid": 99999999, "started": ""}'])
def test_that_a_damaged_lock_has_no_owner(content):
    folder = create_run(RECIPE_USED)
    (folder / "run.lock").write_text(content)
    assert owner_of(folder) is None
    assert paths.runs() == folder.parent


def test_that_a_process_that_is_gone_has_no_start():
    assert started_at(99_999_999) == ""
