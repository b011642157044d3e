"""A few pictures of a data set, changed as training would change them: what a person sees before the run begins."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor
from torch.nn import functional as F

from engine.data import catalog
from engine.data.batches.augmentation import augmentation
from engine.data.batches.batches import seed_for
from engine.data.batches.mixup import Mixing
from engine.data.sets.dataset import DataSet
from engine.errors import EngineError
from engine.recipe import Recipe
from engine.sentence import Sentence

COUNT = 16
SIDE = 96  # px: larger pictures are shrunk to it, after they were changed


class Previews:
    """Remembers the pictures of the data that were looked at last: a change of the recipe shows at once."""

    def __init__(self) -> None:
        self._of: tuple[object, ...] = ()
        self._sample: DataSet | None = None

    def pictures(self, recipe: Recipe) -> NDArray[np.uint8]:
        """uint8 (N, S, S, 3): at most COUNT pictures as an epoch of ``recipe`` would begin with them, RGB.

        EngineError when the data cannot be read or is not here yet.
        """
        asked = (recipe.data, recipe.network, recipe.form, recipe.input_size)
        if self._sample is None or self._of != asked:
            self._sample = sample_of(recipe)
            self._of = asked
        return changed(self._sample, recipe)


def sample_of(recipe: Recipe) -> DataSet:
    """About COUNT pictures of the recipe's data, of as many classes as possible, at the size of its network."""
    known = catalog.entry(recipe.data)
    if known is not None and catalog.missing_bytes(known):
        raise EngineError(
            "{title} is not on this machine yet: download it to see its pictures.", title=Sentence(known.title)
        )
    if known is not None and known.key == "handwriting":  # takes long to draw; its first part is MNIST
        recipe = replace(recipe, data="mnist")
    path = Path(recipe.data).expanduser().absolute()
    if known is None and path.is_dir():
        found = _few_of_folder(path, recipe)
        if found is not None:
            return found
    data = catalog.load(recipe)
    places = _spread(data.labels)
    some = data.train.subset(places)
    return replace(data, images=np.array(some.images), labels=some.labels, validation=None, test=None)


def changed(sample: DataSet, recipe: Recipe) -> NDArray[np.uint8]:
    """The pictures of ``sample``, augmented and mixed by the recipe's chance: uint8 (N, S, S, 3)."""
    pictures = torch.from_numpy(sample.images)
    seed = seed_for(recipe.seed, 1, 1)
    augment = augmentation(recipe.augmentation, pictures[:1], recipe.seed)
    if augment is not None:
        pictures = augment(pictures, torch.Generator().manual_seed(seed))
    floats = pictures.to(torch.float32)
    mixing = Mixing(recipe.mixup, recipe.cutmix)
    if mixing and len(floats) > 1:
        floats, _ = mixing.mixed(floats, torch.from_numpy(sample.labels), len(sample.classes), seed)
    return _to_show(floats, is_ink=sample.kind == "ink")


def _to_show(pictures: Tensor, *, is_ink: bool) -> NDArray[np.uint8]:
    side = max(pictures.shape[-2:])
    if side > SIDE:
        pictures = F.interpolate(pictures, (SIDE, SIDE), mode="bilinear", antialias=True)
    if is_ink:
        pictures = 255.0 - pictures
    rgb = pictures.expand(-1, 3, -1, -1) if pictures.shape[1] == 1 else pictures
    return rgb.clamp(0, 255).round().to(torch.uint8).permute(0, 2, 3, 1).contiguous().numpy()


def _few_of_folder(folder: Path, recipe: Recipe) -> DataSet | None:
    """Only the files that will be shown are opened; None when it is no folder of class folders."""
    from engine.data.folders.load import load_survey
    from engine.data.folders.survey import Looking, survey_of

    survey = survey_of(folder, how=Looking(as_0_1=recipe.reads_as_0_1, near=False))
    members = survey.members.get("train", ())
    if survey.problem or not members:
        return None
    chosen = [members[place] for place in _spread(np.array([member.label for member in members], np.int64))]
    labels = sorted({member.label for member in chosen})
    few = replace(
        survey,
        classes=tuple(survey.classes[label] for label in labels),
        members={"train": tuple(replace(member, label=labels.index(member.label)) for member in chosen)},
        skipped=(),
    )
    options = {**recipe.data_options, "keep_on_disk": False, "in_memory": True}
    found = load_survey(few, folder.name, replace(recipe, data_options=options))
    return replace(found, images=np.array(found.images))


def _spread(labels: NDArray[np.int64]) -> NDArray[np.int64]:
    """Places of COUNT pictures or fewer: the first of each class in turn, then the second of each, and so on."""
    order = np.argsort(labels, kind="stable")
    sorted_labels = labels[order]
    turn = np.arange(len(labels)) - np.searchsorted(sorted_labels, sorted_labels)
    return order[np.argsort(turn, kind="stable")][:COUNT]
