from pathlib import Path

import pytest


@pytest.fixture
def target(tmp_path: Path) -> Path:
    """Where the file that is downloaded is to lie."""
    return tmp_path / "files" / "f.bin"
