"""Small manuscripts built by hand: paragraphs stand one blank line apart, `_italics_` are marks."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from storyglass.manuscript.model import Manuscript
from storyglass.story import Mark, Region, Source

_PARAGRAPH = re.compile(r"\S(?:[^\n]|\n(?![^\S\n]*\n))*(?<=\S)")
_ITALICS = re.compile(r"(?<!\w)([_*])(\S[^_*]*)\1(?!\w)")


def build(text: str) -> Manuscript:
    """A manuscript that is all story."""
    paragraphs = [match.span() for match in _PARAGRAPH.finditer(text)]
    marks = [Mark(*match.span(2), "italic") for match in _ITALICS.finditer(text)]
    regions = [Region(0, len(text), "body")] if text else []
    return Manuscript(text, Source("test", "txt", ""), regions, marks, [], paragraphs)


@pytest.fixture(scope="session")
def manuscript() -> Callable[[str], Manuscript]:
    """Builds a manuscript from text."""
    return build
