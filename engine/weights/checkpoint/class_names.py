"""The names of classes that people keep beside their weights, so that they need not be typed again."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import cast

MOST_CLASSES = 100_000
KEYS = (
    *("classes", "class_names", "class_labels", "classnames", "class_list", "labels", "label_names", "names"),
    *("categories", "target_names", "idx_to_class", "id2label", "idx2label", "index_to_class"),
    *("class_to_idx", "label2id", "class_to_index"),
)
DEEPEST = 2  # {"meta": {"classes": [...]}}


@dataclass(frozen=True)
class ClassNames:
    """Names in the order of the outputs. place: where in the file they stood ("meta.classes")."""

    place: str
    names: tuple[str, ...]


def class_names(described: object) -> tuple[ClassNames, ...]:
    """All that may be names of classes in what a checkpoint's pickle describes."""
    return tuple(_found(described, "", DEEPEST, set()))


def class_names_in_metadata(metadata: Mapping[str, str]) -> tuple[ClassNames, ...]:
    """The same in the metadata of a .safetensors: texts that hold JSON, or names with commas between them."""
    found: list[ClassNames] = []
    for key, text in metadata.items():
        try:
            value: object = json.loads(text)
        except (ValueError, RecursionError):
            value = [part.strip() for part in text.split(",")]
        found += _found({key: value}, "", DEEPEST, set())
    return tuple(found)


def _found(node: object, place: str, depth: int, seen: set[int]) -> Iterator[ClassNames]:
    """Of each dictionary, once: one can be named in many places."""
    if not isinstance(node, dict | list | tuple) or depth < 0 or id(node) in seen:
        return
    seen.add(id(node))
    if isinstance(node, list | tuple):  # a (state, meta) tuple
        for number, part in enumerate(cast("list[object] | tuple[object, ...]", node)[:8], 1):
            if isinstance(part, dict):
                yield from _found(part, f"{place}{number}.", depth - 1, seen)
        return
    entries = cast("dict[object, object]", node)
    for key in KEYS:
        names = _names(entries[key]) if key in entries else ()
        if names:
            yield ClassNames(f"{place}{key}", names)
    for key, value in entries.items():
        if isinstance(key, str) and isinstance(value, dict) and key not in KEYS:
            yield from _found(value, f"{place}{key}.", depth - 1, seen)


def _names(value: object) -> tuple[str, ...]:
    """The names in a list of texts or whole numbers, in {0: name} or in {name: 0}; none when it is something else."""
    if isinstance(value, dict):
        value = _in_order(cast("dict[object, object]", value))
    if not isinstance(value, list | tuple) or len(cast("list[object]", value)) > MOST_CLASSES:
        return ()
    parts = cast("list[object] | tuple[object, ...]", value)
    if not all(isinstance(part, str) or type(part) is int for part in parts):
        return ()
    names = tuple(str(part).strip() for part in parts)
    return names if all(names) and len(set(names)) == len(names) else ()


def _in_order(entries: Mapping[object, object]) -> list[object]:
    """The texts of {0: text} or {text: 0}, in the order of the numbers; none when these are not 0, 1, 2, …"""
    by_number = {_number(key): value for key, value in entries.items()}
    if None in by_number or not all(isinstance(value, str) for value in by_number.values()):
        by_number = {_number(value): key for key, value in entries.items()}
    if set(by_number) != set(range(len(entries))):
        return []
    return [by_number[number] for number in range(len(entries))]


def _number(value: object) -> int | None:
    if type(value) is int:
        return value
    return int(value) if isinstance(value, str) and value.isascii() and value.isdecimal() and len(value) < 9 else None
