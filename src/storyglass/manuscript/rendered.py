"""From a finished builder to a manuscript: what all rendered formats have in common."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace

from storyglass.manuscript.blocks import assemble, rank_headings
from storyglass.manuscript.builder import Builder
from storyglass.manuscript.headings import mark_headings
from storyglass.manuscript.model import Manuscript
from storyglass.manuscript.plain import wide_gaps
from storyglass.manuscript.regions import mark_rendered
from storyglass.manuscript.text import clean
from storyglass.story import Source


def finish(
    builder: Builder,
    source: Source,
    *,
    title_page: bool = True,
    openings: Collection[int] = (),
    warnings: Iterable[str] = (),
) -> Manuscript:
    """The manuscript of what was built.

    Headings are found by their wording where the format marks none, author's notes everywhere, and, with `title_page`,
    title and byline at the top. `openings` are the blocks that begin a file of a book.
    """
    text, marks = builder.finish()
    text, replaced = clean(text)
    blocks = builder.blocks
    rank_headings(blocks, openings)
    if sum(1 for block in blocks if block.title and block.region == "body") < 2:
        mark_headings(text, blocks)
    facts = mark_rendered(text, blocks, title_page=title_page)
    marks += wide_gaps(blocks)
    source = replace(source, title=source.title or facts.title, author=source.author or facts.author)
    return assemble(text, source, blocks, marks, builder.origins, [*warnings, *replaced])
