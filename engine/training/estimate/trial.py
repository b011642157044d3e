"""Before a run begins: what it will need, from a few timed batches; and whether it can work at all."""

import shutil
import statistics
import time
from collections.abc import Callable
from math import ceil
from pathlib import Path

import torch

from engine.data.batches.batches import Examples, next_batch
from engine.errors import EngineError
from engine.evaluation.predict import answers_of
from engine.hardware.memory import free_memory, most_used_memory, used_memory
from engine.hardware.out_of_memory import FOR_NONE, is_out_of_memory
from engine.recipe import Recipe
from engine.sentence import Sentence, join
from engine.storage import paths
from engine.training.estimate.forecast import Forecast, size_text
from engine.training.estimate.memory_use import MORE, bytes_per_picture, checkpoint_bytes, weights_bytes
from engine.training.setup.compute_plan import use_plan
from engine.training.setup.prepare import RunSetup, set_up
from engine.training.step.learner import Learner

WARM_UP = 2  # steps that are not timed
MOST_STEPS, MOST_SECONDS = 20, 3.0
TRIAL_RATE = 0.01  # times the recipe's learning rate: a trial must not end in numbers that are not finite
MEASURED_AT_ONCE = 500  # pictures of a validation batch, as in the trainer
HISTORY_BYTES = 1_000_000  # of events, recipe and answers
BEST_WEIGHTS = 2  # files of them on disk at most: the one there and the one being written
CHECKPOINTS = 3  # on disk at most: two generations and the one being written
COPIES = 2.5  # of a checkpoint in memory while it is written: the frozen copy and the file's content


def forecast(recipe: Recipe, should_stop: Callable[[], bool]) -> Forecast:
    """What a run with ``recipe`` will need. Its steps are tried on a network that is thrown away.

    EngineError when the recipe cannot work for another reason than memory or disk. CancelledError when stopped while
    the data are loaded.
    """
    began = time.perf_counter()
    setup = set_up(recipe, should_stop)
    learner = Learner(setup)
    plan, _ = setup.choose_plan(learner.network)
    use_plan(plan)
    learner.dtype = plan.dtype
    started = time.perf_counter() - began
    tried = MemoryTrial(setup, learner)
    problem, batch = tried.memory_problem()
    seconds_per_step = seconds_to_measure = 0.0
    if not problem:
        try:
            seconds_per_step = tried.seconds_per_step(should_stop)
            seconds_to_measure = tried.seconds_to_measure(should_stop)
        except (RuntimeError, MemoryError) as error:
            if not is_out_of_memory(error):
                raise
            problem, batch = tried.too_large(recipe.batch_size // 2)
    disk, disk_free = tried.disk(), disk_left()
    if not problem and disk > disk_free:
        problem = Sentence(
            "The run needs about {needed} on the disk, and {free} are free in {folder}. Free some space, or choose a "
            "smaller network.",
            needed=size_text(disk),
            free=size_text(disk_free),
            folder=paths.runs(),
        )
    steps = ceil(len(setup.train) / recipe.batch_size)
    if setup.body is None:
        learning = recipe.epochs * (steps * seconds_per_step + seconds_to_measure)
    else:  # what was timed is the way through the frozen body, which each picture goes once; the rest takes moments
        learning = setup.body_passes * seconds_per_step / recipe.batch_size
    whole = started + learning + tried.seconds_to_test()
    return Forecast(
        seconds=started + recipe.time_limit + tried.seconds_to_test() if recipe.time_limit else whole,
        memory=tried.memory(),
        memory_free=tried.memory_free,
        disk=disk,
        disk_free=disk_free,
        pictures_per_second=recipe.batch_size / seconds_per_step if seconds_per_step else 0.0,
        device=setup.device.name,
        threads=plan.threads,
        precision=plan.dtype,
        problem=problem,
        batch_size=batch,
    )


class MemoryTrial:
    """A few steps of a run on ``learner``. memory_free: bytes that the device had left before the first.

    EngineError when there is not enough memory for even a few pictures.
    """

    def __init__(self, setup: RunSetup, learner: Learner) -> None:
        self._setup = setup
        self._learner = learner
        self._recipe = setup.recipe
        self._where = setup.device.torch_device
        self._seconds_per_picture = 0.0
        self.memory_free = memory_left(self._where)
        self._before = memory_in_use(self._where)
        some = setup.train.shuffled(1, next_batch(0, len(setup.train), MORE))
        try:
            self._per_picture = bytes_per_picture(learner, *some)
        except (RuntimeError, MemoryError) as error:
            if not is_out_of_memory(error):
                raise
            raise EngineError(FOR_NONE, repr(error)) from error

    def needed(self, batch_size: int) -> int:
        """Bytes that training with batches of ``batch_size`` adds to what the process holds now."""
        learner = self._learner
        own = weights_bytes(learner.network)  # gradients
        saved = checkpoint_bytes(learner)
        moments = saved - own * (1 + (learner.average is not None))
        writing = COPIES * saved if self._where.type == "cpu" else 0
        return round(own + moments + writing + self._per_picture * batch_size)

    def memory_problem(self) -> tuple[str, int]:
        """Why the recipe's batches do not fit into memory, and a batch size that does; ("", 0) when they do."""
        size = min(self._recipe.batch_size, len(self._setup.train))
        if self.needed(size) <= self.memory_free:
            return "", 0
        return self.too_large(size // 2)

    def too_large(self, first: int) -> tuple[str, int]:
        """The sentence for batches that do not fit; the size proposed is ``first`` or the next smaller that does."""
        size = 2 ** max(0, first.bit_length() - 1)  # the power of two at or below: what people take for a batch
        while size > 1 and self.needed(size) > self.memory_free:
            size //= 2
        wanted, free = self._recipe.batch_size, size_text(self.memory_free)
        needs = Sentence(
            "A batch of {size:,} needs about {needed} of memory, and {free} are free.",
            size=wanted,
            needed=size_text(self.needed(wanted)),
            free=free,
        )
        if self.needed(size) > self.memory_free:
            hopeless = Sentence("Even a single picture needs too much: choose a smaller network or pictures.")
            return join(" ", (needs, hopeless)), 0
        return join(
            " ", (needs, Sentence("Choose a batch size of {size:,}, or close other programs.", size=size))
        ), size

    def seconds_per_step(self, should_stop: Callable[[], bool]) -> float:
        """The median of some steps."""
        recipe, train, took = self._recipe, self._setup.train, list[float]()
        began, first = time.perf_counter(), 0
        for step in range(WARM_UP + MOST_STEPS):
            start = time.perf_counter()
            if should_stop() or (len(took) > 1 and start - began > MOST_SECONDS):
                break
            place = next_batch(first, len(train), recipe.batch_size)
            self._learner.learn(*train.shuffled(1, place), recipe.learning_rate * TRIAL_RATE, step + 1)
            self._learner.totals.tolist()  # waits for the device
            if step >= WARM_UP or start - began > MOST_SECONDS:
                took.append(time.perf_counter() - start)
            first = place.last if place.last < len(train) else 0
        return statistics.median(took) if took else 0.0

    def seconds_to_measure(self, should_stop: Callable[[], bool]) -> float:
        """For all held-out pictures, from one batch of them."""
        held_out = self._setup.validation or self._setup.test
        if held_out is None:
            return 0.0
        some = Few(held_out, MEASURED_AT_ONCE)
        began = time.perf_counter()
        answers_of(self._learner.answering, some, MEASURED_AT_ONCE, should_stop)
        self._seconds_per_picture = (time.perf_counter() - began) / len(some)
        return self._seconds_per_picture * len(self._setup.validation or ())

    def seconds_to_test(self) -> float:
        """For all test pictures, at the end."""
        return self._seconds_per_picture * len(self._setup.test or ())

    def memory(self) -> int:
        """Bytes at the peak: as measured where steps were tried, else as estimated."""
        writing = COPIES * checkpoint_bytes(self._learner)
        if self._where.type == "cuda":
            measured = torch.cuda.max_memory_reserved()
        elif self._where.type == "cpu":
            measured = most_used_memory() + round(writing)
        else:
            measured = 0
        return max(measured, self._before + self.needed(self._recipe.batch_size))

    def disk(self) -> int:
        """Bytes that the run's folder takes at most: checkpoints, the best weights, the history."""
        weights = BEST_WEIGHTS * weights_bytes(self._learner.network)
        return CHECKPOINTS * checkpoint_bytes(self._learner) + weights + HISTORY_BYTES


class Few:
    """The first pictures of ``batches``, given out alike."""

    def __init__(self, batches: Examples, count: int) -> None:
        self.in_order, self.shuffled = batches.in_order, batches.shuffled
        self._count = min(count, len(batches))

    def __len__(self) -> int:
        return self._count


def memory_left(device: torch.device) -> int:
    """Bytes that ``device`` has left for this process."""
    if device.type == "cuda":
        return torch.cuda.mem_get_info()[0]
    if device.type == "mps":
        return max(0, torch.mps.recommended_max_memory() - torch.mps.driver_allocated_memory())
    return free_memory()


def memory_in_use(device: torch.device) -> int:
    """Bytes of ``device`` that this process holds now."""
    if device.type == "cuda":
        return torch.cuda.memory_reserved()
    if device.type == "mps":
        return torch.mps.driver_allocated_memory()
    return used_memory()


def disk_left() -> int:
    """Bytes free where runs are kept; EngineError when that place cannot be looked at."""
    place: Path = paths.runs()
    while not place.exists() and place != place.parent:
        place = place.parent
    try:
        return shutil.disk_usage(place).free
    except OSError as error:
        raise EngineError(
            "The disk of {runs} cannot be looked at: {why}.", runs=paths.runs(), why=error.strerror or str(error)
        ) from error
