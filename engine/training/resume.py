"""A run that is ready for its next step: a new one, or one that goes on from its checkpoint."""

from pathlib import Path

from engine.data.sets.learned import write_learned
from engine.data.sets.manifest import write_list
from engine.sentence import Sentence
from engine.training.best_weights import BestWeights
from engine.training.distributed.process_group import ProcessGroup
from engine.training.rescue import fit_into_memory
from engine.training.runs.checkpoint import load_checkpoint
from engine.training.setup.compute_plan import use_plan
from engine.training.setup.prepare import RunSetup
from engine.training.snapshot import check_same, restore, restore_best, saved_plan
from engine.training.step.learner import Learner
from engine.training.trainer import Trainer


def resume_or_begin(setup: RunSetup, folder: Path, group: ProcessGroup | None = None) -> Trainer:
    """The run in ``folder`` where its checkpoint left it, else a new one; ``notes`` say what a person should know.

    EngineError when the checkpoints are damaged, or of another recipe or other pictures.
    """
    group = group or ProcessGroup()
    folder.mkdir(parents=True, exist_ok=True)
    saved, note = load_checkpoint(folder)
    learner = Learner(setup, group)
    best = BestWeights(folder, setup.card(learner.network), setup.body)
    plan, plan_note = setup.choose_plan(learner.network) if saved is None else saved_plan(saved, group)
    use_plan(plan)
    trainer = Trainer(setup, folder, group, learner, plan, best)
    trainer.notes += [one for one in (note, _note_on(group, setup), plan_note) if one]
    trainer.follow_plan(measure=saved is None)
    if saved is None:
        fit_into_memory(trainer)
        if group.rank.is_leader:
            write_list(folder, setup.data)
            if setup.learned is not None:
                write_learned(folder, setup.learned)
    else:
        check_same(trainer, saved)
        restore(trainer, saved)
        restore_best(trainer)
    return trainer


def _note_on(group: ProcessGroup, setup: RunSetup) -> str:
    """How several processes share the work; empty for one."""
    if group.is_alone:
        return ""
    count, batch, rate = group.rank.world_size, setup.recipe.batch_size, setup.recipe.learning_rate
    return Sentence(
        "{count} processes ({backend}) share each batch: {batch} pictures in all, about {each} for each. The learning "
        "rate is the recipe's, {rate}: it belongs to the whole batch.",
        count=count,
        backend=group.backend(setup.device.torch_device),
        batch=batch,
        each=round(batch / count),
        rate=f"{rate:g}",
    )
