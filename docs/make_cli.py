"""Writes docs/cli.md from what `--help` says: `python docs/make_cli.py`. A test fails where the two part."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from typer.main import get_command
from typer.testing import CliRunner

from storyglass.cli import app

PAGE = Path(__file__).with_name("cli.md")

HEADER = """\
# The command line

Written by `python docs/make_cli.py` from what `--help` says. Every command has its twin in Python, see the
[README](../README.md).

A command that cannot do what it was asked says why in one line on standard error and ends with exit code 2; it leaves
no half-written file behind.
"""


def page() -> str:
    """The whole of docs/cli.md: the help of the program, then of each of its commands and of those below them."""
    return "\n".join([HEADER, *(section(*names) for names in _commands(get_command(app)))])


def _commands(command: object, *names: str) -> Iterator[tuple[str, ...]]:
    """The names that lead to a command, and to those below it."""
    yield names
    for name, below in getattr(command, "commands", {}).items():
        yield from _commands(below, *names, name)


def section(*arguments: str) -> str:
    """The help that a command line gives, under the command as its heading."""
    done = CliRunner().invoke(app, [*arguments, "--help"], prog_name="storyglass", env={"COLUMNS": "80"})
    return f"## {' '.join(['storyglass', *arguments])}\n\n```text\n{done.output.strip()}\n```\n"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
