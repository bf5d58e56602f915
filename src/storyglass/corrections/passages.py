"""Finds passages again in a text that may have changed since."""

from __future__ import annotations

import re

from storyglass.corrections.model import Passage


def find_passage(text: str, passage: Passage) -> tuple[int, int] | None:
    """Where a passage stands: at its offset if its words are there, else at the occurrence nearest to it.

    Without an offset it is the first occurrence. White space of any kind and length is equal. None where the words are
    nowhere. Linear in the text.
    """
    pattern = re.compile(r"\s+".join(map(re.escape, passage.words.split())))
    if passage.at is not None and (there := pattern.match(text, passage.at)):
        return there.span()
    near = passage.at or 0
    spans = (match.span() for match in pattern.finditer(text))
    return min(spans, key=lambda span: abs(span[0] - near), default=None)
