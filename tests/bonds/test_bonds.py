"""What ties people to each other, in short passages."""

from __future__ import annotations

import pytest

from storyglass import Story, read_text

BOUND = [
    (
        "Marta Hale came down late. Her brother Tom was at the table. “Good morning,” said Tom. “Is it?” said Marta.",
        "Marta Hale, Tom: family",
    ),
    (
        "Ruth stirred the soup. “Mum, is it ready?” asked Nell. “Nearly,” said Ruth. Nell sat down.",
        "Nell, Ruth: family",
    ),
    (
        "Nell ran to Ruth. “Wait for me, Dad!” Simon called. Harold turned round. “Hurry up,” said Harold to Simon.",
        "Harold, Simon: family",
    ),
    (
        "Agnes Lorimer opened. Paul Lorimer was on the step. “You are late,” said Paul. “I know,” said Agnes.",
        "Agnes Lorimer, Paul Lorimer: family",
    ),
    (
        "Brenda and Karl were brother and sister. Brenda sat down. “Tea?” asked Karl. “Please,” said Brenda.",
        "Brenda, Karl: family",
    ),
    ("Karl was Brenda's uncle. Brenda sat. “Tea?” asked Karl. “Please,” said Brenda.", "Brenda, Karl: family"),
    (
        "Aunt Hilda came. “You have grown, Tim,” said Aunt Hilda. “Yes, Aunt Hilda,” said Tim. Tim took her bag.",
        "Aunt Hilda, Tim: family",
    ),
    (
        "Anna waited. Peter came at last, and Anna kissed Peter. “You came,” said Anna. “I came,” said Peter.",
        "Anna, Peter: romantic",
    ),
    (
        "Ruth made soup. Her husband, Daniel, came in. “Is it ready?” Daniel asked. “Nearly,” said Ruth.",
        "Daniel, Ruth: romantic",
    ),
    (
        "Isla was in love with Robert. Robert smiled. “Stay,” said Isla. “I will,” said Robert.",
        "Isla, Robert: romantic",
    ),
    (
        "“Will you marry me, Clara?” asked Edwin. Clara put down the cup. “Yes,” said Clara. Edwin laughed.",
        "Clara, Edwin: romantic",
    ),
    (
        "“Good night, darling,” said Edwin to Clara. Clara yawned. “Good night, love,” said Clara. Edwin slept.",
        "Clara, Edwin: romantic",
    ),
    (
        "Brenda and Karl had been married for years. Brenda sat. “Tea?” asked Karl. “Please,” said Brenda.",
        "Brenda, Karl: romantic",
    ),
    (
        "Brenda and Karl were old friends. Brenda sat down. “Tea?” asked Karl. “Please,” said Brenda.",
        "Brenda, Karl: friend",
    ),
    (
        "Owen had been Gareth's best friend since school. Owen sat. “Long day?” asked Gareth. “Yes,” said Owen.",
        "Gareth, Owen: friend",
    ),
    (
        "Anna waited. Peter came at last, and Anna slapped Peter. “You liar,” said Anna. “Anna,” said Peter.",
        "Anna, Peter: hostile",
    ),
    (
        "Peter came in. “The letters, sir,” said Peter. “Put them there,” said Harris. “And the tea, sir?” asked "
        "Peter. “Later,” said Harris. “Yes, sir,” said Peter, and he went out.",
        "Harris, Peter: professional",
    ),
    (
        "Captain Brooke looked up. “We turn,” said Brooke. “Into the wind, Captain?” asked Ellis. “Into the wind,” "
        "said Brooke. “The men are tired, Captain,” said Ellis. “So am I,” said Brooke.",
        "Captain Brooke, Ellis: professional",
    ),
    (
        "Inspector Marsh sat. “The suspect talked,” said Marsh. Sergeant Pike came. “Then we have a case,” said Pike. "
        "“Not yet,” said Marsh. “We have a witness,” said Pike. “A drunk one,” said Marsh.",
        "Inspector Marsh, Sergeant Pike: professional",
    ),
    (
        "I was on the bridge when Ellis came up. He is our engineer, and he hates the cold. I looked at my watch, and "
        "I yawned. “It is late,” said Ellis. I said that it was, and I went down to my bunk.",
        "Ellis, I: professional",
    ),
    (
        "Karl sat down. “Marry me, Brenda,” said Karl. Brenda put down the cup. “Ask me in May,” said Brenda.",
        "Brenda, Karl: romantic",
    ),
    (
        "“We're married, Karl and me,” said Brenda to Otto. “Since when?” asked Otto. “Since May,” said Karl.",
        "Brenda, Karl: romantic",
    ),
    (
        "Daniel stroked Ruth's hair, and Ruth laid her cheek against Daniel's neck. “Stay,” said Ruth. “I will,” said "
        "Daniel.",
        "Daniel, Ruth: romantic",
    ),
    (
        "Nell ran to Ruth. “Wait, Amma!” Nell called. Ruth turned round. “Hurry up,” said Ruth to Nell.",
        "Nell, Ruth: family",
    ),
    (
        "Mr. Hale owned the mill. Mr. Hale shut it in May. Tessa Hale came home. Her father was away. “Who shut it?” "
        "asked Tessa. “Ask him,” said Otto. Otto went out.",
        "Mr. Hale, Tessa Hale: family",
    ),
    (
        "Brenda and Karl had served together. Brenda sat. “Tea?” asked Karl. “Please,” said Brenda. Karl poured.",
        "Brenda, Karl: professional",
    ),
    (
        "Brenda waited. “Are you late?” asked Brenda. “I am,” said Karl. “Is it the snow?” asked Brenda. “It is the "
        "bus,” said Karl. “Come in,” said Brenda. “Thank you,” said Karl.",
        "Brenda, Karl: friend",
    ),
]
"""Passages with the one bond in them."""

FREE = [
    "Anna sat on the train. Peter sat across from her. “Is it late?” asked Anna. “It is,” said Peter.",
    "Anna met Peter in the shop. “Two loaves,” said Anna. “That is four crowns,” said Peter.",
    "Mother Agnes opened. “Come in,” said Mother Agnes. “It is raining,” said Peter. Peter wiped his feet.",
    "Anna thought of her brother. Peter sat across from Anna. “Is it late?” asked Peter. “It is,” said Anna.",
    "Anna would not kiss Peter. Peter went away. “Good day,” said Anna. “Good day,” said Peter.",
    "The guests came. Anna greeted the sisters. “Is it late?” asked Anna. “It is,” said the sisters. Anna left.",
    "“The court will rise, madam,” said the clerk to Anna. Anna rose. “Is it over, sir?” asked Anna. Peter slept.",
    "Brenda and Karl were not friends. Brenda sat down. “Tea?” asked Karl. “Please,” said Brenda.",
]
"""Passages without any clear bond."""


def strong(story: Story) -> list[str]:
    """The pairs, by name, with the kinds of their bonds, as far as these are strong."""
    names = {entity.id: entity.name or "I" for entity in story.entities}
    return [
        f"{', '.join(sorted(names[who] for who in bond.pair))}: {bond.kind}"
        for bond in story.bonds
        if bond.strength >= 0.5
    ]


@pytest.mark.parametrize(("text", "bond"), BOUND)
def test_bond(text: str, bond: str) -> None:
    assert strong(read_text(text)) == [bond]


@pytest.mark.parametrize("text", FREE)
def test_strangers_are_not_bound(text: str) -> None:
    assert strong(read_text(text)) == []


@pytest.mark.parametrize("text", ["It rained.", "“Go!”", "“Mum!”"])
def test_nothing_is_known_of_nobody(text: str) -> None:
    assert read_text(text).bonds == []


def test_rows_stand_on_passages() -> None:
    for text, _ in BOUND:
        story = read_text(text)
        for bond in story.bonds:
            assert bond.steps
            rows = [(bond.evidence, bond.known_from), *((step.evidence, step.known_from) for step in bond.steps)]
            for evidence, known_from in rows:
                assert evidence
                assert all(story.text[start:end].strip() for start, end in evidence)
                assert known_from >= max(end for _, end in evidence)


def test_a_bond_changes_step_by_step() -> None:
    story = read_text(
        "Anna met Peter at the mill. Anna slapped Peter. “You liar,” said Anna. “Leave,” said Peter.\n\n* * *\n\n"
        "Anna met Peter in May. “Will you marry me, Peter?” asked Anna. “Yes,” said Peter, and Anna kissed Peter.\n"
    )
    (bond,) = story.bonds
    assert [step.kind for step in bond.steps] == ["hostile", "romantic"]
    assert bond.steps[0].warmth < bond.steps[1].warmth
    assert bond.steps[0].known_from < bond.steps[1].known_from


def test_rules_alone_do_not_fail() -> None:
    for text, _ in BOUND:
        read_text(text, model=None)
