"""Every network in every form, exported as ONNX, .pth and .safetensors, each proven in a process of its own.

    python benchmarks/exports.py [NETWORK:FORM:SIZE:CHANNELS ...] [--as onnx,pth,safetensors]

Without names: all networks of the catalog, the small form for 32×32 and the full form at its own size, with random
weights and five classes. Per network: time, largest relative difference of a logit, agreement. Wants the extra
``export``; all networks take about 25 minutes on two quiet cores.
"""

import argparse
import os
import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path

PROGRAM = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(PROGRAM))
os.environ["INKLING_HOME"] = tempfile.mkdtemp(prefix="inkling-exports-")

import torch  # noqa: E402

from engine.export.events import ExportDone, FileProven  # noqa: E402
from engine.export.export import export  # noqa: E402
from engine.export.formats import chosen_formats  # noqa: E402
from engine.networks.input_spec import InputSpec  # noqa: E402
from engine.weights.model_card import ModelCard  # noqa: E402
from engine.weights.weights_file import save_weights  # noqa: E402
from models.build import build  # noqa: E402
from models.catalog import ARCHITECTURES  # noqa: E402

CARD = ModelCard(
    name="x",
    architecture="",
    form="",
    classes=("ant", "bee", "cat", "dog", "elk"),
    input=InputSpec(channels=3, size=32, mean=(0.5,) * 3, std=(0.25,) * 3, kind="photo"),
    parameters=0,
    data="nothing",
    temperature=1.25,
)


def all_cases() -> list[str]:
    """Every network in both forms."""
    found: list[str] = []
    for one in ARCHITECTURES:
        found.append(f"{one.key}:small:32:{1 if one.family == 'LeNet' else 3}")
        if one.has_full_form:
            found.append(f"{one.key}:full:{one.size}:{one.channels}")
    return found


def tried(case: str, formats: str, folder: Path) -> bool:
    """Export one network; whether all of it was proven."""
    key, form, size, channels = case.split(":")
    kind = "ink" if channels == "1" else "photo"
    count = int(channels)
    spec = InputSpec(3 if count == 3 else 1, int(size), (0.5,) * count, (0.25,) * count, kind)
    torch.manual_seed(0)
    try:
        network = build(key, classes=len(CARD.classes), channels=count, size=int(size), form=form).eval()
    except (ValueError, KeyError) as error:
        print(f"{case:32} has no such form: {error}", flush=True)
        return True
    weights = sum(parameter.numel() for parameter in network.parameters())
    card = replace(CARD, name=key, architecture=key, form=form, input=spec, parameters=weights)
    save_weights(folder / "w.safetensors", network.state_dict(), card)
    del network
    began = time.monotonic()
    told = list(export(folder / "w.safetensors", folder / key, chosen_formats(formats)))
    took = time.monotonic() - began
    proofs = [event for event in told if isinstance(event, FileProven)]
    words = ", ".join(f"{one.file} {one.largest_difference:.1e} {one.agreed}/{one.pictures}" for one in proofs)
    is_done = isinstance(told[-1], ExportDone)
    print(f"{case:32} {took:6.1f} s  {words}{'' if is_done else f'  FAILED: {told[-1]}'}", flush=True)
    return is_done


def main() -> int:
    """Export what was named, or everything."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("cases", nargs="*")
    parser.add_argument("--as", dest="formats", default="")
    given = parser.parse_args()
    passed = list[bool]()
    for case in given.cases or all_cases():
        with tempfile.TemporaryDirectory() as folder:
            passed.append(tried(case, given.formats, Path(folder)))
    print(f"{sum(passed)} of {len(passed)} proven")
    return 0 if all(passed) else 1


if __name__ == "__main__":
    sys.exit(main())
