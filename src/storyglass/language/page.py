"""The words laid out for looking up: which paragraph, sentence and quotation each of them is in."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from storyglass.language.model import Language, MentionSpan
from storyglass.language.tree import Tree
from storyglass.manuscript.model import Manuscript
from storyglass.quotations.model import Quotation, Quotations
from storyglass.story import EntityType, Span


@dataclass(frozen=True)
class Page:
    """Columns over the words of a text, as plain lists, for stages that walk over them word by word.

    `head[i]` is the word that word `i` depends on, and -1 at a root; where nobody parsed the text, every head and
    relation is unknown. `sentence[i]` is the index of the sentence of word `i`; `paragraph[i]` the index of its story
    paragraph in `paragraphs`, or -1 for a word that is no story (front matter, a heading); `quotation[i]` the index of
    the quotation part it is in, or -1 in narration.
    """

    text: str
    forms: list[str]
    lower: list[str]
    lemma: list[str]
    upos: list[str]
    xpos: list[str]
    head: list[int]
    deprel: list[str | None]
    start: list[int]
    end: list[int]
    sentence: list[int]
    paragraph: list[int]
    quotation: list[int]
    first_word: list[int]
    paragraphs: list[Span]
    parts: list[Quotation]
    mentions: list[MentionSpan]
    words_of_paragraph: list[Span]
    words_of_part: list[Span]

    def __len__(self) -> int:
        return len(self.forms)

    @property
    def parsed(self) -> bool:
        """Says whether the places of the words in their sentences are known."""
        return self.tree.known

    @cached_property
    def name_type(self) -> dict[int, EntityType]:
        """For each word of a proper name that the reading model found, what the innermost such name stands for."""
        names = sorted((m for m in self.mentions if m.kind == "name"), key=lambda m: m.first - m.last)
        return {i: mention.type for mention in names for i in range(mention.first, mention.last)}

    @cached_property
    def person_heads(self) -> frozenset[int]:
        """The head words of the noun phrases that the reading model takes for people."""
        phrases = (m for m in self.mentions if m.type == "PER" and m.kind == "noun")
        return frozenset(self.head_of(m) for m in phrases)

    def head_of(self, mention: MentionSpan) -> int:
        """The head word of a mention."""
        head = self.tree.head_of(mention.first, mention.last)
        return mention.last - 1 if head is None else head

    @cached_property
    def tree(self) -> Tree:
        """What can be asked of the sentence trees."""
        return Tree(self.lower, self.head, self.deprel, self.quotation)

    def surface(self, first: int, last: int) -> str:
        """The words [first, last) as the text has them, white space folded."""
        return " ".join(self.text[self.start[first] : self.end[last - 1]].split())

    def glued(self, i: int) -> bool:
        """Says whether word `i` follows the word before it without a gap."""
        return i > 0 and self.end[i - 1] == self.start[i]


def _which(starts: NDArray[np.int64], spans: list[Span]) -> NDArray[np.int64]:
    """For each offset, the index of the span it lies in, or -1. Spans are in order and do not overlap."""
    if not spans:
        return np.full(len(starts), -1, dtype=np.int64)
    edges = np.array(spans, dtype=np.int64)
    index = np.searchsorted(edges[:, 0], starts, side="right") - 1
    outside = (index < 0) | (starts >= edges[np.maximum(index, 0), 1])
    index[outside] = -1
    return index


def word_ranges(starts: NDArray[np.int32], spans: list[Span]) -> list[Span]:
    """For each span of the text, the range of words that begin in it."""
    if not spans:
        return []
    edges = np.array(spans, dtype=np.int64)
    first = np.searchsorted(starts, edges[:, 0]).tolist()
    last = np.searchsorted(starts, edges[:, 1]).tolist()
    return list(zip(first, last, strict=True))


def lay_out(manuscript: Manuscript, quotations: Quotations, language: Language) -> Page:
    """Brings what the stages before found into one set of columns."""
    words = language.words
    starts = words.start.astype(np.int64)
    told = manuscript.story_paragraphs()
    said = [(part.start, part.end) for part in quotations.parts]
    lowered = {form: form.lower().replace("’", "'") for form in set(language.forms)}
    counts = [last - first for first, last in pairwise(language.first_word.tolist())]
    return Page(
        text=manuscript.text,
        forms=language.forms,
        lower=[lowered[form] for form in language.forms],
        lemma=words.lemma,
        upos=words.upos,
        xpos=words.xpos,
        head=words.head.tolist(),
        deprel=words.deprel,
        start=words.start.tolist(),
        end=words.end.tolist(),
        sentence=np.repeat(np.arange(len(counts)), counts).tolist(),
        paragraph=_which(starts, told).tolist(),
        quotation=_which(starts, said).tolist(),
        first_word=language.first_word.tolist(),
        paragraphs=told,
        parts=quotations.parts,
        mentions=language.mentions,
        words_of_paragraph=word_ranges(words.start, told),
        words_of_part=word_ranges(words.start, said),
    )
