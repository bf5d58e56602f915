"""Quotation parts -> lines: who says each, to whom, and what shows it."""

from __future__ import annotations

import math
from collections.abc import Collection, Mapping, Sequence

from storyglass.manuscript.model import Manuscript
from storyglass.people import Said, chapter_words, resolve_speech
from storyglass.people.model import People
from storyglass.speech.addressees import find_addressees
from storyglass.speech.conversation import Decided, decode, shipped_weights
from storyglass.speech.cues import Kind, Row
from storyglass.speech.evidence import weigh
from storyglass.speech.model import SpokenLine
from storyglass.speech.turns import Turn, group_turns
from storyglass.story import How, Span

__all__ = ["Look", "SpokenLine", "attribute", "said_of"]


def attribute(
    manuscript: Manuscript, people: People, weights: tuple[Mapping[str, float], Mapping[str, float]] | None = None
) -> list[SpokenLine]:
    """Gives every quotation part its speaker and addressees, in text order.

    Two looks: who speaks in the first tells what `he` and `she` mean around the lines, which the second goes by.
    """
    first, second = weights or shipped_weights()
    look = Look(manuscript, people)
    again = look.again(look.decide(first))
    decided = again.decide(second)
    speakers = [one.person for one in decided]
    addressees = find_addressees(again.people, again.turns, speakers)
    lines = []
    for number, (turn, one, to) in enumerate(zip(again.turns, decided, addressees, strict=True)):
        lines += _lines(people, again.row, turn, number, one, to)
    return sorted(lines, key=lambda line: line.start)


class Look:
    """One look at who speaks: the turns, their candidates, and the evidence as far as it is known."""

    def __init__(self, manuscript: Manuscript, people: People) -> None:
        self.manuscript, self.people = manuscript, people
        self.row = Row(people.row)
        self.turns = group_turns(people.page, people, self.row, chapter_words(manuscript, people.page))
        self.weighed = weigh(people.page, people, self.row, self.turns)
        self.genders = [person.gender for person in people.persons]

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
        return Look(self.manuscript, resolve_speech(self.people, self.manuscript, said, later=True))


def said_of(lines: Sequence[SpokenLine]) -> list[Said]:
    """What the people stage needs to know of the lines, by quotation part."""
    return [Said(line.speaker, line.addressees) for line in lines]


def _lines(
    people: People, row: Row, turn: Turn, number: int, decided: Decided, to: tuple[int, ...]
) -> list[SpokenLine]:
    page = people.page
    how, cue = _how(people, row, turn)
    evidence: tuple[Span, ...] = ()
    if turn.cues:
        strongest = turn.cues[0]
        evidence = ((page.start[strongest.first], page.end[strongest.last - 1]),)
    confidence = _confidence(how, turn, decided)
    return [
        SpokenLine(
            page.parts[k].start, page.parts[k].end, number, decided.person, to, how, cue, page.parts[k].mode,
            confidence, evidence or ((page.parts[k].start, page.parts[k].end),),
        )
        for k in turn.parts
    ]  # fmt: skip


def _how(people: People, row: Row, turn: Turn) -> tuple[How, Span | None]:
    """How the speaker is told, and the words that tell it."""
    if turn.label is not None:
        return "explicit", turn.label
    cue = turn.tag
    if cue is None:
        return "implicit", None
    mention = row.row[cue.mention]
    span = (people.page.start[mention.first], people.page.end[mention.last - 1])
    return ("explicit" if mention.kind == "name" else "anaphoric"), span


def _confidence(how: How, turn: Turn, decided: Decided) -> float:
    """How sure the speaker is, from the kind of cue and the margin over the next best."""
    if decided.person is None:
        return 0.0
    sure = 1 / (1 + math.exp(-0.35 * decided.margin))
    ceiling = {"explicit": 0.96, "anaphoric": 0.85, "implicit": 0.8}[how]
    if how == "implicit" and any(cue.kind == Kind.BEAT for cue in turn.cues):
        ceiling = 0.85
    return round(max(0.2, ceiling * (2 * sure - 1) if how == "implicit" else ceiling * (0.5 + 0.5 * (2 * sure - 1))), 2)
