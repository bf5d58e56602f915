"""Markdown stories."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from storyglass.manuscript import Manuscript, open_manuscript

Sound = Callable[[Manuscript], Manuscript]


def read(text: str) -> Manuscript:
    return open_manuscript(text.encode(), name="story.md")


@pytest.mark.parametrize(
    ("source", "rendered"),
    [
        ("She was *so* late.", "She was so late."),
        ("She was __very__ late.", "She was very late."),
        ("A [link](http://example.org) and an ![image](a.png).", "A link and an ."),
        ("Two lines\nof one paragraph.", "Two lines of one paragraph."),
        ("The sign said  \nKEEP OUT", "The sign said\nKEEP OUT"),
        ("2 \\* 3 &amp; 4 * 5", "2 * 3 & 4 * 5"),
        ("> He wrote this.\n> And this.", "He wrote this. And this."),
        ("One.<!-- not this -->\n\nTwo.", "One.\n\nTwo."),
        ("a snake_case_word", "a snake_case_word"),
        ("An *open sign.", "An *open sign."),
    ],
)
def test_text(source: str, rendered: str, sound: Sound) -> None:
    assert sound(read(source)).text == rendered


def test_marks_headings_and_metadata(sound: Sound) -> None:
    manuscript = sound(
        read(
            "---\ntitle: The Ferry\nauthor: Ann Holt\n---\n\n# The Ferry\n\n## The Boat\n\nShe *ran* home.\n\n"
            "***\n\nShe **slept**.\n\nThe Hill\n--------\n\nIt rained.\n"
        )
    )
    marks = [(mark.kind, manuscript.text[mark.start : mark.end]) for mark in manuscript.marks]
    assert ("italic", "ran") in marks
    assert ("bold", "slept") in marks
    assert ("rule", "* * *") in marks
    assert ("heading", "The Hill") in marks
    assert [chapter.title for chapter in manuscript.chapters] == ["The Boat", "The Hill"]
    assert [region.kind for region in manuscript.regions] == ["front", "body"]
    assert (manuscript.source.title, manuscript.source.author) == ("The Ferry", "Ann Holt")
    assert manuscript.source.type == "markdown"


def test_speech_over_lines_is_no_setext_heading() -> None:
    manuscript = read("She waited for an hour, and he did not come.\n---\nThen the bell rang at last.")
    assert len(manuscript.story_paragraphs()) == 2
    assert [mark.kind for mark in manuscript.marks] == ["rule"]
