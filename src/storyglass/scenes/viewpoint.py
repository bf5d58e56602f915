"""Whose mind the narration of a scene enters."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from storyglass.scenes.company import Company, Sign
from storyglass.scenes.model import SceneDraft

_OPEN = 0.4
"""How far a mind has to be open to be a viewpoint: as far as one thing that only its owner can know."""

_CLEAR = 1.35
"""A viewpoint's mind is open at least this many times as far as any other."""

_STAYS = 0.4
"""How much it counts that the scene before was seen through somebody who is there again."""

_RETURNS = 0.2
"""The same, where the layout parts the scenes: many stories change viewpoints there."""

_STORYWIDE = 1.0
"""How much it counts whose mind the rest of the story enters: this for somebody whose it is alone."""

_FIRST = 0.3
"""How much it counts to be the first who is shown."""

_CENTRE = 0.5
"""How much it counts to be whom all the pronouns of the narration mean."""

_HELD = 0.25
"""The part of the scenes' evidence that a person needs in the whole story for it to count."""


def with_viewpoints(drafts: Sequence[SceneDraft], company: Company) -> list[SceneDraft]:
    """The scenes with whose eyes they are seen through, None where no mind is entered, or several are.

    A narrator's story is seen by the narrator. Elsewhere the narration enters a mind where it says what somebody
    thinks, feels, knows or can see; a scene that enters none keeps to the viewpoint of the one before.
    """
    signs = [_minds(company, draft) for draft in drafts]
    whole: dict[int, float] = {}
    for found in signs:
        for person, depth in found.items():
            whole[person] = whole.get(person, 0.0) + max(0.0, depth)
    total = sum(whole.values()) or 1.0
    shares = {person: depth / total for person, depth in whole.items() if depth / total >= _HELD}
    done: list[SceneDraft] = []
    for draft, depths in zip(drafts, signs, strict=True):
        before = done[-1].viewpoint if done else None
        done.append(replace(draft, viewpoint=_viewpoint(company, draft, depths, shares, before)))
    return _dreamers(done, company)


def _minds(company: Company, draft: SceneDraft) -> dict[int, float]:
    """How far the narration opens the mind of each who is there."""
    depths = {p: 0.0 for p in draft.present if company.may_act(p) and not company.persons[p].group}
    for sign in company.within(draft.start, draft.end):
        if sign.person in depths:
            depths[sign.person] += sign.act.inner
    return depths


def _viewpoint(
    company: Company, draft: SceneDraft, depths: Mapping[int, float], shares: Mapping[int, float], before: int | None
) -> int | None:
    if draft.layer == "document":
        return None  # what is written is seen through nobody's eyes
    if draft.layer == "imagined" and before is not None:
        return before  # whoever pictures it
    narrators = [person for person in draft.present if company.persons[person].narrator]
    if narrators or not depths:
        return narrators[0] if narrators else None
    if len(depths) == 1:
        return next(iter(depths))
    signs = company.within(draft.start, draft.end)
    scores = {
        person: depth + _focus(person, signs) + _STORYWIDE * shares.get(person, 0) for person, depth in depths.items()
    }
    if before in scores and draft.break_ != "cast":
        scores[before] += _RETURNS if draft.break_ in ("chapter", "ornament", "blank line") else _STAYS
    ranked = sorted(scores, key=lambda person: (-scores[person], person))
    best, next_best = ranked[0], ranked[1]
    if scores[best] < _CLEAR * scores[next_best]:
        return None
    if depths[best] >= _OPEN or (best == before and max(depths.values()) < _OPEN):
        return best
    return None


def _focus(person: int, signs: Sequence[Sign]) -> float:
    """How far a person stands in the middle of the narration, where nothing is said of minds."""
    told = [sign for sign in signs if sign.told]
    pronouns = [sign.person for sign in told if sign.kind == "pronoun"]
    first = next((sign.person for sign in told if sign.act.shown), None)
    return _FIRST * (first == person) + (_CENTRE * pronouns.count(person) / len(pronouns) if pronouns else 0)


def _dreamers(drafts: list[SceneDraft], company: Company) -> list[SceneDraft]:
    """The scenes with dreams given to those who are said to dream them.

    Where nobody is, and the dream itself does not show whose it is, it is given to whoever wakes from it.
    """
    done = list(drafts)
    for index, dream in enumerate(done):
        if dream.layer != "dream":
            continue
        said = [span for span in dream.evidence[:1] if dream.start <= span[0] < dream.end]
        dreamers = [
            sign.person for span in said for sign in company.between(*span) if sign.told and sign.act.inner >= 1
        ]
        if dreamers:
            done[index] = replace(dream, viewpoint=dreamers[0])
        elif dream.viewpoint is None and index + 1 < len(done) and done[index + 1].layer == "actual":
            done[index] = replace(dream, viewpoint=done[index + 1].viewpoint)
    return done
