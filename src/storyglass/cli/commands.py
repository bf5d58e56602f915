"""The command line: takes the arguments apart, calls the library, prints.

Everything heavy is imported inside the commands, so that `--help` answers at once.
"""

from __future__ import annotations

import signal
import sys
import webbrowser
from pathlib import Path
from types import FrameType
from typing import Annotated

import typer

from storyglass import __version__
from storyglass.cli import library, serving
from storyglass.cli.corpus import corpus
from storyglass.cli.errors import INTERRUPTED, complain, plain_errors
from storyglass.cli.stories import (
    How,
    kept_file,
    read_story,
    refuse_both,
    show_rows,
    stem_of,
    target_of,
    told_story,
    write_story,
)

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

FORMATS = (
    "json",
    "html",
    "booknlp",
    "tei",
    "script",
    "fountain",
    "ssml",
    "jsonl",
    "csv",
    "epub",
    "graph",
    "tables",
    "brat",
    "conll",
)
"""The output formats, for the same reason."""

app = typer.Typer(
    name="storyglass",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,  # plain help loads nothing more, and reads the same in every terminal
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)

File = Annotated[str, typer.Argument(help="A story: txt, md, html, epub or docx; - reads standard input.")]
Who = Annotated[str, typer.Argument(help="Somebody in the story, by name.")]
Quotes = Annotated[
    str | None,
    typer.Option(metavar="STYLE", help=f"How the story marks speech: {', '.join(QUOTES)}."),
]
Cast = Annotated[
    Path | None, typer.Option(metavar="FILE.toml", help="Who is in the story: [[person]] name, aliases, pronouns.")
]
Corrected = Annotated[
    str | None,
    typer.Option("--corrections", metavar="FILE.toml|none", help="Corrections; by default those beside the story."),
]
Model = Annotated[str, typer.Option(metavar="PATH|none", help="The reading model; none reads by rules only.")]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Say nothing but errors.")]
Json = Annotated[bool, typer.Option("--json", help="Print JSON rows instead of a table.")]


def main() -> None:
    """Runs the command line; every way out is an exit code and at most one line of error."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):  # UTF-8 even where the locale is C or a Windows code page
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    signal.signal(signal.SIGTERM, _end)
    try:
        app()
    except OSError as error:  # the help itself has nowhere to go
        sys.exit(complain(error, "standard output"))


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
    corrections: Corrected = None,
    model: Model = "default",
    quiet: Quiet = False,
) -> None:
    """Write a report in one HTML file, and sum it up here.

    Without -o the report of emma.epub is emma.report.html, in the current folder.

    \b
    storyglass look emma.epub --open
    storyglass look story.txt --quotes british -o story.html
    """
    with plain_errors(file):
        from storyglass.outputs import terminal
        from storyglass.outputs.saving import write_file
        from storyglass.outputs.writer import writer_for

        story = read_story(file, How(quotes, cast, model, quiet, corrections))
        path = output or Path(f"{stem_of(file)}.report.html")
        write_file(story, path, writer_for("html"), keep=kept_file(file))
        if not quiet:
            terminal.show(terminal.console(), terminal.summary(story))
            typer.echo(f"\nreport: {path}")
        if open_:
            webbrowser.open(path.resolve().as_uri())


@app.command()
def read(
    files: Annotated[list[str], typer.Argument(help="Stories; - reads standard input.")],
    format_: Annotated[
        str | None,
        typer.Option(
            "--format",
            metavar="F[,F]",
            help=f"Any of {', '.join(FORMATS)}; by default what the output's name says, or json.",
        ),
    ] = None,
    output: Annotated[
        Path | None,
        typer.Option("-o", "--output", metavar="OUT", help="With one story NAME.ext is a file; otherwise a folder."),
    ] = None,
    quotes: Quotes = None,
    cast: Cast = None,
    corrections: Corrected = None,
    model: Model = "default",
    quiet: Quiet = False,
) -> None:
    """Read stories and write down all that was found.

    Written is the story document (JSON), or what --format asks for; docs/formats.md says what each format is.

    Without -o, one story in one file goes to standard output if that is a file or a pipe; otherwise the files go to
    the current folder. All files of a story are written, or none. A story that cannot be read is reported, and the
    others are read.

    \b
    storyglass read emma.epub -o emma.json
    storyglass read emma.epub | jq .cast
    storyglass read emma.epub --format tei,booknlp -o emma/
    storyglass read chapters/*.txt -o documents/
    """
    how = How(quotes, cast, model, quiet, corrections)
    written: dict[Path, str] = {}
    worst = 0
    for file in files:
        try:
            with plain_errors(file):
                write_story(file, target_of(file, len(files) == 1, output, format_), how, written)
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
    corrections: Corrected = None,
    model: Model = "default",
    quiet: Quiet = False,
) -> None:
    """Show who is in a story, and how much they say.

    \b
    storyglass cast emma.epub
    storyglass cast emma.epub --toml > cast.toml
    """
    how = How(quotes, cast, model, quiet, corrections)
    if not toml:
        show_rows("cast", file, how, json)
        return
    refuse_both(json, "--json", "--toml")
    with plain_errors(file):
        from storyglass.outputs.cast_file import cast_file

        typer.echo(cast_file(told_story(file, how)), nl=False)


@app.command()
def lines(
    file: File,
    json: Json = False,
    script: Annotated[bool, typer.Option("--script", help="Print the whole story as a script, narration too.")] = False,
    quotes: Quotes = None,
    cast: Cast = None,
    corrections: Corrected = None,
    model: Model = "default",
    quiet: Quiet = False,
) -> None:
    """Show every line of a story: who says it to whom.

    \b
    storyglass lines emma.epub
    storyglass lines emma.epub --script > emma.script.txt
    """
    how = How(quotes, cast, model, quiet, corrections)
    if not script:
        show_rows("lines", file, how, json)
        return
    refuse_both(json, "--json", "--script")
    with plain_errors(file):
        from storyglass.outputs import terminal
        from storyglass.outputs.script import script_rows

        terminal.show_script(terminal.console(), script_rows(told_story(file, how)))


@app.command()
def scenes(
    file: File,
    json: Json = False,
    quotes: Quotes = None,
    cast: Cast = None,
    corrections: Corrected = None,
    model: Model = "default",
    quiet: Quiet = False,
) -> None:
    """Show the scenes of a story: where, when, who is there."""
    show_rows("scenes", file, How(quotes, cast, model, quiet, corrections), json)


@app.command()
def knows(
    file: File,
    who: Who,
    at: Annotated[int | None, typer.Option(min=0, help="As of this offset, in characters of the text.")] = None,
    chapter: Annotated[int | None, typer.Option(help="As of the end of this chapter, counted from 1.")] = None,
    json: Json = False,
    quotes: Quotes = None,
    cast: Cast = None,
    corrections: Corrected = None,
    model: Model = "default",
    quiet: Quiet = False,
) -> None:
    """Show what somebody knows at a point of a story, since when, and from whom; nothing that comes later.

    \b
    storyglass knows emma.epub "Mr. Knightley"
    storyglass knows emma.epub Emma --chapter 12
    """
    refuse_both(at is not None and chapter is not None, "--at", "--chapter")
    with plain_errors(file):
        from storyglass.outputs import knowing, tables, terminal

        story = told_story(file, How(quotes, cast, model, quiet, corrections))
        rows = knowing.known_rows(story, who, knowing.offset_at(story, at, chapter))
        if json:
            typer.echo(tables.as_json(rows))
        else:
            terminal.show(terminal.console(), knowing.known_table(rows))


@app.command("portrait")
def portrait_(
    file: File,
    who: Who,
    json: Annotated[bool, typer.Option("--json", help="Print the portrait as JSON.")] = False,
    quotes: Quotes = None,
    cast: Cast = None,
    corrections: Corrected = None,
    model: Model = "default",
    quiet: Quiet = False,
) -> None:
    """Show what a story tells of somebody: deeds, speech, feelings, wishes, bonds, secrets, and how they are judged.

    Every item cites the passage that shows it.

    \b
    storyglass portrait emma.epub Emma
    storyglass portrait emma.epub "Mr. Knightley" --json | jq .judged
    """
    with plain_errors(file):
        from storyglass.outputs import terminal
        from storyglass.outputs.passages import as_object
        from storyglass.outputs.portrait import portrait
        from storyglass.outputs.portrait_text import portrait_text

        drawn = portrait(told_story(file, How(quotes, cast, model, quiet, corrections)), who)
        if json:
            typer.echo(as_object(drawn.to_dict()))
        else:
            terminal.show(terminal.console(), portrait_text(drawn))


@app.command("assess")
def assess_(
    file: File,
    who: Who,
    rubric: Annotated[
        Path, typer.Option(metavar="FILE.toml", help="The criteria: [[criterion]] name, question, for, against.")
    ],
    json: Annotated[bool, typer.Option("--json", help="Print the answers as JSON.")] = False,
    quotes: Quotes = None,
    cast: Cast = None,
    corrections: Corrected = None,
    model: Model = "default",
    quiet: Quiet = False,
) -> None:
    """Judge somebody by your own criteria: the passages for and against each of them, the weightiest first.

    In the rubric, `for` and `against` hold cue words, which stand for their derived forms too, and example sentences.
    A criterion of which the story shows nothing gets no verdict.

    \b
    storyglass assess story.txt Ada --rubric fit-for-missions.toml
    """
    with plain_errors(file):
        from storyglass.outputs import terminal
        from storyglass.outputs.assessing import assess
        from storyglass.outputs.assessing_text import answers_text
        from storyglass.outputs.knowing import person_called
        from storyglass.outputs.passages import as_object
        from storyglass.outputs.rubric import read_rubric

        criteria = read_rubric(rubric)
        story = told_story(file, How(quotes, cast, model, quiet, corrections))
        answers = assess(story, who, criteria)
        name = story.name_of(person_called(story, who)) or "someone"
        if json:
            typer.echo(as_object({"name": name, "answers": [answer.to_dict() for answer in answers]}))
        else:
            terminal.show(terminal.console(), answers_text(name, answers))


app.command()(corpus)
app.add_typer(library.app)
app.command()(serving.serve)
