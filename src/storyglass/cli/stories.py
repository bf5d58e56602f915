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
    from storyglass.outputs.writer import Writer
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
    """Where one story's output goes, and in which formats: to a file, or beside `base`, or to standard output."""

    writers: list[Writer]
    file: Path | None = None
    base: Path | None = None

    def paths(self) -> list[Path]:
        """Every file that will be written."""
        from storyglass.outputs.saving import beside

        if self.base is None:
            return [self.file] if self.file else []
        return [beside(self.base, ending) for writer in self.writers for ending in writer.endings]


def target_of(file: str, alone: bool, output: Path | None, formats: str | None) -> Target:
    """Where the output of a story goes, by what the options and the output's name say."""
    from storyglass.outputs.writer import FORMATS, format_of, writer_for
    from storyglass.story import StoryError

    names = list(dict.fromkeys(name.strip() for name in formats.split(","))) if formats is not None else []
    to_file = alone and output is not None and output != Path("-") and not output.is_dir()
    if output is not None and to_file and output.suffix and not names:
        names = [format_of(output)]
    writers = [writer_for(name) for name in names or [next(iter(FORMATS))]]
    one = len(writers) == 1 and len(writers[0].endings) == 1
    if to_file and output is not None and (output.suffix or output.exists()):
        if not one:
            raise StoryError(f"--format {','.join(names)} makes several files; give -o the name of a folder")
        return Target(writers, file=output)  # without an extension: a device, a pipe, or a file that is there
    if output == Path("-") and not one:
        raise StoryError(f"--format {','.join(names)} makes several files; standard output takes one")
    if output == Path("-") or (one and alone and output is None and not sys.stdout.isatty()):
        return Target(writers)
    return Target(writers, base=(output or Path()) / stem_of(file))


def write_story(file: str, target: Target, how: How, written: dict[Path, str]) -> None:
    """Reads one story and writes it; `written` holds what earlier stories were written to."""
    from storyglass.outputs.saving import refuse, write_file, write_files, write_stream
    from storyglass.story import StoryError

    keep = kept_file(file)
    for path in target.paths():  # before the reading, which takes its time
        refuse(path, keep)
        if path in written:
            raise StoryError(f"{shown_name(file)}: {path} is already the output of {shown_name(written[path])}")
        written[path] = file
    story = told_story(file, how)
    if target.file is not None:
        write_file(story, target.file, target.writers[0], keep=keep)
    elif target.base is not None:
        write_files(story, target.base, target.writers, keep=keep)
    else:
        write_stream(story, target.writers[0], sys.stdout.buffer)
    if not how.quiet:
        for path in target.paths():
            typer.echo(f"wrote {path}")


def kept_file(file: str) -> Path | None:
    """The file that must not be overwritten."""
    return None if file == "-" else Path(file)


def stem_of(file: str) -> str:
    """The name of a story's file without its extension."""
    return "story" if file == "-" else Path(file).stem
