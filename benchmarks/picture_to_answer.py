"""A 12-megapixel JPEG from its path to ResNet-18's answer, through the real engine process.

    python benchmarks/picture_to_answer.py [--pictures 8]

The script makes the pictures: scenes of all scales with edges and noise, 4000×3000, quality 92. The recognizer is
ResNet-18 with 1,000 classes and random numbers. The time is from writing the request into the engine's
pipe until its answer has been read; it holds opening, decoding, the network and the picture that is sent back to be
shown. First with plain PyTorch, then with the runtime that the engine found meanwhile. At the end each answer is
compared with the one to the picture decoded at its full size.
"""

import argparse
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from typing import BinaryIO

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw

from engine.protocol.codec import read_frame
from engine.protocol.envelope import Envelope
from engine.protocol.messages import CODEC, EngineReady
from engine.protocol.recognize import Read, ReadFile

PROGRAM = Path(__file__).resolve().parents[1]
WIDTH, HEIGHT = 4000, 3000
TARGET_MS = 400
LONGEST_WAIT_S = 120


def main() -> None:
    """Print the times and whether the answers are the same."""
    arguments = _arguments()
    with tempfile.TemporaryDirectory() as folder:
        os.environ["INKLING_HOME"] = folder
        paths = [scene(Path(folder) / f"{number}.jpg", number) for number in range(arguments.pictures)]
        key = _recognizer()
        print(f"{WIDTH}×{HEIGHT}, {sum(path.stat().st_size for path in paths) / len(paths) / 1e6:.1f} MB on average")
        with _engine() as (requests, answers):
            first = _ask(requests, answers, 1, paths[0], key)[1]
            print(f"the very first picture, network not loaded yet: {first:.0f} ms")
            plain = [_ask(requests, answers, 2, path, key) for path in paths]
            _report(plain)
            fast = _until_fast(requests, answers, paths, key)
            if fast:
                _report(fast)
        best = fast or plain
        same = sum(
            read.reading.prediction.label == _whole(path, key) for path, (read, _) in zip(paths, best, strict=True)
        )
        print(f"the same first answer as without reduced decoding: {same} of {len(paths)}")


def scene(path: Path, seed: int) -> Path:
    """A JPEG with detail at all scales: clouds of five sizes, two hundred shapes with hard edges, fine noise."""
    rng = np.random.default_rng(seed)
    rgb: NDArray[np.float32] = np.full((HEIGHT, WIDTH, 3), 128, np.float32)
    for cells in (4, 12, 40, 130, 400):
        noise = rng.normal(0, 30, (cells * 3 // 4, cells, 3)).clip(-100, 100) + 128
        layer = Image.fromarray(noise.astype(np.uint8)).resize((WIDTH, HEIGHT), Image.Resampling.BICUBIC)
        rgb += np.asarray(layer, np.float32) - 128
    image = Image.fromarray(rgb.clip(0, 255).astype(np.uint8))
    draw = ImageDraw.Draw(image)
    for _ in range(200):
        x, y, size = rng.integers(WIDTH), rng.integers(HEIGHT), rng.integers(20, 600)
        color = tuple(int(part) for part in rng.integers(0, 256, 3))
        (draw.ellipse if rng.random() < 0.5 else draw.rectangle)((x, y, x + size, y + size // 2), fill=color)
    grain = rng.integers(-12, 13, (HEIGHT, WIDTH, 1), np.int16)
    noisy = (np.asarray(image, np.int16) + grain).clip(0, 255).astype(np.uint8)
    Image.fromarray(noisy).save(path, quality=92)
    return path


def _recognizer() -> str:
    """A ResNet-18 in the library; its key."""
    from benchmarks.recognition import realistic
    from engine.inference.autotune.equivalence import samples
    from engine.library import recognizers
    from engine.library.torchvision_weights import IMAGENET
    from engine.weights.model_card import ModelCard
    from models.catalog import architecture

    network = realistic(architecture("resnet18"), samples(IMAGENET, 8))
    card = ModelCard(
        name="ResNet-18",
        architecture="resnet18",
        form="full",
        classes=tuple(f"class {number}" for number in range(1000)),
        input=IMAGENET,
        parameters=11_689_512,
        data="random numbers",
    )
    return recognizers.add(network.state_dict(), card).key


@contextmanager
def _engine() -> Iterator[tuple[BinaryIO, BinaryIO]]:
    process = subprocess.Popen(
        [sys.executable, str(PROGRAM / "main.py"), "engine"], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    assert process.stdin is not None
    assert process.stdout is not None
    try:
        assert isinstance(_next(process.stdout), EngineReady)
        yield process.stdin, process.stdout
    finally:
        process.stdin.close()
        process.wait(30)


def _ask(requests: BinaryIO, answers: BinaryIO, number: int, path: Path, key: str) -> tuple[Read, float]:
    started = time.perf_counter()
    requests.write(CODEC.encode(Envelope(number, "", ReadFile(str(path), key))))
    requests.flush()
    read = _next(answers)
    took = (time.perf_counter() - started) * 1000
    if not isinstance(read, Read):
        raise SystemExit(f"no answer: {read}")
    return read, took


def _until_fast(requests: BinaryIO, answers: BinaryIO, paths: list[Path], key: str) -> list[tuple[Read, float]]:
    """The times once the engine has found a faster runtime in a quiet moment; empty when plain PyTorch stays."""
    until = time.monotonic() + LONGEST_WAIT_S
    while time.monotonic() < until:
        time.sleep(4)
        if _ask(requests, answers, 3, paths[0], key)[0].reading.runtime != "PyTorch":
            return [_ask(requests, answers, 4, path, key) for path in paths]
    return []


def _next(answers: BinaryIO) -> object:
    frame = read_frame(answers)
    if frame is None:
        raise SystemExit("the engine ended")
    return CODEC.decode(*frame).message


def _report(told: list[tuple[Read, float]]) -> None:
    times = sorted(took for _, took in told)
    print(
        f"{told[0][0].reading.runtime}: median {median(times):.0f} ms, worst {times[-1]:.0f} ms (target {TARGET_MS}); "
        f"within the engine {median(read.reading.milliseconds for read, _ in told):.0f} ms after decoding"
    )


def _whole(path: Path, key: str) -> str:
    """The plain network's answer to the picture decoded at its full size."""
    from engine.inference.recognizer import Recognizer
    from engine.library import recognizers
    from engine.pictures.decode import open_picture
    from engine.reading.read_picture import read_picture

    recognizer = Recognizer.load(Path(recognizers.recognizer(key).path))
    return read_picture(open_picture(path, detail=WIDTH), recognizer).prediction.label


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--pictures", type=int, default=8)
    return parser.parse_args()


if __name__ == "__main__":
    main()
