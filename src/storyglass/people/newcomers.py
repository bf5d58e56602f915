"""Makes characters of those whom a noun alone tells of: `an usher put his head in`, `the old man sat down`."""

from __future__ import annotations

from dataclasses import replace

from storyglass.people.lexicon import CROWDS, person_nouns
from storyglass.people.model import People
from storyglass.people.persons import Link


def with_newcomers(people: People) -> People:
    """The same people once linked, with everybody who acts in the narration under a noun among the known persons.

    So they may be heard, and keep their places whenever all is linked anew.
    """
    firsts = _firsts(people)
    if not firsts:
        return people
    order = [*range(people.known), *firsts.values()]
    order += sorted(set(range(people.known, len(people.persons))) - set(order))
    place = {old: new for new, old in enumerate(order)}
    persons = []
    for old in order:
        person = people.persons[old]
        acts = people.known <= place[old] < people.known + len(firsts)
        members = sorted(place[member] for member in person.members)
        persons.append(replace(person, members=members, character=person.character or acts))
    return replace(
        people,
        persons=persons,
        known=people.known + len(firsts),
        firsts={number: place[old] for number, old in firsts.items()},
        links=[_moved(link, place) for link in people.links],
        referrals=[
            r._replace(
                person=None if r.person is None else place[r.person],
                shares=tuple((place[who], share) for who, share in r.shares),
            )
            for r in people.referrals
        ],
    )


def _firsts(people: People) -> dict[int, int]:
    """Those who act under a noun, by the markables that tell of them first."""
    markables, page = people.markables, people.page
    acting: set[int] = set()
    firsts: dict[int, int] = {}
    for number, (one, link) in enumerate(zip(markables.all, people.links, strict=True)):
        person = people.persons[link.person]
        if link.person < people.known or one.row is None or person.group or person.names:
            continue
        word = page.lower[one.head]
        if one.kind == "noun" and one.sure and one.type == "PER" and word in person_nouns() and word not in CROWDS:
            firsts.setdefault(link.person, number)
        if people.row[one.row].place == "subject" and page.quotation[one.head] < 0:
            acting.add(link.person)
    return {number: who for who, number in firsts.items() if who in acting}


def _moved(link: Link, place: dict[int, int]) -> Link:
    return Link(place[link.person], link.confidence, tuple((place[who], share) for who, share in link.shares))
