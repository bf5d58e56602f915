"""Who is there and who is only mentioned, whose eyes a scene is seen through, and where and when it is."""

from __future__ import annotations

import re

import pytest

from storyglass.people.model import Referral
from tests.scenes.scenes_by_hand import by_hand

PEOPLE = ("Ruth", "Tom", "Wren", "the twins/The twins")


@pytest.mark.parametrize(
    ("text", "present", "mentioned"),
    [
        ("Ruth opened the gate. Tom followed her.", {"Ruth", "Tom"}, set()),
        ("Ruth and Tom waited by the gate.", {"Ruth", "Tom"}, set()),
        ("Tom, with great care, says nothing.", {"Tom"}, set()),
        ("The twins ran ahead, and Ruth called to the dog.", {"the twins", "Ruth"}, set()),
        ("Ruth's letter lay on the table. Tom read it.", {"Tom"}, {"Ruth"}),
        ("Tom thought of Ruth, and of the letter from Wren.", {"Tom"}, {"Ruth", "Wren"}),
        ("Tom knew that Ruth had loved the house.", {"Tom"}, {"Ruth"}),
        ("Ruth had gone to sea. Tom mended the net.", {"Tom"}, {"Ruth"}),
        ("Ruth would laugh at this. Tom did not.", {"Tom"}, {"Ruth"}),
        ("“Wren took the boat,” said Tom.", {"Tom"}, {"Wren"}),
        ("“Come here, Wren,” said Tom.", {"Tom", "Wren"}, set()),
        ("The rain fell on the house that Ruth built.", set(), {"Ruth"}),
    ],
)
def test_present_are_those_who_act(text: str, present: set[str], mentioned: set[str]) -> None:
    story = by_hand(text, *PEOPLE)
    (scene,) = story.divide()
    names = [person.name for person in story.people.persons]
    assert {names[p] for p in scene.present} == present
    assert {names[p] for p in scene.mentioned} == mentioned


@pytest.mark.parametrize(
    ("text", "present"),
    [
        ("Wren opened the door. He laughed, and he sat down.", {"Wren"}),  # nobody would take him for Tom
        ("He laughed, and he sat down. Then Wren opened the door.", {"Tom", "Wren"}),
        ("Ruth opened the door. He laughed, and he sat down.", {"Tom", "Ruth"}),
        ("Wren opened the door. “Come in, Tom.” He laughed, and he sat down.", {"Tom", "Wren"}),
    ],
)
def test_a_pronoun_means_nobody_whom_the_scene_never_calls(text: str, present: set[str]) -> None:
    story = by_hand("Tom shut the gate.\n\n* * *\n\n" + text, *PEOPLE)
    persons, tom = story.people.persons, story.person("Tom")
    for name, gender in (("Tom", "he"), ("Wren", "he"), ("Ruth", "she")):
        persons[story.person(name)].gender = gender
    hes = [found.span() for found in re.finditer(r"\b[Hh]e\b", text)]
    shift = len(story.manuscript.text) - len(text)
    pronouns = [Referral(start + shift, end + shift, "pronoun", tom, 0.9) for start, end in hes]
    story.people.referrals[:] = sorted([*story.people.referrals, *pronouns])
    assert {persons[person].name for person in story.divide()[-1].present} == present


def test_presence_begins_with_an_entrance() -> None:
    quiet = "Ruth swept the floor and sang. " * 12
    text = f"{quiet}\n\nTom came in. Ruth stopped singing.\n\nTom sat down, and Ruth watched him."
    story = by_hand(text, *PEOPLE)
    (scene,) = story.divide()
    spans = {p.person: (p.start, p.end) for p in scene.presence}
    assert spans[story.person("Ruth")] == (0, len(text))
    assert spans[story.person("Tom")] == (text.index("Tom came"), len(text))


@pytest.mark.parametrize(
    ("text", "viewpoint"),
    [
        ("Ruth wondered where he had been. Tom wiped his boots.", "Ruth"),
        ("Tom nodded, thinking of the boat. Ruth laid the table.", "Tom"),
        ("Ruth told herself to be kind. Tom coughed.", "Ruth"),
        ("Ruth mended the net. She sang.", "Ruth"),
        ("Ruth felt sorry, and Tom felt glad.", None),
        ("Ruth laid the table. Tom wiped his boots.", None),
        ("“I wonder,” said Tom. Ruth laid the table.", None),
    ],
)
def test_viewpoint_is_the_open_mind(text: str, viewpoint: str | None) -> None:
    story = by_hand(text, *PEOPLE)
    (scene,) = story.divide()
    assert scene.viewpoint == (story.person(viewpoint) if viewpoint else None)


def test_a_narrator_is_present_where_they_act_and_sees_it() -> None:
    story = by_hand("I shut the gate. Tom wondered why.", "Tom", "Ada", narrator="Ada")
    (scene,) = story.divide()
    assert scene.viewpoint == story.person("Ada")
    assert set(scene.present) == {story.person("Tom"), story.person("Ada")}


@pytest.mark.parametrize(
    ("text", "place", "time"),
    [
        ("Ruth sat in the old kitchen.", "the old kitchen", None),
        ("At dawn they met at the station.", "the station", "dawn"),
        ("On Monday, at the far end of the quay, Tom slept.", "the far end of the quay", "Monday"),
        ("They lived at Hartfield in those days.", "Hartfield", None),
        ("Three days later Tom was back in his cell.", "his cell", "Three days later"),
        ("That evening the rain stopped.", None, "That evening"),
        ("“We met in the kitchen at noon,” said Ruth.", None, None),
        ("In March Tom drank the tea too hot.", None, "March"),
        ("Ruth put her trust in Tom.", None, None),
        ("In the corridor Tom was asleep.", "the corridor", None),
        ("At Christmas Tom came home.", None, None),
        ("Ruth put her trust in Tom Tipper.", None, None),
    ],
)
def test_place_and_time_are_the_opening_s_own_words(text: str, place: str | None, time: str | None) -> None:
    (scene,) = by_hand(text, *PEOPLE).divide()
    assert (scene.place, scene.time) == (place, time)
