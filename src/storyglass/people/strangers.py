"""Tells apart everybody else whom a noun speaks of: `an old man` is somebody too, and `he` may mean him.

Strangers are no characters: nobody knows more of them than the noun. They keep pronouns that mean them from going to
whoever has a name.
"""

from __future__ import annotations

from collections.abc import Sequence

from storyglass.language.page import Page
from storyglass.people.mentions import Candidate
from storyglass.people.model import Person
from storyglass.people.nouns import NounSpan
from storyglass.people.salience import Resolution

POINTS_BACK = frozenset("the this that these those".split())
"""Determiners that speak of somebody or something known."""
REMEMBERED = 400
"""Words over which `the sailor` means the sailor before."""


def meet_strangers(
    page: Page, nouns: Sequence[NounSpan], tied: Sequence[int | None], persons: list[Person]
) -> list[int | None]:
    """For each noun phrase the person it means.

    For those tied to nobody yet that the reading model takes for people, strangers are added to `persons`.
    """
    met: list[int | None] = []
    lately: dict[str, tuple[int, int]] = {}  # noun -> person, last word
    for noun, person in zip(nouns, tied, strict=True):
        if person is None and noun.last - 1 in page.person_heads:
            before = lately.get(noun.head)
            if noun.determiner in POINTS_BACK and before is not None and noun.first - before[1] <= REMEMBERED:
                person = before[0]
            else:
                person = len(persons)
                persons.append(_stranger(page, noun))
        if person is not None:
            lately[noun.head] = (person, noun.last)
        met.append(person)
    return met


def _stranger(page: Page, noun: NounSpan) -> Person:
    return Person(
        name=page.surface(noun.first, noun.last),
        gender="they" if noun.entry.plural else noun.entry.gender,
        group=noun.entry.plural,
        noun=noun.head,
        character=False,
        confidence=0.3,
    )


def know_by_owner(page: Page, row: Sequence[Candidate], found: list[Resolution], persons: Sequence[Person]) -> None:
    """Makes one of those whom the same word calls somebody's: `her aunt` is the aunt of whoever `she` is, each time."""
    at = {word: k for k, mention in enumerate(row) for word in mention.heads}
    first: dict[tuple[int, str], int] = {}
    same: dict[int, int] = {}
    for mention, one in zip(row, found, strict=True):
        if mention.kind != "noun" or one.person is None or persons[one.person].character:
            continue
        word = page.tree.possessor_of(mention.last - 1)
        owner = found[at[word]].person if word in at else None
        if owner is not None:
            stranger = first.setdefault((owner, page.lower[mention.last - 1]), one.person)
            if stranger != one.person:
                same.setdefault(max(stranger, one.person), min(stranger, one.person))
    for one in found:
        while one.person in same:
            one.person = same[one.person]
