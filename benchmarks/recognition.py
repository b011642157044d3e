"""One picture through each full-size network: the faster runtimes beside plain PyTorch, in turns, with their answers.

    python benchmarks/recognition.py [--networks resnet50,vgg16] [--rounds 7] [--inputs 16] [--threads 2]

Plain PyTorch is the network as it is: float32, eager, inference mode. Weights are random with realistic statistics:
normalization measured on pictures, with scales and shifts that keep most rectifiers open (random networks with others
enlarge any rounding from layer to layer, which trained ones do not), logits with deviation 3. Every round
asks each way once for one picture; medians, and the ratio of medians. In brackets: on how many pictures the first
answer is the same, counted strictly, and the largest difference of a logit as a share of the logits' range. Prints a
table for benchmarks/README.md.
"""

import argparse
import gc
import platform
import sys
import time
from dataclasses import dataclass, replace
from pathlib import Path
from statistics import median

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import torch
from torch import Tensor, nn

from engine.inference.autotune.benchmark import BUILDERS
from engine.inference.autotune.equivalence import is_same, samples
from engine.inference.backends.backend import BackendKey, BackendUnavailableError, CompiledNetwork
from engine.inference.backends.pytorch import PlainNetwork
from engine.library.torchvision_weights import IMAGENET
from models.build import build
from models.catalog import ARCHITECTURES, Architecture, architecture

WAYS: tuple[BackendKey, ...] = ("folded", "folded-bf16", "openvino", "openvino-bf16")
TARGETS = {"resnet50": 0.25, "densenet121": 0.25}  # with OpenVINO; half for all others and without it
CPU = torch.device("cpu")


@dataclass(frozen=True)
class Row:
    """One way on one network. share: of plain PyTorch's time; same: pictures with the same first answer."""

    name: str
    milliseconds: float
    share: float
    same: int
    difference: float
    is_same: bool


def main() -> None:
    """Print a row per network and way."""
    arguments = _arguments()
    torch.set_num_threads(arguments.threads)
    keys = arguments.networks.split(",") if arguments.networks else [one.key for one in ARCHITECTURES if _is_full(one)]
    print(_header(arguments))
    print("| network | plain | " + " | ".join(BUILDERS[key][0].name for key in WAYS) + " | target |")
    print("|---|---|" + "---|" * (len(WAYS) + 1))
    for key in keys:
        plain, rows = measured(architecture(key), arguments.rounds, arguments.inputs)
        cells = [_cell(rows.get(backend), arguments.inputs) for backend in WAYS]
        print(f"| {key} | {plain:.0f} ms | " + " | ".join(cells) + f" | {_verdict(key, rows)} |", flush=True)
        gc.collect()


def measured(network: Architecture, rounds: int, inputs: int) -> tuple[float, dict[BackendKey, Row]]:
    """Median milliseconds of plain PyTorch, and what each way did that can be had here."""
    spec = replace(IMAGENET, size=network.size)
    pictures = samples(spec, inputs)
    made = realistic(network, pictures)
    backends: dict[BackendKey, CompiledNetwork] = {}
    for key in WAYS:
        try:
            backends[key] = BUILDERS[key][1](made, pictures[:1])
        except BackendUnavailableError as error:
            print(f"{network.key}, {key}: {error}", file=sys.stderr)
    plain = PlainNetwork(made, CPU)
    with torch.inference_mode():
        wanted = torch.cat([plain.logits(one) for one in pictures.split(1)])
        answers = {
            key: torch.cat([backend.logits(one) for one in pictures.split(1)]) for key, backend in backends.items()
        }
        seconds = _in_turns({"plain": plain, **backends}, pictures, rounds)
    quick = seconds.pop("plain")
    rows = {key: _row(key, answers[key], wanted, seconds[key], quick) for key in backends}
    return quick * 1000, rows


def realistic(network: Architecture, pictures: Tensor) -> nn.Module:
    """The full form in eval mode; see the top of this file for its numbers."""
    torch.manual_seed(0)
    with torch.device("meta"):  # some networks initialize themselves for minutes
        made = build(network.key, classes=1000, channels=3, size=network.size, form="full")
    made = made.to_empty(device="cpu").eval().requires_grad_(False)
    for layer in made.modules():
        if isinstance(layer, nn.Conv2d | nn.Linear):
            nn.init.kaiming_normal_(layer.weight, nonlinearity="relu")
            if layer.bias is not None:
                nn.init.zeros_(layer.bias)
        elif isinstance(layer, nn.BatchNorm2d):
            layer.reset_running_stats()
    norms = [layer for layer in made.modules() if isinstance(layer, nn.BatchNorm2d)]
    for norm in norms:
        norm.weight.uniform_(0.3, 0.7)
        norm.bias.normal_(0.5, 0.2)
        norm.momentum = None  # the mean of all that it sees
        norm.train()
    with torch.no_grad():
        made(pictures[:4])
    made.eval()
    head = [layer for layer in made.modules() if isinstance(layer, nn.Linear)][-1]
    with torch.no_grad():
        logits = torch.cat([made(one) for one in pictures.split(1)])
        factor = 3 / logits.std()
        head.weight.mul_(factor)
        head.bias.mul_(factor)
    return made


def _in_turns(backends: dict[str, CompiledNetwork], pictures: Tensor, rounds: int) -> dict[str, float]:
    seconds: dict[str, list[float]] = {key: [] for key in backends}
    for turn in range(rounds):
        one = pictures[turn % len(pictures)].unsqueeze(0)
        for key, backend in backends.items():
            started = time.perf_counter()
            backend.logits(one)
            seconds[key].append(time.perf_counter() - started)
    return {key: median(values) for key, values in seconds.items()}


def _row(key: BackendKey, answers: Tensor, wanted: Tensor, seconds: float, plain: float) -> Row:
    backend = BUILDERS[key][0]
    difference = float(((answers - wanted).abs().amax(1) / (wanted.amax(1) - wanted.amin(1))).max())
    same = int((answers.argmax(1) == wanted.argmax(1)).sum())
    is_alike = is_same(wanted, answers, is_exact=backend.is_exact)
    return Row(backend.name, seconds * 1000, seconds / plain, same, difference, is_alike)


def _cell(row: Row | None, inputs: int) -> str:
    if row is None:
        return "–"
    told = "" if row.is_same else " **other answers**"
    return f"{row.milliseconds:.0f} ms, {row.share:.2f} ({row.same}/{inputs}, {row.difference:.1e}){told}"


def _verdict(key: str, rows: dict[BackendKey, Row]) -> str:
    """Whether the fastest way that agrees reaches the target, without OpenVINO and with it."""
    torch_shares = [row.share for backend, row in rows.items() if row.is_same and backend.startswith("folded")]
    all_shares = [row.share for row in rows.values() if row.is_same]
    words = [f"half {'yes' if min(torch_shares, default=1.0) <= 0.5 else 'no'}"]
    if key in TARGETS and any(backend.startswith("openvino") for backend in rows):
        words.append(f"quarter {'yes' if min(all_shares, default=1.0) <= TARGETS[key] else 'no'}")
    return ", ".join(words)


def _is_full(network: Architecture) -> bool:
    return network.has_full_form


def _header(arguments: argparse.Namespace) -> str:
    from importlib.metadata import PackageNotFoundError, version

    try:
        openvino = version("openvino")
    except PackageNotFoundError:
        openvino = "not installed"
    cpu = torch.backends.cpu.get_cpu_capability()
    return (
        f"{platform.machine()} {cpu}, {arguments.threads} threads, Python {platform.python_version()}, torch "
        f"{torch.__version__}, OpenVINO {openvino}; {arguments.rounds} rounds, {arguments.inputs} pictures.\n"
    )


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--networks", default="", help="keys, separated by commas; default: all full forms")
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--inputs", type=int, default=16)
    parser.add_argument("--threads", type=int, default=2)
    return parser.parse_args()


if __name__ == "__main__":
    main()
