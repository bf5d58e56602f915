"""Who says a line that no tag stands beside: alternation, calls, people with little to tell them apart."""

from __future__ import annotations

import pytest

from tests.people.telling import tell

UNTAGGED = [
    pytest.param(
        """
        Oskar and Peter sat on the wall.

        “Nine,” said Oskar.

        “Ten,” said Peter.

        “Nine,” he said.

        “Ten.”
        """,
        ["Oskar", "Peter", "Oskar", "Peter"],
        id="two men",
    ),
    pytest.param(
        """
        I sat on the wall, and Oskar leaned on his stick. I had my lantern, and I had my doubts. My feet
        hung over the water. The boats were in, and I had counted them twice already.

        “Nine,” I said.

        “Ten.”

        “Nine.”

        “Ten,” said Oskar.
        """,
        ["I", "Oskar", "I", "Oskar"],
        id="the narrator and another",
    ),
    pytest.param(
        """
        Marta and Oskar sat on the wall.

        “Nine,” said Marta.

        “Ten.”

        “Nine.” Marta got up.

        “Ten.”
        """,
        ["Marta", "Oskar", "Marta", "Oskar"],
        id="an act in the middle of a run",
    ),
    pytest.param(
        """
        Marta and Oskar sat on the wall.

        “You cannot count,” said Oskar. “You never could. When you were six you counted the apples on the
        tree, and you left out the red ones.”

        “They were not apples.”

        “What were they?”

        “They were cherries, Oskar.”
        """,
        ["Oskar", "Oskar", "Marta", "Oskar", "Marta"],
        id="a long speech does not end the turns",
    ),
    pytest.param(
        """
        Joan laid the photographs on the table. Bose turned them over, one by one, and the porter held the
        lamp.

        “Who found him?” asked Joan.

        “I did, ma'am,” said the porter.

        “When?”

        “At six.”
        """,
        ["Joan", "the porter", "Joan", "the porter"],
        id="somebody new is asked",
    ),
    pytest.param(
        """
        Marta and Oskar sat on the wall.

        “Nine,” said Marta.

        “Ten,” said Oskar.

        “Nine.”

        “Ten.”

        “Count them yourself.”

        “I have.”
        """,
        ["Marta", "Oskar", "Marta", "Oskar", "Marta", "Oskar"],
        id="two people take turns",
    ),
    pytest.param(
        """
        Marta and Oskar sat on the wall.

        “Nine,” said Marta.

        “You cannot count, Marta.”

        “I can count, Oskar.”
        """,
        ["Marta", "Oskar", "Marta"],
        id="whoever is called does not speak",
    ),
    pytest.param(
        """
        Marta and Oskar sat on the wall.

        “Fireworks,” he said to Marta.

        “Where?” she asked.
        """,
        ["Oskar", "Marta"],
        id="the one called in a tagged line",
    ),
    pytest.param(
        """
        Marta and Oskar sat on the wall.

        “Nine,” said Marta.

        “Ten,” said Oskar.

        A gull came down between them and looked from one to the other.

        “Nine.”

        “Ten.”
        """,
        ["Marta", "Oskar", "Marta", "Oskar"],
        id="a narration between two turns",
    ),
    pytest.param(
        """
        Mrs. Hale and Mr. Venn came in together. The porter took both their coats.

        “Your coat, sir,” said the porter.

        “Thank you.”
        """,
        ["the porter", "Mr. Venn"],
        id="sir tells who is spoken to",
    ),
    pytest.param(
        """
        Marta and Oskar sat on the wall.

        “Nine,” said Marta.

        “Ten,” said Oskar.

        “Eleven,” said Peter, going by.

        “Go home, Peter,” said Marta. Peter went.

        “Ten,” said Oskar.

        “Nine.”
        """,
        ["Marta", "Oskar", "Peter", "Marta", "Oskar", "Marta"],
        id="a third joins and leaves",
    ),
    pytest.param(
        """
        Joan laid the photographs on the table. Bose turned them over, one by one.

        “Same boot,” said Bose.

        “Whose?” asked Joan.

        “The vicar's.”

        “You are sure?”

        “It is a large boot.”
        """,
        ["Bose", "Joan", "Bose", "Joan", "Bose"],
        id="two people, questions and answers",
    ),
    pytest.param(
        """
        Marta and Oskar sat on the wall.

        “I have counted them,” said Marta. “I counted them twice, once from the left and once from the
        right.

        “There are nine. There were ten this morning.”

        “Then one has sunk,” said Oskar.
        """,
        ["Marta", "Marta", "Marta", "Oskar"],
        id="a speech over two paragraphs",
    ),
    pytest.param(
        """
        Marta and Oskar sat on the wall.

        “Nine,” said Marta.

        “Ten,” said Oskar.

        Chapter Two

        Joss and Tove lay in the hay.

        “Rain,” said Joss.

        “Snow,” said Tove.

        “Rain.”
        """,
        ["Marta", "Oskar", "Joss", "Tove", "Joss"],
        id="a conversation goes on after a chapter's heading",
    ),
    pytest.param(
        """
        Ilse threw the keys on the table. Ferro did not look round.

        “You sold it,” said Ilse.

        “I sold it,” said Ferro.

        “It was my mother's.”

        “It was a piano.”

        “It was my mother's piano!”

        “Your mother could not play.” Ferro turned at last.
        """,
        ["Ilse", "Ferro", "Ilse", "Ferro", "Ilse", "Ferro"],
        id="a quarrel",
    ),
    pytest.param(
        """
        Marta and Tove sat on the wall.

        “Nine,” said Marta.

        “Ten,” said Tove.

        “Nine,” said Marta.

        “You never learn,” she said.
        """,
        ["Marta", "Tove", "Marta", "Tove"],
        id="two women",
    ),
    pytest.param(
        """
        Nell held the lantern, and Robin climbed. The shaft was deep. Nell did not like it, and Robin liked
        it very much.

        “Come up,” said Nell.

        “In a minute, sis.”

        “Now, Robin.”
        """,
        ["Nell", "Robin", "Nell"],
        id="brother and sister by forms of address",
    ),
]


@pytest.mark.parametrize(("text", "speakers"), UNTAGGED)
def test_the_talk_tells_the_speaker(text: str, speakers: list[str | None]) -> None:
    assert tell(text).speakers(speakers) == speakers


FEW_PEOPLE = [
    pytest.param(
        """
        Marta and Oskar sat on the wall over the harbour.

        “Nine,” said Marta.

        “Ten,” said Oskar.

        Down at the boats Peter had hold of Philippa by the sleeve.

        “You saw them.”

        “I saw nobody,” said Philippa.
        """,
        ["Marta", "Oskar", "Peter", "Philippa"],
        id="the narration turns to others",
    ),
    pytest.param(
        """
        The radio had been left on in the empty kitchen. “Rain in the north,” it murmured, “and rain in the
        south.” The tap dripped.
        """,
        [None, None],
        id="no people at all",
    ),
    pytest.param(
        """
        “Is it far?”

        “Far enough.”

        “Are we lost?”

        “Not yet.”
        """,
        [None, None, None, None],
        id="only dialogue",
    ),
    pytest.param(
        """
        “Nobody is coming.”
        """,
        [None],
        id="a line without any narration",
    ),
    pytest.param(
        """
        Marta sat on the wall. There was nobody else in the whole harbour.

        “Nine,” she said. “Nine, and no more.”
        """,
        ["Marta", "Marta"],
        id="one person alone",
    ),
    pytest.param(
        """
        Marta, Oskar, Peter, Joss and Tove ran out into the yard.

        “Fire!” shouted Marta.

        “Where?” shouted Oskar.

        “The barn!” shouted Peter.

        “The horses!” shouted Joss.

        “I have them!” shouted Tove.
        """,
        ["Marta", "Oskar", "Peter", "Joss", "Tove"],
        id="five people shout",
    ),
]


@pytest.mark.parametrize(("text", "speakers"), FEW_PEOPLE)
def test_nobody_is_made_up(text: str, speakers: list[str | None]) -> None:
    assert tell(text).speakers(speakers) == speakers
