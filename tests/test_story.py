"""The data model: rows compare as what they hold."""

from __future__ import annotations

from dataclasses import replace

import storyglass
from storyglass.story import Story, Words


def told() -> Story:
    """A story of a sentence, with words."""
    return storyglass.read_text("“Close the door,” said Ada.", model=None)


def test_a_story_equals_itself_and_its_document() -> None:
    story = told()
    assert story == told()
    document = Story.from_json(story.to_json())
    assert document == Story.from_json(document.to_json())


def test_a_story_differs_by_a_single_word() -> None:
    story = told()
    lemma = [*story.words.lemma[:-1], "?"]
    assert story != replace(story, words=replace(story.words, lemma=lemma))
    assert story.words != Words.empty()
    assert story.words != "words"
