"""What every reader of files makes: the text, with all that its layout says, as offsets."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import NamedTuple

from storyglass.story import Chapter, Mark, Region, Source, Span


class Origin(NamedTuple):
    """Where in its source a stretch of text begins: the part of the file and the position in that part.

    `start` is an offset into the manuscript's text; the stretch runs to the next origin. For plain text there is one
    origin, part "" and position 0; for EPUB the part is the spine item's path; for HTML, Markdown and DOCX the position
    is the source line or the running number of the block.
    """

    start: int
    part: str
    position: int


@dataclass(frozen=True)
class Manuscript:
    """A text before anything is read from it: regions, marks, chapters and paragraphs are offsets into `text`.

    Regions tile the text. Chapters tile each body region. Paragraphs are in order, do not overlap, hold no blank line
    and neither begin nor end with white space; everything that is not white space is in one. A heading is a paragraph
    with a `heading` mark over it; an ornamental break (`* * *`, `<hr>`) is a paragraph with a `rule` mark over it, and
    a break that is only white space (two or more blank lines where paragraphs are one blank line apart, say) is a
    `rule` mark over that white space.
    """

    text: str
    source: Source
    regions: list[Region]
    marks: list[Mark]
    chapters: list[Chapter]
    paragraphs: list[Span]
    origins: list[Origin] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)

    @property
    def body(self) -> list[Span]:
        """The spans of the text that are story."""
        return [(region.start, region.end) for region in self.regions if region.kind == "body"]

    def story_paragraphs(self) -> list[Span]:
        """The paragraphs that tell the story: in the body, and neither headings nor ornaments."""
        set_apart = sorted((m.start, m.end) for m in self.marks if m.kind in ("heading", "rule"))
        told, bodies = [], self.body
        mark = region = 0
        for start, end in self.paragraphs:
            while region < len(bodies) and bodies[region][1] <= start:
                region += 1
            if region == len(bodies):
                break
            while mark < len(set_apart) and set_apart[mark][1] <= start:
                mark += 1
            covered = mark < len(set_apart) and set_apart[mark][0] <= start and set_apart[mark][1] >= end
            if bodies[region][0] <= start and not covered:
                told.append((start, end))
        return told

    def with_warning(self, line: str) -> Manuscript:
        """The same manuscript with one more warning."""
        return replace(self, warnings=[*self.warnings, line])
