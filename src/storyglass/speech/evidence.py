"""What speaks for and against each candidate as the speaker of a turn, as named yes-or-no features."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from heapq import nlargest

from storyglass.language.page import Page
from storyglass.people.lexicon import person_nouns
from storyglass.people.mentions import Candidate
from storyglass.people.model import People, Referral
from storyglass.people.nouns import GENERIC
from storyglass.speech.addressees import told_in
from storyglass.speech.cues import Cue, Kind, Row
from storyglass.speech.turns import Turn

FADE = 0.75
"""What is left of somebody's standing from one paragraph to the next."""
MOST_CANDIDATES = 14
"""Candidates weighed for one turn, at most."""
MOST_ABOUT = 60
"""People remembered as being about, at most."""
AHEAD = 4
"""Turns on either side whose tagged speakers and called persons are candidates."""
PARAGRAPHS_AGO = (0, 2, 5, 10, 20, 40)
"""Borders of the steps in which it is told how long ago the narration told of somebody."""
SHARES = (0.02, 0.1, 0.3, 0.5, 0.7, 0.9)
"""Borders of the steps in which the probability that a cue means a candidate is told."""
SHORT = 6000
"""Words of a story under which it tells nothing that somebody is named but once: the weights were learned on novels."""
STANDING = {"subject": 1.0, "object": 0.7, "possessive": 0.5, "reflexive": 0.3}


@dataclass(slots=True)
class Weighed:
    """The candidates of one turn, each with the features that hold for it."""

    persons: list[int]
    features: list[list[str]] = field(default_factory=list)


def weigh(page: Page, people: People, row: Row, turns: list[Turn]) -> list[Weighed]:
    """Collects candidates and their features for every turn in text order."""
    tagged = [_tagged(people, row, turn) for turn in turns]
    frequent = _frequency(people)
    appears = _first_seen(people)
    families = _families(people)
    standing = _Standing(page, people, {cue.mention for turn in turns for cue in turn.cues if cue.kind == Kind.TAG})
    out: list[Weighed] = []
    for t, turn in enumerate(turns):
        first = page.words_of_part[turn.parts[0]][0]
        standing.move_to(turn, first)
        around = slice(max(0, t - AHEAD), t + AHEAD + 1)
        near = [p for other in tagged[around] for p in other]
        turn.company = min(4, len({*near, *(p for other in turns[around] for p in other.vocatives)}))
        near += [p for other in turns[around] for p in other.vocatives]
        persons = _candidates(people, standing, near)
        weighed = Weighed(persons)
        common = _Common(page, people, row, turn, turns[t - 1] if t else None, families)
        ranked = sorted(persons, key=lambda p: (-standing.value(p), p))
        ranks = {p: n for n, p in enumerate(ranked)}
        fitting = {p: n for n, p in enumerate(p for p in ranked if common.may_mean(p))}
        for person in persons:
            features = common.of(person)
            if common.gender is not None:
                features.append(f"fitting:{min(fitting.get(person, 9), 4)}")
            features.append(f"standing:{min(ranks[person], 6)}" if standing.value(person) > 0 else "standing:none")
            features.append(f"frequent:{frequent[person]}")
            if appears.get(person, 0) >= page.words_of_paragraph[turn.paragraph][1]:
                features.append("not seen yet")
            features.append(f"told of:{standing.since(person)}")
            if person == standing.last_subject:
                features.append("last subject" if turn.gap else "last subject, talk")
            weighed.features.append(features)
        out.append(weighed)
    return out


def _tagged(people: People, row: Row, turn: Turn) -> list[int]:
    """Whoever the cues of a turn point at: by name, or by a pronoun that was resolved."""
    found = []
    for cue in turn.cues:
        person = row.row[cue.mention].person
        if person is None:
            person = people.referrals[cue.mention].person
        if person is not None:
            found.append(person)
    return found


def _frequency(people: People) -> list[str]:
    """How much of a story is about each person, in four steps."""
    counts = Counter(r.person for r in people.referrals if r.person is not None and r.kind == "name")
    ranked = {p: n for n, (p, _) in enumerate(counts.most_common())}
    steps, short = [], len(people.page) < SHORT
    for person, who in enumerate(people.persons):
        rank = ranked.get(person)
        if rank is None:
            steps.append("little" if short and who.noun in person_nouns() and who.noun not in GENERIC else "never")
        else:
            steps.append("top" if rank < 3 else "much" if rank < 10 or short else "little")
    return steps


def _families(people: People) -> dict[int, str]:
    """The family name of everybody who has one: the last word of a name of several words, or the one behind a title."""
    found: dict[int, str] = {}
    for number, person in enumerate(people.persons[: people.known]):
        long = [name for name in sorted(person.names, key=lambda name: -person.names[name]) if " " in name]
        if long:
            found[number] = long[0].split()[-1].lower()
    return found


def _first_seen(people: People) -> dict[int, int]:
    """The word at which each person is first mentioned."""
    first: dict[int, int] = {}
    for mention, referral in zip(people.row, people.referrals, strict=True):
        if referral.person is not None:
            first.setdefault(referral.person, mention.first)
    return first


class _Standing:
    """Who has been about lately, in the narration before all."""

    def __init__(self, page: Page, people: People, tags: set[int]) -> None:
        self.page, self.people, self.tags = page, people, tags
        self.level: dict[int, float] = {}
        self.next = 0
        self.paragraph = 0
        self.last_subject: int | None = None
        self.told: dict[int, int] = {}  # the last paragraph that tells of each person, but for tags

    def move_to(self, turn: Turn, first: int) -> None:
        """Takes in all mentions up to the end of the turn's paragraph."""
        page, people = self.page, self.people
        if turn.chapter:
            self.level.clear()
        if turn.paragraph > self.paragraph:
            fade = FADE ** min(20, turn.paragraph - self.paragraph)
            self.level = {p: v * fade for p, v in self.level.items() if v * fade > 0.01}
            self.paragraph = turn.paragraph
        end = page.words_of_paragraph[turn.paragraph][1] if turn.paragraph >= 0 else first
        row = people.row
        if self.next < len(row) and row[self.next].first < first:
            self.last_subject = None
        while self.next < len(row) and row[self.next].first < end:
            mention = row[self.next]
            person = people.referrals[self.next].person
            tag = self.next in self.tags
            self.next += 1
            if person is None or not people.persons[person].may_speak:
                continue
            quoted = page.quotation[mention.first] >= 0
            behind = max(0, turn.paragraph - page.paragraph[mention.first])
            weight = STANDING[mention.place] * (0.35 if quoted else 1.0) * FADE ** min(20, behind)
            self.level[person] = min(2.0, self.level.get(person, 0.0)) + weight
            if not quoted and not tag:
                self.told[person] = page.paragraph[mention.first]
            if not quoted and mention.place == "subject" and mention.first < first:
                self.last_subject = person
            self._forget_the_crowd()

    def _forget_the_crowd(self) -> None:
        """Keeps those who have been about most, so that a list of thousands of names does not cost its square."""
        if len(self.level) > 2 * MOST_ABOUT:
            kept = nlargest(MOST_ABOUT, self.level.items(), key=lambda item: (item[1], -item[0]))
            self.level = dict(kept)

    def value(self, person: int) -> float:
        """How much somebody is about."""
        return self.level.get(person, 0.0)

    def since(self, person: int) -> str:
        """How long ago the narration told of somebody, in steps of paragraphs."""
        if person not in self.told:
            return "never"
        return str(bisect_left(PARAGRAPHS_AGO, self.paragraph - self.told[person]))


def _candidates(people: People, standing: _Standing, near: list[int]) -> list[int]:
    """Whoever is tagged or called nearby, the narrator, and then those who have been about, most of all first.

    Where a cast is given, those in it come before all others.
    """
    ranked = sorted(standing.level, key=lambda p: (-standing.level[p], p))
    pool = [*near, *([people.narrator] if people.narrator is not None else [])]
    chosen: dict[int, None] = {}
    for person in [*pool, *ranked]:
        if people.persons[person].may_speak:
            chosen.setdefault(person)
        if len(chosen) >= MOST_CANDIDATES:
            break
    listed = [person for person in chosen if person < people.listed or person == people.narrator]
    return listed if people.listed and listed else list(chosen)


class _Common:
    """The evidence of one turn, ready to be asked for each candidate."""

    def __init__(
        self, page: Page, people: People, row: Row, turn: Turn, before: Turn | None, families: Mapping[int, str]
    ) -> None:
        self.people, self.turn, self.families = people, turn, families
        self.long = len(page) >= SHORT
        self.cues: list[tuple[str, Candidate, Referral, int | None]] = []
        seen: set[str] = set()
        for cue in turn.cues:
            name = self._kind(page, turn, cue)
            if name not in seen:
                seen.add(name)
                mention = row.row[cue.mention]
                self.cues.append((name, mention, people.referrals[cue.mention], self._owner(page, row, mention)))
        self.asked = before is not None and before.asks
        self.address = before.address if before is not None and turn.gap <= 1 else None
        self.gender = next(
            (m.gender for _, m, _, _ in self.cues if m.person is None and m.gender in ("he", "she")), None
        )
        self.told = told_in(people, before) if before is not None and turn.gap <= 1 else None
        near = before is not None and turn.gap <= 1
        self.called = set(before.vocatives) if before is not None and near else set()
        self.meant_before = before.meant | before.named if before is not None and near else set()

    def may_mean(self, person: int) -> bool:
        """Says whether the pronoun of the strongest cue without a name can mean a candidate."""
        who = self.people.persons[person]
        return self.gender is None or (who.gender in (self.gender, None) and not who.group and not who.narrator)

    @staticmethod
    def _kind(page: Page, turn: Turn, cue: Cue) -> str:
        if cue.kind == Kind.TAG:
            return "tag"
        if cue.kind == Kind.LEAD:
            return "lead"
        return "before" if cue.first < page.words_of_part[turn.parts[0]][0] else "after"

    def of(self, person: int) -> list[str]:
        """The features that hold for a candidate, but for its standing and the turns around."""
        who = self.people.persons[person]
        features = []
        for name, mention, referral, owner in self.cues:
            features += [f"{name}:{says}" for says in self._agree(mention, referral, owner, person)]
        if person in self.turn.vocatives:
            features.append("calls itself")
        if person in self.turn.named:
            features.append("speaks of itself")
        if person in self.turn.meant:
            features.append("speaks of itself as another")
        if person in self.meant_before and person not in self.called:
            features.append("was spoken of")
        if person in self.called:
            features.append("was called and asked" if self.asked else "was called")
        if person == self.told:
            features.append("was told")
        if self.address and who.gender in ("he", "she"):
            features.append("was addressed so" if who.gender == self.address else "was not addressed so")
        if self.long and who.names and sum(who.names.values()) == 1:
            features.append("named once")
        if who.group:
            features.append("group")
        if not who.names:
            features.append("narrator" if who.narrator else "generic" if who.noun in GENERIC else "nameless")
        elif who.narrator:
            features.append("narrator")
        if not self.cues:
            features.append("bare, narrator" if who.narrator else "bare")
        return features

    def _owner(self, page: Page, row: Row, mention: Candidate) -> int | None:
        """Whose aunt, friend or servant a noun speaks of."""
        word = page.tree.possessor_of(mention.last - 1) if mention.kind == "noun" else None
        k = None if word is None else row.headed.get(word)
        return None if k is None else self.people.referrals[k].person

    def _agree(self, mention: Candidate, referral: Referral, owner: int | None, person: int) -> list[str]:
        who, referent = self.people.persons[person], referral.person
        if mention.gender == "I":
            return ["I"] if who.narrator else ["I, another"]
        if mention.person is not None:
            return ["is"] if mention.person == person else ["another"]
        if who.narrator and mention.kind == "pronoun":
            return ["not I"]
        gender = mention.gender
        says = []
        if gender in ("he", "she"):
            says.append("gender" if who.gender == gender else "gender?" if who.gender is None else "gender!")
        elif gender in ("they", "we"):
            says.append("they" if who.group or who.gender == "they" else "they!")
        if mention.kind == "noun":
            says.append("noun")
        if owner is not None:
            says.append("owner" if owner == person else self._kin(owner, person))
        if referral.shares:
            share = next((value for one, value in referral.shares if one == person), 0.0)
            says.append(f"share {bisect_left(SHARES, share)}")
        if referent is not None:
            says.append("referent" if referent == person else "other referent")
        return says

    def _kin(self, owner: int, person: int) -> str:
        """Says whether somebody bears the family name of whose kin is spoken of."""
        one, other = self.families.get(owner), self.families.get(person)
        return "of no family" if one is None or other is None else "family" if one == other else "other family"
