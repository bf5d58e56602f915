"""Gathers every mention by what it means, with how far it reaches, as it is published."""

from __future__ import annotations

from collections import Counter

from storyglass.people.markables import Markable
from storyglass.people.model import People
from storyglass.story import Mention


def everything_mentioned(people: People) -> dict[int, list[Mention]]:
    """The mentions of each person and thing, in text order.

    What only rules take for a mention, and what means nothing else that is mentioned, is none where there is a model to
    ask; a pronoun alone tells of nobody.
    """
    page = people.page
    often = Counter(link.person for link in people.links)
    found: dict[int, list[Mention]] = {}
    for markable, link in zip(people.markables.all, people.links, strict=True):
        alone = often[link.person] == 1 and link.person >= people.known
        if alone and not markable.sure and (page.mentions or markable.kind == "pronoun"):
            continue
        found.setdefault(link.person, []).append(_published(people, markable))
    for mentions in found.values():
        mentions.sort()
    return found


def _published(people: People, markable: Markable) -> Mention:
    page = people.page
    return Mention(page.start[markable.first], page.end[markable.last - 1], markable.kind)
