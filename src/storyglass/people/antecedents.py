"""How well each markable before a noun phrase or a pronoun does for its antecedent, by a small network.

A pair of markables is told by what the two are (kind, gender and number, type, determiner, words), how they stand to
one another (distance, clause, quotation, nesting) and by the vectors that the reading model has of their head words.
The network is that of mention ranking (Wiseman et al. 2015; Lee et al. 2017 for the loss): a score for each candidate
and one for meaning nothing that was mentioned before, made probabilities by softmax. All pairs of a text are scored at
once; each markable has a fixed number of candidates, so the cost is linear in the text.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

import numpy as np
from numpy.typing import NDArray

from storyglass.language.weights import VARIABLE, weights_file
from storyglass.people.markables import NAME, NOUN, PRONOUN, VOICE, Markables
from storyglass.story import StoryError

FILE = "antecedents.npz"
NEAR = 40
"""Markables right before one that are candidates."""
HEARD = 6
"""Voices right before one that are candidates."""
BATCH = 512
"""Markables scored at a time."""
CANDIDATES_KEPT = 12
"""Antecedents kept, the likeliest ones; those behind them hold less than a hundredth together."""
NO_CANDIDATE = -1
PROJECTIONS = ("own", "other", "left", "right", "new_vector")
"""What is seen of a vector: by a pair's markable and its candidate, in their product, and by what is new."""

DISTANCES = np.array([1, 2, 3, 4, 6, 9, 13, 20, 30, NEAR + 1])
SENTENCES = np.array([1, 2, 3, 4, 6, 9])
PARAGRAPHS = np.array([1, 2, 3, 5, 9])
RANKS = 8

FEATURES = {
    "distance": 11, "sentences, kinds": 84, "paragraphs, quotations": 30, "kinds": 12, "genders": 64,
    "places, one sentence": 32, "words, kinds": 36, "determiners": 25, "nesting, one clause": 8, "types": 12,
    "known": 5, "rank among those that agree": 16, "quotations, kind": 15,
}  # fmt: skip
"""What is told of a pair, each by one of so many values."""
OFFSETS = np.cumsum([0, *FEATURES.values()])[:-1]
ALONE = 5 * 4 * 8 * 6
"""Values of what is told of a markable alone: determiner, kind, gender, type."""
AXES = {
    "own": "vh", "other": "vh", "left": "vp", "right": "vp", "norm": "v", "norm_bias": "v",
    "table": "fh", "bias": "h", "out": "h",
    "new_vector": "vn", "new_table": "an", "new_bias": "n", "new_out": "n", "new_out_bias": "1",
}  # fmt: skip
"""The weights with their axes: numbers of a vector, features, what is told alone; hidden units and products."""

Floats = NDArray[np.float32]
Ints = NDArray[np.int32]


@dataclass(frozen=True)
class Antecedents:
    """For each markable in `rows` its likeliest candidates, likeliest first, and the probability of each.

    Candidates are numbers of markables and voices (-1: none); `new` is the probability of meaning nothing before.
    """

    rows: Ints
    candidates: Ints
    chances: Floats
    new: Floats


@dataclass(frozen=True)
class Scores:
    """For each markable in `rows` all its candidates with their scores.

    Column 0 of `scores` is the score of meaning nothing before; candidate `c` has column `c + 1`.
    """

    rows: Ints
    candidates: Ints
    scores: Floats

    def likeliest(self) -> Antecedents:
        """What is worth keeping of them; the scores are made probabilities over all candidates."""
        order = np.argsort(-self.scores[:, 1:], axis=1, kind="stable")[:, :CANDIDATES_KEPT]
        odds = np.exp(self.scores - self.scores.max(axis=1, keepdims=True))
        chances = odds / odds.sum(axis=1, keepdims=True)
        candidates = np.take_along_axis(self.candidates, order, axis=1)
        return Antecedents(self.rows, candidates, np.take_along_axis(chances[:, 1:], order, axis=1), chances[:, 0])


def rows_to_link(markables: Markables) -> Ints:
    """The noun phrases and pronouns that nothing has tied to a person yet."""
    n = len(markables)
    open_ = (markables.kind[:n] != NAME) & (markables.person[:n] < 0)
    return np.flatnonzero(open_).astype(np.int32)


def candidates_of(markables: Markables, rows: Ints) -> Ints:
    """For each row, the markables before it, nearest first; the last one of its noun farther back; the last voices."""
    n = len(markables)
    near = rows[:, None] - 1 - np.arange(NEAR, dtype=np.int32)
    near[near < 0] = NO_CANDIDATE
    same = np.full((len(rows), 1), NO_CANDIDATE, np.int32)
    last: dict[int, int] = {}
    wanted = {row: k for k, row in enumerate(rows.tolist())}
    for number, (form, kind) in enumerate(zip(markables.form[:n].tolist(), markables.kind[:n].tolist(), strict=True)):
        k = wanted.get(number)
        if k is not None and kind == NOUN and last.get(form, number) < number - NEAR:
            same[k] = last[form]
        last[form] = number
    heard = np.searchsorted(markables.position[n:], markables.position[rows])[:, None] - 1 - np.arange(HEARD)
    voices = np.where(heard >= 0, heard + n, NO_CANDIDATE).astype(np.int32)
    return np.concatenate([near, same, voices], axis=1)


def features_of(markables: Markables, rows: Ints, candidates: Ints) -> NDArray[np.uint16]:
    """What is told of each pair, (rows, candidates, features), as numbers of rows of the network's table."""
    m, a = rows[:, None], np.maximum(candidates, 0)
    there, voice = candidates != NO_CANDIDATE, markables.kind[a] == VOICE
    one, other = _Columns(markables, m), _Columns(markables, a)
    sentences = np.searchsorted(SENTENCES, np.maximum(one.sentence - other.sentence, 0), side="right")
    paragraphs = np.searchsorted(PARAGRAPHS, np.maximum(one.paragraph - other.paragraph, 0), side="right")
    quoted = np.where(
        one.quotation < 0,
        np.where(other.quotation < 0, 0, 1),
        np.where(other.quotation < 0, 2, np.where(one.quotation == other.quotation, 3, 4)),
    )
    kind = np.minimum(one.kind, PRONOUN)
    kinds = kind * 4 + other.kind
    beside = one.sentence == other.sentence
    clause = beside & (one.governor == other.governor) & (one.governor >= 0)
    alike = np.where(one.phrase == other.phrase, 2, np.where(one.form == other.form, 1, 0))
    within = (other.first <= one.first) & (other.last >= one.last)
    around = (one.first <= other.first) & (one.last >= other.last)
    nesting = np.where(one.possessor == other.head, 3, np.where(within, 1, np.where(around, 2, 0)))
    agrees = ((one.gender == other.gender) | (one.gender == 0) | (other.gender == 0)) & there & ~voice
    rank = np.minimum(np.cumsum(agrees, axis=1) - agrees, RANKS - 1)
    between = np.where(voice, NEAR, m - a)
    columns = (
        np.searchsorted(DISTANCES, between, side="right"),
        sentences * 12 + kinds,
        paragraphs * 5 + quoted,
        kinds,
        one.gender * 8 + other.gender,
        (one.place * 4 + other.place) * 2 + beside,
        (alike * 4 + other.kind) * 3 + kind,
        one.determiner * 5 + other.determiner,
        nesting * 2 + clause,
        (one.type != other.type) * 6 + one.type,
        other.known,
        rank * 2 + agrees,
        quoted * 3 + kind,
    )
    return np.stack(np.broadcast_arrays(*columns), axis=-1).astype(np.uint16) + OFFSETS.astype(np.uint16)


def alone_of(markables: Markables, rows: Ints) -> Ints:
    """What is told of each row alone, as one number."""
    one = _Columns(markables, rows)
    return ((one.determiner * 4 + np.minimum(one.kind, PRONOUN)) * 8 + one.gender) * 6 + one.type


class _Columns:
    """The columns of markables at some numbers."""

    def __init__(self, markables: Markables, at: Ints) -> None:
        self._markables, self._at = markables, at

    def __getattr__(self, name: str) -> Ints:
        values: Ints = getattr(self._markables, name)[self._at]
        setattr(self, name, values)
        return values


class Scorer:
    """The network: `training/antecedents.py` learns its weights, which `AXES` names."""

    def __init__(self, weights: dict[str, Floats]) -> None:
        self.weights = weights

    def __call__(self, markables: Markables, vectors: NDArray[np.float16] | None) -> Scores:
        """Scores all candidates. `vectors` has a row for each markable's head word, or is None where there are none."""
        rows = rows_to_link(markables)
        candidates = candidates_of(markables, rows)
        w = self.weights
        seen = self._seen(vectors, len(markables.kind))
        own, other, left, right, fresh = (seen[name] for name in ("own", "other", "left", "right", "new_vector"))
        own += w["bias"]
        fresh += w["new_bias"]
        scores = np.empty((len(rows), candidates.shape[1] + 1), np.float32)
        for part in _parts(len(rows)):
            m, c = rows[part], candidates[part]
            at = np.maximum(c, 0)
            hidden = own[m][:, None] + other[at]
            for column in np.moveaxis(features_of(markables, m, c), -1, 0):
                hidden += w["table"][column]
            pair = np.maximum(hidden, 0) @ w["out"] + np.einsum("md,mcd->mc", left[m], right[at])
            scores[part, 1:] = np.where(c == NO_CANDIDATE, -1e4, pair)
            new = np.maximum(fresh[m] + w["new_table"][alone_of(markables, m)], 0)
            scores[part, 0] = new @ w["new_out"] + w["new_out_bias"]
        return Scores(rows, candidates, scores)

    def _seen(self, vectors: NDArray[np.float16] | None, n: int) -> dict[str, Floats]:
        """What each part of the network sees of the vectors made even (layer normalisation); of voices, nothing."""
        w = self.weights
        seen = {name: np.zeros((n, w[name].shape[1]), np.float32) for name in PROJECTIONS}
        if vectors is None:
            return seen
        if vectors.shape[1] != w["own"].shape[0]:
            raise StoryError(f"{FILE}: was learned with another reading model; name one that fits by {VARIABLE}")
        for part in _parts(len(vectors)):
            there = np.any(vectors[part], axis=1)
            some = vectors[part][there].astype(np.float32)
            some -= some.mean(axis=1, keepdims=True)
            some /= np.sqrt((some**2).mean(axis=1, keepdims=True) + 1e-5)
            some = some * w["norm"] + w["norm_bias"]
            for name, values in seen.items():
                values[part][: len(there)][there] = some @ w[name]
        return seen


def _parts(n: int) -> Iterator[slice]:
    return (slice(first, first + BATCH) for first in range(0, n, BATCH))


def current_scorer() -> Scorer:
    """The scorer that came with storyglass, or lies in the reader's folder of weights."""
    return _load(str(weights_file(FILE)))


@cache
def _load(path: str) -> Scorer:
    try:
        with Path(path).open("rb") as stream, np.load(stream, allow_pickle=False) as file:
            weights: dict[str, Any] = {name: file[name].astype(np.float32) for name in file.files}
    except (OSError, ValueError, TypeError, EOFError, BadZipFile) as error:
        raise StoryError(f"{path}: no weights can be read there: {error}; name others by {VARIABLE}") from None
    if not _fit(weights):
        raise StoryError(f"{path}: these weights are of another version of storyglass; name others by {VARIABLE}")
    return Scorer(weights)


def _fit(weights: dict[str, Any]) -> bool:
    """Says whether all weights are there, with as many rows as there are features."""
    sizes = {"f": sum(FEATURES.values()), "a": ALONE, "1": 1}
    shapes = [(axes, weights[name].shape if name in weights else ()) for name, axes in AXES.items()]
    return all(
        len(axes) == len(shape) and all(sizes.setdefault(axis, n) == n for axis, n in zip(axes, shape, strict=True))
        for axes, shape in shapes
    )
