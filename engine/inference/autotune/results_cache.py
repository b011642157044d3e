"""Which backend was found fastest, for each network on this machine: measured once, not at each start."""

import platform
from contextlib import suppress
from dataclasses import asdict
from importlib.metadata import PackageNotFoundError, version
from typing import cast

import torch

from engine.errors import EngineError
from engine.inference.autotune.finding import AutotuneReport
from engine.inference.backends.backend import BACKENDS, BackendKey
from engine.storage import paths
from engine.storage.json_cache import JsonCache
from engine.storage.json_dataclasses import from_plain
from engine.weights.model_card import ModelCard

MOST_REMEMBERED = 500
KEYS: tuple[BackendKey, ...] = tuple(backend.key for backend in BACKENDS)


def cache_key(card: ModelCard, weights: str, device: torch.device) -> str:
    """What the answer depends on: machine, versions, threads, network and its very weights (a hash)."""
    machine = f"{platform.system()} {platform.machine()} {platform.processor()}"
    built = f"{torch.backends.cpu.get_cpu_capability()} torch {torch.__version__} openvino {_openvino()}"
    network = f"{card.architecture} {card.form} {card.input.size} {weights[:32]}"
    return f"{machine} {built} {device.type} threads {torch.get_num_threads()}: {network}"


def get(asked: str) -> BackendKey | None:
    """The backend remembered for a ``cache_key``; None when it was never answered."""
    said = _known(asked).get("way")
    return next((key for key in KEYS if key == said), None)


def get_report(asked: str) -> AutotuneReport:
    """What was measured then; empty where that was not kept."""
    kept = _known(asked).get("finding")
    if isinstance(kept, dict):
        with suppress(EngineError):
            return from_plain(AutotuneReport, cast("dict[str, object]", kept))
    return AutotuneReport()


def put(asked: str, key: BackendKey, finding: AutotuneReport | None = None) -> None:
    """Keep the answer and what was found; where nothing can be written, it is measured again next time."""
    _cache().put(asked, {"way": key, "finding": asdict(finding or AutotuneReport())})


def drop(asked: str) -> None:
    """Measure again next time."""
    _cache().drop(asked)


def _cache() -> JsonCache:
    return JsonCache(paths.data() / "runtimes.json", capacity=MOST_REMEMBERED)


def _known(asked: str) -> dict[str, object]:
    """What is kept for ``asked``; the texts of older versions, which kept no figures, count as nothing."""
    said = _cache().get(asked)
    return cast("dict[str, object]", said) if isinstance(said, dict) else {}


def _openvino() -> str:
    try:
        return version("openvino")
    except PackageNotFoundError:
        return "none"
