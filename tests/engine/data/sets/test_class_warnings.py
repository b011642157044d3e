from engine.data.sets.class_warnings import warnings_of


def test_that_balanced_classes_need_no_word():
    assert warnings_of(("a", "b"), (60, 50)) == ()
    assert warnings_of((), ()) == ()


def test_that_single_pictures_few_and_imbalance_are_told():
    assert warnings_of(("a", "b"), (1, 20))[0].startswith("“a” has a single picture")
    (told,) = warnings_of(tuple("abcdef"), (1,) * 6)
    assert told == (
        "6 classes have a single picture each (“a”, “b”, “c”, “d”, …): none of these can be held out to measure how "
        "well they are learned."
    )
    assert "fewer than ten" in warnings_of(("a", "b"), (9, 20))[0]
    assert warnings_of(("a", "b"), (1, 300))[1] == "“b” has 300 pictures, “a” 1: the rare class will suffer."
