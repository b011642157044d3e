import shutil

from pytestqt.qtbot import QtBot

from engine.storage import paths
from gui.processes.runs_watch import RunsWatch


def test_that_runs_that_come_grow_and_go_are_seen(qtbot: QtBot) -> None:
    watch = RunsWatch()
    watch.start()
    run = paths.runs() / "a1"
    with qtbot.waitSignal(watch.changed):
        run.mkdir(parents=True)
    with qtbot.waitSignal(watch.changed):
        (run / "events.jsonl").write_text("{}\n")
    with qtbot.waitSignal(watch.weights_changed):
        (run / "best.safetensors").write_bytes(b"12345678")
    with qtbot.waitSignal(watch.changed):
        shutil.rmtree(run)
    watch.stop()


def test_that_nothing_new_is_no_news(qtbot: QtBot) -> None:
    (paths.runs() / "a1").mkdir(parents=True)
    watch = RunsWatch()
    watch.start()
    with qtbot.assertNotEmitted(watch.changed):
        watch.look()
    watch.stop()


def test_that_a_missing_or_odd_runs_folder_is_borne(qtbot: QtBot) -> None:
    watch = RunsWatch()
    watch.look()
    paths.home().mkdir(exist_ok=True)
    paths.runs().write_text("not a folder")
    with qtbot.assertNotEmitted(watch.changed):
        watch.look()
