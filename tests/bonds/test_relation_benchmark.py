"""How the benchmark of relations counts."""

from __future__ import annotations

import pytest

from benchmarks.relations import entity_of, macro_f1
from storyglass import read_text

TEXT = "Captain Brooke looked up. “We turn,” said Brooke. “Yes, Captain,” said Ellis. Ellis saluted Brooke."


@pytest.mark.parametrize(
    ("gold", "told", "score"),
    [([], [], None), (["a", "b"], ["a", "b"], 1.0), (["a", "b"], ["a", None], 0.5), (["a", "a"], ["b", "b"], 0.0)],
)
def test_macro_f1(gold: list[str], told: list[str | None], score: float | None) -> None:
    assert macro_f1(gold, told) == score


@pytest.mark.parametrize(
    ("name", "whose"), [("Captain John Brooke", "Captain Brooke"), ("Ellis Webb", "Ellis"), ("Mrs. Dale", None)]
)
def test_characters_are_found_by_name(name: str, whose: str | None) -> None:
    story = read_text(TEXT)
    found = entity_of(story, name)
    assert next((entity.name for entity in story.entities if entity.id == found), None) == whose
