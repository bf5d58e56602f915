"""Borders and layers of whole passages, and what must hold of any text."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from storyglass.scenes import SceneDraft
from tests.scenes.passages import PASSAGES, Passage
from tests.scenes.scenes_by_hand import by_hand


def _opening(text: str, scene: SceneDraft, wanted: str) -> str:
    return text[scene.start :].lstrip()[: len(wanted)]


@pytest.mark.parametrize("passage", PASSAGES, ids=lambda passage: passage.name)
def test_a_passage_is_divided_as_a_reader_would(passage: Passage) -> None:
    scenes = by_hand(passage.text, *passage.people, narrator=passage.narrator).divide()
    found = [(passage.text[s.start :].lstrip()[:30], s.layer, s.break_) for s in scenes]
    assert len(found) == len(passage.scenes), found
    for (opening, layer, break_), wanted in zip(found, passage.scenes, strict=True):
        assert (opening[: len(wanted[0])], layer, break_) == wanted


_BLOCKS = [
    "She woke with a start.",
    "He fell asleep.",
    "In her dream the sea was red, and Ann stood in it.",
    "The next morning Bob waited at the gate. “Well?” said Bob.",
    "“You came,” said Ann.",
    "Dear Ann,",
    "Yours ever,",
    "Bob",
    "* * *",
    "# Two",
    "~ Flashback ~",
    "Flashback ends",
    "_It had been a long summer, and she had not known that it would be the last one of all, nor that he would go._",
    "Ten years earlier Bob had gone to sea, and had told nobody, and had written to nobody, and had come home old.",
    "Deck Four, 0900 hours",
    "He imagined that she would come, and that she would laugh, and that all would be as it should be, and he smiled.",
    "Meanwhile, in the kitchen, Ann sat and watched the kettle.",
    "“",
    "\n",
]
_STORIES = st.lists(st.sampled_from(_BLOCKS), max_size=30).map("\n\n".join) | st.text(
    alphabet="Aa nb.“”\n_*#'I", max_size=300
)


@settings(max_examples=150, deadline=None)
@given(_STORIES)
def test_scenes_tile_the_body_and_begin_where_paragraphs_do(text: str) -> None:
    story = by_hand(text, "Ann", "Bob")
    scenes = story.divide()
    for start, end in story.manuscript.body:
        inside = [scene for scene in scenes if start <= scene.start < end]
        assert inside[0].start == start
        assert inside[-1].end == end
        assert all(a.end == b.start for a, b in itertools.pairwise(inside))
    paragraphs = {start for start, _ in story.manuscript.paragraphs}
    bodies = {start for start, _ in story.manuscript.body}
    for scene in scenes:
        assert scene.start < scene.end
        assert scene.start in paragraphs | bodies
        assert 0 <= scene.confidence <= 1
        assert scene.start <= scene.known_from <= len(text)
        assert all(0 <= a < b <= len(text) for a, b in scene.evidence)
        assert all(scene.start <= p.start < p.end <= scene.end for p in scene.presence)
        assert not set(scene.present) & set(scene.mentioned)


def test_an_empty_story_has_no_scenes() -> None:
    assert by_hand("").divide() == []


def test_each_body_region_has_scenes_of_its_own() -> None:
    text = "Ann sat.\n\nA note of the author.\n\nBob stood.\n"
    story = by_hand(text, "Ann", "Bob")
    note = text.index("A note"), text.index("Bob stood")
    from dataclasses import replace

    from storyglass.story import Chapter, Region

    manuscript = replace(
        story.manuscript,
        regions=[Region(0, note[0], "body"), Region(*note, "notes"), Region(note[1], len(text), "body")],
        chapters=[Chapter(0, note[0], None), Chapter(note[1], len(text), None)],
    )
    scenes = replace(story, manuscript=manuscript).divide()
    assert [(s.start, s.end) for s in scenes] == [(0, note[0]), (note[1], len(text))]
