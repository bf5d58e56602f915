"""What stands between marks, over all paragraphs: a speech may go on from one paragraph to the next."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from storyglass.quotations.apostrophes import single_tokens
from storyglass.quotations.conventions import BY_NAME, INNER_CORNER, MARKS, Convention, Family
from storyglass.quotations.detection import begins_with
from storyglass.quotations.pairing import Pair, Paired, cut_short, pair
from storyglass.quotations.tokens import tokens_of
from storyglass.story import Span


class Marked(NamedTuple):
    """The quotations of a paragraph, whether the first goes on from the paragraph above, how many marks are astray."""

    pairs: list[Pair]
    goes_on: bool
    astray: int


def marked_paragraphs(text: str, paragraphs: Sequence[Span], conventions: Sequence[Convention | None]) -> list[Marked]:
    """Joins the marks of every paragraph by its convention (None: nothing is marked there).

    A quotation left open at the end of a paragraph goes on where the next one begins with a mark again; otherwise its
    closing mark is missing, and it ends before its tag or with the paragraph.
    """
    found = []
    goes_on = False
    for index, ((start, end), convention) in enumerate(zip(paragraphs, conventions, strict=True)):
        if convention is None:
            found.append(Marked([], False, 0))
            goes_on = False
            continue
        following = paragraphs[index + 1] if index + 1 < len(paragraphs) else None
        reopened = following is not None and begins_with(text, following, convention.family)
        pairs, astray, open_end = _pair(text, convention.family, convention, start, end, reopened)
        if open_end and not reopened:
            pairs[-1] = cut_short(text, pairs[-1])
            astray += 1
        found.append(Marked(pairs, goes_on and bool(pairs) and pairs[0].start == start, astray))
        goes_on = open_end and reopened
    return found


def inside(text: str, convention: Convention, start: int, end: int) -> list[Span]:
    """The complete quotations in a stretch by the marks that the convention uses inside a quotation."""
    family = convention.inner
    pairs = _pair(text, family, _INNER[family], start, end, False, inner=True).pairs
    return [(at, to) for at, to, closed in pairs if closed]


_INNER: dict[Family, Convention] = {
    "double": BY_NAME["curly"],
    "single": BY_NAME["british"],
    "corner": BY_NAME["corner"],
}


def _pair(
    text: str, family: Family, convention: Convention, start: int, end: int, reopened: bool, inner: bool = False
) -> Paired:
    if family == "single":
        tokens = single_tokens(text, convention, start, end, reopened)
    else:
        pattern = INNER_CORNER if inner and family == "corner" else MARKS[family]
        tokens = tokens_of(text, convention, pattern, start, end)
    return pair(text, tokens, start, end) if tokens else Paired([], 0, False)
