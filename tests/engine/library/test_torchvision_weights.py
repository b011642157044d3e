import pytest

from engine.library.torchvision_weights import IMAGENET, imagenet_classes, published


def test_that_a_file_of_torchvision_brings_its_classes_and_preprocessing() -> None:
    first, second = published("resnet50", "resnet50-0676ba61.pth"), published("resnet50", "resnet50-11ad3fa6 (1).pth")
    assert first is not None
    assert second is not None
    assert first.input == IMAGENET
    assert second.input.resize == 232
    assert (first.accuracy, second.accuracy) == (0.7613, 0.80858)
    assert first.classes == imagenet_classes()
    assert second.title == "ImageNet V2 (torchvision)"


def test_that_googlenet_gets_pictures_from_minus_one_to_one() -> None:
    found = published("googlenet", "googlenet-1378be20.pth")
    assert found is not None
    assert (found.input.mean, found.input.std) == ((0.5, 0.5, 0.5), (0.5, 0.5, 0.5))


@pytest.mark.parametrize(
    ("key", "name"),
    [
        ("resnet50", "resnet50-00000000.pth"),
        ("resnet50", "mine.pth"),
        ("resnet18", "resnet50-0676ba61.pth"),
        ("zfnet", "zfnet-0676ba61.pth"),
    ],
)
def test_that_other_files_are_not_published_ones(key: str, name: str) -> None:
    assert published(key, name) is None


def test_that_imagenet_has_a_thousand_different_names() -> None:
    names = imagenet_classes()
    assert len(set(names)) == len(names) == 1000
    assert names[0] == "tench"
