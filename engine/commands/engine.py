"""``engine``: the process that the window starts and talks to over its stdin and stdout; not meant for the keyboard."""

import typer


def add_to(app: typer.Typer) -> None:
    """Add the command, hidden."""
    app.command("engine", hidden=True)(engine)


def engine() -> None:
    """Answer the window's requests until stdin ends."""
    from engine.service.server import serve

    raise typer.Exit(serve())
