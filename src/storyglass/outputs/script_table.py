"""The script as rows: one for each passage, narration too, with ids and names side by side."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from storyglass.outputs.script import passages
from storyglass.outputs.sweep import Layer
from storyglass.story import Story

COLUMNS = (
    "number",
    "start",
    "end",
    "kind",
    "paragraph",
    "chapter",
    "scene",
    "line",
    "turn",
    "speaker_id",
    "speaker",
    "addressee_ids",
    "addressees",
    "confidence",
    "text",
)
"""What each row says; `kind` is what the passage is: narration, a heading, or for a line its mode."""


def script_table(story: Story) -> Iterator[dict[str, Any]]:
    """The rows in the order of the text; their texts, one after the other, are the story's text."""
    lines = {line.id: line for line in story.lines}
    chapters = Layer((chapter.start, chapter.end, number) for number, chapter in enumerate(story.chapters, 1))
    scenes = Layer((scene.start, scene.end, scene.id) for scene in story.scenes)
    paragraph = 0
    for number, passage in enumerate(passages(story), 1):
        paragraph += passage.opens or number == 1
        line = lines[passage.line] if passage.line else None
        values = (
            *(number, passage.start, passage.end, passage.kind, paragraph),
            *(chapters.at(passage.start), scenes.at(passage.start)),
            *((line.id, line.turn, line.speaker) if line else (None, None, None)),
            passage.speaker,
            *(line.addressees if line else [], passage.addressees),
            round(line.confidence, 2) if line else None,
            passage.text,
        )
        yield dict(zip(COLUMNS, values, strict=True))
