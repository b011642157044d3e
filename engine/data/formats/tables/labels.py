"""Classes in a table: one column of names, or a column for each class; several for one picture are refused."""

import re
from collections import Counter
from collections.abc import Sequence

from engine.errors import EngineError
from engine.storage.safe_open import shown

TAGS = frozenset({"tags", "tag_list", "keywords", "attributes", "label_list", "태그", "태그들", "키워드"})
SIGNS = re.compile(r"[|;,/]|\s+")
ONE, NOTHING = frozenset({"1", "1.0", "true", "True", "TRUE"}), frozenset({"0", "0.0", "false", "False", "FALSE", ""})
MOSTLY = 0.9  # of the lines have exactly one class, where columns of 0 and 1 are one for each class
MOST_FRACTIONS = 20  # grades such as 0.5 are classes
FRACTION = re.compile(r"[-+]?[0-9]*\.[0-9]*[1-9][0-9]*(?:[eE][-+]?[0-9]+)?")


def are_answers(cells: Sequence[str]) -> bool:
    """Whether a column says 0 or 1, and each of them at least once or only one of them."""
    return bool(cells) and all(cell in ONE or cell in NOTHING for cell in cells) and any(cells)


def of_columns(head: Sequence[str], columns: Sequence[Sequence[str]], name: str) -> list[str]:
    """The class of each line, where each class has a column; "" for a line without any.

    head, columns: of the candidates, all ``are_answers``. EngineError where lines have several classes.
    """
    found: list[str] = []
    several: list[int] = []
    for place, row in enumerate(zip(*columns, strict=True)):
        which = [number for number, cell in enumerate(row) if cell in ONE]
        found.append(head[which[0]] if len(which) == 1 else "")
        several += [place] if len(which) > 1 else []
    if several:
        both = [head[number] for number, column in enumerate(columns) if column[several[0]] in ONE]
        _refuse_several(name, len(several), " ".join(f"“{shown(label)}”" for label in both[:4]))
    return found


def check_one_each(heading: str, labels: Sequence[str], name: str) -> None:
    """EngineError when ``labels`` are lists of several classes for a picture, or numbers that measure."""
    counts = Counter(labels)
    split = {label: pieces for label in counts if len(pieces := _pieces(label)) > 1}
    if split:
        alone = {label for label in counts if label not in split}
        is_list = heading.strip().casefold() in TAGS
        lists = [
            label
            for label, pieces in split.items()
            if is_list or label.startswith("[") or all(piece in alone for piece in pieces) or _is_shared(label, split)
        ]
        if lists:
            _refuse_several(name, sum(counts[label] for label in lists), f"“{shown(lists[0])}”")
    measured = [label for label in counts if FRACTION.fullmatch(label)]
    if len(measured) > max(MOST_FRACTIONS, len(labels) // 4):
        raise EngineError(
            "The labels of {name} are numbers that measure (“{label}”, in the column “{column}”). Labels name classes: "
            "write a name or a whole number for each.",
            name=name,
            label=shown(measured[0]),
            column=shown(heading),
        )


def _is_shared(label: str, split: dict[str, list[str]]) -> bool:
    """Whether "cat|dog" stands beside "dog|bird": signs that no name of a class needs."""
    if not re.search(r"[|;]", label):
        return False
    others = {piece for other, pieces in split.items() if other != label for piece in pieces}
    return any(piece in others for piece in split[label])


def _pieces(label: str) -> list[str]:
    return [piece.strip("'\"") for piece in SIGNS.split(label.strip("[]")) if piece.strip("'\"")]


def _refuse_several(name: str, count: int, example: str) -> None:
    if count == 1:
        raise EngineError(
            "{name} gives a picture several classes at once ({example}). Inkling learns one class for each picture.",
            name=name,
            example=example,
        )
    raise EngineError(
        "{name} gives {count:,} pictures several classes at once ({example}). Inkling learns one class for each "
        "picture.",
        name=name,
        count=count,
        example=example,
    )
