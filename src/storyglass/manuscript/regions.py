"""What of a text is the story: licence, title page and author's notes are told apart from it, in this order."""

from __future__ import annotations

from storyglass.manuscript.blocks import Block
from storyglass.manuscript.front import (
    Facts,
    mark_end,
    mark_headed_title,
    mark_licence,
    mark_title_page,
    read_facts,
)
from storyglass.manuscript.notes import mark_notes


def mark_regions(text: str, blocks: list[Block]) -> Facts:
    """Sets the region of every block of plain text, in place, and says what title and author are given."""
    first, last = mark_licence(text, blocks)
    first = mark_title_page(text, blocks, first, last)
    last = mark_end(text, blocks, first, last)
    mark_notes(text, blocks, first, last)
    return read_facts(text, blocks)


def mark_rendered(text: str, blocks: list[Block], *, title_page: bool) -> Facts:
    """Does the same for blocks of a format that says itself what some of them are.

    With `title_page`, title and byline may stand at the top of the body.
    """
    first = next((i for i, block in enumerate(blocks) if block.region == "body"), len(blocks))
    if title_page:
        first = mark_headed_title(text, blocks, first)
        first = mark_title_page(text, blocks, first, len(blocks))
    while first < len(blocks):
        last = first
        while last < len(blocks) and blocks[last].region == blocks[first].region:
            last += 1
        if blocks[first].region == "body":
            if last == len(blocks):
                mark_notes(text, blocks, first, mark_end(text, blocks, first, last))
            else:
                mark_notes(text, blocks, first, last)
        first = last
    return read_facts(text, blocks) if title_page else Facts()
