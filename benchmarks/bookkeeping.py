"""What events, checkpoints, gradient flow and history cost, as a share of the training time.

One run as ``train`` does it, with everything that is written down, is timed by its parts: nothing is compared between
two runs, so that a machine that is busy now and idle then does not show up as a cost. Whatever belongs to bookkeeping
is called through a stop watch: the journal's lines, checkpoints with their fsync, the copies before and the look after
a watched step, and folding the events into the history that the window draws.

    python benchmarks/bookkeeping.py [--network lenet5] [--data mnist] [--epochs 3]

Two minutes per network on 2 cores. Run it on a quiet machine; the last line is the figure.
"""

import argparse
import sys
import tempfile
import time
from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from engine.training.process import use_patient_threads

use_patient_threads()

from engine.recipe import Recipe  # noqa: E402
from engine.training.loop import train  # noqa: E402
from engine.training.runs.checkpoint_writer import CheckpointWriter, Written  # noqa: E402
from engine.training.runs.event_log import EventWriter  # noqa: E402
from engine.training.runs.events import CheckpointSaved, GradientFlow, RunEnded  # noqa: E402
from engine.training.runs.run_folder import EVENTS  # noqa: E402
from engine.training.step.gradient_flow import GradientProbe  # noqa: E402
from engine.training.trainer import Trainer  # noqa: E402

MOST = 0.03


class StopWatch:
    """Seconds spent in each part."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}

    def around(self, part: str, act: Callable[..., Any]) -> Callable[..., Any]:
        """``act``, its time counted as ``part``."""

        @wraps(act)
        def timed(*arguments: Any, **named: Any) -> Any:
            began = time.perf_counter()
            try:
                return act(*arguments, **named)
            finally:
                self.seconds[part] = self.seconds.get(part, 0.0) + time.perf_counter() - began

        return timed


def main() -> None:
    """Train once, print what each part took."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--network", default="lenet5")
    parser.add_argument("--data", default="mnist")
    parser.add_argument("--epochs", type=int, default=3)
    given = parser.parse_args()
    watch = StopWatch()
    Trainer.begin_save = watch.around("checkpoints", Trainer.begin_save)  # pyright: ignore[reportAttributeAccessIssue]
    CheckpointWriter.outcome = _with_thread(watch, CheckpointWriter.outcome)  # pyright: ignore[reportAttributeAccessIssue]
    GradientProbe.before_step = watch.around("gradient flow", GradientProbe.before_step)  # pyright: ignore[reportAttributeAccessIssue]
    Trainer.watched = watch.around("gradient flow", Trainer.watched)  # pyright: ignore[reportAttributeAccessIssue]
    recipe = Recipe(network=given.network, data=given.data, epochs=given.epochs, precision="float32", device="cpu")
    with tempfile.TemporaryDirectory() as folder:
        run = Path(folder) / "run"
        run.mkdir()
        writer = EventWriter(run / EVENTS)
        write = watch.around("events", writer.write)
        flows = saves = 0
        seconds = 0.0
        for event in train(recipe, run, should_stop=lambda: False):
            write(event)
            flows += isinstance(event, GradientFlow)
            saves += isinstance(event, CheckpointSaved)
            if isinstance(event, RunEnded):
                seconds = event.seconds
        writer.close()
        _history(run)  # the first time it also imports what reads JSON: the window does that once, at its start
        watch.around("history", _history)(run)
    print(f"{given.network} on {given.data}, {given.epochs} epochs, {seconds:.1f} s of training")
    print(f"{flows} records of gradient flow, {saves} checkpoints")
    for part, spent in sorted(watch.seconds.items(), key=lambda one: -one[1]):
        print(f"  {part:<14} {spent:7.3f} s  {spent / seconds:7.2%}")
    share = sum(watch.seconds.values()) / seconds
    print(
        f"  {'together':<14} {sum(watch.seconds.values()):7.3f} s  {share:7.2%}  (at most {MOST:.0%}: {share < MOST})"
    )


def _with_thread(watch: StopWatch, outcome: Callable[..., Written | None]) -> Callable[..., Written | None]:
    """``outcome``, with the processor's time of the writing thread counted, too."""

    @wraps(outcome)
    def counted(*arguments: Any, **named: Any) -> Written | None:
        written = outcome(*arguments, **named)
        if written is not None:
            watch.seconds["writing thread"] = watch.seconds.get("writing thread", 0.0) + written.seconds
        return written

    return counted


def _history(run: Path) -> None:
    """What the window does with the same events, in a process of its own."""
    from engine.training.runs.event_follower import EventFollower
    from gui.train.runs.run_history import RunHistory

    history = RunHistory()
    for event in EventFollower(run).all_events():
        history.take(event)
    history.curves()


if __name__ == "__main__":
    main()
