"""Inkling. Without a command: the window, with the files named. With a command: the same engine in the terminal."""

import sys
from pathlib import Path


def main() -> int:
    """Start the window or run a command; the process's exit code (0 done, 1 told error, 2 wrong usage or no screen)."""
    arguments = sys.argv[1:]
    if arguments[:1] == ["--check-display"]:
        return _check_display()
    if not arguments or arguments[0] == "--window" or _is_path(arguments[0]):
        return _check_display() or open_window()
    if arguments == ["engine"]:  # the window waits for it: no other command is imported first
        from engine.service.server import serve

        return serve()
    from engine.commands.app import run

    return run(arguments)


def _check_display() -> int:
    from gui.platform.display import why_no_window

    reason = why_no_window()
    if reason:
        print(reason, file=sys.stderr)
        return 2
    return 0


def open_window() -> int:
    """The window, until it is closed; the process's exit code."""
    from gui.app import run_window

    return run_window(sys.argv)


def _is_path(argument: str) -> bool:
    """Whether ``argument`` names an existing file or folder; the name of a command is always that command."""
    try:
        if argument.startswith("-") or not Path(argument).exists():
            return False
    except (OSError, ValueError):
        return False
    from engine.commands.register import COMMANDS

    return argument not in COMMANDS


if __name__ == "__main__":
    sys.exit(main())
