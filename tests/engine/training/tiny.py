"""A tiny data set for tests: three classes of noisy bars that LeNet-5 learns in seconds."""

import numpy as np

from engine.data import catalog
from engine.data.sets.dataset import DataSet, Split

CLASSES = ("left", "middle", "right")


def pictures(count: int, seed: int) -> Split:
    chance = np.random.default_rng(seed)
    labels = np.arange(count) % 3
    images = chance.integers(0, 120, (count, 1, 28, 28)).astype(np.uint8)
    for i, label in enumerate(labels):
        images[i, 0, :, 4 + 8 * label : 8 + 8 * label] = 255
    return Split(images, labels.astype(np.int64))


def load(options: dict[str, object], seed: int) -> DataSet:
    count = int(str(options.get("count", 96)))
    train = pictures(count, int(str(options.get("version", 1))))
    return DataSet("Bars", "ink", CLASSES, train.images, train.labels, test=pictures(30, 2))


ENTRY = catalog.CatalogEntry(
    key="bars",
    title="Bars",
    description="For tests.",
    kind="ink",
    classes=CLASSES,
    counts=(32, 32, 32),
    test_count=30,
    channels=1,
    size="28×28",
    licence="",
    loader="tests.engine.training.tiny:load",
)


def add_to_catalog() -> None:
    """Used by child processes; tests in this process use monkeypatch."""
    catalog.CATALOG = (*catalog.CATALOG, ENTRY)
