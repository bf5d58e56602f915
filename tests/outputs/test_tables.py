"""The cast, the lines and the scenes as rows."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from storyglass.outputs import tables
from storyglass.quotations.conventions import CONVENTIONS, describe
from storyglass.story import QuotationStyle
from tests.outputs.small_story import orchard, story_of, with_front


def test_cast_rows_count_lines_words_and_mentions() -> None:
    rows = tables.cast_rows(orchard())
    assert [(row["name"], row["lines"], row["mentions"]) for row in rows] == [
        ("Mara Venn", 3, 2),
        ("Tobias", 2, 3),
        ("Old Fenn", 1, 1),
    ]
    assert rows[0]["other_names"] == ["Mara"]
    assert rows[1]["share"] == pytest.approx(14 / 30, abs=0.001)
    assert (rows[2]["chapter"], rows[2]["chapter_title"]) == (2, "The Basket")


def test_shares_leave_room_for_those_nobody_knows() -> None:
    assert sum(row["share"] for row in tables.cast_rows(orchard())) < 1


def test_lines_rows_name_everybody() -> None:
    rows = tables.lines_rows(orchard())
    assert [row["speaker"] for row in rows] == [
        "Mara Venn",
        "Mara Venn",
        "Tobias",
        "Mara Venn",
        None,
        "Tobias",
        "Old Fenn",
    ]
    assert rows[6]["addressees"] == ["Mara Venn", "Tobias"]
    assert rows[0]["turn"] == rows[1]["turn"]
    assert rows[3]["text"] == "“Extra!”"


def test_scenes_rows_say_where_and_who() -> None:
    rows = tables.scenes_rows(orchard())
    assert [(row["number"], row["chapter"], row["layer"]) for row in rows] == [
        (1, 1, "actual"),
        (2, 1, "dream"),
        (3, 2, "actual"),
    ]
    assert rows[0]["present"] == ["Mara Venn", "Tobias"]


def test_somebody_outside_the_cast_is_named_all_the_same() -> None:
    story = orchard()
    rows = tables.lines_rows(replace(story, cast=story.cast[:1]))
    assert rows[2]["speaker"] == "Tobias"


def test_the_nameless_are_shown_as_what_they_are() -> None:
    story = story_of("[Mara|“Hm,”] I said.", {"Mara": []})
    story = replace(story, entities=[replace(story.entities[0], name=None)])
    assert tables.cast_rows(story)[0]["name"] == "the narrator"


def test_percent_leaves_out_what_is_no_story() -> None:
    story = with_front(orchard(), 200)
    assert tables.percent_at(story, 0) == 0
    assert tables.percent_at(story, 200) == 0
    assert tables.percent_at(story, len(story.text)) == 100


@pytest.mark.parametrize("convention", CONVENTIONS, ids=lambda convention: convention.name)
def test_styles_are_called_what_the_stage_calls_them(convention: object) -> None:
    style = QuotationStyle(convention.open, convention.close, convention.nested, 1204, 3)  # type: ignore[attr-defined]
    assert tables.quotation_line(style) == describe(style)


@pytest.mark.parametrize("style", [None, QuotationStyle("“", "”", "‘’", 0, 0)])
def test_no_quotations_is_said_so(style: QuotationStyle | None) -> None:
    assert tables.quotation_line(style) == "no quotations"


@pytest.mark.parametrize(
    ("marked", "told"),
    [
        ("Rain.", "0 lines"),
        ("[Mara|“Yes.”]", "1 line"),
        ("[Mara|“Yes.”] [?|“No.”]", "2 lines, 1 open"),
        ("[?|“No.”]", "1 line, 1 open"),
    ],
)
def test_open_lines_are_counted(marked: str, told: str) -> None:
    assert tables.lines_line(story_of(marked, {"Mara": []})) == told


def test_json_rows_hold_nothing_a_terminal_obeys() -> None:
    rows = [{"text": "a\x1b[2J\x9b31m\u202eb\ud800\u2028"}]
    written = tables.as_json(rows)
    assert json.loads(written) == rows
    assert written.isprintable()


def test_a_story_without_anything_has_no_rows() -> None:
    story = story_of("Rain.", {})
    assert (tables.cast_rows(story), tables.lines_rows(story)) == ([], [])
    assert tables.as_json([]) == "[]"
