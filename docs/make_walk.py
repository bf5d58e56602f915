"""Writes docs/the-example.md, the example story layer by layer: `python docs/make_walk.py`."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import storyglass
from storyglass.story import Scene, Span, Story

ROOT = Path(__file__).resolve().parents[1]
STORY = ROOT / "examples" / "the-stern-seat.txt"
PAGE = ROOT / "docs" / "the-example.md"
LONGEST = 150  # characters of a passage beside what is said of it
SURE = 0.5  # confidence from which a feeling is shown here; the document holds the fainter ones too

HEADER = """\
# The example story, layer by layer

Written by `python docs/make_walk.py`: what storyglass says of [the example](../examples/the-stern-seat.txt), scene
by scene, beside the passage each claim stands on. Nothing is corrected by hand, so some of it is wrong: read
the passage and judge. The story is hard on purpose: a bird is called *the Duchess* and *she*; one man is *Magnus*,
*Mr. Orrin*, *the old man*, *her father* and *that fellow*; a daughter signs with a name that nobody calls her.
"""


def page() -> str:
    """The whole of docs/the-example.md."""
    story = storyglass.read(STORY)
    return "\n".join([HEADER, *_cast(story), *(line for scene in story.scenes for line in _scene(story, scene))])


def _cast(story: Story) -> Iterator[str]:
    yield "## The cast\n"
    yield "| who | pronouns | also called | lines |\n|---|---|---|---|"
    for member in story.cast:
        names = ", ".join(n for n in story.entity_by_id[member.entity].names if n != story.name_of(member.entity))
        lines = sum(line.speaker == member.entity for line in story.lines)
        yield f"| {story.name_of(member.entity)} | {member.pronouns or ''} | {names} | {lines or ''} |"
    yield ""


def _scene(story: Story, scene: Scene) -> Iterator[str]:
    setting = [scene.layer, scene.place, scene.time]
    yield f"## Scene {scene.id[1:]}: {', '.join(part for part in setting if part)}\n"
    mind = f" The narration enters the mind of {story.name_of(scene.viewpoint)}." if scene.viewpoint else ""
    seen = f" Seen unawares by {_names(story, scene.seen_by)}." if scene.seen_by else ""
    yield f"Present: {_names(story, scene.present) or 'nobody'}.{mind}{seen}\n"
    rows = sorted(_claims(story, scene))
    if rows:
        yield "| the text | what storyglass says |\n|---|---|"
        yield from (f"| {_passage(story, span)} | {claim} |" for span, claim in rows)
        yield ""


def _claims(story: Story, scene: Scene) -> Iterator[tuple[Span, str]]:
    """What is said of a scene, layer by layer, each with the first passage that shows it."""
    for who in scene.present:
        felt = [f for f in story.feelings if f.scene == scene.id and f.who == who and f.confidence >= SURE]
        for row in sorted(felt, key=lambda f: -f.strength)[:1]:
            toward = f" toward {story.name_of(row.toward)}" if row.toward else ""
            yield row.evidence[0], f"**feeling**: {story.name_of(who)}, {row.feeling}{toward}"
    for sight in story.perceptions:
        if sight.scene == scene.id:
            aware = {None: "", True: ", who knows it", False: ", who does not know it"}[sight.aware]
            means = f" by way of {sight.means}" if sight.means else ""
            pair = f"{story.name_of(sight.who)} {sight.sense} {story.name_of(sight.of)}"
            yield sight.evidence[0], f"**perception**: {pair}{means}{aware}"
    for bond in story.bonds:
        for step in bond.steps:
            if step.scene == scene.id and bond.strength >= SURE:
                yield step.evidence[0], f"**bond**: {_names(story, bond.pair)}, {step.kind}"
    for judged in story.assessments:
        if scene.start <= judged.evidence[0][0] < scene.end:
            by = _names(story, judged.by) or "the narrator"
            yield (
                judged.evidence[0],
                f"**judgement** by {by}: {story.name_of(judged.of)} {judged.verdict} {judged.criterion}",
            )
    for fact in story.knowledge:
        if scene.start <= fact.evidence[0][0] < scene.end:
            secret = "a secret, known" if fact.secret else "known"
            kept = f"; kept from {_names(story, fact.kept_from)}" if fact.kept_from else ""
            knowers = ", ".join(f"{story.name_of(k.who)} ({k.how})" for k in fact.knows)
            yield fact.evidence[0], f"**knowledge**: {secret} to {knowers}{kept}"


def _names(story: Story, people: list[str] | tuple[str, ...]) -> str:
    return ", ".join(story.name_of(who) or "somebody" for who in people)


def _passage(story: Story, span: Span) -> str:
    words = " ".join(story.text[span[0] : span[1]].split()).replace("|", "\\|")
    return words if len(words) <= LONGEST else words[:LONGEST].rsplit(" ", 1)[0] + " …"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
