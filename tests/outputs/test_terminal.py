"""How the tables stand in a terminal of any width."""

from __future__ import annotations

import io

import pytest
from rich.console import Console

from storyglass.outputs import tables, terminal
from tests.outputs.small_story import hostile, orchard


def printed(width: int, *parts: object) -> list[str]:
    stream = io.StringIO()
    terminal.show(Console(file=stream, width=width, legacy_windows=False), *parts)  # type: ignore[arg-type]
    return stream.getvalue().splitlines()


@pytest.mark.parametrize("width", [40, 60, 200])
def test_a_line_stands_on_one_row(width: int) -> None:
    for story in (orchard(), hostile()):
        rows = printed(width, terminal.lines_text(tables.lines_rows(story)))
        assert len(rows) == len(story.lines)
        assert max(map(len, rows)) <= width
