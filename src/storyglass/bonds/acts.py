"""What people do to each other, call each other, and are called to each other, as signs of bonds."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from storyglass.bonds.company import Talk
from storyglass.bonds.lexicon import ACTS, ACTS_TOWARDS, ADDRESS, OCCUPATIONS, PLAYFUL, ROLE_NOUNS
from storyglass.bonds.signs import Pair, Sign, calls, pair_of
from storyglass.narrative.deeds import Deed
from storyglass.narrative.model import Narrative
from storyglass.story import BondKind

SUPPOSED = 0.5
"""Share of its weight that a deed has which is not told as a fact."""
FACE_WARMTH: dict[BondKind, float] = {"friend": 0.8, "professional": 0.5, "hostile": 0.15}
OF_A_ROLE = 0.6
"""Weight of a role noun with its owner."""


def find_acts(narrative: Narrative, deeds: Sequence[Deed]) -> Iterator[Sign]:
    """The deeds that show a bond."""
    page = narrative.page
    for deed in deeds:
        share = 0 if deed.denied else SUPPOSED if deed.unreal else 1
        if not share:
            continue
        told = [(ACTS.get(deed.lemma), who) for who in deed.patients]
        told += [(ACTS_TOWARDS.get((deed.lemma, case)), who) for case, who in deed.obliques]
        for act, other in told:
            if act is None:
                continue
            kind, weight, warmth = act
            if kind == "hostile" and any(page.lower[c] in PLAYFUL for c in narrative.children.get(deed.word, ())):
                kind, warmth = "friend", FACE_WARMTH["friend"]
            for agent in deed.agents:
                if agent != other and agent in narrative.characters and other in narrative.characters:
                    yield Sign(pair_of(agent, other), kind, weight * share, warmth, deed.word, deed.word + 1)


def find_address(narrative: Narrative, talk: Mapping[Pair, Talk]) -> Iterator[Sign]:
    """What speakers call those they speak to."""
    page = narrative.page
    for word, lower in enumerate(page.lower):
        if lower not in ADDRESS or page.quotation[word] < 0 or not _called(narrative, word):
            continue
        line = narrative.line_of(word)
        if line is None or line.speaker not in narrative.characters:
            continue
        kind, weight, warmth = ADDRESS[lower]
        for other in line.addressees:
            if other in narrative.characters and other != line.speaker:
                pair = pair_of(line.speaker, other)
                share = talk[pair].share / len(line.addressees)
                yield Sign(pair, kind, weight * share, warmth, word, word + 1)


def _called(narrative: Narrative, word: int) -> bool:
    """Says whether a word is what somebody is called to their face: `Yes, sir`, `You liar`."""
    before = narrative.page.lower[word - 1] if word else ""
    return calls(narrative, word) or before == "you"


def find_roles(narrative: Narrative) -> Iterator[Sign]:
    """Role nouns with an owner: `her boss`, `Tom's best friend`."""
    page = narrative.page
    for word, lower in enumerate(page.lower):
        kind = ROLE_NOUNS.get(lower, "professional" if lower in OCCUPATIONS else None)
        possessor = page.tree.possessor_of(word) if kind is not None else None
        if kind is None or possessor is None or page.paragraph[word] < 0:
            continue
        named = {narrative.person_at.get(other) for other in (word, *page.tree.alongside(word))} - {None}
        for owner in narrative.persons_of(possessor):
            for who in named:
                if who is not None and who != owner and {who, owner} <= narrative.characters:
                    yield Sign(pair_of(owner, who), kind, OF_A_ROLE, FACE_WARMTH[kind], word, word + 1)
