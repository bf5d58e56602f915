"""The story at a glance, for a terminal. Story text is cleaned and never read as markup."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from rich import box
from rich.console import Console, Group, RenderableType
from rich.table import Table
from rich.text import Text

from storyglass.outputs import tables
from storyglass.outputs.clean import cropped, one_line
from storyglass.outputs.script import OPEN, ScriptRow
from storyglass.story import Story

CAST_SHOWN = 15
SCENES_SHOWN = 20
TALKERS_SHOWN = 8
WARNINGS_SHOWN = 10
"""How many rows the summary shows before it only counts; the commands `cast` and `scenes` show them all."""

_BAR = 30  # the longest bar, in columns
_TITLE_SHOWN = 20  # the longest chapter title that is shown in place of the number
_PIPE_WIDTH = 120  # columns in a file or a pipe


def summary(story: Story) -> RenderableType:
    """Everything `storyglass look` says of a story."""
    cast, scenes = tables.cast_rows(story), tables.scenes_rows(story)
    parts: list[RenderableType] = [_head(story)]
    if cast:
        parts += [_title("Cast"), cast_table(cast[:CAST_SHOWN]), *_more(len(cast) - CAST_SHOWN, "in the cast")]
    talkers = sorted((row for row in cast if row["share"]), key=lambda row: -row["share"])[:TALKERS_SHOWN]
    if talkers:
        parts += [_title("Most talkative"), _talkative(talkers)]
    if scenes:
        parts += [_title("Scenes"), scenes_table(scenes[:SCENES_SHOWN])]
        parts += _more(len(scenes) - SCENES_SHOWN, "scenes")
    if story.warnings:
        shown = [Text("  " + one_line(line), style="yellow") for line in story.warnings[:WARNINGS_SHOWN]]
        parts += [_title("Warnings"), *shown, *_more(len(story.warnings) - WARNINGS_SHOWN, "warnings")]
    return Group(*parts)


def cast_table(rows: Sequence[tables.Row]) -> Table:
    """The cast, a row each."""
    table = _table(("name", "left"), ("also", "left"), ("pronouns", "left"), ("lines", "right"))
    table.add_column("of words", justify="right", no_wrap=True)
    table.add_column("mentions", justify="right", no_wrap=True)
    table.add_column("first seen", justify="left", no_wrap=True)
    for row in rows:
        narrator = " (narrator)" if row["narrator"] and row["name"] != "the narrator" else ""
        table.add_row(
            Text(cropped(row["name"], 40) + narrator, style="bold"),
            Text(cropped(", ".join(row["other_names"]), 48), style="dim"),
            Text(cropped(row["pronouns"] or "", 16)),
            Text(f"{row['lines']:,}"),
            Text(f"{row['share']:.0%}" if row["lines"] else ""),
            Text(f"{row['mentions']:,}"),
            Text(_where(row), style="dim"),
        )
    return table


def scenes_table(rows: Sequence[tables.Row]) -> Table:
    """The scenes, a row each."""
    table = _table(("", "right"), ("where in the book", "left"), ("place", "left"), ("time", "left"))
    table.add_column("layer", no_wrap=True)
    table.add_column("present", ratio=1)
    for row in rows:
        table.add_row(
            Text(str(row["number"])),
            Text(_where(row), style="dim"),
            Text(cropped(row["place"] or "", 30)),
            Text(cropped(row["time"] or "", 24)),
            Text("" if row["layer"] == "actual" else row["layer"], style="magenta"),
            Text(_people(row["present"], 6)),
        )
    return table


def lines_text(rows: Sequence[tables.Row]) -> RenderableType:
    """Every line of the story on a row of its own, cut where the row ends: where, who to whom, and how it begins."""
    said = Text(no_wrap=True, overflow="ellipsis")
    for row in rows:
        pair = one_line(row["speaker"] or OPEN)
        if row["addressees"]:
            pair += " → " + _people(row["addressees"], 2)
        said.append(f"{row['percent']:>3}%  ", style="dim")
        said.append(f"{cropped(pair, 34):<34}  ", style="bold" if row["speaker"] else "dim")
        said.append(cropped(row["text"], 200) + "\n")
    said.rstrip()
    return Group(said)  # a text that is printed by itself loses how it is to be wrapped


SHOWN: dict[str, Callable[[Sequence[tables.Row]], RenderableType]] = {
    "cast": cast_table,
    "lines": lines_text,
    "scenes": scenes_table,
}
"""How the rows of each table are shown."""


def console() -> Console:
    """Standard output; where it is no terminal, of a fixed width."""
    found = Console()
    return found if found.is_terminal else Console(width=_PIPE_WIDTH)


def show(console: Console, *parts: RenderableType) -> None:
    """Prints without reading markup, emoji codes or numbers into anything."""
    for part in parts:
        console.print(part, markup=False, emoji=False, highlight=False)


def show_script(console: Console, rows: Iterable[ScriptRow]) -> None:
    """Prints a script, names in bold; only a terminal breaks rows that are longer than it is wide."""
    for row in rows:
        said = row.passage is not None and row.passage.line is not None
        head = Text(row.head, style="bold" if said else "dim")
        console.print(head.append(row.text, style="not bold not dim"), soft_wrap=True)


def _head(story: Story) -> Text:
    head = Text()
    head.append(one_line(story.source.title or story.source.name), style="bold")
    if story.source.author:
        head.append(f" by {one_line(story.source.author)}")
    facts = [f"{tables.story_words(story):,} words"]
    if len(story.chapters) > 1:
        facts.append(f"{len(story.chapters):,} chapters")
    if story.lines:
        facts.append(tables.lines_line(story))
    head.append(f"\n{', '.join(facts)}\n", style="dim")
    head.append(f"this story: {one_line(tables.quotation_line(story.quotation_style))}")
    return head


def _talkative(rows: Sequence[tables.Row]) -> Table:
    table = Table(box=None, show_header=False, pad_edge=True)
    table.add_column(no_wrap=True)
    table.add_column(no_wrap=True)
    table.add_column(justify="right", no_wrap=True)
    longest = rows[0]["share"]
    for row in rows:
        bar = "█" * max(1, round(_BAR * row["share"] / longest))
        table.add_row(Text(cropped(row["name"], 30)), Text(bar, style="cyan"), Text(f"{row['share']:.0%}"))
    return table


def _table(*columns: tuple[str, str]) -> Table:
    table = Table(box=box.SIMPLE_HEAD, header_style="dim", pad_edge=True, show_edge=False)
    for name, side in columns:
        table.add_column(name, justify="right" if side == "right" else "left")
    return table


def _title(words: str) -> Text:
    return Text(f"\n{words}", style="bold cyan")


def _more(count: int, what: str) -> list[RenderableType]:
    return [Text(f"  and {count:,} more {what}", style="dim")] if count > 0 else []


def _where(row: tables.Row) -> str:
    """The chapter, by its title where it is short, and the percent of the book."""
    chapter = one_line(row["chapter_title"] or "")
    if row["chapter"] and not 0 < len(chapter) <= _TITLE_SHOWN:
        chapter = f"chapter {row['chapter']}"
    return f"{chapter}, {row['percent']}%" if chapter else f"{row['percent']}%"


def _people(names: Sequence[str | None], shown: int) -> str:
    told = ", ".join(cropped(name or "someone", 24) for name in names[:shown])
    return told + (f" +{len(names) - shown}" if len(names) > shown else "")
