"""Thoughts and silent speech in italics, told from emphasis, foreign words and titles."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from storyglass.quotations.tags import tag_after, tag_before
from storyglass.story import Mark, Mode, Span

_SIGNS = "_*"
_SENTENCE_STARTS_AFTER = '.!?…:;—–"”’»)'
_ENDS = re.compile(r"[.!?…—–][\"”’]?$")
_OWN_WORDS = re.compile(
    r"\b(?:I|I['’](?:m|ll|ve|d)|[Mm]e|[Mm]y|[Mm]ine|[Mm]yself|[Yy]ou|[Yy]our|[Yy]ours|[Ww]e|[Uu]s|[Oo]ur|[Ll]et['’]s)\b"
)
LEAD = 80
"""How many characters before italics can say what they are: a clause."""

MOST_WORDS = 60
"""Longer stretches in italics are letters, dreams and memories: blocks of another layer, no line."""

FEWEST_WORDS = 2
"""A single word in italics is emphasis, unless a tag says that it was thought."""


def thoughts(
    text: str, marks: Sequence[Mark], paragraphs: Sequence[Span], taken: Sequence[Span]
) -> Iterator[tuple[Span, int, Mode]]:
    """Yields italic stretches that somebody thinks, signs included, each with the index of its paragraph and its mode.

    A thought is tagged as one, or it stands as a sentence of its own and speaks of `I`, `we` or `you`. `taken` are the
    stretches that are quotations already, in text order.
    """
    starts = [start for start, _ in paragraphs]
    taken_starts = [start for start, _ in taken]
    last = -1
    for mark in marks:
        if mark.kind != "italic":
            continue
        index = bisect_right(starts, mark.start) - 1
        if index < 0 or mark.end > paragraphs[index][1]:
            continue
        start, end = _with_signs(text, mark.start, mark.end, paragraphs[index])
        before = bisect_right(taken_starts, end - 1) - 1
        if start < last or (before >= 0 and taken[before][1] > start):
            continue
        if start < end and _is_thought(text, start, end, paragraphs[index]):
            last = end
            lead = text[max(paragraphs[index][0], start - LEAD) : start].rstrip()
            yield (start, end), index, "written" if _is_shown(lead) else "thought"


def _is_shown(lead: str) -> bool:
    """Whether a colon shows what follows (a note, a screen), and no verb of thinking does."""
    return lead[-1:] == ":" and tag_before(lead, 0, len(lead)) != "thought"


def _with_signs(text: str, start: int, end: int, paragraph: Span) -> Span:
    """The stretch without outer white space, with the signs of plain-text italics around it."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start > paragraph[0] and end < paragraph[1] and text[start - 1] in _SIGNS and text[end] == text[start - 1]:
        return start - 1, end + 1
    return start, end


def _is_thought(text: str, start: int, end: int, paragraph: Span) -> bool:
    said = text[start:end].strip(_SIGNS)
    words = len(said.split())
    if not words or words > MOST_WORDS or not any(char.isalpha() for char in said):
        return False
    lead = text[max(paragraph[0], start - LEAD) : start].rstrip()
    opens_sentence = not lead or lead[-1] in _SENTENCE_STARTS_AFTER
    thought_after = tag_after(text, end) == "thought" and end < paragraph[1]
    if thought_after and (opens_sentence or lead[-1:] == ","):
        return True
    if lead[-1:] in (",", ":") and tag_before(lead, 0, len(lead)) == "thought":
        return True
    closed = bool(_ENDS.search(said)) or end == paragraph[1]
    return (
        opens_sentence and closed and words >= FEWEST_WORDS and bool(_OWN_WORDS.search(said)) and not said[0].islower()
    )
