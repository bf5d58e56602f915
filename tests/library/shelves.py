"""Small libraries for tests: stories written by hand, put on a shelf without being read."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from pathlib import Path

from storyglass.library import Added, Library
from storyglass.library.products import product_of
from storyglass.story import Story
from tests.outputs.small_story import story_of

MARK = "by hand"


def tale(name: str, marked: str, people: dict[str, list[str]], **pronouns: str) -> Story:
    """A story of a marked text (see `small_story`), called `name`, some of its people with their pronouns."""
    story = story_of(marked, people, title=name)
    source = replace(story.source, name=name, sha256=hashlib.sha256((name + marked).encode()).hexdigest())
    given = {person.replace(" ", "_"): entity.id for entity in story.entities for person in [entity.name or ""]}
    theirs = {given[person]: told for person, told in pronouns.items()}
    cast = [replace(member, pronouns=theirs.get(member.entity, member.pronouns)) for member in story.cast]
    return replace(story, source=source, cast=cast)


def put(library: Library, story: Story, series: str | None = None, path: Path | None = None) -> Added:
    """Keeps a story."""
    return library.keep(product_of(story, document=True), path, series, MARK)


def ferry() -> Story:
    """A story of two sisters and a ferryman."""
    return tale(
        "ferry.txt",
        "[Ruth Hale>Old Pell|“Is the ferry's lamp lit?”] asked Ruth. Old Pell shrugged.\n\n"
        "[Old Pell>Ruth Hale|“It was lit at noon, Ruth.”]\n\n"
        "* * *\n\nNobody lit the lamp again. The été was over. Ruth Hale went home to Anna Hale.\n\n"
        "[Anna Hale>Ruth Hale|“You are wet,”] said Anna.",
        {"Ruth Hale": ["Ruth"], "Old Pell": [], "Anna Hale": ["Anna"]},
    )
