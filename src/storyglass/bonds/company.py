"""Who talks with whom, how much, and whether about work."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from storyglass.bonds.lexicon import RANKS, WORK
from storyglass.bonds.signs import Pair, Sign, pair_of
from storyglass.narrative.model import Narrative


@dataclass
class Talk:
    """What two people say to each other: lines, words of working life in them, and where these stand."""

    lines: int = 0
    spans: list[tuple[int, int]] = field(default_factory=list)
    work: list[int] = field(default_factory=list)


def find_talk(narrative: Narrative) -> dict[Pair, Talk]:
    """The talk between each two characters."""
    found: dict[Pair, Talk] = {}
    page = narrative.page
    for line in narrative.lines:
        if line.speaker not in narrative.characters:
            continue
        words = narrative.words_in(line.start, line.end)
        work = [word for word in words if page.lower[word] in WORK]
        for other in line.addressees:
            if other in narrative.characters and other != line.speaker:
                talk = found.setdefault(pair_of(line.speaker, other), Talk())
                talk.lines += 1
                talk.spans.append((line.start, line.end))
                talk.work += work
    return found


def work_signs(narrative: Narrative, talk: dict[Pair, Talk]) -> Iterator[Sign]:
    """People who talk of work together, or one of whom bears a rank."""
    ranked = {person: _rank(narrative, person) for person in narrative.cast}
    for pair, said in talk.items():
        for word in said.work:
            yield Sign(pair, "professional", 0.15, 0.5, word, word + 1)
        if (ranks := ranked[pair[0]] + ranked[pair[1]]) and said.lines >= 2:
            at = narrative.words_in(*said.spans[0])[0]
            yield Sign(pair, "professional", 0.3 * ranks, 0.5, at, at + 1)


def _rank(narrative: Narrative, person: int) -> int:
    """Says whether any name of somebody begins with a rank, or is one."""
    return any(
        word.rstrip(".").lower() in RANKS for name in narrative.people.persons[person].names for word in name.split()
    )
