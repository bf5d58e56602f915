"""Rows of whatever columns, for a terminal and as plain data; story text is cleaned and never read as markup."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from rich import box
from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from storyglass.outputs.clean import cropped
from storyglass.outputs.tables import Row

LONGEST = 200
"""Characters of a cell that a table shows."""


def plain_rows(columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> list[Row]:
    """Rows as JSON can hold them; of columns with one name the last one stays."""
    return [dict(zip(columns, map(_plain, row), strict=True)) for row in rows]


def as_table(columns: Sequence[str], rows: Sequence[Sequence[Any]], hidden: Sequence[str] = ()) -> RenderableType:
    """Rows as a table, without some columns; one line where there are none."""
    if not rows:
        return Text("nothing", style="dim")
    shown = [at for at, column in enumerate(columns) if column not in hidden]
    table = Table(box=box.SIMPLE_HEAD, header_style="dim", pad_edge=True, show_edge=False)
    for at in shown:
        numbers = all(isinstance(row[at], int | float) or row[at] is None for row in rows)
        table.add_column(Text(cropped(columns[at], LONGEST)), justify="right" if numbers else "left")
    for row in rows:
        table.add_row(*(Text(_shown(row[at])) for at in shown))
    return table


def _plain(value: Any) -> Any:
    """A value of the database as plain data: what JSON lacks becomes text."""
    if isinstance(value, dict):
        return {str(key): _plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    if (isinstance(value, float) and value != value) or value in (float("inf"), float("-inf")):
        return str(value)
    return value if value is None or isinstance(value, bool | int | float | str) else str(value)


def _shown(value: Any) -> str:
    """A value as one line."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int):
        return f"{value:,}"
    if isinstance(value, float):
        return f"{value:.4g}" if abs(value) < 1000 else f"{value:,.1f}"
    if isinstance(value, list | tuple):
        return cropped(", ".join(_shown(item) for item in value), LONGEST)
    return cropped(str(value), LONGEST)
