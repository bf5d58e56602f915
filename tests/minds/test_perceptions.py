"""Who perceives whom, through what, and who does not know of it."""

from __future__ import annotations

import pytest

import storyglass
from storyglass.story import Story

KEYHOLE = """Marta locked the study door and sat down at the desk. She began to count the money.

Peter knelt down and watched Marta through the keyhole. Marta put the notes under the clock. Peter held his breath."""

PLAIN_TALK = """Marta looked at Peter. "Are you coming?" Marta asked Peter.

"In a minute," Peter said to Marta. Marta looked at Peter again."""


def pairs(story: Story, aware: bool | None) -> set[tuple[str | None, str | None]]:
    """Who perceives whom where the one perceived is, or is not, aware."""
    names = {entity.id: entity.name for entity in story.entities}
    return {(names[row.who], names[row.of]) for row in story.perceptions if row.aware is aware}


@pytest.mark.parametrize(
    ("text", "unseen"),
    [
        pytest.param(KEYHOLE, {("Peter", "Marta")}, id="keyhole"),
        pytest.param(PLAIN_TALK, set(), id="looking at each other in talk"),
    ],
)
def test_watching_unseen(text: str, unseen: set[tuple[str, str]]) -> None:
    assert pairs(storyglass.read_text(text), False) == unseen


def test_the_watched_scene_names_its_watcher() -> None:
    story = storyglass.read_text(KEYHOLE)
    names = {entity.id: entity.name for entity in story.entities}
    assert [[names[who] for who in scene.seen_by] for scene in story.scenes] == [["Peter"]]
    assert [row.means for row in story.perceptions if row.aware is False] == ["the keyhole"]


def test_nothing_is_perceived_without_trees() -> None:
    assert storyglass.read_text(KEYHOLE, model=None).perceptions == []
