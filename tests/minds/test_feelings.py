"""Who feels what, sign by sign."""

from __future__ import annotations

import pytest

import storyglass
from storyglass.story import Story

OPENING = "Marta lived with Peter in the old mill. Marta kept the books, and Peter kept the wheel.\n\n"
"""Who there is, before the sentence that shows a feeling."""

CLOSING = "\n\nThe wheel turned all night in the dark water. In the morning Peter opened the sluice, and Marta slept."
"""What comes after it."""

GUESSED = 0.3
"""The most that a feeling counts which the reading model alone takes somebody to have."""


def _strongest(story: Story, name: str) -> tuple[str | None, str | None]:
    """What somebody feels most, and toward whom."""
    names = {entity.id: entity.name for entity in story.entities}
    rows = [row for row in story.feelings if names[row.who] == name]
    if not rows:
        return None, None
    best = max(rows, key=lambda row: row.strength)
    return best.feeling, names.get(best.toward or "")


@pytest.mark.parametrize(
    ("text", "who", "feeling", "toward"),
    [
        ("Marta sobbed in the kitchen.", "Marta", "sadness", None),
        ("That winter Marta was afraid of Peter.", "Marta", "fear", "Peter"),
        ("Marta's hands shook as she opened the letter.", "Marta", "nervousness", None),
        ("Tears ran down Peter's face.", "Peter", "sadness", None),
        ("Marta clenched her fists.", "Marta", "anger", None),
        ("That evening Marta kissed Peter on the stairs.", "Marta", "love", "Peter"),
        ("Terror gripped Marta.", "Marta", "fear", None),
        ("It made Peter furious to see the broken wheel.", "Peter", "anger", None),
        ("Peter laid a hand on Marta's shoulder.", "Peter", "caring", "Marta"),
        ("A flush crept over Peter's cheeks.", "Peter", "embarrassment", None),
        ("Peter slammed the door and stamped upstairs.", "Peter", "anger", None),
        ("Marta glanced at him nervously.", "Marta", "nervousness", None),
        ("With a cry of joy Marta ran to the window.", "Marta", "joy", None),
        ("Peter gave her an incredulous stare.", "Peter", "surprise", None),
        ("“You are angry with me,” said Peter to Marta.", "Marta", "anger", "Peter"),
        ("“Thank you, Peter,” said Marta. “Thank you for the bread.”", "Marta", "gratitude", "Peter"),
        ("Peter turned scarlet when she looked at him.", "Peter", "embarrassment", None),
        ("Marta, delighted, ran down to the river.", "Marta", "joy", None),
        ("Marta seemed tired and sad, Peter thought.", "Marta", "sadness", None),
        ("Marta had been crying.", "Marta", "sadness", None),
        ("Marta's eyes filled with tears.", "Marta", "sadness", None),
        ("“I am furious,” said Marta.", "Marta", "anger", None),
    ],
)
def test_strongest(text: str, who: str, feeling: str, toward: str | None) -> None:
    assert _strongest(storyglass.read_text(OPENING + text + CLOSING), who) == (feeling, toward)


@pytest.mark.parametrize("text", ["Marta was not afraid of the dark.", "Marta had never been angry with Peter."])
def test_denied(text: str) -> None:
    rows = storyglass.read_text(OPENING + text + CLOSING).feelings
    assert not [row for row in rows if row.feeling in ("fear", "anger") and row.strength > GUESSED]


@pytest.mark.parametrize(
    ("said", "feeling"),
    [
        ("“I’m afraid that the sluice is shut,” said Peter.", "fear"),
        ("“Marta is no liar,” said Peter.", "anger"),
        ("Peter opened his eyes.", "surprise"),
    ],
)
def test_what_shows_no_feeling(said: str, feeling: str) -> None:
    rows = storyglass.read_text(OPENING + said + CLOSING).feelings
    assert not [row for row in rows if row.feeling == feeling and row.strength > GUESSED]


def test_the_nameless_feel_too() -> None:
    story = storyglass.read_text(OPENING + "An old woman wept at the door." + CLOSING)
    names = {entity.id: entity.name for entity in story.entities}
    assert "sadness" in {row.feeling for row in story.feelings if "woman" in (names[row.who] or "")}


def test_who_is_there_has_a_guess_that_says_how_unsure_it_is() -> None:
    story = storyglass.read_text(OPENING + "Marta spoke of the flood. Peter said nothing." + CLOSING)
    names = {entity.id: entity.name for entity in story.entities}
    rows = [row for row in story.feelings if names[row.who] == "Peter"]
    assert rows
    assert all(row.confidence <= GUESSED for row in rows)


def test_no_model_no_feelings() -> None:
    assert storyglass.read_text(OPENING, model=None).feelings == []
