"""Who says what, as the later stages need it."""

from __future__ import annotations

from dataclasses import dataclass

from storyglass.story import How, Mode, Span


@dataclass(frozen=True, slots=True)
class SpokenLine:
    """One quotation part with its speaker and addressees as indices into `People.persons`."""

    start: int
    end: int
    turn: int
    speaker: int | None
    addressees: tuple[int, ...]
    how: How
    cue: Span | None
    mode: Mode
    confidence: float
    evidence: tuple[Span, ...]
