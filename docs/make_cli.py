"""Writes docs/cli.md from the commands themselves: `python docs/make_cli.py`.

The page holds what `storyglass COMMAND --help` says; a test fails where it no longer does.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from typer.main import get_command

from storyglass.cli import app

PAGE = Path(__file__).with_name("cli.md")

HEADER = """\
# The command line

Written by `python docs/make_cli.py` from what `--help` says. Every command has its twin in Python: see the
[README](../README.md).

A command that cannot do what it was asked says why in one line on standard error and ends with exit code 2; it leaves
no half-written file behind.
"""


def page() -> str:
    """The whole of docs/cli.md."""
    commands = getattr(get_command(app), "commands", {})
    return "\n".join([HEADER, *("\n".join(described(name, command)) for name, command in commands.items())])


def described(name: str, command: Any) -> list[str]:
    """One command: its usage, its help, and a row for each argument and option."""
    listed = [param for param in command.params if not getattr(param, "hidden", False)]
    arguments = [param.make_metavar(command.context_class(command)) for param in listed if is_argument(param)]
    usage = " ".join(["storyglass", name, "[OPTIONS]", *arguments])
    rows = [f"| {shown(param, command)} | {cell(param.help or '')} |" for param in listed]
    return [f"## {name}", "", f"`{usage}`", "", (command.help or "").strip(), "", "| | |", "|---|---|", *rows, ""]


def is_argument(param: Any) -> bool:
    """Whether a parameter is told by its place and not by its name."""
    return bool(param.param_type_name == "argument")


def shown(param: Any, command: Any) -> str:
    """How a parameter is written on the command line."""
    value = param.make_metavar(command.context_class(command))
    if is_argument(param):
        return f"`{value}`"
    names = ", ".join(f"`{name}`" for name in [*param.opts, *param.secondary_opts])
    return names if param.is_flag else f"{names} `{value}`"


def cell(text: str) -> str:
    """A text as it may stand in a table."""
    return " ".join(text.split()).replace("|", "\\|")


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
