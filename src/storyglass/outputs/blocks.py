"""The text cut into blocks: paragraphs, and what lies between them, each in its region, chapter and scene.

Blocks tile the text: whoever writes all of them, the white space too, has written the text. A paragraph that a border
runs through becomes several blocks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Literal, NamedTuple

from storyglass.outputs.sweep import Layer
from storyglass.story import MarkKind, Story

BlockKind = Literal["paragraph", "heading", "ornament", "verse", "loose", "space"]

_KINDS: dict[MarkKind, BlockKind] = {"heading": "heading", "rule": "ornament", "verse": "verse"}
_WHITE = " \t\r\n"  # what XML takes for white space; anything else has to stand in an element
_LINE = re.compile(rf"[^\n]*[^{_WHITE}][^\n]*")


class Block(NamedTuple):
    """A stretch of the text by what it is, and the numbers of what it is in; None where it is in nothing.

    Each line of verse is a block; `space` is white space between blocks, `loose` text outside paragraphs.
    """

    start: int
    end: int
    kind: BlockKind
    region: int | None
    chapter: int | None
    scene: int | None
    paragraph: int | None


def blocks(story: Story) -> Iterator[Block]:
    """The blocks of a story, in the order of the text."""
    regions = Layer((region.start, region.end, number) for number, region in enumerate(story.regions))
    chapters = Layer((chapter.start, chapter.end, number) for number, chapter in enumerate(story.chapters))
    scenes = Layer((scene.start, scene.end, number) for number, scene in enumerate(story.scenes))
    paragraphs = Layer((start, end, number) for number, (start, end) in enumerate(story.paragraphs))
    marked = Layer((mark.start, mark.end, _KINDS[mark.kind]) for mark in story.marks if mark.kind in _KINDS)
    size = len(story.text)
    layers = (regions, chapters, scenes, paragraphs)
    cuts = {cut for layer in layers for ends in (layer.starts, layer.ends) for cut in ends if 0 < cut < size}
    for start, end in pairwise(sorted({0, size, *cuts})):
        paragraph = paragraphs.at(start)
        inside = (regions.at(start), chapters.at(start), scenes.at(start), paragraph)
        if not story.text[start:end].strip(_WHITE):
            yield Block(start, end, "space", *inside)
        elif paragraph is None:
            yield Block(start, end, "loose", *inside)
        elif (kind := marked.at(story.paragraphs[paragraph][0]) or "paragraph") != "verse":
            yield Block(start, end, kind, *inside)
        else:
            yield from _verses(story.text, Block(start, end, kind, *inside))


def _verses(text: str, stanza: Block) -> Iterator[Block]:
    """The lines of a stanza and the white space between them."""
    at = stanza.start
    for line in _LINE.finditer(text, stanza.start, stanza.end):
        if at < line.start():
            yield stanza._replace(start=at, end=line.start(), kind="space")
        yield stanza._replace(start=line.start(), end=line.end())
        at = line.end()
    if at < stanza.end:
        yield stanza._replace(start=at, kind="space")
