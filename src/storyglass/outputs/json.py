"""The story document as a file."""

from __future__ import annotations

from collections.abc import Iterator

from storyglass.outputs.writer import Part
from storyglass.story import Story


class JsonWriter:
    """Writes the story document: one line of JSON."""

    name = "json"
    endings = (".json",)
    extra = None

    def parts(self, story: Story) -> Iterator[Part]:
        """The whole document and a newline."""
        yield Part(".json", _pieces(story))


def _pieces(story: Story) -> Iterator[str]:
    yield story.to_json()
    yield "\n"


WRITER = JsonWriter()
