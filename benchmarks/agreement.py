"""How often a faster runtime answers otherwise than plain PyTorch, on real pictures and the weights that ship.

    python benchmarks/agreement.py [--cifar CIFAR-10/test] [--count 500] [--threads 2] [--weights vgg,resnet]
        [--ways folded-bf16,openvino-bf16]

MNIST's test pictures come with the program; CIFAR-10's are a folder with a sub-folder of pictures for each class, and
without it recognizers of photos are left out. The same number of each class is taken. Every way of computing is
prepared without being judged, so that what the check at load time refuses is seen, too. Columns: on how many pictures
the first answer differs, how many of these were ones of which plain PyTorch was sure, the largest and the mean
difference of a calibrated probability, the largest difference of a logit as a share of the logits' range, and what the
check at load time says. Prints a table for benchmarks/README.md.
"""

import argparse
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from engine.data.formats.mnist import FOLDER, read_split
from engine.inference import decision
from engine.inference.autotune.benchmark import BUILDERS, EquivalenceCheck
from engine.inference.backends.backend import BackendKey, BackendUnavailableError, CompiledNetwork, NotEquivalentError
from engine.inference.backends.pytorch import PlainNetwork
from engine.networks.input_spec import InputSpec
from engine.networks.preprocess import to_input
from engine.pictures.decode import fit, open_picture
from engine.storage.paths import RESOURCES
from engine.weights.load_network import assemble
from engine.weights.model_card import ModelCard
from engine.weights.weights_file import sound_file

WAYS: tuple[BackendKey, ...] = ("folded", "folded-bf16", "openvino", "openvino-bf16")
CPU = torch.device("cpu")


def main() -> None:
    """Print a row for each shipped weights file and way."""
    arguments = _arguments()
    torch.set_num_threads(arguments.threads)
    print("| weights | way | pictures | other answer | of these sure | probability, largest | mean | logit | check |")
    print("|---|---|---|---|---|---|---|---|---|")
    wanted = tuple(arguments.weights.split(",")) if arguments.weights else ()
    for path in sorted((RESOURCES / "weights").glob("*.safetensors")):
        if wanted and not path.name.startswith(wanted):
            continue
        file = sound_file(path)
        if file.card.input.kind == "photo" and arguments.cifar is None:
            continue
        pictures = _pictures(file.card.input, arguments.cifar, arguments.count)
        network = assemble(file.card, file.state())
        plain = PlainNetwork(network, CPU)
        judge = EquivalenceCheck(network, file.card.input, CPU)
        batch = to_input(torch.from_numpy(pictures), file.card.input)
        wanted_logits = _answers(plain, batch)
        for key in WAYS:
            if key not in tuple[str, ...](arguments.backends.split(",")):
                continue
            try:
                runtime = BUILDERS[key][1](network, batch[:1])
            except BackendUnavailableError as error:
                print(f"{path.stem}, {key}: {error}", file=sys.stderr)
                continue
            try:
                judge.built(key)
                passes = True
            except (BackendUnavailableError, NotEquivalentError):
                passes = False
            print(_row(path.stem, file.card, runtime, wanted_logits, _answers(runtime, batch), passes), flush=True)


def _row(name: str, card: ModelCard, runtime: CompiledNetwork, plain: Tensor, other: Tensor, passes: bool) -> str:
    before = decision.probabilities_of(card, plain.numpy())
    after = decision.probabilities_of(card, other.numpy())
    differs = before.argmax(1) != after.argmax(1)
    sure = differs & (before.max(1) >= card.sure_above)
    change = np.abs(before - after)
    spread = (plain.amax(1) - plain.amin(1)).clamp_min(1e-6)
    logit = float(((plain - other).abs().amax(1) / spread).max())
    return (
        f"| {name} | {runtime.backend.name} | {len(plain)} | {int(differs.sum())} ({differs.mean():.2%}) "
        f"| {int(sure.sum())} "
        f"| {100 * change.max():.2f} points | {100 * change.max(1).mean():.3f} points | {logit:.3%} "
        f"| {'used' if passes else 'refused'} |"
    )


def _answers(runtime: CompiledNetwork, batch: Tensor) -> Tensor:
    """One by one, as the window asks."""
    with torch.inference_mode():
        return torch.cat([runtime.logits(one) for one in batch.split(1)])


def _pictures(spec: InputSpec, cifar: Path | None, count: int) -> NDArray[np.uint8]:
    """uint8 (about ``count``, C, H, W): as many of each class."""
    if spec.kind == "ink":
        test = read_split(FOLDER, "t10k")
        places = [np.flatnonzero(test.labels == label)[: count // 10] for label in range(10)]
        return test.images[np.concatenate(places)]
    assert cifar is not None
    files = [path for one in sorted(cifar.iterdir()) for path in sorted(one.iterdir())[: count // 10]]
    return np.stack([fit(open_picture(path).rgb, spec).transpose(2, 0, 1) for path in files])


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cifar", type=Path)
    parser.add_argument("--count", type=int, default=500)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--weights", default="")
    parser.add_argument("--ways", default=",".join(WAYS))
    return parser.parse_args()


if __name__ == "__main__":
    main()
