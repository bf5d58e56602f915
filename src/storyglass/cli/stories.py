"""Reads the stories that the command line names, and shows or writes what was found."""

from __future__ import annotations

import sys
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import typer

from storyglass.cli.errors import plain_errors, shown_name

if TYPE_CHECKING:
    from storyglass.reading import Progress
    from storyglass.story import Story

WARNINGS_SHOWN = 10
"""Warnings printed before they are only counted."""


@dataclass(frozen=True, slots=True)
class How:
    """How a story is to be read, as the options say."""

    quotes: str | None
    cast: Path | None
    model: str
    quiet: bool
    corrections: str | None = None


def read_story(file: str, how: How) -> Story:
    """Reads one story, with a progress bar where somebody is looking."""
    from storyglass.reading import read

    given = _standard_input() if file == "-" else file
    model = None if how.model == "none" else how.model
    with _progress(file, how.quiet) as progress:
        return read(
            given, cast=how.cast, corrections=how.corrections, model=model, quotes=how.quotes, progress=progress
        )


def told_story(file: str, how: How) -> Story:
    """Reads one story, and says on standard error what makes the reading doubtful, a line each."""
    from storyglass.outputs.clean import one_line
    from storyglass.story import NOTHING_FOUND

    story = read_story(file, how)
    if not how.quiet:
        warnings = [line for line in story.warnings if not line.startswith(NOTHING_FOUND)]
        for warning in warnings[:WARNINGS_SHOWN]:
            typer.echo(f"storyglass: {shown_name(file)}: warning: {one_line(warning)}", err=True)
        if (more := len(warnings) - WARNINGS_SHOWN) > 0:
            typer.echo(f"storyglass: {shown_name(file)}: and {more:,} more warnings", err=True)
    return story


def refuse_both(clash: bool, one: str, other: str) -> None:
    """Refuses two options that ask for different output."""
    if clash:
        raise typer.BadParameter(f"{one} and {other} cannot both be had")


def _standard_input() -> bytes:
    """All of standard input, or so much that it is seen to be too large."""
    from storyglass.manuscript import LARGEST
    from storyglass.story import StoryError

    if sys.stdin is None:
        raise StoryError("standard input: it is closed; give a file")
    return sys.stdin.buffer.read(LARGEST + 1)


def _progress(file: str, quiet: bool) -> AbstractContextManager[Progress | None]:
    if quiet or not sys.stderr.isatty():
        return nullcontext()
    from storyglass.outputs.progress import Bar

    return Bar(shown_name(file), sys.stderr)


def show_rows(what: str, file: str, how: How, as_json: bool) -> None:
    """Prints the cast, the lines or the scenes."""
    with plain_errors(file):
        from storyglass.outputs import tables, terminal

        rows = tables.ROWS[what](told_story(file, how))
        if as_json:
            typer.echo(tables.as_json(rows))
        else:
            terminal.show(terminal.console(), terminal.SHOWN[what](rows))


class Target(NamedTuple):
    """Where one story's output goes (None: standard output), and in which format."""

    path: Path | None
    format: str


def target_of(file: str, alone: bool, output: Path | None, format_: str | None) -> Target:
    """Where the output of a story goes, by what the options and the output's name say."""
    from storyglass.outputs.writer import format_of, writer_for

    name = format_ or "json"
    if alone and output is not None and not output.is_dir():
        if output.suffix:
            return Target(output, format_ or format_of(output))
        if output.exists():  # a device, a pipe, or a file without an extension
            return Target(output, name)
    if output == Path("-") or (alone and output is None and not sys.stdout.isatty()):
        return Target(None, name)
    return Target((output or Path()) / (stem_of(file) + writer_for(name).extension), name)


def write_story(file: str, target: Target, how: How, written: dict[Path, str]) -> None:
    """Reads one story and writes it; `written` holds what earlier stories were written to."""
    from storyglass.outputs.writer import write_file, writer_for
    from storyglass.story import StoryError

    writer = writer_for(target.format)
    if target.path is None:
        writer.write(told_story(file, how), sys.stdout)
        return
    if target.path in written:
        raise StoryError(
            f"{shown_name(file)}: {target.path} is already the output of {shown_name(written[target.path])}"
        )
    written[target.path] = file
    write_file(told_story(file, how), target.path, writer, keep=kept_file(file))
    if not how.quiet:
        typer.echo(f"wrote {target.path}")


def kept_file(file: str) -> Path | None:
    """The file that must not be overwritten."""
    return None if file == "-" else Path(file)


def stem_of(file: str) -> str:
    """The name of a story's file without its extension."""
    return "story" if file == "-" else Path(file).stem
