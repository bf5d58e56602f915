"""Tells everything that is mentioned, with how far each mention reaches, from the row of mentions and the model's own.

The reading model knows how far a phrase reaches (`the boy who had lost his hat`) and what it stands for; the row of
mentions knows whom it means. The two are one mention where they share a head word. What is left over of the model's
mentions is gathered by what it is called: the places of one name, and `the house` with the house before it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from storyglass.language.model import MentionSpan
from storyglass.language.page import Page
from storyglass.people.model import People
from storyglass.story import EntityType, Mention

POINTS_BACK = frozenset("the this that these those".split())
"""Determiners that speak of something known."""


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
    for k, (mention, referral) in enumerate(zip(people.row, people.referrals, strict=True)):
        if k in known:
            continue
        if referral.person is not None:
            found.persons.setdefault(referral.person, []).append(Mention(*referral[:3]))
        elif mention.kind == "noun" and not page.mentions:
            found.things.append(Thing("PER", [Mention(*referral[:3])]))
    left = []
    for mention, k in zip(page.mentions, tied, strict=True):
        person = None if k is None else people.referrals[k].person
        if person is None:
            left.append(mention)
        else:
            found.persons.setdefault(person, []).append(_published(page, mention))
    for mentions in found.persons.values():
        mentions.sort(key=lambda m: (m.start, -m.end))
    found.things += _gather(page, left)
    return found


def _tie(people: People) -> list[int | None]:
    """For each mention of the reading model, the mention of the row that has the same head word."""
    headed: dict[int, int] = {}
    for k, mention in enumerate(people.row):
        for word in mention.heads:
            headed[word] = k  # of nested mentions the innermost
    return [headed.get(_head(people.page, mention)) for mention in people.page.mentions]


def _head(page: Page, mention: MentionSpan) -> int:
    head = page.tree.head_of(mention.first, mention.last)
    return mention.last - 1 if head is None else head


def _gather(page: Page, mentions: Iterable[MentionSpan]) -> list[Thing]:
    """Everything that these mentions speak of, in the order of its first mention."""
    things: list[Thing] = []
    named: dict[str, Thing] = {}
    known: dict[tuple[EntityType, str], Thing] = {}
    for mention in mentions:
        thing = None
        head = (mention.type, page.lemma[_head(page, mention)])
        words = page.lower[mention.first : mention.last]
        name = " ".join(words[words[0] == "the" :])
        if mention.kind == "name":
            thing = named.get(name)
        elif mention.kind == "noun" and words[0] in POINTS_BACK:
            thing = known.get(head)
        if thing is None:
            thing = Thing(mention.type)
            things.append(thing)
        if mention.kind == "name":
            named[name] = thing
        elif mention.kind == "noun":
            known[head] = thing
        thing.mentions.append(_published(page, mention))
    return things


def _published(page: Page, mention: MentionSpan) -> Mention:
    return Mention(page.start[mention.first], page.end[mention.last - 1], mention.kind)
