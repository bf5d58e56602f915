"""What the search for bonds makes."""

from __future__ import annotations

from dataclasses import dataclass

from storyglass.story import BondKind, Span


@dataclass(frozen=True, slots=True)
class BondStepDraft:
    """What a bond is from one scene (an index into the scenes) on; the numbers are those of `story.BondStep`."""

    scene: int
    kind: BondKind
    warmth: float
    strength: float
    confidence: float
    evidence: tuple[Span, ...]
    known_from: int


@dataclass(frozen=True, slots=True)
class BondDraft:
    """What ties two persons (indices into `People.persons`) at the end of the story, with its steps in text order."""

    pair: tuple[int, int]
    kind: BondKind
    warmth: float
    strength: float
    steps: tuple[BondStepDraft, ...]
    confidence: float
    evidence: tuple[Span, ...]
    known_from: int
