"""A text that comes as sentences of words: the words are kept as given."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from itertools import pairwise

from storyglass.manuscript.blocks import Block, assemble
from storyglass.manuscript.headings import mark_headings
from storyglass.manuscript.model import Manuscript
from storyglass.manuscript.text import clean
from storyglass.story import Source, Span, StoryError


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
