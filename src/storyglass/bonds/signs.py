"""A sign of a bond: one passage that tells how two people stand to each other."""

from __future__ import annotations

from dataclasses import dataclass

from storyglass.narrative.model import Narrative
from storyglass.story import BondKind

Pair = tuple[int, int]
"""Two persons, the lower index first."""

OPENING = frozenset(",“\"'‘—")
CLOSING = frozenset(",.!?”\"'’—…")
"""Marks before and behind a word that stands by itself in a line."""


@dataclass(frozen=True, slots=True)
class Sign:
    """What the words [first, last) show of a pair; `weight` 0..1 is how much, `warmth` 0..1 with .5 for neither."""

    pair: Pair
    kind: BondKind
    weight: float
    warmth: float
    first: int
    last: int


def pair_of(one: int, other: int) -> Pair:
    """The two in the order in which a pair is kept."""
    return (one, other) if one < other else (other, one)


def calls(narrative: Narrative, word: int) -> bool:
    """Says whether a word in a line calls somebody: a vocative by the tree, or set off by marks on both sides."""
    page = narrative.page
    if page.tree.called(word, word + 1):
        return True
    before = page.forms[word - 1] if word else ""
    after = page.forms[word + 1] if word + 1 < len(page) else ""
    return before[:1] in OPENING and after[:1] in CLOSING
