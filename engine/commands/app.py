"""The command line: one Typer app; every command's heavy imports wait until it runs."""

import io
import sys
from typing import Any

import typer
import typer.main

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

    _speak_of_any_name()
    register.all_commands(app)
    _choose_language(arguments)
    try:
        command = typer.main.get_command(app)
        _translate(command)
        command(arguments)
    except EngineError as error:
        print(terminal.say(error.sentence), file=sys.stderr)
        return 1
    except SystemExit as ended:  # Typer's way to end, also for wrong usage (2)
        return ended.code if isinstance(ended.code, int) else 1
    return 0


def _speak_of_any_name() -> None:
    """Names that the terminal's encoding does not have are shown as codes; a strict stream would end the command."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def _choose_language(arguments: list[str]) -> None:
    """``--lang`` before anything is told: the help of a command is, too. What it asks for is checked later."""
    first = arguments[0] if arguments else ""
    language = first.partition("=")[2] if first.startswith("--lang=") else "".join(arguments[1:2])
    if first.partition("=")[0] == "--lang":
        terminal.choose(language)


def _translate(command: Any) -> None:
    """The help of ``command`` and of all below it, in the terminal's language."""
    for name in ("help", "short_help", "epilog"):
        text = getattr(command, name, None)
        if text:
            setattr(command, name, terminal.say(text))
    for parameter in command.params:
        if getattr(parameter, "help", None):
            parameter.help = terminal.say(parameter.help)
    for child in getattr(command, "commands", {}).values():
        _translate(child)
