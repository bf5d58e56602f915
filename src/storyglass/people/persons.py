"""Who is in a story while it is being read, and what a mention of them is known to mean."""

from __future__ import annotations

from dataclasses import dataclass, field

from storyglass.story import EntityType

Share = tuple[int, float]
"""Somebody (an index into the persons) and the probability that they are meant."""


@dataclass(slots=True)
class Person:
    """Somebody (or something) that is mentioned, while the story is being read."""

    names: dict[str, int] = field(default_factory=dict)
    name: str | None = None
    gender: str | None = None  # "he", "she", "they", "it", or None where the text does not say
    type: EntityType = "PER"
    noun: str | None = None  # the head noun of somebody who has no name
    group: bool = False
    members: list[int] = field(default_factory=list)
    narrator: bool = False
    character: bool = True  # False: mentioned, but nobody who could act in the story
    confidence: float = 0.5
    told: bool = False  # the reader says that this is somebody
    pronouns: str | None = None  # in the reader's words

    @property
    def may_speak(self) -> bool:
        """Says whether this could be who says a line."""
        return self.type == "PER" and self.character


@dataclass(slots=True)
class Link:
    """What a markable means (an index into the persons), how sure that is, and who else it might mean."""

    person: int
    confidence: float
    shares: tuple[Share, ...] = ()


@dataclass(frozen=True, slots=True)
class Said:
    """What is known of one quotation part: who says it, and to whom."""

    speaker: int | None
    addressees: tuple[int, ...]
