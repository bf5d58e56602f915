"""The story document as a file."""

from __future__ import annotations

from typing import TextIO

from storyglass.story import Story


class JsonWriter:
    """Writes the story document: one line of JSON."""

    name = "json"
    extension = ".json"

    def write(self, story: Story, stream: TextIO) -> None:
        """Writes the whole document and a newline."""
        stream.write(story.to_json())
        stream.write("\n")


WRITER = JsonWriter()
