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
            found = _spoken_with(turns, speakers, t)
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


def _spoken_with(turns: Sequence[Turn], speakers: Sequence[int | None], t: int) -> int | None:
    """Whoever answers at once, or else the last other speaker, or the next."""
    speaker = speakers[t]
    at_once = t + 1 < len(turns) and not (turns[t + 1].gap or turns[t + 1].chapter)
    if at_once and speakers[t + 1] not in (None, speaker):
        return speakers[t + 1]
    gap = turns[t].gap
    for back in range(t - 1, max(-1, t - 6), -1):
        if gap > NEAR or turns[back + 1].chapter:
            break
        if speakers[back] not in (None, speaker):
            return speakers[back]
        gap += turns[back].gap
    gap = 0
    for ahead in range(t + 1, min(len(turns), t + 6)):
        gap += turns[ahead].gap
        if gap > NEAR or turns[ahead].chapter:
            break
        if speakers[ahead] not in (None, speaker):
            return speakers[ahead]
    return None
