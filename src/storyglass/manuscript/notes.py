"""Author's notes around fan fiction: disclaimers, summaries, thanks and pleas for reviews.

A note is known by its label (`A/N:`), or by phrases that are only ever said about a story; what is in doubt stays in
the body.
"""

from __future__ import annotations

import re

from storyglass.manuscript.blocks import Block
from storyglass.manuscript.front import is_end, set_region

_NOTE_LABEL = re.compile(
    r"[\s\W_]*(?:(?:A/?N|a/n)s?\b|(?i:author['’`´]?s?['’]?\s+notes?|end notes?|disclaimers?))"
    r"(?=\s*(?:[:;.~*_)\]>–—-]|\n|\Z))"
)
_OPENING_LABELS = (
    *("(?:(?:chapter|story|fic) )?summary", "rating", "rated", "pairings?", "ships?", "fandoms?", "genres?"),
    *("relationships?", "additional tags", "(?:trigger|content) warnings?", r"beta(?:ed|'d)?(?: reader)?(?: by)?"),
)
_FURTHER_LABELS = (
    *("warnings?", "characters?", "spoilers?", "notes?", "words?", "word ?count", "category", "categories", "timeline"),
    *("archived?", "feedback", "status", "published", "updated", "completed?", "prompt", "written for", "tags", "type"),
    *("universe", "series", "distribution", "link", "source", "length", "stats", "chapters", "title", "author"),
)
_OPENING_LABEL = re.compile(rf"[\s\W_]*(?:{'|'.join(_OPENING_LABELS)})[*_]*\s*[:=]", re.I)
_FURTHER_LABEL = re.compile(rf"[\s\W_]*(?:{'|'.join(_OPENING_LABELS + _FURTHER_LABELS)})[*_]*\s*[:=]", re.I)

_SURE = (
    "(?:please|plz|pls) (?:read (?:and|&) )?review",
    "r ?& ?r",
    "read (?:and|&) review",
    "reviews? (?:is|are) (?:love|welcome|appreciated)",
    "leave (?:me )?a (?:review|comment|kudos)",
    "kudos and comments",
    "(?:this|my|first|new|another|next) (?:fan ?)?fic(?:let)?",
    "fan ?fic(?:tion)?s?",
    "on with (?:the|this) (?:story|chapter|fic|show)",
    "(?:i|we) (?:(?:do not|don['’]?t) own (?:any of (?:this|these|the|them)|anything)|own nothing)",
    "t\\.?b\\.?c",
    "to be continued",
)
_LIKELY = (
    "(?:next|last|this|previous|first) chapter",
    "(?:thanks|thank you)[^.!?\n]{0,60}\\b(?:review|comment|reading|favou?rit)\\w*",
    "reviewers?",
    "beta(?:ed|'d|-?read(?:er)?)",
    "(?:hope|hoping) (?:that )?(?:you|y'all|everyone) (?:guys |all )*(?:enjoy|like)\\w*",
    "(?:do not|don['’]?t) own",
    "belongs? to",
    "property of",
    "copyright",
    "infringement",
    "flames",
    "one-?shot",
    "updat(?:e|es|ed|ing)",
)
_FURTHER = ("enjoy", "reviews?", "characters?", "chapters?", "stor(?:y|ies)", "writing")
_SURE_PHRASE = re.compile(rf"(?<!\w)(?:{'|'.join(_SURE)})(?!\w)", re.I)
_LIKELY_PHRASE = re.compile(rf"(?<!\w)(?:{'|'.join(_LIKELY)})(?!\w)", re.I)
_FURTHER_PHRASE = re.compile(rf"(?<!\w)(?:{'|'.join(_LIKELY + _FURTHER)})(?!\w)", re.I)
_SPEECH = "\"“„«‘'「『"

_NOTE_BLOCKS = 15
_NOTE_LENGTH = 5000
"""Blocks and characters of the longest note at the end of a chapter: where more follows its label, it is story."""

_READ = 1500
"""Characters of the longest paragraph of a note that has no label."""


def mark_notes(text: str, blocks: list[Block], first: int, last: int) -> None:
    """Sets author's notes at the top and the bottom of every chapter among `blocks[first:last]`, in place."""
    heads = [i for i in range(first, last) if blocks[i].kind == "heading" and blocks[i].rank != "section"]
    start = first
    for head in [*heads, last]:
        if head > start:
            told = _mark_top(text, blocks, start, head, opening=start == first)
            if told < head:
                _mark_bottom(text, blocks, told, head)
        start = head


def _mark_top(text: str, blocks: list[Block], start: int, end: int, *, opening: bool) -> int:
    """Sets the notes after a chapter's heading (`opening`: at the top of the text); returns where the story begins."""
    first = start
    while first < end and blocks[first].kind == "heading":
        first += 1
    told = first
    for i in range(first, min(end, first + _NOTE_BLOCKS)):
        string = text[blocks[i].start : min(blocks[i].end, blocks[i].start + _READ + 1)]
        noted = told > first
        if blocks[i].kind == "rule":
            told = i + 1 if noted else told
        elif _opens_note(string, opening) or (noted and (_FURTHER_LABEL.match(string) or _sounds_like_note(string))):
            told = i + 1
        else:
            break
    if told in (first, end):
        return start
    set_region(blocks, start, told, "notes")
    return told


def _mark_bottom(text: str, blocks: list[Block], start: int, end: int) -> None:
    """Sets the notes at the end of a chapter."""
    first = max(start + 1, end - _NOTE_BLOCKS)
    note = end
    for i in range(end - 1, first - 1, -1):
        if blocks[end - 1].end - blocks[i].start > _NOTE_LENGTH:
            break
        string = text[blocks[i].start : min(blocks[i].end, blocks[i].start + _READ + 1)]
        if _NOTE_LABEL.match(string):
            spoken = sum(1 for block in blocks[i:end] if text[block.start] in _SPEECH)
            note = i if spoken * 3 <= end - i else note
        elif note == i + 1 and (is_end(text, blocks[i]) or _sounds_like_note(string, sure=note == end)):
            note = i
    while first < note < end and blocks[note - 1].kind == "rule":
        note -= 1
    set_region(blocks, note, end, "notes")


def _opens_note(string: str, opening: bool) -> bool:
    """Whether a paragraph begins a note by its label or, at the top of the text, by what it says."""
    if _NOTE_LABEL.match(string):
        return True
    return opening and (_OPENING_LABEL.match(string) is not None or _sounds_like_note(string, sure=True))


def _sounds_like_note(string: str, *, sure: bool = False) -> bool:
    """Whether a paragraph speaks of itself as fan fiction; `sure`: so that no paragraph of a story would."""
    if len(string) > _READ or string[0] in _SPEECH:
        return False
    if _SURE_PHRASE.search(string):
        return True
    if sure:
        return len({match[0].lower() for match in _LIKELY_PHRASE.finditer(string)}) > 1
    return _FURTHER_PHRASE.search(string) is not None
