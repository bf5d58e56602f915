"""Who is shown doing something where, and who is only named."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import NamedTuple

from storyglass.people.lexicon import CROWDS
from storyglass.people.model import People, Referral
from storyglass.quotations.model import Quotations
from storyglass.scenes.clauses import Act, Clauses
from storyglass.scenes.lexicon import DEVICES, INDEFINITE
from storyglass.scenes.tenses import Tense
from storyglass.scenes.word_order import WordOrder
from storyglass.speech.model import SpokenLine
from storyglass.story import How, MentionKind

_BEHOLDS = 0.7
"""How far a clause opens the mind of somebody who perceives: `on the screen she saw him`."""


_CALLED: Mapping[How, MentionKind] = {"explicit": "name", "anaphoric": "pronoun", "implicit": "noun"}
"""How the narration calls the speaker of a line."""


_SOON = 8
"""Words of a sentence within which it says that a device shows what it tells."""


class Sign(NamedTuple):
    """One place that says something of a person.

    `act` is what its clause says of them, `kind` how they are called, `told` that the narration says it rather than
    anybody in the story, `confidence` how sure it is that they are meant, `afar` that a device shows them, and
    `called` that a line calls them.
    """

    offset: int
    person: int
    act: Act
    kind: MentionKind
    told: bool
    confidence: float
    afar: bool = False
    called: bool = False

    @property
    def named(self) -> bool:
        """Says whether the person is called by more than a pronoun."""
        return self.kind != "pronoun"


class Company:
    """Signs of every person in text order; scenes ask for those inside their bounds."""

    def __init__(self, quotations: Quotations, people: People, lines: list[SpokenLine], tense: Tense | None) -> None:
        self.persons = people.persons
        self.tense = tense
        self._page = people.page
        self._clauses = Clauses(people.page, tense) if people.page.parsed else None
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

    @cached_property
    def narrator(self) -> int | None:
        """Whoever in the story tells it; nobody where it is told from without."""
        return next((index for index, person in enumerate(self.persons) if person.narrator), None)

    def with_initial(self, letter: str) -> int | None:
        """The only character with a name that begins with a letter; None where there is none, or several."""
        found = [
            k for k, p in enumerate(self.persons) if self.may_act(k) and any(n.startswith(letter) for n in p.names)
        ]
        return found[0] if len(found) == 1 else None

    def between(self, start: int, end: int) -> list[Sign]:
        """The signs in [start, end)."""
        return self._signs[bisect_left(self._offsets, start) : bisect_left(self._offsets, end)]

    def within(self, start: int, end: int) -> list[Sign]:
        """The signs of the scene [start, end), those of somebody whom nobody can know yet given to whom they mean.

        Pronouns that come before a scene's first name may be taken for somebody who is first named in a later scene.
        No reader could take them so: where the scene names one person whom they fit, they mean that one. Nor would a
        reader take a pronoun for somebody whom the scene never calls by any name or noun, once it has named another
        whom the pronoun fits.
        """
        signs = self._without_strangers(self.between(start, end))
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

    def _without_strangers(self, signs: list[Sign]) -> list[Sign]:
        """The signs, those of strangers to the scene given to whoever the narration has last named before them."""
        called = {s.person for s in signs if s.called or (s.told and s.named) or (s.act.shown and s.kind == "name")}
        strangers = {s.person for s in signs if s.person not in called and not self._is_own(s.person)}
        if not strangers:
            return signs
        meant: dict[int, int | None] = {}
        last: dict[str | None, int] = {}  # by gender, whom the narration has named last
        for sign in signs:
            if sign.person in strangers and (sign.act.shown or sign.act.over):
                meant.setdefault(sign.person, last.get(self.persons[sign.person].gender))
            elif sign.person not in strangers and sign.kind == "name" and sign.told and self.may_act(sign.person):
                last[self.persons[sign.person].gender] = sign.person
        return [s if (who := meant.get(s.person)) is None else s._replace(person=who) for s in signs]

    def _is_own(self, person: int) -> bool:
        """Whether somebody is never taken for another: a teller, a group, or somebody without any name."""
        somebody = self.persons[person]
        return (
            somebody.narrator or somebody.group or somebody.type != "PER" or not somebody.names or not somebody.gender
        )

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
        called = (
            s for s in signs if s.kind == "name" or (s.kind == "noun" and s.told and not self._has_name(s.person))
        )
        shown = {s.person for s in called if s.act.shown}
        shown = {person for person in shown if self.may_act(person)}
        return {person for person in shown if not self.persons[person].narrator}

    def named(self, start: int, end: int) -> set[int]:
        """Those who are called by a name in [start, end)."""
        return {sign.person for sign in self.between(start, end) if sign.kind == "name"}

    def first_told(self, start: int, end: int) -> int | None:
        """The first whom the narration of [start, end) speaks of."""
        return next((sign.person for sign in self.between(start, end) if sign.told), None)

    def narrates(self, start: int, end: int) -> bool:
        """Whether whoever tells the story is spoken of in the narration of [start, end)."""
        return any(sign.person == self.narrator and sign.told for sign in self.between(start, end))

    def opens_with_name(self, start: int, end: int) -> bool:
        """Whether the first to act in [start, end) is called by a name."""
        first = next((sign for sign in self.between(start, end) if sign.act.shown), None)
        return first is not None and first.told and first.kind == "name"

    def names_first(self, start: int, end: int) -> bool:
        """Whether the first whom the narration of [start, end) speaks of is called by a name."""
        first = next((sign for sign in self.between(start, end) if sign.told and self.may_act(sign.person)), None)
        return first is not None and first.kind == "name"

    def is_nameless(self, person: int) -> bool:
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
            afar = act.inner < _BEHOLDS and self._is_behind_device(first)
            signs.append(Sign(referral.start, referral.person, act, referral.kind, True, referral.confidence, afar))
        return signs

    def _is_behind_device(self, word: int) -> bool:
        """Whether a device that shows people stands before a word in its sentence: `on the screen Ada rose`."""
        at = self._page.first_word[self._page.sentence[word]]
        for device in range(at, min(word, at + _SOON)):
            if self._page.lower[device] in DEVICES:
                return any(form in ("on", "in", "through", "across") for form in self._page.lower[at:device])
        return False

    def _act(self, first: int, last: int, pronoun: bool, acting: dict[int, bool]) -> Act:
        if self._clauses is not None:
            return self._clauses.act(first, last)
        shown, minded = self._word_order.act(first, last, pronoun, acting)
        return Act(shown=shown, inner=float(minded))


def _from_lines(lines: list[SpokenLine], people: People) -> Iterator[Sign]:
    """Those who speak aloud, and those whom a line calls by name and is said to."""
    called = {part.start: people.vocatives.get(index, ()) for index, part in enumerate(people.page.parts)}
    acts = Act(shown=True)
    for line in lines:
        if line.mode != "speech":
            continue
        if line.speaker is not None:
            kind = _CALLED[line.how]
            yield Sign(line.start, line.speaker, acts, kind, False, line.confidence)
        for person in line.addressees:
            if person in called.get(line.start, ()):
                yield Sign(line.start, person, acts, "noun", False, line.confidence, called=True)
