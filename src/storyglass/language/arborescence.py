"""The best tree over few candidate heads for each word, by Chu, Liu and Edmonds.

Every word takes its best arc; words that close a cycle are contracted into one node, which goes on as a word does,
until all paths end at the root. The arcs into a node lie in a leftist heap with a pending addend, so that contracting
merges heaps and m arcs cost O(m log m) (after Gabow, Galil, Spencer and Tarjan, "Efficient algorithms for finding
minimum spanning trees in undirected and directed graphs", 1986).
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

_NONE = -1
_FRESH, _ON_PATH, _SETTLED = range(3)


def best_arcs(root: int, first_arc: Sequence[int], head: Sequence[int], score: Sequence[float]) -> list[int]:
    """The arc into each word in the tree of the highest total score with this root; -1 at the root.

    The arcs into word `w` are `first_arc[w]` up to `first_arc[w + 1]`, the best first; `head` and `score` have one
    entry an arc. Scores are finite, and the arcs must hold a path from the root to every word.
    """
    words = len(first_arc) - 1
    heaps = _Heaps(first_arc, score)
    forest = _Forest(words)
    state = [_FRESH] * words
    state[root] = _SETTLED
    entering = [_NONE] * words
    for word in range(words):
        path: list[int] = []
        node = forest.top(word)
        while state[node] == _FRESH:
            arc = heaps.take(node)
            while (source := forest.top(head[arc])) == node:
                arc = heaps.take(node)
            heaps.discount(node, arc)
            entering[node] = arc
            state[node] = _ON_PATH
            path.append(node)
            if state[source] == _ON_PATH:
                cycle = [path.pop()]
                while cycle[-1] != source:
                    cycle.append(path.pop())
                heaps.merge_all(cycle)
                source = forest.contract(cycle)
                state.append(_FRESH)
                entering.append(_NONE)
            node = source
        for node in path:
            state[node] = _SETTLED
    return _expand(root, words, entering, forest, first_arc)


def _expand(root: int, words: int, entering: list[int], forest: _Forest, first_arc: Sequence[int]) -> list[int]:
    """Gives the arc into each contracted node to the word it enters; the other members keep their own."""
    target = [word for word in range(words) for _ in range(first_arc[word], first_arc[word + 1])]
    chosen = [_NONE] * words
    open_nodes = [node for node, above in enumerate(forest.above) if above == _NONE and node != root]
    while open_nodes:
        node = open_nodes.pop()
        below = target[entering[node]]
        chosen[below] = entering[node]
        while below != node:
            above = forest.above[below]
            open_nodes.extend(member for member in forest.members[above] if member != below)
            below = above
    return chosen


class _Forest:
    """What was contracted into what; words come first, contracted nodes after them in order of their making."""

    def __init__(self, words: int) -> None:
        self.above = [_NONE] * words
        self.members: dict[int, list[int]] = {}
        self._shortcut = list(range(words))

    def top(self, node: int) -> int:
        """The outermost node that holds this one."""
        shortcut = self._shortcut
        while shortcut[node] != node:
            shortcut[node] = shortcut[shortcut[node]]
            node = shortcut[node]
        return node

    def contract(self, nodes: list[int]) -> int:
        """Makes one node of several outermost ones."""
        made = len(self.above)
        for node in nodes:
            self.above[node] = self._shortcut[node] = made
        self.above.append(_NONE)
        self._shortcut.append(made)
        self.members[made] = nodes
        return made


class _Heaps:
    """A leftist heap of arcs for each node, the best arc on top; `_pending` is still to be added below an arc."""

    def __init__(self, first_arc: Sequence[int], score: Sequence[float]) -> None:
        arcs = len(score)
        self._value = list(score)
        self._pending = [0.0] * arcs
        spans = list(pairwise(first_arc))
        self._heap = [at if at < end else _NONE for at, end in spans]
        self._left = list(range(1, arcs + 1))  # the arcs of a word come sorted, and a sorted chain is a heap
        for at, end in spans:
            if at < end:
                self._left[end - 1] = _NONE
        self._right = [_NONE] * arcs
        self._rank = [1] * arcs + [0]  # the last one is that of no arc

    def take(self, node: int) -> int:
        """Removes and returns the best arc into a node."""
        arc = self._heap[node]
        self._settle(arc)
        self._heap[node] = self._merge(self._left[arc], self._right[arc])
        return arc

    def discount(self, node: int, arc: int) -> None:
        """Lowers the arcs left by the one just taken: each is worth what taking it instead would change."""
        self._add(self._heap[node], -self._value[arc])

    def merge_all(self, nodes: list[int]) -> None:
        """Puts the arcs of several nodes into one heap, that of a new node."""
        merged = _NONE
        for node in nodes:
            merged = self._merge(merged, self._heap[node])
        self._heap.append(merged)

    def _add(self, arc: int, value: float) -> None:
        if arc != _NONE:
            self._value[arc] += value
            self._pending[arc] += value

    def _settle(self, arc: int) -> None:
        pending = self._pending[arc]
        if pending:
            self._add(self._left[arc], pending)
            self._add(self._right[arc], pending)
            self._pending[arc] = 0.0

    def _merge(self, one: int, other: int) -> int:
        """Merges two heaps along their right spines, which are no longer than the logarithm of their sizes."""
        if one == _NONE or other == _NONE:
            return max(one, other)
        if self._value[other] > self._value[one]:
            one, other = other, one
        self._settle(one)
        left, right = self._left[one], self._merge(self._right[one], other)
        if self._rank[left] < self._rank[right]:
            left, right = right, left
        self._left[one], self._right[one] = left, right
        self._rank[one] = self._rank[right] + 1
        return one
