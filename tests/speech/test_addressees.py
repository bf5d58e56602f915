"""To whom a line is said."""

from __future__ import annotations

import pytest

from tests.people.telling import tell

ADDRESSEES = [
    pytest.param(
        """
        Marta sat on the wall. There was nobody else in the whole harbour.

        “Nine,” said Marta to herself.
        """,
        [[]],
        id="spoken to herself",
    ),
    pytest.param(
        """
        Marta, Oskar and Peter sat on the wall.

        “Nine!” Marta shouted at Oskar.

        “Ten!” Oskar shouted back at her.
        """,
        [["Oskar"], ["Marta"]],
        id="shouted at somebody",
    ),
    pytest.param(
        """
        The twins came down the hill on one bicycle. Marta waved.

        “Stop!” Marta said to the twins.
        """,
        [["the twins"]],
        id="to a group",
    ),
    pytest.param(
        """
        Marta, Oskar and Peter sat on the wall.

        “It is slippery,” Marta warned Peter.

        “I know,” Peter assured her.
        """,
        [["Peter"], ["Marta"]],
        id="warned",
    ),
    pytest.param(
        """
        Marta, Oskar and Peter sat on the wall.

        “Nine,” said Marta to Peter.

        “Ten,” Oskar said to Marta.

        “Nine,” Peter told Oskar.
        """,
        [["Peter"], ["Marta"], ["Oskar"]],
        id="said to somebody",
    ),
    pytest.param(
        """
        Marta, Oskar and Peter sat on the wall.

        “How many?” Oskar asked Peter.
        """,
        [["Peter"]],
        id="asked somebody",
    ),
    pytest.param(
        """
        Marta, Oskar and Peter sat on the wall.

        “How many, Peter?” asked Marta.

        “Oskar, wake up,” said Peter.
        """,
        [["Peter"], ["Oskar"]],
        id="called by name",
    ),
    pytest.param(
        """
        Marta, Oskar and Peter sat on the wall.

        “Oskar, Peter, look!” cried Marta.
        """,
        [["Oskar", "Peter"]],
        id="two people called",
    ),
    pytest.param(
        """
        Marta and Oskar sat on the wall.

        “Nine,” said Marta.

        “Ten,” said Oskar.
        """,
        [["Oskar"], ["Marta"]],
        id="whoever spoke last",
    ),
    pytest.param(
        """
        Marta sat on the wall. There was nobody else in the whole harbour.

        “Nine,” said Marta.
        """,
        [[]],
        id="nobody there to hear",
    ),
    pytest.param(
        """
        I sat on the wall, and Oskar leaned on his stick. I had my lantern, and I had my doubts. My feet
        hung over the water. The boats were in, and I had counted them twice already.

        “Ten,” Oskar said to me.

        “Nine,” I told Oskar.
        """,
        [["I"], ["Oskar"]],
        id="to the narrator",
    ),
    pytest.param(
        """
        Marta, Oskar and Peter sat on the wall.

        “Nine,” whispered Marta in a low voice to Peter.

        “Ten,” said Oskar, turning to Peter.
        """,
        [["Peter"], ["Peter"]],
        id="in a low voice to somebody",
    ),
    pytest.param(
        """
        Marta, Oskar and Peter sat on the wall.

        “Look, Peter,” said Marta. “Nine.”
        """,
        [["Peter"], ["Peter"]],
        id="parts of a turn are said to the same",
    ),
    pytest.param(
        """
        Marta, Oskar and Mary sat on the wall.

        “Nine,” said Mary.

        “Ten,” said Oskar.

        “Ten it is, sir,” said Marta.

        “Ten,” said Mary.
        """,
        [["Oskar"], ["Marta"], ["Oskar"], ["Marta"]],
        id="sir to a man",
    ),
    pytest.param(
        """
        Marta sat on the wall. “Nine,” said Marta, and Ferro said, “Ten.”

        * * *

        In the kitchen Oskar had found the lamp. He lit it, and held it up to Philippa.

        “Better,” said Oskar.
        """,
        [["Ferro"], ["Marta"], ["Philippa"]],
        id="in the next scene",
    ),
]


@pytest.mark.parametrize(("text", "addressees"), ADDRESSEES)
def test_lines_are_said_to_somebody(text: str, addressees: list[list[str]]) -> None:
    telling = tell(text)
    found = [telling.labels(line.addressees, to) for line, to in zip(telling.lines, addressees, strict=True)]
    assert found == addressees
