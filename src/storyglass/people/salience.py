"""Resolves pronouns by salience: who stands out where a pronoun is read, among those it can mean.

Every mention raises its person's salience by what it does in the clause; salience fades from sentence to sentence
(after Lappin and Leass 1994, without their parser). The constants are set by hand in the proportions of that paper.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from storyglass.language.page import Page
from storyglass.people.mentions import Candidate
from storyglass.people.model import Person

WEIGHT = {"subject": 1.0, "object": 0.6, "possessive": 0.45, "reflexive": 0.3}
FADE = 0.62
"""What is left of salience from one sentence to the next."""
QUOTED = 0.5
"""A mention inside a quotation raises salience for the narration by this share only."""
STRANGE = 0.5
"""Factor for somebody who is no character; .3 to .6 are alike on the coreference of LitBank, more is worse."""
UNSURE_GENDER = 0.55
"""Factor for somebody whose gender the story has not told."""
FORGOTTEN = 0.02
"""Salience below which somebody is no longer thought of."""
SPEAKER, ADDRESSEE = 0.7, 0.35
"""What a line adds for its speaker and for those it is said to."""


@dataclass(slots=True)
class Resolution:
    """Whom a mention means (an index into the persons) and how sure that is."""

    person: int | None
    confidence: float


class Salience:
    """Who stands out now: a small decaying memory of recent mentions."""

    def __init__(self, persons: Sequence[Person]) -> None:
        self.persons = persons
        self.value: dict[int, float] = {}
        self.seen: dict[int, int] = {}  # clock of the last mention
        self.clock = 0
        self.fades = [FADE**k for k in range(24)]

    def tick(self, sentences: int, paragraph: bool) -> None:
        """Lets time pass: sentences, and whether a paragraph ended."""
        self.clock += sentences + paragraph
        if len(self.value) > 24:
            for person in [p for p in self.value if self.now(p) < FORGOTTEN]:
                del self.value[person], self.seen[person]

    def now(self, person: int) -> float:
        """How much a person stands out at this moment."""
        value = self.value.get(person)
        if value is None:
            return 0.0
        age = self.clock - self.seen[person]
        return value * self.fades[age] if age < len(self.fades) else 0.0

    def raise_(self, person: int, weight: float) -> None:
        """Notes one more mention."""
        self.value[person] = min(2.0, self.now(person)) + weight
        self.seen[person] = self.clock

    def forget(self) -> None:
        """Starts anew, as a chapter does."""
        self.value.clear()
        self.seen.clear()

    def best(self, gender: str | None, barred: Sequence[int | None] = ()) -> Resolution:
        """The person who stands out most among those that can be meant."""
        first, second, found = 0.0, 0.0, None
        for person in self.value:
            if person in barred:
                continue
            who = self.persons[person]
            value = self.now(person)
            if gender == "they":
                if not (who.group or who.gender == "they"):
                    continue
            elif who.group:
                continue
            elif gender is not None and who.gender != gender:
                if who.gender is not None:
                    continue
                value *= UNSURE_GENDER
            if value > first:
                first, second, found = value, first, person
            elif value > second:
                second = value
        if found is None or first < FORGOTTEN:
            return Resolution(None, 0.0)
        return Resolution(found, round(min(0.95, 0.4 + 0.55 * (first - second) / (first + 0.05)), 2))


@dataclass(frozen=True, slots=True)
class Said:
    """What is known of one quotation part: who says it, and to whom."""

    speaker: int | None
    addressees: tuple[int, ...]


def resolve(
    page: Page,
    row: Sequence[Candidate],
    persons: Sequence[Person],
    narrator: int | None,
    said: Sequence[Said] | None = None,
    breaks: frozenset[int] = frozenset(),
    *,
    later: bool = False,
) -> list[Resolution]:
    """Resolves every mention of the row in one pass over the text.

    `said` holds the speaker of each quotation part once that is known: it tells `I` and `you` inside, and speakers
    stand out in the narration around their lines; with `later`, only after the paragraph of the line, so that a tag is
    read without the speaker it belongs to. `breaks` are words at which chapters begin.
    """
    salience = Salience(persons)
    out: list[Resolution] = []
    sentence = paragraph = 0
    subject: tuple[int, int | None] = (-1, None)  # sentence and person of the last subject in it
    voices = _Voices(page, said or (), later)
    breaks_left = sorted(breaks, reverse=True)
    for mention in row:
        i = mention.first
        while breaks_left and breaks_left[-1] <= i:
            breaks_left.pop()
            salience.forget()
        if page.sentence[i] != sentence or page.paragraph[i] != paragraph:
            salience.tick(max(0, page.sentence[i] - sentence), page.paragraph[i] != paragraph)
            sentence, paragraph = page.sentence[i], page.paragraph[i]
        quoted = page.quotation[i]
        voices.heard_by(i, salience)
        found = _resolve_one(mention, quoted, salience, narrator, said, subject, sentence)
        out.append(found)
        if found.person is None:
            continue
        weight = WEIGHT[mention.place] * (QUOTED if quoted >= 0 else 1.0)
        if not persons[found.person].character:
            weight *= STRANGE
        salience.raise_(found.person, weight)
        if quoted < 0 and mention.place == "subject":
            subject = (sentence, found.person)
    return out


class _Voices:
    """The speakers of the lines, who stand out once their line is heard."""

    def __init__(self, page: Page, said: Sequence[Said], later: bool) -> None:
        self.said = said
        ends = [page.words_of_paragraph[page.paragraph[a]][1] if b > a else b for a, b in page.words_of_part]
        self.heard_at = ends if later else [a for a, _ in page.words_of_part]
        self.next = 0

    def heard_by(self, word: int, salience: Salience) -> None:
        """Raises whoever has been heard by that word."""
        while self.next < len(self.said) and self.heard_at[self.next] <= word:
            line = self.said[self.next]
            if line.speaker is not None:
                salience.raise_(line.speaker, SPEAKER)
            for who in line.addressees[:2]:
                salience.raise_(who, ADDRESSEE)
            self.next += 1


def _resolve_one(
    mention: Candidate,
    quoted: int,
    salience: Salience,
    narrator: int | None,
    said: Sequence[Said] | None,
    subject: tuple[int, int | None],
    sentence: int,
) -> Resolution:
    if mention.person is not None:
        return Resolution(mention.person, 0.95 if mention.kind == "name" else 0.8)
    line = said[quoted] if said is not None and quoted >= 0 else None
    if mention.gender == "I":
        if quoted < 0:
            return Resolution(narrator, 0.95 if narrator is not None else 0.0)
        return Resolution(line.speaker, 0.85) if line and line.speaker is not None else Resolution(None, 0.0)
    if mention.gender == "you":
        sure = line is not None and len(line.addressees) == 1
        return Resolution(line.addressees[0], 0.7) if line and sure else Resolution(None, 0.0)
    if mention.gender == "we":
        return Resolution(None, 0.0)
    barred: list[int | None] = []
    if line is not None:
        barred = [line.speaker, *line.addressees]
    if quoted < 0 and subject[0] == sentence:
        if mention.place == "reflexive":
            return Resolution(subject[1], 0.9)
        if mention.place == "object" and mention.kind == "pronoun":
            barred.append(subject[1])
    if mention.kind == "noun":
        return Resolution(None, 0.0)
    return salience.best(mention.gender, barred)
