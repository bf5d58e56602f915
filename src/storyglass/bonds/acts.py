"""What people do to each other, call each other, and are called to each other, as signs of bonds."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from storyglass.bonds.company import Talk
from storyglass.bonds.lexicon import (
    ACTS,
    ACTS_TOWARDS,
    ADDRESS,
    HEADS,
    MUTUAL,
    OCCUPATIONS,
    PLAYFUL,
    REFUSED,
    ROLE_NOUNS,
    STATES,
    TOGETHER,
    VOWS,
)
from storyglass.bonds.signs import Pair, Sign, calls, fading, pair_of
from storyglass.narrative.deeds import DENYING, Deed
from storyglass.narrative.model import Narrative
from storyglass.story import BondKind

SUPPOSED = 0.5
"""Share of its weight that a deed has which is not told as a fact: `he might`, `to marry`."""
FACE_WARMTH: dict[BondKind, float] = {"friend": 0.8, "professional": 0.5, "hostile": 0.15}
LONGEST_SUBJECT = 8
"""Words at most of two names with `and` between them, at the beginning of a sentence."""
STATE_WORDS = frozenset(word for word, _ in STATES)
OF_A_ROLE, OF_A_HEAD = 0.6, 0.3
"""Weights of a role noun with its owner, and of one at the head of where the speaker belongs: `the boss`."""


def find_acts(narrative: Narrative, deeds: Sequence[Deed]) -> Iterator[Sign]:
    """The deeds that show a bond; each of a sort tells less than the last."""
    return fading(_acts(narrative, deeds))


def _acts(narrative: Narrative, deeds: Sequence[Deed]) -> Iterator[Sign]:
    page = narrative.page
    for deed in deeds:
        supposed = deed.unreal or page.xpos[deed.word] == "VB"
        share = SUPPOSED if supposed and not _vowed(narrative, deed) else 1
        known = REFUSED if deed.denied else ACTS
        told = [(known.get(deed.lemma), who) for who in deed.patients]
        if not deed.denied:
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


def find_proposals(narrative: Narrative) -> Iterator[Sign]:
    """Who says `marry me`, and to whom."""
    page = narrative.page
    for word, lower in enumerate(page.lower[:-1]):
        if lower not in VOWS or page.lower[word + 1] != "me" or page.lower[word - 1] in DENYING:
            continue
        line = narrative.line_of(word)
        if line is None or line.speaker not in narrative.characters or len(line.addressees) != 1:
            continue
        (other,) = line.addressees
        if other in narrative.characters and other != line.speaker:
            kind, weight, warmth = ACTS[lower]
            yield Sign(pair_of(line.speaker, other), kind, weight, warmth, word, word + 1)


def _vowed(narrative: Narrative, deed: Deed) -> bool:
    """Says whether a line speaks of marriage between the speaker and whom it is said to."""
    line = narrative.line_of(deed.word)
    if line is None or deed.lemma not in VOWS:
        return False
    couple = {*deed.agents, *deed.patients}
    return line.speaker in couple and bool(couple.intersection(line.addressees))


def find_mutual(narrative: Narrative) -> Iterator[Sign]:
    """What two people are said to be together, or one to the other: `They were cousins`, `Ann was in love with Ben`.

    What they do together counts as well: `they had served together`.
    """
    page, tree = narrative.page, narrative.page.tree
    for word, lower in enumerate(page.lower):
        if page.paragraph[word] < 0:
            continue
        alone, towards, at = MUTUAL.get(lower), lower in STATE_WORDS, word
        if lower == "together" and page.head[word] >= 0:
            at = page.head[word]
            alone = TOGETHER.get(page.lemma[at])
        if not (alone or towards):
            continue
        subject = tree.subject_of(at)
        subjects = narrative.persons_of(subject if subject is not None else tree.patient_of(at, page.xpos[at]))
        if not subjects and "we" in page.lower[max(0, at - LONGEST_SUBJECT) : at]:
            subjects = _we(narrative, at)
        if alone is not None and not subjects:
            subjects = _pair_before(narrative, at)
        subjects = tuple(who for who in subjects if who in narrative.characters)
        if any(page.lower[child] in DENYING for child in narrative.children.get(at, ())):
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


def _pair_before(narrative: Narrative, word: int) -> tuple[int, ...]:
    """The two that open a sentence with `and` between them, where the tree does not tell the subject of a word."""
    page, first = narrative.page, narrative.page.first_word[narrative.page.sentence[word]]
    links = [at for at in range(first, min(word, first + LONGEST_SUBJECT)) if page.lower[at] == "and"]
    if len(links) != 1 or links[0] == first:
        return ()
    sides = range(first, links[0]), range(links[0] + 1, min(word, first + LONGEST_SUBJECT))
    named = [next((narrative.person_at[at] for at in side if at in narrative.person_at), None) for side in sides]
    return tuple(who for who in named if who is not None) if None not in named else ()


def _we(narrative: Narrative, word: int) -> tuple[int, ...]:
    """The speaker of a line and whom its sentence names (`we're married, Ann and me`), or the one addressee."""
    line, page = narrative.line_of(word), narrative.page
    for at in range(word + 1, page.first_word[page.sentence[word] + 1] - 1):
        if page.lower[at] == "and" and page.lower[at + 1] in ("me", "i") and at - 1 in narrative.person_at:
            speakers = _voice(narrative, word)
            return (*speakers, narrative.person_at[at - 1]) if speakers else ()
    known = line is not None and line.speaker is not None and len(line.addressees) == 1
    return (line.speaker, *line.addressees) if line is not None and line.speaker is not None and known else ()


def find_address(narrative: Narrative, talk: Mapping[Pair, Talk]) -> Iterator[Sign]:
    """What speakers call those they speak to; each time tells less than the last."""
    return fading(_addresses(narrative, talk))


def _addresses(narrative: Narrative, talk: Mapping[Pair, Talk]) -> Iterator[Sign]:
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
                yield Sign(pair, kind, weight * share, warmth, word, word + 1, hint=kind == "professional")


def _called(narrative: Narrative, word: int) -> bool:
    """Says whether a word is what somebody is called to their face: `Yes, sir`, `You liar`."""
    before = narrative.page.lower[word - 1] if word else ""
    return calls(narrative, word) or before == "you"


def find_roles(narrative: Narrative) -> Iterator[Sign]:
    """Role nouns with an owner: `her boss`, `Tom's best friend`, `our captain`, and to who speaks, `the boss`."""
    return fading(_roles(narrative))


def _roles(narrative: Narrative) -> Iterator[Sign]:
    page = narrative.page
    for word, lower in enumerate(page.lower):
        kind = ROLE_NOUNS.get(lower, "professional" if lower in OCCUPATIONS else None)
        if kind is None or page.paragraph[word] < 0:
            continue
        possessor, weight = page.tree.possessor_of(word), OF_A_ROLE
        owners = narrative.persons_of(possessor)
        if not owners and kind == "professional" and _of_us(narrative, word, possessor):
            owners, weight = _voice(narrative, word), OF_A_ROLE if possessor is not None else OF_A_HEAD
        if possessor is not None and lower == "servant" and page.lower[possessor] == "your":
            continue  # `your servant, madam`
        named = {narrative.person_at.get(other) for other in (word, *page.tree.alongside(word))} - {None}
        for owner in owners:
            for who in named:
                if who is not None and who != owner and {who, owner} <= narrative.characters:
                    yield Sign(pair_of(owner, who), kind, weight, FACE_WARMTH[kind], word, word + 1)


def _of_us(narrative: Narrative, word: int, possessor: int | None) -> bool:
    """Says whether a role is one where the speaker belongs: `our engineer`, `the boss`."""
    lower = narrative.page.lower
    if possessor is not None:
        return lower[possessor] == "our"
    title = word + 1 < len(lower) and narrative.page.upos[word + 1] == "PROPN"
    return lower[word] in HEADS and word > 0 and lower[word - 1] == "the" and not title


def _voice(narrative: Narrative, word: int) -> tuple[int, ...]:
    """Who tells what a word is part of: the speaker of its line, or the narrator."""
    line = narrative.line_of(word)
    voice = narrative.people.narrator if line is None else line.speaker
    return () if voice is None else (voice,)
