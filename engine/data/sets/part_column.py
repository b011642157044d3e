"""Columns that say to which part of a data set each picture belongs: words, yes and no, numbers of folds. No torch.

A word that names no part is never taken for training: it is refused by name, with its count.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from engine.data.sets.part_words import SplitName, part_of, parts_of
from engine.errors import EngineError
from engine.sentence import Sentence, join
from engine.storage.safe_open import shown

# headings that can mean nothing else, so that every word beneath them must name a part
SURE = frozenset({
    *("split", "splits", "usage", "phase", "partition", "subset", "part", "set", "traintest", "trainvaltest"),
    *("trainortest", "분할", "용도", "세트", "데이터구분", "학습구분", "데이터분할", "사용용도", "파티션"),
})  # fmt: skip
# headings of other things, too: parts where one of their words names one
MAYBE = frozenset({
    *("mode", "stage", "group", "type", "kind", "dataset", "data", "purpose", "role", "구분", "단계", "종류", "목적"),
    *("데이터셋", "데이터세트", "그룹", "유형"),
})  # fmt: skip
FOLDS = frozenset({"fold", "folds", "kfold", "foldid", "cvfold", "폴드"})
MOST_FOLDS = 30
NUMBERED: dict[str, dict[str, SplitName]] = {  # as CelebA numbers its partitions
    "partition": {"0": "train", "1": "validation", "2": "test"},
}
YES = frozenset({"true", "t", "yes", "y", "1", "1.0", "참", "예", "네"})
NO = frozenset({"false", "f", "no", "n", "0", "0.0", "거짓", "아니오", "아니요"})
MOST_NAMED = 8
MOST_WORDS = 50  # of a column that tells parts without being called so
PARTS: tuple[SplitName, ...] = ("train", "validation", "test")


@dataclass(frozen=True)
class PartColumn:
    """parts: of each row, None for one that is in none. note: which words were read as which part."""

    parts: tuple[SplitName | None, ...]
    note: Sentence


def is_part_heading(heading: str) -> bool:
    """Whether a column of this name tells the parts, whatever is in it."""
    return plain_heading(heading) in SURE | FOLDS or _yes_part(heading) is not None


def find_part_column(
    head: Sequence[str], columns: Sequence[Sequence[str]], candidates: Iterable[int], *, may_be_labels: bool
) -> tuple[tuple[int, ...], Callable[[], PartColumn] | None]:
    """The places of the columns that tell the parts, and what reads them; () and None where there are none.

    head: headings, "" where there are none; columns: their cells. candidates: places that are not known to be anything
    else. may_be_labels: no column is known to hold the classes, so that a doubtful one may.
    """
    places = list(candidates)
    for place in places:
        called, words = plain_heading(head[place]), _words(columns[place])
        is_only = may_be_labels and len(places) == 1 and not any(part_of(word, short=True) for word in words)
        if called in SURE | FOLDS and not is_only:
            return (place,), lambda place=place: read_part_column(head[place], columns[place])
    answered = [p for p in places if _yes_part(head[p]) and _words(columns[p]) and _are_yes_or_no(columns[p])]
    if answered and not (may_be_labels and len(answered) == len(places)):
        return tuple(answered), lambda: _of_answers([head[p] for p in answered], [columns[p] for p in answered])
    for place in places:
        words = _words(columns[place])
        found = list(parts_of(words if len(words) <= MOST_WORDS else (), short=True).values())
        is_called_so = plain_heading(head[place]) in MAYBE and any(found)
        if is_called_so or (found and None not in found and "train" in found and len(set(found)) > 1):
            return (place,), lambda place=place: read_part_column(head[place], columns[place])
    return (), None


def read_part_column(heading: str, cells: Sequence[str]) -> PartColumn:
    """The part of each of ``cells``. EngineError when a word names none."""
    counts = Counter(cell.strip() for cell in cells)
    words = _words(cells)
    if _yes_part(heading) is not None and words and _are_yes_or_no(cells):
        return _of_answers([heading], [cells])
    found: dict[str, SplitName | None] = parts_of(words, short=True)
    numbered = NUMBERED.get(plain_heading(heading), {})
    if words and all(word in numbered for word in words):
        found.update({word: numbered[word] for word in words})
    elif plain_heading(heading) in FOLDS and _are_folds(words):
        held_out = min(words, key=float)
        for word in words:
            found[word] = "validation" if word == held_out else "train"
    unknown = [word for word in words if found[word] is None]
    if unknown:
        raise EngineError(
            "The column “{column}” has words that name no part of a data set: {words}. Write train, validation or test "
            "in their place, or rename the column if it tells something else.",
            column=shown(heading),
            words=_with_counts(unknown, counts),
        )
    return PartColumn(tuple(found.get(cell.strip()) for cell in cells), _told(heading, found, counts))


def _of_answers(headings: list[str], columns: list[Sequence[str]]) -> PartColumn:
    """Of columns such as "is_valid" that say yes or no; rows with no to all are in the part that no column is of."""
    said: list[SplitName] = [part for heading in headings if (part := _yes_part(heading)) is not None]
    rest: SplitName | None = "train" if "train" not in said else None
    if said == ["train"]:
        rest = "test"
    parts: list[SplitName | None] = []
    for row in zip(*columns, strict=True):
        answers = [cell.strip().casefold() for cell in row]
        yes: set[SplitName] = {part for part, answer in zip(said, answers, strict=True) if answer in YES}
        if len(yes) > 1:
            raise EngineError(
                "The columns {columns} put one picture into two parts. Give each picture to one.",
                columns=", ".join(f"“{shown(heading)}”" for heading in headings),
            )
        parts.append(yes.pop() if yes else rest if all(answer in NO for answer in answers) else None)
    counts = Counter(parts)
    names = join(", ", [_count_of(part, counts[part], "") for part in PARTS if counts[part]])
    told = Sentence(
        "By {columns}: {parts}.", columns=", ".join(f"“{shown(heading)}”" for heading in headings), parts=names
    )
    return PartColumn(tuple(parts), told)


def _told(heading: str, found: dict[str, SplitName | None], counts: Counter[str]) -> Sentence:
    names: list[Sentence] = []
    for part in PARTS:
        words = [word for word, said in found.items() if said == part]
        if words:
            names.append(
                _count_of(part, sum(counts[word] for word in words), ", ".join(f"“{shown(word)}”" for word in words))
            )
    return Sentence("By “{column}”: {parts}.", column=shown(heading), parts=join(", ", names))


def _count_of(part: SplitName, count: int, words: str) -> Sentence:
    if not words:
        return {
            "train": Sentence("{count:,} to learn from", count=count),
            "validation": Sentence("{count:,} for validation", count=count),
            "test": Sentence("{count:,} to test on", count=count),
        }[part]
    return {
        "train": Sentence("{count:,} to learn from ({words})", count=count, words=words),
        "validation": Sentence("{count:,} for validation ({words})", count=count, words=words),
        "test": Sentence("{count:,} to test on ({words})", count=count, words=words),
    }[part]


def _with_counts(words: list[str], counts: Counter[str]) -> Sentence:
    named: list[str] = [
        Sentence("“{word}” ({count:,})", word=shown(word), count=counts[word]) for word in words[:MOST_NAMED]
    ]
    return join(", ", named + ["…"] * (len(words) > MOST_NAMED))


def _words(cells: Sequence[str]) -> list[str]:
    """The different words of a column, in order."""
    return [word for word in dict.fromkeys(cell.strip() for cell in cells) if word]


def _are_folds(words: list[str]) -> bool:
    return 2 <= len(words) <= MOST_FOLDS and all(re.fullmatch(r"[0-9]{1,3}(\.0+)?", word) for word in words)


def _are_yes_or_no(cells: Sequence[str]) -> bool:
    return all(word.casefold() in YES | NO for word in _words(cells))


def _yes_part(heading: str) -> SplitName | None:
    """The part of a heading that is answered by yes or no: "is_valid", "검증 여부", "test"."""
    plain = re.sub(r"(?:여부)$", "", re.sub(r"^is(?![a-z])|^is(?=train|val|test|dev|eval|hold)", "", _spaced(heading)))
    return part_of(plain)


def plain_heading(heading: str) -> str:
    """Without spaces, capitals and what is added: "Data Split" is "split"."""
    joined = _spaced(heading).replace(" ", "")
    return joined if joined in SURE | MAYBE | FOLDS else joined.removeprefix("data").removesuffix("name")


def _spaced(heading: str) -> str:
    return " ".join(re.split(r"[\W_]+", unicodedata.normalize("NFKC", heading).casefold().strip())).strip()
