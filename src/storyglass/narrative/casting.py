"""Who is a character of the story, and not only mentioned in it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from storyglass.people.lexicon import CROWDS
from storyglass.people.model import People
from storyglass.speech.model import SpokenLine

NAMED_OFTEN = 2
"""Times somebody who says nothing must be named in the narration to count as a character."""
ACTS_OFTEN = 2
"""Times somebody who says nothing must be the subject of the narration to count as a character."""


def find_cast(people: People, lines: Sequence[SpokenLine]) -> list[int]:
    """The characters, most present first: whoever speaks, and whoever acts under a name."""
    said = Counter(line.speaker for line in lines if line.speaker is not None)
    acts, named, mentioned = Counter[int](), Counter[int](), Counter[int]()
    for markable, link in zip(people.markables.all, people.links, strict=True):
        mentioned[link.person] += 1
        named[link.person] += markable.kind == "name"
    for mention, referral in zip(people.row, people.referrals, strict=True):
        if referral.person is not None and mention.place == "subject" and people.page.quotation[mention.first] < 0:
            acts[referral.person] += 1
    needed = ACTS_OFTEN + NAMED_OFTEN - (not lines)  # where nobody speaks, nobody is known by speaking
    found = []
    for index, person in enumerate(people.persons):
        if not person.may_speak or not mentioned[index]:
            continue
        if person.told or person.narrator or said[index]:
            belongs = True
        elif not person.names:
            belongs = person.noun not in CROWDS and acts[index] >= ACTS_OFTEN * (1 if person.group else 2)
        else:
            often = min(acts[index], ACTS_OFTEN) + min(named[index], NAMED_OFTEN)
            belongs = acts[index] > 0 and often >= needed
        if belongs:
            found.append(index)
    return sorted(found, key=lambda index: (-(said[index] * 3 + mentioned[index]), index))
