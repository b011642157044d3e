"""Where Inkling keeps what outlives it: runs, weights, data, drawings. One place; the platform's conventions."""

import os
from pathlib import Path

import platformdirs

PROGRAM_FOLDER = Path(__file__).resolve().parents[2]
RESOURCES = PROGRAM_FOLDER / "resources"


def home() -> Path:
    """The folder of all that a person made with Inkling. INKLING_HOME overrides it (tests, portable use)."""
    override = os.environ.get("INKLING_HOME")
    return Path(override) if override else Path(platformdirs.user_data_dir("Inkling", appauthor=False))


def runs() -> Path:
    """One sub-folder per training run."""
    return home() / "runs"


def weights() -> Path:
    """Recognizers trained or imported here; the shipped ones lie in resources/weights."""
    return home() / "weights"


def data() -> Path:
    """Downloaded and converted data sets, and caches that can be made again."""
    return home() / "data"


def downloads() -> Path:
    """Files on their way from the internet to where they are used."""
    return home() / "downloads"


def handwriting() -> Path:
    """My handwriting: labeled drawings, and the sets of one's own symbols."""
    return home() / "handwriting"


def trash() -> Path:
    """Deleted runs, weights and drawings, until emptied: nothing is deleted without a way back."""
    return home() / "trash"


def state() -> Path:
    """Window state, settings, autosaved drawing, logs."""
    return home() / "state"
