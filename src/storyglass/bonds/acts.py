"""What people do to each other, call each other, and are called to each other, as signs of bonds."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from storyglass.bonds.company import Talk
from storyglass.bonds.lexicon import ACTS, ACTS_TOWARDS, ADDRESS, MUTUAL, OCCUPATIONS, PLAYFUL, ROLE_NOUNS, STATES, VOWS
from storyglass.bonds.signs import Pair, Sign, calls, pair_of
from storyglass.narrative.deeds import DENYING, Deed
from storyglass.narrative.model import Narrative
from storyglass.story import BondKind

SUPPOSED = 0.5
"""Share of its weight that a deed has which is not told as a fact."""
FACE_WARMTH: dict[BondKind, float] = {"friend": 0.8, "professional": 0.5, "hostile": 0.15}
STATE_WORDS = frozenset(word for word, _ in STATES)
OF_A_ROLE = 0.6
"""Weight of a role noun with its owner."""


def find_acts(narrative: Narrative, deeds: Sequence[Deed]) -> Iterator[Sign]:
    """The deeds that show a bond."""
    page = narrative.page
    for deed in deeds:
        share = 0 if deed.denied else SUPPOSED if deed.unreal and not _vowed(narrative, deed) else 1
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


def _vowed(narrative: Narrative, deed: Deed) -> bool:
    """Says whether a line speaks of marriage between the speaker and whom it is said to."""
    line = narrative.line_of(deed.word)
    if line is None or deed.lemma not in VOWS:
        return False
    couple = {*deed.agents, *deed.patients}
    return line.speaker in couple and bool(couple.intersection(line.addressees))


def find_mutual(narrative: Narrative) -> Iterator[Sign]:
    """What two people are said to be together, or one to the other: `They were cousins`, `Ann was in love with Ben`."""
    page, tree = narrative.page, narrative.page.tree
    for word, lower in enumerate(page.lower):
        alone, towards = MUTUAL.get(lower), lower in STATE_WORDS
        if page.paragraph[word] < 0 or not (alone or towards):
            continue
        subject = tree.subject_of(word)
        subjects = narrative.persons_of(subject if subject is not None else tree.patient_of(word, page.xpos[word]))
        subjects = tuple(who for who in subjects if who in narrative.characters)
        if any(page.lower[child] in DENYING for child in narrative.children.get(word, ())):
            continue
        if alone is not None:
            for one, other in combinations(subjects, 2):
                yield Sign(pair_of(one, other), alone[0], OF_A_ROLE, alone[1], word, word + 1)
        for child in narrative.children_of(word, "obl", "nmod"):
            case = next((page.lower[c] for c in narrative.children_of(child, "case")), "")
            state = STATES.get((lower, case))
            for other in narrative.persons_of(child) if state is not None else ():
                for one in subjects:
                    if state is not None and other in narrative.characters and one != other:
                        yield Sign(pair_of(one, other), state[0], OF_A_ROLE, state[1], word, word + 1)


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
