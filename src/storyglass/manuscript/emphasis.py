"""Emphasis that plain text spells out: `_italics_`, `*italics*` and `**bold**`."""

from __future__ import annotations

import re
from bisect import bisect_right

from storyglass.manuscript.blocks import Block
from storyglass.story import Mark

# Each inner run stops at the next sign of its kind, so a match never reads further than that.
_UNDERSCORES = re.compile(r"(?<![\w_])_(?=[^\s_])([^_]{1,4000})(?<=\S)_(?![\w_])")
_ASTERISKS = re.compile(r"(?<![\w*])(\*{1,2})(?=[^\s*])([^*]{1,4000})(?<=\S)\1(?![\w*])")


def emphasis(text: str, blocks: list[Block]) -> list[Mark]:
    """Marks over what stands between the signs, where both stand in one paragraph of prose."""
    starts = [block.start for block in blocks]
    marks = []
    for match in _UNDERSCORES.finditer(text):
        marks.append((match.start(1), match.end(1), "italic"))
    for match in _ASTERISKS.finditer(text):
        marks.append((match.start(2), match.end(2), "italic" if len(match[1]) == 1 else "bold"))
    kept = []
    for start, end, kind in marks:
        block = blocks[bisect_right(starts, start) - 1]
        if end <= block.end and block.kind != "rule":
            kept.append(Mark(start, end, "bold" if kind == "bold" else "italic"))
    return kept
