"""A sign of a bond: one passage that tells how two people stand to each other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from storyglass.narrative.model import Narrative
from storyglass.people.lexicon import person_nouns
from storyglass.story import BondKind

Pair = tuple[int, int]
"""Two persons, the lower index first."""

OPENING = frozenset(",“\"'‘—")
CLOSING = frozenset(",.!?”\"'’—…")
"""Marks before and behind a word that stands by itself in a line."""


@dataclass(frozen=True, slots=True)
class Sign:
    """What the words [first, last) show of a pair; `weight` 0..1 is how much, `warmth` 0..1 with .5 for neither.

    A `hint` says what sort of bond there is rather than how strong it is: `Yes, sir`.
    """

    pair: Pair
    kind: BondKind
    weight: float
    warmth: float
    first: int
    last: int
    hint: bool = False


def pair_of(one: int, other: int) -> Pair:
    """The two in the order in which a pair is kept."""
    return (one, other) if one < other else (other, one)


def several_at_once(narrative: Narrative, person: int) -> bool:
    """Says whether a person is several in truth, whom nothing binds as one: `the sisters`."""
    known = narrative.people.persons[person]
    entry = person_nouns().get(known.noun or "")
    return known.group or (not known.names and entry is not None and entry.plural)


FADING = 0.6
"""What a sign counts of the one before it, where the same is told of the same pair again and again."""


def fading(signs: Iterable[Sign]) -> Iterator[Sign]:
    """The signs of one sort, each of a pair and kind with less weight than the last."""
    before: Counter[tuple[Pair, BondKind]] = Counter()
    for sign in signs:
        yield replace(sign, weight=sign.weight * FADING ** before[sign.pair, sign.kind])
        before[sign.pair, sign.kind] += 1


def calls(narrative: Narrative, word: int) -> bool:
    """Says whether a word in a line calls somebody: a vocative by the tree, or set off by marks on both sides."""
    page = narrative.page
    if page.tree.called(word, word + 1):
        return True
    before = page.forms[word - 1] if word else ""
    after = page.forms[word + 1] if word + 1 < len(page) else ""
    return before[:1] in OPENING and after[:1] in CLOSING
