"""How fast batches come from memory, from what was prepared on the disk, and from the files themselves.

    python benchmarks/streaming.py [--pictures 2000] [--side 224] [--batches 40]

Makes photos of noise in a temporary folder, loads them in these ways and takes batches of 64, shuffled and mirrored,
as a run does. Prints pictures per second, and the seconds until the first batch (the first "prepared" decodes all).
"""

import argparse
import os
import sys
import tempfile
import time
from pathlib import Path

TOP = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(TOP))

BATCH = 64
WAYS: tuple[tuple[str, dict[str, object]], ...] = (
    ("prepared, first time", {"in_memory": False}),
    ("prepared, again", {"in_memory": False}),
    ("in memory", {"in_memory": True}),
    ("from the files", {"in_memory": False, "keep_on_disk": False}),
)


def main() -> None:
    """Print a line for each way."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pictures", type=int, default=2000)
    parser.add_argument("--side", type=int, default=224)
    parser.add_argument("--batches", type=int, default=40)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as place:
        os.environ["INKLING_HOME"] = f"{place}/home"
        make(Path(place) / "photos", options.pictures)
        for name, wish in WAYS:
            measure(name, Path(place) / "photos", wish, options.side, options.batches)


def make(folder: Path, count: int) -> None:
    """Two classes of JPEG photos, 480×360."""
    import numpy as np
    from PIL import Image

    chance = np.random.default_rng(0)
    for number in range(count):
        path = folder / ("cat" if number % 2 else "dog") / f"{number}.jpg"
        path.parent.mkdir(parents=True, exist_ok=True)
        small = chance.integers(0, 256, (12, 16, 3)).astype(np.uint8)
        Image.fromarray(small).resize((480, 360), Image.Resampling.BICUBIC).save(path, quality=90)


def measure(name: str, folder: Path, wish: dict[str, object], side: int, batches: int) -> None:
    """Load and take batches; print how fast."""
    import torch

    from engine.data import catalog
    from engine.data.batches.batches import Batches, next_batch
    from engine.networks.input_spec import InputSpec
    from engine.recipe import Recipe

    began = time.perf_counter()
    data = catalog.load(Recipe(network="resnet18", data=str(folder), form="full", input_size=side, data_options=wish))
    spec = InputSpec(3, side, (0.5,) * 3, (0.25,) * 3, "photo")
    given = Batches(data.train, spec, torch.device("cpu"), augment="mirror")
    total, first, taken, epoch = len(given), 0, 0, 1
    given.shuffled(epoch, next_batch(0, total, BATCH))
    ready, start = time.perf_counter() - began, time.perf_counter()
    for _ in range(batches):
        if first >= total:
            first, epoch = 0, epoch + 1
        place = next_batch(first, total, BATCH)
        given.shuffled(epoch, place)
        first, taken = place.last, taken + len(place)
    throughput = taken / (time.perf_counter() - start)
    print(f"{name:22} {throughput:8,.0f} pictures/s, first batch after {ready:6.1f} s", flush=True)
    data.close()


if __name__ == "__main__":
    main()
