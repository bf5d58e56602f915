"""Stretches of the text that may overlap, as elements that may not: each is cut where another or a block ends in it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Generic, NamedTuple, TypeVar

from storyglass.outputs.blocks import Block

T = TypeVar("T")


class Wrap(NamedTuple, Generic[T]):
    """A stretch that becomes an element; of two over the same text the one that comes first is the outer one."""

    start: int
    end: int
    value: T


class Open(NamedTuple):
    """An element begins: the number of its wrap, and which piece of it this is, from 0."""

    wrap: int
    piece: int


class Close(NamedTuple):
    """The element that was opened last ends: the number of its wrap."""

    wrap: int


class Text(NamedTuple):
    """A stretch of the text."""

    start: int
    end: int


Step = Open | Close | Text


class Nesting(Generic[T]):
    """Wraps laid over blocks: for each block the steps that write it; `pieces` counts the pieces of each wrap."""

    def __init__(self, wraps: Iterable[Wrap[T]], blocks: Sequence[Block]) -> None:
        self.wraps = [wrap for wrap in wraps if wrap.start < wrap.end]
        self.pieces: Counter[int] = Counter()
        self._order = sorted(range(len(self.wraps)), key=lambda n: self.wraps[n].start)
        self._next = 0
        self._active: list[int] = []
        self._cuts = sorted({cut for wrap in self.wraps for cut in (wrap.start, wrap.end)})
        self._cut = 0
        self.steps = [self._block(block) for block in blocks]

    def _block(self, block: Block) -> list[Step]:
        """The steps of one block; white space between blocks stands in no element."""
        if block.kind == "space":
            return [Text(block.start, block.end)]
        steps: list[Step] = []
        stack: list[int] = []
        at = block.start
        while at < block.end:
            while self._cut < len(self._cuts) and self._cuts[self._cut] <= at:
                self._cut += 1
            following = self._cuts[self._cut] if self._cut < len(self._cuts) else block.end
            self._turn(at, stack, steps)
            steps.append(Text(at, min(following, block.end)))
            at = min(following, block.end)
        steps += [Close(wrap) for wrap in reversed(stack)]
        return steps

    def _turn(self, at: int, stack: list[int], steps: list[Step]) -> None:
        """Closes what ends here, and opens what begins here or was cut."""
        lowest = next((place for place, wrap in enumerate(stack) if self.wraps[wrap].end <= at), len(stack))
        cut = stack[lowest:]
        del stack[lowest:]
        steps += [Close(wrap) for wrap in reversed(cut)]
        while self._next < len(self._order) and self.wraps[self._order[self._next]].start <= at:
            self._active.append(self._order[self._next])
            self._next += 1
        self._active = [wrap for wrap in self._active if self.wraps[wrap].end > at]
        for wrap in sorted(set(self._active) - set(stack), key=lambda n: (-self.wraps[n].end, n)):
            steps.append(Open(wrap, self.pieces[wrap]))
            self.pieces[wrap] += 1
            stack.append(wrap)
