"""The best weights of a run so far, in memory and in best.safetensors with all that was measured of them."""

from collections.abc import Callable
from dataclasses import fields, replace
from functools import partial
from pathlib import Path

from torch import Tensor, nn

from engine.evaluation.calibration import Calibration, calibrated
from engine.evaluation.metrics import Evaluation
from engine.training.runs.run_folder import BEST
from engine.training.runs.training_state import TrainingState
from engine.training.setup.frozen_body import FrozenBody
from engine.weights.model_card import ModelCard
from engine.weights.weights_file import load_weights, save_weights
from models.auxiliary import state_for_use


class BestWeights:
    """is_saved: whether the file in ``folder`` holds them. card: without results.

    body: where only a head learns, what goes below it.
    """

    def __init__(self, folder: Path, card: ModelCard, body: FrozenBody | None = None) -> None:
        self._folder = folder
        self.card = card
        self._body = body
        self._weights: dict[str, Tensor] = {}
        self.is_saved = True

    def keep(self, network: nn.Module, state: TrainingState, answers: tuple[Tensor, Tensor] | None) -> None:
        """Take the weights of ``network`` as the best; answers: its logits and the labels of the validation pictures.

        The calibration that these give goes into ``state``.
        """
        weights = state_for_use(network.state_dict())
        self._weights = {name: tensor.detach().cpu().clone() for name, tensor in weights.items()}
        if answers is not None:
            for name, value in vars(calibrated(*answers, self.card.classes)).items():
                setattr(state, name, value)
        self.is_saved = False

    def put_into(self, network: nn.Module) -> None:
        """Let ``network`` answer with the best weights, where there are any."""
        if self._weights:
            network.load_state_dict(self._weights)

    def save(self, state: TrainingState, tested: Evaluation | None = None) -> None:
        """Write best.safetensors with all that was measured so far; EngineError when that fails."""
        self._write(self._weights, self._measured(state, tested))

    def to_save(self, state: TrainingState) -> Callable[[], None]:
        """What writes best.safetensors as it is now, whatever changes until then; does nothing when it is on disk."""
        if self.is_saved:
            return lambda: None
        return partial(self._write, self._weights, self._measured(state, None))

    def _measured(self, state: TrainingState, tested: Evaluation | None) -> ModelCard:
        return replace(
            self.card,
            validation_accuracy=state.best_accuracy,
            **{one.name: getattr(state, one.name) for one in fields(Calibration)},
            test_accuracy=tested.accuracy if tested else None,
            test_count=tested.count if tested else 0,
        )

    def _write(self, weights: dict[str, Tensor], card: ModelCard) -> None:
        save_weights(self._folder / BEST, weights if self._body is None else self._body.full_state(weights), card)
        if weights is self._weights:  # else better ones were kept meanwhile
            self.is_saved = True

    def restore(self) -> None:
        """Read them back from the file; EngineError when it is gone or damaged."""
        weights, _ = load_weights(self._folder / BEST)
        self._weights = weights if self._body is None else self._body.head_state(weights)
