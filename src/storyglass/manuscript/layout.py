"""Paragraphs from the layout of plain text: blank lines, indents, or every line its own."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Literal, NamedTuple

from storyglass.manuscript.blocks import Block
from storyglass.manuscript.headings import LONGEST, looks_like_title, opens_with_heading, read_heading
from storyglass.story import Mark

Layout = Literal["wrapped", "indented", "lines"]

_LINE = re.compile(r"\S[^\n]*")
_SENTENCE_END = re.compile(r".*[.!?…。！？:;—\-*~][\"'”’»)\]*_」』]*\s*\Z", re.DOTALL)

_ENOUGH = 20_000
"""Lines that decide the layout; a long novel has about as many."""

_NARROW = 40
"""Columns below which nobody wraps prose: what is narrower is verse, or short lines of their own."""

_INDENTED = 0.03
"""Share of lines that are an indented one right after another line, where indents make paragraphs. In 21 hard-wrapped
novels with blank lines it is at most 0.005 (letters, verse); a paragraph of 30 lines on average would be below 0.03."""


class _Line(NamedTuple):
    start: int
    end: int
    indent: int
    gap: int


def paragraphs(text: str) -> tuple[list[Block], list[Mark]]:
    """The paragraphs of plain text as blocks in order, and marks over those that are verse."""
    lines = _lines(text)
    if not lines:
        return [], []
    layout, width = _layout(text, lines)
    blocks: list[Block] = []
    verse: list[Mark] = []
    for group in _groups(lines):
        for part in _parts(text, group, layout, width):
            blocks.append(Block(part[0].start, part[-1].end, part[0].gap))
            if _is_verse(text, part, width):
                verse.append(Mark(part[0].start, part[-1].end, "verse"))
    return blocks, verse


def _lines(text: str) -> list[_Line]:
    """The lines that are not blank, without the white space around them."""
    found = []
    last = 0
    for match in _LINE.finditer(text):
        start, end = match.span()
        gap = text.count("\n", last, start)
        indent = start - (text.rfind("\n", last, start) + 1 if gap else last)
        last = end
        if text[end - 1].isspace():
            end = start + len(match.group().rstrip())
        found.append(_Line(start, end, indent, gap))
    return found


def _groups(lines: list[_Line]) -> list[list[_Line]]:
    """Lines between blank lines."""
    groups: list[list[_Line]] = [[lines[0]]]
    for line in lines[1:]:
        if line.gap > 1:
            groups.append([line])
        else:
            groups[-1].append(line)
    return groups


def _layout(text: str, lines: list[_Line]) -> tuple[Layout, int]:
    """How this text sets its paragraphs apart, and the width at which a line of prose is full."""
    sample = lines[:_ENOUGH]
    lengths = sorted(line.end - line.start + line.indent for line in sample)
    width = lengths[len(lengths) * 19 // 20]
    following = [(a, b) for a, b in pairwise(sample) if b.gap == 1]
    if not following:
        return "lines", max(width, _NARROW)
    indented = sum(1 for a, b in following if 0 < b.indent <= 12 and a.end - a.start > _NARROW / 2)
    flush = sum(1 for _, b in following if b.indent == 0)
    ended = sum(1 for a, _ in following if ends_sentence(text, a.start, a.end))
    full = sum(1 for a, b in following if _is_full(text, a, b, width))
    wrapped = width >= _NARROW and full * 2 >= len(following) and ended * 2 <= len(following)
    if indented >= len(sample) * _INDENTED and flush >= indented / 4:
        return "indented", max(width, _NARROW)
    return ("wrapped" if wrapped else "lines"), max(width, _NARROW)


def ends_sentence(text: str, start: int, end: int) -> bool:
    """Whether `text[start:end]` ends as a sentence does."""
    return _SENTENCE_END.match(text, max(start, end - 8), end) is not None


def _is_full(text: str, line: _Line, following: _Line, width: int) -> bool:
    """Whether the first word of the next line had no place in this one."""
    space = text.find(" ", following.start, following.end)
    word = (space if space >= 0 else following.end) - following.start
    return line.indent + line.end - line.start + 1 + word > width


def _parts(text: str, group: list[_Line], layout: Layout, width: int) -> list[list[_Line]]:
    """The paragraphs in a group of lines."""
    if len(group) == 1:
        return [group]
    if layout == "lines":
        return [group] if _is_verse(text, group, width) else [[line] for line in group]
    parts = [[group[0]]]
    for line in group[1:]:
        if layout == "indented" and line.indent > 0:
            parts.append([line])
        else:
            parts[-1].append(line)
    return [*_split_heading(text, parts[0], width), *parts[1:]]


def _split_heading(text: str, part: list[_Line], width: int) -> list[list[_Line]]:
    """A heading that stands on the first lines of a paragraph, apart from its prose."""
    if len(part) < 2 or not opens_with_heading(text, part[0].start, part[0].end):
        return [part]
    if part[-1].end - part[0].start <= LONGEST and read_heading(text[part[0].start : part[-1].end]):
        return [part]
    after = 1
    while after < len(part) and looks_like_title(text[part[after].start : part[after].end]):
        after += 1
    return [part[:after], part[after:]] if after < len(part) else [part]


def _is_verse(text: str, part: list[_Line], width: int) -> bool:
    """Three lines or more that all end before they had to, and few of them at the end of a sentence."""
    if len(part) < 3:
        return False
    following = list(pairwise(part))
    if any(a.end - a.start >= 70 or _is_full(text, a, b, width) for a, b in following):
        return False
    ended = sum(1 for a, _ in following if ends_sentence(text, a.start, a.end))
    quoted = sum(1 for line in part if text[line.start] in "\"“'‘«—–-")
    return ended * 2 <= len(following) and quoted * 2 <= len(part)
