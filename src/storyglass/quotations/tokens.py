"""The quotation marks of a text, with what their neighbours say about which way each points."""

from __future__ import annotations

import re
from typing import NamedTuple

from storyglass.quotations.conventions import Convention

_SPACES = " \t\n\r\u00a0\u2002\u2003\u2009\u202f\u3000"
_DASHES = "—–―-"
_BEFORE_OPENING = frozenset(_SPACES + _DASHES + "([{_*/\"“„‘'‚«‹「『|")
_AFTER_CLOSING = frozenset(_SPACES + _DASHES + ")]}_*/\"”’'»›」』|.,;:!?…")


class Token(NamedTuple):
    """One mark: whether it can begin a quotation, whether it can end one."""

    at: int
    opens: bool
    closes: bool


def sides(text: str, at: int, start: int, end: int) -> tuple[bool, bool]:
    """Whether the mark at `at` stands like an opening one and like a closing one; both where its sides do not say."""
    before = text[at - 1] if at > start else " "
    after = text[at + 1] if at + 1 < end else " "
    opens = before in _BEFORE_OPENING and not after.isspace()
    closes = after in _AFTER_CLOSING and not before.isspace()
    return (True, True) if opens == closes else (opens, closes)


def tokens_of(text: str, convention: Convention, pattern: re.Pattern[str], start: int, end: int) -> list[Token]:
    """The marks of a family whose marks are never anything else, in text order.

    A mark that the convention makes one-sided may always be what the convention says; what its neighbours say is
    allowed too where they speak clearly, for marks do get turned the wrong way.
    """
    tokens = []
    for match in pattern.finditer(text, start, end):
        at, char = match.start(), match[0]
        opens, closes = sides(text, at, start, end)
        if opens and closes and char in convention.directed:
            opens, closes = char in convention.opening, char in convention.closing
        tokens.append(Token(at, opens or char in convention.opening, closes or char in convention.closing))
    return tokens
