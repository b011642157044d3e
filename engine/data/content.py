"""What pictures are of, which decides how they may be changed in training: ink, signs or things. No torch."""

import re
from dataclasses import dataclass

from engine.data.catalog import entry
from engine.data.sets.summary import DataSummary
from engine.recipe import Augmentation

MANY = 5_000  # training pictures
SMALL_SIDE = 64
LONGEST_SYMBOL = 2  # characters of a class name that is itself a letter or a number


@dataclass(frozen=True)
class ContentKind:
    """are_ink: strokes on paper. are_signs: letters or digits, which mean something else mirrored. side: of the largest
    picture, px; 0 when unknown."""

    are_ink: bool
    are_symbols: bool
    are_many: bool
    side: int
    is_known: bool = True

    @property
    def augmentation(self) -> Augmentation:
        """How such pictures may be changed without becoming others."""
        if self.are_ink:
            return "ink"
        if not self.is_known or self.are_symbols:  # moving harms nothing
            return "shift"
        return "mirror" if self.side <= SMALL_SIDE else "photo"


def content_kind(data: str, found: DataSummary | None = None) -> ContentKind:
    """Of a data set of the catalog, or of what was ``found`` in a file or folder."""
    known = entry(data)
    if known is not None:
        signs = known.kind == "ink" or are_symbols(known.classes)
        return ContentKind(known.kind == "ink", signs, sum(known.counts) >= MANY, _side(known.size))
    if found is None or found.problem or found.kind is None:
        return ContentKind(False, False, False, 0, is_known=False)
    signs = found.kind == "ink" or are_symbols(found.classes)
    return ContentKind(found.kind == "ink", signs, sum(found.counts) >= MANY, _side(found.size))


def are_symbols(classes: tuple[str, ...]) -> bool:
    """Whether the classes are called as letters and numbers are."""
    return all(len(label) <= LONGEST_SYMBOL for label in classes)


def _side(size: str) -> int:
    """The largest number in "32×32 to 640×480"."""
    return max((int(number) for number in re.findall(r"[0-9]+", size)), default=0)
