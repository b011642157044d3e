"""What of a network stays as it is while it learns: nothing, all up to a stage, or all but its head."""

import copy
import hashlib
from collections import OrderedDict
from collections.abc import Mapping

import numpy as np
import torch
from torch import Tensor, nn

from engine.data.batches.batches import channels_last
from engine.errors import EngineError
from engine.recipe import Recipe
from models.auxiliary import state_for_use
from models.catalog import architecture, head, stages

NOTHING, BODY = "nothing", "body"
HEAD = "head"  # what it is called while it learns alone


def check(recipe: Recipe, form: str) -> None:
    """EngineError when the network has no such stage, or no head that could be trained alone."""
    if recipe.freeze == NOTHING:
        return
    title, names = architecture(recipe.network).title, [stage.name for stage in stages(recipe.network, form)]
    if recipe.freeze == BODY and recipe.answers_from == "mirrored":
        raise EngineError(
            "A head that learns alone sees each picture's features, which have no mirror image. "
            "Set answers_from to picture, or freeze to another stage."
        )
    if not head(recipe.network, form):
        raise EngineError(
            "{title} has no head of its own: nothing of it can be kept as it is. Set freeze to nothing.", title=title
        )
    if recipe.freeze not in (BODY, *names):
        raise EngineError(
            "{title} has no stage “{freeze}”. Set freeze to nothing, body, or one of {names}.",
            title=title,
            freeze=recipe.freeze,
            names=", ".join(names),
        )


def frozen_modules(recipe: Recipe, form: str) -> tuple[str, ...]:
    """The names of the modules that stay as they are, from the input on."""
    if recipe.freeze == NOTHING:
        return ()
    found: list[str] = []
    for stage in stages(recipe.network, form):
        found += stage.modules
        if stage.name == recipe.freeze:
            break
    return tuple(found)


def serves_training(recipe: Recipe, form: str) -> bool:
    """Whether the network has classifiers in the middle, and these still reach weights that learn."""
    last = architecture(recipe.network).auxiliary_stage if form == "full" else ""
    reached = [stage for stage in stages(recipe.network, form) if stage.name == last]
    return any(not set(stage.modules) <= set(frozen_modules(recipe, form)) for stage in reached)


def freeze(network: nn.Module, modules: tuple[str, ...]) -> None:
    """Keep ``modules`` as they are: no gradients, and normalization and dropout as in use, whatever the rest does."""

    def stay(_mode: bool = True) -> None:
        """In place of ``train``: the network's call of it goes on to its other modules."""

    for name in modules:
        module = network.get_submodule(name)
        module.requires_grad_(requires_grad=False).eval()
        module.train = stay  # pyright: ignore[reportAttributeAccessIssue]  its result is not used


class FrozenBody:
    """A network of which only the head learns: its body, and what the head is at first.

    The head learns alone, as a network of its own (``fresh_head``) whose inputs are the body's features.
    """

    def __init__(self, network: nn.Module, head_name: str) -> None:
        layer = network.get_submodule(head_name)
        assert isinstance(layer, nn.Linear)
        self._head_name, self._head = head_name, layer
        network.set_submodule(head_name, nn.Identity())
        self.network = network.eval().requires_grad_(requires_grad=False)
        self.width = layer.in_features

    def fresh_head(self) -> nn.Sequential:
        """The head as it is at first: features (N, F) -> logits (N, K)."""
        return nn.Sequential(OrderedDict({HEAD: copy.deepcopy(self._head).requires_grad_(requires_grad=True)}))

    def features(self, inputs: Tensor) -> Tensor:
        """Inputs (N, C, S, S) -> float32 (N, F): what the head sees of them."""
        with torch.no_grad():
            return self.network(channels_last(inputs)).float()

    def digest(self) -> str:
        """SHA-256 of the body's weights."""
        found = hashlib.sha256()
        for name, tensor in self.network.state_dict().items():
            found.update(name.encode())
            found.update(np.ascontiguousarray(tensor.cpu().numpy()).data)
        return found.hexdigest()

    def parameters(self) -> int:
        """Of body and head."""
        return sum(weight.numel() for part in (self.network, self._head) for weight in part.parameters())

    def full_state(self, of_head: Mapping[str, Tensor]) -> dict[str, Tensor]:
        """The state of the whole network with this head."""
        body = state_for_use(self.network.state_dict())
        return {**body, **{name.replace(HEAD, self._head_name, 1): tensor for name, tensor in of_head.items()}}

    def head_state(self, full_state: Mapping[str, Tensor]) -> dict[str, Tensor]:
        """The head's own state within the whole network's."""
        before = f"{self._head_name}."
        return {
            name.replace(self._head_name, HEAD, 1): tensor
            for name, tensor in full_state.items()
            if name.startswith(before)
        }
