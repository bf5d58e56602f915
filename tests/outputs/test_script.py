"""The story as a script: everything in its order, nothing lost."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storyglass.outputs.clean import harmless
from storyglass.outputs.script import passages, script_rows
from storyglass.story import Line, Mark, MarkKind, Mode, Region, RegionKind, Source, Story
from tests.outputs.small_story import hostile, orchard, story_of, with_front


def script(story: Story) -> list[str]:
    """The rows of the script as they are printed, without those that only part paragraphs."""
    return [row for row in printed(story) if row]


def printed(story: Story) -> list[str]:
    """The rows of the script, those that only part paragraphs too."""
    return "".join(f"{row.head}{row.text}\n" for row in script_rows(story)).splitlines()


def without_spaces(text: str) -> str:
    return "".join(text.split())


MARKS: tuple[MarkKind, ...] = ("heading", "rule", "verse", "italic")
REGIONS: tuple[RegionKind, ...] = ("front", "body", "notes", "back")
TWO: dict[str, list[str]] = {"Mara": [], "Ned": []}

# --- stories of any kind -----------------------------------------------------------------------------------------


@st.composite
def stories(draw: st.DrawFn) -> Story:
    """A text with lines, marks, regions and paragraphs anywhere in it, whether they fit together or not."""
    text = draw(st.text(st.sampled_from("ab “”.\n\t\x1b\u202e\u00ad\u2028"), max_size=60))
    offsets = st.integers(0, len(text))
    spans = st.builds(lambda one, other: (min(one, other), max(one, other)), offsets, offsets)
    some = st.lists(spans, max_size=6)
    lines = [
        Line(f"l{n}", start, end, n, None, [], "implicit", None, "speech", 0.5, [], 0)
        for n, (start, end) in enumerate(draw(some))
    ]
    marks = [Mark(start, end, draw(st.sampled_from(MARKS))) for start, end in draw(some)]
    cuts = sorted({0, len(text), *draw(st.lists(offsets, max_size=3))})
    regions = [Region(start, end, draw(st.sampled_from(REGIONS))) for start, end in pairwise(cuts)]
    return Story(Source("any.txt", "txt", ""), text, regions, marks, paragraphs=draw(some), lines=lines)


@given(stories())
def test_passages_cover_the_text_without_gap_or_overlap(story: Story) -> None:
    found = list(passages(story))
    ends = [0, *(passage.end for passage in found)]
    assert [passage.start for passage in found] == ends[:-1]
    assert ends[-1] == len(story.text)
    assert "".join(passage.text for passage in found) == story.text


@given(stories())
def test_nothing_of_the_text_is_lost(story: Story) -> None:
    shown = "".join(row.text for row in script_rows(story))
    assert without_spaces(shown) == harmless(without_spaces(story.text))


@given(stories())
def test_every_row_is_one_line(story: Story) -> None:
    for row in script_rows(story):
        assert (row.head + row.text).splitlines() == [row.head + row.text] or not row.text


@pytest.mark.parametrize("story", [orchard(), hostile()], ids=["orchard", "hostile"])
def test_what_is_printed_without_its_heads_is_the_story(story: Story) -> None:
    heads = [row.head for row in script_rows(story)]
    rows = printed(story)
    assert all(row.startswith(head) for row, head in zip(rows, heads, strict=True))
    told = "".join(row.removeprefix(head) for row, head in zip(rows, heads, strict=True))
    assert without_spaces(told) == harmless(without_spaces(story.text))
    assert all(row.isprintable() for row in rows)


# --- how it reads ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("marked", "rows"),
    [
        ("[Mara|“Yes.”]", ["MARA: “Yes.”"]),
        ("[Mara>Ned|“Yes,”] said Mara.", ["MARA (to Ned): “Yes,”", "    said Mara."]),
        ("[Mara>Ned+Mara|“Yes.”]", ["MARA (to Ned and Mara): “Yes.”"]),
        ("[?|“Who?”] [Ned|“Me.”]", ["?: “Who?”", "NED: “Me.”"]),
        ("[?>Ned|“You?”]", ["? (to Ned): “You?”"]),
        ("He said, [Ned|“No.”]", ["    He said,", "NED: “No.”"]),
        ("[Ned|“One.]\n\n[+Ned|“Two.”]", ["NED: “One.", "NED: “Two.”"]),
        ("# One\n\nRain\nfell.\n\n* * *\n\nSnow.", ["# # One", "    Rain fell.", "    * * *", "    Snow."]),
        ("", []),
        (" \n", []),
    ],
)
def test_rows(marked: str, rows: list[str]) -> None:
    assert script(story_of(marked, TWO)) == rows


@pytest.mark.parametrize(
    ("mode", "row"), [("thought", "MARA (thought, to Ned): “No.”"), ("speech", "MARA (to Ned): “No.”")]
)
def test_what_is_not_spoken_is_said_so(mode: Mode, row: str) -> None:
    story = story_of("[Mara>Ned|“No.”]", TWO)
    assert script(replace(story, lines=[replace(story.lines[0], mode=mode)])) == [row]


def test_paragraphs_are_a_blank_line_apart() -> None:
    rows = [row.head + row.text for row in script_rows(story_of("[Mara|“Yes,”] said Mara.\n\nRain fell.", TWO))]
    assert rows == ["MARA: “Yes,”", "    said Mara.", "", "    Rain fell."]


def test_verse_keeps_its_lines() -> None:
    story = story_of("Rain fell,\nand more of it.", {})
    assert script(replace(story, marks=[Mark(0, 26, "verse")])) == ["    Rain fell,", "    and more of it."]


def test_what_is_no_story_is_there_and_said_to_be_none() -> None:
    story = story_of("A licence.\n\nRain fell.", {})
    assert script(with_front(story, 12)) == [
        "[Before the story]",
        "    A licence.",
        "[The story]",
        "    Rain fell.",
    ]


def test_passages_say_which_line_they_are() -> None:
    said = [passage for passage in passages(orchard()) if passage.line]
    assert [passage.line for passage in said] == [line.id for line in orchard().lines]
    assert (said[0].speaker, said[0].addressees, said[0].kind) == ("Mara Venn", ["Tobias"], "speech")
    assert (said[4].speaker, said[4].addressees) == (None, [])
    assert said[0].text.strip() == "“You said you would hold it,”"
