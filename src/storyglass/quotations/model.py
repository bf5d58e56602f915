"""What the search for quotations finds."""

from __future__ import annotations

from dataclasses import dataclass, field

from storyglass.story import Mode, QuotationStyle, Span


@dataclass(frozen=True, slots=True)
class Quotation:
    """One unbroken part of what somebody says, thinks or writes, its marks included.

    `paragraph` is the index into `Manuscript.paragraphs`. `continues` says that the layout itself makes this part go on
    with the turn of the one before: the next paragraph of a speech whose mark was left open, or a part after an
    interrupting tag that ends in a comma and goes on in lower case. `label` is the span of a speaker written beside the
    line, as in a chat (`Mara` in `Mara: where are you`) or a play; it lies outside [start, end).
    """

    start: int
    end: int
    mode: Mode
    paragraph: int
    continues: bool = False
    label: Span | None = None


@dataclass(frozen=True)
class Quotations:
    """Every quotation part of the story in text order, never overlapping, and the style they were found by.

    `nested` are quotations inside a quotation; `mentioned` are marked stretches that are no line (scare quotes, titles,
    words as words).
    """

    style: QuotationStyle
    parts: list[Quotation]
    nested: list[Span] = field(default_factory=list)
    mentioned: list[Span] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
