"""What a reading makes for many stories: the tables and the document of one story, small enough to be sent and kept."""

from __future__ import annotations

import zlib
from dataclasses import dataclass

import pyarrow as pa

from storyglass.outputs.layers import story_tables
from storyglass.outputs.tables import key_of
from storyglass.story import Story

LEVEL = 6
"""How hard documents are compressed: a document takes about an eighth of its size, in a tenth of the reading's time."""


@dataclass(frozen=True, slots=True)
class Product:
    """What one reading made: the id and name of the story, its words, its tables and its document (may be left out)."""

    story: str
    name: str
    words: int
    tables: dict[str, bytes]
    document: bytes | None

    def table(self, layer: str) -> pa.Table:
        """A table of the story."""
        return pa.ipc.open_stream(self.tables[layer]).read_all()


def product_of(story: Story, *, document: bool) -> Product:
    """Packs a story."""
    key = key_of(story.source.sha256)
    tables = story_tables(story, key)
    words = tables["stories"].column("words")[0].as_py()
    packed = {layer: _packed(table) for layer, table in tables.items()}
    kept = zlib.compress(story.to_json().encode("utf-8", "backslashreplace"), LEVEL) if document else None
    return Product(key, story.source.name, words, packed, kept)


def story_in(document: bytes) -> Story:
    """The story whose document was packed."""
    return Story.from_json(zlib.decompress(document))


def _packed(table: pa.Table) -> bytes:
    sink = pa.BufferOutputStream()
    with pa.ipc.new_stream(sink, table.schema) as writer:
        writer.write_table(table)
    return bytes(sink.getvalue())
