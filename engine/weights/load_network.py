"""A card and its tensors become a network. Large weights are neither initialized first nor copied."""

from collections.abc import Mapping

import torch
from torch import Tensor, nn

from engine.errors import EngineError
from engine.networks.meta_device import on_meta_device
from engine.networks.tracing_lock import TRACING
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
            f"The weights of “{card.name}” do not fit the network {card.architecture}. Get the file again.",
            details=str(error),
        ) from error
    return network.eval()


def try_out(network: nn.Module, card: ModelCard) -> tuple[str, ...]:
    """Sentences on what is odd about the network's answers to two plain pictures; EngineError when it gives none."""
    spec = card.input
    pictures = torch.zeros(2, spec.channels, spec.size, spec.size)
    pictures[1, :, spec.size // 4 : -spec.size // 4] = 2.0  # about a white bar, normalized
    try:
        with torch.inference_mode(), TRACING.running():
            logits = logits_of(network, network(pictures))
    except RuntimeError as error:
        raise EngineError(f"The network of “{card.name}” cannot answer.", details=str(error)) from error
    if logits.shape != (2, len(card.classes)):
        raise EngineError(
            f"“{card.name}” gives {logits.shape[-1]} answers but names {len(card.classes)} classes. Get the file again."
        )
    if not bool(torch.isfinite(logits).all()):
        return ("On a plain picture its numbers overflow: it may give no answers.",)
    if torch.equal(logits[0], logits[1]):
        return ("It answers two different pictures alike: it may not be trained.",)
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
        raise EngineError(f"“{card.name}” cannot be used: {error}", details=repr(error)) from error


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
            f"“{card.name}” needs the network “{card.architecture}”, which this Inkling does not have. Update Inkling."
        ) from error
    except ValueError as error:
        raise EngineError(f"“{card.name}” cannot be used: {error}") from error
