"""Scenes as the shipped model reads them: what needs the sentence trees."""

from __future__ import annotations

import pytest

from storyglass import read_text
from storyglass.story import Scene, Story


def _names(story: Story, ids: list[str]) -> set[str | None]:
    names = {entity.id: entity.name for entity in story.entities}
    return {names[i] for i in ids}


def _only(story: Story) -> Scene:
    (scene,) = story.scenes
    return scene


_TWO = "Anna Gray put the jug on the table. Then Tom Hale closed the window, and Anna smiled at Tom. "


@pytest.mark.parametrize(
    ("rest", "viewpoint"),
    [
        ("Anna could not help smiling. Tom coughed and took off his boots.", "Anna Gray"),
        ("Tom seemed tired. It struck Anna that he had not eaten. Tom cut the bread.", "Anna Gray"),
        ("Tom told himself to be patient. Anna cut the bread and passed him the salt.", "Tom Hale"),
        ("To her annoyance Anna found that she was crying. Tom cut the bread.", "Anna Gray"),
        ("Anna was afraid of the answer. Tom cut the bread.", "Anna Gray"),
        ("Anna thought of the sea. Tom wondered where the money was.", None),
        ("Anna cut the bread. Tom ate it.", None),
    ],
)
def test_the_viewpoint_is_the_mind_that_the_trees_show_open(rest: str, viewpoint: str | None) -> None:
    story = read_text(_TWO + rest)
    seen = _only(story).viewpoint
    assert (seen and _names(story, [seen])) == (viewpoint and {viewpoint})


def test_a_viewpoint_lasts_where_the_next_scene_enters_no_mind() -> None:
    story = read_text(
        _TWO + "Anna wondered what he knew, and feared it, and hoped that he would go. Tom cut the bread.\n\n* * *\n\n"
        "Two days later Anna came down to the quay. Tom was mending a net. He nodded to her."
    )
    first, second = story.scenes
    assert first.viewpoint is not None
    assert second.viewpoint == first.viewpoint


def test_a_dream_is_seen_by_whoever_is_said_to_dream_it() -> None:
    story = read_text(
        "Anna Gray banked the fire. Then Ruth Hale closed the door.\n\nThat night Ruth Hale dreamed of the river. She"
        " was standing in it, and Anna stood on the bank, and thought of the sea, and knew that it was late,"
        " and wondered why.\n\nWhen she woke it was still dark."
    )
    dream = next(scene for scene in story.scenes if scene.layer == "dream")
    assert dream.viewpoint is not None
    assert _names(story, [dream.viewpoint]) == {"Ruth Hale"}


@pytest.mark.parametrize(
    ("rest", "present", "absent"),
    [
        ("Anna turned to Ruth Vale, who was crying.", {"Ruth Vale"}, set()),
        ("Anna kissed Ruth Vale on the cheek.", {"Ruth Vale"}, set()),
        ("Anna knew that Ruth Vale had sold the boat.", set(), {"Ruth Vale"}),
        ("Anna was glad, because Ruth Vale slept at the inn.", set(), {"Ruth Vale"}),
        ("Anna looked as if Ruth Vale had struck her.", set(), {"Ruth Vale"}),
        ("The thieves broke the door. They laughed, and they took the jug.", {"The thieves"}, set()),
    ],
)
def test_those_are_present_who_act_or_are_acted_on(rest: str, present: set[str], absent: set[str]) -> None:
    story = read_text(_TWO + rest)
    there = _names(story, _only(story).present)
    assert present <= there
    assert not absent & there


_SEEN = "Ada Moss leaned back in her chair and drank her tea. Ben Orr frowned. "


@pytest.mark.parametrize(
    ("seen", "absent"),
    [
        ("On the screen Carl Voss got up and opened a window. He whistled.", {"Carl Voss"}),
        ("In the crystal Carl Voss got up and opened a window. Then he whistled.", {"Carl Voss"}),
        ("On the far side of the pane Carl Voss got up and opened a window. He whistled.", set()),
        ("Through the door Carl Voss got up and opened a window. He whistled.", set()),
    ],
)
def test_whom_a_device_shows_is_elsewhere(seen: str, absent: set[str]) -> None:
    story = read_text(_SEEN + seen + " Ada laughed, and Ben put down the cup.")
    assert _names(story, _only(story).present) == {"Ada Moss", "Ben Orr", "Carl Voss"} - absent


def test_in_a_paper_are_its_writer_and_its_reader() -> None:
    story = read_text(
        "Ruth Vale came in from the yard. There was a letter on the table.\n\nDear Ruth,\n\nTom has sold the boat. Do"
        " not tell Mrs. Gray, and burn this. I never slept so ill.\n\nAnna Holt\n\nRuth read it twice. Then she put it"
        " into the stove."
    )
    paper = next(scene for scene in story.scenes if scene.layer == "document")
    assert _names(story, paper.present) == {"Anna Holt", "Ruth Vale"}
    assert paper.viewpoint is None


def test_those_who_remember_are_there_again_after_a_memory() -> None:
    story = read_text(
        "Ruth Vale put the lamp on the table. Tom Hale shut the window, and Ruth nodded to Tom.\n\nShe had carried that"
        " lamp through the snow to him. He had opened the door in his coat, and had taken it from her. He had kissed"
        " her, and she had dropped the glass. He had swept it up with his hat,"
        " and had sworn that he would never buy her another.\n\n“Well?” said Ruth at last."
    )
    assert [scene.layer for scene in story.scenes] == ["actual", "memory", "actual"]
    for scene in story.scenes:
        assert _names(story, scene.present) == {"Ruth Vale", "Tom Hale"}


def test_presence_ends_with_leaving() -> None:
    quiet = "Anna swept the floor and hummed. " * 4
    text = _TWO + quiet + "Tom Hale went out. " + "Anna wiped the jug."
    story = read_text(text)
    tom = next(entity.id for entity in story.entities if entity.name == "Tom Hale")
    (stay,) = [stay for stay in _only(story).presence if stay.who == tom]
    assert stay.start == 0
    assert stay.end < len(text)


def test_a_pronoun_before_the_first_name_of_a_scene_means_that_one() -> None:
    story = read_text(
        "The wind threw sand at him. He tried to rise, and could not remember why he should. Slowly Daniel crawled"
        " to the well, and drank.\n\n* * *\n\nArthur Reed shut the gate. He whistled for the dog."
    )
    assert _names(story, story.scenes[0].present) == {"Daniel"}


@pytest.mark.parametrize(
    "text",
    [
        "“Well?”\n\n“Well what?”\n\n“Nothing.”",
        "You open the door. You see nothing. You go back to bed and dream of the sea.",
        "Dear Anna,\n\nI am well, and hope that you are.\n\nYours,\nJosef\n\nDear Josef,\n\nSo am I.\n\nYours,\nAnna",
        "It rained. The rain fell on the roofs. The sea rose.",
        "She woke. She woke again. This time she really woke.\n\nThis time she woke in earnest.",
    ],
)
def test_odd_stories_have_scenes_all_the_same(text: str) -> None:
    story = read_text(text)
    assert story.scenes
    for scene in story.scenes:
        assert scene.story_order is None or scene.story_order >= 1
