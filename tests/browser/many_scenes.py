"""A long story made by counting: as many scenes and people as a novel has, with every layer.

Everything in it follows from the numbers of its scenes; nothing is drawn by chance.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import combinations

from storyglass.story import (
    Assessment,
    Bond,
    BondKind,
    BondStep,
    Feeling,
    Knower,
    Knowledge,
    KnownBy,
    Layer,
    Perception,
    Presence,
    Scene,
    Span,
    Story,
)
from tests.outputs.small_story import story_of

_FIRST = ("Abel", "Brina", "Corin", "Delphy", "Ewan", "Fenna", "Gorse", "Hetty", "Ilse", "Jorn", "Kit", "Lorne")
_LAST = ("Ashwell", "Brook", "Calder", "Dunmore")
PEOPLE = [f"{first} {last}" for last in _LAST for first in _FIRST][:44]
"""The cast, the most present first."""

_SCENES_A_CHAPTER = 8
_PLACES = ("the mill", "the ferry", "the long orchard", "the customs house", "the attic")
_TIMES = ("at dawn", "at noon", "in the evening")
_KINDS: tuple[BondKind, ...] = ("friend", "family", "professional", "hostile", "romantic", "other")
_HOW: tuple[KnownBy, ...] = ("did", "saw", "heard", "told", "read")
_FEELINGS = ("joy", "fear", "surprise", "anger", "caring", "sadness", "curiosity")


def many_scenes(scenes: int = 240, people: int = len(PEOPLE)) -> Story:
    """A story of so many scenes and people; each scene has a fact, two feelings and a step of a bond."""
    there = [_there(number, people) for number in range(scenes)]
    story = story_of(
        "".join(_told(number, who) for number, who in enumerate(there)), {name: [] for name in PEOPLE[:people]}
    )
    ids = {entity.name: entity.id for entity in story.entities}
    casts = [[ids[name] for name in who] for who in there]
    staged = [_staged(scene, number, who) for number, (scene, who) in enumerate(zip(story.scenes, casts, strict=True))]
    story = replace(story, scenes=staged)
    return replace(
        story,
        feelings=list(_feelings(story.scenes, casts)),
        perceptions=[_watched(scene) for scene in story.scenes if scene.seen_by],
        bonds=list(_bonds(story.scenes, casts)),
        knowledge=[_fact(story.scenes, casts, number) for number in range(scenes)],
        assessments=[_judged(scene, who) for scene, who in zip(story.scenes[::9], casts[::9], strict=True)],
    )


def _there(number: int, people: int) -> list[str]:
    """Who is in a scene: the first two often, everybody else in turn, two to five at a time."""
    often = [0] if number % 3 else [0, 1]
    others = [2 + (number * 7 + step * (number // 5 + 1)) % (people - 2) for step in range(1 + number % 3)]
    return [PEOPLE[who] for who in dict.fromkeys([*often, *others])]


def _told(number: int, who: Sequence[str]) -> str:
    """The text of a scene, as `story_of` reads it."""
    opening = f"# Part {number // _SCENES_A_CHAPTER + 1}\n\n" if number % _SCENES_A_CHAPTER == 0 else "* * *\n\n"
    first, second = who[0], who[1 % len(who)]
    company = " and ".join(who)
    return (
        f"{opening}{_TIMES[number % 3].capitalize()} {company} met at {_PLACES[number % 5]}.\n\n"
        f"[{first}>{second}|“Count {number} sacks with me,”] said {first}. [+{first}>{second}|“Slowly.”]\n\n"
        f"[{second}>{first}|“There were {number + 1} yesterday.”]\n\n"
    )


def _staged(scene: Scene, number: int, who: list[str]) -> Scene:
    layer: Layer = ("actual", "actual", "dream", "actual", "memory")[number % 5] if number % 20 < 5 else "actual"
    return replace(
        scene,
        layer=layer,
        place=_PLACES[number % 5],
        time=_TIMES[number % 3],
        present=who,
        presence=[Presence(one, scene.start, scene.end) for one in who],
        seen_by=["e3"] if number % 11 == 4 and "e3" not in who else [],
        confidence=0.3 + 0.06 * (number % 11),
    )


def _opening(scene: Scene) -> Span:
    """Where the first words of a scene stand, well inside it."""
    return scene.start + 12, min(scene.start + 42, scene.end)


def _feelings(scenes: Sequence[Scene], casts: Sequence[list[str]]) -> Iterator[Feeling]:
    for number, (scene, who) in enumerate(zip(scenes, casts, strict=True)):
        shows = _opening(scene)
        for step, one in enumerate(who[:2]):
            feeling = _FEELINGS[(number + 3 * step) % len(_FEELINGS)]
            strength = 0.2 + 0.1 * ((number + step) % 9)
            yield Feeling(one, feeling, strength, who[-1], scene.id, 0.7, [shows], shows[1])


def _watched(scene: Scene) -> Perception:
    shows = _opening(scene)
    return Perception(scene.seen_by[0], scene.present[0], "sees", "a crack", False, scene.id, 0.6, [shows], shows[1])


def _bonds(scenes: Sequence[Scene], casts: Sequence[list[str]]) -> Iterator[Bond]:
    """One bond for each pair that meets, with a step wherever they meet again."""
    steps: dict[tuple[str, str], list[BondStep]] = {}
    for number, (scene, who) in enumerate(zip(scenes, casts, strict=True)):
        shows = _opening(scene)
        for a, b in combinations(sorted(who), 2):
            met = steps.setdefault((a, b), [])
            kind = _KINDS[(int(a[1:]) + int(b[1:]) + len(met) // 4) % len(_KINDS)]
            warmth, strength = (number * 3 % 11) / 10, min(0.95, 0.25 + 0.1 * len(met))
            met.append(BondStep(scene.id, kind, warmth, strength, 0.6, [shows], shows[1]))
    for pair, met in sorted(steps.items()):
        last = met[-1]
        yield Bond(pair, last.kind, last.warmth, last.strength, met, 0.6, last.evidence, met[0].known_from)


def _fact(scenes: Sequence[Scene], casts: Sequence[list[str]], number: int) -> Knowledge:
    """A fact that those who are there know, and that they tell on in the next scenes."""
    scene, who = scenes[number], casts[number]
    shows = _opening(scene)
    knows = {one: Knower(one, shows[1], "did", None, 0.8, [shows], shows[1]) for one in who}
    for later in range(number + 1, min(number + 4, len(scenes))):
        there = _opening(scenes[later])
        for one in casts[later]:
            teller = next((other for other in casts[later] if other in knows), None)
            if teller and one not in knows:
                how = _HOW[(number + later) % len(_HOW)]
                knows[one] = Knower(one, there[1], how, teller, 0.5, [there], there[1])
    kept = [other for other in ("e4", "e5") if other not in knows] if number % 6 == 0 else []
    words = f"{number} sacks stand at {_PLACES[number % 5]}"
    about = who[:1]
    return Knowledge(f"k{number + 1}", words, about, [*knows.values()], number % 3 == 0, kept, 0.7, [shows], shows[1])


def _judged(scene: Scene, who: list[str]) -> Assessment:
    shows = _opening(scene)
    return Assessment(who[0], who[1:2], "patience", "has", 0.5, [shows], shows[1])
