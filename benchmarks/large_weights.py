"""Weights as large as VGG-16's (528 MB), in the file cache: how soon they can answer, and how much memory they hold.

    python benchmarks/large_weights.py

Both are made here with random numbers: a weights file of Inkling's own, and a .pth as torchvision publishes them
(torch.save, a zip with stored records). Each loading is a process of its own, with torch and torchvision imported
before the clock starts. "First": the file is hashed. "Known": its hash is known. "Ready": a network that could answer;
"answered": its first answer. Memory: what the process holds more than before, of its own and of mapped files; mapped
pages are the file cache's and are held once however many processes map them.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

PROGRAM = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(PROGRAM))

TARGET_S = 0.5


def main() -> None:
    """Parent: make the files, run the children, print the table."""
    arguments = _arguments()
    if arguments.child:
        print(json.dumps(measured(Path(arguments.child))))
        return
    with tempfile.TemporaryDirectory() as folder:
        os.environ["INKLING_HOME"] = folder
        paths = made(Path(folder))
        time.sleep(1)  # a hash is only trusted when the file is older than the clock's tick
        print("| file | | ready | answered | own memory | mapped | target |\n|---|---|---|---|---|---|---|")
        for path in paths:
            for name in ("first", "known"):
                told = json.loads(subprocess.check_output([sys.executable, __file__, "--child", str(path)]))
                target = f"≤ {TARGET_S} s" if name == "known" else ""
                print(
                    f"| {path.suffix}, {path.stat().st_size / 1e6:.0f} MB | {name} | {told['ready']:.2f} s | "
                    f"{told['answered']:.2f} s | {told['own']:+.0f} MB | {told['mapped']:+.0f} MB | {target} |",
                    flush=True,
                )


def made(folder: Path) -> list[Path]:
    """VGG-16 with random numbers, in both forms."""
    import torch

    from engine.library.torchvision_weights import IMAGENET
    from engine.weights.model_card import ModelCard
    from engine.weights.weights_file import save_weights
    from models.build import build

    network = build("vgg16", classes=1000, channels=3, size=224, form="full")
    card = ModelCard(
        name="VGG-16",
        architecture="vgg16",
        form="full",
        classes=tuple(f"class {number}" for number in range(1000)),
        input=IMAGENET,
        parameters=138_357_544,
        data="random numbers",
    )
    ours, foreign = folder / "vgg16.safetensors", folder / "vgg16.pth"
    save_weights(ours, network.state_dict(), card)
    torch.save(network.state_dict(), foreign)
    return [ours, foreign]


def measured(path: Path) -> dict[str, float]:
    """Seconds until ready and answered, MB of own and mapped memory more than before."""
    import torch

    import models.vision  # noqa: F401  its import is not what is measured
    from engine.library.torchvision_weights import IMAGENET
    from engine.weights.load_network import assemble
    from engine.weights.model_card import ModelCard
    from engine.weights.weights_file import load_weights

    path.open("rb").read()  # into the file cache
    picture = torch.zeros(1, 3, 224, 224)
    before = _memory()
    started = time.perf_counter()
    if path.suffix == ".safetensors":
        state, card = load_weights(path)
    else:
        from engine.weights.checkpoint.reader import read_checkpoint

        state = read_checkpoint(path).state
        classes = tuple(map(str, range(1000)))
        card = ModelCard("VGG-16", "vgg16", "full", classes, IMAGENET, 138_357_544, "random numbers")
    network = assemble(card, state)
    ready = time.perf_counter() - started
    with torch.inference_mode():
        network(picture)
    answered = time.perf_counter() - started
    after = _memory()
    return {
        "ready": ready,
        "answered": answered,
        "own": after["RssAnon"] - before["RssAnon"],
        "mapped": after["RssFile"] - before["RssFile"],
    }


def _memory() -> dict[str, float]:
    """MB of this process, own and mapped; Linux only."""
    lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    return {
        name: int(rest.split()[0]) / 1024 for name, _, rest in (line.partition(":") for line in lines) if "Rss" in name
    }


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--child", default="", help=argparse.SUPPRESS)
    return parser.parse_args()


if __name__ == "__main__":
    main()
