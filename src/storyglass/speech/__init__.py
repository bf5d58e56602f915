"""Quotation parts -> lines: who says each, to whom, and what shows it."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from storyglass.people import Said, resolve_speech
from storyglass.people.model import People
from storyglass.speech.addressees import find_addressees
from storyglass.speech.conversation import Decided, Weights, certainty, current_weights, decode
from storyglass.speech.cues import Row
from storyglass.speech.evidence import Weighed, weigh
from storyglass.speech.model import SpokenLine, ToldLine
from storyglass.speech.turns import Turn, group_turns
from storyglass.story import How, Span

__all__ = ["Look", "SpokenLine", "ToldLine", "attribute", "how_told", "said_of", "told_by"]


OPEN = 0.15
"""Probability under which nobody is said to speak: six guesses of seven would be wrong."""


def attribute(
    people: People, weights: Weights | None = None, told: Mapping[int, ToldLine] | None = None
) -> list[SpokenLine]:
    """Gives every quotation part its speaker and addressees, in text order.

    Two looks: who speaks in the first tells what `he` and `she` mean around the lines, which the second goes by. What
    is `told` of some parts is so, and the others are decided by it, too.
    """
    told = told or {}
    weights = weights or current_weights(parsed=people.page.parsed)
    look = Look(people, told)
    again = look.again(look.decide(weights.first))
    decided = again.decide(weights.second)
    addressees = find_addressees(again.people, again.turns, [one.person for one in decided])
    lines = []
    for number, (turn, one, to) in enumerate(zip(again.turns, decided, addressees, strict=True)):
        how, cue = how_told(again.people, again.row, turn)
        sure = certainty(weights.sure, how, one.margin) if one.person is not None else 0.0
        speaker, sure = (one.person, sure) if sure >= OPEN else (None, 0.0)
        evidence = _evidence(again.people, turn)
        for k in turn.parts:
            part = people.page.parts[k]
            seen = evidence or ((part.start, part.end),)
            lines.append(
                SpokenLine(part.start, part.end, number, speaker, to, how, cue, part.mode, round(sure, 2), seen)
            )
    lines.sort(key=lambda line: line.start)
    return [_as_told(line, told[part]) if part in told else line for part, line in enumerate(lines)]


def _as_told(line: SpokenLine, told: ToldLine) -> SpokenLine:
    """A line as the reader says that it is."""
    seen = ((line.start, line.end),)
    if told.speaker is not None:
        (speaker,) = told.speaker
        line = replace(line, speaker=speaker, confidence=1.0, evidence=seen)
    return line if told.addressees is None else replace(line, addressees=told.addressees)


class Look:
    """One look at who speaks: the turns, their candidates, and the evidence as far as it is known.

    A turn of which a speaker is `told` has no other candidates.
    """

    def __init__(self, people: People, told: Mapping[int, ToldLine] | None = None) -> None:
        self.people, self.told = people, told or {}
        self.row = Row(people.row)
        self.turns = group_turns(people.page, people, self.row)
        self.weighed = [
            self._as_told(turn, weighed)
            for turn, weighed in zip(self.turns, weigh(people.page, people, self.row, self.turns), strict=True)
        ]
        self.genders = [person.gender for person in people.persons]

    def _as_told(self, turn: Turn, weighed: Weighed) -> Weighed:
        told = self.told.get(turn.parts[0])
        if told is None or told.speaker is None or told.speaker[0] is None:
            return weighed
        return Weighed([told.speaker[0]], [[]])

    def decide(self, weights: Mapping[str, float], allowed: Sequence[Collection[int]] | None = None) -> list[Decided]:
        """The best speakers by these weights."""
        return decode(self.turns, self.weighed, weights, self.genders, allowed)

    def again(self, decided: Sequence[Decided]) -> Look:
        """A second look, with the pronouns resolved by who speaks around them."""
        speakers = [one.person for one in decided]
        addressees = find_addressees(self.people, self.turns, speakers)
        said = [Said(None, ())] * len(self.people.page.parts)
        for turn, speaker, to in zip(self.turns, speakers, addressees, strict=True):
            for k in turn.parts:
                said[k] = Said(speaker, to)
        return Look(resolve_speech(self.people, said), self.told)


def said_of(lines: Sequence[SpokenLine]) -> list[Said]:
    """What the people stage needs to know of the lines, by quotation part."""
    return [Said(line.speaker, line.addressees) for line in lines]


def told_by(people: People, lines: Sequence[SpokenLine]) -> dict[int, int]:
    """Whom the subjects of the tags mean, by their places in the row of mentions: whoever the line was given to."""
    at = {(r.start, r.end): k for k, r in enumerate(people.referrals) if r.kind != "name"}
    told = {}
    for line in lines:
        k = None if line.cue is None or line.speaker is None else at.get(line.cue)
        if k is None or line.speaker is None or people.row[k].person is not None:
            continue
        gender, who = people.row[k].gender, people.persons[line.speaker]
        if gender not in ("he", "she") or (who.gender in (gender, None) and not who.narrator):
            told[k] = line.speaker
    return told


def how_told(people: People, row: Row, turn: Turn) -> tuple[How, Span | None]:
    """How the speaker of a turn is told, and the words that tell it."""
    if turn.label is not None:
        return "explicit", turn.label
    cue = turn.tag
    if cue is None:
        return "implicit", None
    mention = row.row[cue.mention]
    span = (people.page.start[mention.first], people.page.end[mention.last - 1])
    return ("explicit" if mention.kind == "name" else "anaphoric"), span


def _evidence(people: People, turn: Turn) -> tuple[Span, ...]:
    """The words of the strongest cue."""
    if not turn.cues:
        return ()
    strongest = turn.cues[0]
    return ((people.page.start[strongest.first], people.page.end[strongest.last - 1]),)
