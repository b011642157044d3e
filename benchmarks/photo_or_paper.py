"""Does a dropped picture go to the photo recognizer or to the one for handwriting? Fitted and measured here.

    python benchmarks/photo_or_paper.py --cifar FOLDER [--pages 700] [--photos 2000] [--seed 2] [--fit]

FOLDER holds CIFAR-10 as pictures: train/CLASS/*.jpg and test/CLASS/*.jpg. Pages are MNIST's digits, one to sixteen of
them, on the papers of benchmarks/paper.py, a third of them in colors of their own, plus MNIST's pictures as they are,
dark on light and light on dark. Measured on the test parts of both. --fit takes the train parts of both and prints the
numbers for engine/pictures/photo_or_paper.py.
"""

import argparse
import gzip
import sys
from dataclasses import replace
from pathlib import Path

import cv2
import numpy as np
from PIL import Image

PROGRAM = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(PROGRAM))

from benchmarks.paper import STYLES, photographed  # noqa: E402
from engine.pictures.photo_or_paper import FEATURES, SURE, features, looks_like_photo  # noqa: E402

MNIST = {"train": "train-images-idx3-ubyte.gz", "test": "t10k-images-idx3-ubyte.gz"}


def digits(part: str) -> np.ndarray:
    """MNIST's pictures, uint8 (N, 28, 28)."""
    with gzip.open(PROGRAM / "resources" / "mnist" / MNIST[part]) as file:
        return np.frombuffer(file.read(), np.uint8, offset=16).reshape(-1, 28, 28)


def pages(part: str, count: int, seed: int) -> list[np.ndarray]:
    """Photographed papers of all styles, in turn."""
    known, rng, made = digits(part), np.random.default_rng(seed), []
    styles = list(STYLES.values())
    for index in range(count):
        style = styles[index % len(styles)]
        if index % 3 == 2:
            paper = np.clip(np.array(style.paper) + rng.integers(-25, 20, 3), 0, 255)
            ink = np.clip(np.array(style.ink) + rng.integers(-20, 80, 3), 0, 255)
            style = replace(style, paper=tuple(paper.tolist()), ink=tuple(ink.tolist()))
        side = int(rng.choice([1, 1, 1, 2, 3, 4]))
        page = np.zeros((28 * side, 28 * side), np.uint8)
        for row in range(side):
            for column in range(side):
                if rng.random() < 0.85:
                    page[28 * row :, 28 * column :][:28, :28] = known[rng.integers(len(known))]
        made.append(photographed(page, style, rng)[0])
    return made


def plain_digits(part: str, count: int, seed: int) -> list[np.ndarray]:
    """MNIST's pictures in three channels, every second one dark on light."""
    known = digits(part)
    chosen = np.random.default_rng(seed).choice(len(known), count, replace=False)
    turned = (255 - known[i] if place % 2 else known[i] for place, i in enumerate(chosen))
    return [np.repeat(one[..., None], 3, 2) for one in turned]


def photos(folder: Path, part: str, count: int) -> list[np.ndarray]:
    """As many pictures of each class of CIFAR-10."""
    classes = sorted(path for path in (folder / part).iterdir() if path.is_dir())
    paths = [path for kind in classes for path in sorted(kind.glob("*.jpg"))[: count // len(classes)]]
    return [np.asarray(Image.open(path).convert("RGB")) for path in paths]


def fit(ink: list[np.ndarray], things: list[np.ndarray], decay: float = 2e-4) -> None:
    """Print weights and bias of a logistic regression in which both kinds count alike."""
    import torch

    given = np.stack([features(picture) for picture in (*ink, *things)])
    middle, spread = given.mean(0), given.std(0) + 1e-6
    x = torch.from_numpy((given - middle) / spread)
    y = torch.tensor([0.0] * len(ink) + [1.0] * len(things))
    share = torch.where(y > 0, len(ink) / len(things), 1.0)
    weights, bias = torch.zeros(x.shape[1], requires_grad=True), torch.zeros(1, requires_grad=True)
    optimizer = torch.optim.LBFGS([weights, bias], max_iter=400, line_search_fn="strong_wolfe")

    def loss() -> torch.Tensor:
        optimizer.zero_grad()
        wrong = torch.nn.functional.binary_cross_entropy_with_logits(x @ weights + bias, y, share)
        total = wrong + decay * weights.square().sum()
        total.backward()
        return total

    optimizer.step(loss)
    found = weights.detach().numpy() / spread
    print("WEIGHTS =", tuple(round(float(one), 3) for one in found))
    print("BIAS =", round(float(bias.detach()) - float(found @ middle), 3))
    scores = (x @ weights + bias).detach().numpy()
    print(
        f"above {SURE}: {(scores[: len(ink)] > SURE).mean():.2%} of the pages, {(scores[len(ink) :] > SURE).mean():.2%}"
    )
    print(f"highest pages: {np.sort(scores[: len(ink)])[-5:].round(2)}; {len(FEATURES)} features")


def main() -> None:
    """Fit, or measure."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--cifar", type=Path, required=True)
    parser.add_argument("--pages", type=int, default=700)
    parser.add_argument("--photos", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=2)
    parser.add_argument("--fit", action="store_true")
    options = parser.parse_args()
    cv2.setNumThreads(1)
    part = "train" if options.fit else "test"
    papers = pages(part, options.pages, options.seed)
    plain = plain_digits(part, options.pages // 2, options.seed)
    things = photos(options.cifar, part, options.photos)
    if options.fit:
        fit([*papers, *plain], things)
        return
    for name, kind in (("pages", papers), ("MNIST as it is", plain), ("CIFAR-10 photos", things)):
        taken = sum(looks_like_photo(picture) for picture in kind)
        print(f"{name:16s} {taken:5d} of {len(kind):5d} taken for photos ({taken / len(kind):.2%})")


if __name__ == "__main__":
    main()
