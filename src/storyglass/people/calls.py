"""Finds calls: the names in a quotation by which somebody is addressed."""

from __future__ import annotations

from storyglass.language.page import Page
from storyglass.people.capitals import AFTER_VOCATIVE
from storyglass.people.lexicon import person_nouns

CALLS = frozenset("dear my poor old little young oh o ah and".split())
"""Words that may stand between the start of a speech and the name it calls."""
OWNERS = frozenset("my your his her its our their 's".split())
OPENING = frozenset("“\"‘'.!?—")
ABOUT = frozenset("he she his her he's she's".split())
"""Words that go on to tell of whoever was just named."""
BEFORE_VOCATIVE = frozenset({",", "“", '"', "‘", "'", "—", "--", "-", "…", "...", "!", "?", ".", ";", ":"})


def called(page: Page, first: int, last: int) -> bool:
    """Says whether the name in a quotation calls the one spoken to: set off by commas or the quotation's own ends."""
    part = page.quotation[first]
    before = first - 1
    while before >= 0 and page.quotation[before] == part and page.lower[before] in CALLS:
        before -= 1
    opens = before < 0 or page.quotation[before] != part or page.forms[before] in BEFORE_VOCATIVE
    closes = last >= len(page) or page.quotation[last] != part or page.forms[last] in AFTER_VOCATIVE
    if _spoken_of(page, first, last):
        return False
    if opens and closes and page.tree.called(first, last):
        return True
    if not (opens and closes) or (last + 1 < len(page) and page.lower[last + 1] in ("who", "whose", "which")):
        return False
    inner_left = before >= 0 and page.quotation[before] == part and page.forms[before] == ","
    starts = not inner_left
    if inner_left and before and page.lower[before - 1] in person_nouns():
        return False  # `my sister, Ada, is`
    # `It was Emma, Harriet, and Jane`: a list is no call
    listed = _listed(page, last) and (inner_left or page.lower[last + 1] in ("and", "or"))
    return (starts or inner_left) and not listed


def _spoken_of(page: Page, first: int, last: int) -> bool:
    """Says whether a name tells who somebody is (`his boy, Fenn,`), or whom the next words tell of (`Fenn? He is`)."""
    if first > 1 and page.forms[first - 1] == "," and page.lower[first - 2] in person_nouns():
        return any(page.upos[i] == "DET" or page.lower[i] in OWNERS for i in range(max(0, first - 5), first - 2))
    whole = page.forms[first - 1][-1] in OPENING if first else True
    following = page.lower[last : last + 2]
    return whole and following[:1] in (["."], ["?"]) and not ABOUT.isdisjoint(following[1:])


def _listed(page: Page, last: int) -> bool:
    """Says whether the words behind a name go on with a list: `, and`, `, Joss and`."""
    if last + 2 >= len(page) or page.forms[last] != ",":
        return False
    if page.lower[last + 1] in ("and", "or"):
        return True
    return page.forms[last + 1][0].isupper() and page.lower[last + 2] in ("and", "or", ",")
