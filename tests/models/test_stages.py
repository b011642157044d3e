"""The stages of every network, on paper: each weight has its place, and the stages follow each other."""

import pytest
import torch
from torch import nn

from models.build import Form
from models.catalog import ARCHITECTURES, head, stage_names, stages
from tests.models.measured import on_paper

FORMS: list[tuple[str, Form]] = [
    *((network.key, "small") for network in ARCHITECTURES),
    *((network.key, "full") for network in ARCHITECTURES if network.has_full_form),
]


def built(key: str, form: Form) -> nn.Module:
    network = next(one for one in ARCHITECTURES if one.key == key)
    size = network.usual_size(form)
    return on_paper(key, classes=10, channels=network.channels if form == "full" else 1, size=size, form=form)


@pytest.mark.parametrize(("key", "form"), FORMS)
def test_that_each_weight_belongs_to_one_stage_or_to_the_head(key: str, form: Form) -> None:
    network = built(key, form)
    owners = [*((stage.name, stage.modules) for stage in stages(key, form)), ("head", (head(key, form) or "f6",))]
    for name, _ in [*network.named_parameters(), *network.named_buffers()]:
        if name.startswith(("aux", "bitmaps")):
            continue
        own = [owner for owner, modules in owners if any(name.startswith(f"{module}.") for module in modules)]
        assert len(own) == 1, f"{key} {form}: {name} is in {own}"
    for _, modules in owners:
        for module in modules:
            network.get_submodule(module)
    assert len(set(stage_names(key, form))) == len(stage_names(key, form))


ONE_OF_EACH = (
    *("lenet5", "alexnet", "alexnet_2012", "zfnet", "vgg11_bn", "vgg19", "googlenet", "googlenet_2014"),
    *("resnet18", "densenet121", "inknet"),
)


@pytest.mark.parametrize(("key", "form"), [one for one in FORMS if one[0] in ONE_OF_EACH])
def test_that_data_runs_through_the_stages_in_order_and_ends_in_the_head(key: str, form: Form) -> None:
    network, seen = built(key, form).eval(), list[str]()
    for stage in stages(key, form):
        for module in stage.modules:
            network.get_submodule(module).register_forward_hook(lambda *_, name=stage.name: seen.append(name))
    flat = list[int]()
    network.get_submodule(head(key, form)).register_forward_hook(lambda _, given, __: flat.append(given[0].dim()))
    one = next(one for one in ARCHITECTURES if one.key == key)
    size = one.usual_size(form)
    channels = one.channels if form == "full" else 1
    with torch.inference_mode():
        answers = network(torch.empty(2, channels, size, size, device="meta"))
    assert list(dict.fromkeys(seen)) == list(stage_names(key, form))
    assert flat == [2]
    assert answers.shape == (2, 10)
