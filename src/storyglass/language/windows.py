"""A text of any length as windows that the reading model can look at, each with a margin on both sides.

A window is a stretch of whole words. Its core is what it is asked about; the words before and after the core are there
to be seen only. The cores tile the text and end where a paragraph or a sentence ends, if one does in good time, so cost
and memory grow with the text alone, whatever its sentences are like.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from storyglass.language.subwords import BEGIN, PAD, PARAGRAPH

LENGTH = 256
"""Pieces in a window at most, with the one that begins it."""

CONTEXT = 40
"""Pieces of whole words seen before the core at most."""

LOOKAHEAD = 24
"""Pieces of whole words seen after the core at most."""

SLACK = 1 / 3
"""The share of a core that it may fall short of for the sake of ending with a paragraph or a sentence.

On 1.7 million words of fiction 95 of 100 cores end with a sentence or a paragraph; with a quarter they are 92, and the
windows 3 % fewer."""

BATCH = 16
"""Windows that the model looks at together; always the same ones, so that a text's reading depends on nothing else."""

PIECE_STEP, WORD_STEP = 64, 32
"""A batch is padded to a multiple of so many pieces and words, so that there are few shapes to plan for."""

PARAGRAPH_BREAK, SENTENCE_BREAK = 2, 1
"""What begins with a word, as `cut_windows` asks it."""


class Strip(NamedTuple):
    """A whole text in pieces, with a piece between paragraphs.

    Word `i` is `pieces[first[i] : last[i] + 1]`; what belongs to it begins at `begin[i]`, a piece earlier where it
    begins a paragraph. `begin` has one row more, the number of pieces.
    """

    pieces: NDArray[np.int32]
    begin: NDArray[np.int32]
    first: NDArray[np.int32]
    last: NDArray[np.int32]


class Windows(NamedTuple):
    """Windows in text order, as columns of word numbers: where each window and its core begin and end (exclusive)."""

    first: NDArray[np.int32]
    core_first: NDArray[np.int32]
    core_last: NDArray[np.int32]
    last: NDArray[np.int32]


class Batch(NamedTuple):
    """What the model takes: the pieces of some windows [B, T], and where each word's first and last one are [B, W]."""

    ids: NDArray[np.int32]
    first: NDArray[np.int32]
    last: NDArray[np.int32]


def lay_strip(pieces: NDArray[np.int32], counts: NDArray[np.int32], paragraph: NDArray[np.bool_]) -> Strip:
    """Puts the words' pieces in a row; `paragraph` marks the words that a paragraph border stands before."""
    begin = np.concatenate([[0], np.cumsum(counts + paragraph)]).astype(np.int32)
    first = begin[:-1] + paragraph
    row = np.full(begin[-1], PARAGRAPH, np.int32)
    letters = np.ones(len(row), bool)
    letters[begin[:-1][paragraph]] = False
    row[letters] = pieces
    return Strip(row, begin, first.astype(np.int32), begin[1:] - 1)


def cut_windows(strip: Strip, breaks: NDArray[np.integer]) -> Windows:
    """Cuts a text, each of whose words has at most `MOST_PIECES` pieces, into windows.

    `breaks` says of each word whether it begins a paragraph (`PARAGRAPH_BREAK`), a sentence (`SENTENCE_BREAK`) or
    neither (0).
    """
    begin = strip.begin
    borders = [np.flatnonzero(breaks >= weight) for weight in (PARAGRAPH_BREAK, SENTENCE_BREAK)]
    rows = []
    core, words = 0, len(strip.first)
    while core < words:
        start = int(begin[core])
        first = bisect_left(begin, start - CONTEXT)
        room = LENGTH - 1 - (start - int(begin[first]))
        end = words
        if start + room < begin[-1]:
            room -= LOOKAHEAD
            full = bisect_right(begin, start + room) - 1
            end = _last_border(borders, bisect_left(begin, start + room * (1 - SLACK)), full)
        rows.append((first, core, end, bisect_right(begin, int(begin[end]) + LOOKAHEAD) - 1))
        core = end
    return Windows(*np.array(rows, np.int32).reshape(-1, 4).T)


def _last_border(borders: Iterable[NDArray[np.int64]], least: int, most: int) -> int:
    """The last border from `least` to `most` of the best kind that has any there, or else `most`."""
    for border in borders:
        at = bisect_right(border, most) - 1
        if at >= 0 and border[at] >= least:
            return int(border[at])
    return most


def batches(windows: Windows) -> Iterator[slice]:
    """Which windows the model looks at together, in text order."""
    return (slice(start, start + BATCH) for start in range(0, len(windows.first), BATCH))


def batch(strip: Strip, windows: Windows, chosen: slice | NDArray[np.integer]) -> Batch:
    """The chosen windows as the model takes them, one a row."""
    first, last = windows.first[chosen], windows.last[chosen]
    begin = strip.begin[first]
    piece, inside = _rows(begin, strip.begin[last], PIECE_STEP, 1)
    ids = np.where(inside, strip.pieces[piece], PAD)
    ids[:, 0] = BEGIN
    word, inside = _rows(first, last, WORD_STEP, 0)
    return Batch(ids, *(np.where(inside, at[word] - begin[:, None] + 1, 0) for at in (strip.first, strip.last)))


def _rows(
    first: NDArray[np.int32], last: NDArray[np.int32], step: int, shift: int
) -> tuple[NDArray[np.int32], NDArray[np.bool_]]:
    """The numbers from `first` to `last` in rows of one length, `shift` columns to the right, and where they are."""
    width = -(-(int((last - first).max()) + shift) // step) * step
    number = first[:, None] + np.arange(-shift, width - shift, dtype=np.int32)
    inside = (number >= first[:, None]) & (number < last[:, None])
    return np.where(inside, number, 0), inside
