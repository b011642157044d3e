"""The program's own files, and what they import, read without running them."""

import ast
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
ROOMS = ("gui", "engine", "models")
LEFT_OUT = {".venv", ".git", "build", "__pycache__"}


def sources(*rooms: str) -> list[Path]:
    """Python files of ``rooms``, relative to the program's folder."""
    found = [path for room in rooms for path in sorted((ROOT / room).rglob("*.py"))]
    return [path.relative_to(ROOT) for path in found if not LEFT_OUT & set(path.parts)]


@cache
def syntax(path: Path) -> ast.Module:
    return ast.parse((ROOT / path).read_text(encoding="utf-8"), str(path))


def imports(path: Path, at_start_only: bool = False) -> set[str]:
    """Full names of the modules that ``path`` imports; at_start_only: those loaded when it is imported itself."""
    found: set[str] = set()
    for node in _nodes(syntax(path), at_start_only):
        if isinstance(node, ast.Import):
            found.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module)
            found.update(f"{node.module}.{alias.name}" for alias in node.names)
    return found


def rooms_of(names: set[str]) -> set[str]:
    """The top-level packages of ``names``."""
    return {name.split(".")[0] for name in names}


def tracked_texts() -> list[Path]:
    """Every text file that git tracks, relative to the program's folder; all files where there is no git."""
    try:
        listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True).stdout.decode()
        paths = [Path(name) for name in listed.split("\0") if name]
    except (OSError, subprocess.CalledProcessError):
        paths = [path.relative_to(ROOT) for path in ROOT.rglob("*") if not LEFT_OUT & set(path.parts)]
    return [path for path in paths if (ROOT / path).is_file() and b"\0" not in (ROOT / path).read_bytes()[:4096]]


def _nodes(tree: ast.AST, at_start_only: bool) -> Iterator[ast.AST]:
    for node in ast.iter_child_nodes(tree):
        if at_start_only and (isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) or _is_for_types_only(node)):
            continue
        yield node
        yield from _nodes(node, at_start_only)


def _is_for_types_only(node: ast.AST) -> bool:
    return isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test)
