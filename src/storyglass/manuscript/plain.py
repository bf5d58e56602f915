"""Plain text to manuscript: offsets only, the text itself stays as it is."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from itertools import pairwise

from storyglass.manuscript import layout
from storyglass.manuscript.blocks import Block, assemble, usual_gap
from storyglass.manuscript.emphasis import emphasis
from storyglass.manuscript.headings import mark_headings
from storyglass.manuscript.model import Manuscript
from storyglass.manuscript.regions import mark_regions
from storyglass.manuscript.text import clean
from storyglass.story import Mark, Source

_RARE = 0.2
"""Share of wide gaps above which they are no breaks but a habit; scene breaks fall between 1-10 % of paragraphs."""


def from_text(text: str, *, name: str = "text") -> Manuscript:
    """The manuscript of a string, as if it were a plain text file called `name`.

    Raises StoryError where there is nothing but white space.
    """
    digest = hashlib.sha256(text.encode("utf-8", errors="surrogatepass")).hexdigest()
    return read_plain(text, Source(name, "txt", digest))


def read_plain(text: str, source: Source, warnings: list[str] | None = None) -> Manuscript:
    """The manuscript of plain text from `source`."""
    text, replaced = clean(text)
    blocks, marks = layout.paragraphs(text)
    mark_headings(text, blocks)
    if blocks:
        facts = mark_regions(text, blocks)
        source = replace(source, title=facts.title, author=facts.author, language=facts.language)
        marks += emphasis(text, blocks)
        marks += wide_gaps(blocks)
    return assemble(text, source, blocks, marks, warnings=[*(warnings or []), *replaced])


def wide_gaps(blocks: list[Block]) -> list[Mark]:
    """Rule marks over white space wider than between most paragraphs, where it is rare enough to mean a break."""
    usual = usual_gap(blocks)
    inner = [(a, b) for a, b in pairwise(blocks) if a.kind == b.kind == "prose"]
    wide = [(a, b) for a, b in inner if b.gap > usual and a.region == b.region == "body"]
    if len(wide) > max(2.0, len(inner) * _RARE):
        return []
    return [Mark(a.end, b.start, "rule") for a, b in wide]
