"""The script as JSON Lines: an object for each passage, narration too."""

from __future__ import annotations

import json
from collections.abc import Iterator

from storyglass.outputs.script_table import script_table
from storyglass.outputs.writer import Part
from storyglass.story import Story


class JsonLinesWriter:
    """Writes a JSON object on each line."""

    name = "jsonl"
    endings = (".script.jsonl",)
    extra = None

    def parts(self, story: Story) -> Iterator[Part]:
        """The passages in their order."""
        yield Part(".script.jsonl", (f"{json.dumps(row, ensure_ascii=False)}\n" for row in script_table(story)))


WRITER = JsonLinesWriter()
