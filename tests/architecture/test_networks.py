"""One place per network: nobody but a family's own two files asks which network it is."""

import ast
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path

import pytest

from models.catalog import ARCHITECTURES, FAMILIES, FAMILY_FILES
from models.facts.architecture import Architecture
from tests.architecture.test_sentences import korean
from tests.architecture.tree import imports, rooms_of, sources, syntax

KEYS = {network.key for network in ARCHITECTURES}
NAMES = {family.name for family in FAMILIES.values()}
OF_THE_PROGRAM = {"Inkling"}  # the program has the name of a family
OWN = {Path(folder) / f"{name}.py" for name in FAMILY_FILES for folder in ("models", "models/facts")}
# says which networks there are, and of which torchvision publishes weights
LISTS = {Path("models/catalog.py"), Path("models/facts/published.py")}
OTHERS = [path for path in [*sources("gui", "engine", "models"), Path("main.py")] if path not in OWN | LISTS]
TEXTS = {"title", "key_idea", "accuracy_source", "ilsvrc", "paper_rounded", "small_form", "paper", "authors", "family"}
TRANSLATED = ("key_idea", "ilsvrc", "small_form")


def constants(node: ast.AST) -> Iterator[ast.Constant]:
    return (one for one in ast.walk(node) if isinstance(one, ast.Constant))


def comparisons(path: Path) -> Iterator[ast.AST]:
    """What ``path`` compares with: both sides of ==, !=, in; patterns of ``match``; keys of dictionaries; indices."""
    for node in ast.walk(syntax(path)):
        if isinstance(node, ast.Compare):
            yield from (node.left, *node.comparators)
        elif isinstance(node, ast.match_case):
            yield node.pattern
        elif isinstance(node, ast.Dict):
            yield from (key for key in node.keys if key is not None)
        elif isinstance(node, ast.Subscript):
            yield node.slice
        elif isinstance(node, ast.Call) and ast.unparse(node.func).split(".")[-1] in ("startswith", "get"):
            yield from node.args


def named(path: Path) -> list[str]:
    """Where ``path`` compares with a network's key or a family's name, or has one as a text."""
    asked = {one for side in comparisons(path) for one in constants(side) if one.value in KEYS | NAMES}
    told = {one for one in constants(syntax(path)) if one.value in (KEYS | NAMES) - OF_THE_PROGRAM}
    return [f"{path}:{one.lineno}: {one.value}" for one in asked | told]


def test_that_nobody_else_asks_which_network_or_family_it_is() -> None:
    found = [place for path in OTHERS for place in named(path)]
    assert found == [], "say it in the family's facts and ask for that"


def test_that_the_rule_finds_what_it_is_for(monkeypatch: pytest.MonkeyPatch) -> None:
    lines = [
        'if a.family == "Inkling": ...',
        'b = key in ("vgg11", "x")',
        "match key:",
        '    case "lenet5": ...',
        'c = "zfnet"',
    ]
    monkeypatch.setitem(globals(), "syntax", lambda _path: ast.parse("\n".join(lines)))
    assert {place.split(": ")[1] for place in named(Path("a.py"))} == {"Inkling", "vgg11", "lenet5", "zfnet"}


@pytest.mark.parametrize("name", FAMILY_FILES)
def test_that_a_family_is_its_two_files(name: str) -> None:
    facts, network = Path(f"models/facts/{name}.py"), Path(f"models/{name}.py")
    assert any(isinstance(node, ast.FunctionDef) and node.name == "build" for node in syntax(network).body)
    assert {one.family for one in FAMILIES[name].networks} == {FAMILIES[name].name}
    assert rooms_of(imports(facts)) <= {"models", "dataclasses", "collections"}
    assert {one for one in imports(facts) if one.startswith("models.")} <= {
        *("models.facts.architecture", "models.facts.family"),
        *(f"models.facts.architecture.{one}" for one in exported("models/facts/architecture.py")),
        *(f"models.facts.family.{one}" for one in exported("models/facts/family.py")),
    }


def exported(path: str) -> set[str]:
    """Names at the top of the module."""
    found: set[str] = set()
    for node in syntax(Path(path)).body:
        if isinstance(node, ast.ClassDef | ast.FunctionDef):
            found.add(node.name)
        elif isinstance(node, ast.Assign):
            found.update(ast.unparse(target) for target in node.targets)
    return found


@pytest.mark.parametrize("name", FAMILY_FILES)
def test_that_what_is_told_of_a_network_is_written_out(name: str) -> None:
    put_together = [
        f"{keyword.arg}: {ast.unparse(keyword.value)}"
        for node in ast.walk(syntax(Path(f"models/facts/{name}.py")))
        if isinstance(node, ast.Call)
        for keyword in node.keywords
        if keyword.arg in TEXTS and not isinstance(keyword.value, ast.Constant)
    ]
    assert put_together == []
    assert {field.name for field in fields(Architecture)} >= TEXTS


def test_that_what_is_told_of_networks_is_translated() -> None:
    known = korean()
    told = {getattr(network, name) for network in ARCHITECTURES for name in TRANSLATED} - {""}
    assert sorted(told - {text for text, said in known.items() if said}) == []


def test_that_what_a_network_cannot_be_is_translated() -> None:
    known = korean()
    sentences = [
        node.args[0]
        for path in sources("models")
        for node in ast.walk(syntax(path))
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "CannotBuildError"
    ]
    assert len(sentences) > 3
    literal = [one.value for one in sentences if isinstance(one, ast.Constant)]
    assert len(literal) == len(sentences)
    assert [text for text in literal if not known.get(str(text))] == []
