"""Comma-separated values that a spreadsheet shows and never runs.

A cell that a spreadsheet would take for a formula gets an apostrophe in front, and so does one that begins with an
apostrophe: whoever takes one leading apostrophe away has the value exactly.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence

_OBEYED = tuple("=+-@\t\r＝＋－＠'")

_ENDS = "\r\n"  # so that the module quotes a cell that holds either


def csv_lines(rows: Iterable[Sequence[object]]) -> Iterator[str]:
    """Each row as a line (of several lines where a cell holds some); None is an empty cell, lists part at spaces."""
    for row in rows:
        stream = io.StringIO(newline="")
        csv.writer(stream, lineterminator=_ENDS).writerow([_cell(value) for value in row])
        yield stream.getvalue().removesuffix(_ENDS) + "\n"


def unguarded(cell: str) -> str:
    """The value of a cell that was guarded."""
    return cell[1:] if cell.startswith("'") else cell


def _cell(value: object) -> object:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, list):
        value = " ".join(str(item) for item in value)
    return f"'{value}" if isinstance(value, str) and value.startswith(_OBEYED) else value
