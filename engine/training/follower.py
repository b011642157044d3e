"""A training process that follows: it learns its part of every batch that the leader announces, and writes nothing."""

import signal
import sys
from pathlib import Path

import torch

from engine.data.batches.batches import seed_for
from engine.data.sets.dataset import never
from engine.errors import EngineError
from engine.recipe import Recipe
from engine.storage.json_dataclasses import from_json
from engine.training.distributed.process_group import BEGIN, END, RESTORE, ProcessGroup, StepOrder, process_group
from engine.training.distributed.rank import Rank
from engine.training.setup.compute_plan import available_threads
from engine.training.setup.prepare import RunSetup, set_up
from engine.training.step.learner import Learner


def follow(seat: Rank) -> int:
    """Follow until the leader ends the run; the exit code. Stopping is the leader's matter, by signals too."""
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, signal.SIG_IGN)
    try:
        with process_group(seat) as company:
            text, folder = company.broadcast_object()
            recipe = from_json(Recipe, text, "The recipe")
            prepared = set_up(recipe, run_folder=Path(folder))
            torch.set_num_threads(available_threads())
            _follow(company, prepared)
            prepared.forget_features()
    except EngineError as error:
        print(f"Process {seat.rank}: {error.sentence}", file=sys.stderr)
        return 1
    return 0


def _follow(company: ProcessGroup, prepared: RunSetup) -> None:
    learner: Learner | None = None
    while True:
        kind, step = company.receive()
        if kind == END:
            return
        if kind == BEGIN:
            is_first, learner = learner is None, Learner(prepared, company)
            if is_first:  # only now: all meet in the learner, and then compute what a frozen body sees side by side
                for _ in prepared.features(never, company.rank.rank):
                    pass
        elif kind == RESTORE and learner is not None:
            learner.take_over(company.broadcast_object())
        elif step is not None and learner is not None:
            _learn(company, prepared, learner, step)


def _learn(company: ProcessGroup, prepared: RunSetup, learner: Learner, step: StepOrder) -> None:
    # what a follower drops by chance is a function of seed, step and rank: nothing of it has to be kept
    torch.manual_seed(seed_for(prepared.recipe.seed, step.number, company.rank.rank))
    part, counts = company.part(step.place)
    inputs, labels = prepared.train.shuffled(step.epoch, part)
    learner.dtype = "bfloat16" if step.is_bfloat16 else "float32"
    share = len(part) * counts / len(step.place)
    learner.learn(inputs, labels, step.rate, step.number, step.pieces, share=share, counts=counts)
