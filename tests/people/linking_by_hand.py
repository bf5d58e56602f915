"""A text linked by chances that the test gives, in place of those that were learned."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from storyglass.language import Linguist, Rules
from storyglass.manuscript import from_text
from storyglass.people import People, Said, find_people
from storyglass.people.antecedents import Antecedents, Scores, candidates_of, rows_to_link
from storyglass.people.linking import Linked, link
from storyglass.people.markables import Markables
from storyglass.quotations import find_quotations
from tests.people.telling import prose

Chances = Mapping[str, Mapping[str, float]]
"""For a markable, by its words, the chance of each antecedent: `{"he": {"Oskar": 0.7}}`; the rest means nobody before.

`#2` behind the words means the second of these words, `voice 0` whoever is heard in the first paragraph that has talk.
"""


@dataclass(frozen=True)
class ByChance:
    """A text whose markables are linked."""

    people: People
    linked: Linked

    def who(self, words: str) -> int:
        """The person whom a markable means."""
        return self.linked.links[number_of(self.people, words)].person

    def confidence(self, words: str) -> float:
        """How sure that is."""
        return self.linked.links[number_of(self.people, words)].confidence

    def groups(self) -> list[list[str]]:
        """The words of the markables that mean the same, in text order."""
        page, found = self.people.page, dict[int, list[str]]()
        for one, found_link in zip(self.people.markables.all, self.linked.links, strict=True):
            found.setdefault(found_link.person, []).append(page.surface(one.first, one.last))
        return list(found.values())


def people_of(text: str, linguist: Linguist | None = None) -> People:
    """The people of a text as they are before anybody is known to speak."""
    manuscript = from_text(prose(text))
    quotations = find_quotations(manuscript)
    return find_people(manuscript, quotations, (linguist or Rules()).analyse(manuscript, quotations))


def words_of(people: People) -> list[str]:
    """The words of each markable."""
    return [people.page.surface(one.first, one.last) for one in people.markables.all]


def number_of(people: People, words: str) -> int:
    """The number of a markable or of a voice."""
    form, _, number = words.partition("#")
    if form.startswith("voice "):
        return len(people.markables) + int(form.split()[1])
    return [n for n, found in enumerate(words_of(people)) if found == form][int(number or 1) - 1]


def by_chance(
    text: str,
    chances: Chances,
    said: Sequence[Said] | None = None,
    linguist: Linguist | None = None,
    chapters: Sequence[int] = (),
    told: Mapping[int, int] | None = None,
) -> ByChance:
    """Links a text by these chances."""
    people = people_of(text, linguist)
    people = replace(people, antecedents=_antecedents(people, chances), chapters=list(chapters))
    return ByChance(people, link(people, said, told or {}))


def _antecedents(people: People, chances: Chances) -> Antecedents:
    rows = rows_to_link(people.markables)
    candidates = candidates_of(people.markables, rows)
    scores = np.full((len(rows), candidates.shape[1] + 1), -30.0, np.float32)
    scores[:, 0] = 0.0
    for words, wanted in chances.items():
        (row,) = np.flatnonzero(rows == number_of(people, words))
        scores[row, 0] = np.log(1.0001 - sum(wanted.values()))
        for antecedent, chance in wanted.items():
            (column,) = np.flatnonzero(candidates[row] == number_of(people, antecedent))
            scores[row, column + 1] = np.log(chance)
    return Scores(rows, candidates, scores).likeliest()


def random_markables(seed: int, many: int, voices: int) -> Markables:
    """Markables with any values that their columns may have."""
    rng = np.random.default_rng(seed)
    total = many + voices
    head = np.concatenate([np.sort(rng.integers(0, 4 * many, many)), np.sort(rng.integers(0, 4 * many, voices))])

    def column(least: int, most: int, voice: int) -> np.ndarray[tuple[int], np.dtype[np.int32]]:
        return np.concatenate([rng.integers(least, most + 1, many), np.full(voices, voice)]).astype(np.int32)

    position = head.astype(np.int32)
    return Markables(
        all=people_of("Marta sat.").markables.all * many,
        part_of_voice=list(range(voices)),
        position=position,
        head=position,
        first=(position - rng.integers(0, 4, total)).astype(np.int32),
        last=(position + rng.integers(1, 4, total)).astype(np.int32),
        kind=column(0, 2, 3),
        type=column(0, 5, 0),
        gender=column(0, 7, 0),
        place=column(0, 3, 0),
        person=column(-1, 4, -1),
        determiner=column(0, 4, 0),
        form=column(0, 9, -1),
        phrase=column(0, 9, -1),
        sentence=(position // 12).astype(np.int32),
        paragraph=(position // 30).astype(np.int32),
        quotation=column(-1, 9, -1),
        possessor=column(-1, 4 * many, -1),
        governor=column(-1, 4 * many, -2),
        known=column(0, 4, 0),
    )
