"""Which way was found fastest, for each network on this machine: measured once, not at each start."""

import json
import platform
from contextlib import suppress
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from threading import Lock

import torch

from engine import folders
from engine.errors import EngineError
from engine.model_card import ModelCard
from engine.runtime.way import WAYS, WayKey
from engine.writing import write_atomically

MOST_REMEMBERED = 500
KEYS: tuple[WayKey, ...] = tuple(way.key for way in WAYS)
_writing = Lock()


def question(card: ModelCard, weights: str, device: torch.device) -> str:
    """What the answer depends on: machine, versions, threads, network and its very weights (a hash)."""
    machine = f"{platform.system()} {platform.machine()} {platform.processor()}"
    built = f"{torch.backends.cpu.get_cpu_capability()} torch {torch.__version__} openvino {_openvino()}"
    network = f"{card.architecture} {card.form} {card.input.size} {weights[:32]}"
    return f"{machine} {built} {device.type} threads {torch.get_num_threads()}: {network}"


def recall(asked: str) -> WayKey | None:
    """The way remembered for a ``question``; None when it was never answered."""
    said = _known().get(asked)
    return next((key for key in KEYS if key == said), None)


def remember(asked: str, key: WayKey) -> None:
    """Keep the answer; where nothing can be written, it is measured again next time."""
    with _writing:
        known = _known()
        known.pop(asked, None)  # the newest stand last
        known[asked] = key
        kept = dict(list(known.items())[-MOST_REMEMBERED:])
        with suppress(EngineError):
            write_atomically(_memory(), json.dumps(kept, indent=1).encode())


def forget(asked: str) -> None:
    """Measure again next time."""
    with _writing:
        known = _known()
        if known.pop(asked, None) is not None:
            with suppress(EngineError):
                write_atomically(_memory(), json.dumps(known, indent=1).encode())


def _memory() -> Path:
    return folders.data() / "runtimes.json"


def _known() -> dict[str, str]:
    try:
        known = json.loads(_memory().read_bytes())
    except (OSError, ValueError, RecursionError):
        return {}
    return {str(asked): str(said) for asked, said in known.items()} if isinstance(known, dict) else {}


def _openvino() -> str:
    try:
        return version("openvino")
    except PackageNotFoundError:
        return "none"
