"""The command line: one Typer app; every command's heavy imports wait until it runs."""

import sys

import typer

from engine.errors import EngineError

app = typer.Typer(
    name="inkling",
    help="Recognize handwriting and pictures with the classic convolutional networks; train and compare them.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)


def run(arguments: list[str]) -> int:
    """Run one command; its exit code: 0 done, 1 an error told in one sentence on stderr, 2 wrong usage."""
    from engine.commands import register

    register.all_commands(app)
    try:
        return int(app(arguments, standalone_mode=False) or 0)
    except EngineError as error:
        print(error.sentence, file=sys.stderr)
        return 1
    except typer.Exit as wanted:
        return wanted.exit_code
