"""Every mention of a person on one row: names, nouns and pronouns with their grammar, before anybody is resolved."""

from __future__ import annotations

from typing import NamedTuple

from storyglass.language.page import Page
from storyglass.people.names import NameSpan
from storyglass.people.nouns import NounSpan
from storyglass.story import MentionKind

PRONOUNS: dict[str, tuple[str, str]] = {
    "i": ("I", "subject"), "me": ("I", "object"), "my": ("I", "possessive"), "mine": ("I", "object"),
    "myself": ("I", "reflexive"),
    "we": ("we", "subject"), "us": ("we", "object"), "our": ("we", "possessive"), "ours": ("we", "object"),
    "ourselves": ("we", "reflexive"),
    "you": ("you", "subject"), "your": ("you", "possessive"), "yours": ("you", "object"),
    "yourself": ("you", "reflexive"), "yourselves": ("you", "reflexive"), "thou": ("you", "subject"),
    "thee": ("you", "object"), "thy": ("you", "possessive"), "thine": ("you", "possessive"),
    "he": ("he", "subject"), "him": ("he", "object"), "his": ("he", "possessive"), "himself": ("he", "reflexive"),
    "she": ("she", "subject"), "her": ("she", "object"), "hers": ("she", "object"),
    "herself": ("she", "reflexive"),
    "they": ("they", "subject"), "them": ("they", "object"), "their": ("they", "possessive"),
    "theirs": ("they", "object"), "themselves": ("they", "reflexive"), "themself": ("they", "reflexive"),
}  # fmt: skip
"""Each personal pronoun with its person (or gender) and its place in the clause."""

FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
GAP = 3
"""Adverbs that may stand between a subject and its verb."""


class Candidate(NamedTuple):
    """One mention before it is resolved; `person` is known for names and for nouns with a person of their own."""

    first: int
    last: int
    kind: MentionKind
    person: int | None
    gender: str | None  # "I", "we", "you", "he", "she", "they", or None where the words do not say
    place: str  # "subject", "object", "possessive", "reflexive"

    @property
    def heads(self) -> range:
        """The words that may be its head: any word of a name, else the last."""
        return range(self.first if self.kind == "name" else self.last - 1, self.last)


def place_of(page: Page, first: int, last: int) -> str:
    """Where a name or a noun phrase stands in its clause, told by the tree, or else by the words beside it."""
    told = page.tree.place(first, last)
    if told is not None:
        return told
    n = len(page)
    if last < n and page.lower[last] in ("'s", "'") and page.glued(last) and page.xpos[last] == "POS":
        return "possessive"
    before = page.upos[first - 1] if first and page.sentence[first - 1] == page.sentence[first] else ""
    if before == "ADP":
        return "object"
    j = last
    while j < n and j - last < GAP and page.upos[j] == "ADV":
        j += 1
    if j < n and page.sentence[j] == page.sentence[first] and page.xpos[j] in FINITE:
        return "subject"
    if before == "VERB" and page.lemma[first - 1] in ("say", "ask", "reply", "cry", "answer", "exclaim"):
        return "subject"
    return "object"


def gather(
    page: Page,
    names: list[tuple[NameSpan, int]],
    nouns: list[tuple[NounSpan, int | None]],
    own: frozenset[str] = frozenset(),
) -> list[Candidate]:
    """Brings names (each with its person), nouns and pronouns into one row in text order.

    `own` are the words by which the narration means its narrator, which are `I` whatever they are.
    """
    row = [Candidate(s.first, s.last, "name", person, None, place_of(page, s.first, s.last)) for s, person in names]
    row += [
        Candidate(s.first, s.last, "noun", person, s.entry.gender, place_of(page, s.first, s.last))
        for s, person in nouns
    ]
    lower, upos, paragraph = page.lower, page.upos, page.paragraph
    for i, word in enumerate(lower):
        entry = PRONOUNS.get(word)
        if entry is None or paragraph[i] < 0 or upos[i] not in ("PRON", "DET"):
            continue
        gender, place = entry
        if word in ("her", "you") and (told := page.tree.place(i, i + 1)) is not None:
            place = told
        elif word == "her" and i + 1 < len(lower) and upos[i + 1] in ("NOUN", "ADJ", "PROPN", "NUM"):
            place = "possessive"
        elif word == "you" and i and upos[i - 1] in ("ADP", "VERB") and page.sentence[i - 1] == page.sentence[i]:
            place = "object"
        if gender == "you" and word in own and page.quotation[i] < 0:
            gender = "I"
        row.append(Candidate(i, i + 1, "pronoun", None, gender, place))
    row.sort(key=lambda c: (c.first, -c.last))
    return row
