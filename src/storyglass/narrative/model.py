"""The story's words with the people, lines and scenes they belong to."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from storyglass.language.model import Emotions, Language
from storyglass.language.page import Page
from storyglass.narrative.casting import find_cast
from storyglass.people.model import People
from storyglass.scenes.model import SceneDraft
from storyglass.speech.model import SpokenLine


@dataclass(frozen=True)
class Narrative:
    """What the later stages read: words, and for each of them who is meant, who says it, and in which scene it stands.

    Persons are indices into `people.persons`, scenes into `scenes`, lines into `lines` (one for each quotation part).
    """

    people: People
    lines: Sequence[SpokenLine]
    scenes: Sequence[SceneDraft]
    emotions: Emotions | None

    @property
    def page(self) -> Page:
        """The words in columns."""
        return self.people.page

    @cached_property
    def cast(self) -> list[int]:
        """The characters, most present first."""
        return find_cast(self.people, self.lines)

    @cached_property
    def characters(self) -> frozenset[int]:
        """The characters, for asking who is one."""
        return frozenset(self.cast)

    @cached_property
    def person_at(self) -> dict[int, int]:
        """Whom the head word of each mention means, as far as they are people; nobody where that is not known."""
        persons = self.people.persons
        found: dict[int, int] = {}
        for one, link in zip(self.people.markables.all, self.people.links, strict=True):
            if persons[link.person].type == "PER" and persons[link.person].character:
                found[one.head] = link.person
        for mention, referral in zip(self.people.row, self.people.referrals, strict=True):
            if referral.person is not None and persons[referral.person].may_speak:
                found.setdefault(mention.last - 1, referral.person)
        return found

    @cached_property
    def children(self) -> dict[int, list[int]]:
        """The words that depend on each word, in text order."""
        found: dict[int, list[int]] = {}
        for word, head in enumerate(self.page.head):
            if head >= 0:
                found.setdefault(head, []).append(word)
        return found

    def children_of(self, word: int, *relations: str) -> Iterator[int]:
        """The dependents of a word that stand in one of some relations to it."""
        for child in self.children.get(word, ()):
            if (self.page.deprel[child] or "") in relations:
                yield child

    def persons_of(self, word: int | None) -> tuple[int, ...]:
        """Everybody whom a word and those coordinated with it name: `Ada and Bram`."""
        if word is None:
            return ()
        found = [self.person_at[word]] if word in self.person_at else []
        found += [self.person_at[child] for child in self.children_of(word, "conj") if child in self.person_at]
        members = [m for p in found for m in (self.people.persons[p].members or [p])]
        return tuple(dict.fromkeys(members))

    def line_of(self, word: int) -> SpokenLine | None:
        """The line that a word is said in; None in narration."""
        part = self.page.quotation[word]
        return None if part < 0 else self.line_by_start.get(self.page.parts[part].start)

    @cached_property
    def line_by_start(self) -> dict[int, SpokenLine]:
        """The lines by the offsets at which they begin."""
        return {line.start: line for line in self.lines}

    def scene_at(self, offset: int) -> int | None:
        """The scene that an offset of the text lies in."""
        at = bisect_right(self._begins, offset) - 1
        return at if at >= 0 and offset < self.scenes[at].end else None

    @cached_property
    def _begins(self) -> list[int]:
        return [scene.start for scene in self.scenes]

    @cached_property
    def said(self) -> Counter[int]:
        """How many lines each person says."""
        return Counter(line.speaker for line in self.lines if line.speaker is not None)

    def words_in(self, start: int, end: int) -> range:
        """The words that begin in a stretch of the text."""
        return range(bisect_left(self.page.start, start), bisect_left(self.page.start, end))

    def span(self, first: int, last: int) -> tuple[int, int]:
        """The offsets of the words [first, last)."""
        return self.page.start[first], self.page.end[last - 1]

    def sentence_span(self, word: int) -> tuple[int, int]:
        """The offsets of the sentence that a word stands in."""
        sentence = self.page.sentence[word]
        return self.span(self.page.first_word[sentence], self.page.first_word[sentence + 1])


def narrate(people: People, lines: Sequence[SpokenLine], scenes: Sequence[SceneDraft], language: Language) -> Narrative:
    """Brings what the stages before found together."""
    return Narrative(people, lines, scenes, language.emotions)
