"""Tags by a hidden Markov model: the likeliest sequence of states, decoded for all sentences at once.

What a form can be comes from the word list, or from its ending. Capitals are weighed by the story's own evidence: a
form that this story also writes with a capital in the middle of sentences is a name at their beginning, too (after
Mikheev, "A knowledge-free method for capitalized word disambiguation", 1999).
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from storyglass.language.lexicon import COST_UNIT, NO_STATE, READINGS, Lexicon, normalized
from storyglass.language.tokens import Tokens

EVIDENCE_WEIGHT = 1.0
"""How many occurrences in the story the word list's own knowledge of a form's capitals counts as.

One does best for the parts of speech of GUM's development part (1, 1.5, 2 and 3 were tried; they differ by .01 points).
"""

UNKNOWN_LOWER = 0.5
"""Prior share of lower case for a form the word list never met."""

NAME_IN_CAPITALS = 0.93
"""How sure a capital in the middle of a sentence is to mean what the capitalised form means."""

_BLOCK = 4096  # forms whose dense rows are in memory at a time
_NEVER = np.float32(-100.0)
_FLOOR = np.float32(1e-7)


class Choices(NamedTuple):
    """The best readings of each distinct (form, position): state, score and the row and column they come from."""

    state: NDArray[np.uint8]
    score: NDArray[np.float32]
    reading: NDArray[np.int32]


class Forms(NamedTuple):
    """What the word list says of each distinct form of a text."""

    row: NDArray[np.int32]
    lower_row: NDArray[np.int32]
    capital: NDArray[np.bool_]
    shouted: NDArray[np.bool_]
    known_share: NDArray[np.float32]


def look_up(types: list[str], lexicon: Lexicon) -> Forms:
    """The rows of each form as it stands and of its lower-case twin."""
    words, count = lexicon.words, len(types)
    row, lower_row = np.zeros(count, np.int32), np.zeros(count, np.int32)
    capital, shouted, share = np.zeros(count, bool), np.zeros(count, bool), np.full(count, np.nan, np.float32)
    for index, written in enumerate(types):
        form = normalized(written) or written
        lower = form.lower()
        lower_row[index] = twin = words.get(lower, -1)
        if twin >= 0:
            share[index] = lexicon.lower_share[twin]
        if lower == form:
            row[index] = twin
        else:
            capital[index] = True
            own = words.get(form, -1)
            if len(form) > 1 and form.isupper():
                shouted[index] = True
                own = words.get(form[0] + lower[1:], own)
            row[index] = own
            if twin < 0:
                lower_row[index] = lexicon.ending_row(lower)
        if row[index] < 0:
            row[index] = lexicon.ending_row(form, twin >= 0)
    np.copyto(lower_row, row, where=lower_row < 0)
    return Forms(row, lower_row, capital, shouted, share)


def name_weight(
    tokens: Tokens, forms: Forms, initial: NDArray[np.bool_], counted: NDArray[np.bool_]
) -> NDArray[np.float32]:
    """How likely each distinct form, where anything takes a capital, is to owe its own to more than its place.

    `counted` are the words whose capitals are evidence (those of headings are not).
    """
    count = len(tokens.types)
    twin = _twins(tokens.types)
    seen = np.bincount(tokens.type[counted & ~initial], minlength=count)
    as_name = np.bincount(twin, weights=np.where(forms.capital & ~forms.shouted, seen, 0), minlength=count)[twin]
    in_lower = np.bincount(twin, weights=np.where(forms.capital, 0, seen), minlength=count)[twin]
    share = np.where(np.isnan(forms.known_share), UNKNOWN_LOWER, forms.known_share)
    return ((as_name + EVIDENCE_WEIGHT * (1 - share)) / (as_name + in_lower + EVIDENCE_WEIGHT)).astype(np.float32)


def _twins(types: list[str]) -> NDArray[np.int64]:
    """For each form, the number of the first form that differs from it in nothing but capitals."""
    first: dict[str, int] = {}
    return np.fromiter((first.setdefault(form.lower(), at) for at, form in enumerate(types)), np.int64, len(types))


def weigh(forms: Forms, weight: NDArray[np.float32], lexicon: Lexicon) -> Choices:
    """The best readings of every form as the middle of a sentence takes it, then of capitals as its beginning does."""
    plain = _plain(forms.row, lexicon)
    capitals = np.flatnonzero(forms.capital)
    weight = weight[capitals]
    shouted = (forms.shouted & (forms.known_share >= 0))[capitals]  # THIS IS SHOUTED, NATO is not
    row, lower = np.tile(forms.row[capitals], 2), np.tile(forms.lower_row[capitals], 2)
    share = np.concatenate([np.where(shouted, weight, np.float32(NAME_IN_CAPITALS)), weight])
    blocks = [slice(at, at + _BLOCK) for at in range(0, max(len(row), 1), _BLOCK)]
    mixed = _joined([_mix(row[block], lower[block], share[block], lexicon) for block in blocks])
    middle = slice(len(capitals))
    plain.state[capitals], plain.score[capitals] = mixed.state[middle], mixed.score[middle]
    plain.reading[capitals] = mixed.reading[middle]
    beginning = slice(len(capitals), None)
    return _joined([plain, Choices(mixed.state[beginning], mixed.score[beginning], mixed.reading[beginning])])


def _plain(row: NDArray[np.int32], lexicon: Lexicon) -> Choices:
    """The readings of the rows as they are."""
    state = lexicon.state[row]
    none = state == NO_STATE
    state[none] = 0
    score = lexicon.cost[row] * np.float32(-COST_UNIT) - lexicon.prior[state]
    score[none] = _NEVER
    reading = row[:, None] * READINGS + np.arange(READINGS)
    return Choices(state, score, reading.astype(np.int32))


def _joined(parts: list[Choices]) -> Choices:
    return Choices(
        np.concatenate([part.state for part in parts]),
        np.concatenate([part.score for part in parts]),
        np.concatenate([part.reading for part in parts]),
    )


def choose(tokens: Tokens, forms: Forms, initial: NDArray[np.bool_]) -> NDArray[np.int64]:
    """The row of `weigh` for each word."""
    beginning = np.arange(len(forms.row))
    beginning[forms.capital] = len(forms.row) + np.arange(np.count_nonzero(forms.capital))
    return np.where(initial, beginning[tokens.type], tokens.type)


def _mix(row: NDArray[np.int32], lower: NDArray[np.int32], share: NDArray[np.float32], lexicon: Lexicon) -> Choices:
    """Mixes the readings of two rows, the first weighing `share`, and keeps the best."""
    states, count = len(lexicon.prior), np.arange(len(row))[:, None]
    dense = np.zeros((len(row), states + 1), np.float32)  # the last column takes what is no reading
    reading = np.zeros((len(row), states + 1), np.int32)
    name = np.array([upos == "PROPN" for upos in lexicon.upos] + [False])
    for source, part in ((row, share), (lower, 1 - share)):
        column = np.minimum(lexicon.state[source], states)
        dense[count, column] += np.exp(lexicon.cost[source] * np.float32(-COST_UNIT)) * part[:, None]
        number = source[:, None] * READINGS + np.arange(READINGS)
        # where both know a state, the common word knows its lemma, unless it is a name
        known = reading[count, column]
        reading[count, column] = np.where(name[column] & (known > 0), known, number)
    dense = dense[:, :states]
    best = np.argpartition(dense, states - READINGS, axis=1)[:, states - READINGS :]
    chance = np.take_along_axis(dense, best, axis=1)
    score = np.log(np.maximum(chance, _FLOOR)) - lexicon.prior[best]
    score[chance <= 0] = _NEVER
    return Choices(best.astype(np.uint8), score, np.take_along_axis(reading, best, axis=1))


def decode(
    choice: NDArray[np.int64], first_word: NDArray[np.int32], choices: Choices, transition: NDArray[np.float32]
) -> NDArray[np.int32]:
    """The likeliest reading of every word: Viterbi over all sentences side by side, the longest first.

    `choice` is the row of `choices` for each word, `first_word` the sentence borders. Memory is a few bytes a word.
    """
    count, states = len(choice), transition.shape[1]
    flat = transition.ravel()
    length = np.diff(first_word)
    order = np.argsort(-length, kind="stable")
    begin, length = first_word[:-1][order], length[order]
    alive = np.searchsorted(-length, -np.arange(length[0] if len(length) else 0), side="left")
    back = np.zeros((count, READINGS), np.uint8)
    last = np.zeros(len(begin), np.uint8)
    score = np.zeros((len(begin), READINGS), np.float32)
    state = np.zeros((len(begin), READINGS), np.int32)
    for step, active in enumerate(alive.tolist()):
        word = begin[:active] + step
        row = choice[word]
        previous, state = state, choices.state[row].astype(np.int32)
        if step == 0:
            score[:active] = flat[(len(transition) - 1) * states + state] + choices.score[row]
        else:
            path = flat[previous[:active, :, None] * states + state[:, None, :]]
            path += score[:active, :, None]
            pointer = path.argmax(axis=1)
            back[word] = pointer
            score[:active] = np.take_along_axis(path, pointer[:, None, :], axis=1)[:, 0] + choices.score[row]
    last[:] = score.argmax(axis=1)
    best = np.zeros(count, np.uint8)
    for step in range(len(alive) - 1, -1, -1):
        active = alive[step]
        word = begin[:active] + step
        best[word] = last[:active]
        last[:active] = back[word, last[:active]]
    return choices.reading[choice, best]
