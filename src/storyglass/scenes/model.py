"""What the division into scenes makes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from storyglass.story import Break, Layer, Span

Section = tuple[int, int]
"""Story paragraphs `first:last` between two fixed borders."""

BLOCK = 100
"""Characters from which a block of paragraphs set apart is a scene, and no emphasis or passing thought."""


class PersonPresence(NamedTuple):
    """A stretch of a scene during which a person (index into `People.persons`) is there."""

    person: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class SceneDraft:
    """A scene before it is published: `story.Scene` with persons as indices into `People.persons`.

    `break_` is what parts the scene from the one before it; None for a story's first scene without a heading. `present`
    are those who are there, the most active first; `mentioned` those who are only spoken, thought or told of.
    `story_order` is the scene's rank in the order of what happens.
    """

    start: int
    end: int
    layer: Layer
    place: str | None
    time: str | None
    viewpoint: int | None
    break_: Break | None
    present: list[int] = field(default_factory=list)
    presence: list[PersonPresence] = field(default_factory=list)
    mentioned: list[int] = field(default_factory=list)
    story_order: int | None = None
    confidence: float = 0.5
    evidence: list[Span] = field(default_factory=list)
    known_from: int = 0


class Border(NamedTuple):
    """Where a scene begins, why, and how sure that is; `paragraph` is an index into `Telling.paragraphs`.

    A fixed border is one that the layout itself shows; the others are read from the words.
    """

    start: int
    paragraph: int
    break_: Break | None
    confidence: float
    evidence: tuple[Span, ...]
    fixed: bool


class Stretch(NamedTuple):
    """Story paragraphs `first:last` that are told in another layer of reality than the actual one."""

    first: int
    last: int
    layer: Layer
    confidence: float
    evidence: tuple[Span, ...]
    known_from: int


def runs(paragraphs: list[int], sections: list[Section]) -> Iterator[Section]:
    """Runs of neighbouring paragraphs, none of them across a fixed border."""
    borders = {first for first, _ in sections}
    begin = 0
    for at in range(1, len(paragraphs) + 1):
        if at == len(paragraphs) or paragraphs[at] != paragraphs[at - 1] + 1 or paragraphs[at] in borders:
            yield paragraphs[begin], paragraphs[at - 1] + 1
            begin = at


@dataclass(frozen=True, slots=True)
class ToldScenes:
    """What the reader says of scenes, by offsets of the text, in the order in which it was said.

    At the paragraph around an offset a scene begins (True), or goes on (False); the scene around an offset is told in a
    layer.
    """

    begins: dict[int, bool] = field(default_factory=dict)
    layers: dict[int, Layer] = field(default_factory=dict)
