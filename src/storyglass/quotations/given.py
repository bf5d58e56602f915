"""Quotations among words that come without their white space, where `"` alone does not say whether it opens."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from storyglass.manuscript import Manuscript, printed
from storyglass.quotations.finder import find_quotations
from storyglass.quotations.model import Quotations
from storyglass.story import Span


def find_among_words(manuscript: Manuscript, words: Sequence[Span], style: str | None = None) -> Quotations:
    """Finds the quotations of given words as print would show them; see `find_quotations`. `words` are their spans."""
    shown = printed(manuscript, words)
    found = find_quotations(shown.manuscript, style)
    parts = []
    for part in found.parts:
        start, end = shown.given((part.start, part.end))
        parts.append(replace(part, start=start, end=end, label=part.label and shown.given(part.label)))
    return replace(
        found,
        parts=parts,
        nested=[shown.given(span) for span in found.nested],
        mentioned=[shown.given(span) for span in found.mentioned],
    )
