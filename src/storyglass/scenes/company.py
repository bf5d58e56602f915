"""Who is shown doing something where, and who is only named."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from typing import NamedTuple

from storyglass.people.lexicon import CROWDS
from storyglass.people.model import People, Referral
from storyglass.quotations.model import Quotations
from storyglass.scenes.clauses import Act, Clauses
from storyglass.scenes.lexicon import INDEFINITE
from storyglass.scenes.model import PersonPresence
from storyglass.scenes.word_order import WordOrder
from storyglass.speech.model import SpokenLine
from storyglass.story import Layer, MentionKind

_THROUGHOUT = 0.25
"""Who is first shown within this share of a scene was there when it began; the same at its end."""

_SURE = 0.7
"""Somebody who is shown but once, under a noun, is there where it is at least this sure that they are meant."""


class Sign(NamedTuple):
    """One place that says something of a person.

    `act` is what its clause says of them, `kind` how they are called, `told` that the narration says it rather than
    anybody in the story, and `confidence` how sure it is that they are meant.
    """

    offset: int
    person: int
    act: Act
    kind: MentionKind
    told: bool
    confidence: float

    @property
    def named(self) -> bool:
        """Says whether the person is called by more than a pronoun."""
        return self.kind != "pronoun"


class Company:
    """Signs of every person in text order; scenes ask for those inside their bounds."""

    def __init__(self, quotations: Quotations, people: People, lines: list[SpokenLine]) -> None:
        self.persons = people.persons
        self._page = people.page
        self._clauses = Clauses(people.page) if people.page.parsed else None
        self._word_order = WordOrder(people.page)
        self._signs = sorted(
            [
                *self._from_narration(people.referrals, quotations),
                *_from_lines(lines, people),
            ],
            key=lambda sign: (sign.offset, sign.person, not sign.act.shown),
        )
        self._offsets = [sign.offset for sign in self._signs]
        self._first_named: dict[int, int] = {}
        for sign in self._signs:
            if sign.kind == "name":
                self._first_named.setdefault(sign.person, sign.offset)

    @property
    def parsed(self) -> bool:
        """Says whether the signs are read from sentence trees."""
        return self._clauses is not None

    @property
    def told_by_one(self) -> bool:
        """Says whether somebody in the story tells it."""
        return any(person.narrator for person in self.persons)

    def between(self, start: int, end: int) -> list[Sign]:
        """The signs in [start, end)."""
        return self._signs[bisect_left(self._offsets, start) : bisect_left(self._offsets, end)]

    def within(self, start: int, end: int) -> list[Sign]:
        """The signs of the scene [start, end), those of somebody whom nobody can know yet given to whom they mean.

        Pronouns that come before a scene's first name may be taken for somebody who is first named in a later scene.
        No reader could take them so: where the scene names one person whom they fit, they mean that one.
        """
        signs = self.between(start, end)
        unknown = {s.person for s in signs if self._is_unknown(s.person, end)}
        if not unknown:
            return signs
        nouns = {s.person for s in signs if s.kind != "pronoun"}
        named: dict[int, int] = {}
        last: dict[int, int] = {}
        for sign in signs:
            if sign.person in unknown:
                last[sign.person] = sign.offset
            elif sign.kind == "name" and self.may_act(sign.person):
                named.setdefault(sign.person, sign.offset)
        meant: dict[int, int] = {}
        for person in unknown:
            fit = [
                k for k, at in named.items() if self._fits(person, k) and (self._has_name(person) or at > last[person])
            ]
            if len(fit) == 1 and (self._has_name(person) or person not in nouns):
                meant[person] = fit[0]
        dropped = {person for person in unknown if self._has_name(person) and person not in meant}
        return [s._replace(person=meant.get(s.person, s.person)) for s in signs if s.person not in dropped]

    def _is_unknown(self, person: int, end: int) -> bool:
        """Whether nobody can know before `end` who this is: a name comes later, or never, and there is no noun."""
        somebody = self.persons[person]
        if somebody.narrator or somebody.group or somebody.type != "PER":
            return False
        if somebody.names:
            return self._first_named.get(person, 0) >= end
        return somebody.noun is None and somebody.gender is not None

    def _fits(self, person: int, other: int) -> bool:
        return self.persons[person].gender in (self.persons[other].gender, None)

    def active(self, start: int, end: int) -> set[int]:
        """Those shown acting in [start, end) under a name, the narrator aside, who is everywhere."""
        signs = self.between(start, end)
        shown = {s.person for s in signs if s.act.shown and s.named and self.may_act(s.person)}
        return {person for person in shown if not self.persons[person].narrator}

    def opens_with_name(self, start: int, end: int) -> bool:
        """Whether the first to act in [start, end) is called by a name."""
        first = next((sign for sign in self.between(start, end) if sign.act.shown), None)
        return first is not None and first.told and first.kind == "name"

    def names_first(self, start: int, end: int) -> bool:
        """Whether the first whom the narration of [start, end) speaks of is called by a name."""
        first = next((sign for sign in self.between(start, end) if sign.told and self.may_act(sign.person)), None)
        return first is not None and first.kind == "name"

    def presence(self, start: int, end: int, layer: Layer) -> tuple[list[int], list[PersonPresence], list[int]]:
        """Who is there in the scene [start, end) of a layer, from where to where, and who is only mentioned."""
        signs: dict[int, list[Sign]] = {}
        for found in self.within(start, end):
            sign = found._replace(act=found.act.in_layer(layer))
            if self.may_act(sign.person) or self._is_nameless(sign.person):
                signs.setdefault(sign.person, []).append(sign)
        there = {person: shown for person, found in signs.items() if (shown := self._shown(person, found))}
        present = sorted(there, key=lambda p: (-len(there[p]), there[p][0].offset))
        spans = [_stay(person, there[person], start, end) for person in present]
        named = [person for person, found in signs.items() if any(sign.named for sign in found)]
        return present, spans, [person for person in named if person not in there]

    def _shown(self, person: int, signs: list[Sign]) -> list[Sign]:
        """The signs that show a person who is there; none of somebody who is only mentioned."""
        shown = [sign for sign in signs if sign.act.shown or sign.act.near]
        acts = sum(sign.act.shown for sign in shown)
        if not self.may_act(person):
            return shown if acts > 1 else []
        if len(shown) == 1 and shown[0].kind == "noun" and shown[0].confidence < _SURE:
            return []
        named = any(sign.named and (sign.told or sign.act.shown) for sign in signs)
        if acts and (named or acts > 1 or self.persons[person].narrator):
            return shown
        return shown if any(sign.kind == "name" for sign in shown) else []

    def _is_nameless(self, person: int) -> bool:
        """Says whether somebody is known by a noun alone, and is somebody in particular: `the ghosts`, `the driver`."""
        somebody = self.persons[person]
        return somebody.type == "PER" and somebody.noun is not None and somebody.noun not in INDEFINITE | CROWDS

    def may_act(self, person: int) -> bool:
        """Says whether somebody could act in the story at all."""
        return self.persons[person].character and self.persons[person].type in ("PER", "ORG")

    def _has_name(self, person: int) -> bool:
        return bool(self.persons[person].names)

    def _from_narration(self, referrals: list[Referral], quotations: Quotations) -> list[Sign]:
        signs: list[Sign] = []
        acting: dict[int, bool] = {}  # by the first word of a mention, for those coordinated with it
        spoken = [(part.start, part.end) for part in quotations.parts]
        at = len(spoken) - 1
        for referral in reversed(referrals):
            if referral.person is None:
                continue
            while at >= 0 and spoken[at][0] > referral.start:
                at -= 1
            if at >= 0 and referral.end <= spoken[at][1]:
                if referral.kind != "pronoun":
                    signs.append(
                        Sign(referral.start, referral.person, Act(), referral.kind, False, referral.confidence)
                    )
                continue
            first = bisect_left(self._page.start, referral.start)
            last = bisect_left(self._page.start, referral.end)
            act = self._act(first, last, referral.kind == "pronoun", acting)
            acting[first] = act.shown
            signs.append(Sign(referral.start, referral.person, act, referral.kind, True, referral.confidence))
        return signs

    def _act(self, first: int, last: int, pronoun: bool, acting: dict[int, bool]) -> Act:
        if self._clauses is not None:
            return self._clauses.act(first, last)
        shown, minded = self._word_order.act(first, last, pronoun, acting)
        return Act(shown=shown, inner=float(minded))


def _stay(person: int, shown: list[Sign], start: int, end: int) -> PersonPresence:
    """From where to where somebody is there: from where they come in until they leave, as far as they are shown to."""
    first, last = shown[0], shown[-1]
    margin = int((end - start) * _THROUGHOUT)
    begins = start if first.offset < start + margin and not first.act.comes else first.offset
    ends = end if last.offset + 1 > end - margin and not last.act.goes else last.offset + 1
    return PersonPresence(person, begins, ends)


def _from_lines(lines: list[SpokenLine], people: People) -> Iterator[Sign]:
    """Those who speak aloud, and those whom a line calls by name and is said to."""
    called = {part.start: people.vocatives.get(index, ()) for index, part in enumerate(people.page.parts)}
    acts = Act(shown=True)
    for line in lines:
        if line.mode != "speech":
            continue
        if line.speaker is not None:
            kind: MentionKind = "pronoun" if line.how == "anaphoric" else "noun"
            yield Sign(line.start, line.speaker, acts, kind, False, line.confidence)
        for person in line.addressees:
            if person in called.get(line.start, ()):
                yield Sign(line.start, person, acts, "noun", False, line.confidence)
