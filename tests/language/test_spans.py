"""Which scored spans are kept, and how a mention refers."""

from itertools import combinations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from storyglass.language.spans import MOST_WORDS, mention_kinds, pick_spans
from storyglass.story import UNKNOWN_HEAD

Scored = tuple[int, int, float]
"""First word, last word (exclusive), score."""


def picked(spans: list[Scored]) -> list[int]:
    first, last, score = np.array(spans, dtype=np.float64).reshape(-1, 3).T
    return [int(at) for at in pick_spans(first.astype(np.int32), last.astype(np.int32), score)]


@pytest.mark.parametrize(
    ("spans", "expected"),
    [
        pytest.param([], [], id="none"),
        pytest.param([(0, 2, 1), (1, 3, 2)], [1], id="the better of two that cross"),
        pytest.param([(0, 2, 1), (1, 3, 1)], [0], id="the first of equals"),
        pytest.param([(0, 5, 1), (0, 2, 2), (3, 5, 3), (4, 5, 1)], [0, 1, 2, 3], id="within one another"),
        pytest.param([(0, 2, 1), (2, 4, 2)], [0, 1], id="side by side"),
        pytest.param([(0, 2, 1), (0, 2, 3), (0, 2, 2)], [1], id="equal spans once"),
        pytest.param([(0, 3, 2), (2, 5, 3), (4, 7, 2)], [1], id="crossed on both sides"),
        pytest.param([(0, 3, 1), (2, 5, 2), (4, 7, 3)], [0, 2], id="what is not kept crosses nothing"),
        pytest.param([(0, MOST_WORDS, 1), (0, MOST_WORDS + 1, 2)], [0], id="too long"),
    ],
)
def test_spans_are_picked(spans: list[Scored], expected: list[int]) -> None:
    assert picked(spans) == expected


scored = st.tuples(st.integers(0, 12), st.integers(1, 6), st.integers(1, 5)).map(lambda s: (s[0], s[0] + s[1], s[2]))


@given(st.lists(scored, max_size=30))
def test_no_kept_spans_cross_and_every_other_has_a_reason(spans: list[Scored]) -> None:
    kept = picked(spans)
    assert kept == sorted(set(kept))
    for one, other in combinations(kept, 2):
        assert not cross(spans[one], spans[other])
        assert spans[one][:2] != spans[other][:2]
    for at in set(range(len(spans))) - set(kept):
        rivals = [spans[other] for other in kept if spans[other][2] >= spans[at][2]]
        assert any(cross(spans[at], rival) or spans[at][:2] == rival[:2] for rival in rivals)


def cross(one: Scored, other: Scored) -> bool:
    (begin, end, _), (first, last, _) = sorted([one, other])
    return begin < first < end < last


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("she/PRON", "pronoun"),
        ("Her/PRON", "pronoun"),
        ("’em/PRON", "pronoun"),
        ("nobody/PRON", "noun"),
        ("Petra/PROPN", "name"),
        ("Mr./PROPN Pell/PROPN", "name"),
        ("old/ADJ Petra/PROPN", "name"),
        ("Aunt/NOUN Petra/PROPN", "name"),
        ("the/DET miller/NOUN", "noun"),
        ("her/PRON brother/NOUN", "noun"),
        ("Petra/PROPN 's/PART brother/NOUN", "noun"),
        ("the/DET miller/NOUN 's/PART Petra/PROPN", "name"),
        ("the/DET miller/NOUN of/ADP Wend/PROPN", "noun"),
        ("Petra/PROPN of/ADP the/DET mill/NOUN", "name"),
        ("Petra/PROPN ,/PUNCT the/DET miller/NOUN", "name"),
        ("one/NUM of/ADP them/PRON", "noun"),
        ("the/DET poor/ADJ", "noun"),
    ],
)
def test_kinds_by_tags_alone(words: str, expected: str) -> None:
    lower, upos = zip(*(word.lower().split("/") for word in words.split()), strict=True)
    upos = tuple(map(str.upper, upos))
    head = np.full(len(lower), UNKNOWN_HEAD, np.int32)
    assert mention_kinds(upos, lower, head, np.array([0]), np.array([len(lower)])) == [expected]


def test_the_tree_knows_the_head() -> None:
    lower, upos = "petra said wrede the miller".split(), "PROPN VERB PROPN DET NOUN".split()
    first, last = np.array([0, 2, 3, 2]), np.array([1, 5, 5, 3])
    head = np.array([1, -1, 4, 4, 1], np.int32)  # the tree takes `wrede` for what goes before `miller`
    assert mention_kinds(upos, lower, head, first, last) == ["name", "noun", "noun", "name"]


def test_kinds_of_no_spans() -> None:
    none = np.zeros(0, np.int32)
    assert mention_kinds([], [], none, none, none) == []
