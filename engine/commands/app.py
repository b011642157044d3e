"""The command line: one Typer app; every command's heavy imports wait until it runs."""

import sys

import typer

from engine.commands.output import terminal
from engine.errors import EngineError
from engine.translation import available


def end_with(code: object, **_: object) -> None:
    """A command that returns a number ends the process with it."""
    if isinstance(code, int):
        raise typer.Exit(code)


app = typer.Typer(
    name="inkling",
    help="Recognize handwriting and pictures with the classic convolutional networks; train and compare them.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    result_callback=end_with,
)


@app.callback()
def _before_all(
    lang: str = typer.Option("", "--lang", help="The language of what is told: en, ko. Otherwise LANG decides."),
) -> None:
    if lang and not terminal.choose(lang):
        known = ", ".join(available())
        raise EngineError("There is no language “{language}” here. Choose one of: {known}.", language=lang, known=known)


def run(arguments: list[str]) -> int:
    """Run one command; its exit code: 0 done, 1 an error told in one sentence on stderr, 2 wrong usage."""
    from engine.commands import register

    register.all_commands(app)
    try:
        app(arguments)
    except EngineError as error:
        print(terminal.say(error.sentence), file=sys.stderr)
        return 1
    except SystemExit as ended:  # Typer's way to end, also for wrong usage (2)
        return ended.code if isinstance(ended.code, int) else 1
    return 0
