import numpy as np
import pytest

from engine.recipe import Recipe
from engine.training.loop import train
from engine.training.runs.events import Notice, RunEnded, RunFailed, RunStarted
from engine.weights.weights_file import load_weights
from tests.engine.data.made_files import pictures, png


@pytest.fixture
def animals(tmp_path):
    for name, content in pictures(each=12).items():
        path = tmp_path / "animals" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return tmp_path / "animals"


def recipe(folder, **options):
    return Recipe(
        network="lenet5",
        data=str(folder),
        epochs=1,
        batch_size=4,
        device="cpu",
        precision="float32",
        augmentation="photo",
        validation_share=0.2,
        data_options=options,
    )


def run(made, folder, should_stop=lambda: False):
    return list(train(made, folder, should_stop=should_stop))


def run_some(made, folder, steps):
    """The last event of a run that is stopped after so many steps."""
    left = [10**9]

    def should_stop():
        left[0] -= 1
        return left[0] < 0

    for event in train(made, folder, should_stop=should_stop):
        if isinstance(event, RunStarted):
            left[0] = steps
        last = event
    return last


def test_that_a_stopped_streamed_run_goes_on_to_the_end_of_one_in_memory(animals, tmp_path):
    whole = run(recipe(animals), tmp_path / "whole")
    made = recipe(animals, in_memory=False)
    stopped = run_some(made, tmp_path / "parts", steps=2)
    assert isinstance(stopped, RunEnded)
    assert stopped.reason == "stopped"
    last = run(made, tmp_path / "parts")[-1]
    one, other = (load_weights(tmp_path / name / "best.safetensors")[0] for name in ("whole", "parts"))
    assert isinstance(whole[-1], RunEnded)
    assert isinstance(last, RunEnded)
    assert all(one[name].equal(other[name]) for name in one)


def test_that_a_changed_picture_is_named_when_a_run_goes_on(animals, tmp_path):
    made = recipe(animals)
    run_some(made, tmp_path / "run", steps=1)
    lines = (tmp_path / "run" / "pictures.sha256").read_text().splitlines()
    assert len(lines) == 24
    assert lines[0].endswith("  cat/cat 0.png")
    (animals / "cat" / "cat 2.png").write_bytes(png(777))
    (animals / "dog" / "dog 3.png").unlink()
    last = run(made, tmp_path / "run")[-1]
    assert isinstance(last, RunFailed)
    assert "(“cat/cat 2.png” has changed, “dog/dog 3.png” is gone)" in last.sentence


def run_and(act, made, folder):
    """The events of a run; ``act`` is done when it has started."""
    events = []
    for event in train(made, folder, should_stop=lambda: False):
        events.append(event)
        act(event)
    return events


def test_that_a_file_that_changes_during_the_run_is_named_after_a_checkpoint(animals, tmp_path):
    def change(event):
        if isinstance(event, RunStarted):
            for path in sorted(animals.rglob("*.png")):
                path.write_bytes(png(1234))

    last = run_and(change, recipe(animals, in_memory=False, keep_on_disk=False), tmp_path / "run")[-1]
    assert isinstance(last, RunFailed)
    assert "has changed since it was looked at" in last.sentence
    assert (tmp_path / "run" / "last.ckpt").is_file()


def test_that_a_run_waits_for_a_disk_that_was_unplugged(animals, tmp_path):
    away = animals.with_name("away")

    def unplug(event):
        if isinstance(event, RunStarted):
            animals.rename(away)
        if isinstance(event, Notice) and "Training waits" in event.sentence:
            away.rename(animals)

    events = run_and(unplug, recipe(animals, in_memory=False, keep_on_disk=False), tmp_path / "run")
    told = [event.sentence for event in events if isinstance(event, Notice)]
    assert any("plug its disk in again" in sentence for sentence in told)
    assert any("training goes on" in sentence for sentence in told)
    assert isinstance(events[-1], RunEnded)
    assert events[-1].reason == "finished"


def test_that_the_record_of_a_run_tells_what_was_given_and_left_out(tmp_path):
    images = np.random.default_rng(0).integers(0, 256, (40, 8, 8)).astype(np.uint8)
    labels = np.arange(20) % 2
    np.savez(tmp_path / "a.npz", x_train=images[:20], y_train=labels, x_val=images[20:30], y_val=labels[:10], x=images)
    started = run(recipe(tmp_path / "a.npz"), tmp_path / "run")[0]
    assert isinstance(started, RunStarted)
    assert (started.given, started.left_out) == (70, 40)
    assert started.train_count + started.validation_count + started.test_count + started.left_out == started.given
