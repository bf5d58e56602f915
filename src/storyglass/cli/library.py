"""The commands about a library: add stories, list, show, ask, find, remove."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from storyglass.cli.errors import plain_errors

if TYPE_CHECKING:
    from storyglass.library import Added, Library, Reading

app = typer.Typer(
    name="library",
    no_args_is_help=True,
    rich_markup_mode=None,
    help="Keep many stories in one file, list them, ask them in SQL, and find passages.",
)

File = Annotated[
    Path, typer.Option("--library", metavar="FILE", envvar="STORYGLASS_LIBRARY", help="The library's file.")
]
Which = Annotated[str, typer.Argument(metavar="NAME", help="A story by its name, its title, or the start of its id.")]
Json = Annotated[bool, typer.Option("--json", help="Print JSON rows instead of a table.")]
HERE = Path("library.duckdb")


@app.command()
def add(
    sources: Annotated[list[str], typer.Argument(metavar="PATHS", help="Stories, folders, patterns, lists of paths.")],
    series: Annotated[str | None, typer.Option(metavar="NAME", help="The series that the stories belong to.")] = None,
    library: File = HERE,
    quotes: Annotated[str | None, typer.Option(metavar="STYLE", help="How the stories mark speech.")] = None,
    model: Annotated[str, typer.Option(metavar="PATH|none", help="The reading model; none reads by rules only.")] = (
        "default"
    ),
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Say nothing but errors.")] = False,
) -> None:
    """Read stories and keep what is found in them.

    A story is known by the content of its file: what is there already is not read again. A file that has changed takes
    the place of what it held before. A story that cannot be read is reported, and the others are added.

    \b
    storyglass library add chapters/ --series "The Farm"
    storyglass library add emma.epub story.txt
    """
    with plain_errors(str(library)):
        from storyglass.library import Library, Reading
        from storyglass.library.sources import find_sources

        shelf, how = Library(library), Reading(None if model == "none" else model, quotes)
        found = find_sources(sources)
        failed = False
        for place in found.places:
            try:
                with plain_errors(place):
                    told = _add(shelf, place, series, how)
                    if not quiet:
                        typer.echo(f"{told.state}: {told.name} ({told.story})")
            except typer.Exit as ended:
                if ended.exit_code != 2:
                    raise
                failed = True
        if found.left_out and not quiet:
            which = "file that is no story" if found.left_out == 1 else "files that are no stories"
            typer.echo(f"left out: {found.left_out:,} {which} by name", err=True)
    raise typer.Exit(2 if failed else 0)


def _add(shelf: Library, place: str, series: str | None, how: Reading) -> Added:
    from storyglass.library.sources import is_address, place_bytes, place_name

    source = place_bytes(place) if is_address(place) else Path(place)
    return shelf.add(source, name=place_name(place), series=series, reading=how)


@app.command("list")
def list_(library: File = HERE, json: Json = False) -> None:
    """List the stories of a library."""
    with plain_errors(str(library)):
        from storyglass.library import Kept, Library

        _show(list(Kept._fields), [tuple(row) for row in Library(library).stories()], json)


@app.command()
def show(
    which: Which,
    output: Annotated[
        Path | None, typer.Option("-o", "--output", metavar="NAME.html|json", help="Write a report or a document.")
    ] = None,
    library: File = HERE,
) -> None:
    """Show a story as it was read, or write its report or its document, without reading it anew.

    \b
    storyglass library show story.txt
    storyglass library show story.txt -o report.html
    """
    with plain_errors(str(library)):
        from storyglass.library import Library
        from storyglass.outputs import terminal
        from storyglass.outputs.saving import write_file
        from storyglass.outputs.writer import format_of, writer_for

        story = Library(library).story(which)
        if output is None:
            terminal.show(terminal.console(), terminal.summary(story))
        else:
            write_file(story, output, writer_for(format_of(output)))


@app.command()
def remove(which: Which, library: File = HERE) -> None:
    """Forget a story; its file is left alone."""
    with plain_errors(str(library)):
        from storyglass.library import Library

        typer.echo(f"removed: {which} ({Library(library).remove(which)})")


@app.command()
def ask(
    sql: Annotated[str, typer.Argument(metavar="SQL", help="One SELECT over the views of the library.")],
    library: File = HERE,
    json: Json = False,
) -> None:
    """Ask all stories a question in SQL, which reads the library and can do nothing else.

    \b
    storyglass library ask "SELECT name, words FROM stories ORDER BY words DESC"
    storyglass library ask "DESCRIBE lines"
    """
    with plain_errors(str(library)):
        from storyglass.library import Library

        answer = Library(library).ask(sql)
        _show(answer.columns, answer.rows, json)


@app.command()
def find(
    words: Annotated[str, typer.Argument(help="Words that the passage holds; king* stands for any ending.")] = "",
    who: Annotated[str | None, typer.Option(metavar="NAME", help="Who says it.")] = None,
    to: Annotated[str | None, typer.Option(metavar="NAME", help="To whom it is said.")] = None,
    feeling: Annotated[str | None, typer.Option(metavar="FEELING", help="What is felt in the scene.")] = None,
    series: Annotated[
        str | None, typer.Option(metavar="NAME", help="Only in this series, and by any name people have in it.")
    ] = None,
    limit: Annotated[int | None, typer.Option(metavar="N", min=1, help="At most so many passages.")] = None,
    library: File = HERE,
    json: Json = False,
) -> None:
    """Find passages in all stories by their words, by who says them to whom, and by what is felt.

    \b
    storyglass library find "secret" --who Emma
    storyglass library find --who Harriet --to Emma --feeling joy
    """
    with plain_errors(str(library)):
        from storyglass.library import Hit, Library

        hits = Library(library).find(words, who=who, to=to, feeling=feeling, series=series, limit=limit)
        _show(list(Hit._fields), [tuple(hit) for hit in hits], json, hidden=("story", "start", "end", "scene"))


def _show(columns: list[str], rows: list[tuple[object, ...]], as_json: bool, hidden: tuple[str, ...] = ()) -> None:
    """Prints rows of whatever columns, as JSON or as a table."""
    from storyglass.library.showing import as_table, plain_rows
    from storyglass.outputs import tables, terminal

    if as_json:
        typer.echo(tables.as_json(plain_rows(columns, rows)))
    else:
        terminal.show(terminal.console(), as_table(columns, rows, hidden))
