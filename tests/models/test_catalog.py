"""Every network of the catalog, on paper: counts, sizes, names. Nothing is allocated."""

import subprocess
import sys

import pytest
import torch

from models.build import build
from models.catalog import ARCHITECTURES, Architecture, architecture
from tests.models.measured import multiply_adds, on_paper, parameters

KEYS = [
    *("lenet5", "lenet5_1998", "alexnet_2012", "alexnet", "zfnet"),
    *("vgg11", "vgg11_bn", "vgg13", "vgg13_bn", "vgg16", "vgg16_bn", "vgg19", "vgg19_bn"),
    *("googlenet_2014", "googlenet"),
    *("resnet8", "resnet20", "resnet18", "resnet34", "resnet50", "resnet101", "resnet152"),
    *("densenet121", "densenet161", "densenet169", "densenet201"),
]
FULL = [network for network in ARCHITECTURES if network.has_full_form]
TORCHVISION = [network for network in ARCHITECTURES if network.is_in_torchvision]
each = pytest.mark.parametrize("network", ARCHITECTURES, ids=lambda network: network.key)
each_full = pytest.mark.parametrize("network", FULL, ids=lambda network: network.key)
each_of_torchvision = pytest.mark.parametrize("network", TORCHVISION, ids=lambda network: network.key)


def full(network: Architecture, *, classes: int = 1000, channels: int = 3) -> torch.nn.Module:
    return on_paper(network.key, classes=classes, channels=channels, size=network.size, form="full")


def test_that_the_catalog_lists_all_networks_family_by_family_in_the_order_of_history() -> None:
    assert [network.key for network in ARCHITECTURES][: len(KEYS)] == KEYS
    families = list(dict.fromkeys(network.family for network in ARCHITECTURES))
    first = [min(one.year for one in ARCHITECTURES if one.family == family) for family in families]
    assert first == sorted(first)
    assert [network.family for network in ARCHITECTURES] == sorted(
        (network.family for network in ARCHITECTURES), key=families.index
    )


def test_that_the_catalog_is_read_without_torch() -> None:
    asked = "import models.catalog, sys; print('torch' in sys.modules)"
    told = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "False"


def test_that_an_unknown_key_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        architecture("resnet9")
    with pytest.raises(KeyError):
        build("resnet9", classes=10, channels=3, size=32)


@each
def test_that_everything_is_told_in_whole_sentences(network: Architecture) -> None:
    assert network.key_idea.count(". ") == 1
    assert network.key_idea.endswith(".")
    assert network.small_form.endswith(".")
    assert network.ilsvrc == "" or network.ilsvrc.endswith(".")
    assert network.link.startswith(("https://doi.org/", "https://arxiv.org/")) or network.family == "Inkling"
    assert bool(network.accuracy_source) == (network.top1 is not None or network.top5 is not None)
    assert network.authors
    assert network.paper


@each
def test_that_the_small_form_has_the_parameters_and_multiply_adds_of_the_catalog(network: Architecture) -> None:
    channels = 1 if network.family == "LeNet" else 3
    small = on_paper(network.key, classes=10, channels=channels, size=32)
    assert parameters(small) == network.small_parameters
    if network.key == "lenet5_1998":  # C1, C3 by its table, C5, F6, two subsamplings, the output
        counted = 28**2 * 150 + 10**2 * 1_500 + 48_000 + 10_080 + 14**2 * 6 + 5**2 * 16 + 840
    else:
        counted = multiply_adds(small, channels, 32)
    assert counted == network.small_multiply_adds


@pytest.mark.parametrize("network", [one for one in ARCHITECTURES if not one.has_full_form], ids=lambda one: one.key)
def test_that_a_network_with_one_form_has_its_parameters(network: Architecture) -> None:
    built = on_paper(network.key, classes=network.classes, channels=network.channels, size=network.size)
    assert parameters(built) == network.parameters


@each_full
def test_that_the_full_form_has_the_parameters_and_multiply_adds_of_the_catalog(network: Architecture) -> None:
    built = full(network)
    assert parameters(built) == network.parameters
    assert multiply_adds(built, network.channels, network.size) == network.multiply_adds


@pytest.mark.parametrize(
    ("key", "count"), [("alexnet_2012", 60_965_224), ("zfnet", 62_357_608), ("googlenet_2014", 6_998_552)]
)
def test_that_the_papers_forms_have_the_papers_weights(key: str, count: int) -> None:
    assert parameters(full(architecture(key))) == count


@each_of_torchvision
def test_that_torchvision_publishes_the_same_figures(network: Architecture) -> None:
    from models.vision import models

    weights = next(iter(models.get_model_weights(network.key)))
    figures = weights.meta["_metrics"]["ImageNet-1K"]
    assert network.parameters == weights.meta["num_params"]
    assert (network.top1, network.top5) == (figures["acc@1"], figures["acc@5"])
    assert round(network.multiply_adds / 1e9, 2) == round(weights.meta["_ops"], 2)
    assert network.smallest_size == weights.meta["min_size"][0]


@each_of_torchvision
def test_that_weights_fit_torchvisions_network_and_back(network: Architecture) -> None:
    from models.vision import models

    options = dict(network.torchvision_options)
    with torch.device("meta"):
        theirs = models.get_model(network.key, weights=None, **options)
    ours = full(network)
    assert list(theirs.state_dict()) == list(ours.state_dict())
    theirs.load_state_dict(ours.state_dict(), strict=True, assign=True)
    ours.load_state_dict(theirs.state_dict(), strict=True, assign=True)


@each_full
def test_that_full_forms_take_gray_pictures_and_any_number_of_classes(network: Architecture) -> None:
    built = full(network, classes=2, channels=1).eval()
    assert built(torch.empty(1, 1, network.size, network.size, device="meta")).shape == (1, 2)


@each_full
def test_that_the_smallest_size_is_taken_in_use_and_training_and_a_smaller_one_refused_in_words(
    network: Architecture,
) -> None:
    size = network.smallest_size
    built = on_paper(network.key, classes=5, channels=3, size=size, form="full", has_auxiliary=True)
    pictures = torch.empty(2, 3, size, size, device="meta")
    built.train()(pictures)
    assert built.eval()(pictures).shape == (2, 5)
    if size > 1:
        with pytest.raises(ValueError, match=f"too small for {network.title.split(' (')[0]}.*{size}×{size} is the"):
            on_paper(network.key, classes=5, channels=3, size=size - 1, form="full")


@pytest.mark.parametrize("key", ["resnet8", "resnet20"])
def test_that_networks_for_small_pictures_refuse_a_full_form(key: str) -> None:
    with pytest.raises(ValueError, match="no full form"):
        on_paper(key, classes=10, channels=3, size=224, form="full")


@each
def test_that_small_forms_take_small_pictures_of_any_size(network: Architecture) -> None:
    sizes = [(1, 32), (3, 32)] if network.family == "LeNet" else [(3, 28), (1, 45), (3, 64)]
    for count, size in sizes:
        channels = 1 if network.family == "LeNet" or count == 1 else 3
        small = on_paper(network.key, classes=7, channels=channels, size=size).eval()
        assert small(torch.empty(count, channels, size, size, device="meta")).shape == (count, 7)
