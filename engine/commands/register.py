"""Which commands there are. A module per command; each has ``add_to(app)`` and imports torch only when it runs."""

from importlib import import_module

import typer

COMMANDS = (
    "recognize",
    "compare",
    "train",
    "find-rate",
    "race",
    "compare-runs",
    "report",
    "evaluate",
    "networks",
    "weights",
    "export",
    "data",
    "learn",
    "engine",
)


def all_commands(app: typer.Typer) -> None:
    """Add every command to ``app``."""
    for name in COMMANDS:
        import_module(f"engine.commands.{name.replace('-', '_')}").add_to(app)
