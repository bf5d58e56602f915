"""Says whom or what every markable means: one pass over the text, each tied to somebody before it or to nobody known.

What is certain comes first: names and nouns that stand for one person, `I` and `you` in a line whose speaker is known,
the narrator's `I`. The others go to whoever their antecedents speak for, the probabilities of all antecedents of one
person added up; where most speaks for nobody, they are somebody or something new.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from storyglass.people.antecedents import NO_CANDIDATE
from storyglass.people.markables import Markable
from storyglass.people.mentions import PRONOUNS
from storyglass.people.model import People
from storyglass.people.persons import Link, Person, Said

TOLD, SURE, TIED, HEARD, CALLED = 1.0, 0.95, 0.8, 0.85, 0.7
"""How sure the reader's word is, a name, a noun that stands for one person, `I` in a line, `you` in one said to one."""
PAIR_REMEMBERED = 2
"""Sentences over which `they` means two people who were named together."""
GENDERED = frozenset({"he", "she"})
STYLES = frozenset(
    "lordship ladyship majesty highness grace excellency eminence holiness worship honour honor self".split()
)
"""Nouns that mean their own possessor: `her ladyship`."""
ANYBODY = frozenset(f"{some}{one}" for some in ("any", "every", "no", "some") for one in ("body", "one", " one"))
"""Words that mean nobody who was mentioned before: `everybody`, `no one`."""


@dataclass(frozen=True)
class Linked:
    """Every markable's link, and all persons: those known before, and behind them whoever and whatever is new."""

    links: list[Link]
    persons: list[Person]


def link(people: People, said: Sequence[Said] | None, told: Mapping[int, int]) -> Linked:
    """Links all markables of people who are known, whatever they were linked to before.

    `said` holds the speaker of each quotation part once that is known, `told` the persons that some mentions of the row
    are known to mean besides (the subjects of the tags of their lines). No pronoun reaches back over a chapter's begin.
    """
    linker = _Linker(people, said)
    for number, markable in enumerate(people.markables.all):
        pinned = people.pins.get(number)
        if pinned is not None:
            linker.link(number, Link(pinned, TOLD))
        else:
            meant = None if markable.row is None else told.get(markable.row)
            linker.link(number, None if meant is None else Link(meant, SURE))
    return Linked(linker.links, linker.persons)


class _Linker:
    """The pass over the text: who has been met so far, and what each of them is known to be."""

    def __init__(self, people: People, said: Sequence[Said] | None) -> None:
        self.page, self.row, self.markables = people.page, people.row, people.markables
        self.persons, self.known = people.persons[: people.known], people.known
        self.narrator, self.said, self.firsts = people.narrator, said, people.firsts
        self.links: list[Link] = []
        markables, antecedents = people.markables, people.antecedents
        self.at = {row: k for k, row in enumerate(antecedents.rows.tolist())}
        self.new = antecedents.new.tolist()
        self.chances, self.candidates = antecedents.chances, antecedents.candidates
        self.possessor = markables.possessor.tolist()
        begins = np.array([0, *people.chapters])
        self.position = markables.position.tolist()
        self.chapter_at = begins[np.searchsorted(begins, markables.position, side="right") - 1].tolist()
        self.headed: dict[int, int] = {}  # head word -> person
        self.called: dict[str, int] = {}  # things by their names
        self.owned: dict[tuple[int, str], int] = {}  # owner, noun -> person
        self.groups: dict[frozenset[int], int] = {}
        self.pair: tuple[int, int, int] | None = None  # sentence and persons of the last `Ada and Bram`

    def link(self, number: int, told: Link | None) -> None:
        """Links the next markable, as it is told if that is known."""
        markable = self.markables.all[number]
        found = told or self._certain(number, markable)
        if found is None and number in self.at:
            found = self._likely(number, markable)
        if found is None:
            found = Link(self._by_name(markable), SURE)
        self.links.append(found)
        self._note_pair(markable, found.person)
        self.headed[markable.head] = found.person
        if markable.kind == "noun" and (owner := self._owner(number)) is not None:
            self.owned.setdefault((owner, self.page.lower[markable.head]), found.person)

    def _certain(self, number: int, markable: Markable) -> Link | None:
        """What a markable means by rule."""
        if self._is_anybody(markable):
            return Link(self._new(markable), SURE)
        candidate = None if markable.row is None else self.row[markable.row]
        if candidate is None:
            return None
        if candidate.person is not None:
            return Link(candidate.person, SURE if candidate.kind == "name" else TIED)
        if (first := self.firsts.get(number)) is not None:
            return Link(first, TIED)
        if candidate.kind != "pronoun":
            return None
        part = self.page.quotation[candidate.first]
        if part < 0:
            narrates = candidate.gender == "I" and self.narrator is not None
            return Link(self.narrator, SURE) if narrates and self.narrator is not None else None
        line = None if self.said is None else self.said[part]
        if line is None or line.speaker is None:
            return None
        if candidate.gender == "I":
            return Link(line.speaker, HEARD)
        if candidate.gender == "you" and len(line.addressees) == 1:
            return Link(line.addressees[0], CALLED)
        if candidate.gender == "we" and len(line.addressees) == 1:
            return Link(self._group(line.speaker, line.addressees[0]), CALLED)
        return None

    def _is_anybody(self, markable: Markable) -> bool:
        """Says whether nobody in particular is meant."""
        word, before = self.page.lower[markable.head], self.page.lower[markable.first : markable.head]
        return (f"{before[-1]} {word}" if word == "one" and before else word) in ANYBODY

    def _likely(self, number: int, markable: Markable) -> Link:
        """Whom the antecedents of a markable speak for."""
        owner = self._owner(number)
        if owner is not None:
            known = self.owned.get((owner, self.page.lower[markable.head]))
            if known is not None:
                return Link(known, TIED)
        shares = self._shares(number, markable)
        total = self.new[self.at[number]] + sum(shares.values())
        ranked = sorted(shares.items(), key=lambda share: (-share[1], share[0]))
        if ranked and ranked[0][1] >= self.new[self.at[number]]:
            best, share = ranked[0]
            self._learn(best, markable)
            return Link(best, round(share / total, 2), tuple((who, value / total) for who, value in ranked[:4]))
        if (pair := self._pair_meant(markable)) is not None:
            return Link(pair, CALLED)
        shares_seen = tuple((who, value / total) for who, value in ranked[:4])
        return Link(self._new(markable), round(self.new[self.at[number]] / total, 2), shares_seen)

    def _shares(self, number: int, markable: Markable) -> dict[int, float]:
        """The probability of each person, by all antecedents that mean them and that may be meant."""
        k, gender = self.at[number], self._gender(markable)
        chapter = self.chapter_at[number] if gender is not None else 0
        barred = self._barred(number, markable)
        shares: dict[int, float] = {}
        for candidate, chance in zip(self.candidates[k].tolist(), self.chances[k].tolist(), strict=True):
            if candidate == NO_CANDIDATE or self.position[candidate] < chapter:
                continue
            person = self._meant(candidate)
            if person is None or person in barred or not self._may_be(person, gender):
                continue
            shares[person] = shares.get(person, 0.0) + chance
        return shares

    def _meant(self, candidate: int) -> int | None:
        """Whom a markable before means, or whose voice that is."""
        n = len(self.markables)
        if candidate < n:
            return self.links[candidate].person
        if self.said is None:
            return None
        return self.said[self.markables.part_of_voice[candidate - n]].speaker

    def _barred(self, number: int, markable: Markable) -> tuple[int | None, ...]:
        """Who is not meant: nobody is their own aunt, and who is `I` or `you` in a line is no `he` there."""
        if markable.kind == "noun" and self.page.lower[markable.head] not in STYLES:
            return (self._owner(number),)
        part = self.page.quotation[markable.head]
        if self.said is None or part < 0 or self._gender(markable) not in GENDERED:
            return ()
        return self.said[part].speaker, *self.said[part].addressees

    def _gender(self, markable: Markable) -> str | None:
        if markable.kind == "pronoun":
            return PRONOUNS.get(self.page.lower[markable.head], ("it", ""))[0]
        return None

    def _may_be(self, person: int, gender: str | None) -> bool:
        """Says whether a pronoun of some gender can mean a person."""
        who = self.persons[person]
        known = who.gender
        if gender in ("they", "we"):
            one = who.type == "PER" and bool(who.names) and not who.group
            return known == "they" or (known not in GENDERED and not one)
        return gender not in GENDERED or known is None or known == gender

    def _learn(self, person: int, markable: Markable) -> None:
        """What a pronoun tells of somebody whom only a noun has told of so far, and a noun where only pronouns have."""
        who = self.persons[person]
        if who.name is None and markable.kind == "noun" and person >= self.known:
            called = self.page.surface(markable.first, markable.last)
            self.persons[person] = who = replace(who, name=called, noun=self.page.lower[markable.head])
        if who.gender is None and not who.names and self._gender(markable) in GENDERED:
            self.persons[person] = replace(who, gender=self._gender(markable))

    def _owner(self, number: int) -> int | None:
        """Whose the markable is, where somebody owns it."""
        word = self.possessor[number]
        return None if word < 0 or self.markables.all[number].kind != "noun" else self.headed.get(word)

    def _note_pair(self, markable: Markable, person: int) -> None:
        """Notes two people who are named together: `Ada and Bram`."""
        page, at = self.page, markable.head
        before = self.headed.get(page.head[at]) if page.deprel[at] == "conj" else None
        if before is None or before == person:
            return
        if all(self.persons[who].type == "PER" and not self.persons[who].group for who in (before, person)):
            self.pair = page.sentence[at], before, person

    def _pair_meant(self, markable: Markable) -> int | None:
        """The two named together just before a `they` that means nobody else."""
        if self.pair is None or self._gender(markable) != "they":
            return None
        sentence, one, other = self.pair
        return self._group(one, other) if self.page.sentence[markable.head] - sentence <= PAIR_REMEMBERED else None

    def _group(self, one: int, other: int) -> int:
        """The two who say `we` to one another, or of whom `they` is said."""
        members = frozenset((one, other))
        if members not in self.groups:
            names = [self.persons[who].name for who in (one, other)]
            name = " and ".join(name for name in names if name) if all(names) else None
            self.groups[members] = len(self.persons)
            self.persons.append(
                Person(name=name, gender="they", group=True, members=sorted(members), character=False, confidence=0.5)
            )
        return self.groups[members]

    def _by_name(self, markable: Markable) -> int:
        """The thing or the place of that name; a new one the first time."""
        words = self.page.lower[markable.first : markable.last]
        key = " ".join(words[words[0] == "the" :])
        if key not in self.called:
            self.called[key] = self._new(markable)
        thing = self.called[key]
        first = markable.first + (words[0] == "the" and len(words) > 1)
        if any(form[0].isupper() for form in self.page.forms[first : markable.last]):  # `sir` is no name
            names, name = self.persons[thing].names, self.page.surface(markable.first, markable.last)
            names[name] = names.get(name, 0) + 1
        return thing

    def _new(self, markable: Markable) -> int:
        """Somebody or something that has not been mentioned before."""
        page = self.page
        candidate = None if markable.row is None else self.row[markable.row]
        gender = None if candidate is None else candidate.gender
        plural = page.xpos[markable.head] == "NNS" or gender in ("they", "we")
        self.persons.append(
            Person(
                name=None if markable.kind == "pronoun" else page.surface(markable.first, markable.last),
                gender="they" if plural else gender if gender in GENDERED else None,
                type=markable.type,
                noun=page.lower[markable.head] if markable.kind == "noun" else None,
                group=plural,
                character=False,
                confidence=0.3,
            )
        )
        return len(self.persons) - 1
