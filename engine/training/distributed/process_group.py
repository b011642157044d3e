"""Several processes train one run with DistributedDataParallel: one leads, the others do as it says.

The leader is the ordinary run: it decides, measures, writes and tells. Before each step it says which places of the
epoch's order come next; every process takes its part of that batch. So the effective batch is the recipe's, whatever
the number of processes, the order of the data stays a function of seed and epoch, and a checkpoint holds nothing that
depends on how many there were.
"""

from collections.abc import Callable, Generator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import torch
import torch.distributed as dist
from torch import Tensor, nn
from torch.nn.parallel import DistributedDataParallel

from engine.data.batches.batches import BatchRange
from engine.errors import EngineError
from engine.hardware.out_of_memory import is_out_of_memory
from engine.training.distributed.rank import Rank

SMALLEST_PART = 2  # pictures: batch normalization has no variance of one
PATIENCE = timedelta(hours=1)  # for a word of the leader, who may be measuring; the death of another is noticed at once
BEGIN, RESTORE, LEARN, END = range(4)
WORDS = 8  # numbers in every word of the leader: what it is, and the seven fields of a StepOrder
WHY = "why a process gave up"
NO_MEMORY = (
    "Memory ran out in one of the training processes, which several of them cannot mend while they run. Choose a "
    "smaller batch, or train with one process: that learns a batch in pieces where memory is short."
)
TRAVEL_WORDS = ("gloo", "nccl", "connection", "peer", "socket", "timed out")  # in what their plain errors say


@dataclass(frozen=True)
class StepOrder:
    """One step as the leader announces it: places ``first .. last-1`` of epoch ``epoch``; see Learner.learn."""

    epoch: int
    place: BatchRange
    rate: float
    number: int
    pieces: int
    is_bfloat16: bool


class ProcessGroup:
    """The processes of one run, seen from the one with ``rank``; alone, everything here does nothing."""

    def __init__(self, rank: Rank | None = None) -> None:
        self.rank = rank or Rank()
        self._is_broken = False  # a step was not finished: no word of this process would be understood any more

    @property
    def is_alone(self) -> bool:
        """Whether there is one process only."""
        return self.rank.world_size == 1

    def backend(self, device: torch.device) -> str:
        """How gradients travel: nccl between NVIDIA GPUs of their own, else gloo."""
        return "nccl" if device.type == "cuda" and "nccl" in str(dist.get_backend_config()) else "gloo"

    def part(self, place: BatchRange) -> tuple[BatchRange, float]:
        """This process's part of the batch at ``place``, and what its sums count.

        A batch too small to be shared out (batch normalization needs two pictures) is learned whole by all.
        """
        size, rank = self.rank.world_size, self.rank.rank
        if self.is_alone or len(place) < SMALLEST_PART * size:
            return place, 1 / size
        # edges in whole pictures: parts differ by one at most, and together they are the batch
        edges = [place.first + len(place) * number // size for number in (rank, rank + 1)]
        return BatchRange(*edges), 1.0

    def data_parallel(self, network: nn.Module) -> Callable[..., Any]:
        """``network``, so that its gradients become the mean over all processes; all call this together."""
        if self.is_alone:
            return network
        where = next(network.parameters()).device
        return DistributedDataParallel(network, device_ids=[where] if where.type == "cuda" else None)

    def all_reduce(self, numbers: Tensor) -> Tensor:
        """``numbers`` summed over all processes, in place."""
        if not self.is_alone:
            with as_engine_errors(self):
                dist.all_reduce(numbers)
        return numbers

    # what the leader says

    def announce_begin(self) -> None:
        """All make the learner anew, as the recipe's seed makes it."""
        self._say([BEGIN])

    def broadcast_state(self, saved: dict[str, Any]) -> None:
        """All go on from ``saved``: what Learner.state gave."""
        if self.is_alone:
            return
        self._say([RESTORE])
        self.broadcast_object({name: saved[name] for name in ("network", "optimizer")})

    def broadcast_step(self, step: StepOrder) -> None:
        """All learn their part of ``step``."""
        place = step.place
        self._say([LEARN, step.epoch, place.first, place.last, step.rate, step.number, step.pieces, step.is_bfloat16])

    def broadcast_object(self, what: object = None) -> Any:
        """Give ``what`` to the followers; there, what the leader gave."""
        if self.is_alone:
            return what
        box = [what]
        with as_engine_errors(self):
            dist.broadcast_object_list(box, src=0)
        return box[0]

    def receive(self) -> tuple[int, StepOrder | None]:
        """For a follower: what the leader says next."""
        words = torch.zeros(WORDS, dtype=torch.float64)
        with as_engine_errors(self):
            dist.broadcast(words, src=0)
        kind, epoch, first, last, rate, number, pieces, coarse = words.tolist()
        if kind != LEARN:
            return int(kind), None
        return LEARN, StepOrder(
            int(epoch), BatchRange(int(first), int(last)), rate, int(number), int(pieces), bool(coarse)
        )

    def _say(self, words: list[float]) -> None:
        if self.is_alone or not self.rank.is_leader:
            return
        with as_engine_errors(self):
            dist.broadcast(torch.tensor(words + [0.0] * (WORDS - len(words)), dtype=torch.float64), src=0)

    # coming and going

    def join(self) -> None:
        """Meet the others; all call this together. Each has an NVIDIA GPU of its own where there are enough."""
        if self.is_alone:
            return
        has_gpu = torch.cuda.is_available() and torch.cuda.device_count() >= self.rank.local_world_size
        if has_gpu:
            torch.cuda.set_device(self.rank.local_rank)
        try:
            # words travel by gloo in any case: they must not wait for a GPU
            dist.init_process_group("cpu:gloo,cuda:nccl" if has_gpu else "gloo", timeout=PATIENCE)
        except (RuntimeError, ValueError) as error:
            raise EngineError(
                "The {world_size} training processes could not meet. Start them again.",
                details=str(error),
                world_size=self.rank.world_size,
            ) from error

    def leave(self) -> None:
        """The run is over: let the followers go. In the middle of a step they notice that this process is gone."""
        if self.is_alone or not dist.is_initialized():
            return
        if not self._is_broken:
            with suppress(EngineError):  # those who are gone need no word
                self._say([END])
        dist.destroy_process_group()

    def give_up(self, why: str) -> None:
        """This process cannot finish its step: leave ``why`` where the others, who will notice, can read it."""
        self._is_broken = True
        if why:
            with suppress(RuntimeError, ValueError):  # then they only know that somebody is gone
                _store().set(WHY, why)

    def why_others_gave_up(self) -> str:
        """What another process left by ``give_up``; empty when there is nothing."""
        with suppress(RuntimeError, ValueError):
            if _store().check([WHY]):
                return _store().get(WHY).decode()
        return ""


def _store() -> dist.Store:  # pyright: ignore[reportPrivateImportUsage]  torch.distributed does export it
    """Where processes can leave each other words, also when their connections are broken."""
    return dist.distributed_c10d._get_default_store()  # pyright: ignore[reportPrivateUsage]  no public way to it


@contextmanager
def process_group(rank: Rank) -> Generator[ProcessGroup]:
    """The group that the process with ``rank`` belongs to, for the length of a ``with`` block."""
    group = ProcessGroup(rank)
    group.join()
    try:
        yield group
    finally:
        group.leave()


@contextmanager
def as_engine_errors(group: ProcessGroup) -> Generator[None]:
    """A process that is gone becomes a sentence."""
    try:
        yield
    except (RuntimeError, MemoryError) as error:
        if group.is_alone:
            raise
        if is_out_of_memory(error):
            group.give_up(NO_MEMORY)
            raise EngineError(NO_MEMORY, details=str(error)) from error
        group.give_up("")
        if not isinstance(error, dist.DistError) and not any(word in str(error).lower() for word in TRAVEL_WORDS):
            raise
        why = group.why_others_gave_up()
        if why:
            raise EngineError(why, details=str(error)) from error
        raise EngineError(
            "Another of the {world_size} training processes ended, so this run cannot go on. Its last "
            "checkpoint stands: "
            "start it again with --resume, with as many processes as you like.",
            details=str(error),
            world_size=group.rank.world_size,
        ) from error
