"""What a run survives: kill -9 at any instant, a disk that fails at any operation, any flipped bit.

    python benchmarks/faults.py [kills] [disk] [bits] [--kills 200] [--runs 20] [--bits 1000] [--seed 0]

kills: runs of three epochs are killed at random instants and resumed, each several times; every end must be equal bit
by bit to the undisturbed run, and after every kill the checkpoint on disk must be at least as far as the last one that
was acknowledged. The child is forked with torch loaded, so that most of its life is training.
disk: every write, fsync, rename and link of a run of three epochs is made to fail once, with ENOSPC, EIO and a write
cut short; nothing acknowledged may be lost, no stump may stay, one message tells it, and the run's end is the same.
bits: flipped bits in checkpoints and weights; each must be refused, or change no number.
Needs a system with fork. Takes about 5 minutes on two quiet cores.
"""

import argparse
import errno
import io
import os
import random
import signal
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Generator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

PROGRAM = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(PROGRAM))
os.environ["OMP_NUM_THREADS"] = "1"
os.environ["INKLING_HOME"] = tempfile.mkdtemp(prefix="inkling-faults-")

import torch  # noqa: E402

from engine.errors import EngineError  # noqa: E402
from engine.recipe import Recipe  # noqa: E402
from engine.training import checkpoint_policy  # noqa: E402
from engine.training.process import StopRequest, run_in  # noqa: E402
from engine.training.runs.checkpoint import load_checkpoint  # noqa: E402
from engine.training.runs.event_follower import EventFollower  # noqa: E402
from engine.training.runs.events import CheckpointSaved, Notice, RunEnded, RunFailed  # noqa: E402
from engine.training.runs.run_folder import BEST, CHECKPOINT, CHECKPOINT_BEFORE, create_run  # noqa: E402
from engine.training.runs.run_record import run_record  # noqa: E402
from engine.training.runs.training_state import TrainingState  # noqa: E402
from engine.training.setup import prepare  # noqa: E402
from engine.weights.weights_file import load_weights  # noqa: E402
from tests.engine.training import tiny  # noqa: E402

RECIPE = Recipe(
    network="lenet5",
    data="bars",
    epochs=3,
    batch_size=16,
    learning_rate=0.005,
    augmentation="ink",
    weights_average=0.9,
    precision="float32",
    device="cpu",
    seed=3,
    data_options={"count": 480},
)
SHORT = replace(RECIPE, data_options={"count": 96})


def train(folder: Path) -> list[Any]:
    """One process's share of the run, as the command does it."""
    return list(run_in(folder, StopRequest()))


def digest(folder: Path) -> dict[str, Any]:
    """What must be equal between a run and the same run with faults; tensors as they are."""
    saved, _ = load_checkpoint(folder)
    assert saved is not None
    history = [replace(done, seconds=0) for done in TrainingState.restored(saved["standing"]).history]
    best, card = load_weights(folder / BEST)
    optimizer = {f"{k} {name}": value for k, one in saved["optimizer"]["state"].items() for name, value in one.items()}
    results = (card.test_accuracy, card.validation_accuracy, card.temperature)
    tensors = {"network": saved["network"], "average": saved["average"], "optimizer": optimizer, "best": best}
    return {"history": history, "results": results, **tensors}


def is_equal(one: dict[str, Any], other: dict[str, Any]) -> bool:
    """Bit by bit."""
    if one["history"] != other["history"] or one["results"] != other["results"]:
        return False
    return all(
        torch.equal(one[part][name], other[part][name])
        for part in ("network", "average", "optimizer", "best")
        for name in one[part]
    )


def undisturbed(recipe: Recipe) -> tuple[dict[str, Any], float]:
    """The end of a run without faults, and how many seconds a forked one takes."""
    folder = create_run(recipe)
    assert isinstance(train(folder)[-1], RunEnded)
    began = time.monotonic()
    os.waitpid(forked(create_run(recipe)), 0)
    return digest(folder), time.monotonic() - began


def forked(folder: Path) -> int:
    """A child that trains in ``folder``; its process id."""
    child = os.fork()
    if child == 0:
        try:
            train(folder)
        finally:
            os._exit(0)
    return child


def kills(count: int, runs: int, chance: random.Random) -> bool:
    """Kill at random instants; whether every run ended as the undisturbed one."""
    wanted, whole = undisturbed(RECIPE)
    print(f"kills: an undisturbed run takes {whole:.2f} s")
    done, equal, behind, states = 0, 0, 0, Counter[str]()
    began = time.monotonic()
    for number in range(runs):
        folder = create_run(RECIPE)
        target = count * (number + 1) // runs
        while done < target:
            child = forked(folder)
            time.sleep(chance.uniform(0, whole))
            over, _ = os.waitpid(child, os.WNOHANG)
            if over == 0:
                os.kill(child, signal.SIGKILL)
                os.waitpid(child, 0)
                done += 1
            else:  # it was finished before: begin another
                assert is_equal(digest(folder), wanted), folder
                folder = create_run(RECIPE)
            states[run_record(folder).state] += 1
            behind += not acknowledged(folder)
        train(folder)
        equal += is_equal(digest(folder), wanted)
        print(f"  run {number + 1}: {done} kills, {equal} ends equal, {time.monotonic() - began:.0f} s", flush=True)
    print(f"kills: {done} in {runs} runs; ends equal bit by bit: {equal} of {runs}; checkpoints lost: {behind}")
    print(f"  what the list of runs said after a kill: {dict(states)}")
    return equal == runs and not behind


def acknowledged(folder: Path) -> bool:
    """Whether the checkpoint on disk is at least as far as the last one told."""
    told = [event.step for event in EventFollower(folder).all_events() if isinstance(event, CheckpointSaved)]
    if not told:
        return True
    saved, _ = load_checkpoint(folder)
    return saved is not None and saved["standing"]["step"] >= max(told)


@dataclass
class Disk:
    """Counts operations on files; the one numbered ``failing`` goes wrong in the way of ``fault``."""

    fault: str = "ENOSPC"
    failing: int = -1
    count: int = 0
    hit: str = ""

    def reaches(self, what: str) -> bool:
        """Whether this operation is the one."""
        self.count += 1
        if self.count - 1 == self.failing:
            self.hit = what
            return True
        return False

    def error(self) -> OSError:
        """The fault."""
        number = errno.EIO if self.fault == "EIO" else errno.ENOSPC
        return OSError(number, os.strerror(number))


class FailingFile:
    """A file that is written to, on a disk that may fail."""

    def __init__(self, file: Any, disk: Disk) -> None:
        self._file, self._disk = file, disk

    def write(self, data: Any) -> int:
        """All, or nothing, or the first half."""
        if self._disk.reaches("write"):
            if self._disk.fault == "short":
                view = memoryview(data).cast("B")
                written = self._file.write(view[: len(view) // 2])
                if isinstance(self._file, io.FileIO):
                    return written or 0  # as the system call does; a buffered file goes on by itself
                self._file.flush()
            raise self._disk.error()
        return self._file.write(data)

    def __enter__(self) -> "FailingFile":
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()

    def __getattr__(self, name: str) -> Any:
        return getattr(self._file, name)


@contextmanager
def failing_disk(disk: Disk) -> Generator[None]:
    """All writes, syncs, renames and links of this process go through ``disk``."""
    calls: dict[str, Callable[..., Any]] = {name: getattr(os, name) for name in ("fsync", "replace", "link")}
    opened = io.open

    def through(name: str) -> Callable[..., Any]:
        def call(*arguments: Any, **more: Any) -> Any:
            if disk.reaches(name):
                raise disk.error()
            return calls[name](*arguments, **more)

        return call

    def opening(file: Any, mode: str = "r", *arguments: Any, **more: Any) -> Any:
        made = opened(file, mode, *arguments, **more)
        is_run = os.environ["INKLING_HOME"] in str(file)
        return FailingFile(made, disk) if is_run and set(mode) & set("wxa+") else made

    for name in calls:
        setattr(os, name, through(name))
    io.open = opening
    try:
        yield
    finally:
        io.open = opened
        for name, call in calls.items():
            setattr(os, name, call)


def disks() -> bool:
    """Let every operation fail once, in each way; whether all was well."""
    wanted, _ = undisturbed(SHORT)
    probe = Disk()
    with failing_disk(probe):
        train(create_run(SHORT))
    print(f"disk: {probe.count} writes, syncs, renames and links in a run of three epochs")
    bad, told, hits = list[str](), Counter[str](), Counter[str]()
    for fault in ("ENOSPC", "EIO", "short"):
        for failing in range(probe.count):
            problem = disk_trial(Disk(fault, failing), wanted, told, hits)
            if problem:
                bad.append(f"{fault} at operation {failing}: {problem}")
                print(f"  {bad[-1]}", flush=True)
        print(f"  {fault}: {probe.count} tried, {len(bad)} not survived so far", flush=True)
    print(f"disk: {sum(hits.values())} faults ({dict(hits)}); not survived: {len(bad)}")
    print(f"  what was told: {dict(told)}")
    return not bad


def disk_trial(disk: Disk, wanted: dict[str, Any], told: Counter[str], hits: Counter[str]) -> str:
    """One run with one fault; what went wrong, in words."""
    try:
        with failing_disk(disk):
            folder = create_run(SHORT)
            events = train(folder)
    except EngineError as error:  # the run was not even begun, and said so
        told["not begun: a sentence"] += 1
        hits[disk.hit] += 1
        return (
            ""
            if any(word in error.sentence for word in ("could not be saved", "could not be begun"))
            else f"told “{error.sentence}”"
        )
    hits[disk.hit or "none: it did less this time"] += 1
    words = [event.sentence for event in events if isinstance(event, Notice) and "Saving works" not in event.sentence]
    end = events[-1]
    if list(folder.glob(".*part")):
        return "a stump was left"
    if not acknowledged(folder):
        return "an acknowledged checkpoint was lost"
    if isinstance(end, RunFailed):
        if "could not be saved" not in end.sentence:
            return f"told “{end.sentence}”"
        told["failed with a sentence, then resumed"] += 1
        train(folder)
    elif words:
        told["told once, went on"] += 1
        if len(words) > 1:
            return f"told {len(words)} times: {words}"
    else:
        told["nothing was lost, nothing to tell"] += 1
    if run_record(folder).state != "finished":
        return f"the list of runs says {run_record(folder).state}"
    return "" if is_equal(digest(folder), wanted) else "the end differs"


def bits(count: int, chance: random.Random) -> bool:
    """Flip bits in a checkpoint and in weights; whether each was refused or harmless."""
    folder = create_run(SHORT)
    train(folder)
    wanted, (weights, card) = digest(folder), load_weights(folder / BEST)
    (folder / CHECKPOINT_BEFORE).unlink(missing_ok=True)
    outcome = Counter[str]()
    for number in range(count):
        path = folder / (CHECKPOINT if number % 2 else BEST)
        data = path.read_bytes()
        place = chance.randrange(len(data) * 8)
        flipped = bytearray(data)
        flipped[place // 8] ^= 1 << place % 8
        path.write_bytes(flipped)
        try:
            if path.name == CHECKPOINT:
                is_same = is_equal({**digest(folder)}, wanted)
            else:
                found, found_card = load_weights(path)
                is_same = found_card == card and all(torch.equal(found[name], weights[name]) for name in weights)
            outcome["harmless" if is_same else f"OTHER NUMBERS: {path.name} bit {place}"] += 1
        except EngineError:
            outcome["refused"] += 1
        path.write_bytes(data)
    print(f"bits: {count} flipped in checkpoints and weights: {dict(outcome)}")
    return set(outcome) <= {"refused", "harmless"}


def main() -> int:
    """Run what was asked for; 1 when something was not survived."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", nargs="*", choices=["kills", "disk", "bits", []], default=[])
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--runs", type=int, default=20)
    parser.add_argument("--bits", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=0)
    given = parser.parse_args()
    tiny.add_to_catalog()
    torch.set_num_threads(1)
    prepare.available_threads = lambda: 1
    checkpoint_policy.CHECKPOINT_SECONDS, checkpoint_policy.CHECKPOINT_SHARE = 0.0, 1.0  # as many checkpoints as can be
    chance = random.Random(given.seed)
    acts = {
        "kills": lambda: kills(given.kills, given.runs, chance),
        "disk": disks,
        "bits": lambda: bits(given.bits, chance),
    }
    passed = [acts[name]() for name in (given.what or acts)]
    print("All was survived." if all(passed) else "NOT all was survived.")
    return 0 if all(passed) else 1


if __name__ == "__main__":
    sys.exit(main())
