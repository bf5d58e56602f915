"""From a file to its text: regions, marks, chapters and paragraphs as offsets."""

from storyglass.manuscript.model import Manuscript, Origin
from storyglass.manuscript.opening import LARGEST, file_bytes, open_manuscript
from storyglass.manuscript.plain import from_text
from storyglass.manuscript.sentences import Printed, from_sentences, printed, tell_paragraphs

__all__ = [
    "LARGEST", "Manuscript", "Origin", "Printed", "file_bytes", "from_sentences", "from_text", "open_manuscript",
    "printed", "tell_paragraphs",
]  # fmt: skip
