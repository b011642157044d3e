"""The data sets there are, one explicit tuple; and the door through which training gets its data. No torch.

A new data set is one more entry: what a person reads before choosing it, and where its loader is.
"""

from collections.abc import Callable
from importlib import import_module
from pathlib import Path

from engine.data.sets.dataset import DataSet, never
from engine.data.sets.entry import CatalogEntry
from engine.data.sets.known_sets import KNOWN_SETS
from engine.data.sets.part_words import SplitName
from engine.data.sets.summary import DataSummary
from engine.errors import EngineError
from engine.recipe import Recipe
from engine.sentence import Sentence
from engine.storage.safe_open import shown

Loader = Callable[[dict[str, object], int], DataSet]


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
        loader="engine.data.formats.mnist:load",
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
        loader="engine.handwriting.synthesis.dataset:load",
    ),
    *KNOWN_SETS,
)


def entry(key: str) -> CatalogEntry | None:
    """The entry of ``key``; None when there is none (then it should be a file or a folder)."""
    return next((candidate for candidate in CATALOG if candidate.key == key), None)


def summary(data: str) -> DataSummary:
    """What ``data`` (a key, a folder or a file) holds. A problem is a sentence inside.

    A key is answered from the catalog, at once; files and folders are looked at.
    """
    known = entry(data)
    if known is None:
        from engine.data.detect import form_of

        return form_of(_place(data)).summary(data)
    more = [Sentence("{count:,} more pictures to test on.", count=known.test_count)] if known.test_count else []
    return DataSummary(
        data,
        known.title,
        known.classes,
        known.counts,
        known.channels,
        known.size,
        (Sentence(known.description), *more),
        kind=known.kind,
        download_bytes=missing_bytes(known),
        given=sum(known.counts) + known.test_count,
        test_count=known.test_count,
    )


def glance(data: str) -> DataSummary:
    """As ``summary``, but of a folder of pictures only some are opened: enough to choose good defaults."""
    if entry(data) is not None:
        return summary(data)
    from engine.data.detect import PictureFolder, form_of

    form = form_of(_place(data))
    return form.glance(data) if isinstance(form, PictureFolder) else form.summary(data)


def missing_bytes(known: CatalogEntry) -> int:
    """What has to be downloaded before it can be trained on; 0 when it is here."""
    if not known.sources:
        return 0
    from engine.data.files import is_here

    return 0 if is_here(known) else known.download_bytes


def load(recipe: Recipe, is_cancelled: Callable[[], bool] = never, only: tuple[SplitName, ...] = ()) -> DataSet:
    """The data that ``recipe`` names. EngineError when there is none or it cannot be trained on.

    only: of pictures that are files of their own nothing but the first of these parts that is there; all when none is.
    ``is_cancelled`` is asked again and again while it takes long; CancelledError when it says so.
    """
    known = entry(recipe.data)
    if known is None:
        from engine.data.detect import form_of

        return form_of(_place(recipe.data)).load(recipe, is_cancelled, only)
    if known.sources:
        from engine.data import download

        return download.load(known, recipe, is_cancelled, only)
    module, _, function = known.loader.partition(":")
    loader: Loader = getattr(import_module(module), function)
    return loader(dict(recipe.data_options), recipe.seed)


def _place(data: str) -> Path:
    path = Path(data).expanduser().absolute()
    if not data or not path.exists():
        keys = ", ".join(candidate.key for candidate in CATALOG)
        raise EngineError(
            "There is no data set “{data}”. Choose one of {keys}, a folder with a sub-folder per class, or a file of "
            "pictures (.zip, .tar.gz, .npz, .csv).",
            data=shown(data),
            keys=keys,
        )
    return path
