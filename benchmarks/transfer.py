"""What starting from weights gives with few photos: new classes of CIFAR-10, forty pictures each.

    python benchmarks/transfer.py CIFAR10.tar.xz [--weights W] [--each 40] [--body-each 1000] [--body-epochs 8]

CIFAR10.tar.xz holds ``train/<class>/NNNN.jpg`` and ``test/<class>/NNNN.jpg``. A body (ResNet-20) is first trained on
five classes, or ``--weights`` is taken, which must not know the other five for the figures to mean something. Then
three runs on the other five classes, ``--each`` pictures of each, tested on all 5,000 test pictures of these classes:
from chance, the head alone on the frozen body, and the last stage with the head. All are runs of ``train`` with its
defaults; seconds are those of the run, features included. Printed as Markdown.
"""

import argparse
import os
import platform
import sys
import tarfile
import tempfile
import time
from dataclasses import replace
from pathlib import Path

PROGRAM = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(PROGRAM))
os.environ.setdefault("OMP_WAIT_POLICY", "passive")

import torch  # noqa: E402

from engine.recipe import Recipe  # noqa: E402
from engine.training.defaults import defaults_for, defaults_from_weights  # noqa: E402
from engine.training.loop import train  # noqa: E402
from engine.training.runs.events import RunEnded, RunFailed  # noqa: E402
from engine.training.runs.run_folder import BEST, create_run  # noqa: E402
from engine.training.setup.initial_weights import network_of  # noqa: E402

KNOWN = ("airplane", "automobile", "bird", "cat", "deer")
NEW = ("dog", "frog", "horse", "ship", "truck")
TEST_EACH = 1_000


def unpack(archive: Path, folder: Path, body_each: int, each: int) -> None:
    """Folders ``known`` and ``new``, each with train and test."""
    with tarfile.open(archive) as packed:
        for member in packed:
            part, _, rest = member.name.partition("/")
            label, _, name = rest.partition("/")
            if not member.isfile() or label not in (*KNOWN, *NEW):
                continue
            is_new, number = label in NEW, int(Path(name).stem)
            most = TEST_EACH if part == "test" else each if is_new else body_each
            content = packed.extractfile(member)
            if number >= most or content is None:
                continue
            target = folder / ("new" if is_new else "known") / part / label / name
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content.read())


def run(recipe: Recipe) -> tuple[Path, RunEnded, float]:
    """Train as ``recipe`` says: its folder, its end, seconds."""
    folder, began, end = create_run(recipe), time.perf_counter(), None
    for event in train(recipe, folder, should_stop=lambda: False):
        if isinstance(event, RunFailed):
            raise SystemExit(event.sentence)
        end = event
    assert isinstance(end, RunEnded)
    return folder, end, time.perf_counter() - began


def main() -> None:
    """Print the table."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("archive", type=Path)
    asked.add_argument("--weights", default="")
    asked.add_argument("--each", type=int, default=40)
    asked.add_argument("--body-each", type=int, default=1_000)
    asked.add_argument("--body-epochs", type=int, default=8)
    given = asked.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        place = Path(scratch)
        os.environ["INKLING_HOME"] = str(place / "home")
        unpack(given.archive, place, given.body_each, given.each)
        start = given.weights or str(body(place / "known", given.body_epochs))
        new, network = str(place / "new"), network_of(start)
        plain = replace(defaults_for(network, new), augmentation="mirror")
        head = replace(defaults_from_weights(network, new), start_from=start, augmentation="mirror")
        last = replace(defaults_from_weights(network, new, "stage2"), start_from=start, augmentation="mirror")
        ways = [("from chance", plain), ("the head alone", head)]
        if network in ("resnet20", "resnet18", "resnet8"):
            ways.append(("last stage and head", last))
        print(f"\n{network}, {len(NEW)} classes, {given.each} pictures each, {TEST_EACH * len(NEW):,} to test.")
        print(f"{platform.machine()}, {torch.get_num_threads()} threads, torch {torch.__version__}, 1 run each.\n")
        print("| way | test accuracy | seconds | epochs |\n|---|---|---|---|")
        for name, recipe in ways:
            _, end, seconds = run(replace(recipe, device="cpu"))
            print(f"| {name} | {end.test_accuracy or 0:.1%} | {seconds:.1f} | {recipe.epochs} |", flush=True)


def body(data: Path, epochs: int) -> Path:
    """Weights that know the five known classes."""
    recipe = replace(defaults_for("resnet20", str(data)), epochs=epochs, batch_size=64, augmentation="mirror")
    folder, end, seconds = run(replace(recipe, device="cpu"))
    print(f"The body: {end.test_accuracy or 0:.1%} of the known classes after {epochs} epochs, {seconds:.0f} s.")
    return folder / BEST


if __name__ == "__main__":
    main()
