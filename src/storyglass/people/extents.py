"""Tells everything that is mentioned, with how far each mention reaches, from the row of mentions and the model's own.

The reading model knows how far a phrase reaches (`the boy who had lost his hat`) and what it stands for; the row of
mentions knows whom it means. The two are one mention where they share a head word. What is left over of the model's
mentions is gathered by what it is called: the places of one name, and `the house` with the house before it.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from storyglass.language.model import MentionSpan
from storyglass.language.page import Page
from storyglass.people.mentions import PRONOUNS
from storyglass.people.model import People
from storyglass.people.strangers import POINTS_BACK
from storyglass.story import EntityType, Mention


@dataclass(slots=True)
class Thing:
    """Something that is mentioned and is none of the persons: all its mentions in text order."""

    type: EntityType
    mentions: list[Mention] = field(default_factory=list)


@dataclass(slots=True)
class Mentioned:
    """Everything that is mentioned: the mentions of each person, and the things."""

    persons: dict[int, list[Mention]] = field(default_factory=dict)
    things: list[Thing] = field(default_factory=list)


def everything_mentioned(people: People) -> Mentioned:
    """Gathers all mentions by what they mean; a noun phrase that nobody could resolve is a thing of its own."""
    page, found = people.page, Mentioned()
    tied = _tie(people)
    known = {k for k in tied if k is not None}
    for k, (candidate, referral) in enumerate(zip(people.row, people.referrals, strict=True)):
        if k in known:
            continue
        if referral.person is not None:
            found.persons.setdefault(referral.person, []).append(Mention(*referral[:3]))
        elif candidate.kind == "noun" and not page.mentions:
            found.things.append(Thing("PER", [Mention(*referral[:3])]))
    gathered = _Gathered(page)
    for mention, at in zip(page.mentions, tied, strict=True):
        if page.paragraph[mention.first] < 0:
            continue
        person = None if at is None else people.referrals[at].person
        if person is None:
            gathered.add(mention)
        else:
            found.persons.setdefault(person, []).append(_published(page, mention))
    for mentions in found.persons.values():
        mentions.sort()
    found.things += gathered.things
    return found


def _tie(people: People) -> list[int | None]:
    """For each mention of the reading model, the mention of the row that has the same head word."""
    headed: dict[int, int] = {}
    for k, mention in enumerate(people.row):
        for word in mention.heads:
            headed[word] = k  # of nested mentions the innermost
    return [headed.get(people.page.head_of(mention)) for mention in people.page.mentions]


class _Gathered:
    """Everything that is mentioned and is nobody known, in the order of its first mention."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.things: list[Thing] = []
        self.known: dict[tuple[object, ...], Thing] = {}
        self.last: dict[EntityType, Thing] = {}

    def add(self, mention: MentionSpan) -> None:
        """Takes in the next mention, as one of something known or of something new."""
        key, back = self._key(mention)
        thing = self.known.get(key) if back else None
        if thing is None and mention.kind == "pronoun" and mention.type != "PER":
            thing = self.last.get(mention.type)
        if thing is None:
            thing = Thing(mention.type)
            self.things.append(thing)
        thing.mentions.append(_published(self.page, mention))
        self.known[key] = self.last[mention.type] = thing

    def _key(self, mention: MentionSpan) -> tuple[tuple[object, ...], bool]:
        """What a mention is known by, and whether it speaks of something known rather than of something new."""
        page, first = self.page, mention.first
        words = page.lower[first : mention.last]
        if mention.kind == "name":
            return ("name", *words[words[0] == "the" :]), True
        if mention.kind == "noun":
            return (mention.type, page.lower[page.head_of(mention)]), words[0] in POINTS_BACK
        who = PRONOUNS.get(words[0], (words[0], ""))[0]
        quoted = page.quotation[first] >= 0
        return (who, page.paragraph[first] if quoted else -1), who in ("I", "you", "we")


def _published(page: Page, mention: MentionSpan) -> Mention:
    return Mention(page.start[mention.first], page.end[mention.last - 1], mention.kind)
