"""Who may import whom: main -> gui -> engine -> models; Qt only in gui, torch only in engine and models."""

from collections.abc import Callable
from pathlib import Path

from models.catalog import FAMILY_FILES
from tests.architecture.tree import imports, rooms_of, sources

HEAVY = {"torch", "torchvision", "cv2", "pyqtgraph", "pydantic"}
NETWORKS = [Path(f"models/{name}.py") for name in FAMILY_FILES]
SCREENS = ["handwriting", "library", "recognize", "train"]
BETWEEN_SCREENS = {"main_window.py", "corrections.py"}


def offenders(paths: list[Path], forbidden: Callable[[Path], set[str]]) -> dict[str, set[str]]:
    """What each of ``paths`` imports although it is forbidden."""
    found = {str(path): forbidden(path) for path in paths}
    return {path: names for path, names in found.items() if names}


def test_that_the_window_knows_neither_networks_nor_torch() -> None:
    assert offenders(sources("gui"), lambda p: rooms_of(imports(p)) & {"torch", "torchvision", "models", "cv2"}) == {}


def test_that_the_window_loads_nothing_heavy_at_its_start() -> None:
    assert offenders(sources("gui"), lambda p: rooms_of(imports(p, at_start_only=True)) & HEAVY) == {}


def test_that_the_engine_knows_no_window() -> None:
    assert offenders(sources("engine"), lambda p: rooms_of(imports(p)) & {"PySide6", "pyqtgraph", "gui"}) == {}


def test_that_networks_know_neither_engine_nor_window() -> None:
    outside = {"PySide6", "pyqtgraph", "gui", "engine", "cv2"}
    assert offenders(sources("models"), lambda p: rooms_of(imports(p)) & outside) == {}


def test_that_torchvision_comes_in_by_one_door() -> None:
    paths = [path for path in sources("gui", "engine", "models") if path != Path("models/vision.py")]
    assert offenders(paths, lambda p: rooms_of(imports(p)) & {"torchvision"}) == {}


def screens_known(path: Path) -> set[str]:
    """The modules of other screens that ``path`` imports."""
    own = path.parts[1] if len(path.parts) > 2 else ""
    parts = [name.split(".") for name in imports(path)]
    inside = [part for part in parts if part[0] == "gui" and len(part) > 2 and part[1] in SCREENS]
    return {".".join(part) for part in inside if part[1] != own}


def test_that_screens_do_not_know_each_other() -> None:
    assert len(SCREENS) >= 3
    inside = [path for path in sources("gui") if len(path.parts) > 2 and path.parts[1] in SCREENS]
    assert offenders(inside, screens_known) == {}


def test_that_only_the_main_window_knows_more_than_one_screen() -> None:
    beside = [path for path in sources("gui") if path.parts[1] not in SCREENS and path.name not in BETWEEN_SCREENS]
    assert offenders(beside, screens_known) == {}


def test_that_networks_do_not_know_each_other() -> None:
    assert NETWORKS
    assert offenders(NETWORKS, lambda p: imports(p) & {f"models.{one.stem}" for one in NETWORKS if one != p}) == {}


def test_that_the_catalog_of_networks_can_be_read_without_torch() -> None:
    paths = [Path("models/catalog.py"), *(path for path in sources("models") if "facts" in path.parts)]
    assert offenders(paths, lambda p: rooms_of(imports(p)) & HEAVY) == {}
