"""The blocks every reader of files fills in, and the manuscript they add up to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from itertools import groupby
from typing import Literal

from storyglass.manuscript.model import Manuscript, Origin
from storyglass.story import Chapter, Mark, Region, RegionKind, Source, StoryError

Rank = Literal["part", "chapter", "section"]


@dataclass(slots=True)
class Block:
    """One paragraph on its way into a manuscript: what it is, and which region it belongs to.

    `gap` is the number of newlines before it. Headings have a `rank` (a section's heading starts no chapter) and, where
    the file says so, a `level` from 1 for the highest. A block with a `title` that is no heading starts a chapter, too:
    the file names the chapter elsewhere.
    """

    start: int
    end: int
    gap: int = 2
    kind: Literal["prose", "heading", "rule"] = "prose"
    region: RegionKind = "body"
    rank: Rank = "chapter"
    title: str | None = None
    level: int = 0


def usual_gap(blocks: list[Block]) -> int:
    """The number of newlines between most paragraphs, the smaller one where two are as usual."""
    counts = Counter(block.gap for block in blocks[1:])
    return max(counts, key=lambda gap: (counts[gap], -gap), default=2)


def rank_headings(blocks: list[Block], openings: Collection[int] = ()) -> None:
    """Ranks the headings of a format that gives them levels, in place.

    Chapters begin at the highest level that there is more than one heading of, or below it where most of those
    headings have nothing under them but a deeper one: parts. `openings` are blocks that begin a file of a book: a
    heading there begins a chapter whatever its level.
    """
    heads = [i for i, block in enumerate(blocks) if block.kind == "heading" and block.level]
    counts = Counter(blocks[i].level for i in heads)
    level = min([level for level, count in counts.items() if count > 1] or counts, default=0)
    while True:
        below = [blocks[i + 1].level for i in heads if blocks[i].level == level and i + 1 < len(blocks)]
        deeper = [other for other in below if other > level]
        if not deeper or len(deeper) * 2 < counts[level]:
            break
        level = min(deeper)
    for i in heads:
        below_chapter = blocks[i].level - level
        deep = below_chapter > 0 and i not in openings
        blocks[i].rank = "part" if below_chapter < 0 else "section" if deep else "chapter"


def assemble(
    text: str,
    source: Source,
    blocks: list[Block],
    marks: Iterable[Mark] = (),
    origins: list[Origin] | None = None,
    warnings: Iterable[str] = (),
) -> Manuscript:
    """The manuscript of these blocks, which hold everything in `text` that is not white space.

    Raises StoryError where there is no block at all.
    """
    if not blocks:
        raise StoryError(f"{source.name}: there is no text in it")
    for block, following in zip(reversed(blocks[:-1]), reversed(blocks[1:]), strict=True):
        if block.kind == "heading" and block.region == "body" and following.region == "notes":
            block.region = "notes"  # or the heading would be a chapter without a word
    if not any(block.region == "body" and block.kind == "prose" for block in blocks):
        for block in blocks:  # nothing else is there to be the story
            block.region = "body"
    all_marks = [*marks, *_block_marks(blocks)]
    return Manuscript(
        text,
        source,
        _regions(text, blocks),
        sorted(all_marks, key=lambda mark: (mark.start, -mark.end, mark.kind)),
        _chapters(text, blocks),
        [(block.start, block.end) for block in blocks],
        origins if origins is not None else [Origin(0, "", 0)],
        list(warnings),
    )


def _block_marks(blocks: list[Block]) -> list[Mark]:
    return [Mark(b.start, b.end, "heading" if b.kind == "heading" else "rule") for b in blocks if b.kind != "prose"]


def _runs(text: str, blocks: list[Block]) -> list[tuple[RegionKind, int, int, list[Block]]]:
    """Stretches of blocks in one region, with the spans by which they tile the text."""
    groups = [(kind, list(members)) for kind, members in groupby(blocks, key=lambda block: block.region)]
    starts = [0, *(members[0].start for _, members in groups[1:]), len(text)]
    return [(kind, starts[i], starts[i + 1], members) for i, (kind, members) in enumerate(groups)]


def _regions(text: str, blocks: list[Block]) -> list[Region]:
    return [Region(start, end, kind) for kind, start, end, _ in _runs(text, blocks)]


def _chapters(text: str, blocks: list[Block]) -> list[Chapter]:
    """Chapters from heading to heading in each body region.

    A body region that begins without a heading goes on with the chapter whose heading was last seen: between a heading
    and its text there may be an author's note.
    """
    chapters: list[Chapter] = []
    title: str | None = None
    for kind, start, end, members in _runs(text, blocks):
        heads = _heading_groups(members)
        if kind != "body":
            title = heads[-1][1] if heads and kind == "notes" else title
            continue
        borders: list[tuple[int, str | None]] = list(heads)
        if not borders or borders[0][0] > members[0].start:
            borders.insert(0, (start, title))
        ends = [border[0] for border in borders[1:]] + [end]
        for i, (border, name) in enumerate(borders):
            chapters.append(Chapter(start if i == 0 else border, ends[i], name))
        title = borders[-1][1]
    return chapters


def _heading_groups(members: list[Block]) -> list[tuple[int, str | None]]:
    """Where chapters start and what they are called; headings with nothing between them are one."""
    groups: list[tuple[int, list[str]]] = []
    open_group = False
    for block in members:
        heading = block.kind == "heading"
        if (block.title and not heading) or (heading and (block.rank != "section" or open_group)):
            if not open_group or not heading:
                groups.append((block.start, []))
            if block.title:
                groups[-1][1].append(block.title)
            open_group = heading
        elif block.kind == "prose":
            open_group = False
    return [(start, join_titles(titles)) for start, titles in groups]


def join_titles(titles: list[str]) -> str | None:
    """Titles of one chapter as one: `Part One: Chapter I. The Road`."""
    joined = ""
    for title in titles:
        joined += ("" if not joined else " " if joined[-1] in ".:!?-–—" else ": ") + title
    return joined or None
