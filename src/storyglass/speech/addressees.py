"""Finds to whom each turn is said."""

from __future__ import annotations

from collections.abc import Sequence

from storyglass.people.model import People
from storyglass.speech.cues import Kind
from storyglass.speech.turns import Turn

NEAR = 3
"""Paragraphs of narration over which a conversation goes on."""


def find_addressees(people: People, turns: Sequence[Turn], speakers: Sequence[int | None]) -> list[tuple[int, ...]]:
    """The persons each turn is said to: whoever it calls, else whoever the tag names behind `to`, else the one spoken
    with: whoever answers at once, else the last other speaker, or the next."""
    talk = _Talk(people, turns, speakers)
    out: list[tuple[int, ...]] = []
    for t, turn in enumerate(turns):
        speaker = speakers[t]
        called = [who for who in turn.vocatives if who != speaker]
        told = told_in(people, turn, speaker)
        if called:
            out.append(tuple(called[:2]))
        elif told is not None:
            out.append((told,))
        else:
            found = talk.spoken_with(t)
            out.append(() if found is None else (found,))
    return out


def told_in(people: People, turn: Turn, speaker: int | None = None) -> int | None:
    """`he said to Fenn`, `she told the boy`: the mention behind `to` in a tag, or the object of `tell` and `ask`."""
    page = people.page
    for cue in turn.cues:
        if cue.kind != Kind.TAG:
            continue
        for k in range(max(0, cue.mention - 2), min(len(people.row), cue.mention + 4)):
            mention = people.row[k]
            if k == cue.mention or not cue.first < mention.first < cue.last:
                continue
            person = people.referrals[k].person
            if person is None or person == speaker or not people.persons[person].may_speak:
                continue
            before = mention.first - 1
            if page.lower[before] in ("to", "at") or page.lemma[before] in ("tell", "ask", "warn", "assure"):
                return person
    return None


class _Talk:
    """The turns with their speakers, to be asked whom somebody speaks with."""

    def __init__(self, people: People, turns: Sequence[Turn], speakers: Sequence[int | None]) -> None:
        self.people, self.turns, self.speakers = people, turns, speakers

    def spoken_with(self, t: int) -> int | None:
        """Whoever answers at once, else the last other speaker, whoever the narration has named, or the next."""
        turns = self.turns
        at_once = t + 1 < len(turns) and not (turns[t + 1].gap or turns[t + 1].chapter)
        if at_once and self._fits(t, self.speakers[t + 1]):
            return self.speakers[t + 1]
        if (before := self._before(t)) is not None:
            return before
        beside = [who for who in turns[t].told if self._fits(t, who)]
        return beside[0] if len(beside) == 1 else self._after(t)

    def _fits(self, t: int, who: int | None) -> bool:
        """Says whether somebody may be spoken to in a turn: not its speaker, and of the gender of its `sir`."""
        if who is None or who == self.speakers[t]:
            return False
        address, gender = self.turns[t].address, self.people.persons[who].gender
        return address is None or gender not in ("he", "she") or gender == address

    def _before(self, t: int) -> int | None:
        """The last other speaker, as far back as the talk goes on."""
        gap = self.turns[t].gap
        for back in range(t - 1, max(-1, t - 6), -1):
            if gap > NEAR or self.turns[back + 1].chapter:
                break
            if self._fits(t, self.speakers[back]):
                return self.speakers[back]
            gap += self.turns[back].gap
        return None

    def _after(self, t: int) -> int | None:
        """The next other speaker, as far as the talk goes on."""
        gap = 0
        for ahead in range(t + 1, min(len(self.turns), t + 6)):
            gap += self.turns[ahead].gap
            if gap > NEAR or self.turns[ahead].chapter:
                break
            if self._fits(t, self.speakers[ahead]):
                return self.speakers[ahead]
        return None
