"""Who says a line, whatever marks set it off."""

from __future__ import annotations

import pytest

from tests.people.telling import tell

STYLES = [
    pytest.param(
        """
        Marta and Oskar sat on the wall.

        “Peter said ‘ten’ this morning,” said Marta.

        “And ‘nine’ last night,” said Oskar.
        """,
        ["Marta", "Oskar"],
        id="a quotation inside a quotation",
    ),
    pytest.param(
        """
        Marta and Oskar sat on the wall.

        «Nine,» said Marta.

        «Ten,» said Oskar. «I counted.»
        """,
        ["Marta", "Oskar", "Oskar"],
        id="guillemets",
    ),
    pytest.param(
        """
        Marta and Oskar sat on the wall. The boats were in, and the gulls were loud.

        — Nine, said Marta.

        — Ten, said Oskar.

        — Nine, said Marta again. She was never wrong about boats.
        """,
        ["Marta", "Oskar", "Marta"],
        id="dashes",
    ),
    pytest.param(
        """
        Marta and Oskar sat on the wall.

        「Nine,」 said Marta.

        「Ten,」 said Oskar.
        """,
        ["Marta", "Oskar"],
        id="corner brackets",
    ),
    pytest.param(
        """
        Marta and Oskar sat on the wall.

        "Nine," said Marta. "I counted."

        "Ten," said Oskar.
        """,
        ["Marta", "Marta", "Oskar"],
        id="straight quotation marks",
    ),
    pytest.param(
        """
        Marta and Oskar sat on the wall. The boats weren't all in.

        ‘Nine,’ said Marta. ‘I’ve counted.’

        ‘Ten,’ said Oskar. ‘I haven’t.’
        """,
        ["Marta", "Marta", "Oskar", "Oskar"],
        id="single quotation marks",
    ),
    pytest.param(
        """
        Marta put the kettle on and looked at her telephone.

        Oskar: where are you

        Marta: home

        Oskar: good
        """,
        ["Oskar", "Marta", "Oskar"],
        id="chat labels",
    ),
    pytest.param(
        """
        Marta looked at the boats. Oskar was counting under his breath.

        _There are only nine_, thought Marta.

        “Ten,” said Oskar.
        """,
        ["Marta", "Oskar"],
        id="a thought",
    ),
]


@pytest.mark.parametrize(("text", "speakers"), STYLES)
def test_speakers_are_found_in_every_style(text: str, speakers: list[str | None]) -> None:
    assert tell(text).speakers(speakers) == speakers
