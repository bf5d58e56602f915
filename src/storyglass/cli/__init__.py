"""The command line."""

from storyglass.cli.commands import QUOTES, app, main

__all__ = ["QUOTES", "app", "main"]
