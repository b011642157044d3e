"""A run on disk and back: what its checkpoint holds, and whether it is still the same run that goes on."""

from dataclasses import asdict, replace
from typing import Any

from engine.data.sets.manifest import what_changed
from engine.errors import EngineError
from engine.recipe import Recipe
from engine.sentence import Sentence
from engine.training.distributed.process_group import ProcessGroup
from engine.training.runs.checkpoint import Saved, save_checkpoint
from engine.training.runs.checkpoint_writer import frozen_copy
from engine.training.runs.training_state import TrainingState
from engine.training.setup.compute_plan import ComputePlan, available_threads
from engine.training.trainer import Trainer

NOT_LEARNED_FROM = (
    "name",
    "race",
    "device",
    "patience",
    "version",
    "answers_from",
)  # fields of a recipe that do not change what a run learns: they may differ when it goes on


def begin_save(trainer: Trainer) -> None:
    """Begin to put everything on disk that a resume needs; ``trainer.writer`` tells what came of it.

    Training may go on at once: what is written was copied. May raise DivergedError.
    """
    trainer.sums()
    saved, save_best = frozen_copy(snapshot(trainer)), trainer.best.to_save(trainer.state)

    def write() -> None:
        trainer.check_folder()
        save_best()
        save_checkpoint(trainer.folder, saved)

    trainer.writer.begin(trainer.state.epochs_done, trainer.state.step, write)


def snapshot(trainer: Trainer) -> Saved:
    """All that ``restore`` needs, under the names that checkpoints have for it. Tensors are still the learner's own."""
    trainer.set_seconds(trainer.seconds())
    return {
        "recipe": asdict(trainer.recipe),
        "device": trainer.setup.device.name,
        "fingerprint": trainer.setup.fingerprint,
        "pace": trainer.plan.saved(),
        "processes": trainer.group.rank.world_size,
        "standing": trainer.state.saved(),
        **trainer.learner.state(),
    }


def restore(trainer: Trainer, saved: Saved) -> None:
    """Go on from ``saved``, to the same bits on a CPU."""
    trainer.state = TrainingState.restored(saved["standing"])
    trainer.learner.restore(saved)


def restore_best(trainer: Trainer) -> None:
    """Read the best weights back; a note where they are lost."""
    state = trainer.state
    if state.best_epoch == 0:
        return
    try:
        trainer.best.restore()
    except EngineError as error:
        trainer.notes.append(
            Sentence("{problem} The best weights are looked for anew from here on.", problem=error.sentence)
        )
        state.best_epoch, state.best_accuracy, state.best_loss = 0, None, None


def saved_plan(saved: Saved, group: ProcessGroup) -> tuple[ComputePlan, str]:
    """The plan of before; with another number of processes, a note, and the threads each of them can have now."""
    plan, before, now = ComputePlan.restored(saved["pace"]), int(saved.get("processes", 1)), group.rank.world_size
    if before == now:
        return plan, ""
    note = Sentence(
        "This run goes on with {now} processes; before there were {before}. Its numbers may differ a little.",
        now=now,
        before=before,
    )
    return replace(plan, threads=available_threads()), note


def check_same(trainer: Trainer, saved: Saved) -> None:
    """EngineError when data or recipe are not those of ``saved``; a note when the device is another one."""
    setup = trainer.setup
    if saved["fingerprint"] != setup.fingerprint:
        changed = what_changed(trainer.folder, setup.data)
        raise EngineError(
            "The pictures of {title} have changed since this run began ({changed}), so it cannot go on "
            "exactly. Bring them "
            "back, or start a new run."
            if changed
            else "The pictures of {title} have changed since this run began, so it cannot go on exactly. Bring "
            "them back, "
            "or start a new run.",
            title=setup.data.title,
            **({"changed": changed} if changed else {}),
        )
    if _learned_from(saved["recipe"]) != _learned_from(asdict(trainer.recipe)):
        raise EngineError("The recipe of this run was changed since it began. Start a new run with the new recipe.")
    before, now = saved.get("device", ""), setup.device.name
    if before and before != now:
        trainer.notes.append(
            Sentence(
                "This run began on {before} and goes on on {now}: its numbers may differ a little.",
                before=before,
                now=now,
            )
        )


def _learned_from(recipe: dict[str, Any]) -> dict[str, Any]:
    """What of a recipe decides the numbers; fields that a newer version added and nobody set are left out."""
    usual = asdict(Recipe())
    return {name: value for name, value in recipe.items() if name not in NOT_LEARNED_FROM and value != usual.get(name)}
