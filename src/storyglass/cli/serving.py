"""The command that serves a library to the browser."""

from __future__ import annotations

import webbrowser
from pathlib import Path
from typing import Annotated

import typer

from storyglass.cli.errors import plain_errors


def serve(
    library: Annotated[Path, typer.Argument(metavar="LIBRARY", help="The library's file; a new one is made.")] = Path(
        "library.duckdb"
    ),
    port: Annotated[int, typer.Option(min=0, max=65535, help="The port; 0 takes any that is free.")] = 8017,
    open_: Annotated[bool, typer.Option("--open", help="Open the page in the browser.")] = False,
) -> None:
    """Show a library in the browser: drop stories on a page, open their reports, search, correct.

    It answers to this machine alone. Ctrl-C ends it.

    \b
    storyglass serve library.duckdb --open
    """
    with plain_errors(str(library)):
        from storyglass.outputs.extras import demand

        demand("serve", "storyglass serve")
        from storyglass.serve import serve as run

        def ready(address: str) -> None:
            typer.echo(f"{library} is open at {address} (Ctrl-C ends it)")
            if open_:
                webbrowser.open(address)

        run(library, port=port, ready=ready)
