"""How much of its speed training keeps beside a busy process: Inkling's command and a plain torch loop, in turns.

    python benchmarks/beside_busy.py [--rounds 2] [--seconds 10]

Both train LeNet-5 on MNIST with batches of 128 and two threads in a process of their own: first alone, then beside one
Python process that counts without end (the window being drawn on would be like that). Inkling's command waits with
passive threads (OMP_WAIT_POLICY) and keeps its memory; the plain loop is what one writes without knowing of either.
Pictures per second are the median over what was told in the second half of each time. Printed as Markdown.
About 4 * rounds * (seconds + 8) seconds.
"""

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

PROGRAM = Path(__file__).resolve().parent.parent
PLAIN = """
import sys, time
sys.path.insert(0, sys.argv[1])
import torch
from torch.nn import functional as F
from engine.data import catalog
from engine.networks.input_spec import MNIST_INK_32
from engine.networks.preprocess import to_input
from engine.recipe import Recipe
from models.build import build
torch.set_num_threads(2)
data = catalog.load(Recipe())
inputs, labels = to_input(torch.from_numpy(data.images.copy()), MNIST_INK_32), torch.from_numpy(data.labels)
model = build("lenet5", classes=10, channels=1, size=32).train().to(memory_format=torch.channels_last)
optimizer = torch.optim.Adam(model.parameters(), lr=0.001, fused=True)
began = told = time.monotonic()
count = 0
while told - began < float(sys.argv[2]):
    for taken in torch.randperm(len(inputs)).split(128):
        optimizer.zero_grad(set_to_none=True)
        F.cross_entropy(model(inputs[taken].contiguous(memory_format=torch.channels_last)), labels[taken]).backward()
        optimizer.step()
        count += len(taken)
        now = time.monotonic()
        if now - told > 0.5:
            print(count / (now - told), flush=True)
            count, told = 0, now
        if now - began > float(sys.argv[2]):
            break
"""


@contextmanager
def busy_process(wanted: bool) -> Iterator[None]:
    """One process that computes without end, for the length of a ``with`` block."""
    if not wanted:
        yield
        return
    child = subprocess.Popen([sys.executable, "-c", "while True: pass"])
    try:
        yield
    finally:
        child.kill()
        child.wait()


def of_inkling(seconds: float) -> float:
    """Pictures per second of ``main.py train``."""
    with tempfile.TemporaryDirectory() as home:
        command = [
            sys.executable,
            str(PROGRAM / "main.py"),
            "train",
            "--network",
            "lenet5",
            "--data",
            "mnist",
            "--json",
        ]
        command += ["--time-limit", str(seconds), "--batch-size", "128", "--augmentation", "none"]
        command += ["--weights-average", "0", "--validation-share", "0", "--precision", "float32", "--device", "cpu"]
        ran = subprocess.run(
            command, capture_output=True, check=True, text=True, env={**os.environ, "INKLING_HOME": home}
        )
    events = [json.loads(line) for line in ran.stdout.splitlines()]
    return _second_half([event["pictures_per_second"] for event in events if event["type"] == "Progress"])


def of_plain_loop(seconds: float) -> float:
    """Pictures per second of the plain loop."""
    plain = {name: value for name, value in os.environ.items() if not name.startswith(("OMP_", "GOMP_"))}
    command = [sys.executable, "-c", PLAIN, str(PROGRAM), str(seconds)]
    ran = subprocess.run(command, capture_output=True, check=True, text=True, env=plain)
    return _second_half([float(line) for line in ran.stdout.splitlines()])


def _second_half(speeds: list[float]) -> float:
    return statistics.median(speeds[len(speeds) // 2 :])


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=2)
    parser.add_argument("--seconds", type=float, default=10.0)
    asked = parser.parse_args()
    ways = {"inkling train": of_inkling, "plain torch loop": of_plain_loop}
    found: dict[tuple[str, bool], list[float]] = {(name, is_busy): [] for name in ways for is_busy in (False, True)}
    for _ in range(asked.rounds):
        for name, way in ways.items():
            for is_busy in (False, True):
                with busy_process(is_busy):
                    found[name, is_busy].append(way(asked.seconds))
                print(name, "busy" if is_busy else "quiet", f"{found[name, is_busy][-1]:,.0f}", file=sys.stderr)
    print(f"{os.cpu_count()} processors, median of {asked.rounds} rounds, {time.strftime('%Y-%m-%d')}\n")
    print("| LeNet-5, pictures per second | alone | beside a busy process | kept |")
    print("| --- | --- | --- | --- |")
    for name in ways:
        alone, beside = (statistics.median(found[name, is_busy]) for is_busy in (False, True))
        print(f"| {name} | {alone:,.0f} | {beside:,.0f} | {beside / alone:.0%} |")


if __name__ == "__main__":
    main()
