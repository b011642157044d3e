import pytest

from engine.commands.options.recipe_options import made_recipe
from engine.errors import EngineError
from engine.training.defaults import defaults_for, shortened


@pytest.mark.parametrize("network", ["lenet5", "inknet", "resnet18"])
@pytest.mark.parametrize("data", ["mnist", "cifar10"])
def test_that_a_short_recipe_is_the_usual_one_with_far_fewer_epochs(network, data):
    usual = defaults_for(network, data)
    short = shortened(usual)
    assert (short.network, short.data) == (network, data)
    assert 2 <= short.epochs <= max(4, usual.epochs / 3)
    assert 0 < short.validation_share <= usual.validation_share
    assert short.augmentation != "ink"


def test_that_quick_is_an_option_that_others_go_before(tmp_path):
    assert made_recipe({"network": "lenet5"}, None, is_quick=True).epochs == 6
    assert made_recipe({"network": "lenet5", "epochs": 7}, None, is_quick=True).epochs == 7
    with pytest.raises(EngineError, match="--quick"):
        made_recipe({}, tmp_path / "recipe.json", is_quick=True)
