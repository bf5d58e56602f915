"""Which facts are told in talk, and who knows them."""

from __future__ import annotations

import pytest

import storyglass

MOTHER = (
    "Marta found Peter in the barn.\n\n“Anna married the miller last night,” said Marta. “Don’t tell Mother.”\n\n"
    "Peter stared at her. “When?” said Peter."
)


@pytest.mark.parametrize(
    ("text", "knowers", "secret"),
    [
        (MOTHER, {("Marta", "heard"), ("Peter", "told"), ("Anna", "did")}, True),
        (
            "Marta found Peter in the barn.\n\n“I stole your father’s letter last week,” said Marta.\n\n"
            "Peter turned pale. “What have you done?” said Peter.",
            {("Marta", "did"), ("Peter", "told")},
            False,
        ),
        ("Marta found Peter in the barn.\n\n“It is a fine day,” said Marta.\n\n“Very fine,” said Peter.", set(), False),
        ("Marta found Peter in the barn.\n\n“Did Anna marry the miller?” said Marta.", set(), False),
    ],
)
def test_who_knows_what_is_told(text: str, knowers: set[tuple[str, str]], secret: bool) -> None:
    story = storyglass.read_text(text)
    found = {(story.name_of(knower.who), knower.how) for row in story.knowledge for knower in row.knows}
    assert knowers <= found if knowers else not story.knowledge
    assert any(row.secret for row in story.knowledge) == secret


def test_nothing_is_known_without_trees() -> None:
    assert storyglass.read_text(MOTHER, model=None).knowledge == []
