"""Outputs compared with files that somebody has read; see gold/README.md."""

from __future__ import annotations

import io
import os
from collections.abc import Callable
from pathlib import Path

import pytest
from rich.console import Console

from storyglass.outputs import tables, terminal
from storyglass.outputs.html import body
from storyglass.outputs.view import view
from storyglass.outputs.writer import writer_for
from storyglass.story import Story
from tests.outputs.small_story import hostile, orchard

GOLD = Path(__file__).with_name("gold")


def report(story: Story) -> str:
    """The body of the report without its script: the viewer and its data have tests of their own."""
    return body(view(story))


def document(story: Story) -> str:
    stream = io.StringIO()
    writer_for("json").write(story, stream)
    return stream.getvalue()


def printed(*parts: object, width: int = 110) -> str:
    stream = io.StringIO()
    terminal.show(Console(file=stream, width=width, legacy_windows=False), *parts)  # type: ignore[arg-type]
    return "".join(line.rstrip() + "\n" for line in stream.getvalue().splitlines())


OUTPUTS: dict[str, Callable[[Story], str]] = {
    "report.html": report,
    "document.json": document,
    "summary.txt": lambda story: printed(terminal.summary(story)),
    "lines.txt": lambda story: printed(terminal.lines_text(tables.lines_rows(story))),
    "lines.json": lambda story: tables.as_json(tables.lines_rows(story)) + "\n",
}
STORIES = {"orchard": orchard, "hostile": hostile}


@pytest.mark.parametrize("output", OUTPUTS)
@pytest.mark.parametrize("name", STORIES)
def test_output_is_as_it_was_read(name: str, output: str) -> None:
    made = OUTPUTS[output](STORIES[name]())
    path = GOLD / f"{name}.{output}"
    if os.environ.get("STORYGLASS_GOLD") == "write":
        path.write_text(made, encoding="utf-8", newline="\n")
    assert made == path.read_text(encoding="utf-8"), "see gold/README.md for how to look at the difference"
