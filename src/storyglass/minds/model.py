"""What the search in people's minds makes: rows of the story document with persons and scenes as indices."""

from __future__ import annotations

from dataclasses import dataclass

from storyglass.story import KnownBy, Sense, Span, Verdict


@dataclass(frozen=True, slots=True)
class PerceptionDraft:
    """Who perceives whom in a scene, through what, and whether the one perceived is aware; None where nobody says."""

    who: int
    of: int
    sense: Sense
    means: str | None
    aware: bool | None
    scene: int
    seen_scene: int
    """The scene that the one perceived is in, where it is told apart from the watcher's."""
    confidence: float
    evidence: tuple[Span, ...]
    known_from: int


@dataclass(frozen=True, slots=True)
class FeelingDraft:
    """What somebody feels in a scene, one of the 27 GoEmotions labels, how strongly (0..1), and toward whom."""

    who: int
    feeling: str
    strength: float
    toward: int | None
    scene: int
    confidence: float
    evidence: tuple[Span, ...]
    known_from: int


@dataclass(frozen=True, slots=True)
class KnowerDraft:
    """One who knows a fact: since which offset, how, and from whom."""

    who: int
    since: int
    how: KnownBy
    by: int | None
    confidence: float
    evidence: tuple[Span, ...]
    known_from: int


@dataclass(frozen=True, slots=True)
class KnowledgeDraft:
    """A fact worth knowing in the passage's own words, and who knows it."""

    fact: str
    about: tuple[int, ...]
    knows: tuple[KnowerDraft, ...]
    secret: bool
    kept_from: tuple[int, ...]
    confidence: float
    evidence: tuple[Span, ...]
    known_from: int


@dataclass(frozen=True, slots=True)
class AssessmentDraft:
    """A judgement of somebody's qualities; nobody in `by` means that the narrator judges."""

    of: int
    by: tuple[int, ...]
    criterion: str
    verdict: Verdict
    confidence: float
    evidence: tuple[Span, ...]
    known_from: int
