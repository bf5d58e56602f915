"""A story in a notebook: its cast and lines as tables, its report in a frame; and outside of one, in the browser."""

from __future__ import annotations

import sys
import tempfile
import webbrowser
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from storyglass.outputs import tables
from storyglass.outputs.clean import cropped, escaped, one_line
from storyglass.outputs.saving import write_file
from storyglass.outputs.writer import writer_for
from storyglass.story import Story

CAST_SHOWN = 12
LINES_SHOWN = 12
"""How many rows of each table a notebook shows; the report has all of them."""
HEIGHT = 720
"""How high the frame is that holds a report, in pixels."""

_LONGEST = 160  # the longest line that a table shows, in characters


def story_html(story: Story) -> str:
    """The story in short: its title, who is in it, and its first lines."""
    cast, lines = tables.cast_rows(story), tables.lines_rows(story)
    by = f" by {escaped(one_line(story.source.author))}" if story.source.author else ""
    parts = [
        f"<p><b>{escaped(one_line(story.source.title or story.source.name))}</b>{by}: "
        f"{tables.story_words(story):,} words, {len(cast):,} in the cast, {tables.lines_line(story)}</p>",
        *_table(
            ("name", "pronouns", "lines", "share of words", "first"),
            (
                (r["name"], r["pronouns"] or "", f"{r['lines']:,}", f"{r['share']:.0%}", f"{r['percent']}%")
                for r in cast[:CAST_SHOWN]
            ),
            len(cast),
        ),
        *_table(
            ("who", "to", "line"),
            (
                (r["speaker"] or "?", ", ".join(filter(None, r["addressees"])), cropped(r["text"], _LONGEST))
                for r in lines[:LINES_SHOWN]
            ),
            len(lines),
        ),
    ]
    return "\n".join(parts)


def _table(columns: Sequence[str], rows: Iterable[Sequence[str]], count: int) -> Iterable[str]:
    shown = list(rows)
    if not shown:
        return
    yield f"<table><tr>{''.join(f'<th>{name}</th>' for name in columns)}</tr>"
    for row in shown:
        yield f"<tr>{''.join(f'<td>{escaped(one_line(cell))}</td>' for cell in row)}</tr>"
    yield "</table>"
    if count > len(shown):
        yield f"<p>and {count - len(shown):,} more</p>"


@dataclass(frozen=True)
class Shown:
    """A report that was written to be looked at; a notebook shows it in a frame."""

    path: Path

    def _repr_html_(self) -> str:
        """The report in a frame that may run its script and download corrections, and nothing else."""
        page = escaped(self.path.read_text(encoding="utf-8"))
        return (
            f'<iframe sandbox="allow-scripts allow-downloads" width="100%" height="{HEIGHT}" '
            f'style="border:0" srcdoc="{page}"></iframe>'
        )


def show(story: Story) -> Shown:
    """Writes the report to a temporary file and, outside of a notebook, opens it in the browser."""
    path = Path(tempfile.mkdtemp(prefix="storyglass-")) / "report.html"
    write_file(story, path, writer_for("html"))
    if not in_notebook():
        webbrowser.open(path.as_uri())
    return Shown(path)


def in_notebook() -> bool:
    """Whether this Python runs behind a notebook, which shows what the last line of a cell returns."""
    asked = getattr(sys.modules.get("IPython"), "get_ipython", None)
    return hasattr(asked(), "kernel") if callable(asked) else False
