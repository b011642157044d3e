"""The data sets there are, one explicit tuple; and the door through which training gets its data. No torch.

A new data set is one more entry: what a person reads before choosing it, and where its loader is.
"""

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

from engine.data.data_set import DataSet, never
from engine.errors import EngineError
from engine.input_spec import InputKind
from engine.requests import DataSummary
from engine.training.recipe import Recipe

Loader = Callable[[dict[str, object], int], DataSet]


@dataclass(frozen=True)
class CatalogEntry:
    """One data set. counts: training pictures of each class.

    loader: "module:function", imported when it is used; called with the recipe's ``data_options`` and seed, it returns
    the DataSet. The same options and seed must give the same DataSet.
    """

    key: str
    title: str
    description: str
    kind: InputKind
    classes: tuple[str, ...]
    counts: tuple[int, ...]
    test_count: int
    channels: int
    size: str
    licence: str
    loader: str


CATALOG: tuple[CatalogEntry, ...] = (
    CatalogEntry(
        key="mnist",
        title="MNIST",
        description="70,000 digits by American high-school students and census employees; where all of this began.",
        kind="ink",
        classes=tuple("0123456789"),
        counts=(5923, 6742, 5958, 6131, 5842, 5421, 5918, 6265, 5851, 5949),
        test_count=10_000,
        channels=1,
        size="28×28",
        licence="CC BY-SA 3.0, Yann LeCun and Corinna Cortes",
        loader="engine.data.mnist:load",
    ),
    CatalogEntry(
        key="handwriting",
        title="Handwriting",
        description=(
            "MNIST, and strokes of many hands and styles drawn with pens of every width, as on the canvas; letters and "
            "scribbles are “not a digit”."
        ),
        kind="ink",
        classes=(*"0123456789", "not a digit"),
        counts=(10_429, 11_179, 10_460, 10_619, 10_355, 9_969, 10_425, 10_743, 10_363, 10_453, 40_000),
        test_count=10_000,
        channels=1,
        size="28×28",
        licence="CC BY-SA 3.0, Yann LeCun and Corinna Cortes; with a file of pen strokes also that file's",
        loader="engine.handwriting.ink_data:load",
    ),
)


def entry(key: str) -> CatalogEntry | None:
    """The entry of ``key``; None when there is none (then it should be a folder)."""
    return next((candidate for candidate in CATALOG if candidate.key == key), None)


def summary(data: str, request_id: int = 0) -> DataSummary:
    """What ``data`` (a key or a folder) holds, without loading it into memory. A problem is a sentence inside."""
    known = entry(data)
    if known is None:
        from engine.data.folder import summary_of_folder
        from engine.data.idx_folder import idx_set, summary_of

        found = idx_set(_folder(data))
        return summary_of(found, request_id) if found else summary_of_folder(_folder(data), request_id)
    notes = (known.description, f"{known.test_count:,} more pictures to test on." if known.test_count else "")
    return DataSummary(
        request_id,
        data,
        known.title,
        known.classes,
        known.counts,
        known.channels,
        known.size,
        tuple(filter(None, notes)),
    )


def load(recipe: Recipe, is_cancelled: Callable[[], bool] = never) -> DataSet:
    """The data that ``recipe`` names. EngineError when there is none or it cannot be trained on.

    ``is_cancelled`` is asked before each picture of a folder; CancelledError when it says so.
    """
    known = entry(recipe.data)
    if known is None:
        from engine.data import idx_folder
        from engine.data.folder import load_folder

        found = idx_folder.idx_set(_folder(recipe.data))
        return idx_folder.load(found) if found else load_folder(_folder(recipe.data), recipe, is_cancelled)
    module, _, function = known.loader.partition(":")
    loader: Loader = getattr(import_module(module), function)
    return loader(dict(recipe.data_options), recipe.seed)


def _folder(data: str) -> Path:
    path = Path(data).expanduser()
    if not data or not path.exists():
        keys = ", ".join(candidate.key for candidate in CATALOG)
        raise EngineError(
            f"There is no data set “{data}”. Choose one of {keys}, or a folder with a sub-folder per class."
        )
    return path
