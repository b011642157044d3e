"""How long it takes to a test accuracy on MNIST, from the command's start: Inkling's command and the ordinary way.

    python benchmarks/to_accuracy.py [--network lenet5] [--target 99.0] [--seeds 5] [--without-ordinary]

Inkling: ``main.py train --quick`` in an empty home, all of its time, imports, reading, held-out pictures and test
included; its recipe was chosen on held-out training pictures and its test pictures are seen once, at the end. The
ordinary way is that of PyTorch's own example: torchvision's MNIST, ToTensor and Normalize for each picture, a
DataLoader, batches of 64, Adam at 0.001, the same network (for inknet the same, too); it may look at the test accuracy
after every epoch and ends at the first epoch that reaches the target; the time of looking is not counted. Runs
alternate, so that a busy machine slows both. Printed as Markdown. On two quiet cores about 3 minutes per seed.
"""

import argparse
import gzip
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

PROGRAM = Path(__file__).resolve().parent.parent
MOST_EPOCHS = 20
ORDINARY = """
import sys, time
began = time.monotonic()
sys.path.insert(0, sys.argv[1])
import torch
from torch.nn import functional as F
from torch.utils.data import DataLoader
from engine.networks.input_spec import MNIST_INK_32
from models.build import build
from models.vision import datasets
from torchvision import transforms
network, target, seed, raw = sys.argv[2], float(sys.argv[3]), int(sys.argv[4]), sys.argv[5]
torch.manual_seed(seed)
size = 32 if network == "lenet5" else 28
each = transforms.Compose([transforms.ToTensor(), transforms.Normalize(MNIST_INK_32.mean, MNIST_INK_32.std)])
paper = -MNIST_INK_32.mean[0] / MNIST_INK_32.std[0]
train = DataLoader(datasets.MNIST(raw, train=True, transform=each), batch_size=64, shuffle=True)
test = DataLoader(datasets.MNIST(raw, train=False, transform=each), batch_size=500)
def shaped(inputs):
    edge = (size - 28) // 2
    return F.pad(inputs, (edge,) * 4, value=paper)
model = build(network, classes=10, channels=1, size=size)
optimizer = torch.optim.Adam(model.parameters(), lr=0.001)
looking = 0.0
for epoch in range(int(sys.argv[6])):
    model.train()
    for inputs, labels in train:
        optimizer.zero_grad()
        F.cross_entropy(model(shaped(inputs)), labels).backward()
        optimizer.step()
    start = time.monotonic()
    model.eval()
    with torch.no_grad():
        right = sum(int((model(shaped(inputs)).argmax(1) == labels).sum()) for inputs, labels in test)
    looking += time.monotonic() - start
    if right / 100 >= target:
        break
print(time.monotonic() - began - looking, right / 100, epoch + 1)
"""


def inkling(network: str, seed: int) -> tuple[float, float]:
    """Seconds of the whole command, and its test accuracy in percent."""
    with tempfile.TemporaryDirectory() as home:
        command = [
            sys.executable,
            str(PROGRAM / "main.py"),
            "train",
            "--quick",
            "--network",
            network,
            "--data",
            "mnist",
        ]
        command += ["--seed", str(seed), "--device", "cpu", "--json"]
        began = time.monotonic()
        ran = subprocess.run(
            command, capture_output=True, check=True, text=True, env={**os.environ, "INKLING_HOME": home}
        )
        took = time.monotonic() - began
    end = json.loads(ran.stdout.splitlines()[-1])
    return took, 100 * end["test_accuracy"]


def ordinary(network: str, target: float, seed: int, raw: Path) -> tuple[float, float, int]:
    """Seconds, test accuracy in percent, and epochs until the target."""
    command = [
        sys.executable,
        "-c",
        ORDINARY,
        str(PROGRAM),
        network,
        str(target),
        str(seed),
        str(raw),
        str(MOST_EPOCHS),
    ]
    ran = subprocess.run(command, capture_output=True, check=True, text=True)
    seconds, accuracy, epochs = ran.stdout.split()
    return float(seconds), float(accuracy), int(epochs)


def unpacked(folder: Path) -> Path:
    """MNIST's raw files where torchvision looks for them."""
    raw = folder / "MNIST" / "raw"
    raw.mkdir(parents=True)
    for packed in (PROGRAM / "resources" / "mnist").glob("*.gz"):
        with gzip.open(packed) as source, (raw / packed.stem).open("wb") as target:
            shutil.copyfileobj(source, target)
    return folder


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--network", choices=("lenet5", "inknet"), default="lenet5")
    parser.add_argument("--target", type=float, default=99.0)
    parser.add_argument("--seeds", type=int, default=5)
    parser.add_argument("--without-ordinary", action="store_true")
    asked = parser.parse_args()
    ours: list[tuple[float, float]] = []
    theirs: list[tuple[float, float, int]] = []
    with tempfile.TemporaryDirectory() as place:
        raw = unpacked(Path(place))
        for seed in range(asked.seeds):
            ours.append(inkling(asked.network, seed))
            print(f"inkling, seed {seed}: {ours[-1][0]:.1f} s, {ours[-1][1]:.2f} %", file=sys.stderr)
            if not asked.without_ordinary:
                theirs.append(ordinary(asked.network, asked.target, seed, raw))
                print(f"ordinary, seed {seed}: {theirs[-1][0]:.1f} s, {theirs[-1][1]:.2f} %", file=sys.stderr)
    print(f"{os.cpu_count()} processors, {asked.seeds} seeds, {time.strftime('%Y-%m-%d')}; target {asked.target} %\n")
    print(f"| {asked.network} on MNIST | seconds (mean) | test accuracy (mean) | lowest | epochs |")
    print("| --- | --- | --- | --- | --- |")
    accuracies = [accuracy for _, accuracy in ours]
    mine = statistics.mean(seconds for seconds, _ in ours)
    print(f"| inkling train --quick | {mine:.1f} | {statistics.mean(accuracies):.2f} % | {min(accuracies):.2f} % | |")
    if theirs:
        accuracies = [accuracy for _, accuracy, _ in theirs]
        other, epochs = statistics.mean(one[0] for one in theirs), statistics.mean(one[2] for one in theirs)
        print(
            f"| ordinary way | {other:.1f} | {statistics.mean(accuracies):.2f} % | {min(accuracies):.2f} % | {epochs} |"
        )
        print(f"\nInkling takes {mine / other:.0%} of the ordinary way's time.")


if __name__ == "__main__":
    main()
