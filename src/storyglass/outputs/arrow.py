"""The layers of a story as Arrow tables, ready for pandas and polars."""

from __future__ import annotations

import pyarrow as pa

from storyglass.outputs import layers, text_layers
from storyglass.outputs.tables import key_of
from storyglass.story import Story, StoryError

LAYERS = (*layers.COLUMNS, *text_layers.COLUMNS)
"""The tables there are, by name."""

_LETTERS = {"passages": "t", "feelings": "f", "perceptions": "g", "bonds": "b", "bond_steps": "bs", "assessments": "a"}
"""What the ids of those rows begin with that have none in the story document; they count from 1."""


def to_arrow(story: Story, layer: str) -> pa.Table:
    """A layer as a long table: one row for each thing that was found, `story` first.

    Raises StoryError where there is no such layer.
    """
    if layer not in LAYERS:
        raise StoryError(f"there is no layer {layer!r}; there are {', '.join(LAYERS)}")
    key = key_of(story.source.sha256)
    if layer in text_layers.COLUMNS:
        rows = getattr(text_layers.TextRows(story, key), layer)
        return layers.table_of(text_layers.COLUMNS[layer], rows())
    table = layers.layer_table(story, key, layer)
    if layer in _LETTERS:
        ids = [f"{_LETTERS[layer]}{number}" for number in range(1, len(table) + 1)]
        table = table.add_column(1, "id", pa.array(ids, pa.string()))
    return table
