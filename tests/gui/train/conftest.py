"""A reader of runs that is closed after each test, and the command of the fake training."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from gui.train.runs.run_reader import RunReader

FAKE_TRAIN = [sys.executable, "-m", "tests.gui.train.fake_train"]


@pytest.fixture
def reader(qapp: object, home: Path) -> Iterator[RunReader]:
    """A reader of the runs in the test's own home."""
    made = RunReader()
    yield made
    made.close()


@pytest.fixture
def fake_train() -> list[str]:
    """The command to give instead of ``main.py train``."""
    return FAKE_TRAIN
