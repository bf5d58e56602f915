"""A text that comes as sentences of words: the words are kept as given."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import replace
from itertools import accumulate, pairwise
from typing import NamedTuple

from storyglass.manuscript.blocks import Block, assemble
from storyglass.manuscript.headings import mark_headings
from storyglass.manuscript.model import Manuscript
from storyglass.manuscript.spacing import natural_spaces
from storyglass.manuscript.text import clean
from storyglass.story import Chapter, Mark, Region, Source, Span, StoryError

OPENING = frozenset("“ ‘ « „ ‚ ‹ \" '".split())
"""Marks that open a quotation; the last two may close it, too."""


class Printed(NamedTuple):
    """A manuscript of given words as print would space them, and where each of its characters came from."""

    manuscript: Manuscript
    offsets: list[int]

    def given(self, span: Span) -> Span:
        """The span of the given text for a span of the printed one that is not empty."""
        return self.offsets[span[0]], self.offsets[span[1] - 1] + 1


def from_sentences(
    sentences: Sequence[Sequence[str]], paragraphs: Sequence[int] | None = None, *, name: str = "sentences"
) -> tuple[Manuscript, list[Span], list[list[Span]]]:
    """The manuscript of given words, with the span of every sentence and of every word in it.

    The text is the words joined by one space and the sentences by a newline. `paragraphs` holds the index of the first
    sentence of each paragraph, in order; without it every sentence is its own. Raises StoryError where a word is empty
    or holds white space, a sentence is empty, or `paragraphs` does not start at 0 and rise.
    """
    sentences, warnings = _sound_words(sentences, name)
    firsts = list(range(len(sentences))) if paragraphs is None else list(paragraphs)
    if not sentences:
        raise StoryError(f"{name}: there is no text in it")
    if firsts[:1] != [0] or any(b <= a for a, b in pairwise(firsts)) or firsts[-1] >= len(sentences):
        raise StoryError(f"{name}: paragraphs must start at 0, rise, and stay below the number of sentences")
    text = "\n".join(" ".join(sentence) for sentence in sentences)
    sentence_spans, word_spans = _spans(sentences)
    last = [first - 1 for first in firsts[1:]] + [len(sentences) - 1]
    blocks = [Block(sentence_spans[a][0], sentence_spans[b][1], 1) for a, b in zip(firsts, last, strict=True)]
    mark_headings(text, blocks)
    source = Source(name, "sentences", hashlib.sha256(text.encode("utf-8", errors="surrogatepass")).hexdigest())
    return assemble(text, source, blocks, warnings=warnings), sentence_spans, word_spans


def _sound_words(sentences: Sequence[Sequence[str]], name: str) -> tuple[list[list[str]], list[str]]:
    """The words without what XML forbids; a replacement never changes a word's length."""
    sound, warned = [], False
    for number, sentence in enumerate(sentences):
        if not sentence or any(not word or any(map(str.isspace, word)) for word in sentence):
            raise StoryError(f"{name}: sentence {number} is empty or has a word that is empty or holds white space")
        cleaned = [clean(word)[0] if not word.isprintable() else word for word in sentence]
        warned = warned or cleaned != list(sentence)
        sound.append(cleaned)
    return sound, ["characters that no text can hold replaced by U+FFFD"] if warned else []


def _spans(sentences: list[list[str]]) -> tuple[list[Span], list[list[Span]]]:
    sentence_spans: list[Span] = []
    word_spans: list[list[Span]] = []
    position = 0
    for sentence in sentences:
        spans = []
        for word in sentence:
            spans.append((position, position + len(word)))
            position += len(word) + 1
        word_spans.append(spans)
        sentence_spans.append((spans[0][0], spans[-1][1]))
    return sentence_spans, word_spans


def tell_paragraphs(sentences: Sequence[Sequence[str]]) -> list[int]:
    """The sentences that begin a paragraph, as far as the quotation marks tell: whoever speaks begins one."""
    forms = [word for sentence in sentences for word in sentence]
    spaced = natural_spaces(forms)
    firsts = [0]
    at = len(sentences[0]) if sentences else 0
    for number, sentence in enumerate(sentences[1:], 1):
        if sentence[:1] and sentence[0] in OPENING and not any(spaced[at + 1 : at + 2]):
            firsts.append(number)
        at += len(sentence)
    return firsts


def printed(manuscript: Manuscript, words: Sequence[Span]) -> Printed:
    """The manuscript of given words without the white space that no print has (`" No , " he said` is `"No," he said`).

    Marks that go either way open and close by it.
    """
    text = manuscript.text
    begins = {start for start, _ in manuscript.paragraphs}
    forms = [text[start:end] for start, end in words]
    spaced = natural_spaces(forms, [start in begins for start, _ in words])
    dropped = {end for (_, end), space in zip(words, spaced[1:], strict=False) if not space}
    dropped -= {start - 1 for start in begins}
    offsets = [at for at in range(len(text)) if at not in dropped]
    breaks = {start - 1 for start in begins}
    shown = "".join(" " if text[at] == "\n" and at not in breaks else text[at] for at in offsets)
    to = list(accumulate((at not in dropped for at in range(len(text))), initial=0))
    moved = replace(
        manuscript,
        text=shown,
        regions=[Region(to[one.start], to[one.end], one.kind) for one in manuscript.regions],
        marks=[Mark(to[one.start], to[one.end], one.kind) for one in manuscript.marks],
        chapters=[Chapter(to[one.start], to[one.end], one.title) for one in manuscript.chapters],
        paragraphs=[(to[start], to[end]) for start, end in manuscript.paragraphs],
        origins=[],
    )
    return Printed(moved, offsets)
