"""The rooms: small, without circles, and one word for one thing."""

import ast
from collections import Counter, defaultdict
from pathlib import Path

import pytest

from tests.architecture.tree import imports, sources, syntax

MOST_MODULES = 17  # in one folder, its sub-folders not counted: what a reader takes in at a glance
FOR_EVERYBODY = {"errors", "figures", "prediction", "recipe", "sentence", "translation", "version"}


def test_that_no_room_is_crowded() -> None:
    counts = Counter(path.parent for path in sources("gui", "engine", "models") if path.stem != "__init__")
    assert {str(folder): count for folder, count in counts.items() if count > MOST_MODULES} == {}


def test_that_the_engine_itself_holds_only_what_everybody_may_import() -> None:
    assert {path.stem for path in sources("engine") if len(path.parts) == 2} - {"__init__"} == FOR_EVERYBODY


def test_that_one_class_name_means_one_thing() -> None:
    places: defaultdict[str, list[str]] = defaultdict(list)
    for path in sources("gui", "engine"):
        for node in syntax(path).body:
            if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
                places[node.name].append(str(path))
    assert {name: where for name, where in places.items() if len(where) > 1} == {}


def folders_known(depth: int) -> dict[str, set[str]]:
    """Folder -> the folders it imports from, cut to ``depth`` parts; what lies in one folder is one room."""
    known: defaultdict[str, set[str]] = defaultdict(set)
    folders = {".".join(path.parent.parts) for path in sources("gui", "engine", "models")}
    for path in sources("gui", "engine", "models"):
        here = ".".join(path.parent.parts[:depth])
        for name in imports(path):
            parts = name.split(".")
            while parts and ".".join(parts) not in folders:
                parts.pop()
            there = ".".join(parts[:depth])
            if there and there != here and not is_inside(here, there):
                known[here].add(there)
    return known


def is_inside(one: str, other: str) -> bool:
    """Whether one folder holds the other: a room may use its own chambers, and they what lies in front of them."""
    return f"{one}.".startswith(f"{other}.") or f"{other}.".startswith(f"{one}.")


@pytest.mark.parametrize("depth", [1, 2, 3])
def test_that_no_folders_import_each_other_in_a_circle(depth: int) -> None:
    known = folders_known(depth)
    open_ones = dict(known)
    # a folder that imports from no open folder cannot be on a circle; what is left over at the end is
    while leaves := [name for name, its in open_ones.items() if not its & open_ones.keys()]:
        for name in leaves:
            del open_ones[name]
    assert {name: its & open_ones.keys() for name, its in open_ones.items()} == {}


def test_that_rooms_have_a_sentence_about_themselves() -> None:
    rooms = [path for path in sources("gui", "engine", "models") if path.stem == "__init__"]
    assert [str(path) for path in rooms if not ast.get_docstring(syntax(path))] == []


def test_that_tests_lie_where_their_source_lies() -> None:
    """tests/engine/ink/test_x.py belongs to engine/ink: the folder exists there."""
    roots = {"engine", "gui", "models"}
    folders = {Path(*path.parts[1:-1]) for path in sources("tests") if path.stem.startswith("test_")}
    astray = [folder for folder in folders if folder.parts and folder.parts[0] in roots and not folder.is_dir()]
    assert [str(folder) for folder in astray] == []
