"""What the narration itself says of telling and of keeping: `she told him all of it`, `he hid the letter`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from storyglass.minds.knowledge_lexicon import CONFIDING
from storyglass.minds.knowledge_statements import Statement, Turn, statement
from storyglass.minds.secrets import says_secret
from storyglass.narrative.deeds import Deed
from storyglass.narrative.model import Narrative


def narrated(narrative: Narrative, deeds: Sequence[Deed]) -> Iterator[tuple[Turn, Statement, bool]]:
    """Each sentence without talk in which somebody tells somebody something, or does it in secret; whether secret."""
    page = narrative.page
    deed_at = {deed.word: deed for deed in deeds}
    done = -1
    for deed in deeds:
        sentence = page.sentence[deed.word]
        if sentence == done or deed.line >= 0 or deed.denied or deed.unreal or not deed.agents:
            continue
        first, last = page.first_word[sentence], page.first_word[sentence + 1]
        if any(page.quotation[word] >= 0 for word in range(first, last)):
            continue
        secret = says_secret(narrative, first, last)
        hearers = _told(narrative, deed)
        if not (hearers or secret):
            continue
        made = statement(narrative, first, last, deed_at)
        start, end = narrative.span(first, last)
        done = sentence
        yield Turn(deed.agents[0], hearers, [], [made], narrative.scene_at(start), start, end), made, secret


def _told(narrative: Narrative, deed: Deed) -> tuple[int, ...]:
    """Who is told something by a deed; nobody where it is no telling, or an order (`she told him to go`)."""
    below = narrative.children.get(deed.word, ())
    if deed.lemma not in CONFIDING or any(narrative.page.deprel[child] == "xcomp" for child in below):
        return ()
    hearers = (*deed.patients, *(person for case, person in deed.obliques if case == "to"))
    return tuple(dict.fromkeys(person for person in hearers if person not in deed.agents))
