"""A card and its tensors become a network. Large weights are neither initialized first nor copied."""

from collections.abc import Mapping

import torch
from torch import Tensor, nn

from engine.errors import EngineError
from engine.networks.meta_device import on_meta_device
from engine.networks.tracing_lock import TRACING
from engine.sentence import Sentence
from engine.weights.model_card import ModelCard
from models.build import Form, build
from models.objective import logits_of


def assemble(card: ModelCard, state: Mapping[str, Tensor]) -> nn.Module:
    """The network of ``card`` in eval mode, holding the very tensors of ``state`` (they share memory).

    EngineError when the card asks for an impossible network or the tensors do not fit it.
    """
    network = _empty_network(card)
    try:
        network.load_state_dict(state, strict=True, assign=True)
    except RuntimeError as error:
        raise EngineError(
            "The weights of “{name}” do not fit the network {network}. Get the file again.",
            str(error),
            name=card.name,
            network=card.architecture,
        ) from error
    return network.eval()


def try_out(network: nn.Module, card: ModelCard) -> tuple[Sentence, ...]:
    """Sentences on what is odd about the network's answers to two plain pictures; EngineError when it gives none."""
    spec = card.input
    pictures = torch.zeros(2, spec.channels, spec.size, spec.size)
    pictures[1, :, spec.size // 4 : -spec.size // 4] = 2.0  # about a white bar, normalized
    try:
        with torch.inference_mode(), TRACING.running():
            logits = logits_of(network, network(pictures))
    except RuntimeError as error:
        raise EngineError("The network of “{name}” cannot answer.", str(error), name=card.name) from error
    if logits.shape != (2, len(card.classes)):
        raise EngineError(
            "“{name}” gives {answers} answers but names {classes} classes. Get the file again.",
            name=card.name,
            answers=logits.shape[-1],
            classes=len(card.classes),
        )
    if not bool(torch.isfinite(logits).all()):
        return (Sentence("On a plain picture its numbers overflow: it may give no answers."),)
    if torch.equal(logits[0], logits[1]):
        return (Sentence("It answers two different pictures alike: it may not be trained."),)
    return ()


def _empty_network(card: ModelCard) -> nn.Module:
    form: Form = "full" if card.form == "full" else "small"
    spec = card.input

    def built() -> nn.Module:
        return build(card.architecture, classes=len(card.classes), channels=spec.channels, size=spec.size, form=form)

    try:
        with on_meta_device():
            network = built()
        # a buffer that is not saved exists only where the network is really built
        kept = network.state_dict().keys()
        is_all_saved = all(name in kept for name, _ in network.named_buffers())
        return network if is_all_saved else built()
    except (KeyError, ValueError) as error:
        raise _unusable(card, error) from error


def network_of(card: ModelCard) -> nn.Module:
    """The network that ``card`` describes, untrained; EngineError when this Inkling does not have it."""
    try:
        return build(
            card.architecture,
            classes=len(card.classes),
            channels=card.input.channels,
            size=card.input.size,
            form="full" if card.form == "full" else "small",
        )
    except KeyError as error:
        raise EngineError(
            "“{name}” needs the network “{network}”, which this Inkling does not have. Update Inkling.",
            name=card.name,
            network=card.architecture,
        ) from error
    except ValueError as error:
        raise _unusable(card, error) from error


def _unusable(card: ModelCard, error: Exception) -> EngineError:
    why = error.args[0] if error.args and isinstance(error.args[0], Sentence) else str(error)
    return EngineError("“{name}” cannot be used: {why}", repr(error), name=card.name, why=why)
