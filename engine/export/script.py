"""predict.py: a small script that uses an exported file without Inkling, put together from resources/export."""

import ast
from dataclasses import dataclass

from engine.storage.json_text import json_text
from engine.storage.paths import PROGRAM_FOLDER, RESOURCES
from engine.version import VERSION
from engine.weights.model_card import ModelCard
from models.catalog import architecture

PARTS = RESOURCES / "export"
ABOUT = "about.json"
NETWORK = "network"  # the folder beside the script that holds the network's source
TERMS = "You may use, change and pass on this script without any condition (MIT No Attribution)."


@dataclass(frozen=True)
class Script:
    """text: the script. needs: the packages that run it."""

    text: str
    needs: tuple[str, ...]


def onnx_script(card: ModelCard, name: str, file: str) -> Script:
    """The script ``name`` for the ONNX file ``file``: numpy, Pillow and onnxruntime are all it needs."""
    needs = ("numpy", "pillow", "onnxruntime")
    settings = [f"FILE = Path(__file__).with_name({quoted(file)})", *_picture_settings(card)]
    return Script(_joined(card, name, file, needs, settings, ["with_onnx", _reader(card), "answer"]), needs)


def torch_script(card: ModelCard, name: str, file: str, module: str, first: str) -> Script:
    """The script ``name`` for ``file``, a .pth or .safetensors, with PyTorch.

    The network is torchvision's own where the form is; else ``module`` names its source, which lies in the folder
    ``network`` beside the script. first: the name of the first convolution's weight.
    """
    spec, is_pth, torchvision = card.input, file.endswith(".pth"), is_torchvision(card)
    channels = 3 if torchvision else spec.channels
    needs = (
        "numpy",
        "pillow",
        "torch",
        *(["torchvision"] if torchvision else []),
    )
    mean, std = (numbers * (channels // len(numbers)) for numbers in (spec.mean, spec.std))
    settings = [
        f"FILE = Path(__file__).with_name({quoted(file)})",
        f"ABOUT = Path(__file__).with_name({quoted(ABOUT)})",
        *_picture_settings(card),
        f"MEAN, STD = {mean!r}, {std!r}",
        f"TEMPERATURE = {card.temperature!r}",
        f"MIRRORED = {card.answers_from == 'mirrored'}  # whether the mirror image is asked about too",
        "",
        "",
        *_network_lines(card, module),
        "",
        "",
        *(_pth_lines() if is_pth else _safetensors_lines(first if channels != spec.channels else "")),
    ]
    return Script(_joined(card, name, file, needs, settings, [_reader(card), "with_torch", "answer"]), needs)


def is_torchvision(card: ModelCard) -> bool:
    """Whether the recognizer's network is torchvision's own class."""
    return card.form == "full" and architecture(card.architecture).is_in_torchvision


def make_options(card: ModelCard) -> dict[str, object]:
    """What makes the network: options of torchvision's function, or of ``build`` in the network's own source."""
    if not is_torchvision(card):
        spec = card.input
        return {"classes": len(card.classes), "channels": spec.channels, "size": spec.size, "form": card.form}
    return {"num_classes": len(card.classes), **dict(architecture(card.architecture).torchvision_options)}


def network_sources(module: str) -> dict[str, str]:
    """File name -> text of the network's source ``models/<module>.py`` and all that it imports, for ``network/``."""
    found = {"__init__.py": '"""The network of the recognizer beside, from Inkling (MIT License)."""\n'}
    waiting = [f"{module}.py"]
    while waiting:
        name = waiting.pop()
        text = (PROGRAM_FOLDER / "models" / name).read_text("utf-8")
        found[name] = text.replace("from models.", f"from {NETWORK}.")
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("models."):
                *folders, inner = str(node.module).split(".")[1:]
                packages = ["/".join((*folders[:depth], "__init__.py")) for depth in range(1, len(folders) + 1)]
                needed = ["/".join((*folders, f"{inner}.py")), *packages]
                waiting += [file for file in needed if file not in found]
    return found


def _picture_settings(card: ModelCard) -> list[str]:
    spec = card.input
    if spec.kind == "ink":
        return [f"SIZE = {spec.size}"]
    return [f"CHANNELS, SIZE, RESIZE = {spec.channels}, {spec.size}, {max(spec.resize, spec.size)}"]


def _network_lines(card: ModelCard, module: str) -> list[str]:
    options = ", ".join(f"{name}={quoted(value)}" for name, value in make_options(card).items())
    if is_torchvision(card):
        imported, made = "import torchvision", f"torchvision.models.{card.architecture}({options})"
    else:
        imported, made = f"from {NETWORK}.{module} import build", f"build({quoted(card.architecture)}, {options})"
    return [
        "def make_network():",
        f'    """{card.architecture}, untrained."""',
        f"    {imported}",
        "",
        f"    return {made}",
    ]


def _pth_lines() -> list[str]:
    return [
        "def load_state():",
        '    """The weights; no code in the file is run."""',
        '    return torch.load(FILE, map_location="cpu", weights_only=True)',
    ]


def _safetensors_lines(gray: str) -> list[str]:
    return [
        "def load_state():",
        '    """The weights, as float32. The file: length of a header, the header (JSON), then all numbers."""',
        "    data = FILE.read_bytes()",
        '    start = 8 + int.from_bytes(data[:8], "little")',
        '    kinds = {"F32": torch.float32, "F16": torch.float16, "I64": torch.int64}',
        "    state = {}",
        "    for name, place in json.loads(data[8:start]).items():",
        '        if name != "__metadata__":',
        '            begin, end = (start + offset for offset in place["data_offsets"])',
        '            numbers = torch.frombuffer(bytearray(data[begin:end]), dtype=kinds[place["dtype"]])',
        '            state[name] = numbers.view(place["shape"])',
        "    state = {name: one.float() if one.is_floating_point() else one for name, one in state.items()}",
        *([f'    state["{gray}"] = state["{gray}"].repeat(1, 3, 1, 1) / 3  # gray in all colors'] if gray else []),
        "    return state",
    ]


def _reader(card: ModelCard) -> str:
    return "ink" if card.input.kind == "ink" else "photo"


def _joined(
    card: ModelCard, name: str, file: str, needs: tuple[str, ...], settings: list[str], parts: list[str]
) -> str:
    imports, bodies = {"from pathlib import Path"}, list[str]()
    for part in parts:
        above, body = _divided((PARTS / f"{part}.py").read_text("utf-8"))
        imports.update(above)
        bodies.append(body)
    standard = [line for line in ("import json", "import sys", "from pathlib import Path") if line in imports]
    packages = sorted(imports - set(standard), key=lambda line: (line.startswith("from"), line.split()[1].lower()))
    head = [
        f'"""Recognizes pictures with {_plain(card.name)} ({card.architecture}), made by Inkling {VERSION}.',
        "",
        f"    python {name} PICTURE...          the best three answers to each picture",
        f"    python {name} --json PICTURE...   one line of JSON each",
        "",
        f"Needs {file} beside it and: pip install {' '.join(needs)}",
        TERMS,
        f"The weights: {_plain(card.licence).removeprefix('Weights: ') or 'as the pictures they were learned from.'}",
        '"""',
        "",
    ]
    return "\n".join([*head, *standard, "", *packages, "", *settings, "", "", *bodies])


def _divided(part: str) -> tuple[set[str], str]:
    """Imports and the rest of one part, without its docstring."""
    tree = ast.parse(part)
    imports = [node for node in tree.body if isinstance(node, ast.Import | ast.ImportFrom)]
    lines = part.splitlines()
    last = max(node.end_lineno or node.lineno for node in imports)
    return {ast.unparse(node) for node in imports}, "\n".join(lines[last:]).strip("\n") + "\n\n"


def quoted(value: object) -> str:
    """``value`` as Python writes it, texts in double quotes."""
    return json_text(value) if isinstance(value, str) else repr(value)


def _plain(text: str) -> str:
    """``text`` as it may stand in a docstring."""
    return " ".join(
        "".join(one if one.isprintable() else " " for one in text).replace("\\", "/").replace('"', "'").split()
    )
