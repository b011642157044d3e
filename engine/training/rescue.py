"""What to do when a run is in trouble: back to a checkpoint with a smaller rate, or smaller pieces of each batch."""

from engine.errors import EngineError
from engine.hardware.out_of_memory import FOR_NONE
from engine.sentence import Sentence
from engine.training.estimate.forecast import size_text
from engine.training.estimate.trial import MemoryTrial
from engine.training.runs.checkpoint import load_checkpoint
from engine.training.runs.training_state import TrainingState
from engine.training.snapshot import restore
from engine.training.step.learner import SMALLEST_PIECE
from engine.training.trainer import Trainer

MOST_RESCUES = 3
SMALLER = 0.3  # the learning rate after a rescue, as a share of the one before
PROPOSED_SHARE = 0.01  # of the recipe's learning rate: what is proposed where even SMALLER ** MOST_RESCUES did not help


def go_back(trainer: Trainer, why: Sentence) -> Sentence:
    """After learning went astray (``why``): back to the last checkpoint, with a smaller rate; what to tell.

    EngineError when that was tried often enough.
    """
    step, rate = trainer.state.step, trainer.rate()
    rescues, scale = trainer.state.rescues + 1, trainer.state.rate_scale * SMALLER
    if rescues > MOST_RESCUES:
        raise EngineError(
            "{why} at step {step:,} (learning rate {rate}), and going back {times} times did not help. Try a learning "
            "rate of {proposal}.",
            why=why,
            step=step,
            rate=f"{rate:.3g}",
            times=MOST_RESCUES,
            proposal=f"{trainer.recipe.learning_rate * PROPOSED_SHARE:.2g}",
        )
    seconds = trainer.seconds()
    saved, _ = load_checkpoint(trainer.folder)
    trainer.start_over()
    trainer.follow_plan(measure=False)
    if saved is not None:
        restore(trainer, saved)
    trainer.state.rescues, trainer.state.rate_scale = rescues, scale
    trainer.set_seconds(seconds)
    return Sentence(
        "{why} at step {step:,}: back to step {back:,}, from there with {share} of the learning rate.",
        why=why,
        step=step,
        back=trainer.state.step,
        share=f"{SMALLER:.0%}",
    )


def fit_into_memory(trainer: Trainer) -> None:
    """Before the first step: batches in pieces where they need more memory than there is. (Linux would kill us.)"""
    if not trainer.group.is_alone:
        return
    trial = MemoryTrial(trainer.setup, trainer.learner)
    if not trial.memory_problem()[0]:
        return
    state = trainer.state
    while trial.needed(state.batch_size // state.pieces) > trial.memory_free and _can_halve(state):
        state.pieces *= 2
    trainer.notes.append(
        Sentence(
            "A batch of {size} needs about {needed} of memory, and {free} are free: it is learned in pieces of "
            "{piece}, "
            "whose corrections are added up.",
            size=state.batch_size,
            needed=size_text(trial.needed(state.batch_size)),
            free=size_text(trial.memory_free),
            piece=_piece(state),
        )
    )


def split_batches(trainer: Trainer) -> Sentence:
    """After running out of memory: each batch in twice as many pieces from here on; what to tell.

    EngineError when a piece is two pictures or one already.
    """
    state = trainer.state
    if not _can_halve(state):
        raise EngineError(FOR_NONE)
    trainer.learner.forget_gradients()
    state.pieces *= 2
    return Sentence(
        "Memory ran out: from here on each batch of {size} is learned in pieces of {piece}, whose corrections "
        "are added "
        "up. It takes a little longer.",
        size=state.batch_size,
        piece=_piece(state),
    )


def _can_halve(state: TrainingState) -> bool:
    """Whether the pieces of a batch may become half as large."""
    return state.batch_size // state.pieces > SMALLEST_PIECE


def _piece(state: TrainingState) -> int:
    """Pictures in the largest piece of a batch: rounded up."""
    return -(-state.batch_size // state.pieces)
