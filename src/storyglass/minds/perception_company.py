"""Who acts and who talks to whom in which paragraphs."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence

from storyglass.narrative.deeds import Deed
from storyglass.narrative.model import Narrative


class Company:
    """The people who act, paragraph by paragraph, as the narration and the lines tell."""

    def __init__(self, narrative: Narrative, deeds: Sequence[Deed]) -> None:
        self.narrative = narrative
        self.acts: dict[int, Counter[int]] = {}
        self.lines: dict[int, list[tuple[int, tuple[int, ...]]]] = {}
        page = narrative.page
        self._starts = [start for start, _ in page.paragraphs]
        for deed in deeds:
            if deed.line < 0:
                self.acts.setdefault(page.paragraph[deed.word], Counter()).update(deed.agents)
        for line in narrative.lines:
            if line.speaker is not None:
                at = self.paragraph(line.start)
                self.acts.setdefault(at, Counter())[line.speaker] += 1
                self.lines.setdefault(at, []).append((line.speaker, line.addressees))

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
        """Says whether two talk to each other near a paragraph."""
        for at in range(paragraph - reach, paragraph + reach + 1):
            for speaker, addressees in self.lines.get(at, ()):
                if (speaker == one and other in addressees) or (speaker == other and one in addressees):
                    return True
        return False

    def speaks(self, one: int, first: int, last: int) -> bool:
        """Says whether somebody says anything in the paragraphs `first:last`."""
        return any(speaker == one for at in range(first, last) for speaker, _ in self.lines.get(at, ()))

    def partners(self, one: int, first: int, last: int) -> set[int]:
        """Those who talk with somebody in the paragraphs `first:last`."""
        found: set[int] = set()
        for at in range(first, last):
            for speaker, addressees in self.lines.get(at, ()):
                if speaker == one:
                    found.update(addressees)
                elif one in addressees:
                    found.add(speaker)
        return found
