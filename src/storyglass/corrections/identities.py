"""Who is who while corrections are read, one after the other, and what comes of it for the people of the story."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace

from storyglass.corrections.model import Passage, Who
from storyglass.corrections.passages import find_passage
from storyglass.language.model import Language
from storyglass.people import link_anew
from storyglass.people.mentions import Candidate
from storyglass.people.model import People
from storyglass.people.persons import Person

GENDERS = ("he", "she", "they", "it")
QUOTED = 40  # characters of a passage that a message repeats


def quoted(words: str) -> str:
    """Words as a message repeats them."""
    return f"“{words if len(words) <= QUOTED else words[: QUOTED - 1] + '…'}”"


class Nowhere(Exception):
    """Why a correction does nothing: what it names is not there."""


class Identities:
    """Persons (indices into those of the draft, new ones behind them) and whom every markable means."""

    def __init__(self, text: str, people: People) -> None:
        self.text, self.people = text, people
        self.persons = [replace(one, names=dict(one.names), members=[*one.members]) for one in people.persons]
        self.meant = [link.person for link in people.links]
        self.pinned: set[int] = set()
        self.corrected: dict[int, None] = {}  # in order, so that the same file gives the same numbers
        self._merged: dict[int, int] = {}
        self._at: dict[int, list[int]] = defaultdict(list)
        for number, one in enumerate(people.markables.all):
            self._at[people.page.start[one.first]].append(number)

    # --- finding ---------------------------------------------------------------------------------------------------

    def place(self, passage: Passage) -> int:
        """The offset at which a passage begins."""
        found = find_passage(self.text, passage)
        if found is None:
            raise Nowhere(f"{quoted(passage.words)} is nowhere in the text")
        return found[0]

    def find(self, who: Who) -> int:
        """Somebody: whom the mention at their passage means, or else who goes by their name, the most mentioned first.

        The display name counts for more than other names. The person is marked as corrected.
        """
        found = self._mentioned_at(who.passage) if who.passage is not None else None
        if found is None:
            found = self._called(who.name)
        if found is None:
            raise Nowhere(f"nobody is called {quoted(who.name)}")
        self.corrected[found] = None
        return found

    def _mentioned_at(self, passage: Passage) -> int | None:
        span = find_passage(self.text, passage)
        numbers = self._at.get(span[0], []) if span is not None else []
        return self.meant[self._closest(numbers, passage)] if numbers else None

    def _closest(self, numbers: list[int], passage: Passage) -> int:
        """Of several mentions that begin at one place, the one whose extent is that of the words."""
        length = len(" ".join(passage.words.split()))
        return min(numbers, key=lambda number: abs(self._length(number) - length))

    def _length(self, number: int) -> int:
        one, page = self.people.markables.all[number], self.people.page
        return page.end[one.last - 1] - page.start[one.first]

    def _called(self, name: str) -> int | None:
        key, often = name.casefold(), defaultdict[int, int](int)
        for person in self.meant:
            often[person] += 1
        ranks = []
        for index, one in enumerate(self.persons):
            names = {form.casefold() for form in one.names}
            if index not in self._merged and (one.name or "").casefold() == key:
                ranks.append((0, -often[index], index))
            elif index not in self._merged and key in names:
                ranks.append((1, -often[index], index))
        return min(ranks)[2] if ranks else None

    # --- changing --------------------------------------------------------------------------------------------------

    def merge(self, who: Who, into: Who) -> None:
        """Both are one person, under the name of `into`."""
        gone, stays = self.find(who), self.find(into)
        if gone == stays:
            return
        one, other = self.persons[stays], self.persons[gone]
        names = dict(one.names)
        for name, count in other.names.items():
            names[name] = names.get(name, 0) + count
        self.persons[stays] = replace(
            one,
            names=names,
            gender=one.gender or other.gender,
            narrator=one.narrator or other.narrator,
            told=True,
            confidence=1.0,
        )
        self.persons[gone] = replace(other, names={}, narrator=False, character=False)
        self._merged[gone] = stays
        del self.corrected[gone]
        self._mean((n for n, person in enumerate(self.meant) if person == gone), stays)

    def split(self, who: Who, passages: Iterable[Passage], name: str | None, pronouns: str | None) -> None:
        """The mentions at these passages mean somebody else, all together one new person."""
        was = self.find(who)
        numbers = []
        for passage in passages:
            there = self._at.get(self.place(passage), [])
            if not there:
                raise Nowhere(f"nobody is mentioned at {quoted(passage.words)}")
            numbers.append(self._closest(there, passage))
        new, old = len(self.persons), self.persons[was]
        called = [self._surface(n) for n in numbers if self.people.markables.all[n].kind == "name"]
        names = {form: called.count(form) for form in called}
        shown = name or next(iter(names), None) or self._surface(numbers[0])
        left = {form: count - names.get(form, 0) for form, count in old.names.items()}
        self.persons[was] = replace(old, names={form: count for form, count in left.items() if count > 0})
        self.persons.append(Person(names=names, gender=old.gender))
        self.corrected[new] = None
        self._rename(new, shown)
        if pronouns is not None:
            self._speak_of(new, pronouns)
        self._mean(numbers, new)

    def rename(self, who: Who, name: str) -> None:
        """Somebody is shown under another name; the old one stays a name of theirs."""
        self._rename(self.find(who), name)

    def alias(self, who: Who, alias: str) -> None:
        """Wherever these words stand as a name of nobody else, they mean this person."""
        person = self.find(who)
        numbers = [n for n in range(len(self.meant)) if self._surface(n) == alias]
        free = [n for n in numbers if self.meant[n] == person or not self.persons[self.meant[n]].names]
        if not free:
            why = "means somebody else who has a name: merge them" if numbers else "is no mention of anybody"
            raise Nowhere(f"{quoted(alias)} {why}")
        one = self.persons[person]
        self.persons[person] = replace(one, names={**one.names, alias: len(free)})
        self._mean(free, person)

    def pronouns(self, who: Who, pronouns: str) -> None:
        """The story speaks of somebody so: `she/her`."""
        self._speak_of(self.find(who), pronouns)

    def nobody(self, who: Who) -> None:
        """Somebody is no person: nothing is said, felt, known or done by them."""
        person = self.find(who)
        self.persons[person] = replace(self.persons[person], character=False)

    def _rename(self, person: int, name: str) -> None:
        one, count = self.persons[person], self.text.count(name)
        names = one.names if name in one.names or not count else {**one.names, name: count}
        self.persons[person] = replace(one, name=name, names=names, told=True, confidence=1.0)

    def _speak_of(self, person: int, pronouns: str) -> None:
        first = pronouns.split("/")[0].strip().lower()
        one = self.persons[person]
        self.persons[person] = replace(one, gender=first if first in GENDERS else one.gender, pronouns=pronouns)

    def _mean(self, numbers: Iterable[int], person: int) -> None:
        for number in numbers:
            self.meant[number] = person
            self.pinned.add(number)

    def _surface(self, number: int) -> str:
        one = self.people.markables.all[number]
        return self.people.page.surface(one.first, one.last)

    # --- what comes of it ------------------------------------------------------------------------------------------

    def settle(self, language: Language) -> tuple[People, dict[int, int]]:
        """The people with every mention linked anew, and for each person of the draft their new index.

        Whoever a correction names is known from the start now, behind those who were; only for those and for the
        known, and for whoever was merged into them, is there an index.
        """
        people = self.people
        added = [person for person in self.corrected if person >= people.known]
        index = {person: person for person in range(people.known)}
        index |= {person: people.known + n for n, person in enumerate(added)}
        index |= {gone: index[self._stays(gone)] for gone in self._merged}
        pinned = self.pinned | {number for number, person in enumerate(self.meant) if person in set(added)}
        pins = {number: index[self.meant[number]] for number in sorted(pinned)}
        persons = [self.persons[person] for person in (*range(people.known), *added)]
        for person in persons:
            person.members = [index[member] for member in person.members if member in index]
        row = [
            candidate._replace(person=self._person_of(k, candidate, pins, index))
            for k, candidate in enumerate(people.row)
        ]
        changed = replace(
            people,
            persons=persons,
            known=len(persons),
            row=row,
            pins=pins,
            vocatives={part: [index[one] for one in called] for part, called in people.vocatives.items()},
            narrator=None if people.narrator is None else index[people.narrator],
        )
        return link_anew(changed, language), index

    def _person_of(self, k: int, candidate: Candidate, pins: Mapping[int, int], index: Mapping[int, int]) -> int | None:
        """Whom a mention of the row is known to mean; of pronouns nothing is known beforehand."""
        number = self.people.markables.of_row.get(k)
        if candidate.kind != "pronoun" and number is not None and number in pins:
            return pins[number]
        return None if candidate.person is None else index[candidate.person]

    def _stays(self, person: int) -> int:
        """Whom somebody was merged into, in the end."""
        while person in self._merged:
            person = self._merged[person]
        return person
