"""What waits in the queue outlives the window: the file, and the queue around it."""

import pytest

from engine.recipe import Recipe
from engine.training.runs.run_folder import create_run
from gui.train.runs.queue_file import QueuedRun, keep, kept, place


def test_that_what_waits_is_found_again(home):
    folder = create_run(Recipe(name="half done"))
    waiting = (
        QueuedRun("LeNet-5 on MNIST", Recipe(network="lenet5", epochs=3, data_options={"count": 5})),
        QueuedRun("half done", Recipe(name="half done"), folder),
    )
    keep(waiting)
    assert kept() == waiting
    keep(())
    assert kept() == ()
    assert not place().exists()


def test_that_a_run_whose_folder_is_gone_is_left_out(home):
    keep((QueuedRun("gone", Recipe(), home / "runs" / "gone"), QueuedRun("there", Recipe())))
    assert [one.title for one in kept()] == ["there"]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "[]",
        '{"waiting": 3}',
        '{"waiting": [{"title": 1}, 5, {"title": "x", "recipe": {"epochs": 0}, "folder": ""}]}',
    ],
)
def test_that_a_damaged_file_holds_nothing(home, text):
    place().parent.mkdir(parents=True, exist_ok=True)
    place().write_text(text)
    assert kept() == ()
