"""Single quotation marks told from apostrophes."""

from __future__ import annotations

import re
from typing import NamedTuple

from storyglass.quotations.conventions import MARKS, Convention
from storyglass.quotations.tags import find_tag
from storyglass.quotations.tokens import Token, sides

_STOPS = frozenset('.,!?…;:)"”»—–―-')
_EMPHASIS = "_*"
_WORD = re.compile(r"\w+")

# Words that lose their first letters, in any case; and those that are words without the apostrophe too (`'And then`),
# which are taken for elided in lower case only.
_ELIDED = frozenset(
    """
    tis twas twere twill twould twixt tisn twasn tain em cause cos cuz coz bout scuse fraid spect spose arry enry erbert
    pon mongst gainst neath kay nother nuff im ow ouse ome elp ead eart undred un uns ospital isself imself
    """.split()
)
_ELIDED_IN_LOWER_CASE = _ELIDED | frozenset(
    """
    e er is ave ad as ere alf and ard ear ell igh it old ope orse ot round mid til till tween ud ll ve re s d m t way
    most nd tho though fore haps bye ware eaven bus phone plane flu n
    """.split()
)

_WEAK, _MEDIUM, _STRONG = 1, 2, 3

TAG_WITHIN = 2000
"""An opening mark inside a quotation means that a closing one is missing where a tag stands between them: so many
characters after the first one at most, which is longer than nearly all speeches."""


class _Mark(NamedTuple):
    """A single mark that is not inside a word: whether it may open, and how surely it closes (0: not at all)."""

    at: int
    opens: bool
    elided: bool
    closes: int


def single_tokens(text: str, convention: Convention, start: int, end: int, goes_on: bool = False) -> list[Token]:
    """The single marks in a paragraph that are quotation marks and not apostrophes, in text order.

    A mark behind a stop ends a quotation. One between a letter and a stop (`the word 'dog', he said`) or between a
    letter and a space (`the boys' hats`) does where nothing surer follows before the next opening. `goes_on`: the next
    paragraph begins with an opening mark, so a quotation may be left open at the end of this one.
    """
    marks = _marks(text, convention, start, end)
    surest = _surest_ahead(marks)
    tokens: list[Token] = []
    inside = False
    tag: int | None = None  # where a tag follows the last opening mark: looked for once
    for mark, ahead in zip(marks, surest, strict=True):
        if inside and mark.closes and _ends(text, mark, ahead):
            tokens.append(Token(mark.at, False, True))
            inside = False
        elif inside and mark.opens and not mark.closes:
            if tag is None:
                tag = find_tag(text, tokens[-1].at + 1, min(end, tokens[-1].at + TAG_WITHIN)) or end
            if tag < mark.at:
                tokens.append(Token(mark.at, True, False))
                tag = None
        elif not inside and mark.opens and _begins(text, mark, ahead, start, goes_on):
            tokens.append(Token(mark.at, True, False))
            inside, tag = True, None
        elif not inside and mark.closes == _STRONG and not mark.opens:
            tokens.append(Token(mark.at, False, True))
    return tokens


def _marks(text: str, convention: Convention, start: int, end: int) -> list[_Mark]:
    marks = []
    for match in MARKS["single"].finditer(text, start, end):
        at, char = match.start(), match[0]
        if len(char) > 1:
            continue
        opens, closes = sides(text, at, start, end)
        if char in convention.directed:
            # A curled closing mark before a letter is an apostrophe, whatever stands before it.
            opens, closes = char in convention.opening, closes and char in convention.closing
        word = _WORD.match(text, at + 1)
        elided = word is not None and (word[0] in _ELIDED_IN_LOWER_CASE or word[0].lower() in _ELIDED)
        if opens or closes:
            marks.append(_Mark(at, opens, elided, _closing_strength(text, at, start, end) if closes else 0))
    return marks


def _closing_strength(text: str, at: int, start: int, end: int) -> int:
    before = at - 1
    while before > start and text[before] in _EMPHASIS:
        before -= 1
    if before >= start and text[before] in _STOPS:
        return _STRONG
    return _WEAK if at + 1 < end and text[at + 1].isspace() else _MEDIUM


def _surest_ahead(marks: list[_Mark]) -> list[int]:
    """For each mark, how sure the surest closing is that follows before the next opening."""
    ahead, best = [0] * len(marks), 0
    for index in range(len(marks) - 1, -1, -1):
        ahead[index] = best
        mark = marks[index]
        best = mark.closes if mark.opens and not mark.elided else max(best, mark.closes)
    return ahead


def _ends(text: str, mark: _Mark, ahead: int) -> bool:
    if mark.closes == _STRONG:
        return True
    looks_elided = text[mark.at - 1] in "sn"  # the boys', goin'
    if mark.closes == _MEDIUM:
        return not (looks_elided and ahead == _STRONG)
    return ahead == 0 or (ahead == _WEAK and not looks_elided)


def _begins(text: str, mark: _Mark, ahead: int, start: int, goes_on: bool) -> bool:
    if not mark.elided:
        return ahead > 0 or goes_on or mark.at == start
    before = text[max(start, mark.at - 3) : mark.at].rstrip()
    return ahead == _STRONG and (mark.at == start or before[-1:] in _STOPS)
