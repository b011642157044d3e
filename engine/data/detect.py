"""In which form a person's data lie: a folder of pictures, IDX, CIFAR, SVHN, NumPy, a table, an archive. No torch.

``form_of(path)`` looks at names and first bytes; the forms are tried in one explicit order. Everything is only read.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import NoReturn, Protocol

import numpy as np

from engine.data.decoding.speculative import spread
from engine.data.folders.layout import layout_of
from engine.data.folders.load import load_survey, looking_for, summary_of_survey
from engine.data.folders.survey import Looking, survey_of, survey_of_pictures, walk
from engine.data.formats import cifar, idx_folder, npz, svhn
from engine.data.formats.archive import SUFFIXES, is_archive
from engine.data.formats.tables import pixels
from engine.data.formats.tables.cells import is_table
from engine.data.formats.tables.pictures import names_pictures, read_table
from engine.data.formats.unpacked import unpacked
from engine.data.sets.class_warnings import warnings_of
from engine.data.sets.dataset import DataSet, never
from engine.data.sets.part_words import SplitName
from engine.data.sets.splitting import KEEP, without_copies
from engine.data.sets.summary import DataSummary
from engine.errors import EngineError
from engine.pictures.signatures import PICTURE_SUFFIXES
from engine.recipe import Recipe
from engine.sentence import Sentence
from engine.storage.json_text import readable
from engine.storage.safe_open import shown

GLANCED_AT = 48  # pictures of a folder
FILES = "files"  # what the folder is called into which archives are unpacked
DEEPEST_ARCHIVE = 2  # archives within each other that are unpacked beyond the first
MOST_NAMED = 4  # files in a sentence

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
    read: Callable[[dict[str, object], Asked], DataSet]
    is_published: bool = False  # its makers' parts stay as they are, so that figures can be compared

    def summary(self, data: str, is_cancelled: Asked = never) -> DataSummary:
        """Reads all: such sets are small or fast."""
        try:
            return summary_of_arrays(self._read({}, is_cancelled), data)
        except EngineError as error:
            return DataSummary(data, self.title, (), (), 1, "", problem=error.sentence)

    def load(self, recipe: Recipe, is_cancelled: Asked = never, only: tuple[SplitName, ...] = ()) -> DataSet:  # noqa: ARG002
        """See Form."""
        options = dict(recipe.data_options)
        return self.read(options, is_cancelled) if recipe.reads_as_0_1 else self._read(options, is_cancelled)

    def _read(self, options: dict[str, object], is_cancelled: Asked) -> DataSet:
        kept = {"copies": KEEP} if self.is_published else {}
        return without_copies(self.read(options, is_cancelled), {**kept, **options})


@dataclass(frozen=True)
class PictureFolder:
    """A folder with a sub-folder of pictures per class."""

    folder: Path
    name: str = Sentence("folder of pictures")

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
        survey = survey_of_pictures(self.folder, layout, {"train": some}, how=Looking(("train",), near=False))
        counts = np.bincount([label for label, _ in files] or [0], minlength=len(layout.classes))
        found = summary_of_survey(survey, data, _title(self.folder))
        return replace(found, classes=layout.classes, counts=tuple(counts.tolist()))

    def load(self, recipe: Recipe, is_cancelled: Asked = never, only: tuple[SplitName, ...] = ()) -> DataSet:
        """See Form."""
        how = looking_for(recipe, only)
        survey = survey_of(self.folder, is_cancelled, how)
        return load_survey(survey, _title(self.folder), recipe, is_cancelled, how.first)


@dataclass(frozen=True)
class PictureTable:
    """A table that names pictures and their classes."""

    path: Path
    name: str = Sentence("table of pictures")

    def summary(self, data: str, is_cancelled: Asked = never) -> DataSummary:
        """See Form."""
        try:
            table = read_table(self.path)
        except EngineError as error:
            return DataSummary(data, readable(self.path.stem), (), (), 3, "", problem=error.sentence)
        survey = survey_of_pictures(self.path.parent, table.layout, table.pictures, is_cancelled)
        found = summary_of_survey(survey, data, readable(self.path.stem))
        return replace(
            found,
            given=table.lines,
            validation_count=len(survey.members.get("validation", ())),
            test_count=len(survey.members.get("test", ())),
            left_out=len(found.skipped),
        )

    def load(self, recipe: Recipe, is_cancelled: Asked = never, only: tuple[SplitName, ...] = ()) -> DataSet:
        """See Form."""
        table, how = read_table(self.path), looking_for(recipe, only)
        survey = survey_of_pictures(self.path.parent, table.layout, table.pictures, is_cancelled, how)
        found = load_survey(survey, readable(self.path.stem), recipe, is_cancelled, how.first)
        return found if only else replace(found, given=table.lines, left_out=len(found.skipped))


@dataclass(frozen=True)
class Archive:
    """An archive of any other form; unpacked once into Inkling's own data folder."""

    path: Path
    beginnings: tuple[str, ...] = ()  # of the names of wanted files; empty: all
    depth: int = 0  # archives around it

    @property
    def name(self) -> str:
        """See Form."""
        return Sentence("archive “{file}”", file=shown(self.path.name))

    def inside(self, is_cancelled: Asked = never) -> "tuple[Form, tuple[tuple[str, str], ...]]":
        """What it holds, and what of it was not unpacked: (name, reason)."""
        files = unpacked(self.path, self.beginnings, is_cancelled)
        inner = _archives_only(files.folder)
        if len(inner) == 1 and self.depth < DEEPEST_ARCHIVE:
            form, skipped = Archive(inner[0], depth=self.depth + 1).inside(is_cancelled)
            return form, (*files.skipped, *skipped)
        if inner:
            raise EngineError(
                "“{file}” holds archives itself: {names}. Unpack it and choose one of them.",
                file=shown(self.path.name),
                names=", ".join(f"“{shown(one.name)}”" for one in inner[:MOST_NAMED]),
            )
        try:
            return form_of(files.folder, may_be_archive=False), files.skipped
        except EngineError as error:
            raise EngineError(self._called(error.sentence), error.details) from error

    def summary(self, data: str, is_cancelled: Asked = never) -> DataSummary:
        """See Form."""
        form, skipped = self.inside(is_cancelled)
        found = form.summary(data, is_cancelled)
        return replace(
            found,
            title=self._title(found.title),
            skipped=(*skipped, *found.skipped),
            problem=self._called(found.problem),
            given=found.given + len(skipped) if found.given else 0,
            left_out=found.left_out + len(skipped),
        )

    def load(self, recipe: Recipe, is_cancelled: Asked = never, only: tuple[SplitName, ...] = ()) -> DataSet:
        """See Form."""
        form, skipped = self.inside(is_cancelled)
        try:
            found = form.load(recipe, is_cancelled, only)
        except EngineError as error:
            raise EngineError(self._called(error.sentence), error.details) from error
        return replace(
            found,
            title=self._title(found.title),
            skipped=(*skipped, *found.skipped),
            given=found.given + len(skipped) if found.given else 0,
            left_out=found.left_out + len(skipped),
        )

    def _title(self, inside: str) -> str:
        """An archive of pictures is called as its file; known data sets keep their names."""
        return self._stem if inside == FILES else inside

    @property
    def _stem(self) -> str:
        lower = self.path.name.lower()
        suffix = next((suffix for suffix in sorted(SUFFIXES, key=len, reverse=True) if lower.endswith(suffix)), "")
        return readable(self.path.name[: len(self.path.name) - len(suffix)] or self.path.name)

    def _called(self, sentence: str) -> str:
        """A sentence about the folder that it was unpacked into, as one about the archive."""
        if not isinstance(sentence, Sentence) or not sentence.values:
            return sentence.replace(f"“{FILES}”", f"“{shown(self.path.name)}”")
        names = {FILES: self.path.name, f"“{FILES}”": f"“{shown(self.path.name)}”"}
        values = {
            key: names.get(value, value) if isinstance(value, str) and not isinstance(value, Sentence) else value
            for key, value in sentence.values.items()
        }
        return Sentence(sentence.template, **values)


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
    return _form_of_files(path, visible, may_be_archive=may_be_archive) or PictureFolder(path)


def _form_of_files(folder: Path, visible: list[Path], *, may_be_archive: bool) -> Form | None:
    """What a folder is by the single file in it that can be trained on, or by tables of pixels; else None.

    Beside sub-folders only a table counts whose lines name pictures that are there.
    """
    files = [entry for entry in visible if entry.is_file() and not entry.is_symlink()]
    if any(entry.is_dir() for entry in visible):
        tables = [entry for entry in files if is_table(entry)]
        naming = [entry for entry in tables if pixels.pixel_table(entry) or names_pictures(entry)]
        if len(naming) > 1 and sum(entry.is_dir() for entry in visible) == 1:  # one folder of pictures is no class
            _refuse_several(folder, naming)
        return _form_of_file(naming[0], may_be_archive=False) if len(naming) == 1 else None
    single = [entry for entry in files if _is_form_of_file(entry, may_be_archive=may_be_archive)]
    tables = [entry for entry in single if is_table(entry)]
    chosen = tables if len(tables) == 1 else single
    if len(chosen) == 1:
        return _form_of_file(chosen[0], may_be_archive=may_be_archive)
    if len(chosen) > 1:
        _refuse_several(folder, chosen)
    return None


def _refuse_several(folder: Path, files: list[Path]) -> NoReturn:
    raise EngineError(
        "“{folder}” holds several files that can be trained on: {names}. Choose one of them.",
        folder=shown(folder.name),
        names=", ".join(f"“{shown(one.name)}”" for one in files[:MOST_NAMED]) + (", …" * (len(files) > MOST_NAMED)),
    )


def _archives_only(folder: Path) -> list[Path]:
    """The archives in ``folder`` where there is nothing else that could be used, however deep in single folders."""
    visible = [entry for entry in sorted(folder.iterdir()) if not entry.name.startswith(".")]
    folders = [entry for entry in visible if entry.is_dir()]
    if len(visible) == 1 and folders:
        return _archives_only(visible[0])
    archives = [entry for entry in visible if is_archive(entry)]
    others = [entry for entry in visible if entry.is_file() and _is_form_of_file(entry, may_be_archive=False)]
    has_pictures = any(entry.suffix.lower() in PICTURE_SUFFIXES for entry in visible)
    return [] if folders or has_pictures or (others and len(archives) != len(visible)) else archives


def summary_of_arrays(data: DataSet, chosen: str) -> DataSummary:
    """What ``data`` holds, as the window shows it."""
    counts = tuple(np.bincount(data.labels, minlength=len(data.classes)).tolist())
    _, channels, height, width = data.images.shape
    validation, test = len(data.validation or ()), len(data.test or ())
    more = [Sentence("{count:,} more pictures for validation.", count=validation)] if validation else []
    more += [Sentence("{count:,} more pictures to test on.", count=test)] if test else []
    return DataSummary(
        data=chosen,
        title=data.title,
        classes=data.classes,
        counts=counts,
        channels=channels,
        size=f"{width}×{height}",
        notes=(*more, *data.notes, *warnings_of(data.classes, counts)),
        skipped=data.skipped,
        kind=data.kind,
        given=data.given,
        validation_count=validation,
        test_count=test,
        left_out=data.left_out,
    )


def _known_form(folder: Path) -> Form | None:
    """IDX, CIFAR or SVHN in ``folder``."""
    idx = idx_folder.idx_set(folder)
    if idx is not None:
        return Arrays(Sentence("IDX files"), idx_folder.title_of(idx), lambda options, _: idx_folder.load(idx, options))
    found = cifar.cifar_files(folder)
    if found is not None:
        name = Sentence("{title}, {version} version", title=found.title, version=found.version)
        return Arrays(name, found.title, lambda options, _: cifar.load(found, options), is_published=True)
    mat = svhn.mat_files(folder)
    return None if mat is None else _mat(mat)


def _is_form_of_file(path: Path, *, may_be_archive: bool) -> bool:
    return (may_be_archive and is_archive(path)) or is_table(path) or path.suffix.lower() in (".npz", ".mat")


def _form_of_file(path: Path, *, may_be_archive: bool) -> Form:
    if may_be_archive and is_archive(path):
        return Archive(path)
    if is_table(path):
        table = pixels.pixel_table(path)
        if table is None:
            return PictureTable(path)
        return Arrays(
            Sentence("table of pixels"),
            table.title,
            lambda options, is_cancelled: pixels.load(table, options, is_cancelled),
        )
    arrays = npz.numpy_file(path)
    if arrays is not None:
        return Arrays(Sentence("NumPy file"), arrays.title, lambda options, _: npz.load(arrays, options))
    mat = svhn.mat_files(path)
    if mat is not None:
        return _mat(mat)
    if idx_folder.is_idx_name(path.name) or path.name.startswith(("data_batch", "test_batch")):
        return form_of(path.parent)
    raise EngineError(
        "“{file}” is a file that cannot be trained on. Choose a folder with a sub-folder per class, an archive of one "
        "(.zip, .tar.gz), a table (.csv), a NumPy file (.npz) or the files of MNIST, CIFAR or SVHN.",
        file=shown(path.name),
    )


def _mat(found: svhn.MatFiles) -> Form:
    return Arrays(Sentence("MATLAB file"), found.title, lambda options, _: svhn.load(found, options), is_published=True)


def _title(folder: Path) -> str:
    return readable(folder.resolve().name or str(folder))
