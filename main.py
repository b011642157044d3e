"""Inkling. Without an argument: the window. With a command: the same engine in the terminal."""

import sys


def main() -> int:
    """Start the window or run a command; the process's exit code (0 done, 1 told error, 2 wrong usage)."""
    if sys.argv[1:] == ["engine"]:  # a person waits for it: not even the other commands are imported
        from engine.serve import serve

        return serve()
    if len(sys.argv) > 1 and not sys.argv[1].startswith("--window"):
        from engine.commands.app import run

        return run(sys.argv[1:])
    from gui.app import run_window

    return run_window(sys.argv)


if __name__ == "__main__":
    sys.exit(main())
