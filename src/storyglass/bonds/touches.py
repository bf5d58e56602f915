"""Who touches whom tenderly: `took his hand`, `her forehead against his neck`."""

from __future__ import annotations

from collections.abc import Iterator

from storyglass.bonds.lexicon import INTIMATE, TENDER, TOUCHED
from storyglass.bonds.signs import Sign, fading, pair_of
from storyglass.narrative.model import Narrative
from storyglass.story import BondKind

AGAINST = frozenset("against into round around across through".split())
"""Prepositions of what leans or lies tenderly on somebody's body."""
OF_A_TOUCH: dict[BondKind, tuple[float, float]] = {"romantic": (0.35, 0.9), "friend": (0.2, 0.8)}
"""Weight and warmth of a touch, by what it shows."""
LONGEST_CLIMB = 4
"""Links from a part of the body up to the verb of its clause at most."""


def find_touches(narrative: Narrative) -> Iterator[Sign]:
    """The tender touches between characters that the narration tells; each tells less than the last."""
    return fading(_touches(narrative))


def _touches(narrative: Narrative) -> Iterator[Sign]:
    page = narrative.page
    for word, lower in enumerate(page.lower):
        if lower not in TOUCHED or page.quotation[word] >= 0 or page.paragraph[word] < 0:
            continue
        owner = page.tree.possessor_of(word)
        verb = _verb_above(narrative, word)
        if owner is None or verb is None:
            continue
        leans = any(page.lower[c] in AGAINST for c in narrative.children_of(word, "case"))
        if not (page.lemma[verb] in TENDER or leans):
            continue
        kind: BondKind = "romantic" if lower in INTIMATE else "friend"
        weight, warmth = OF_A_TOUCH[kind]
        for one in narrative.persons_of(page.tree.subject_of(verb)):
            for other in narrative.persons_of(owner):
                if one != other and {one, other} <= narrative.characters:
                    yield Sign(pair_of(one, other), kind, weight, warmth, word, word + 1)


def _verb_above(narrative: Narrative, word: int) -> int | None:
    page, at = narrative.page, word
    for _ in range(LONGEST_CLIMB):
        at = page.head[at]
        if at < 0:
            return None
        if page.upos[at] == "VERB":
            return at
    return None
