"""Short forms of names, as a name is cut for use in talk: `Des` for Desmond, `Kat` for Katrin."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable

SHORTEST_SHORT_FORM = 3
"""Letters of a short form of a name, at least."""


def shortens(short: str, name: str) -> bool:
    """Says whether `short` is `name` cut at its end (`Des`, `Desmond`), or at its start but for the first letter."""
    if len(name) <= len(short) or short[0] != name[0]:
        return False
    return name.startswith(short) or (len(short) > SHORTEST_SHORT_FORM and name.endswith(short[1:]))


class LongNames:
    """Names to be found by what they may be shortened to, without a look at each of them."""

    def __init__(self, names: Iterable[str]) -> None:
        self._forward = sorted(set(names))
        self._backward = sorted(name[::-1] for name in self._forward)

    def shortened_to(self, short: str) -> list[str]:
        """The names that a word may be short for, in alphabetical order."""
        if len(short) < SHORTEST_SHORT_FORM:
            return []
        found = _beginning(self._forward, short)
        if len(short) > SHORTEST_SHORT_FORM:
            found += [name[::-1] for name in _beginning(self._backward, short[:0:-1])]
        return sorted({name for name in found if shortens(short, name)})


def _beginning(words: list[str], start: str) -> list[str]:
    """Those of sorted words that begin so."""
    first = bisect_left(words, start)
    last = bisect_right(words, start, lo=first, key=lambda word: word[: len(start)])
    return words[first:last]
