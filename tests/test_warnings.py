"""What makes a reading doubtful is said in the story's warnings."""

from __future__ import annotations

import pytest

import storyglass

TALK = "Ilse shut the door. “It is late,” said Ilse.\n\n“It is,” said Ferro. He put out the lamp.\n\n" * 5
ALONE = "Ilse walked along the quay and thought about Ferro. He had gone north. She missed him.\n\n" * 5
EMPTY = "The rain fell on the hills and the river rose. The fog came in with the tide. It was night.\n\n" * 5
FRENCH = "— Où vas-tu ? demanda Ilse.\n\n— Je rentre, répondit Ferro. La pluie tombait toujours sur le quai.\n\n" * 5


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
    told = storyglass.read_text(text).warnings
    assert len(told) == len(warnings)
    assert all(line.startswith(start) for line, start in zip(told, warnings, strict=True))


def test_a_reader_who_says_there_is_no_speech_is_not_told_so() -> None:
    assert storyglass.read_text(ALONE, quotes="none").warnings == []
