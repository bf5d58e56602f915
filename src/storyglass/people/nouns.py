"""Finds people called by a noun: `the older man`, `her sister`, `two boys`."""

from __future__ import annotations

from typing import NamedTuple

from storyglass.language.page import Page
from storyglass.people.lexicon import NounEntry, person_nouns
from storyglass.people.saying import says

ARTICLES = frozenset(
    {"the", "a", "an", "this", "that", "these", "those", "another", "one", "some", "no", "every", "each"}
)
POSSESSIVES = {
    "my": "I", "our": "we", "your": "you", "his": "he", "her": "she", "their": "they", "its": "it",
}  # fmt: skip
NUMBERS = frozenset("two three four five six seven eight nine ten both several many few other".split())
THINGS_SAID = frozenset(
    "word words truth name sentence thing things story prayer answer rest latter same way time letter truths".split()
)
"""Nouns behind a verb of saying that are what is said."""


LONGEST_PREFIX = 5
"""Words looked at to the left of the noun for its determiner."""
GENERIC = frozenset(
    "man woman boy girl lady gentleman child person fellow kid lad guy creature figure other voice youth one lass "
    "stranger friend companion visitor speaker".split()
)
"""Nouns that fit almost anybody: they point at someone known more often than they introduce somebody."""


class NounSpan(NamedTuple):
    """One noun phrase for a person: words [first, last), its head and what its determiner says."""

    first: int
    last: int
    head: str
    entry: NounEntry
    determiner: str  # "the", "a", "his", "'s", or "" where there is none
    key: str  # the phrase without its determiner, lower-cased

    @property
    def definite(self) -> bool:
        """Says whether the phrase points at somebody in particular by itself (`the vicar`)."""
        return self.determiner in ("the", "this", "that")


def find_nouns(page: Page, taken: set[int]) -> list[NounSpan]:
    """Finds noun phrases for people in text order. `taken` holds the words that are part of names."""
    nouns = _said_the(page) | person_nouns()
    told = page.person_heads
    lower = page.lower
    found: list[NounSpan] = []
    for i, word in enumerate(lower):
        entry = nouns.get(word) or (NounEntry(None, page.xpos[i] == "NNS", "role") if i in told else None)
        if entry is None or i in taken or page.paragraph[i] < 0 or page.upos[i] not in ("NOUN", "PROPN", "ADJ"):
            continue
        if (
            i not in told
            and i + 1 < len(lower)
            and lower[i + 1] in nouns
            and page.upos[i + 1] == "NOUN"
            and not page.glued(i + 1)
        ):
            continue  # the head is the last noun of the phrase
        first = _begin(page, i)
        determiner = lower[first] if first < i else ""
        if determiner not in ARTICLES and determiner not in POSSESSIVES and determiner != "'s":
            if not entry.plural and i not in told:
                continue
            determiner = ""
        if determiner == "'s":
            first = _possessor(page, first)
        inner = first + 1 if determiner and determiner != "'s" else first
        key = " ".join(lower[inner : i + 1])
        found.append(NounSpan(first, i + 1, word, entry, determiner, key))
    return found


def _possessor(page: Page, mark: int) -> int:
    """The word at which the possessor before `'s` begins: `Marta`'s, `the miller`'s."""
    first = mark
    while first > 0 and page.forms[first - 1][0].isupper() and page.sentence[first - 1] == page.sentence[mark]:
        first -= 1
    return first if first < mark or mark == 0 else _begin(page, mark - 1)


def _said_the(page: Page) -> dict[str, NounEntry]:
    """Nouns that this story has speak behind an inverted verb of saying: `said the croupier`, `called a voice`."""
    found: dict[str, NounEntry] = {}
    for i in range(1, len(page) - 2):
        if page.lower[i] not in ("the", "a", "an") or page.quotation[i] >= 0 or not says(page, i - 1):
            continue
        if max(page.quotation[max(0, i - 3) : i - 1], default=-1) < 0:
            continue  # not right behind a quotation: `he said the croupier was asleep`
        j = i + 1
        while j < min(len(page) - 1, i + 3) and page.upos[j] == "ADJ":
            j += 1
        if page.upos[j] == "NOUN" and page.lower[j] not in THINGS_SAID:
            found.setdefault(page.lower[j], NounEntry(None, page.xpos[j] == "NNS", "role"))
    return found


def _begin(page: Page, head: int) -> int:
    """The word at which the phrase of the noun begins: its determiner, or else its first adjective."""
    i = head - 1
    while i >= 0 and head - i <= LONGEST_PREFIX and page.sentence[i] == page.sentence[head]:
        word = page.lower[i]
        if page.quotation[i] != page.quotation[head]:
            break
        if word in ARTICLES or word in POSSESSIVES or word == "'s":
            return i
        if page.upos[i] not in ("ADJ", "NOUN", "NUM", "PROPN") and word not in NUMBERS and word != "-":
            break
        i -= 1
    return i + 1
