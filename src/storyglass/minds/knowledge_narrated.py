"""What the narration itself tells that is worth knowing: deeds, tellings, lies, secrets, who watches unseen."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from storyglass.minds.knowledge_lexicon import (
    CONFIDING,
    DECEIVING,
    GRAVE_VERBS,
    IDLE_VERBS,
    LIES,
    TIMES,
    WEIGHTY_NOUNS,
    WEIGHTY_VERBS,
)
from storyglass.minds.knowledge_statements import Statement, clauses, is_denied, is_main, is_supposed, statement
from storyglass.minds.model import PerceptionDraft
from storyglass.minds.secrets import says_secret
from storyglass.narrative.deeds import Deed
from storyglass.narrative.model import Narrative

ABOUT = frozenset("obj ccomp obl advcl obl:unmarked".split())
"""Relations of what is told, beside whom it is told to."""


class Told(NamedTuple):
    """A stretch of narration that tells something, with what it is worth and who comes to know by it.

    `bygone` says that it has been before the scene, so that nobody sees it there; `inward` that it goes on in a mind.
    """

    made: Statement
    worth: float
    teller: int | None
    hearers: tuple[int, ...]
    secret: bool
    bygone: bool
    inward: bool


def narrated(narrative: Narrative, deeds: Sequence[Deed], perceptions: Sequence[PerceptionDraft]) -> Iterator[Told]:
    """Every stretch of narration with a deed, and what it is worth knowing, in text order."""
    deed_at = {deed.word: deed for deed in deeds}
    unseen = {span for row in perceptions if row.aware is False for span in row.evidence}
    for first, last in _stretches(narrative):
        told = _told(narrative, statement(narrative, first, last, deed_at), unseen)
        if told is not None:
            yield told


def _stretches(narrative: Narrative) -> Iterator[tuple[int, int]]:
    """The words of narration of each sentence, parted where somebody speaks."""
    page = narrative.page
    first = None
    for word in range(len(page)):
        inside = page.paragraph[word] >= 0 and page.quotation[word] < 0
        if first is not None and (not inside or page.sentence[word] != page.sentence[first]):
            yield first, word
            first = None
        if inside and first is None:
            first = word
    if first is not None:
        yield first, len(page)


def _told(narrative: Narrative, made: Statement, unseen: set[tuple[int, int]]) -> Told | None:
    page = narrative.page
    heads = clauses(narrative, made)
    main = [head for head in heads if is_main(narrative, head, made)]
    real = [head for head in main if not is_supposed(narrative, head)]
    if not real:
        return None
    words = range(made.first, made.last)
    secret = says_secret(narrative, made.first, made.last)
    lie = any(page.lemma[word] in DECEIVING or page.lower[word] in LIES for word in words)
    watching = narrative.sentence_span(made.first) in unseen
    teller, hearers = _telling(narrative, made)
    bygone = all(_pluperfect(narrative, head) for head in real)
    inward = all(page.lemma[head] in IDLE_VERBS for head in real)
    verbs = sum(page.upos[word] == "VERB" and page.lemma[word] in WEIGHTY_VERBS for word in words)
    nouns = sum(page.upos[word] == "NOUN" and page.lemma[word] in WEIGHTY_NOUNS for word in words)
    grave = any(page.lemma[head] in GRAVE_VERBS for head in real)
    worth = min(1.5, 0.3 * verbs + 0.5 * nouns + 0.5 * grave) + 0.4 * min(3, len(made.about)) + 0.5 * bygone
    worth += 1.2 * secret + 1.0 * lie + 1.0 * watching + 1.2 * bool(hearers)
    worth += 0.3 * any(page.lemma[word].lower() in TIMES for word in words) - 0.3 * inward
    worth -= 0.5 * all(is_denied(narrative, head) for head in real)
    return Told(made, worth, teller, hearers, secret or watching, bygone, inward)


def _telling(narrative: Narrative, made: Statement) -> tuple[int | None, tuple[int, ...]]:
    """Who tells whom something in a stretch of narration; nobody where it is only a tag, or an order."""
    page = narrative.page
    for deed in made.deeds:
        if deed.lemma not in CONFIDING or deed.denied or deed.unreal or not deed.agents:
            continue
        below = [child for child in narrative.children.get(deed.word, ()) if page.quotation[child] < 0]
        if any(page.deprel[child] == "xcomp" for child in below):
            continue
        hearers = (*deed.patients, *(person for case, person in deed.obliques if case == "to"))
        found = tuple(dict.fromkeys(person for person in hearers if person not in deed.agents))
        things = [c for c in below if page.deprel[c] in ABOUT and c not in narrative.person_at]
        if found and (things or page.quotation[max(0, made.first - 1)] < 0):
            return deed.agents[0], found
    return None, ()


def _pluperfect(narrative: Narrative, head: int) -> bool:
    page = narrative.page
    return page.xpos[head] == "VBN" and any(
        page.lemma[child] == "have" and page.xpos[child] == "VBD" for child in narrative.children_of(head, "aux")
    )
