"""Whether what is told is meant to stay with those who hear it, and who is not to hear it."""

from __future__ import annotations

from collections.abc import Iterator

from storyglass.minds.knowledge_lexicon import HUSHED, IGNORANT, INFORMING, SECRET_SAYINGS
from storyglass.narrative.deeds import DENYING, Deed
from storyglass.narrative.model import Narrative
from storyglass.speech.model import SpokenLine

NOBODY = frozenset("nobody no-one none".split())


def says_secret(narrative: Narrative, first: int, last: int) -> bool:
    """Says whether the words [first, last) speak of keeping something to oneself."""
    said = f" {' '.join(narrative.page.lower[first:last])} "
    return any(f" {saying} " in said for saying in SECRET_SAYINGS)


def hushed(narrative: Narrative, line: SpokenLine) -> bool:
    """Says whether a line is said so that only the one spoken to should hear it."""
    if line.cue is None:
        return False
    return any(narrative.page.lemma[word] in HUSHED for word in narrative.words_in(*line.cue))


def unknowing(narrative: Narrative, deeds: list[Deed]) -> Iterator[int]:
    """Who is said not to know, or not to have been told."""
    for deed in deeds:
        if deed.denied and deed.lemma in IGNORANT:
            yield from deed.agents
        if deed.lemma in INFORMING and (deed.denied or _by_nobody(narrative, deed)):
            yield from deed.patients
        if deed.lemma in ("keep", "hide", "conceal"):
            yield from (person for case, person in deed.obliques if case == "from")


def _by_nobody(narrative: Narrative, deed: Deed) -> bool:
    subject = narrative.page.tree.subject_of(deed.word)
    if subject is None:
        return False
    below = narrative.children.get(subject, ())
    lower = narrative.page.lower
    return lower[subject] in NOBODY or any(lower[child] in DENYING for child in below)
