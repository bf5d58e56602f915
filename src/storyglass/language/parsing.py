"""Sentence trees from scored candidate heads, for all words of a text at once.

Nearly every sentence is done when each word takes its best head; only where that closes a cycle is the best tree
searched for (`arborescence.py`).
"""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from storyglass.language.arborescence import best_arcs

ROOT = -1
"""Head and label of a sentence's root."""

FALLBACK = -2
"""Label of an arc to the root that was no candidate."""

FALLBACK_MARGIN = 5.0
"""How far (in the scores' own unit, natural logarithms) the arc to the root lies below a word's worst candidate.

The candidates are the best of all heads, so that no other head scores above the worst of them; the margin makes nearly
any candidate better than giving the word up.
"""

Ints = NDArray[np.int32]
Number = NDArray[np.int64]


def decode_tree(
    first_word: Ints, root: NDArray[Any], candidate: NDArray[Any], score: NDArray[Any], label: NDArray[Any]
) -> tuple[Ints, Ints]:
    """The head and the label of every word, one tree a sentence; at its root both are `ROOT`.

    `first_word` holds the borders of the sentences, none of them empty: sentence `i` is words
    `first_word[i]:first_word[i + 1]`. `root` is the score of each word as a root; `candidate`, `score` and `label` have
    K columns, one for each head that a word may have. Candidates outside the sentence do not count.

    The root of a sentence is the word that gains most by it: its score as a root less its best candidate's. Given that
    root the tree is the best one over all candidates, where each word may also hang on the root (with the label
    `FALLBACK`) for `FALLBACK_MARGIN` less than its worst candidate.
    """
    if not len(root):
        return np.zeros(0, np.int32), np.zeros(0, np.int32)
    sentence = np.repeat(np.arange(len(first_word) - 1), np.diff(first_word))
    arcs = _arcs(first_word, sentence, candidate, score, label)
    word, best = np.arange(len(root)), arcs.score.argmax(axis=1)
    top = _greatest(np.nan_to_num(root) - arcs.score[word, best], first_word, sentence)
    arcs.head[:, -1] = top[sentence]
    head, chosen = arcs.head[word, best], arcs.label[word, best]
    head[top] = chosen[top] = ROOT
    for number in _with_cycle(head, top, first_word, sentence).tolist():
        begin, end = first_word[number : number + 2].tolist()
        head[begin:end], chosen[begin:end] = _best_tree(arcs, begin, end, int(top[number]))
    return head, chosen


class _Arcs(NamedTuple):
    """The arcs into each word: its candidates, and in a last column the one to the root (-inf: not allowed)."""

    head: Ints
    score: NDArray[Any]
    label: Ints


def _arcs(
    first_word: Ints, sentence: Number, candidate: NDArray[Any], score: NDArray[Any], label: NDArray[Any]
) -> _Arcs:
    """The arcs of all words; the heads of the last column are still open."""
    word = np.arange(len(candidate))[:, None]
    begin, end = first_word[:-1][sentence, None], first_word[1:][sentence, None]
    finite = np.isfinite(score)
    allowed = finite & (candidate >= begin) & (candidate < end) & (candidate != word)
    worst = np.min(score, axis=1, keepdims=True, where=finite, initial=np.inf)
    worst[np.isinf(worst)] = 0
    return _Arcs(
        np.hstack([candidate, np.full_like(word, ROOT)]).astype(np.int32),
        np.hstack([np.where(allowed, score, -np.inf), worst - FALLBACK_MARGIN]),
        np.hstack([label, np.full_like(word, FALLBACK)]).astype(np.int32),
    )


def _greatest(gain: NDArray[Any], first_word: Ints, sentence: Number) -> Number:
    """The first word of the greatest gain in each sentence."""
    peaks = np.flatnonzero(gain == np.maximum.reduceat(gain, first_word[:-1])[sentence])
    first: Number = peaks[np.unique(sentence[peaks], return_index=True)[1]]
    return first


def _with_cycle(head: Ints, top: Number, first_word: Ints, sentence: Number) -> Number:
    """The sentences in which some word never comes to the root, however far one follows the heads upwards."""
    above = head.copy()
    above[top] = top
    for _ in range(int(np.diff(first_word).max()).bit_length()):
        above = above[above]
    return np.unique(sentence[above != top[sentence]])


def _best_tree(arcs: _Arcs, begin: int, end: int, root: int) -> tuple[Ints, Ints]:
    """The heads and labels of one sentence's best tree."""
    order = np.argsort(-arcs.score[begin:end], axis=1, kind="stable")
    head, score, label = (np.take_along_axis(column[begin:end], order, axis=1) for column in arcs)
    usable = np.isfinite(score)
    usable[root - begin] = False
    first_arc = np.concatenate([[0], np.cumsum(usable.sum(axis=1))]).tolist()
    chosen = np.array(best_arcs(root - begin, first_arc, (head[usable] - begin).tolist(), score[usable].tolist()))
    at_root = chosen < 0
    return np.where(at_root, ROOT, head[usable][chosen]), np.where(at_root, ROOT, label[usable][chosen])


def span_head(head: Ints, first: Ints, last: Ints) -> Ints:
    """The head of each span of words `first:last` (none empty): its first word whose own head lies outside it."""
    length = last - first
    word = np.arange(length.sum()) + np.repeat(first - np.cumsum(length) + length, length)
    span = np.repeat(np.arange(len(first)), length)
    outside = (head[word] < first[span]) | (head[word] >= last[span])
    heads: Ints = word[outside][np.unique(span[outside], return_index=True)[1]].astype(np.int32)
    return heads
