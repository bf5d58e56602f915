"""A whole novel that nobody wrote: the words are made up by rule, as many as asked for, the same every time."""

from __future__ import annotations

from dataclasses import replace
from random import Random

from storyglass.story import (
    Assessment,
    Bond,
    BondStep,
    Feeling,
    Knower,
    Knowledge,
    Mention,
    Perception,
    Story,
)
from tests.outputs.small_story import story_of

PEOPLE = [
    *("Ada Quill", "Bastian Roe", "Cosima Vane", "Dov Marsh", "Edda Thorn", "Fitz Calloway", "Greta Holm", "Hugo Pell"),
    *("Ines Lark", "Jory Wren", "Kit Sable", "Lena Frost", "Milo Crane", "Nora Field", "Otis Bell", "Petra Stone"),
]
WORDS = (
    "the a river stone lamp slowly evening under letter window salt never again harbour winter quiet road bread and of "
    "into where bright hollow ladder garden moth paper kettle rain with over tide copper orchard late small gate ash"
).split()
SYMBOLS = ("", "", "", " 🌊", " 👩‍🚀", " café")
PARAGRAPHS_IN_SCENE = 45
SCENES_IN_CHAPTER = 3


def long_story(words: int) -> Story:
    """A story of about so many words: talk and narration, chapters and scenes, and rows of every layer."""
    story = _with_layers(story_of(_marked(words), {name: [] for name in PEOPLE}, title="The Long Tide"))
    return replace(story, source=replace(story.source, name=f"tide-{words}.txt", sha256=f"{words:064d}"))


def _marked(words: int) -> str:
    random = Random(7)
    parts: list[str] = []
    written = at = 0
    while written < words:
        if at % (PARAGRAPHS_IN_SCENE * SCENES_IN_CHAPTER) == 0:
            parts.append(f"# Chapter {at // (PARAGRAPHS_IN_SCENE * SCENES_IN_CHAPTER) + 1}")
        elif at % PARAGRAPHS_IN_SCENE == 0:
            parts.append("* * *")
        # the cast grows with the book, so that there is something to be hidden from those who have not read on
        met = PEOPLE[: 2 + min(len(PEOPLE) - 2, written * len(PEOPLE) // max(1, words))]
        one, other = random.sample(met, 2)
        said = _sentence(random, 14) + random.choice(SYMBOLS)
        if at % 3:
            parts.append(f"[{one}>{other}|“{said}”] said {one}. {_sentence(random, 9)}.")
        else:
            parts.append(f"{one} saw {other}. {_sentence(random, 40)}. {_sentence(random, 30)}.")
        written += len(parts[-1].split())
        at += 1
    return "\n\n".join(parts)


def _sentence(random: Random, length: int) -> str:
    return " ".join(random.choices(WORDS, k=random.randint(length // 2, length))).capitalize()


def _with_layers(story: Story) -> Story:
    """The same story with who felt, saw, knew and judged what, and who was bound to whom."""
    feelings, perceptions, knowledge, assessments = [], [], [], []
    steps: dict[tuple[str, str], list[BondStep]] = {}
    lines = iter(story.lines)
    line = next(lines, None)
    for number, scene in enumerate(story.scenes):
        while line is not None and line.start < scene.start:
            line = next(lines, None)
        if line is None or line.start >= scene.end or line.speaker is None:
            continue
        (to,), who, span, known = line.addressees, line.speaker, (line.start, line.end), line.end
        sure = (0.8, [span], known)
        feelings.append(Feeling(who, ("joy", "fear", "love", "anger")[number % 4], 0.7, to, scene.id, *sure))
        perceptions.append(Perception(who, to, "sees", "the window", number % 2 == 0, scene.id, *sure))
        pair = (min(who, to), max(who, to))
        kind = ("friend", "romantic", "hostile", "family")[number % 4]
        steps.setdefault(pair, []).append(BondStep(scene.id, kind, (number % 10) / 10, 0.8, *sure))  # type: ignore[arg-type]
        third = next(m.entity for m in story.cast if m.entity not in pair)
        knows = [Knower(who, line.start, "did", None, *sure), Knower(to, known, "told", who, *sure)]
        secret = number % 3 == 0
        fact = story.text[line.start + 1 : line.end - 1]
        knowledge.append(Knowledge(f"k{number}", fact, [who], knows, secret, [third] if secret else [], *sure))
        if number % 5 == 0:
            assessments.append(Assessment(to, [who], "patience", "has", *sure))
    bonds = [
        Bond(pair, own[-1].kind, own[-1].warmth, 0.8, own, 0.8, own[0].evidence, own[0].known_from)
        for pair, own in steps.items()
    ]
    return replace(
        story,
        entities=[replace(e, mentions=sorted(e.mentions + _nouns(story, e.mentions))) for e in story.entities],
        feelings=feelings,
        perceptions=perceptions,
        bonds=bonds,
        knowledge=knowledge,
        assessments=assessments,
    )


def _nouns(story: Story, names: list[Mention]) -> list[Mention]:
    """For every tenth name, the surname by itself as one more mention, as a pronoun would be."""
    return [Mention(end - 4, end, "pronoun") for _, end, _ in names[::10]]
