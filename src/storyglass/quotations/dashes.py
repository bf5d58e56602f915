"""Dialogue that begins with a dash: what is said told from the tag, which stands in the same line without any mark."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from storyglass.quotations.conventions import LEADING_DASH, NEXT_DASH
from storyglass.quotations.tags import find_tag
from storyglass.story import Span

_SPANISH = re.compile(r"[—–―](?=[^\s—–―])")
_SPANISH_TAG = re.compile(r"\s[—–―](?=\w)")
_SPANISH_END = re.compile(r"[—–―][.,;:!?…]*\s*")
_SENTENCE_END = re.compile(
    r"(?<!\bMr)(?<!\bMrs)(?<!\bMs)(?<!\bDr)(?<!\bSt)(?<![.!?…])[.!?…]++[\"”’)]*+(?:\s++|\Z)|[—–―]\s*|:\s+"
)
_NARRATES = re.compile(r"(?:He|She|They|His|Her|Their|It|Its|Then|There\s+was|There\s+were)\b")
_SPEAKS = re.compile(r"\b(?:I|me|my|mine|you|your|yours|we|us|our|ours)\b|\?")
_TRAILING = " \t\n\r\u00a0—–―-"


def dash_lines(text: str, start: int, end: int) -> Iterator[tuple[Span, bool]]:
    """Yields what is said in a paragraph of dash dialogue, dash included, and whether it goes on from the part before.

    Each line of the paragraph that begins with a dash is somebody's; in it, speech and tags take turns.
    """
    borders = [start, *(match.end() for match in NEXT_DASH.finditer(text, start, end)), end]
    for line_start, line_end in pairwise(borders):
        for number, (at, to) in enumerate(_speech(text, line_start, line_end)):
            yield (at, to), number > 0


def _speech(text: str, start: int, end: int) -> Iterator[Span]:
    dash = LEADING_DASH.match(text, start, end)
    words = dash.end() if dash else start
    spanish = _SPANISH.match(text, start, end) is not None
    at = start
    while True:
        tag = _tag(text, words, end, spanish)
        stop = end if tag is None else tag
        while stop > words and text[stop - 1] in _TRAILING and not (tag is None and text[stop - 1] in "—–―-"):
            stop -= 1
        if any(char.isalnum() for char in text[words:stop]):
            yield at, stop
        if tag is None:
            return
        back = _resumes(text, tag, end, spanish)
        if back is None:
            return
        at = words = back


def _tag(text: str, start: int, end: int, spanish: bool) -> int | None:
    """Where a tag begins; where dashes hug the words, a dash behind a space begins whatever is not said."""
    if spanish and (dash := _SPANISH_TAG.search(text, start, end)):
        return dash.end()
    return find_tag(text, start, end)


def _resumes(text: str, tag: int, end: int, spanish: bool) -> int | None:
    """Where speech goes on after the tag at `tag`, None where the rest is narrated."""
    stop = (_SPANISH_END if spanish else _SENTENCE_END).search(text, tag, end)
    if stop is None or stop.end() >= end:
        return None
    back = stop.end()
    following = _SENTENCE_END.search(text, back, end)
    sentence = text[back : following.end() if following else end]
    narrated = _NARRATES.match(sentence) is not None and not _SPEAKS.search(sentence)
    return None if narrated and not spanish else back
