"""What makes a reading doubtful is said in the story's warnings."""

from __future__ import annotations

import pytest

import storyglass
from storyglass.story import NOTHING_FOUND

TALK = "Ilse shut the door. “It is late,” said Ilse.\n\n“It is,” said Ferro. He put out the lamp.\n\n" * 5
ALONE = "Ilse walked along the quay and thought about Ferro. He had gone north. She missed him.\n\n" * 5
EMPTY = "The rain fell on the hills and the river rose. The fog came in with the tide. It was night.\n\n" * 5
FRENCH = "— Où vas-tu ? demanda Ilse.\n\n— Je rentre, répondit Ferro. La pluie tombait toujours sur le quai.\n\n" * 5


def doubts(text: str, quotes: str | None = None) -> list[str]:
    """The warnings of a reading, that on empty layers aside."""
    told = storyglass.read_text(text, quotes=quotes).warnings
    return [line for line in told if not line.startswith(NOTHING_FOUND)]


@pytest.mark.parametrize(
    ("text", "warnings"),
    [
        (TALK, []),
        (ALONE, ["no dialogue was found"]),
        (EMPTY, ["no people were found", "no dialogue was found"]),
        (FRENCH, ["this does not look like English"]),
    ],
    ids=["people who talk", "nobody talks", "nobody there", "French"],
)
def test_doubts(text: str, warnings: list[str]) -> None:
    told = doubts(text)
    assert len(told) == len(warnings)
    assert all(line.startswith(start) for line, start in zip(told, warnings, strict=True))


def test_a_reader_who_says_there_is_no_speech_is_not_told_so() -> None:
    assert doubts(ALONE, quotes="none") == []


def test_empty_layers_are_named_once_and_only_they() -> None:
    story = storyglass.read_text(TALK)
    (told,) = [line for line in story.warnings if line.startswith(NOTHING_FOUND)]
    layers = ("perceptions", "feelings", "bonds", "knowledge", "assessments")
    assert told.removeprefix(NOTHING_FOUND).split(", ") == [layer for layer in layers if not getattr(story, layer)]
