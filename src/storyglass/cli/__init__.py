"""The command line."""

from storyglass.cli.commands import FORMATS, QUOTES, app, main

__all__ = ["FORMATS", "QUOTES", "app", "main"]
