"""In which tense each paragraph of a story is told, and the story as a whole."""

from __future__ import annotations

from typing import Literal

from storyglass.language.page import Page

Tense = Literal["past", "present"]

_PREVAILS = 0.55
"""Share of a story's paragraphs from which their tense is the one that it is told in."""

_TURNED = 0.8
"""Share of a paragraph's finite verbs from which it is told in their tense."""

_LEAST = 3
"""Finite verbs by which a paragraph shows its tense; fewer can be an aside."""


class Tenses:
    """The finite verbs of the narration, paragraph by paragraph; nothing where nobody tagged the words.

    `past` and `present` count them; a perfect counts by its auxiliary, and what only would be does not count.
    """

    def __init__(self, page: Page) -> None:
        count = len(page.paragraphs)
        self.past, self.present = [0] * count, [0] * count
        for xpos, paragraph, part in zip(page.xpos, page.paragraph, page.quotation, strict=True):
            if part >= 0 or paragraph < 0:
                continue
            if xpos == "VBD":
                self.past[paragraph] += 1
            elif xpos in ("VBZ", "VBP"):
                self.present[paragraph] += 1
        pairs = list(zip(self.past, self.present, strict=True))
        votes = sum(past > present for past, present in pairs), sum(past < present for past, present in pairs)
        self.story = _prevailing(*votes, _PREVAILS)

    def of(self, index: int) -> Tense | None:
        """The tense that a paragraph is told in; None where it shows too few verbs, or both."""
        return self.of_all(index, index + 1)

    def of_all(self, first: int, last: int) -> Tense | None:
        """The same of paragraphs `first:last` together."""
        past, present = sum(self.past[first:last]), sum(self.present[first:last])
        return _prevailing(past, present, _TURNED) if past + present >= _LEAST else None

    def is_turned(self, index: int) -> bool:
        """Whether a paragraph is told in another tense than the story."""
        tense = self.of(index)
        return tense is not None and self.story is not None and tense != self.story

    def is_silent(self, index: int) -> bool:
        """Whether nothing is told in a paragraph: it is talk alone."""
        return not self.past[index] + self.present[index]


def _prevailing(past: int, present: int, least: float) -> Tense | None:
    if past > least * (past + present):
        return "past"
    return "present" if present > least * (past + present) else None
