import pytest

from engine.data.sets.part_words import part_of, parts_of

TRAIN = (
    *("train", "Training", "TRAIN_SET", "trainset", "train images", "train2017", "train-1", "trainval", "train_data"),
    *("학습", "훈련", "학습용", "학습용 데이터", "훈련 데이터셋", "트레이닝", "\u1112\u1161\u11a8\u1109\u1173\u11b8"),
)
VALIDATION = ("val", "valid", "Validation", "dev", "dev set", "eval", "PublicTest", "val2017", "검증", "검증셋", "개발")
TEST = ("test", "Testing", "test1", "hold-out", "held_out", "holdout", "PrivateTest", "t10k", "테스트", "시험용")
NONE = ("", " ", "cat", "trains", "tester", "extra", "unlabeled", "0", "2017", "set", "data", "학교", "te", "tr", "A")


@pytest.mark.parametrize(
    ("words", "part"), [(TRAIN, "train"), (VALIDATION, "validation"), (TEST, "test"), (NONE, None)]
)
def test_that_words_of_both_languages_name_their_part_and_others_none(words, part):
    assert {word: part_of(word) for word in words} == dict.fromkeys(words, part)


def test_that_short_words_count_where_they_are_expected():
    assert [part_of(word, short=True) for word in ("tr", "VA", "te")] == ["train", "validation", "test"]


@pytest.mark.parametrize(
    ("words", "parts"),
    [
        (("train", "eval"), ("train", "validation")),
        (("train", "eval", "holdout"), ("train", "validation", "test")),
        (("train", "dev", "eval"), ("train", "validation", "test")),
        (("학습", "검증", "평가"), ("train", "validation", "test")),
        (("train", "val", "eval", "test"), ("train", "validation", "validation", "test")),
        (("train", "extra"), ("train", None)),
    ],
)
def test_that_neighbors_tell_what_evaluation_means(words, parts):
    assert tuple(parts_of(words).values()) == parts
