"""The text cut into runs: stretches within which nothing changes, found in one pass over sorted borders."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from typing import Generic, NamedTuple, TypeVar

from storyglass.story import Line, Span, Story

T = TypeVar("T")


class Layer(Generic[T]):
    """Sorted stretches with what each stands for; of two that overlap, the later one is left out."""

    def __init__(self, stretches: Iterable[tuple[int, int, T]]) -> None:
        self.starts: list[int] = []
        self.ends: list[int] = []
        self.values: list[T] = []
        for start, end, value in sorted(stretches, key=lambda stretch: (stretch[0], -stretch[1])):
            if start < end and (not self.ends or start >= self.ends[-1]):
                self.starts.append(start)
                self.ends.append(end)
                self.values.append(value)

    def at(self, offset: int) -> T | None:
        """What stands over the character at an offset."""
        found = bisect_right(self.starts, offset) - 1
        return self.values[found] if found >= 0 and offset < self.ends[found] else None


class Run(NamedTuple):
    """A stretch of text in one style, inside one line or none."""

    text: str
    italic: bool
    bold: bool
    line: int | None


class Runs:
    """The runs of any stretch of a story: its lines, italics and bold."""

    def __init__(self, story: Story) -> None:
        self._text = story.text
        self.lines: list[Line] = story.lines
        self._said = Layer((line.start, line.end, index) for index, line in enumerate(story.lines))
        self._italic = _covered(story, "italic")
        self._bold = _covered(story, "bold")
        layers: list[Layer[int] | Layer[bool]] = [self._said, self._italic, self._bold]
        self._cuts = sorted({cut for layer in layers for ends in (layer.starts, layer.ends) for cut in ends})

    def of(self, span: Span) -> list[Run]:
        """The runs of a stretch, in order; their texts joined are the stretch's text."""
        start, end = span
        at = bisect_right(self._cuts, start)
        runs = []
        while start < end:
            stop = min(end, self._cuts[at]) if at < len(self._cuts) else end
            runs.append(
                Run(
                    self._text[start:stop],
                    self._italic.at(start) is not None,
                    self._bold.at(start) is not None,
                    self._said.at(start),
                )
            )
            start, at = stop, at + 1
        return runs


def _covered(story: Story, kind: str) -> Layer[bool]:
    """Where marks of a kind stand, those that overlap or touch made one."""
    merged: list[tuple[int, int]] = []
    for start, end in sorted((mark.start, mark.end) for mark in story.marks if mark.kind == kind):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return Layer((start, end, True) for start, end in merged)
