"""Collections of labeled drawings: "My handwriting" (corrected digits) and sets of one's own symbols.

A collection is a folder: ``set.json`` and one JSON file per drawing, so that each acknowledged drawing is on disk by
itself. Nothing is deleted: what is discarded goes to the trash and can be restored.
"""

import re
import secrets
import shutil
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from engine.errors import EngineError
from engine.ink.drawing import Drawing
from engine.ink.drawing_file import from_text, to_text
from engine.sentence import Sentence
from engine.storage import paths
from engine.storage.atomic_write import write_atomically
from engine.storage.json_dataclasses import from_json, to_json

MINE = "my-handwriting"
DIGITS = tuple("0123456789")
MOST_CLASSES = 200
LONGEST_NAME = 60
LARGEST_SHARED_FILE = 64_000_000  # bytes


@dataclass(frozen=True)
class Collection:
    """A named set of classes to draw. key: its folder. recognizer: library key of what was trained on it last."""

    key: str
    name: str
    classes: tuple[str, ...]
    recognizer: str = ""
    version: int = 1


@dataclass(frozen=True, eq=False)
class KeptDrawing:
    """A drawing with its label. answered: what a recognizer had said before; empty when it was not asked."""

    id: str
    label: str
    drawing: Drawing
    answered: str = ""
    kept: str = ""  # ISO time; for display only


@dataclass(frozen=True)
class _Entry:
    label: str
    drawing: str
    answered: str = ""
    kept: str = ""
    version: int = 1


@dataclass(frozen=True)
class _Shared:
    name: str
    classes: tuple[str, ...]
    drawings: tuple[tuple[str, str], ...]  # label, drawing as JSON
    version: int = 1


def collections() -> tuple[Collection, ...]:
    """All collections; "My handwriting" first, even while it is empty."""
    mine = Collection(MINE, "My handwriting", DIGITS)
    found = [mine]
    for folder in sorted(_top().glob("*/set.json")):
        try:
            collection = from_json(Collection, folder.read_bytes(), Sentence("The set {name}", name=folder.parent.name))
        except (EngineError, OSError):
            continue  # one damaged set must not hide the others
        collection = replace(collection, key=folder.parent.name)
        if collection.key == MINE:
            found[0] = collection
        else:
            found.append(collection)
    return tuple(found)


def collection(key: str) -> Collection:
    """The collection of ``key``; EngineError when there is none."""
    for candidate in collections():
        if candidate.key == key:
            return candidate
    raise EngineError("This set of drawings is gone. Choose another one.")


def create(name: str, classes: tuple[str, ...]) -> Collection:
    """A new, empty collection on disk. Names must be given, classes at least two and different."""
    name = name.strip()
    classes = tuple(label.strip() for label in classes if label.strip())
    if not name or len(name) > LONGEST_NAME:
        raise EngineError("Give the set a name of 1 to {longest_name} characters.", longest_name=LONGEST_NAME)
    if len(classes) < 2:
        raise EngineError("A set needs at least two classes. Name what you want to tell apart.")
    if len(classes) > MOST_CLASSES or any(len(label) > LONGEST_NAME for label in classes):
        raise EngineError(
            "A set has at most {most_classes} classes, with names of at most {longest_name} characters.",
            most_classes=MOST_CLASSES,
            longest_name=LONGEST_NAME,
        )
    if len(set(classes)) < len(classes):
        twice = next(label for label in classes if classes.count(label) > 1)
        raise EngineError("The class “{twice}” is named twice. Give each class a name of its own.", twice=twice)
    plain = re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")[:32]
    made = Collection(f"{plain or 'set'}-{secrets.token_hex(3)}", name, classes)
    return save(made)


def save(changed: Collection) -> Collection:
    """Write name, classes and recognizer of a collection."""
    write_atomically(_folder(changed.key) / "set.json", to_json(changed).encode())
    return changed


def keep(key: str, drawing: Drawing, label: str, answered: str = "") -> KeptDrawing:
    """Add a drawing; when this returns it is on disk."""
    owner = collection(key)
    if label not in owner.classes:
        raise EngineError(
            "“{label}” is no class of “{owner}”. Choose one of its classes.", label=label, owner=owner.name
        )
    if not any(not stroke.is_eraser for stroke in drawing.strokes):
        raise EngineError("There is nothing drawn to keep. Draw first.")
    if not (_folder(key) / "set.json").exists():
        save(owner)
    now = datetime.now(UTC)
    made = KeptDrawing(f"{now:%Y%m%d%H%M%S%f}-{secrets.token_hex(3)}", label, drawing, answered, now.isoformat())
    _write(key, made)
    return made


def drawings(key: str) -> tuple[KeptDrawing, ...]:
    """All drawings of a collection, oldest first. Damaged files are left where they are and left out."""
    found: list[KeptDrawing] = []
    for path in sorted(_folder(key).glob("*.ink.json")):
        try:
            found.append(_read(path))
        except (EngineError, OSError):
            continue
    return tuple(found)


def counts(owner: Collection) -> tuple[int, ...]:
    """Drawings per class, in the order of the classes."""
    labels = [kept.label for kept in drawings(owner.key)]
    return tuple(labels.count(label) for label in owner.classes)


def relabel(key: str, drawing_id: str, label: str) -> KeptDrawing:
    """Give a drawing another label of its collection."""
    owner = collection(key)
    if label not in owner.classes:
        raise EngineError(
            "“{label}” is no class of “{owner}”. Choose one of its classes.", label=label, owner=owner.name
        )
    changed = replace(_read(_path(key, drawing_id)), label=label)
    _write(key, changed)
    return changed


def discard(key: str, drawing_id: str) -> None:
    """Move a drawing to the trash; ``restore`` brings it back."""
    _move(_path(key, drawing_id), _trash_path(key, drawing_id))


def restore(key: str, drawing_id: str) -> None:
    """Bring a discarded drawing back."""
    _move(_trash_path(key, drawing_id), _path(key, drawing_id))


def discard_collection(key: str) -> None:
    """Move a whole collection with its drawings to the trash; ``restore_collection`` brings it back."""
    _move(_folder(key), paths.trash() / "collections" / key)


def restore_collection(key: str) -> None:
    """Bring a discarded collection back."""
    _move(paths.trash() / "collections" / key, _folder(key))


def share(key: str, path: Path) -> int:
    """Write a collection with all its drawings as one JSON file; the number of drawings."""
    owner = collection(key)
    kept = drawings(key)
    shared = _Shared(owner.name, owner.classes, tuple((one.label, to_text(one.drawing)) for one in kept))
    write_atomically(path, to_json(shared).encode())
    return len(kept)


def receive(path: Path, into: str = "") -> tuple[Collection, int]:
    """Read a shared file into a new collection, or add its drawings to the collection ``into``; with their number."""
    try:
        if path.stat().st_size > LARGEST_SHARED_FILE:
            raise EngineError(
                "{path} is larger than {size} MB: no set of drawings.",
                path=path.name,
                size=LARGEST_SHARED_FILE // 1000000,
            )
        text = path.read_bytes()
    except OSError as error:
        raise EngineError(
            "{path} could not be read: {why}.", path=path.name, why=error.strerror or str(error)
        ) from error
    shared = from_json(_Shared, text, path.name)
    parsed = [(label, from_text(drawing)) for label, drawing in shared.drawings]
    strangers = sorted({label for label, _ in parsed} - set(shared.classes))
    if strangers:
        raise EngineError(
            "{path} is damaged: it holds drawings of “{label}”, which is none of its classes.",
            path=path.name,
            label=strangers[0],
        )
    owner = collection(into) if into else create(shared.name, shared.classes)
    unknown = sorted({label for label, _ in parsed} - set(owner.classes))
    if unknown:
        raise EngineError(
            "“{owner}” has no class “{label}”. Import the file as a set of its own.", owner=owner.name, label=unknown[0]
        )
    for label, drawing in parsed:
        keep(owner.key, drawing, label)
    return owner, len(parsed)


def _top() -> Path:
    return paths.handwriting()


def _folder(key: str) -> Path:
    if not re.fullmatch(r"[a-z0-9-]{1,64}", key):
        raise EngineError("This set of drawings is gone. Choose another one.")
    return _top() / key


def _path(key: str, drawing_id: str) -> Path:
    if not re.fullmatch(r"[0-9a-f-]{1,64}", drawing_id):
        raise EngineError("This drawing is gone.")
    return _folder(key) / f"{drawing_id}.ink.json"


def _trash_path(key: str, drawing_id: str) -> Path:
    return paths.trash() / "drawings" / key / _path(key, drawing_id).name


def _write(key: str, kept: KeptDrawing) -> None:
    entry = _Entry(kept.label, to_text(kept.drawing), kept.answered, kept.kept)
    write_atomically(_path(key, kept.id), to_json(entry).encode())


def _read(path: Path) -> KeptDrawing:
    try:
        text = path.read_bytes()
    except OSError as error:
        raise EngineError("This drawing is gone.", details=str(error)) from error
    entry = from_json(_Entry, text, Sentence("The drawing {name}", name=path.name))
    return KeptDrawing(
        path.name.removesuffix(".ink.json"), entry.label, from_text(entry.drawing), entry.answered, entry.kept
    )


def _move(source: Path, target: Path) -> None:
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.move(source, target)
    except OSError as error:
        raise EngineError(
            "It could not be moved: {why}. Try again.", details=str(error), why=error.strerror or str(error)
        ) from error
