"""Judgements of people's qualities: short texts of one phenomenon each."""

from __future__ import annotations

import pytest

import storyglass

TWO = "“Sit down, Marta,” said Anselm. Anselm poured the tea. “Thank you, Anselm,” said Marta. Marta took the cup. "

JUDGED = [
    ("“Marta is brave,” said Anselm.", {("Marta", "bravery", "has", "Anselm")}),
    ("“Marta is not honest,” said Anselm.", {("Marta", "honesty", "lacks", "Anselm")}),
    ("“Marta has no patience,” said Anselm.", {("Marta", "patience", "lacks", "Anselm")}),
    ("“Marta has the wit and the nerve,” said Anselm.",
     {("Marta", "wit", "has", "Anselm"), ("Marta", "nerve", "has", "Anselm")}),
    ("“Marta is a born leader,” said Anselm.", {("Marta", "leadership", "has", "Anselm")}),
    ("“Marta is good at chess,” said Anselm.", {("Marta", "chess", "has", "Anselm")}),
    ("Marta was always generous.", {("Marta", "generosity", "has", None)}),
]  # fmt: skip

UNJUDGED = [
    "“Is Marta brave?” said Anselm.",
    "“Marta is tired,” said Anselm.",
    "“Marta is afraid,” said Anselm.",
    "“Marta has a coat and no money,” said Anselm.",
    "“If Marta were brave, I would be glad,” said Anselm.",
    "“You are very kind,” said Anselm.",
    "The kettle was strong and the tea was bitter.",
]


def judgements(text: str) -> set[tuple[str | None, str, str, str | None]]:
    """Who is judged how by whom."""
    story = storyglass.read_text(TWO + text)
    return {
        (story.name_of(row.of), row.criterion, row.verdict, story.name_of(row.by[0]) if row.by else None)
        for row in story.assessments
    }


@pytest.mark.parametrize(("text", "expected"), JUDGED)
def test_what_is_judged(text: str, expected: set[tuple[str, str, str, str | None]]) -> None:
    assert judgements(text) == expected


@pytest.mark.parametrize("text", UNJUDGED)
def test_what_is_no_judgement(text: str) -> None:
    assert judgements(text) == set()
