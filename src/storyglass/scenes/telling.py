"""The story's paragraphs with what the narration, and nobody in the story, says in them."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from itertools import accumulate

from storyglass.language.model import Language
from storyglass.manuscript.model import Manuscript
from storyglass.quotations.model import Quotations
from storyglass.story import Span

_WINDOW = 400
"""Characters of a sentence that are looked at; openings say when and where they are well before that."""

_ITALIC_SHARE = 0.9
"""Share of a paragraph that is set in italics when the whole of it is; the rest is marks and stray roman stops."""


class Telling:
    """What the search for scenes reads: paragraphs by index, narration and talk kept apart.

    `narration` is the text with every quotation part blanked out, so that offsets stay those of the text.
    """

    def __init__(self, manuscript: Manuscript, quotations: Quotations, language: Language) -> None:
        self.text = manuscript.text
        self.paragraphs = manuscript.story_paragraphs()
        self.starts = [start for start, _ in self.paragraphs]
        self.narration = _blanked(self.text, [(part.start, part.end) for part in quotations.parts])
        self._sentence_starts = [start for start, _ in language.sentences]
        self._sentences = language.sentences
        self._italic = self._covered((m.start, m.end) for m in manuscript.marks if m.kind == "italic")
        self._verse = self._covered((m.start, m.end) for m in manuscript.marks if m.kind == "verse")
        told = [0] * len(self.paragraphs)
        for part in quotations.parts:
            if (index := self.paragraph_at(part.start)) is not None:
                told[index] = 1
        self._talk = [0, *accumulate(told)]

    def paragraph_at(self, offset: int) -> int | None:
        """The index of the story paragraph that holds `offset`."""
        index = bisect_right(self.starts, offset) - 1
        return index if index >= 0 and offset < self.paragraphs[index][1] else None

    def opening(self, index: int) -> str:
        """The narration of a paragraph's first sentence; offset 0 of it is the paragraph's start."""
        start, end = self.paragraphs[index]
        sentence = bisect_right(self._sentence_starts, start) - 1
        stop = self._sentences[sentence][1] if sentence >= 0 else end
        return self.narration[start : min(end, stop if stop > start else end, start + _WINDOW)]

    def told_sentences(self, index: int) -> list[str]:
        """The narration of each of a paragraph's sentences, but for those that are nothing but talk."""
        start, end = self.paragraphs[index]
        low, high = bisect_left(self._sentence_starts, start), bisect_left(self._sentence_starts, end)
        told = (self.narration[a:b] for a, b in self._sentences[low:high])
        return [sentence for sentence in told if any(sign.isalpha() for sign in sentence)]

    def share(self, index: int, pattern: re.Pattern[str]) -> float:
        """The share of a paragraph's told sentences in which a pattern is found; 0 where nothing is told."""
        told = self.told_sentences(index)
        return sum(pattern.search(sentence) is not None for sentence in told) / len(told) if told else 0.0

    def closing(self, index: int) -> Span:
        """The span of a paragraph's last sentence."""
        start, end = self.paragraphs[index]
        sentence = bisect_left(self._sentence_starts, end) - 1
        begin = self._sentences[sentence][0] if sentence >= 0 else start
        return max(start, begin, end - _WINDOW), end

    def ends_with(self, index: int, pattern: re.Pattern[str]) -> Span | None:
        """Where a paragraph's last sentence matches; nowhere before the first paragraph."""
        found = pattern.search(self.narration, *self.closing(index)) if index >= 0 else None
        return found.span() if found else None

    def span(self, index: int, found: re.Match[str]) -> Span:
        """A match inside a paragraph's own string as a span of the text."""
        return self.starts[index] + found.start(), self.starts[index] + found.end()

    def told(self, index: int) -> str:
        """The narration of a whole paragraph."""
        start, end = self.paragraphs[index]
        return self.narration[start:end]

    def length(self, first: int, last: int) -> int:
        """The number of characters in paragraphs `first:last`."""
        return self.paragraphs[last - 1][1] - self.paragraphs[first][0] if last > first else 0

    def talks(self, first: int, last: int) -> bool:
        """Whether anybody says anything in paragraphs `first:last`."""
        last = min(last, len(self.paragraphs))
        return first < last and self._talk[last] > self._talk[max(first, 0)]

    def is_italic(self, index: int) -> bool:
        """Whether the whole paragraph is set in italics."""
        return self._italic[index] >= _ITALIC_SHARE

    def is_verse(self, index: int) -> bool:
        """Whether the paragraph is verse, at least in part."""
        return self._verse[index] > 0

    def _covered(self, spans: Iterable[Span]) -> list[float]:
        """The share of each paragraph that the spans cover."""
        covered = [0] * len(self.paragraphs)
        for start, end in spans:
            index = max(0, bisect_right(self.starts, start) - 1)
            while index < len(covered) and self.starts[index] < end:
                a, b = self.paragraphs[index]
                covered[index] += max(0, min(b, end) - max(a, start))
                index += 1
        return [part / (b - a) for part, (a, b) in zip(covered, self.paragraphs, strict=True)]


def _blanked(text: str, spans: list[Span]) -> str:
    pieces, at = [], 0
    for start, end in spans:
        pieces += [text[at:start], " " * (end - start)]
        at = end
    return "".join([*pieces, text[at:]])
