"""Which names of classes are those of known data sets, so that whoever paints them may translate them. No torch.

Names that a person gave are never translated: "dog" is said in another language only where all classes are those of a
known set. Kept, sent and written are always the English names.
"""

from functools import lru_cache

from engine.data.catalog import CATALOG

KNOWN = frozenset(frozenset(known.classes) for known in CATALOG)


@lru_cache(maxsize=64)
def are_known(classes: tuple[str, ...]) -> bool:
    """Whether ``classes``, in whatever order, are those of a data set of the catalog."""
    return frozenset(classes) in KNOWN
