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
from storyglass.story import Story
from tests.outputs.files import files, text_file
from tests.outputs.parsed_story import parsed
from tests.outputs.small_story import hostile, orchard

GOLD = Path(__file__).with_name("gold")


def report(story: Story) -> str:
    """The body of the report without its script: the viewer and its data have tests of their own."""
    return body(view(story))


def printed(*parts: object, width: int = 110) -> str:
    stream = io.StringIO()
    terminal.show(Console(file=stream, width=width, legacy_windows=False), *parts)  # type: ignore[arg-type]
    return "".join(line.rstrip() + "\n" for line in stream.getvalue().splitlines())


OUTPUTS: dict[str, Callable[[Story], str]] = {
    "report.html": report,
    "document.json": lambda story: text_file("json", story),
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


FILES = ("booknlp", "tei", "script", "fountain", "ssml", "jsonl", "csv", "graph", "brat", "conll")
"""The formats of which every file is compared."""


@pytest.mark.parametrize("format_", FILES)
def test_files_are_as_they_were_read(format_: str) -> None:
    for ending, made in files(format_, parsed()).items():
        path = GOLD / f"parsed{ending}"
        if os.environ.get("STORYGLASS_GOLD") == "write":
            path.parent.mkdir(exist_ok=True)
            path.write_bytes(made)
        assert made == path.read_bytes(), "see gold/README.md for how to look at the difference"
