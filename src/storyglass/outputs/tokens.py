"""The words of a story by number, for formats that point to words and not to characters."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from storyglass.story import UNKNOWN_HEAD, Span, Story


class Tokens:
    """The words of a story, numbered from 0, with the paragraph and the sentence each stands in."""

    def __init__(self, story: Story) -> None:
        self._story = story
        self._starts, self._ends = story.words.start, story.words.end

    def __len__(self) -> int:
        return len(self._starts)

    @cached_property
    def words(self) -> list[str]:
        """Each word as the text has it."""
        text = self._story.text
        return [text[start:end] for start, end in zip(self._starts.tolist(), self._ends.tolist(), strict=True)]

    @cached_property
    def paragraphs(self) -> list[int]:
        """The paragraph of each word; paragraphs without a word have no number."""
        return _numbered(self._starts, self._story.paragraphs)

    @cached_property
    def sentences(self) -> list[int]:
        """The sentence of each word; sentences without a word have no number."""
        return _numbered(self._starts, self._story.sentences)

    @cached_property
    def places(self) -> list[int]:
        """The place of each word in its sentence, from 0."""
        places: list[int] = []
        for number, sentence in enumerate(self.sentences):
            places.append(places[-1] + 1 if number and self.sentences[number - 1] == sentence else 0)
        return places

    @cached_property
    def heads(self) -> list[int]:
        """The head of each word; a root, and a word whose place in the tree is unknown, is its own head."""
        heads = self._story.words.head.tolist()
        return [number if head in (-1, UNKNOWN_HEAD) else head for number, head in enumerate(heads)]

    def is_root(self, number: int) -> bool:
        """Whether a word is known to be the root of its sentence."""
        return int(self._story.words.head[number]) == -1

    def within(self, start: int, end: int) -> Span | None:
        """The first and the last word, both included, that a stretch of the text touches, if it touches any."""
        first = int(np.searchsorted(self._ends, start, side="right"))
        last = int(np.searchsorted(self._starts, end, side="left")) - 1
        return (first, last) if first <= last else None

    def phrase(self, first: int, last: int) -> str:
        """The words from the first to the last, one space between them."""
        return " ".join(self.words[first : last + 1])


def _numbered(starts: NDArray[np.int32], stretches: Sequence[Span]) -> list[int]:
    """For each word the number of its stretch, counting only stretches that a word begins in."""
    opened = np.array([start for start, _ in stretches], dtype=np.int64)
    index = np.searchsorted(opened, starts, side="right")
    return [int(number) for number in np.cumsum(np.diff(index, prepend=index[:1]) > 0)]
