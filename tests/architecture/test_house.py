"""Rules of the house that a reader relies on."""

import ast
import re
import tomllib
from pathlib import Path

from engine.version import VERSION
from tests.architecture.tree import ROOT, sources, syntax, tracked_texts

LONGEST_FILE = 400
LONGEST_TEST_FILE = 600
EVERYWHERE = sources("gui", "engine", "models", "tests", "benchmarks")
VAGUE = {"utils", "util", "helpers", "helper", "common", "misc", "manager", "handler"}
# written in parts, so that this file does not hold them itself
HOSTS = ["py" + "pi.org", "python" + "hosted.org", "download.py" + "torch.org", "registry.npm" + "js"]
FOLDERS = ["/wo" + "rk/", "/ro" + "ot/", "C:\\" + "Users"]


def test_that_no_file_is_too_long_to_read() -> None:
    lengths = {path: len((ROOT / path).read_text(encoding="utf-8").splitlines()) for path in EVERYWHERE}
    too_long = [
        f"{path}: {lines} lines"
        for path, lines in lengths.items()
        if lines > (LONGEST_TEST_FILE if path.parts[0] == "tests" else LONGEST_FILE)
    ]
    assert too_long == []


def test_that_no_file_is_a_drawer() -> None:
    assert [str(path) for path in EVERYWHERE if VAGUE & set(path.stem.split("_"))] == []


def test_that_the_version_is_the_same_everywhere() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert project["version"] == VERSION


def test_that_no_file_names_this_machine_or_a_package_host() -> None:
    found = [
        f"{path}: {word}"
        for path in tracked_texts()
        for word in (*HOSTS, *FOLDERS)
        if word in (ROOT / path).read_text(encoding="utf-8", errors="replace")
    ]
    assert found == []


def calls(path: Path, *names: str) -> list[ast.Call]:
    """Calls of functions or methods called one of ``names``."""
    found = [node for node in ast.walk(syntax(path)) if isinstance(node, ast.Call)]
    return [call for call in found if ast.unparse(call.func).split(".")[-1] in names]


def test_that_no_text_for_translation_is_put_together_beforehand() -> None:
    found = [
        f"{path}:{call.lineno}"
        for path in sources("gui")
        for call in calls(path, "tr", "translate")
        if any(isinstance(argument, ast.JoinedStr | ast.BinOp) for argument in call.args)
    ]
    assert found == []


def test_that_every_icon_is_there() -> None:
    named = {
        str(call.args[0].value)
        for path in sources("gui")
        for call in calls(path, "icon")
        if call.args and isinstance(call.args[0], ast.Constant)
    }
    assert named
    assert sorted(name for name in named if not (ROOT / "resources" / "icons" / f"{name}.svg").is_file()) == []


def test_that_no_test_replaces_a_name_by_its_dotted_path() -> None:
    """Such a path breaks at every move, and no type checker sees it: import the module and name the attribute."""
    found = [
        f"{path}:{call.lineno}"
        for path in sources("tests")
        for call in calls(path, "setattr", "delattr", "patch")
        if call.args and isinstance(call.args[0], ast.Constant) and "." in str(call.args[0].value)
    ]
    assert found == []


def test_that_every_file_dialog_begins_in_a_folder_of_the_person() -> None:
    """Qt's own beginning is the folder in which the program was started."""
    found = [f"{path}:{call.lineno}" for path in sources("gui") for call in calls(path, "QFileDialog")]
    assert [place for place in found if not place.startswith("gui/widgets/file_dialogs.py")] == []


OF_OTHERS = {"_exit", "_utils", "_rebuild_tensor_v2", "_forward_hooks"}  # private by name only, in Python and torch


def private(name: object) -> bool:
    return isinstance(name, str) and name.startswith("_") and not name.startswith("__") and name not in OF_OTHERS


def test_that_no_test_reaches_into_what_is_private() -> None:
    """What an eye cannot see and nobody promises may change; a test that looks there fails for nothing."""
    reached = [
        f"{path}:{node.lineno}: {ast.unparse(node)}"
        for path in sources("tests")
        for node in ast.walk(syntax(path))
        if isinstance(node, ast.Attribute) and private(node.attr) and ast.unparse(node.value) not in ("self", "cls")
    ]
    replaced = [
        f"{path}:{call.lineno}: {ast.unparse(call)}"
        for path in sources("tests")
        for call in calls(path, "setattr", "getattr", "hasattr", "delattr")
        if any(private(argument.value) for argument in call.args[1:2] if isinstance(argument, ast.Constant))
    ]
    assert reached + replaced == []


def object_names() -> set[str]:
    """Every objectName that is written out in gui; the changing part of a pattern is shown as NAME."""
    found: set[str] = set()
    for path in sources("gui"):
        for call in calls(path, "setObjectName"):
            name = call.args[0]
            if isinstance(name, ast.Constant):
                found.add(str(name.value))
            elif isinstance(name, ast.JoinedStr):
                parts = [part.value if isinstance(part, ast.Constant) else "NAME" for part in name.values]
                found.add("".join(str(part) for part in parts))
    return found


def test_that_every_object_name_is_listed() -> None:
    listed = set(re.findall(r"`([^`]+)`", (ROOT / "docs" / "object-names.md").read_text(encoding="utf-8")))
    assert sorted(object_names() - listed) == []


PROMISED = (
    "canvas",
    "clear",
    "undo",
    "redo",
    "answer",
    "probabilities",
    "open_image",
    "recognizer_choice",
    "network_choice",
    "data_choice",
    "epochs",
    "train",
    "stop",
    "curves",
    "messages",
)


def test_that_every_promised_object_name_is_there(window: object) -> None:
    from PySide6.QtCore import QObject

    assert isinstance(window, QObject)
    missing = [name for name in PROMISED if window.findChild(QObject, name) is None]
    assert missing == []
