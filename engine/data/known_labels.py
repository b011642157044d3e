"""Which known data set a person's files are, so that classes have their names: by the hash of the labels. No torch."""

from pathlib import Path

from engine.content_hash import content_hash
from engine.data.catalog_entry import CatalogEntry
from engine.data.known_sets import KNOWN_SETS
from engine.errors import EngineError

LARGEST = 1 << 20  # bytes: files of labels are small


def known_by_labels(labels: Path) -> CatalogEntry | None:
    """The data set whose file of training labels ``labels`` is; None for others."""
    try:
        if labels.stat().st_size > LARGEST:
            return None
        digest = content_hash(labels)
    except (OSError, EngineError):
        return None
    return next((known for known in KNOWN_SETS if any(one.sha256 == digest for one in known.sources)), None)
