"""Words as the reading model sees them: each one cut by itself into pieces of a fixed vocabulary.

The vocabulary is a byte-level byte-pair encoding: a word's bytes are written in an alphabet of 256 printable
characters (that of GPT-2), and the two neighbours whose union stands first in the vocabulary are joined until none
can be. A word that white space precedes begins with that space.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from itertools import chain, pairwise

import numpy as np
from numpy.typing import NDArray

PAD, MASK, BEGIN, END, PARAGRAPH = range(5)
"""The vocabulary's first pieces, which stand for no letters: padding, a hidden piece, begin and end of a text, and the
border between two paragraphs."""

MOST_PIECES = 12
"""A word takes no more pieces than this: counted on 7 million words of fiction, 16 of them would take more."""

FIRST_LETTERS, LAST_LETTERS = 32, 16
"""What is looked at of a longer word: so that ten thousand letters cost no more than these. It is more than any word of
the dictionary has; ends count beside beginnings, as they tell the part of speech."""

LAST_PIECES = 4
"""How many of the pieces of a word with too many are taken from its end."""

MOST_KEPT = 1 << 16
"""Words whose pieces are kept for the next time: the distinct words of several novels, in some 20 MB."""

_NEVER = 1 << 30


class Subwords:
    """The vocabulary `pieces`, in the order of their ids, and the words already cut by it."""

    def __init__(self, pieces: Sequence[str]) -> None:
        self._id = {piece: number for number, piece in enumerate(pieces) if number > PARAGRAPH}
        self._kept: dict[tuple[str, bool], tuple[int, ...]] = {}

    def encode(self, form: str, spaced: bool) -> tuple[int, ...]:
        """The ids of a word's pieces, one to `MOST_PIECES`; `spaced` says whether white space stands before it."""
        if len(form) > FIRST_LETTERS + LAST_LETTERS:
            form = form[:FIRST_LETTERS] + form[-LAST_LETTERS:]
        key = (form, spaced)
        pieces = self._kept.get(key)
        if pieces is None:
            if len(self._kept) >= MOST_KEPT:
                self._kept.clear()
            self._kept[key] = pieces = self._cut(_spelled(form, spaced))
        return pieces

    def encode_all(
        self, types: Sequence[str], type: NDArray[np.int32], spaced: NDArray[np.bool_]
    ) -> tuple[NDArray[np.int32], NDArray[np.int32]]:
        """The ids of the pieces of a whole text's words one after another, and how many each word has.

        `type` gives the index in `types` of every word, so that each distinct form is cut only once or twice.
        """
        key = type.astype(np.int64) * 2 + spaced
        seen = np.zeros(2 * len(types), bool)
        seen[key] = True
        distinct = np.flatnonzero(seen).tolist()
        cut = [self.encode(types[number >> 1], bool(number & 1)) for number in distinct]
        row = (np.cumsum(seen) - 1)[key]
        size = np.fromiter(map(len, cut), np.int32, len(cut))
        flat = np.fromiter(chain.from_iterable(cut), np.int32, int(size.sum()))
        count = size[row]
        shift = (np.cumsum(size) - size)[row] - (np.cumsum(count) - count)
        return flat[np.repeat(shift, count) + np.arange(count.sum())], count

    def _cut(self, spelled: str) -> tuple[int, ...]:
        """Joins neighbours, the earliest piece of the vocabulary first."""
        parts = list(spelled)
        while len(parts) > 1:
            rank = [self._id.get(left + right, _NEVER) for left, right in pairwise(parts)]
            best = min(rank)
            if best == _NEVER:
                break
            at = rank.index(best)
            parts[at : at + 2] = [parts[at] + parts[at + 1]]
        if len(parts) > MOST_PIECES:
            parts[MOST_PIECES - LAST_PIECES : -LAST_PIECES] = []
        return tuple(self._id[part] for part in parts)


def byte_letters() -> list[str]:
    """The printable character for each byte: itself in Latin-1, or else the next one from U+0100 on."""
    printable = {*range(0x21, 0x7F), *range(0xA1, 0xAD), *range(0xAE, 0x100)}
    others = iter(range(0x100, 0x200))
    return [chr(byte if byte in printable else next(others)) for byte in range(256)]


_LETTERS = dict(enumerate(byte_letters()))


def _spelled(form: str, spaced: bool) -> str:
    """A word's bytes in the vocabulary's alphabet; a word without any letters is spelled as white space."""
    if not form.isascii():
        form = unicodedata.normalize("NFC", form)
    if spaced or not form:
        form = " " + form
    return form.encode("utf-8", "replace").decode("latin-1").translate(_LETTERS)
