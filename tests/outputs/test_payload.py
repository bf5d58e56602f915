"""What the report's script is given of a story."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from storyglass.outputs.payload import payload, payload_json
from storyglass.story import Entity, Feeling, Mention, SameAs
from tests.outputs.small_story import hostile, orchard, story_of


def test_people_are_the_cast_in_its_order_and_then_the_others() -> None:
    story = orchard()
    place = Entity("e9", "LOC", "the lane", {}, [Mention(250, 258, "noun")], 0.5, [], 258)
    ferry = Entity("e8", "PER", "a ferryman", {}, [Mention(1, 2, "noun")], 0.5, [], 2)
    made = payload(replace(story, entities=[place, ferry, *story.entities], cast=story.cast[::-1]))
    assert [person["id"] for person in made["people"]] == ["e3", "e2", "e1", "e8"]
    assert [person["member"] is None for person in made["people"]] == [False, False, False, True]
    assert made["people"][1]["name"] == "Tobias"


def test_what_rows_refer_to_comes_along() -> None:
    story = orchard()
    cart = Entity("e9", "VEH", "the cart", {}, [], 0.5, [], 3)
    secret = replace(story.entities[2], same_as=[SameAs("e9", 0.5, [(1, 2)], 7)])
    made = payload(replace(story, entities=[*story.entities[:2], secret, cart]))
    assert made["people"][3]["id"] == "e9"
    assert made["people"][2]["same_as"] == [[3, 0.5, [1, 2], 7]]


def test_lines_stand_in_columns_and_say_who_to_whom() -> None:
    lines = payload(orchard())["lines"]
    assert lines["speaker"] == [0, 0, 1, 0, None, 1, 2]
    assert lines["addressees"][-1] == [0, 1]
    assert lines["turn"] == [1, 1, 2, 3, 4, 5, 6]
    assert {len(column) for column in lines.values()} == {7}


def test_mentions_are_in_text_order() -> None:
    story = orchard()
    found = payload(story)["mentions"]
    assert found["start"] == sorted(found["start"])
    told = [story.text[a : a + n] for a, n in zip(found["start"], found["length"], strict=True)]
    assert told == ["Mara Venn", "Tobias", "Toby", "Toby", "Old Fenn", "Mara"]
    assert found["who"] == [0, 1, 1, 1, 2, 0]


def test_rows_speak_of_people_and_scenes_by_number() -> None:
    story = orchard()
    feeling = Feeling("e2", "fear", 0.756, None, "s2", 0.5, [(319, 346)], 346)
    assert payload(replace(story, feelings=[feeling]))["feelings"] == {
        "feeling": ["fear"],
        "strength": [0.76],
        "who": [1],
        "toward": [None],
        "scene": [1],
        "confidence": [0.5],
        "evidence": [[319, 346]],
        "known_from": [346],
    }


def test_words_and_events_stay_behind() -> None:
    assert not {"words", "sentences", "events"} & set(payload(orchard()))


@pytest.mark.parametrize("text", ["</script><script>alert(1)</script>", "<!--<script>", "a\u2028b", "\x80\x9f", "]]>"])
def test_no_text_can_end_the_script_it_stands_in(text: str) -> None:
    made = payload_json(story_of(f"One {text} two.", {}))
    assert not set(made) & set("<>&\u2028\x80\x9f")
    assert text in json.loads(made)["text"]


def test_hostile_names_keep_to_one_line() -> None:
    (person,) = json.loads(payload_json(hostile()))["people"]
    assert "\x1b" not in person["name"]
    assert "\u202e" not in person["name"]
