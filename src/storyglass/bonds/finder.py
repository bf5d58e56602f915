"""Signs -> bonds: each pair's signs weighed into a kind, a warmth and a strength, with the scenes where they change."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import chain
from math import exp, log1p

from storyglass.bonds.acts import find_acts, find_address, find_mutual, find_proposals, find_roles
from storyglass.bonds.company import COMMON_TONE, Talk, company_signs, find_talk
from storyglass.bonds.kinship import find_kin
from storyglass.bonds.model import BondDraft, BondStepDraft
from storyglass.bonds.signs import Pair, Sign, several_at_once
from storyglass.bonds.touches import find_touches
from storyglass.narrative.deeds import Deed
from storyglass.narrative.model import Narrative
from storyglass.story import BondKind, Span

MOST_BY_TALK = 0.4
"""Strength that talk alone comes close to, however much there is, where others talk much more."""
HALF_THE_TALK = 8
"""Lines between two people that give half of that."""
LEADING, RISE, MOST_BY_SHARE = 0.29, 0.045, 0.8
"""Share of a story's talk from which two people have a strong bond, how steeply its strength rises there, and its end.

Of the pairs in the annotated stories, all with .3 of the talk or more are bound, and a third of those with .2 to .3.
"""
FEW = 5
"""Lines between two people below which their share of the talk tells nothing."""
MOST_BY_TONE = 3.0
"""Weight that the tone of much talk comes close to, beside the signs."""
LEAST = 0.1
"""Strength below which nothing is told of a pair."""
TELLING = 0.7
"""Weight of evidence (the logarithm of what is left of doubt) that tells of love or kinship: that of one clear sign."""
MOST_BY_HINTS = 0.5
"""Weight of evidence that hints come to at most, all of one kind together."""
PREFERENCE: dict[BondKind, float] = {"family": 3.0, "romantic": 3.0}
"""How many times as much evidence of another kind it takes to outweigh a kind that excludes the others."""
SHIFT = 0.15
"""Change of warmth that makes a step."""
MOST_EVIDENCE = 5
"""Passages that are given for one bond or step."""


def find_bonds(narrative: Narrative, deeds: Sequence[Deed]) -> list[BondDraft]:
    """The bonds between characters, the strongest first; none where no two of them have to do with each other."""
    talk = find_talk(narrative)
    several = frozenset(who for who in narrative.characters if several_at_once(narrative, who))
    signs: dict[Pair, list[Sign]] = defaultdict(list)
    finders = (find_mutual, find_roles, find_proposals, find_touches)
    acts = [*find_acts(narrative, deeds), *(sign for find in finders for sign in find(narrative))]
    for sign in chain(
        acts, find_kin(narrative, _lovers(acts)), find_address(narrative, talk), company_signs(narrative, talk)
    ):
        signs[sign.pair].append(sign)
    total = sum(said.lines for said in talk.values())
    pairs = sorted(pair for pair in {*signs, *talk} if several.isdisjoint(pair))
    found = [
        _bond(narrative, pair, sorted(signs.get(pair, []), key=lambda s: s.first), talk.get(pair), total)
        for pair in pairs
    ]
    kept = [bond for bond in found if bond is not None]
    return sorted(kept, key=lambda bond: (-bond.strength, bond.pair))


def _lovers(acts: Sequence[Sign]) -> set[Pair]:
    """The pairs that are told to do what lovers do."""
    mass: dict[Pair, float] = defaultdict(float)
    for sign in acts:
        if sign.kind == "romantic":
            mass[sign.pair] -= log1p(-sign.weight)
    return {pair for pair, told in mass.items() if told >= TELLING}


def _bond(narrative: Narrative, pair: Pair, signs: list[Sign], talk: Talk | None, total: int) -> BondDraft | None:
    by_talk = _by_talk(talk, total)
    kind, strength = _weigh(signs, by_talk)
    if strength < LEAST:
        return None
    evidence = _evidence(narrative, kind, signs, talk)
    if not evidence:
        return None
    steps = _steps(narrative, signs, talk, total)
    return BondDraft(
        pair=pair,
        kind=kind,
        warmth=_warmth(signs, talk.tones if talk else ()),
        strength=strength,
        steps=steps,
        confidence=_confidence(strength),
        evidence=evidence,
        known_from=max(end for _, end in evidence),
    )


def _by_talk(talk: Talk | None, total: int) -> float:
    """How strong a bond is by the talk of the two: by how much it is, or by its share of the `total` in the story."""
    if talk is None:
        return 0.0
    much = MOST_BY_TALK * talk.lines / (talk.lines + HALF_THE_TALK)
    if talk.lines < FEW:
        return much
    return max(much, MOST_BY_SHARE / (1 + exp((LEADING - talk.lines / total) / RISE)))


def _weigh(signs: Sequence[Sign], by_talk: float) -> tuple[BondKind, float]:
    """The kind that the signs speak for most, and the strength of the bond; family and love come before the rest."""
    mass: dict[BondKind, float] = defaultdict(float)
    hinted: dict[BondKind, float] = defaultdict(float)
    for sign in signs:
        (hinted if sign.hint else mass)[sign.kind] -= log1p(-sign.weight)
    for kind, told in hinted.items():
        mass[kind] += min(MOST_BY_HINTS, told)
    if not mass:
        return "other", by_talk
    kind = max(mass, key=lambda kind: mass[kind] * (PREFERENCE.get(kind, 1.0) if mass[kind] >= TELLING else 1.0))
    return kind, 1 - exp(-mass[kind]) * (1 - by_talk)


def _warmth(signs: Sequence[Sign], tones: Sequence[float]) -> float:
    """How warm the bond is, by its signs and by the tone of the talk; .5 where nothing speaks for or against it."""
    weight = sum(sign.weight for sign in signs)
    told = 0.5 + sum(sign.weight * sign.warmth for sign in signs)
    heard = MOST_BY_TONE * len(tones) / (len(tones) + HALF_THE_TALK)
    tone = sum(tones) / len(tones) - COMMON_TONE if tones else 0.0
    return min(1.0, max(0.0, (told + heard * (0.5 + tone)) / (1 + weight + heard)))


def _confidence(strength: float) -> float:
    return 0.3 + 0.6 * strength


def _evidence(narrative: Narrative, kind: BondKind, signs: Sequence[Sign], talk: Talk | None) -> tuple[Span, ...]:
    """The passages that tell most, in text order."""
    telling = sorted((s for s in signs if s.kind == kind), key=lambda s: (-s.weight, s.first))[:MOST_EVIDENCE]
    spans = {narrative.sentence_span(sign.first) for sign in telling}
    if not spans and talk is not None:
        spans = set(talk.spans[:MOST_EVIDENCE])
    return tuple(sorted(spans))


def _steps(narrative: Narrative, signs: Sequence[Sign], talk: Talk | None, total: int) -> tuple[BondStepDraft, ...]:
    """The scenes where the kind first shows or changes, or the warmth changes clearly."""
    by_scene: dict[int, list[Sign]] = defaultdict(list)
    spoken: dict[int, Talk] = defaultdict(Talk)
    for sign in signs:
        scene = narrative.scene_at(narrative.page.start[sign.first])
        if scene is not None:
            by_scene[scene].append(sign)
    for span, tone in zip(talk.spans, talk.tones, strict=True) if talk else ():
        scene = narrative.scene_at(span[0])
        if scene is not None:
            spoken[scene].tones.append(tone)
            spoken[scene].spans.append(span)
    steps: list[BondStepDraft] = []
    so_far: list[Sign] = []
    lines = Talk()
    for scene in sorted({*by_scene, *spoken}):
        so_far += by_scene.get(scene, [])
        lines.spans += spoken[scene].spans
        lines.tones += spoken[scene].tones
        kind, strength = _weigh(so_far, _by_talk(lines, total))
        warmth = _warmth(so_far, lines.tones)
        evidence = _evidence(narrative, kind, by_scene.get(scene, []), spoken[scene])
        changed = not steps or steps[-1].kind != kind or abs(steps[-1].warmth - warmth) >= SHIFT
        if changed and evidence and strength >= LEAST:
            steps.append(
                BondStepDraft(
                    scene, kind, warmth, strength, _confidence(strength), evidence, max(end for _, end in evidence)
                )
            )
    return tuple(steps)
