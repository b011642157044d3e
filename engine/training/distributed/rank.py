"""Which of several training processes this one is, as torchrun says it in the environment. No torch."""

import os
from collections.abc import Mapping
from dataclasses import dataclass

from engine.errors import EngineError


@dataclass(frozen=True)
class Rank:
    """rank: 0 leads, the others follow. world_size: how many there are. local_rank: which one on this machine;
    local_world_size: how many are on it. The words are torchrun's."""

    rank: int = 0
    world_size: int = 1
    local_rank: int = 0
    local_world_size: int = 1

    @property
    def is_leader(self) -> bool:
        """Whether this process decides, writes and tells."""
        return self.rank == 0


def rank_from_environment(environment: Mapping[str, str] = os.environ) -> Rank:
    """The rank that torchrun gave this process; alone where it was started without.

    EngineError when the environment says only half of it.
    """
    if "WORLD_SIZE" not in environment or environment["WORLD_SIZE"] == "1":
        return Rank()
    try:
        names = ("RANK", "WORLD_SIZE", "LOCAL_RANK", "LOCAL_WORLD_SIZE")
        rank, size, local, here = (int(environment[name]) for name in names)
        _ = environment["MASTER_ADDR"], environment["MASTER_PORT"]
    except (KeyError, ValueError) as error:
        raise EngineError(
            "WORLD_SIZE is set, but {name} is not: start several processes with torchrun, "
            "“torchrun --nproc-per-node 2 -- main.py train …”.",
            name=str(error),
        ) from error
    return Rank(rank, size, local, here)
