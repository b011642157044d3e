"""What was stopped, killed or damaged goes on to the same bits, or says why it cannot."""

import os
import random
import signal
import subprocess
import sys
import time
from dataclasses import replace

import pytest

from engine.data import catalog
from engine.errors import EngineError
from engine.training.runs.checkpoint import load_checkpoint, save_checkpoint
from engine.training.runs.events import CheckpointSaved, Notice, RunFailed
from engine.training.runs.run_folder import BEST, CHECKPOINT, CHECKPOINT_BEFORE, create_run
from engine.training.runs.run_record import run_record
from engine.weights.weights_file import load_weights
from tests.engine.training.bar_runs import RECIPE, after, assert_equal_runs, only, trained

pytestmark = pytest.mark.usefixtures("bars")


@pytest.mark.parametrize("steps", [0, 1, 3, 6, 7, 8, 14])
def test_that_a_stopped_run_resumes_to_the_same_bits(undisturbed, steps):
    folder = create_run(RECIPE)
    first = trained(RECIPE, folder, after(steps))
    assert first[-1].reason == "stopped"  # pyright: ignore
    rest = trained(RECIPE, folder)
    assert rest[0].resumed_at == only(first, CheckpointSaved)[-1].step  # pyright: ignore
    assert rest[-1].reason == "finished"  # pyright: ignore
    assert_equal_runs(undisturbed, folder)


def test_that_a_run_stopped_at_every_step_still_ends_with_the_same_bits(undisturbed):
    folder = create_run(RECIPE)
    for _ in range(60):
        if trained(RECIPE, folder, after(2))[-1].reason == "finished":  # pyright: ignore
            break
    assert_equal_runs(undisturbed, folder)


def test_that_a_stop_keeps_what_was_learned_even_within_the_first_epoch():
    folder = create_run(RECIPE)
    end = trained(RECIPE, folder, after(2))[-1]
    assert end.weights == BEST  # pyright: ignore
    assert load_weights(folder / BEST)[1].architecture == "lenet5"


CHILD = """
import sys
from pathlib import Path
from tests.engine.training import tiny
tiny.add_to_catalog()
from engine.training import loop, checkpoint_policy
checkpoint_policy.CHECKPOINT_SECONDS = checkpoint_policy.CHECKPOINT_SHARE = 0.05
loop.PROGRESS_SECONDS = 0.01
import torch
torch.set_num_threads(1)
import engine.training.setup.prepare as prepare
prepare.available_threads = lambda: 1
from engine.training.process import StopRequest, run_in
for event in run_in(Path(sys.argv[1]), StopRequest()):
    print(type(event).__name__, flush=True)
"""


@pytest.mark.timeout(300)
def test_that_kill_9_at_any_moment_loses_nothing(undisturbed):
    folder = create_run(RECIPE)
    wait_for = ["Progress", "CheckpointSaved", "EpochDone"]
    for number, word in enumerate(wait_for):
        child = subprocess.Popen(
            [sys.executable, "-c", CHILD, str(folder)],
            stdout=subprocess.PIPE,
            text=True,
            env={**os.environ, "OMP_NUM_THREADS": "1"},
            cwd=catalog.__file__.rsplit("engine", 1)[0],
        )
        assert child.stdout is not None
        with child.stdout as lines:
            for line in lines:
                if line.strip() == word:
                    break
            deadline = time.monotonic() + 0.007 * number
            while time.monotonic() < deadline:  # a different moment each time
                pass
            child.send_signal(signal.SIGKILL)
        child.wait()
        assert run_record(folder).state in ("interrupted", "finished")
    trained(RECIPE, folder)
    assert_equal_runs(undisturbed, folder)


def test_that_a_damaged_checkpoint_falls_back_to_the_one_before_and_says_so(undisturbed):
    folder = create_run(RECIPE)
    trained(RECIPE, folder, after(3))
    trained(RECIPE, folder, after(4))
    assert (folder / CHECKPOINT_BEFORE).exists()
    data = bytearray((folder / CHECKPOINT).read_bytes())
    data[len(data) // 2] ^= 1
    (folder / CHECKPOINT).write_bytes(data)
    events = trained(RECIPE, folder)
    assert any("the checkpoint before it" in told.sentence for told in only(events, Notice))
    assert_equal_runs(undisturbed, folder)


def test_that_two_damaged_checkpoints_fail_and_never_start_from_zero():
    folder = create_run(RECIPE)
    trained(RECIPE, folder, after(3))
    for name in (CHECKPOINT, CHECKPOINT_BEFORE):
        (folder / name).write_bytes(b"x" * 500)
    events = trained(RECIPE, folder)
    assert [type(event) for event in events] == [RunFailed]
    assert "cannot be resumed" in events[0].sentence  # pyright: ignore


def test_that_a_run_with_other_data_does_not_go_on():
    recipe = replace(RECIPE, data_options={"version": 1})
    folder = create_run(recipe)
    trained(recipe, folder, after(3))
    (end,) = trained(replace(recipe, data_options={"version": 9}), folder)
    assert "have changed" in end.sentence  # pyright: ignore


def test_that_a_run_with_a_changed_recipe_does_not_go_on():
    folder = create_run(RECIPE)
    trained(RECIPE, folder, after(3))
    (end,) = trained(replace(RECIPE, learning_rate=0.1), folder)
    assert "recipe" in end.sentence  # pyright: ignore


def test_that_lost_best_weights_are_told_and_looked_for_anew():
    folder = create_run(RECIPE)
    trained(RECIPE, folder, after(10))
    (folder / BEST).unlink()
    events = trained(RECIPE, folder)
    assert any("looked for anew" in told.sentence for told in only(events, Notice))
    assert events[-1].reason == "finished"  # pyright: ignore
    assert load_weights(folder / BEST)


def test_that_every_flipped_bit_of_a_checkpoint_is_seen(undisturbed):
    data = (undisturbed / CHECKPOINT).read_bytes()
    (undisturbed / CHECKPOINT_BEFORE).unlink(missing_ok=True)
    chance = random.Random(5)
    for _ in range(100):
        place = chance.randrange(len(data) * 8)
        flipped = bytearray(data)
        flipped[place // 8] ^= 1 << place % 8
        (undisturbed / CHECKPOINT).write_bytes(flipped)
        with pytest.raises(EngineError, match=r"damaged|newer"):
            load_checkpoint(undisturbed)


def test_that_another_device_on_resume_is_told():
    folder = create_run(RECIPE)
    trained(RECIPE, folder, after(3))
    saved, _ = load_checkpoint(folder)
    assert saved is not None
    save_checkpoint(folder, {**saved, "device": "NVIDIA H200"})
    events = trained(RECIPE, folder)
    assert [told.sentence for told in only(events, Notice)] == [
        "This run began on NVIDIA H200 and goes on on CPU: its numbers may differ a little."
    ]


def test_that_a_checkpoint_keeps_the_names_that_older_versions_gave_its_parts():
    folder = create_run(RECIPE)
    trained(RECIPE, folder, after(3))
    saved, _ = load_checkpoint(folder)
    assert saved is not None
    assert {"recipe", "device", "fingerprint", "pace", "processes", "standing"} < set(saved)
    assert saved["pace"] == {"number_format": "float32", "threads": 1, "is_captured": False}
    assert {"epochs_done", "seen", "step", "pieces", "rate_scale", "rescues", "trust"} < set(saved["standing"])
    save_checkpoint(folder, {**saved, "pace": {"number_format": "float32", "threads": 1}})
    assert trained(RECIPE, folder)[-1].reason == "finished"  # pyright: ignore
