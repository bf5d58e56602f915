"""The command line: takes the arguments apart, calls the library, prints.

Everything heavy is imported inside the commands, so that `--help` answers at once.
"""

from __future__ import annotations

import os
import signal
import sys
import traceback
import webbrowser
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from storyglass import __version__

if TYPE_CHECKING:
    from storyglass.reading import Progress
    from storyglass.story import Story

BAD_INPUT = 2
INTERRUPTED = 130
OUR_FAULT = 1

WARNINGS_SHOWN = 10
"""Warnings printed before they are only counted."""

QUOTES = (
    "auto",
    "straight",
    "curly",
    "low-high",
    "same-curly",
    "british",
    "straight-single",
    "guillemets",
    "guillemets-reversed",
    "corner",
    "dash",
    "none",
)
"""The quotation styles, written out here so that the help need not load the library."""

app = typer.Typer(
    name="storyglass",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,  # plain help loads nothing more, and reads the same in every terminal
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)

File = Annotated[str, typer.Argument(help="A story: txt, md, html, epub or docx; - reads standard input.")]
Quotes = Annotated[
    str | None,
    typer.Option(metavar="STYLE", help=f"How the story marks speech: {', '.join(QUOTES)}."),
]
Cast = Annotated[
    Path | None, typer.Option(metavar="FILE.toml", help="Who is in the story: [[person]] name, aliases, pronouns.")
]
Model = Annotated[str, typer.Option(metavar="PATH|none", help="The reading model; none reads by rules only.")]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Say nothing but errors.")]
Json = Annotated[bool, typer.Option("--json", help="Print JSON rows instead of a table.")]


@dataclass(frozen=True, slots=True)
class How:
    """How a story is to be read, as the options say."""

    quotes: str | None
    cast: Path | None
    model: str
    quiet: bool


def main() -> None:
    """Runs the command line; every way out is an exit code and at most one line of error."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):  # UTF-8 even where the locale is C or a Windows code page
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    signal.signal(signal.SIGTERM, _end)
    try:
        app()
    except OSError as error:  # the help itself has nowhere to go
        sys.exit(_complain(error, "standard output"))


def _end(number: int, _: FrameType | None) -> None:
    """Ends as an exception does, so that a file that is being written is tidied away."""
    raise SystemExit(128 + number)


def _version(asked: bool) -> None:
    if asked:
        typer.echo(f"storyglass {__version__}")
        raise typer.Exit


@app.callback()
def storyglass(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version and exit.")
    ] = False,
) -> None:
    """A glass to look at stories through: who is in it, who says every line, where and when.

    \b
    storyglass look emma.epub --open        a report to read in the browser
    storyglass cast emma.epub               who is in it
    storyglass read *.txt -o documents/     all that was found, as JSON

    Exit codes: 0 all went well, 2 a story or an option is no good, 1 a fault of storyglass, 130 interrupted.
    """


@app.command()
def look(
    file: File,
    output: Annotated[
        Path | None, typer.Option("-o", "--output", metavar="FILE.html", help="Where the report goes.")
    ] = None,
    open_: Annotated[bool, typer.Option("--open", help="Open the report in the browser.")] = False,
    quotes: Quotes = None,
    cast: Cast = None,
    model: Model = "default",
    quiet: Quiet = False,
) -> None:
    """Write a report in one HTML file, and sum it up here.

    Without -o the report of emma.epub is emma.report.html, in the current folder.

    \b
    storyglass look emma.epub --open
    storyglass look story.txt --quotes british -o story.html
    """
    with _plain_errors(file):
        from storyglass.outputs import terminal
        from storyglass.outputs.writer import write_file, writer_for

        story = _story(file, How(quotes, cast, model, quiet))
        path = output or Path(f"{_stem(file)}.report.html")
        write_file(story, path, writer_for("html"), keep=_kept(file))
        if not quiet:
            terminal.show(terminal.console(), terminal.summary(story))
            typer.echo(f"\nreport: {path}")
        if open_:
            webbrowser.open(path.resolve().as_uri())


@app.command()
def read(
    files: Annotated[list[str], typer.Argument(help="Stories; - reads standard input.")],
    format_: Annotated[
        str | None, typer.Option("--format", metavar="json|html", help="By default, what the output's name says.")
    ] = None,
    output: Annotated[
        Path | None,
        typer.Option("-o", "--output", metavar="OUT", help="With one story NAME.ext is a file; otherwise a folder."),
    ] = None,
    quotes: Quotes = None,
    cast: Cast = None,
    model: Model = "default",
    quiet: Quiet = False,
) -> None:
    """Read stories and write down all that was found.

    Written is the story document (JSON), or with --format html the report.

    Without -o, one story goes to standard output if that is a file or a pipe; otherwise documents go to the
    current folder. A story that cannot be read is reported, and the others are read.

    \b
    storyglass read emma.epub -o emma.json
    storyglass read emma.epub | jq .cast
    storyglass read chapters/*.txt -o documents/
    """
    how = How(quotes, cast, model, quiet)
    written: dict[Path, str] = {}
    worst = 0
    for file in files:
        try:
            with _plain_errors(file):
                _write(file, _target(file, len(files) == 1, output, format_), how, written)
        except typer.Exit as ended:
            if ended.exit_code in (0, INTERRUPTED):
                raise
            worst = max(worst, ended.exit_code)
    raise typer.Exit(worst)


@app.command("cast")
def cast_(
    file: File,
    json: Json = False,
    toml: Annotated[bool, typer.Option("--toml", help="Print a cast file, to be edited and given to --cast.")] = False,
    quotes: Quotes = None,
    cast: Cast = None,
    model: Model = "default",
    quiet: Quiet = False,
) -> None:
    """Show who is in a story, and how much they say.

    \b
    storyglass cast emma.epub
    storyglass cast emma.epub --toml > cast.toml
    """
    how = How(quotes, cast, model, quiet)
    if not toml:
        _show("cast", file, how, json)
        return
    _either(json, "--json", "--toml")
    with _plain_errors(file):
        from storyglass.outputs.cast_file import cast_file

        typer.echo(cast_file(_told(file, how)), nl=False)


@app.command()
def lines(
    file: File,
    json: Json = False,
    script: Annotated[bool, typer.Option("--script", help="Print the whole story as a script, narration too.")] = False,
    quotes: Quotes = None,
    cast: Cast = None,
    model: Model = "default",
    quiet: Quiet = False,
) -> None:
    """Show every line of a story: who says it to whom.

    \b
    storyglass lines emma.epub
    storyglass lines emma.epub --script > emma.script.txt
    """
    how = How(quotes, cast, model, quiet)
    if not script:
        _show("lines", file, how, json)
        return
    _either(json, "--json", "--script")
    with _plain_errors(file):
        from storyglass.outputs import terminal
        from storyglass.outputs.script import script_rows

        terminal.show_script(terminal.console(), script_rows(_told(file, how)))


@app.command()
def scenes(
    file: File,
    json: Json = False,
    quotes: Quotes = None,
    cast: Cast = None,
    model: Model = "default",
    quiet: Quiet = False,
) -> None:
    """Show the scenes of a story: where, when, who is there."""
    _show("scenes", file, How(quotes, cast, model, quiet), json)


@app.command()
def knows(
    file: File,
    who: Annotated[str, typer.Argument(help="Somebody in the story, by name.")],
    at: Annotated[int | None, typer.Option(min=0, help="As of this offset, in characters of the text.")] = None,
    chapter: Annotated[int | None, typer.Option(help="As of the end of this chapter, counted from 1.")] = None,
    json: Json = False,
    quotes: Quotes = None,
    cast: Cast = None,
    model: Model = "default",
    quiet: Quiet = False,
) -> None:
    """Show what somebody knows at a point of a story, since when, and from whom; nothing that comes later.

    \b
    storyglass knows emma.epub "Mr. Knightley"
    storyglass knows emma.epub Emma --chapter 12
    """
    _either(at is not None and chapter is not None, "--at", "--chapter")
    with _plain_errors(file):
        from storyglass.outputs import knowing, tables, terminal

        story = _told(file, How(quotes, cast, model, quiet))
        rows = knowing.known_rows(story, who, knowing.offset_at(story, at, chapter))
        if json:
            typer.echo(tables.as_json(rows))
        else:
            terminal.show(terminal.console(), knowing.known_table(rows))


# --- reading and writing -----------------------------------------------------------------------------------------


def _story(file: str, how: How) -> Story:
    """Reads one story, with a progress bar where somebody is looking."""
    from storyglass.reading import read

    given = _standard_input() if file == "-" else file
    model = None if how.model == "none" else how.model
    with _progress(file, how.quiet) as progress:
        return read(given, cast=how.cast, model=model, quotes=how.quotes, progress=progress)


def _told(file: str, how: How) -> Story:
    """Reads one story, and says on standard error what makes the reading doubtful, a line each."""
    from storyglass.outputs.clean import one_line

    story = _story(file, how)
    if not how.quiet:
        for warning in story.warnings[:WARNINGS_SHOWN]:
            typer.echo(f"storyglass: {_shown(file)}: warning: {one_line(warning)}", err=True)
        if (more := len(story.warnings) - WARNINGS_SHOWN) > 0:
            typer.echo(f"storyglass: {_shown(file)}: and {more:,} more warnings", err=True)
    return story


def _either(clash: bool, one: str, other: str) -> None:
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

    return Bar(_shown(file), sys.stderr)


def _show(what: str, file: str, how: How, as_json: bool) -> None:
    """Prints the cast, the lines or the scenes."""
    with _plain_errors(file):
        from storyglass.outputs import tables, terminal

        rows = tables.ROWS[what](_told(file, how))
        if as_json:
            typer.echo(tables.as_json(rows))
        else:
            terminal.show(terminal.console(), terminal.SHOWN[what](rows))


class _Target(NamedTuple):
    """Where one story's output goes (None: standard output), and in which format."""

    path: Path | None
    format: str


def _target(file: str, alone: bool, output: Path | None, format_: str | None) -> _Target:
    from storyglass.outputs.writer import format_of, writer_for

    name = format_ or "json"
    if alone and output is not None and not output.is_dir():
        if output.suffix:
            return _Target(output, format_ or format_of(output))
        if output.exists():  # a device, a pipe, or a file without an extension
            return _Target(output, name)
    if output == Path("-") or (alone and output is None and not sys.stdout.isatty()):
        return _Target(None, name)
    return _Target((output or Path()) / (_stem(file) + writer_for(name).extension), name)


def _write(file: str, target: _Target, how: How, written: dict[Path, str]) -> None:
    """Reads one story and writes it; `written` holds what earlier stories were written to."""
    from storyglass.outputs.writer import write_file, writer_for
    from storyglass.story import StoryError

    writer = writer_for(target.format)
    if target.path is None:
        writer.write(_told(file, how), sys.stdout)
        return
    if target.path in written:
        raise StoryError(f"{_shown(file)}: {target.path} is already the output of {_shown(written[target.path])}")
    written[target.path] = file
    write_file(_told(file, how), target.path, writer, keep=_kept(file))
    if not how.quiet:
        typer.echo(f"wrote {target.path}")


def _kept(file: str) -> Path | None:
    """The file that must not be overwritten."""
    return None if file == "-" else Path(file)


def _stem(file: str) -> str:
    return "story" if file == "-" else Path(file).stem


def _shown(file: str) -> str:
    return "standard input" if file == "-" else file


# --- errors ------------------------------------------------------------------------------------------------------


@contextmanager
def _plain_errors(file: str) -> Iterator[None]:
    """Turns whatever goes wrong with a story into one line and an exit code."""
    try:
        yield
        sys.stdout.flush()  # a closed pipe shows here rather than when the interpreter ends
    except typer.Exit:
        raise
    except KeyboardInterrupt:
        raise typer.Exit(INTERRUPTED) from None
    except BrokenPipeError:
        # whoever was listening has heard enough; the interpreter must not try to flush to them again
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise typer.Exit(0) from None
    except Exception as error:
        raise typer.Exit(_complain(error, file)) from None


def _complain(error: Exception, file: str) -> int:
    """Says in one line what went wrong; the exit code for it."""
    from storyglass.outputs.clean import one_line
    from storyglass.story import StoryError

    if isinstance(error, StoryError):
        code, told = BAD_INPUT, str(error)
    elif isinstance(error, OSError):
        code, told = BAD_INPUT, f"{error.filename or _shown(file)}: {error.strerror or error}"
    elif isinstance(error, MemoryError):
        code, told = BAD_INPUT, f"{_shown(file)}: there is not enough memory to read it"
    else:
        if os.environ.get("STORYGLASS_DEBUG"):
            traceback.print_exception(error)
        what = f"{type(error).__name__}: {error}"
        code = OUR_FAULT
        told = f"{_shown(file)}: a bug of storyglass ({what}); STORYGLASS_DEBUG=1 shows where"
    typer.echo(f"storyglass: {one_line(told)}", err=True)
    return code
