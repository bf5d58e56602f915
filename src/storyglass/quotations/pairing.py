"""Marks joined into quotations, paragraph by paragraph: a mark gone astray spoils no more than its own paragraph."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from storyglass.quotations.tags import find_tag, tag_after
from storyglass.quotations.tokens import Token


class Pair(NamedTuple):
    """A stretch between marks, marks included; `closed` is false where the closing one is missing."""

    start: int
    end: int
    closed: bool


class Paired(NamedTuple):
    """What the marks of one paragraph make: quotations in order, and how many marks have no partner.

    `open_end` says that the last quotation was still open when the paragraph ended.
    """

    pairs: list[Pair]
    astray: int
    open_end: bool


def pair(text: str, tokens: Sequence[Token], start: int, end: int) -> Paired:
    """Joins the marks of one paragraph.

    A mark that can only open, met inside a quotation, means that a closing one is missing before it, unless two closing
    ones follow: then the quotation holds another in the same marks.
    """
    pairs: list[Pair] = []
    astray = depth = 0
    opened = start
    for index, token in enumerate(tokens):
        if depth == 0:
            if token.opens:
                opened, depth = token.at, 1
            else:
                astray += 1
                opening = _plausible_start(text, pairs[-1].end if pairs else start, token.at, end, not index)
                if opening is not None:
                    pairs.append(Pair(opening, token.at + 1, False))
        elif token.closes:
            depth -= 1
            if depth == 0:
                pairs.append(Pair(opened, token.at + 1, True))
        elif depth == 1 and _two_close(tokens, index + 1):
            depth = 2
        else:
            astray += 1
            pairs.append(Pair(opened, _plausible_end(text, opened, token.at), False))
            opened, depth = token.at, 1
    if depth:
        pairs.append(Pair(opened, end, False))
    return Paired(pairs, astray, depth > 0)


_OTHER_OPENING = re.compile(r"(?<!\S)['‘‚“\"](?=\w)")
OTHER_REACH = 80
"""A mark of the wrong kind opens what a right one closes only right behind a tag, within so many characters."""


def _plausible_start(text: str, after: int, closing: int, end: int, first: bool) -> int | None:
    """Where a quotation begins whose opening mark is missing, None where its closing one is better dropped.

    It begins at a mark of another kind (`'I know," he said`), or with the paragraph if the closing mark is the first
    of its marks and stands before a tag or at the very end.
    """
    if first and (tag_after(text, closing + 1) is not None or not text[closing + 1 : end].strip("_* ")):
        return after
    other = _OTHER_OPENING.search(text, after, min(closing, after + OTHER_REACH))
    return other.start() if other else None


def _two_close(tokens: Sequence[Token], index: int) -> bool:
    following = tokens[index : index + 2]
    return len(following) == 2 and all(token.closes and not token.opens for token in following)


def _plausible_end(text: str, start: int, limit: int) -> int:
    """Where a quotation without its closing mark ends: before its tag, or at `limit`."""
    tag = find_tag(text, start + 1, limit)
    end = limit if tag is None else tag
    while end > start + 1 and text[end - 1].isspace():
        end -= 1
    return end


def cut_short(text: str, last: Pair) -> Pair:
    """The last quotation of a paragraph whose closing mark is missing, ended where it most likely does."""
    return Pair(last.start, _plausible_end(text, last.start, last.end), False)
