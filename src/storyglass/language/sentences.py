"""Where sentences begin: after a sentence's end mark, unless what follows shows that it goes on.

`"So what?" said Harry.` is one sentence, `"Go." He left.` is two. Inside a quotation of several sentences each begins
anew, as in the treebank GUM. A paragraph border always ends a sentence; a closing mark stays with what it closes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from enum import IntEnum

import numpy as np
from numpy.typing import NDArray

from storyglass.language.tokens import TITLES, Tokens
from storyglass.story import Span


class Role(IntEnum):
    """What a word is to the search for sentence borders."""

    LOWER = 0
    CAPITAL = 1
    NUMBER = 2
    STOP = 3  # . ! ?
    TRAILING = 4  # an ellipsis
    DASH = 5
    QUOTE = 6  # a quotation mark whose direction the context tells
    OPENER = 7
    CLOSER = 8
    TITLE = 9  # an abbreviation before a name
    ABBREVIATION = 10  # one that may also end a sentence
    POINT = 11  # . alone
    COLON = 12
    OTHER = 13


_ROLES = {
    **dict.fromkeys(",;&/%", Role.OTHER),
    **dict.fromkeys(")]}”»›」』〉》’", Role.CLOSER),
    **dict.fromkeys("([{“«‹「『〈《‘„‚", Role.OPENER),
    **dict.fromkeys(("'", '"', "''", "``", "*", "_", "**", "***"), Role.QUOTE),
    **dict.fromkeys(".。", Role.POINT),
    ":": Role.COLON,
}
_ABBREVIATION = re.compile(r"(?:[^\W\d_]+\.)+")

_BEFORE_CAPITAL = (Role.OPENER, Role.STOP, Role.TRAILING, Role.POINT, Role.DASH, Role.COLON)

SPEECH_TAG_REACH = 4
"""Words after a closing mark among which a speech verb makes a name the tag's subject: `"No!" Sir John Lumley said.`"""


def roles(types: Iterable[str]) -> NDArray[np.int8]:
    """The role of each distinct form."""
    return np.fromiter(map(_role, types), np.int8)


def _role(form: str) -> Role:
    first = form[0]
    if first.isalnum():
        if form[-1] == "." and _ABBREVIATION.fullmatch(form):
            return Role.TITLE if form[:-1] in TITLES or form in ("e.g.", "i.e.") else Role.ABBREVIATION
        if first.isdigit():
            return Role.NUMBER
        return Role.LOWER if first.islower() else Role.CAPITAL
    known = _ROLES.get(form)
    if known is not None:
        return known
    if first in ".…":
        return Role.TRAILING
    if first in "!?‼⁇⁈⁉‽！？":
        return Role.STOP
    if first in "-‐‑‒–—―":
        return Role.DASH
    if first in "'’‘" and len(form) > 1:
        return Role.LOWER if form[1].islower() else Role.CAPITAL
    return Role.OTHER


def directions(tokens: Tokens, role: NDArray[np.int8], quoted: Iterable[Span]) -> NDArray[np.int8]:
    """The roles of the single words: a straight mark opens or closes by what it touches.

    `quoted` are the quotations that are known; their first and last marks need no guess.
    """
    of = role[tokens.type]
    glued = np.zeros(len(of) + 1, bool)
    glued[1:-1] = tokens.start[1:] == tokens.end[:-1]
    marks = np.flatnonzero(of == Role.QUOTE)
    before = of[marks - 1]
    closes = glued[marks] & ~np.isin(before, (Role.OPENER, Role.DASH, Role.QUOTE))
    of[marks] = np.where(glued[marks + 1] & ~closes, Role.OPENER, Role.CLOSER)
    spans = np.array(list(quoted), dtype=np.int64).reshape(-1, 2)
    for edge, column, said in ((spans[:, 0], tokens.start, Role.OPENER), (spans[:, 1], tokens.end, Role.CLOSER)):
        if len(edge) and len(column):
            at = np.minimum(np.searchsorted(column, edge), len(column) - 1)
            at = at[(column[at] == edge) & np.isin(of[at], (Role.OPENER, Role.CLOSER))]
            of[at] = said
    return of


def sentence_starts(
    of: NDArray[np.int8], new_paragraph: NDArray[np.bool_], function: NDArray[np.bool_], speech_verb: NDArray[np.bool_]
) -> NDArray[np.bool_]:
    """Whether a sentence begins at each word.

    All arrays have one row a word: its role, whether a paragraph begins with it, whether it is a function word (so that
    a capital shows a beginning, and no name), whether it may be a speech verb.
    """
    begins = new_paragraph.copy()
    ends = (Role.STOP, Role.TRAILING, Role.POINT, Role.ABBREVIATION, Role.DASH)
    kind, opens, usual, verb = of.tolist(), new_paragraph.tolist(), function.tolist(), speech_verb.tolist()
    for end in np.flatnonzero(np.isin(of, ends)).tolist():
        following = _next_sentence(end, kind, opens, usual, verb)
        if following:
            begins[following] = True
    return begins


def at_beginning(of: NDArray[np.int8], begins: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Whether each word stands where any word takes a capital: at a sentence's or quotation's beginning."""
    initial = begins.copy()
    initial[1:] |= np.isin(of[:-1], _BEFORE_CAPITAL)
    return initial


def _next_sentence(end: int, kind: list[int], opens: list[bool], usual: list[bool], verb: list[bool]) -> int:
    """The word with which a new sentence begins after the mark `end`, 0 where none does."""
    count, at, closed = len(kind), end + 1, False
    while at < count and not opens[at] and kind[at] == Role.CLOSER:
        closed = True
        at += 1
    if at == count or opens[at] or kind[at] in (Role.STOP, Role.TRAILING, Role.POINT, Role.COLON, Role.OTHER):
        return 0
    mark, begin = kind[end], at
    if (mark == Role.DASH and not closed) or kind[at] == Role.DASH:
        return 0
    while at < count - 1 and kind[at] == Role.OPENER and not opens[at + 1]:
        at += 1
    if kind[at] == Role.LOWER:
        goes_on = closed or begin < at or mark != Role.POINT
        return 0 if goes_on else begin
    if mark == Role.ABBREVIATION:
        return begin if closed or (usual[at] and kind[at] == Role.CAPITAL) else 0
    if closed and begin == at and mark != Role.POINT and not usual[at] and _tag_follows(at, kind, verb):
        return 0
    return begin


def _tag_follows(at: int, kind: list[int], verb: list[bool]) -> bool:
    """Whether the capitalised words from `at` on are the subject of a speech verb."""
    for word in range(at + 1, min(at + 1 + SPEECH_TAG_REACH, len(kind))):
        if verb[word]:
            return True
        if kind[word] not in (Role.CAPITAL, Role.TITLE, Role.ABBREVIATION):
            return False
    return False
