"""Who says what, as the later stages need it."""

from __future__ import annotations

from collections.abc import Mapping
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


@dataclass(frozen=True, slots=True)
class ToldLine:
    """What the reader says of a quotation part: who says it (None in a tuple: nobody knows), and to whom."""

    speaker: tuple[int | None] | None = None
    addressees: tuple[int, ...] | None = None

    def meaning(self, index: Mapping[int, int]) -> ToldLine:
        """The same where persons have other numbers."""
        speaker = None if self.speaker is None else (None if self.speaker[0] is None else index[self.speaker[0]],)
        addressees = None if self.addressees is None else tuple(index[who] for who in self.addressees)
        return ToldLine(speaker, addressees)
