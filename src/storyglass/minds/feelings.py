"""Who feels what in which scene: the signs of a text, added up."""

from __future__ import annotations

from collections.abc import Sequence

from storyglass.minds.feeling_cues import Cue, Cues
from storyglass.minds.feeling_guesses import KEPT, Guesses
from storyglass.minds.model import FeelingDraft
from storyglass.narrative.deeds import Deed
from storyglass.narrative.model import Narrative

AGAIN = 0.7
"""What a further sign of the same feeling counts, by each that is stronger: many faint ones make no strong one."""
FAINT = dict.fromkeys(("curiosity", "approval", "desire", "realization"), 0.6) | dict.fromkeys(
    ("excitement", "disapproval", "confusion"), 0.7
)
"""What the signs of states of the mind count beside those of the heart: people look, ask and agree in every scene."""
FAINTEST = 0.1
"""The strength from which a feeling is told of."""


def find_feelings(narrative: Narrative, deeds: Sequence[Deed]) -> list[FeelingDraft]:
    """What the characters feel, scene by scene, in text order; the signs of one feeling in one scene make one row."""
    found: dict[tuple[int, int, str], list[tuple[Cue, float]]] = {}
    for cue in (*Cues(narrative), *Guesses(narrative, deeds)):
        scene = narrative.scene_at(narrative.page.start[cue.word])
        known = cue.who in narrative.characters or bool(narrative.people.persons[cue.who].names)
        if scene is None or (cue.guessed and not known):
            continue
        for label, strength in cue.shown:
            found.setdefault((scene, cue.who, label), []).append((cue, strength * cue.weight * FAINT.get(label, 1.0)))
    likeliest: dict[tuple[int, int], int] = {}
    rows = []
    for (scene, who, label), cues in found.items():
        if all(cue.guessed for cue, _ in cues):
            likeliest[scene, who] = likeliest.get((scene, who), 0) + 1
            if likeliest[scene, who] > KEPT:
                continue
        rows.append(_row(narrative, scene, who, label, cues))
    return sorted((row for row in rows if row.strength >= FAINTEST), key=_order)


def _order(row: FeelingDraft) -> tuple[int, int, float, str]:
    return row.scene, row.who, -row.strength, row.feeling


def _row(narrative: Narrative, scene: int, who: int, label: str, cues: list[tuple[Cue, float]]) -> FeelingDraft:
    missing = 1.0
    for rank, strength in enumerate(sorted((strength for _, strength in cues), reverse=True)):
        missing *= 1 - strength * AGAIN**rank
    shown = sorted({narrative.sentence_span(cue.word) for cue, _ in cues})
    toward = next((cue.toward for cue, _ in sorted(cues, key=lambda c: -c[1]) if cue.toward is not None), None)
    return FeelingDraft(
        who=who,
        feeling=label,
        strength=1 - missing,
        toward=toward,
        scene=scene,
        confidence=max(strength for _, strength in cues),
        evidence=tuple(shown),
        known_from=shown[0][1],
    )
