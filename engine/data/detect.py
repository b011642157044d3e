"""In which form a person's data lie: a folder of pictures, IDX, CIFAR, SVHN, NumPy, a table, an archive. No torch.

``form_of(path)`` looks at names and first bytes; the forms are tried in one explicit order. Everything is only read.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Protocol

import numpy as np

from engine.data.decoding.speculative import spread
from engine.data.folders.layout import SplitName, layout_of
from engine.data.folders.load import first_look_for, load_survey, summary_of_survey
from engine.data.folders.survey import survey_of, survey_of_pictures, walk
from engine.data.formats import cifar, idx_folder, npz, svhn
from engine.data.formats.archive import is_archive
from engine.data.formats.csv_table import is_table, read_table
from engine.data.formats.unpacked import unpacked
from engine.data.sets.dataset import DataSet, never
from engine.data.sets.summary import DataSummary
from engine.errors import EngineError
from engine.recipe import Recipe
from engine.storage.safe_open import shown

GLANCED_AT = 48  # pictures of a folder

Asked = Callable[[], bool]


class Form(Protocol):
    """Data that can be looked at and loaded."""

    @property
    def name(self) -> str:
        """What it is, in a few words: "CIFAR-10, Python version"."""
        ...

    def summary(self, data: str, is_cancelled: Asked = never) -> DataSummary:
        """What it holds; the counts are those that training will use. data: as it was chosen."""
        ...

    def load(self, recipe: Recipe, is_cancelled: Asked = never, only: tuple[SplitName, ...] = ()) -> DataSet:
        """The pictures. EngineError with the problem; CancelledError when ``is_cancelled`` says so.

        only: of pictures that are files of their own, the first of these parts that is there; all when none is.
        """
        ...


@dataclass(frozen=True)
class Arrays:
    """Files whose pictures are ready as arrays."""

    name: str
    title: str
    read: Callable[[dict[str, object]], DataSet]

    def summary(self, data: str, is_cancelled: Asked = never) -> DataSummary:  # noqa: ARG002
        """Reads all: such sets are small or fast."""
        try:
            return summary_of_arrays(self.read({}), data)
        except EngineError as error:
            return DataSummary(data, self.title, (), (), 1, "", problem=error.sentence)

    def load(self, recipe: Recipe, is_cancelled: Asked = never, only: tuple[SplitName, ...] = ()) -> DataSet:  # noqa: ARG002
        """See Form."""
        return self.read(dict(recipe.data_options))


@dataclass(frozen=True)
class PictureFolder:
    """A folder with a sub-folder of pictures per class."""

    folder: Path
    name: str = "folder of pictures"

    def summary(self, data: str, is_cancelled: Asked = never) -> DataSummary:
        """See Form."""
        return summary_of_survey(survey_of(self.folder, is_cancelled), data, _title(self.folder))

    def glance(self, data: str) -> DataSummary:
        """As ``summary``, judged by names and some of the training pictures only; counts are those of files."""
        layout = layout_of(self.folder)
        files = [
            found for part, inside in layout.parts if part == "train" for found in walk(inside) if not found[1].reason
        ]
        some = [files[place] for place in spread(len(files), GLANCED_AT)]
        survey = survey_of_pictures(self.folder, layout, {"train": some}, only=("train",))
        counts = np.bincount([label for label, _ in files] or [0], minlength=len(layout.classes))
        found = summary_of_survey(survey, data, _title(self.folder))
        return replace(found, classes=layout.classes, counts=tuple(counts.tolist()))

    def load(self, recipe: Recipe, is_cancelled: Asked = never, only: tuple[SplitName, ...] = ()) -> DataSet:
        """See Form."""
        first = first_look_for(recipe)
        survey = survey_of(self.folder, is_cancelled, only=only, first=first)
        return load_survey(survey, _title(self.folder), recipe, is_cancelled, first)


@dataclass(frozen=True)
class PictureTable:
    """A table that names pictures and their classes."""

    path: Path
    name: str = "table of pictures"

    def summary(self, data: str, is_cancelled: Asked = never) -> DataSummary:
        """See Form."""
        table = read_table(self.path)
        survey = survey_of_pictures(self.path.parent, table.layout, table.pictures, is_cancelled)
        return summary_of_survey(survey, data, shown(self.path.stem))

    def load(self, recipe: Recipe, is_cancelled: Asked = never, only: tuple[SplitName, ...] = ()) -> DataSet:
        """See Form."""
        table, first = read_table(self.path), first_look_for(recipe)
        survey = survey_of_pictures(
            self.path.parent, table.layout, table.pictures, is_cancelled, only=only, first=first
        )
        return load_survey(survey, shown(self.path.stem), recipe, is_cancelled, first)


@dataclass(frozen=True)
class Archive:
    """An archive of any other form; unpacked once into Inkling's own data folder."""

    path: Path
    beginnings: tuple[str, ...] = ()  # of the names of wanted files; empty: all

    @property
    def name(self) -> str:
        """See Form."""
        return f"archive “{shown(self.path.name)}”"

    def inside(self, is_cancelled: Asked = never) -> "tuple[Form, tuple[tuple[str, str], ...]]":
        """What it holds, and what of it was not unpacked: (name, reason)."""
        files = unpacked(self.path, self.beginnings, is_cancelled)
        skipped = [line.partition(": ") for line in files.skipped]
        return form_of(files.folder, may_be_archive=False), tuple((name, why) for name, _, why in skipped)

    def summary(self, data: str, is_cancelled: Asked = never) -> DataSummary:
        """See Form."""
        form, skipped = self.inside(is_cancelled)
        found = form.summary(data, is_cancelled)
        return replace(found, title=self._title(found.title), skipped=(*skipped, *found.skipped))

    def load(self, recipe: Recipe, is_cancelled: Asked = never, only: tuple[SplitName, ...] = ()) -> DataSet:
        """See Form."""
        form, skipped = self.inside(is_cancelled)
        found = form.load(recipe, is_cancelled, only)
        return replace(found, title=self._title(found.title), skipped=(*skipped, *found.skipped))

    def _title(self, inside: str) -> str:
        """An archive of pictures is called as its file; known data sets keep their names."""
        return shown(self.path.name.split(".")[0]) if inside == "files" else inside


def form_of(path: Path, *, may_be_archive: bool = True) -> Form:
    """The form of the file or folder ``path``. EngineError when it has none that can be trained on."""
    if not path.is_dir():
        return _form_of_file(path, may_be_archive=may_be_archive)
    form = _known_form(path)
    if form is not None:
        return form
    visible = [entry for entry in sorted(path.iterdir()) if not entry.name.startswith(".")]
    if len(visible) == 1 and visible[0].is_dir() and not visible[0].is_symlink():
        form = _known_form(visible[0])  # one folder around the real one, as archives often have it
        if form is not None:
            return form
    files = [entry for entry in visible if entry.is_file() and not entry.is_symlink()]
    if not any(entry.is_dir() for entry in visible) or any(is_table(entry) for entry in files):
        single = [entry for entry in files if _is_form_of_file(entry, may_be_archive=may_be_archive)]
        tables = [entry for entry in single if is_table(entry)]
        chosen = tables if len(tables) == 1 else single
        if len(chosen) == 1:
            return _form_of_file(chosen[0], may_be_archive=may_be_archive)
    return PictureFolder(path)


def summary_of_arrays(data: DataSet, chosen: str) -> DataSummary:
    """What ``data`` holds, as the window shows it."""
    counts = np.bincount(data.labels, minlength=len(data.classes))
    _, channels, height, width = data.images.shape
    more = [
        f"{len(part):,} more pictures {use}."
        for part, use in ((data.validation, "for validation"), (data.test, "to test on"))
        if part is not None
    ]
    return DataSummary(
        data=chosen,
        title=data.title,
        classes=data.classes,
        counts=tuple(int(count) for count in counts),
        channels=channels,
        size=f"{width}×{height}",
        notes=(*more, *data.notes),
        skipped=data.skipped,
        kind=data.kind,
    )


def _known_form(folder: Path) -> Form | None:
    """IDX, CIFAR or SVHN in ``folder``."""
    idx = idx_folder.idx_set(folder)
    if idx is not None:
        return Arrays("IDX files", idx_folder.title_of(idx), lambda _: idx_folder.load(idx))
    found = cifar.cifar_files(folder)
    if found is not None:
        return Arrays(
            f"{found.title}, {found.version} version", found.title, lambda options: cifar.load(found, options)
        )
    mat = svhn.mat_files(folder)
    return None if mat is None else _mat(mat)


def _is_form_of_file(path: Path, *, may_be_archive: bool) -> bool:
    return (may_be_archive and is_archive(path)) or is_table(path) or path.suffix.lower() in (".npz", ".mat")


def _form_of_file(path: Path, *, may_be_archive: bool) -> Form:
    if may_be_archive and is_archive(path):
        return Archive(path)
    if is_table(path):
        return PictureTable(path)
    arrays = npz.numpy_file(path)
    if arrays is not None:
        return Arrays("NumPy file", arrays.title, lambda options: npz.load(arrays, options))
    mat = svhn.mat_files(path)
    if mat is not None:
        return _mat(mat)
    if idx_folder.is_idx_name(path.name) or path.name.startswith(("data_batch", "test_batch")):
        return form_of(path.parent)
    raise EngineError(
        f"“{shown(path.name)}” is a file that cannot be trained on. Choose a folder with a sub-folder per class, an "
        "archive of one (.zip, .tar.gz), a table (.csv), a NumPy file (.npz) or the files of MNIST, CIFAR or SVHN."
    )


def _mat(found: svhn.MatFiles) -> Form:
    return Arrays("MATLAB file", found.title, lambda _: svhn.load(found))


def _title(folder: Path) -> str:
    return shown(folder.resolve().name or str(folder))
