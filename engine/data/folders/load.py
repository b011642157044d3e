"""A person's pictures, looked at and judged, as a data set. Nothing of theirs is ever changed. No torch."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from engine.data.decoding.inspection import ImageFacts
from engine.data.decoding.placement import Placement, needs_streaming
from engine.data.decoding.speculative import SpeculativeDecode
from engine.data.decoding.streaming import News
from engine.data.decoding.tasks import DecodeTask
from engine.data.folders.file_copies import UsablePicture, hashes_of_members, kind_of_facts
from engine.data.folders.layout import name_in
from engine.data.folders.survey import Looking, Survey
from engine.data.sets.copies import CopyGroups
from engine.data.sets.dataset import DataSet, Split, never
from engine.data.sets.input_choice import chosen_form, input_size
from engine.data.sets.part_words import SplitName
from engine.data.sets.splitting import KEEP
from engine.data.sets.summary import DataSummary
from engine.errors import EngineError
from engine.ink.centering import FIELD
from engine.networks.input_spec import InputKind, InputSpec
from engine.recipe import Recipe
from engine.sentence import Sentence

NO_INK = Sentence("no ink was found in it")


def summary_of_survey(survey: Survey, data: str, title: str) -> DataSummary:
    """What a survey found; the counts are those that training will use. data: as it was chosen."""
    some = survey.members.get(survey.main, ())
    notes = list(survey.notes)
    kind = kind_of(survey, {}) if some and not survey.problem else None
    counts: dict[SplitName, int] = {name: len(part) for name, part in survey.members.items() if name != "train"}
    if kind is not None:
        notes.append(_KIND_NOTES[kind])
        notes += [_more_pictures(name, count) for name, count in counts.items()]
    return DataSummary(
        data=data,
        title=title,
        classes=survey.classes,
        counts=survey.counts(),
        channels=1 if some and all(member.facts.is_gray for member in some) else 3,
        size=_sizes(some),
        notes=tuple(notes),
        skipped=survey.skipped,
        problem=survey.problem,
        kind=kind,
        given=survey.given,
        validation_count=counts.get("validation", 0),
        test_count=counts.get("test", 0),
        left_out=survey.left_out,
        copies=survey.near,
    )


_KIND_NOTES: dict[InputKind, Sentence] = {
    "ink": Sentence("Read as ink on paper: each picture is cleaned and centered as a drawing is."),
    "photo": Sentence("Treated as photos: center-cropped to a square."),
}


def _more_pictures(part: SplitName, count: int) -> Sentence:
    if part == "test":
        return Sentence(
            "1 more picture for test." if count == 1 else "{count:,} more pictures for test.",
            count=count,
        )
    return Sentence(
        "1 more picture for validation." if count == 1 else "{count:,} more pictures for validation.", count=count
    )


def looking_for(recipe: Recipe, only: tuple[SplitName, ...] = ()) -> Looking:
    """How a survey for ``recipe`` looks, so that ``load_survey`` opens no file again."""

    def how(some: Sequence[ImageFacts]) -> tuple[InputKind, InputSpec]:
        kind = _kind(some, recipe.data_options)
        return kind, _stored_as(some, recipe, kind)

    return Looking(
        only, SpeculativeDecode(how), as_0_1=recipe.reads_as_0_1, near=recipe.data_options.get("copies") != KEEP
    )


def load_survey(
    survey: Survey,
    title: str,
    recipe: Recipe,
    is_cancelled: Callable[[], bool] = never,
    first: SpeculativeDecode | None = None,
) -> DataSet:
    """All usable pictures of ``survey`` at the size that the recipe's network sees. EngineError with the problem.

    first: what the survey was made with, where it was made for this. A survey of one part only gives that part only.

    options: ``kind`` "ink" or "photo"; ``in_memory`` true or false, else decided by the memory there is;
    ``keep_on_disk`` false: nothing is prepared in Inkling's own data folder; ``copies`` "keep": nearly equal pictures
    are not looked for.
    """
    if survey.problem:
        raise EngineError(survey.problem)
    kind = kind_of(survey, recipe.data_options)
    every = [member for part in survey.members.values() for member in part]
    spec = _stored_as([member.facts for member in every], recipe, kind)
    news = News()
    needed = len(every) * spec.channels * spec.size**2
    is_streamed, why = needs_streaming(needed, kind, recipe.data_options)
    keeps = recipe.data_options.get("keep_on_disk", True) is not False
    made = (lambda _: None) if first is None else first.made
    store = Placement(kind, spec, is_streamed, keeps, news.tell, is_cancelled, made)
    skipped = list(survey.skipped)
    copies = survey.copies
    splits: dict[SplitName, Split] = {}
    for part, members in survey.members.items():
        splits[part], is_usable = _split(members, store)
        skipped += [
            (name_in(survey.folder, member.path), NO_INK)
            for member, usable in zip(members, is_usable.tolist(), strict=True)
            if not usable
        ]
        if part == "train" and copies is not None:
            copies = _of_usable(copies, is_usable)
    train = splits["train"] if "train" in splits else _nothing(spec)
    if survey.main == "train" and len(np.unique(train.labels)) < len(survey.classes):
        raise EngineError("A class has no picture with ink in it. Look at the list of what was left out.")
    return DataSet(
        title=title,
        kind=kind,
        classes=survey.classes,
        images=train.images,
        labels=train.labels,
        validation=splits.get("validation"),
        test=splits.get("test"),
        skipped=tuple(skipped),
        notes=(*survey.notes, *([why] if why else []), *news()),
        files=tuple((name_in(survey.folder, member.path), member.facts.digest) for member in every),
        news=news,
        close=store.close,
        given=survey.given,
        left_out=survey.given - sum(len(split) for split in splits.values()),
        hashes=train.hashes,
        copies=copies if survey.main == "train" else None,
    )


def kind_of(survey: Survey, options: dict[str, object]) -> InputKind:
    """ink or photo: what ``options["kind"]`` says, else what nearly all pictures look like."""
    return _kind([member.facts for member in survey.members.get(survey.main, ())], options)


def _kind(some: Sequence[ImageFacts], options: dict[str, object]) -> InputKind:
    wanted = options.get("kind")
    if wanted in ("ink", "photo"):
        return "ink" if wanted == "ink" else "photo"
    return kind_of_facts(some)


def _nothing(spec: InputSpec) -> Split:
    """No pictures, kept as ``spec`` says."""
    return Split(np.zeros((0, spec.channels, spec.size, spec.size), np.uint8), np.zeros(0, np.int64))


def _stored_as(every: Sequence[ImageFacts], recipe: Recipe, kind: InputKind) -> InputSpec:
    """How pictures are kept in memory: ink at 28, photos at the network's size, gray ones with one channel."""
    if kind == "ink":
        return InputSpec(1, FIELD, (0.0,), (1.0,), "ink")
    typical = int(np.median([min(facts.width, facts.height) for facts in every]))
    form = chosen_form(recipe, typical)
    size = input_size(recipe, form)
    gray = all(facts.is_gray for facts in every)
    channels: Literal[1, 3] = 1 if gray else 3
    return InputSpec(
        channels, size, (0.0,) * channels, (1.0,) * channels, "photo", round(size * 256 / 224) if size > 64 else 0
    )


def _split(members: tuple[UsablePicture, ...], store: Placement) -> tuple[Split, NDArray[np.bool_]]:
    """The pictures of ``members``, in memory or streamed, without those that have no ink; bool (N,): the others."""
    images = store.pictures([DecodeTask(str(one.path), one.facts.digest, store.kind, store.spec) for one in members])
    split = Split(images, np.array([member.label for member in members], np.int64), hashes_of_members(members))
    if store.kind == "photo":
        return split, np.ones(len(members), np.bool_)
    has_ink = images.reshape(len(images), -1).max(1, initial=0) > 0
    return split.subset(np.flatnonzero(has_ink)), has_ink


def _of_usable(copies: CopyGroups, is_usable: NDArray[np.bool_]) -> CopyGroups:
    return replace(copies, groups=copies.groups[is_usable])


def _sizes(members: tuple[UsablePicture, ...]) -> str:
    if not members:
        return ""
    shapes = sorted(
        {(member.facts.width * member.facts.height, member.facts.width, member.facts.height) for member in members}
    )
    (_, *least), (_, *most) = shapes[0], shapes[-1]
    small, large = f"{least[0]}×{least[1]}", f"{most[0]}×{most[1]}"
    return small if small == large else Sentence("{small} to {large}", small=small, large=large)
