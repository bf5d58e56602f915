"""One long table for each layer, as Parquet and as comma-separated values."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from storyglass.outputs.cells import csv_lines
from storyglass.outputs.extras import load
from storyglass.outputs.writer import Part
from storyglass.story import Story

LAYERS = (
    *("stories", "cast", "names", "lines", "scenes", "feelings", "perceptions", "bonds", "bond_steps", "knowledge"),
    *("assessments", "passages", "regions", "marks", "chapters", "paragraphs", "sentences", "words", "entities"),
    *("mentions", "identities", "presence", "events"),
)
"""The layers, written out here so that they are known without the extra that makes them."""


class TablesWriter:
    """Writes a folder of tables, each layer in both kinds."""

    name = "tables"
    endings = tuple(f".tables/{layer}.{kind}" for layer in LAYERS for kind in ("parquet", "csv"))
    extra = "tables"

    def parts(self, story: Story) -> Iterator[Part]:
        """Each layer as Parquet, then the same rows as comma-separated values."""
        for layer in LAYERS:
            table = to_arrow(story, layer)
            yield Part(f".tables/{layer}.parquet", [_parquet(table)])
            rows = zip(*(column.to_pylist() for column in table.columns), strict=True)
            yield Part(f".tables/{layer}.csv", csv_lines([table.column_names, *([*map(_plain, row)] for row in rows)]))


WRITER = TablesWriter()


def to_arrow(story: Story, layer: str) -> Any:
    """A layer as an Arrow table.

    Raises StoryError where there is no such layer, or where pyarrow is not installed.
    """
    load("tables", "to_arrow")
    from storyglass.outputs import arrow

    return arrow.to_arrow(story, layer)


def _parquet(table: Any) -> bytes:
    import pyarrow as pa
    import pyarrow.parquet as pq

    sink = pa.BufferOutputStream()
    pq.write_table(table, sink, compression="zstd")
    return bytes(sink.getvalue().to_pybytes())


def _plain(value: Any) -> Any:
    """A value as a cell shows it: lists of spans as `start-end`, lists of names as JSON."""
    if isinstance(value, list) and value and isinstance(value[0], dict):
        return " ".join(f"{span['start']}-{span['end']}" for span in value)
    return json.dumps(value, ensure_ascii=False) if isinstance(value, list) else value
