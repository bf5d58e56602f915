"""Facts worth knowing, as talk and narration tell them, each with who gets to know it there and how."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from storyglass.minds.knowledge_lexicon import LIES, STARTLED
from storyglass.minds.knowledge_narrated import Told
from storyglass.minds.knowledge_statements import Statement, Turn, clauses, weigh
from storyglass.minds.secrets import asks_silence, asks_who_knows, hushed, says_secret, unknowing
from storyglass.narrative.deeds import DENYING
from storyglass.narrative.model import Narrative
from storyglass.story import KnownBy

WORTH = 1.0
"""From which worth on a turn tells something worth knowing."""
NEWS = 2.2
"""From which worth on it is news, that its hearers are told; what is worth less they hear in passing."""
NARRATED = 1.8
"""From which worth on a stretch of narration is worth knowing."""
BESIDE = 0.8
"""From which worth on a sentence of such a turn belongs to the fact."""
AMPLE = 1.2
"""From which worth on a further sentence makes a turn worth more."""
APART = 1.3
"""From which worth on a sentence about others is a fact of its own."""
PARTS = 3
"""The most facts that one turn tells."""
PRECEDING, FOLLOWING = 3, 1
"""Turns before a fact in which silence is asked for, and behind it in which it is said that it must be kept."""
SHORT_ANSWER = 5
"""Words at the beginning of an answer in which it says no."""
BEHIND = 60
"""Characters behind a turn in which it is said what it was."""
CONTENT = frozenset("NOUN PROPN VERB ADJ NUM".split())
PLAIN = frozenset(
    "be have do say go come get make know think see tell thing way one time day look want mr. mrs.".split()
)


@dataclass(slots=True)
class Fact:
    """What a turn of talk or a stretch of narration tells.

    `teller` says or tells it to the `hearers`; `shared` is how those who are there come to know it, None where they do
    not by being there. `content` are the lemmas it is made of.
    """

    start: int
    end: int
    scene: int | None
    told: list[Statement]
    worth: float
    secret: bool
    content: frozenset[str]
    teller: int | None
    hearers: tuple[int, ...]
    shared: KnownBy | None
    unknowing: list[int] = field(default_factory=list)
    spoken: bool = True
    same: list[Fact] = field(default_factory=list)


def spoken_facts(narrative: Narrative, talk: Sequence[Turn]) -> Iterator[Fact]:
    """The turns of a talk that tell something worth knowing."""
    for at, turn in enumerate(talk):
        before = talk[at - 1] if at and talk[at - 1].scene == turn.scene else None
        after = talk[at + 1] if at + 1 < len(talk) and talk[at + 1].scene == turn.scene else None
        whispers = any(hushed(narrative, line) for line in turn.lines)
        answers = whispers or (before is not None and before.asks and before.speaker != turn.speaker)
        for n, made in enumerate(turn.statements):
            made.worth = weigh(narrative, made, turn, answers, first=not n)
        ranked = sorted((made.worth for made in turn.statements), reverse=True)
        asked = any(t.scene == turn.scene and _asks_silence(narrative, t) for t in talk[max(0, at - PRECEDING) : at])
        secret = (
            asked
            or whispers
            or _secret(narrative, turn, [t for t in talk[at + 1 : at + 1 + FOLLOWING] if t.scene == turn.scene])
        )
        lie = _is_lie(narrative, turn)
        if not ranked or (ranked[0] <= 0 and not lie) or (before and _said_to_be_unaware(narrative, [before, turn])):
            continue
        worth = ranked[0] + 0.3 * sum(w > AMPLE for w in ranked[1:]) + 0.5 * secret + NEWS * lie
        worth += _reaction(narrative, turn, after) - 0.3 * sum(made.question for made in turn.statements)
        if worth < WORTH:
            continue
        told = [made for made in turn.statements if made.worth >= min(BESIDE, ranked[0])]
        if not any(clauses(narrative, made) for made in told):
            told = turn.statements
        ignorant = [p for t in (turn, after) if t for made in t.statements for p in unknowing(narrative, made.deeds)]
        ignorant += _said_to_be_unaware(narrative, talk[at + 1 : at + 3])
        parties = (turn.speaker, *turn.addressees)
        for part in _apart(turn, told):
            yield Fact(
                narrative.page.start[part[0].first],
                narrative.page.end[part[-1].last - 1],
                turn.scene,
                part,
                worth,
                secret,
                _content(narrative, part),
                turn.speaker,
                turn.addressees,
                None if whispers else "heard",
                [person for person in dict.fromkeys(ignorant) if person not in parties],
            )


def _apart(turn: Turn, told: Sequence[Statement]) -> Iterator[list[Statement]]:
    """The sentences of a turn that are worth knowing, parted where it goes over to others."""
    part, persons = [told[0]], set(told[0].about) - {turn.speaker}
    for made in told[1:]:
        others = set(made.about) - {turn.speaker}
        weighty = min(made.worth, max(one.worth for one in part)) >= APART
        if weighty and others.isdisjoint(persons) and (others or persons) and len(part) * PARTS >= len(told):
            yield part
            part, persons = [], set()
        part.append(made)
        persons |= others
    yield part


def narrated_facts(narrative: Narrative, found: Sequence[Told]) -> Iterator[Fact]:
    """The worthiest stretch of narration of each paragraph, where that is worth knowing."""
    best: dict[int, Told] = {}
    kept: set[int] = set()
    for told in found:
        paragraph = narrative.page.paragraph[told.made.first]
        if told.secret:
            kept.add(paragraph)
        scene = narrative.scene_at(narrative.page.start[told.made.first])
        written = scene is not None and narrative.scenes[scene].layer == "document"
        if told.worth >= (WORTH if written else NARRATED) and (
            paragraph not in best or told.worth > best[paragraph].worth
        ):
            best[paragraph] = told
    for paragraph, told in best.items():
        start, end = narrative.span(told.made.first, told.made.last)
        scene = narrative.scene_at(start)
        written = scene is not None and narrative.scenes[scene].layer == "document"
        unshared = told.bygone or told.inward or told.secret or told.hearers
        yield Fact(
            start,
            end,
            scene,
            [told.made],
            told.worth,
            paragraph in kept,
            _content(narrative, [told.made]),
            told.teller,
            told.hearers,
            "read" if written else None if unshared else "saw",
            spoken=False,
        )


def _content(narrative: Narrative, told: Sequence[Statement]) -> frozenset[str]:
    """The lemmas that a fact is made of, persons left out."""
    page = narrative.page
    words = (word for made in told for word in range(made.first, made.last))
    lemmas = (page.lemma[word].lower() for word in words if page.upos[word] in CONTENT)
    people = {page.lemma[w].lower() for made in told for w in range(made.first, made.last) if w in narrative.person_at}
    return frozenset(lemma for lemma in lemmas if lemma not in PLAIN and lemma not in people)


def _asks_silence(narrative: Narrative, turn: Turn) -> bool:
    return any(asks_silence(narrative, made.first, made.last) for made in turn.statements)


def _secret(narrative: Narrative, turn: Turn, near: list[Turn]) -> bool:
    """Says whether a turn is to stay with those who hear it, by its words or by those of the talk that follows."""
    if any(says_secret(narrative, made.first, made.last) for made in turn.statements):
        return True
    for after in near:
        for made in after.statements:
            if made.question and asks_who_knows(narrative, made.first, made.last):
                return True
            if not made.question and says_secret(narrative, made.first, made.last):
                return True
    return False


def _said_to_be_unaware(narrative: Narrative, after: Sequence[Turn]) -> list[int]:
    """Who does not know by the question that follows a fact and the answer to it: `Does Ada know?`, `No.`"""
    if len(after) < 2 or not (after[0].statements and after[1].statements) or after[0].scene != after[1].scene:
        return []
    asked, answer = after[0].statements[-1], after[1].statements[0]
    lower = narrative.page.lower[answer.first : answer.last][:SHORT_ANSWER]
    if not asked.question or not asks_who_knows(narrative, asked.first, asked.last) or DENYING.isdisjoint(lower):
        return []
    return [person for person in asked.about if person not in (after[0].speaker, after[1].speaker)]


def _is_lie(narrative: Narrative, turn: Turn) -> bool:
    """Says whether the narration behind a turn calls it a lie."""
    page = narrative.page
    behind = narrative.words_in(turn.end, turn.end + BEHIND)
    return any(page.lower[word] in LIES and page.quotation[word] < 0 for word in behind)


def _reaction(narrative: Narrative, turn: Turn, after: Turn | None) -> float:
    """How much the hearer is moved: what the narration up to the next turn shows, and a question in return."""
    page = narrative.page
    end = turn.end + 200 if after is None else min(after.end, turn.end + 300)
    shown = any(page.lemma[word] in STARTLED for word in narrative.words_in(turn.end, end) if page.quotation[word] < 0)
    asked = after is not None and after.speaker != turn.speaker and any(made.question for made in after.statements)
    return 0.3 * shown + 0.3 * asked
