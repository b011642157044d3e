"""A training step of Inkling's against a bare hand-written one with the same network, and what preparing data costs.

    python benchmarks/step.py [--network lenet5] [--data mnist] [--augmentation none] [--steps 150] [--threads 2]
    python benchmarks/step.py --network resnet20 --data FOLDER-OF-CIFAR-10 --augmentation mirror --steps 40

Steps of both and the preparation of a batch alone alternate in one process, so that a busy machine slows all alike and
both have the same memory settings (``engine/hardware/allocator.py``; --plain-memory leaves them out for both). The bare
step is the least one can write: normalized tensors in memory, batches of 128 by index, channels-last, fused Adam,
nothing counted. Inkling's step reads bytes, pads, normalizes, augments, counts loss and right answers. With one thread
the processor's time is taken, which other processes hardly disturb; with more, the clock's. Printed as Markdown. Under
a minute for LeNet-5, a few for ResNet-20.
"""

import argparse
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

PROGRAM = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(PROGRAM))
os.environ.setdefault("OMP_WAIT_POLICY", "passive")

import torch  # noqa: E402
from torch.nn import functional as F  # noqa: E402

from engine.data.batches.batches import next_batch  # noqa: E402
from engine.hardware.allocator import keep_freed_memory  # noqa: E402
from engine.networks.preprocess import to_input  # noqa: E402
from engine.recipe import Recipe  # noqa: E402
from engine.training.resume import resume_or_begin  # noqa: E402
from engine.training.setup.prepare import set_up  # noqa: E402

BATCH = 128
WARM_UP = 10

Step = Callable[[int], object]


def steps(recipe: Recipe, threads: int) -> dict[str, Step]:
    """Inkling's step, the bare one, and the preparation of a batch."""
    setup = set_up(recipe)
    trainer = resume_or_begin(setup, Path(tempfile.mkdtemp()))
    torch.set_num_threads(threads)
    trainer.begin_epoch()
    total = len(setup.train)
    network = setup.network().train()
    optimizer = torch.optim.Adam(network.parameters(), lr=recipe.learning_rate, fused=True)
    kept = setup.data.train
    inputs = to_input(torch.from_numpy(kept.images[:20_000].copy()), setup.spec)
    labels = torch.from_numpy(kept.labels[:20_000])
    order = torch.randperm(len(inputs)).split(BATCH)

    def bare(number: int) -> None:
        taken = order[number % len(order)]
        optimizer.zero_grad(set_to_none=True)
        batch = inputs[taken].contiguous(memory_format=torch.channels_last)
        F.cross_entropy(network(batch), labels[taken]).backward()
        optimizer.step()

    def inkling(_: int) -> None:
        if trainer.state.seen >= total - BATCH:
            trainer.begin_epoch()
        trainer.step(next_batch(trainer.state.seen, total, BATCH))

    def data(number: int) -> None:
        setup.train.shuffled(1, next_batch(number * BATCH % (total - BATCH), total, BATCH))

    return {"bare": bare, "inkling": inkling, "preparing the batch": data}


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--network", default="lenet5")
    parser.add_argument("--data", default="mnist")
    parser.add_argument("--augmentation", default="none")
    parser.add_argument("--steps", type=int, default=150)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--plain-memory", action="store_true")
    asked = parser.parse_args()
    kept = not asked.plain_memory and keep_freed_memory()
    recipe = Recipe(
        network=asked.network,
        data=asked.data,
        augmentation=asked.augmentation,
        optimizer="adam",
        learning_rate=0.001,
        batch_size=BATCH,
        validation_share=0.0,
        device="cpu",
        precision="float32",
    )
    ways = steps(recipe, asked.threads)
    clock = time.process_time if asked.threads == 1 else time.perf_counter
    took: dict[str, list[float]] = {name: [] for name in ways}
    for number in range(WARM_UP + asked.steps):
        for name, way in ways.items():
            start = clock()
            way(number)
            if number >= WARM_UP:
                took[name].append(1000 * (clock() - start))
    median = {name: statistics.median(some) for name, some in took.items()}
    print(
        f"{asked.network}, {asked.data}, {asked.augmentation}: median of {asked.steps} steps in turns, {asked.threads} "
        f"threads, {'memory kept' if kept else 'plain memory'}, torch {torch.__version__}\n"
    )
    print("| step of 128 pictures | milliseconds | share of Inkling's step |")
    print("| --- | --- | --- |")
    for name, value in median.items():
        print(f"| {name} | {value:.2f} | {value / median['inkling']:.1%} |")
    print(f"\nInkling's step has {median['bare'] / median['inkling']:.1%} of the bare step's speed.")


if __name__ == "__main__":
    main()
