"""A training process without a network: it does what the name of its recipe says, and writes events like the real one.

quick, or in a race: its epochs, then the end. endless: until it is told to stop. dies: a last word and exit code 3.
refuses: one sentence and exit code 1. deaf: hears no stop. many: 3,000 epochs at once.
"""

import sys
import threading
import time
from pathlib import Path

from engine.training.runs.event_follower import EventFollower
from engine.training.runs.event_log import EventWriter
from engine.training.runs.events import EpochDone, Notice, Progress, RunEnded, RunEvent, RunStarted
from engine.training.runs.run_folder import EVENTS, STOP, read_recipe
from engine.training.runs.run_lock import RunLock

STEPS = 10  # per epoch
stopping, staying = threading.Event(), threading.Event()


def listen() -> None:
    for line in sys.stdin:
        if line.strip() == "stop":
            stopping.set()
        elif line.strip() == "stay":
            staying.set()
    if not staying.is_set():
        stopping.set()


def epoch_events(epoch: int, epochs: int) -> list[RunEvent]:
    step, loss = epoch * STEPS, 1.0 / epoch
    return [
        Progress(epoch, step, epochs * STEPS, loss, 1 - loss / 2, 0.01, epoch * 2.0, 1000.0, (epochs - epoch) * 2.0),
        EpochDone(epoch, step, loss, 1 - loss / 2, loss * 1.1, 1 - loss / 2, 0.01, epoch * 2.0, True),
    ]


def main() -> int:
    folder = Path(sys.argv[sys.argv.index("--run") + 1])
    recipe = read_recipe(folder)
    threading.Thread(target=listen, daemon=True).start()
    if recipe.name == "refuses":
        print("The data are gone. Choose other data.", file=sys.stderr)
        return 1
    if recipe.name == "dies":
        print("something odd\nFatal: the graphics driver fell over", file=sys.stderr, flush=True)
        return 3
    before = [event for event in EventFollower(folder).all_events() if isinstance(event, EpochDone)]
    first = before[-1].epoch if before else 0
    with RunLock(folder):
        writer = EventWriter(folder / EVENTS)
        writer.write(
            RunStarted(
                folder.name, recipe, "CPU", "It is a test.", 61_706, ("a", "b"), 100, 10, 10, STEPS,
                resumed_at=first * STEPS, time="2026-11-22T12:00:00+00:00",
            )
        )  # fmt: skip
        if first:
            writer.write(Notice("Goes on."))
        (folder / "last.ckpt").touch()
        (folder / "best.safetensors").touch()
        is_quick = recipe.name == "quick" or bool(recipe.race)
        epoch, last = first, 3_000 if recipe.name == "many" else recipe.epochs if is_quick else 10**9
        while epoch < last:
            epoch += 1
            for event in epoch_events(epoch, max(recipe.epochs, epoch)):
                writer.write(event)
            if not is_quick and recipe.name != "many":
                stopping.wait(0.05)
            if recipe.name == "deaf":
                time.sleep(0.05)
            elif stopping.is_set() or (folder / STOP).exists():
                break
        was_stopped = epoch < recipe.epochs or recipe.name == "endless"
        best = 1 - 0.5 / epoch
        writer.write(RunEnded("stopped" if was_stopped else "finished", epoch, best, best, 10, epoch * 2.0))
        writer.close()
        (folder / STOP).unlink(missing_ok=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
