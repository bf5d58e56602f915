"""Texts that come as sentences of words."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storyglass.manuscript import Manuscript, from_sentences
from storyglass.story import StoryError

SENTENCES = [["“", "No", ",", "”", "she", "said", "."], ["He", "left", "."], ["It", "rained", "."]]


def test_text_and_spans(sound: Callable[[Manuscript], Manuscript]) -> None:
    manuscript, sentences, words = from_sentences(SENTENCES, [0, 2])
    sound(manuscript)
    assert manuscript.text == "“ No , ” she said .\nHe left .\nIt rained ."
    assert [manuscript.text[start:end] for start, end in sentences] == manuscript.text.split("\n")
    assert [[manuscript.text[start:end] for start, end in spans] for spans in words] == SENTENCES
    assert manuscript.paragraphs == [(0, sentences[1][1]), sentences[2]]


def test_every_sentence_its_own_paragraph() -> None:
    manuscript, sentences, _ = from_sentences(SENTENCES)
    assert manuscript.paragraphs == sentences


@pytest.mark.parametrize(
    ("sentences", "paragraphs"),
    [
        ([], None),
        ([[]], None),
        ([["a b"]], None),
        ([[""]], None),
        ([["a"], ["b"]], [1]),
        ([["a"], ["b"]], [0, 0]),
        ([["a"], ["b"]], [0, 2]),
        ([["a"]], []),
    ],
)
def test_refused(sentences: list[list[str]], paragraphs: list[int] | None) -> None:
    with pytest.raises(StoryError):
        from_sentences(sentences, paragraphs)


WORD = st.text(min_size=1, max_size=6).filter(lambda word: not any(map(str.isspace, word)) and word[0] != "\ufeff")


@given(st.lists(st.lists(WORD, min_size=1, max_size=5), min_size=1, max_size=6))
def test_words_keep_their_length(sentences: list[list[str]]) -> None:
    manuscript, _, words = from_sentences(sentences)
    for given_words, spans in zip(sentences, words, strict=True):
        assert [len(word) for word in given_words] == [end - start for start, end in spans]
    assert len(manuscript.text) == words[-1][-1][1]
