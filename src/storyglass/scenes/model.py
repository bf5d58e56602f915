"""What the division into scenes makes."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from storyglass.story import Break, Layer, Span


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
