"""The text comes back from every format that promises it, whatever the story."""

from __future__ import annotations

import csv
import io
import json

import pytest
from hypothesis import given
from lxml import etree

from storyglass.outputs.cells import csv_lines, unguarded
from storyglass.outputs.rebuilding import FORMATS, text_of
from storyglass.story import Story, StoryError
from tests.outputs.any_story import stories
from tests.outputs.files import files, text_file
from tests.outputs.parsed_story import parsed
from tests.outputs.small_story import hostile, orchard, story_of, with_front

SSML = "{http://www.w3.org/2001/10/synthesis}"


def back(format_: str, story: Story) -> str:
    (content,) = files(format_, story).values()
    return text_of(format_, content)


@pytest.mark.parametrize("format_", FORMATS)
@pytest.mark.parametrize("story", [parsed(), orchard()], ids=["parsed", "orchard"])
def test_the_text_comes_back(story: Story, format_: str) -> None:
    assert back(format_, story) == story.text


@pytest.mark.parametrize("format_", FORMATS)
@given(story=stories())
def test_the_text_of_any_story_comes_back(format_: str, story: Story) -> None:
    assert back(format_, story) == story.text


@pytest.mark.parametrize("format_", ["json", "script", "jsonl", "csv"])
def test_what_xml_cannot_hold_comes_back_where_there_is_no_xml(format_: str) -> None:
    assert back(format_, hostile()) == hostile().text


def test_a_format_that_does_not_promise_it_says_so() -> None:
    with pytest.raises(StoryError, match="does not come back from 'html'"):
        text_of("html", b"")


# --- the script and its kin --------------------------------------------------------------------------------------


def test_every_passage_stands_under_who_says_it() -> None:
    story = with_front(story_of("A licence.\n\n[Mara>Ned|“Yes,”] said Mara.\n[?|“No.”]", {"Mara": [], "Ned": []}), 12)
    rows = [row for row in text_file("script", story).split("\n") if row]
    assert rows == ["[Before the story] A licence.", "[Mara] “Yes,”", "[Narrator]  said Mara.", "[?] “No.”"]


def test_a_line_of_the_story_is_no_label() -> None:
    story = story_of("Rain.\n[Ned] said nothing.\n\\[Ned]", {})
    assert text_file("script", story) == "[Narrator] Rain.\n\\[Ned] said nothing.\n\\\\[Ned]\n"


def test_a_name_cannot_end_its_label() -> None:
    assert text_file("script", hostile()).splitlines()[3].startswith("[Narrator]")
    names = {row.partition("] ")[0] for row in text_file("script", hostile()).splitlines() if row.startswith("[")}
    assert names == {"[Narrator", '["><b onmouseover=alert(1)>(31mMara', "[?"}


def test_rows_say_where_and_who() -> None:
    rows = [json.loads(row) for row in text_file("jsonl", parsed()).splitlines()]
    assert [(row["line"], row["speaker"], row["addressees"]) for row in rows if row["line"]] == [
        ("l1", "Mara", ["Ned"]),
        ("l2", "Mara", ["Ned"]),
        ("l3", "Ned", []),
    ]
    assert [row["number"] for row in rows] == [*range(1, len(rows) + 1)]
    table = list(csv.DictReader(io.StringIO(text_file("csv", parsed()), newline="")))
    assert [row["speaker"] for row in table] == [row["speaker"] or "" for row in rows]


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@A1", "\t=1", "\r=1", "'=1", "’tis", "a", "", "＝1"])
def test_a_spreadsheet_runs_no_cell(cell: str) -> None:
    ((written,),) = csv.reader(io.StringIO("".join(csv_lines([[cell]])), newline=""))
    assert not written.startswith(("=", "+", "-", "@", "\t", "\r", "＝"))
    assert unguarded(written) == cell


# --- voices ------------------------------------------------------------------------------------------------------


def test_everybody_has_a_voice() -> None:
    root = etree.fromstring(text_file("ssml", parsed()).encode())
    voices = [(voice.get("name"), voice.get("gender")) for voice in root.iter(f"{SSML}voice")]
    assert voices == [("Mara", "female"), ("Mara", "female"), ("Ned", "male")]
    assert [mark.get("name") for mark in root.iter(f"{SSML}mark")] == ["l1", "l2", "l3"]


def test_two_of_one_name_have_two_voices() -> None:
    story = story_of("[Mara|“Yes.”] [mara|“No.”]", {"Mara": [], "mara": []})
    twins = [*story.entities[:1], story.entities[1].__class__("e2", "PER", "Mara", {}, [], 0.5, [], 0)]
    root = etree.fromstring(
        text_file("ssml", Story(story.source, story.text, lines=story.lines, entities=twins)).encode()
    )
    assert [voice.get("name") for voice in root.iter(f"{SSML}voice")] == ["Mara", "Mara_e2"]


def test_what_is_no_story_is_not_heard() -> None:
    root = etree.fromstring(text_file("ssml", parsed()).encode())
    assert ["".join(map(str, one.itertext())).strip() for one in root.iter(f"{SSML}prosody")] == [
        "A note on apples.",
        "* * *",
        "Thanks for reading.",
    ]
