"""How long an epoch of LeNet-5 on MNIST takes: Inkling's ``train``, the ordinary way, and a bare loop, side by side.

    python benchmarks/training.py [--rounds 3] [--threads 2]

The ordinary way is that of PyTorch's own example: torchvision's MNIST, ToTensor and Normalize for each picture, a
DataLoader, batches of 64, Adam. The bare loop is the least one can write: normalized tensors in memory, batches of 128
taken by index, channels-last, fused Adam. The network is the same (models.lenet, 32×32). Epochs alternate, so that a
busy machine slows all alike; the first epoch of each is not counted. Inkling's epochs contain all that a run does:
events, history, checkpoints, without held-out pictures (the others measure nothing either). Printed as Markdown.
"""

import argparse
import gzip
import os
import platform
import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

PROGRAM = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(PROGRAM))
os.environ.setdefault("OMP_WAIT_POLICY", "passive")

import torch  # noqa: E402
from torch import nn  # noqa: E402
from torch.nn import functional as F  # noqa: E402
from torch.utils.data import DataLoader  # noqa: E402

from engine.data import catalog  # noqa: E402
from engine.data.formats.mnist import FOLDER  # noqa: E402
from engine.networks.input_spec import MNIST_INK_32  # noqa: E402
from engine.networks.preprocess import to_input  # noqa: E402
from engine.recipe import Recipe  # noqa: E402
from engine.training.defaults import defaults_for  # noqa: E402
from engine.training.loop import train  # noqa: E402
from engine.training.runs.events import EpochDone, RunFailed, RunStarted  # noqa: E402
from models.build import build  # noqa: E402
from models.vision import datasets  # noqa: E402  repairs the import of torchvision where needed

from torchvision import transforms  # noqa: E402  isort: skip

Epoch = Callable[[], None]


def network() -> nn.Module:
    """The same network for all."""
    torch.manual_seed(0)
    return build("lenet5", classes=10, channels=1, size=32).train()


def inkling(recipe: Recipe, folder: Path, told: list[str]) -> Epoch:
    """One epoch per call of a run of the program's own."""
    events = train(recipe, folder, should_stop=lambda: False)

    def epoch() -> None:
        for event in events:
            if isinstance(event, RunStarted):
                told.append(f"{event.precision}, {event.threads} threads")
            if isinstance(event, RunFailed):
                raise SystemExit(event.sentence)
            if isinstance(event, EpochDone):
                return

    return epoch


def ordinary(raw: Path) -> Epoch:
    """torchvision, transforms per picture, DataLoader, batch 64."""
    each = transforms.Compose([transforms.ToTensor(), transforms.Normalize(MNIST_INK_32.mean, MNIST_INK_32.std)])
    paper = -MNIST_INK_32.mean[0] / MNIST_INK_32.std[0]
    loader = DataLoader(datasets.MNIST(str(raw), train=True, transform=each), batch_size=64, shuffle=True)
    model = network()
    optimizer = torch.optim.Adam(model.parameters(), lr=0.001)

    def epoch() -> None:
        for inputs, labels in loader:
            optimizer.zero_grad()
            F.cross_entropy(model(F.pad(inputs, (2, 2, 2, 2), value=paper)), labels).backward()
            optimizer.step()

    return epoch


def bare() -> Epoch:
    """Tensors in memory, batch 128."""
    data = catalog.load(Recipe())
    inputs = to_input(torch.from_numpy(data.images.copy()), MNIST_INK_32)
    labels = torch.from_numpy(data.labels)
    model = network().to(memory_format=torch.channels_last)
    optimizer = torch.optim.Adam(model.parameters(), lr=0.001, fused=True)

    def epoch() -> None:
        for taken in torch.randperm(len(inputs)).split(128):
            optimizer.zero_grad(set_to_none=True)
            batch = inputs[taken].contiguous(memory_format=torch.channels_last)
            F.cross_entropy(model(batch), labels[taken]).backward()
            optimizer.step()

    return epoch


def unpacked(folder: Path) -> Path:
    """MNIST's raw files where torchvision looks for them."""
    raw = folder / "MNIST" / "raw"
    raw.mkdir(parents=True)
    for packed in FOLDER.glob("*.gz"):
        with gzip.open(packed) as source, (raw / packed.stem).open("wb") as target:
            shutil.copyfileobj(source, target)
    return folder


def rounds(ways: dict[str, Epoch], count: int) -> Iterator[tuple[str, float]]:
    """Seconds of each epoch, the ways in turns; the first turn warms up."""
    for turn in range(count + 1):
        for name, epoch in ways.items():
            start = time.perf_counter()
            epoch()
            if turn > 0:
                yield name, time.perf_counter() - start


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--threads", type=int, default=2)
    asked = parser.parse_args()
    torch.set_num_threads(asked.threads)
    plain = Recipe(epochs=asked.rounds + 2, validation_share=0.0, device="cpu", optimizer="adam", learning_rate=0.001)
    told: list[str] = []
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        ways = {
            "ordinary way, batch 64": ordinary(unpacked(folder)),
            "bare loop, batch 128": bare(),
            "inkling train, batch 64, float32": inkling(
                _with(plain, batch_size=64, precision="float32"), folder / "a", told
            ),
            "inkling train, batch 128, float32": inkling(_with(plain, precision="float32"), folder / "b", told),
            "inkling train, batch 128, auto": inkling(plain, folder / "c", told),
            "inkling train, batch 256, auto": inkling(_with(plain, batch_size=256), folder / "e", told),
            "inkling train, default recipe": inkling(
                _with(defaults_for("lenet5", "mnist"), epochs=asked.rounds + 2, validation_share=0.0, device="cpu"),
                folder / "d",
                told,
            ),
        }
        seconds: dict[str, list[float]] = {name: [] for name in ways}
        for name, took in rounds(ways, asked.rounds):
            seconds[name].append(took)
            print(f"{name}: {took:.2f} s", file=sys.stderr)
    _print_table(seconds, told)


def _with(recipe: Recipe, **changes: object) -> Recipe:
    return replace(recipe, **changes)


def _print_table(seconds: dict[str, list[float]], told: list[str]) -> None:
    median = {name: statistics.median(some) for name, some in seconds.items()}
    slow, least = median["ordinary way, batch 64"], median["bare loop, batch 128"]
    count = len(next(iter(seconds.values())))
    print(
        f"{platform.machine()}, {os.cpu_count()} processors, {platform.system()}, Python {platform.python_version()}, "
    )
    print(f"torch {torch.__version__}, median of {count} epochs each, in turns. Inkling: {'; '.join(told)}.\n")
    print("| one epoch of LeNet-5, 60,000 pictures | seconds | times as fast as the ordinary way | of a bare loop |")
    print("| --- | --- | --- | --- |")
    for name, value in median.items():
        print(f"| {name} | {value:.2f} | {slow / value:.2f} | {least / value:.0%} |")


if __name__ == "__main__":
    main()
