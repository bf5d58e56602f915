"""The files of a format, as the tests look at them."""

from __future__ import annotations

from storyglass.outputs.writer import writer_for
from storyglass.story import Story


def files(name: str, story: Story) -> dict[str, bytes]:
    """The content of every file of a format, by the ending of its name."""
    return {
        part.ending: b"".join(piece.encode() if isinstance(piece, str) else piece for piece in part.pieces)
        for part in writer_for(name).parts(story)
    }


def text_file(name: str, story: Story) -> str:
    """The one file of a format, as text."""
    (content,) = files(name, story).values()
    return content.decode()
