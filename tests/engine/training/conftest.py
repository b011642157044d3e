"""Data sets of the tests' own, and what is learned from them once for many tests."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import torch

from engine.data import catalog
from engine.training.loop import train
from engine.training.runs.events import RunEnded
from engine.training.runs.run_folder import BEST, create_run
from engine.training.setup import prepare
from tests.engine.training import bar_runs, shape_runs, tiny


@pytest.fixture
def bars(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The catalog has the data set “bars”; runs compute with one thread."""
    monkeypatch.setattr(catalog, "CATALOG", (*catalog.CATALOG, tiny.ENTRY))
    yield from one_thread(monkeypatch)


@pytest.fixture
def undisturbed(bars: None) -> Path:
    """The folder of a run on bars that nobody stopped."""
    folder = create_run(bar_runs.RECIPE)
    events = bar_runs.trained(bar_runs.RECIPE, folder)
    assert isinstance(events[-1], RunEnded), events[-1]
    return folder


@pytest.fixture
def shapes(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The catalog has the data sets “shapes” and “bars”; runs compute with one thread."""
    monkeypatch.setattr(catalog, "CATALOG", (*catalog.CATALOG, shape_runs.ENTRY, tiny.ENTRY))
    yield from one_thread(monkeypatch)


@pytest.fixture(scope="session")
def body(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The weights of a small network that knows five shapes."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(catalog, "CATALOG", (*catalog.CATALOG, shape_runs.ENTRY, tiny.ENTRY))
        patch.setenv("INKLING_HOME", str(tmp_path_factory.mktemp("home")))
        folder = tmp_path_factory.mktemp("body")
        for _ in one_thread(patch):
            events = list(train(shape_runs.BASE, folder, should_stop=lambda: False))
            assert isinstance(events[-1], RunEnded), events[-1]
    return folder / BEST


def one_thread(patch: pytest.MonkeyPatch) -> Iterator[None]:
    """Results depend on the number of threads; that of torch is as before afterwards."""
    patch.setattr(prepare, "available_threads", lambda: 1)
    threads = torch.get_num_threads()
    yield
    torch.set_num_threads(threads)
