"""Chapter headings in plain text."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from storyglass.manuscript import Manuscript, from_text
from storyglass.manuscript.headings import read_heading

Sound = Callable[[Manuscript], Manuscript]
PROSE = "The rain went on until the cellars filled, and nobody on the hill would lend a bucket to the valley. " * 5
THREE = "\n\n".join([PROSE] * 3)


def titles(manuscript: Manuscript) -> list[str | None]:
    return [chapter.title for chapter in manuscript.chapters]


@pytest.mark.parametrize(
    "line",
    [
        "CHAPTER I.",
        "Chapter 1",
        "Chapter One",
        "CHAPTER TWENTY-ONE",
        "Chapter 1: The Boat",
        "Chapter 3 - Foo",
        "PART ONE",
        "BOOK THE FIRST",
        "Prologue",
        "EPILOGUE",
        "Chapter IV. A Word with Mr. Gale",
        "**Chapter 2**",
        "~ Chapter 9 ~",
        "Chapter 7 The Return",
        "VOLUME II",
        "Interlude: The Sea",
        "Letter 4",
        "CHAPTER\n   V",
        "Chapter 2\nThe Boat",
    ],
)
def test_line_is_a_heading(line: str) -> None:
    assert read_heading(line) is not None


@pytest.mark.parametrize(
    "line",
    [
        "Part of him wanted to go.",
        "Part two of the plan was simple.",
        "Chapter one was the hardest to write.",
        "STOP",
        "Act now, he thought.",
        "Book in hand, she left.",
        "I went home.",
        "One of them laughed.",
        "Civil as ever.",
        "Introduction was not needed.",
        "Letter by letter she read it.",
        "Part one, she thought, was done.",
    ],
)
def test_sentence_is_no_heading(line: str) -> None:
    assert read_heading(line) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"Chapter 1\n\n{PROSE}\n\nChapter 2\n\n{PROSE}", ["Chapter 1", "Chapter 2"]),
        (f"CHAPTER I.\nThe Boat\n\n{PROSE}", ["CHAPTER I. The Boat"]),
        (f"CHAPTER I.\nA Word from the Hill\n\n{PROSE}", ["CHAPTER I. A Word from the Hill"]),
        (f"I\n\nTHE BOAT\n\n{PROSE}\n\nII\n\nTHE HILL\n\n{PROSE}", ["I: THE BOAT", "II: THE HILL"]),
        (f"1.\n\n{PROSE}\n\n2.\n\n{PROSE}\n\n3.\n\n{PROSE}", ["1.", "2.", "3."]),
        (f"PART ONE\n\nChapter 1\n\n{PROSE}\n\nChapter 2\n\n{PROSE}", ["PART ONE: Chapter 1", "Chapter 2"]),
        (f"{PROSE}\n\nChapter 1\n\n{PROSE}", [None, "Chapter 1"]),
        (f"Chapter 1\n\n1\n\n{PROSE}\n\n2\n\n{PROSE}\n\nChapter 2\n\n{PROSE}", ["Chapter 1: 1", "Chapter 2"]),
        (f"{PROSE}\n\nI\n\n{PROSE}", [None]),
        (f"{PROSE}\n\nGET OUT OF MY HOUSE\n\n{PROSE}", [None]),
        (f"{PROSE}\n\n1. Milk\n\n2. Bread\n\n3. Rope\n\n{PROSE}", [None]),
        (
            "\n\n\n\n".join(["The Boat", THREE, "The Hill", THREE, "The Sea", THREE]),
            ["The Boat", "The Hill", "The Sea"],
        ),
        (f"Ann's POV\n\n{PROSE}\n\n**Tom's POV**\n\n{PROSE}", [None]),
        (PROSE, [None]),
    ],
    ids=[
        "keyword",
        "title on the next line",
        "title with small words",
        "title in the next paragraph",
        "digits",
        "part and chapter",
        "untitled beginning",
        "sections in chapters",
        "a lone I",
        "capitals",
        "a list",
        "titles alone",
        "points of view",
        "one story",
    ],
)
def test_chapters(text: str, expected: list[str | None], sound: Sound) -> None:
    assert titles(sound(from_text(text))) == expected


def test_heading_without_blank_line_is_its_own_paragraph(sound: Sound) -> None:
    wrapped = "The ferryman had been asleep since noon, and nobody on the whole river\nhad the heart to wake him.\n"
    manuscript = sound(from_text(f"CHAPTER I\n{wrapped}\n{wrapped}\nCHAPTER II\n{wrapped}\n{wrapped}"))
    assert titles(manuscript) == ["CHAPTER I", "CHAPTER II"]
    assert len(manuscript.story_paragraphs()) == 4
