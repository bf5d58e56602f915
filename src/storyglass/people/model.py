"""Who is in the story, as the later stages need it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from storyglass.language.page import Page
from storyglass.people.mentions import Candidate
from storyglass.story import EntityType, MentionKind


class Referral(NamedTuple):
    """One mention with the person (index into `People.persons`) it was resolved to; None where nobody is sure."""

    start: int
    end: int
    kind: MentionKind
    person: int | None
    confidence: float


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

    @property
    def may_speak(self) -> bool:
        """Says whether this could be who says a line."""
        return self.type == "PER" and self.character


@dataclass
class People:
    """All persons, and all their mentions in text order.

    `row` and `vocatives` are for the stages that follow: every mention with its grammar, and, for each quotation part,
    the persons it calls by name.
    """

    persons: list[Person]
    referrals: list[Referral]
    page: Page
    row: list[Candidate]
    vocatives: dict[int, list[int]]
    narrator: int | None = None
    warnings: list[str] = field(default_factory=list)
