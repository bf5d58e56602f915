"""The script as comma-separated values: a row for each passage, narration too."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from storyglass.outputs.cells import csv_lines
from storyglass.outputs.script_table import COLUMNS, script_table
from storyglass.outputs.writer import Part
from storyglass.story import Story


class CsvWriter:
    """Writes a table with a header."""

    name = "csv"
    endings = (".script.csv",)
    extra = None

    def parts(self, story: Story) -> Iterator[Part]:
        """The passages in their order."""
        yield Part(".script.csv", csv_lines([COLUMNS, *map(_row, script_table(story))]))


def _row(row: dict[str, Any]) -> list[object]:
    """The values of a row; names may hold spaces, so they part at semicolons."""
    return ["; ".join(value) if name == "addressees" else value for name, value in row.items()]


WRITER = CsvWriter()
