"""Everything that can mean the same as something else (a markable), in columns.

The row of mentions knows which names are one person and how a phrase stands in its clause; the reading model knows how
far a phrase reaches (`the boy who had lost his hat`) and what kind of thing it stands for. The two are one markable
where they share their words or a head word. Markables stand in the order of their head words, so that whose aunt
`her aunt` is comes first.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from storyglass.language.model import MentionSpan
from storyglass.language.page import Page
from storyglass.people.mentions import PRONOUNS, Candidate
from storyglass.people.nouns import POSSESSIVES
from storyglass.people.persons import Person
from storyglass.story import EntityType, MentionKind

Ints = NDArray[np.int32]

KINDS: tuple[MentionKind, ...] = ("name", "noun", "pronoun")
NAME, NOUN, PRONOUN, VOICE = range(4)
TYPES: tuple[EntityType, ...] = ("PER", "FAC", "GPE", "LOC", "VEH", "ORG")
GENDERS = {"he": 1, "she": 2, "they": 3, "it": 4, "I": 5, "you": 6, "we": 7}
"""What a markable's own words tell of gender, number and person; 0 where they tell nothing."""
PLACES = {"subject": 0, "object": 1, "possessive": 2, "reflexive": 3}
NOTHING, DEFINITE, INDEFINITE, OWNED, BARE = range(5)
"""Determiners of a noun phrase; pronouns and names have none."""
POINTING = frozenset("the this that these those".split())
INTRODUCING = frozenset("a an another some one two three no every each many few several".split())
MOST_KNOWN = 4
"""From eight mentions on, somebody is as well known as can be."""


@dataclass(frozen=True, slots=True)
class Markable:
    """Words [first, last) with their head word; `row` is the mention of the row that it is, if it is one.

    `sure` says that the reading model takes it for a mention; what only the row knows may be none.
    """

    first: int
    last: int
    head: int
    kind: MentionKind
    type: EntityType
    row: int | None
    sure: bool


@dataclass(frozen=True)
class Markables:
    """All markables with one number each in every column, and behind them the voices: who was heard in a paragraph.

    `part_of_voice` holds for each voice the quotation part it speaks in. A voice stands where its paragraph ends.
    """

    all: list[Markable]
    part_of_voice: list[int]
    position: Ints
    head: Ints
    first: Ints
    last: Ints
    kind: Ints
    type: Ints
    gender: Ints
    place: Ints
    person: Ints
    determiner: Ints
    form: Ints
    phrase: Ints
    sentence: Ints
    paragraph: Ints
    quotation: Ints
    possessor: Ints
    governor: Ints
    known: Ints

    def __len__(self) -> int:
        return len(self.all)

    @cached_property
    def of_row(self) -> dict[int, int]:
        """The number of the markable that each mention of the row is."""
        return {one.row: number for number, one in enumerate(self.all) if one.row is not None}


def collect(page: Page, row: Sequence[Candidate], persons: Sequence[Person]) -> Markables:
    """Brings the row of mentions and those of the reading model together."""
    found = _joined(page, row)
    ends, voices = _voices(page)
    told = [_told(page, one, None if one.row is None else row[one.row], persons) for one in found]
    person = [-1 if one.row is None else _person(row[one.row]) for one in found]
    count = Counter(person)
    ids: dict[str, int] = {}
    tree = page.tree
    heads = [one.head for one in found]

    def column(values: Sequence[int], voice: Sequence[int] | int) -> Ints:
        tail = [voice] * len(ends) if isinstance(voice, int) else voice
        return np.array([*values, *tail], dtype=np.int32)

    def number(text: str) -> int:
        return ids.setdefault(text, len(ids))

    return Markables(
        all=found,
        part_of_voice=voices,
        position=column(heads, ends),
        head=column(heads, ends),
        first=column([one.first for one in found], ends),
        last=column([one.last for one in found], ends),
        kind=column([KINDS.index(one.kind) for one in found], VOICE),
        type=column([TYPES.index(one.type) for one in found], 0),
        gender=column([gender for gender, _, _ in told], 0),
        place=column([place for _, place, _ in told], 0),
        person=column(person, -1),
        determiner=column([determiner for _, _, determiner in told], NOTHING),
        form=column([number(page.lemma[head].lower()) for head in heads], -1),
        phrase=column([number(" ".join(page.lower[one.first : one.last])) for one in found], -1),
        sentence=column([page.sentence[head] for head in heads], [page.sentence[end] for end in ends]),
        paragraph=column([page.paragraph[head] for head in heads], [page.paragraph[end] for end in ends]),
        quotation=column([page.quotation[head] for head in heads], -1),
        possessor=column([_or_none(tree.possessor_of(head)) for head in heads], -1),
        governor=column([page.head[head] for head in heads], -2),
        known=column([min(MOST_KNOWN, count[who].bit_length()) if who >= 0 else 0 for who in person], 0),
    )


def _joined(page: Page, row: Sequence[Candidate]) -> list[Markable]:
    """The markables in the order of their heads; of nested ones with one head the longer first.

    The same words are one markable too where the tree sees another head in them than the row.
    """
    headed: dict[int, int] = {}
    spanned = {(candidate.first, candidate.last): k for k, candidate in enumerate(row)}
    for k, candidate in enumerate(row):
        for word in candidate.heads:
            headed[word] = k  # of nested mentions the innermost
    found, tied = [], set()
    for mention in page.mentions:
        if page.paragraph[mention.first] < 0:
            continue
        at = page.head_of(mention)
        same = spanned.get((mention.first, mention.last), headed.get(at))
        kind = mention.kind if same is None else row[same].kind
        found.append(Markable(mention.first, mention.last, at, kind, mention.type, same, True))
        if same is not None:
            tied.add(same)
    for k, candidate in enumerate(row):
        if k not in tied and page.paragraph[candidate.first] >= 0:
            found.append(_of_row(page, k, candidate))
    found.sort(key=lambda one: (one.head, one.first - one.last, one.first))
    return found


def _of_row(page: Page, number: int, candidate: Candidate) -> Markable:
    span = MentionSpan(candidate.first, candidate.last, "PER", candidate.kind, 0.0)
    head = candidate.first if candidate.kind == "pronoun" else page.head_of(span)
    return Markable(candidate.first, candidate.last, head, candidate.kind, "PER", number, False)


def _voices(page: Page) -> tuple[list[int], list[int]]:
    """The last word of each paragraph in which somebody speaks, and the last quotation part in it."""
    last: dict[int, int] = {}
    for number, (first, end) in enumerate(page.words_of_part):
        if first < end and page.paragraph[first] >= 0:
            last[page.words_of_paragraph[page.paragraph[first]][1] - 1] = number
    ends = sorted(last)
    return ends, [last[end] for end in ends]


def _told(page: Page, one: Markable, candidate: Candidate | None, persons: Sequence[Person]) -> tuple[int, int, int]:
    """Gender, place and determiner of a markable."""
    if candidate is None:
        place = PLACES[page.tree.place(one.first, one.last) or "object"]
        gender = 0
    else:
        place = PLACES[candidate.place]
        told = candidate.gender if candidate.person is None else persons[candidate.person].gender
        gender = GENDERS.get(told or "", 0)
    if one.kind == "pronoun":
        word = page.lower[one.head]
        return GENDERS[PRONOUNS[word][0]] if word in PRONOUNS else GENDERS["it"], place, NOTHING
    if one.kind == "name":
        return gender, place, NOTHING
    if page.xpos[one.head] in ("NNS", "NNPS"):
        gender = GENDERS["they"]
    elif not gender and one.type != "PER":
        gender = GENDERS["it"]
    return gender, place, _determiner(page, one)


def _determiner(page: Page, one: Markable) -> int:
    word = page.lower[one.first]
    if word in POINTING:
        return DEFINITE
    if word in INTRODUCING:
        return INDEFINITE
    return OWNED if word in POSSESSIVES or "'s" in page.lower[one.first : one.head] else BARE


def _person(candidate: Candidate) -> int:
    return -1 if candidate.person is None else candidate.person


def _or_none(word: int | None) -> int:
    return -1 if word is None else word
