"""Quotations among words that come without their white space."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storyglass import read_sentences
from storyglass.manuscript import from_sentences, printed, tell_paragraphs
from storyglass.quotations import find_among_words


@pytest.mark.parametrize(
    ("lines", "parts"),
    [
        (['" Come in , " said Ada .'], ['" Come in , "']),
        (['" Come in , " said Ada , " and shut the door . "'], ['" Come in , "', '" and shut the door . "']),
        (['He rose .', '" Why ? "', '" Because . "'], ['" Why ? "', '" Because . "']),
        (['" One .', 'Two . "', 'She left .'], ['" One .\nTwo . "']),
        (["“ Come in , ” said Ada ."], ["“ Come in , ”"]),
        (["Nobody spoke ."], []),
    ],
)  # fmt: skip
def test_parts(lines: list[str], parts: list[str]) -> None:
    sentences = [line.split() for line in lines]
    manuscript, _, rows = from_sentences(sentences, tell_paragraphs(sentences))
    found = find_among_words(manuscript, [word for row in rows for word in row])
    assert [manuscript.text[part.start : part.end] for part in found.parts] == parts


@pytest.mark.parametrize(
    ("lines", "firsts"),
    [
        (["He rose .", '" Why ? "', '" Because . "', "She left ."], [0, 1, 2]),
        (['" One .', 'Two . "', "She left ."], [0]),
        (["It rained .", "It rained on ."], [0]),
    ],
)
def test_whoever_speaks_begins_a_paragraph(lines: list[str], firsts: list[int]) -> None:
    assert tell_paragraphs([line.split() for line in lines]) == firsts


def test_sentences_are_published_as_paragraphs() -> None:
    story = read_sentences([["He", "rose", "."], ["It", "rained", "."]], model=None)
    assert story.paragraphs == story.sentences


WORD = st.sampled_from(['"', "“", "”", "'", ",", ".", "he", "Ada", "said", "-", "n't", "(", ")"])


@given(st.lists(st.lists(WORD, min_size=1, max_size=6), min_size=1, max_size=6))
def test_print_loses_nothing_but_spaces(sentences: list[list[str]]) -> None:
    manuscript, _, rows = from_sentences(sentences, tell_paragraphs(sentences))
    words = [word for row in rows for word in row]
    shown = printed(manuscript, words)
    assert shown.manuscript.text.split() == shown.manuscript.text.replace("\n", " ").split()
    assert "".join(shown.manuscript.text.split()) == "".join(manuscript.text.split())
    for part in find_among_words(manuscript, words).parts:
        starts, ends = {start for start, _ in words}, {end for _, end in words}
        assert part.start in starts
        assert part.end in ends
