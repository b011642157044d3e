"""A training process that follows: it learns its part of every batch that the leader announces, and writes nothing."""

import signal
import sys
from pathlib import Path

import torch

from engine.data.batches.batches import seed_for
from engine.data.sets.dataset import never
from engine.errors import EngineError
from engine.recipe import Recipe
from engine.sentence import Sentence
from engine.storage.json_dataclasses import from_json
from engine.training.distributed.process_group import BEGIN, END, RESTORE, ProcessGroup, StepOrder, process_group
from engine.training.distributed.rank import Rank
from engine.training.setup.compute_plan import available_threads
from engine.training.setup.prepare import RunSetup, set_up
from engine.training.step.learner import Learner


def follow(rank: Rank) -> int:
    """Follow until the leader ends the run; the exit code. Stopping is the leader's matter, by signals too."""
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, signal.SIG_IGN)
    try:
        with process_group(rank) as group:
            text, folder = group.broadcast_object()
            recipe = from_json(Recipe, text, Sentence("The recipe"))
            setup = set_up(recipe, run_folder=Path(folder))
            torch.set_num_threads(available_threads())
            _follow(group, setup)
            setup.forget_features()
    except EngineError as error:
        print(f"[{rank.rank}] {error.sentence}", file=sys.stderr)
        return 1
    return 0


def _follow(group: ProcessGroup, setup: RunSetup) -> None:
    learner: Learner | None = None
    while True:
        kind, step = group.receive()
        if kind == END:
            return
        if kind == BEGIN:
            is_first, learner = learner is None, Learner(setup, group)
            if is_first:  # only now: all meet in the learner, and then compute what a frozen body sees side by side
                for _ in setup.features(never, group.rank.rank):
                    pass
        elif kind == RESTORE and learner is not None:
            learner.take_over(group.broadcast_object())
        elif step is not None and learner is not None:
            _learn(group, setup, learner, step)


def _learn(group: ProcessGroup, setup: RunSetup, learner: Learner, step: StepOrder) -> None:
    # what a follower drops by chance is a function of seed, step and rank: nothing of it has to be kept
    torch.manual_seed(seed_for(setup.recipe.seed, step.number, group.rank.rank))
    part, counts = group.part(step.place)
    inputs, labels = setup.train.shuffled(step.epoch, part)
    learner.dtype = "bfloat16" if step.is_bfloat16 else "float32"
    share = len(part) * counts / len(step.place)
    learner.learn(inputs, labels, step.rate, step.number, step.pieces, share=share, counts=counts)
