"""Who turns out to have been there unnoticed: `how long have you been there?`, `I couldn't help hearing`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from storyglass.minds.perception_clauses import Clauses

LONGEST_QUESTION = 9
"""Words of such a question at most."""
HOW_LONG = ("how", "long", "have", "you", "been")
WHERE = frozenset("there listening watching standing sitting hiding awake".split())
"""What a speaker asks who finds that somebody was there, with the words that end or make up the question."""
OVERHEARING = frozenset("hearing overhearing listening seeing watching".split())
HEARD_ALL = (("heard", "everything"), ("heard", "it", "all"), ("heard", "every", "word"), ("heard", "all", "of"),
             ("saw", "everything"), ("saw", "it", "all"))  # fmt: skip
"""What those say who were there unnoticed."""
HEARING = frozenset("hear heard overhear overheard see saw catch listen".split())


@dataclass(frozen=True, slots=True)
class Discovery:
    """Somebody is asked since when, or how much, they have watched or heard, or says so unasked (no `asker`)."""

    word: int
    asker: int | None
    watcher: int


def find_discoveries(clauses: Clauses) -> Iterator[Discovery]:
    """The questions of those who find that they were watched or heard, and what those say who did it."""
    narrative, page = clauses.narrative, clauses.page
    for word, lower in enumerate(page.lower):
        if lower not in ("how", "i") or page.quotation[word] < 0:
            continue
        line = narrative.line_of(word)
        if line is None or line.speaker is None:
            continue
        if lower == "how" and _asks(clauses, word):
            asked = [who for who in line.addressees if who != line.speaker]
            if len(asked) == 1:
                yield Discovery(word, line.speaker, asked[0])
        elif lower == "i" and _owns(clauses, word):
            yield Discovery(word, None, line.speaker)


def _owns(clauses: Clauses, word: int) -> bool:
    """Says whether somebody says that they could not but hear, or heard it all."""
    told = tuple(clauses.page.lower[word + 1 : word + 5])
    helpless = told[:3] in (("could", "n't", "help"), ("could", "not", "help")) and set(told) & OVERHEARING
    return bool(helpless) or any(told[: len(words)] == words for words in HEARD_ALL)


def _asks(clauses: Clauses, word: int) -> bool:
    page = clauses.page
    span = range(word, min(word + LONGEST_QUESTION + 1, clauses.sentence(word).stop))
    told = [page.lower[i] for i in span if page.forms[i][0].isalnum()]
    ends = any(page.lower[i] == "?" for i in span)
    if not ends or len(told) > LONGEST_QUESTION:
        return False
    if tuple(told[: len(HOW_LONG)]) == HOW_LONG:
        return bool(WHERE & set(told))
    return "much" in told[1:2] and "you" in told and bool(HEARING & set(told))
