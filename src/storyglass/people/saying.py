"""Tells where somebody is said to speak: verbs of saying and what stands beside them."""

from __future__ import annotations

from storyglass.language.page import Page
from storyglass.people.lexicon import speech_verbs

TOLD = ("VBD", "VBZ")
"""Tags of verbs that tell what somebody does."""


def says(page: Page, i: int) -> bool:
    """Says whether word `i` is a verb of saying that tells what somebody does."""
    return 0 <= i < len(page) and page.xpos[i] in TOLD and page.lemma[i] in speech_verbs()


def speaks_beside(page: Page, first: int, last: int) -> bool:
    """Says whether the words [first, last) of the narration stand beside a verb of saying."""
    if page.quotation[first] >= 0:
        return False
    if says(page, first - 1) or says(page, last):
        return True
    return (
        last + 1 < len(page) and page.lower[last] in ("would", "had", "'d") and page.lemma[last + 1] in speech_verbs()
    )
