"""Trees from scored candidates: small sentences by hand, and all trees of a sentence where it is short."""

from itertools import pairwise, product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from storyglass.language.parsing import FALLBACK, FALLBACK_MARGIN, ROOT, decode_tree, span_head

Rows = list[dict[int, float]]
"""For each word, the score of each candidate head."""


def decode(borders: list[int], root: list[float], rows: Rows) -> tuple[list[int], list[int]]:
    """Heads and labels, where the label of every candidate is ten times its head."""
    width = max(map(len, rows))
    candidate, score = np.full((len(rows), width), ROOT, np.int32), np.full((len(rows), width), -np.inf)
    for word, arcs in enumerate(rows):
        candidate[word, : len(arcs)], score[word, : len(arcs)] = list(arcs), list(arcs.values())
    head, label = decode_tree(np.array(borders, np.int32), np.array(root), candidate, score, candidate * 10)
    return head.tolist(), label.tolist()


@pytest.mark.parametrize(
    ("borders", "root", "rows", "expected"),
    [
        pytest.param([0, 1], [-9.0], [{}], [ROOT], id="one word"),
        pytest.param([0, 3], [0, 9, 0], [{1: 5}, {0: 1}, {1: 5}], [1, ROOT, 1], id="best heads make a tree"),
        pytest.param([0, 2, 3], [1, 0, 0], [{1: 0}, {0: 2}, {1: 9}], [ROOT, 0, ROOT], id="heads stay in the sentence"),
        pytest.param([0, 3], [5, 0, 0], [{1: 0}, {2: 9, 0: 1}, {1: 9, 0: 3}], [ROOT, 2, 0], id="the cheapest cut"),
        pytest.param([0, 3], [5, 0, 0], [{1: 0}, {2: 9}, {1: 7, 3: 6}], [ROOT, 0, 1], id="nothing leaves the cycle"),
        pytest.param([0, 2], [0, 1], [{1: 5}, {0: 3}], [1, ROOT], id="the root gains most by it"),
        pytest.param([0, 2], [3, 3], [{1: 3}, {0: 3}], [ROOT, 0], id="the first of equals"),
        pytest.param([0, 2], [np.nan, -np.inf], [{1: np.nan}, {0: np.nan}], [ROOT, 0], id="no scores at all"),
        pytest.param([0, 2], [1, 0], [{1: 0}, {1: 9, 0: 2}], [ROOT, 0], id="no word is its own head"),
        pytest.param(
            [0, 4], [-15, 8, 0, 0], [{5: 2, 4: -3}, {0: -4}, {1: 6}, {1: 2}], [1, ROOT, 1, 1], id="a lost mark"
        ),
        pytest.param(
            [0, 5],
            [9, 0, 0, 0, 0],
            [{1: 0}, {2: 9, 3: 8, 0: -20}, {1: 9, 4: 5, 0: -20}, {4: 9, 2: 7, 0: -20}, {3: 9, 1: 6, 0: -9}],
            [ROOT, 3, 1, 4, 0],
            id="cycles within cycles",
        ),
    ],
)
def test_trees(borders: list[int], root: list[float], rows: Rows, expected: list[int]) -> None:
    assert decode(borders, root, rows)[0] == expected


def test_labels_are_those_of_the_heads_taken() -> None:
    rows: Rows = [{1: 0}, {2: 9, 0: 1}, {1: 9, 0: 3}, {5: 2}]
    assert decode([0, 4], [5, 0, 0, -9], rows) == ([ROOT, 2, 0, 0], [ROOT, 20, 0, FALLBACK])


def test_no_words() -> None:
    none = np.zeros((0, 3), np.int32)
    head, label = decode_tree(np.zeros(1, np.int32), np.zeros(0), none, none, none)
    assert head.tolist() == label.tolist() == []


@st.composite
def problems(draw: st.DrawFn) -> tuple[list[int], list[float], Rows]:
    borders = np.cumsum([0, *draw(st.lists(st.integers(1, 5), min_size=1, max_size=3))]).tolist()
    words, number = range(borders[-1]), st.integers(-8, 8).map(float)
    root = [draw(number) for _ in words]
    return borders, root, [draw(st.dictionaries(st.integers(-1, borders[-1]), number, max_size=4)) for _ in words]


def comes_to(root: int, head: dict[int, int]) -> bool:
    """Whether every word comes to the root."""
    for word in head:
        seen = {root}
        while word not in seen:
            seen.add(word)
            word = head[word]
        if word != root:
            return False
    return True


def best_total(root: int, arcs: dict[int, dict[int, float]]) -> float:
    """The total score of the best of all trees."""
    words = [word for word in arcs if word != root]
    choices = (dict(zip(words, heads, strict=True)) for heads in product(*(arcs[word] for word in words)))
    return max(sum(arcs[word][head[word]] for word in head) for head in choices if comes_to(root, head))


@given(problems())
def test_each_sentence_has_the_best_tree_with_its_root(problem: tuple[list[int], list[float], Rows]) -> None:
    borders, root, rows = problem
    head, label = decode(borders, root, rows)
    for words in (range(begin, end) for begin, end in pairwise(borders)):
        [top] = [word for word in words if head[word] == ROOT]
        arcs = {w: {at: score for at, score in rows[w].items() if at in words and at != w} for w in words}
        spare = {w: min(rows[w].values(), default=0.0) - FALLBACK_MARGIN for w in words}
        gain = {w: root[w] - max(arcs[w].values(), default=spare[w]) for w in words}
        assert top == max(gain, key=lambda word: gain[word])
        assert label[top] == ROOT
        mine = {word: head[word] for word in words if word != top}
        assert comes_to(top, mine)
        assert [label[w] for w in mine] == [10 * at if at in arcs[w] else FALLBACK for w, at in mine.items()]
        arcs = {w: {top: spare[w]} | arcs[w] for w in words}
        assert sum(arcs[w][at] for w, at in mine.items()) == best_total(top, arcs)


def test_a_sentence_of_thousands_of_words_in_nested_cycles() -> None:
    count = 5000
    rows: Rows = [{(w + 1) % count: 9.0, w ^ 1: 10.0, w // 2 + 1: 3.0} for w in range(count)]
    head, _ = decode([0, count], [0.0] * count, rows)
    assert comes_to(head.index(ROOT), {word: at for word, at in enumerate(head) if at != ROOT})


@pytest.mark.parametrize(("first", "last", "expected"), [(0, 1, 0), (0, 4, 2), (0, 5, 4), (1, 3, 2), (4, 7, 5)])
def test_head_of_a_span(first: int, last: int, expected: int) -> None:
    head = np.array([2, 2, 4, 2, 5, ROOT, 5], np.int32)  # the old miller 's son slept .
    assert span_head(head, np.array([first], np.int32), np.array([last], np.int32)).tolist() == [expected]


def test_heads_of_no_spans() -> None:
    none = np.zeros(0, np.int32)
    assert span_head(np.array([ROOT], np.int32), none, none).tolist() == []
