from collections.abc import Callable
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from storyglass.language.subwords import BEGIN, MOST_PIECES, PAD, PARAGRAPH
from storyglass.language.windows import (
    BATCH,
    CONTEXT,
    LENGTH,
    LOOKAHEAD,
    PARAGRAPH_BREAK,
    PIECE_STEP,
    SENTENCE_BREAK,
    SLACK,
    WORD_STEP,
    Strip,
    Windows,
    batch,
    batches,
    cut_windows,
    lay_strip,
)

Word = tuple[int, int]  # how many pieces, what begins with it

# stretches of like words: long paragraphs, short ones, sentences without end
words = st.lists(
    st.tuples(
        st.integers(1, MOST_PIECES),
        st.sampled_from((0, SENTENCE_BREAK, PARAGRAPH_BREAK)),
        st.integers(1, 30),
        st.integers(1, 40),
    ),
    max_size=12,
).map(
    lambda stretches: [
        (size, kind if at % every == 0 else 0) for size, kind, every, count in stretches for at in range(count)
    ]
)


def laid(words: list[Word]) -> tuple[Strip, Windows]:
    counts = np.array([size for size, _ in words], np.int32)
    breaks = np.array([kind for _, kind in words], np.int8)
    pieces = np.arange(100, 100 + counts.sum(), dtype=np.int32)
    paragraph = breaks == PARAGRAPH_BREAK
    paragraph[:1] = False
    strip = lay_strip(pieces, counts, paragraph)
    return strip, cut_windows(strip, breaks)


def test_a_strip_has_a_piece_between_paragraphs() -> None:
    pieces, counts = np.array([11, 12, 13, 14], np.int32), np.array([1, 2, 1], np.int32)
    strip = lay_strip(pieces, counts, np.array([False, True, False]))
    assert strip.pieces.tolist() == [11, PARAGRAPH, 12, 13, 14]
    assert strip.begin.tolist() == [0, 1, 4, 5]
    assert strip.first.tolist() == [0, 2, 4]
    assert strip.last.tolist() == [0, 3, 4]


def cores(count: int, kind: Callable[[int], int]) -> list[int]:
    """Where the cores of a text of one-piece words begin."""
    _, windows = laid([(1, kind(at)) for at in range(count)])
    return [int(core) for core in windows.core_first]


@pytest.mark.parametrize(
    ("count", "kind", "expected"),
    [
        (LENGTH - 1, lambda at: 0, [0]),  # a text that fits is one window
        (500, lambda at: 0, [0, 231, 422]),  # cut anywhere where nothing else begins; the last sees no further
        (500, lambda at: SENTENCE_BREAK * (at % 25 == 0), [0, 225, 400]),
        (300, lambda at: PARAGRAPH_BREAK * (at == 160) + SENTENCE_BREAK * (at == 220), [0, 160]),
        (300, lambda at: PARAGRAPH_BREAK * (at == 100) + SENTENCE_BREAK * (at == 220), [0, 220]),
        (300, lambda at: PARAGRAPH_BREAK * (at == 231), [0, 231]),
    ],
)
def test_where_cores_begin(count: int, kind: Callable[[int], int], expected: list[int]) -> None:
    assert cores(count, kind) == expected


def test_short_paragraphs_share_a_window() -> None:
    starts = cores(1000, lambda at: PARAGRAPH_BREAK * (at % 3 == 0))
    assert all(later - earlier > 0.6 * (LENGTH - CONTEXT - LOOKAHEAD) for earlier, later in pairwise(starts))


def test_no_words_make_no_windows() -> None:
    strip, windows = laid([])
    assert [len(column) for column in windows] == [0, 0, 0, 0]
    assert list(batches(windows)) == []
    assert len(strip.pieces) == 0


@given(words)
def test_the_cores_tile_the_words(words: list[Word]) -> None:
    _, windows = laid(words)
    edges = [0, *windows.core_last.tolist()]
    assert windows.core_first.tolist() == edges[:-1]
    assert edges[-1] == len(words)
    assert all(a < b for a, b in pairwise(edges))


@given(words)
def test_a_window_fits_and_sees_what_it_can(words: list[Word]) -> None:
    strip, windows = laid(words)
    begin = strip.begin.tolist()
    for first, core, end, last in zip(*(column.tolist() for column in windows), strict=True):
        assert first <= core < end <= last
        assert 1 + begin[last] - begin[first] <= LENGTH
        assert begin[core] - begin[first] <= CONTEXT
        assert first == 0 or begin[core] - begin[first - 1] > CONTEXT
        assert begin[last] - begin[end] <= LOOKAHEAD
        assert last == len(words) or begin[last + 1] - begin[end] > LOOKAHEAD
        room = LENGTH - 1 - (begin[core] - begin[first]) - LOOKAHEAD
        assert end == len(words) or begin[end] - begin[core] > room * (1 - SLACK) - MOST_PIECES


@given(words)
def test_batches_hold_the_pieces_of_the_words(words: list[Word]) -> None:
    strip, windows = laid(words)
    seen = []
    for chosen in batches(windows):
        ids, first, last = batch(strip, windows, chosen)
        assert ids.dtype == first.dtype == last.dtype == np.int32
        assert len(ids) <= BATCH
        assert ids.shape[1] % PIECE_STEP == first.shape[1] % WORD_STEP == 0
        for row, (start, core, end, stop) in enumerate(zip(*(column[chosen] for column in windows), strict=True)):
            size = strip.begin[stop] - strip.begin[start]
            assert ids[row, 0] == BEGIN
            assert ids[row, 1 : 1 + size].tolist() == strip.pieces[strip.begin[start] : strip.begin[stop]].tolist()
            assert (ids[row, 1 + size :] == PAD).all()
            assert not first[row, stop - start :].any()
            assert not last[row, stop - start :].any()
            for word in range(core, end):
                at, to = first[row, word - start], last[row, word - start]
                seen += ids[row, at : to + 1].tolist()
    assert seen == [piece for piece in strip.pieces.tolist() if piece != PARAGRAPH]
