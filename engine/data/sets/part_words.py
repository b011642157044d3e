"""The words by which people call the parts of a data set, in English and Korean: folders, tables and arrays. No torch.

A word that is none of these is never taken for one: whoever asks must refuse it by name, or ask. Some words mean one
part or another, which their neighbors tell (``parts_of``): "eval" is the test part beside "dev", else validation.
"""

import re
import unicodedata
from collections.abc import Iterable
from typing import Literal

SplitName = Literal["train", "validation", "test"]

WORDS: dict[SplitName, tuple[str, ...]] = {
    "train": (
        *("train", "training", "trained", "trn", "learn", "learning", "fit", "trainval", "trainvalid"),
        *("학습", "훈련", "트레인", "트레이닝", "트레인닝"),
    ),
    "validation": (
        *("val", "valid", "validate", "validation", "validating", "vali", "vld", "crossval", "crossvalidation"),
        *("dev", "devel", "develop", "development", "tune", "tuning", "publictest"),
        *("검증", "밸리데이션", "발리데이션", "벨리데이션", "개발"),
    ),
    "test": (
        *("test", "testing", "tst", "t10k", "holdout", "heldout", "privatetest", "finaltest"),
        *("테스트", "테스팅", "시험", "홀드아웃"),
    ),
}
SHORT: dict[str, SplitName] = {"tr": "train", "va": "validation", "te": "test"}  # of arrays; folders are called so, too
EITHER = ("eval", "evaluate", "evaluation", "evaluating", "평가")  # test beside a word for validation, else validation
# what people add to such a word: "train_set", "test images", "학습용 데이터"
FILLERS = frozenset({
    *("set", "sets", "data", "dataset", "datasets", "split", "part", "subset", "fold", "only", "list"),
    *("image", "images", "img", "imgs", "picture", "pictures", "photo", "photos", "sample", "samples"),
    *("example", "examples", "file", "files"),
})  # fmt: skip
GLUED = ("dataset", "images", "data", "set")  # "trainset", "testdata"
KOREAN_ENDINGS = re.compile(r"(?:용|데이터셋|데이터세트|데이터|이미지|사진|자료|세트|셋|집합|폴더)+$")
KNOWN: dict[str, SplitName] = {word: part for part, words in WORDS.items() for word in words}


def part_of(word: str, *, short: bool = False) -> SplitName | None:
    """The part that ``word`` names by itself: "Test_Images" the test part; None for any other word.

    short: "tr", "va" and "te" too, which as folders are more likely classes.
    """
    plain = _plain(word)
    if plain in EITHER:
        return "validation"
    return KNOWN.get(plain) or (SHORT.get(plain) if short else None)


def parts_of(words: Iterable[str], *, short: bool = False) -> dict[str, SplitName | None]:
    """The part that each of ``words`` names beside the others, None for each that names none; in the order given."""
    found: dict[str, SplitName | None] = {word: part_of(word, short=short) for word in words}
    either = [word for word in found if _plain(word) in EITHER]
    others = {part for word, part in found.items() if word not in either}
    if "validation" in others and "test" not in others:
        for word in either:
            found[word] = "test"
    return found


def _plain(word: str) -> str:
    """``word`` without what people add: lower case, fillers, numbers at the end ("val2017") and signs between."""
    folded = unicodedata.normalize("NFKC", word).casefold().strip()
    pieces = [piece for piece in re.split(r"[\W_]+", folded) if piece]
    kept = [piece for piece in pieces if piece not in FILLERS] or pieces
    plain = KOREAN_ENDINGS.sub("", re.sub(r"(?<=\D)\d+$", "", "".join(kept))) if "t10k" not in kept else "t10k"
    ending = next((end for end in GLUED if plain.endswith(end) and plain != end), "")
    return plain.removesuffix(ending)
