"""What ties people to each other, in short passages."""

from __future__ import annotations

import pytest

from storyglass import Story, read_text

KIN = "Marta Hale came down late. Her brother Tom was at the table. “Good morning,” said Tom. “Is it?” said Marta."
KISS = (
    "Anna waited on the pier. Peter came at last, and Anna kissed Peter. “You came,” said Anna. “I came,” said Peter."
)
BLOW = "Anna waited on the pier. Peter came at last, and Anna slapped Peter. “You liar,” said Anna. “Anna,” said Peter."
SIR = "Peter came in. “Yes, sir,” said Peter to Harris. “Get out,” said Harris. “Yes, sir,” said Peter."
STRANGERS = "Anna sat on the train. Peter sat across from her. “Is it late?” asked Anna. “It is,” said Peter."


def strong(story: Story) -> set[tuple[frozenset[str | None], str]]:
    """The pairs, by name, with the kinds of their bonds, as far as these are strong."""
    names = {entity.id: entity.name for entity in story.entities}
    return {(frozenset(names[who] for who in bond.pair), bond.kind) for bond in story.bonds if bond.strength >= 0.5}


@pytest.mark.parametrize(
    ("text", "pair", "kind"),
    [
        (KIN, ("Marta Hale", "Tom"), "family"),
        (KISS, ("Anna", "Peter"), "romantic"),
        (BLOW, ("Anna", "Peter"), "hostile"),
        (SIR, ("Harris", "Peter"), "professional"),
    ],
)
def test_bond(text: str, pair: tuple[str, str], kind: str) -> None:
    assert strong(read_text(text)) == {(frozenset(pair), kind)}


def test_strangers_are_not_bound() -> None:
    assert strong(read_text(STRANGERS)) == set()


@pytest.mark.parametrize("text", ["It rained.", "“Go!”", "“Mum!”"])
def test_nothing_is_known_of_nobody(text: str) -> None:
    assert read_text(text).bonds == []


def test_rows_stand_on_passages() -> None:
    for text in (KIN, KISS, BLOW, SIR, STRANGERS):
        for bond in read_text(text).bonds:
            assert bond.evidence
            assert bond.steps
            assert bond.known_from >= max(end for _, end in bond.evidence)
