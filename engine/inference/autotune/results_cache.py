"""Which way was found fastest, for each network on this machine: measured once, not at each start."""

import json
import platform
from contextlib import suppress
from dataclasses import asdict
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from threading import Lock
from typing import cast

import torch

from engine.errors import EngineError
from engine.inference.autotune.finding import AutotuneReport
from engine.inference.backends.backend import BACKENDS, BackendKey
from engine.storage import paths
from engine.storage.atomic_write import write_atomically
from engine.storage.json_dataclasses import from_plain
from engine.weights.model_card import ModelCard

MOST_REMEMBERED = 500
KEYS: tuple[BackendKey, ...] = tuple(backend.key for backend in BACKENDS)
_writing = Lock()


def cache_key(card: ModelCard, weights: str, device: torch.device) -> str:
    """What the answer depends on: machine, versions, threads, network and its very weights (a hash)."""
    machine = f"{platform.system()} {platform.machine()} {platform.processor()}"
    built = f"{torch.backends.cpu.get_cpu_capability()} torch {torch.__version__} openvino {_openvino()}"
    network = f"{card.architecture} {card.form} {card.input.size} {weights[:32]}"
    return f"{machine} {built} {device.type} threads {torch.get_num_threads()}: {network}"


def get(asked: str) -> BackendKey | None:
    """The way remembered for a ``cache_key``; None when it was never answered."""
    said = _known().get(asked, {}).get("way")
    return next((key for key in KEYS if key == said), None)


def get_report(asked: str) -> AutotuneReport:
    """What was measured then; empty where that was not kept."""
    kept = _known().get(asked, {}).get("finding")
    if isinstance(kept, dict):
        with suppress(EngineError):
            return from_plain(AutotuneReport, cast("dict[str, object]", kept))
    return AutotuneReport()


def put(asked: str, key: BackendKey, finding: AutotuneReport | None = None) -> None:
    """Keep the answer and what was found; where nothing can be written, it is measured again next time."""
    with _writing:
        known = _known()
        known.pop(asked, None)  # the newest stand last
        known[asked] = {"way": key, "finding": asdict(finding or AutotuneReport())}
        kept = dict(list(known.items())[-MOST_REMEMBERED:])
        with suppress(EngineError):
            write_atomically(_memory(), json.dumps(kept, indent=1).encode())


def drop(asked: str) -> None:
    """Measure again next time."""
    with _writing:
        known = _known()
        if known.pop(asked, None) is not None:
            with suppress(EngineError):
                write_atomically(_memory(), json.dumps(known, indent=1).encode())


def _memory() -> Path:
    return paths.data() / "runtimes.json"


def _known() -> dict[str, dict[str, object]]:
    """Answers by question; those of older versions, which kept no figures, are measured again."""
    try:
        known = json.loads(_memory().read_bytes())
    except (OSError, ValueError, RecursionError):
        return {}
    if not isinstance(known, dict):
        return {}
    answers = cast("dict[str, object]", known).items()
    return {asked: cast("dict[str, object]", said) for asked, said in answers if isinstance(said, dict)}


def _openvino() -> str:
    try:
        return version("openvino")
    except PackageNotFoundError:
        return "none"
