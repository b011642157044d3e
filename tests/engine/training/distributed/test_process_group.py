import os
import socket
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import torch

from engine.data import catalog
from engine.data.batches.batches import BatchRange
from engine.errors import EngineError
from engine.recipe import Recipe
from engine.storage.paths import PROGRAM_FOLDER
from engine.training.distributed.process_group import NO_MEMORY, ProcessGroup, as_engine_errors
from engine.training.distributed.rank import Rank, rank_from_environment
from engine.training.loop import train
from engine.training.process import StopRequest, run_in
from engine.training.runs.event_follower import EventFollower
from engine.training.runs.events import EpochDone, RunEnded, RunFailed, RunStarted
from engine.training.runs.run_folder import create_run
from engine.weights.weights_file import load_weights
from tests.engine.recognizers import DIGITS, random_weights
from tests.engine.training import tiny

SCRIPT = Path(__file__).parents[1] / "train_on_bars.py"
TORCHRUN = {
    "RANK": "1",
    "WORLD_SIZE": "2",
    "LOCAL_RANK": "1",
    "LOCAL_WORLD_SIZE": "2",
    "MASTER_ADDR": "localhost",
    "MASTER_PORT": "29500",
}


def test_that_the_seat_is_what_torchrun_says_and_alone_without_it():
    assert rank_from_environment({}) == Rank(rank=0, world_size=1)
    assert rank_from_environment(TORCHRUN) == Rank(rank=1, world_size=2, local_rank=1, local_world_size=2)
    assert not rank_from_environment(TORCHRUN).is_leader
    with pytest.raises(EngineError, match="torchrun --nproc-per-node"):
        rank_from_environment({"WORLD_SIZE": "2"})


@pytest.mark.parametrize("size", [2, 3, 5])
def test_that_each_batch_is_shared_out_whole_and_without_overlap(size):
    place = BatchRange(40, 57)
    parts = [ProcessGroup(Rank(rank, size)).part(place) for rank in range(size)]
    places = [number for part, _ in parts for number in range(part.first, part.last)]
    assert places == list(range(40, 57))
    assert sum(len(part) * counts for part, counts in parts) == len(place)


def test_that_a_batch_too_small_to_share_is_learned_whole_by_all_and_counted_once():
    parts = [ProcessGroup(Rank(rank, 4)).part(BatchRange(8, 13)) for rank in range(4)]
    assert {part for part, _ in parts} == {BatchRange(8, 13)}
    assert sum(len(part) * counts for part, counts in parts) == 5


def test_that_a_process_that_is_gone_becomes_a_sentence_and_an_error_of_ours_does_not():
    group = ProcessGroup(Rank(0, 2))

    def fail(words: str) -> None:
        with as_engine_errors(group):
            raise RuntimeError(words)

    with pytest.raises(EngineError, match="Another of the 2 training processes ended"):
        fail("[../gloo/transport/tcp/pair.cc:534] Connection closed by peer [127.0.0.1]:9134")
    with pytest.raises(EngineError, match="smaller batch"):
        fail("CUDA out of memory")
    with pytest.raises(RuntimeError, match="shapes cannot be multiplied"):
        fail("mat1 and mat2 shapes cannot be multiplied")


@pytest.mark.timeout(300)  # two processes that import torch, on a machine that may be busy
def test_that_a_run_goes_on_with_two_processes_and_learns_what_one_learns(monkeypatch, home):
    monkeypatch.setattr(catalog, "CATALOG", (*catalog.CATALOG, tiny.ENTRY))
    recipe = Recipe(
        data="bars", epochs=3, batch_size=16, optimizer="sgd", learning_rate=0.01, device="cpu", weights_average=0.9
    )
    alone, moved = create_run(recipe), create_run(recipe)
    assert isinstance(list(train(recipe, alone, should_stop=lambda: False))[-1], RunEnded)
    stop = StopRequest()
    for event in run_in(moved, stop):
        if isinstance(event, EpochDone):
            stop.request()
    assert not torch.distributed.is_initialized()

    train_with_two(moved, home)
    events = EventFollower(moved).all_events()
    assert isinstance(events[-1], RunEnded), events[-1]
    assert events[-1].reason == "finished"
    started = [event for event in events if isinstance(event, RunStarted)][-1]
    assert (started.processes, started.resumed_at > 0) == (2, True)
    ours, _ = load_weights(moved / "best.safetensors")
    theirs, _ = load_weights(alone / "best.safetensors")
    assert all(torch.allclose(ours[name], theirs[name], atol=1e-4) for name in theirs)


@pytest.mark.timeout(300)
def test_that_two_processes_learn_the_head_of_a_frozen_body_as_one_does(monkeypatch, home, tmp_path):
    monkeypatch.setattr(catalog, "CATALOG", (*catalog.CATALOG, tiny.ENTRY))
    start = tmp_path / "start.safetensors"
    random_weights(start, replace(DIGITS, architecture="resnet8"))
    recipe = Recipe(
        network="resnet8",
        data="bars",
        start_from=str(start),
        freeze="body",
        augmentation="none",
        epochs=3,
        batch_size=16,
        optimizer="sgd",
        learning_rate=0.05,
        device="cpu",
        weights_average=0.0,
    )
    alone, shared = create_run(recipe), create_run(recipe)
    assert isinstance(list(train(recipe, alone, should_stop=lambda: False))[-1], RunEnded)
    train_with_two(shared, home)
    events = EventFollower(shared).all_events()
    assert isinstance(events[-1], RunEnded), events[-1]
    ours, _ = load_weights(shared / "best.safetensors")
    theirs, _ = load_weights(alone / "best.safetensors")
    assert all(torch.allclose(ours[name], theirs[name], atol=1e-4) for name in theirs)
    assert not list(shared.glob("features*"))


@pytest.mark.timeout(300)
def test_that_memory_that_runs_out_in_one_of_two_processes_ends_both_with_a_sentence(home):
    folder = create_run(Recipe(data="bars", epochs=3, batch_size=16, device="cpu"))
    said = train_with_two(folder, home, codes=[1, 1], out_of_memory_in="1")
    (failed,) = [event for event in EventFollower(folder).all_events() if isinstance(event, RunFailed)]
    assert failed.sentence == NO_MEMORY
    assert NO_MEMORY in said[1][1]


def train_with_two(folder: Path, home: Path, codes: Sequence[int] = (0, 0), out_of_memory_in: str = "") -> list[Any]:
    """What each process said, on stdout and stderr; out_of_memory_in: the rank of one whose memory runs out."""
    with socket.socket() as free:
        free.bind(("localhost", 0))
        port = str(free.getsockname()[1])
    processes = [
        subprocess.Popen(
            [sys.executable, str(SCRIPT), "--run", str(folder), "--json"],
            env={
                **os.environ,
                **TORCHRUN,
                "RANK": rank,
                "LOCAL_RANK": rank,
                "MASTER_PORT": port,
                "PYTHONPATH": str(PROGRAM_FOLDER),
                "INKLING_HOME": str(home),
                "OUT_OF_MEMORY_IN": out_of_memory_in,
            },
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        for rank in ("0", "1")
    ]
    said = [process.communicate() for process in processes]
    assert [process.returncode for process in processes] == list(codes), said
    assert said[1][0] == "", "only the leader tells"
    return said
