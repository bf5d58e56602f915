"""Who acts and who talks to whom in which paragraphs."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence

from storyglass.minds import perception_words as words
from storyglass.narrative.deeds import Deed
from storyglass.narrative.model import Narrative

DEEDS_BACK = 10
"""Deeds before a plural pronoun that those do whom it means, at most."""


class Company:
    """The people who act, paragraph by paragraph, as the narration and the lines tell."""

    def __init__(self, narrative: Narrative, deeds: Sequence[Deed]) -> None:
        self.narrative = narrative
        self.acts: dict[int, Counter[int]] = {}
        self.deeds: dict[int, list[Deed]] = {}
        self.said: dict[int, dict[int, Counter[int]]] = {}
        page = narrative.page
        self._starts = [start for start, _ in page.paragraphs]
        for deed in deeds:
            if deed.line < 0:
                self.deeds.setdefault(page.paragraph[deed.word], []).append(deed)
                self.acts.setdefault(page.paragraph[deed.word], Counter()).update(deed.agents)
        for line in narrative.lines:
            if line.speaker is not None:
                at = self.paragraph(line.start)
                self.acts.setdefault(at, Counter())[line.speaker] += 1
                self.said.setdefault(at, {}).setdefault(line.speaker, Counter()).update(line.addressees)

    def paragraph(self, offset: int) -> int:
        """The story paragraph that an offset lies in, or the one before it."""
        return max(0, bisect_right(self._starts, offset) - 1)

    def of_scene(self, scene: int) -> range:
        """The paragraphs of a scene."""
        draft = self.narrative.scenes[scene]
        return range(self.paragraph(draft.start), self.paragraph(max(draft.start, draft.end - 1)) + 1)

    def around(self, paragraph: int, before: int, after: int, scene: int) -> Counter[int]:
        """Who acts how often in the paragraphs around one, as far as its scene goes."""
        bounds = self.of_scene(scene)
        found: Counter[int] = Counter()
        for at in range(max(bounds.start, paragraph - before), min(bounds.stop, paragraph + after + 1)):
            found.update(self.acts.get(at, ()))
        return found

    def talking(self, one: int, other: int, paragraph: int, reach: int) -> bool:
        """Says whether two talk to each other near a paragraph: one says something, and both speak."""
        near = [self.said[at] for at in range(paragraph - reach, paragraph + reach + 1) if at in self.said]
        if not (any(one in said for said in near) and any(other in said for said in near)):
            return False
        return any(other in said.get(one, ()) or one in said.get(other, ()) for said in near)

    def addressed(self, one: int, paragraph: int, reach: int) -> bool:
        """Says whether anybody speaks to somebody near a paragraph."""
        near = range(paragraph - reach, paragraph + reach + 1)
        return any(one in to for at in near for to in self.said.get(at, {}).values())

    def between(self, first: int, last: int) -> set[int]:
        """Who acts in the paragraphs `first:last`."""
        return {p for at in range(max(0, first), last) for p in self.acts.get(at, ())}

    def subjects(self, paragraph: int, word: int) -> list[int]:
        """Who does anything in a paragraph shortly before a word, in text order."""
        told = self.deeds.get(paragraph, [])
        last = bisect_left(told, word, key=lambda deed: deed.word)
        return list(dict.fromkeys(p for deed in told[max(0, last - DEEDS_BACK) : last] for p in deed.agents))

    def answers(self, one: int, other: int, word: int) -> bool:
        """Says whether somebody perceived turns to the perceiver in the same sentence or the next."""
        page = self.narrative.page
        told = self.deeds.get(page.paragraph[word], [])
        for deed in told[bisect_right(told, word, key=lambda deed: deed.word) :]:
            if page.sentence[deed.word] > page.sentence[word] + 1:
                return False
            answers = other in deed.agents and deed.lemma in words.ANSWERING and not deed.denied
            to = {*deed.patients, *(person for _, person in deed.obliques)}
            if answers and (one in to or self._back(deed.word)):
                return True
        return False

    def _back(self, verb: int) -> bool:
        return any(self.narrative.page.lower[c] in ("back", "eyes") for c in self.narrative.children.get(verb, ()))

    def speaks(self, one: int, first: int, last: int) -> bool:
        """Says whether somebody says anything in the paragraphs `first:last`."""
        return any(one in self.said.get(at, ()) for at in range(first, last))

    def companions(self, one: int, first: int, last: int) -> set[int]:
        """Those who speak most to somebody in the paragraphs `first:last`: half as often as whoever does most."""
        spoken = Counter[int]()
        for at in range(first, last):
            spoken.update({speaker: to[one] for speaker, to in self.said.get(at, {}).items() if speaker != one})
        most = max(spoken.values(), default=0)
        return {speaker for speaker, count in spoken.items() if count and count * 2 >= most}

    def partners(self, one: int, first: int, last: int) -> set[int]:
        """Those who talk with somebody in the paragraphs `first:last`."""
        found: set[int] = set()
        for at in range(first, last):
            for speaker, addressees in self.said.get(at, {}).items():
                if speaker == one:
                    found.update(addressees)
                elif one in addressees:
                    found.add(speaker)
        return found
