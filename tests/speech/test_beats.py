"""Who says a line, by what is done beside it."""

from __future__ import annotations

import pytest

from tests.people.telling import tell

BEATS = [
    pytest.param(
        """
        Marta and Oskar sat on the wall.

        Marta yawned. Oskar took out his glass. “Ten.”

        Oskar yawned too. Marta took it from him. “Nine.”
        """,
        ["Oskar", "Marta"],
        id="two acts, the nearer one tells",
    ),
    pytest.param(
        """
        Marta and Oskar sat on the wall.

        “Nine.” Marta smiled.

        “Ten.” Oskar did not smile.
        """,
        ["Marta", "Oskar"],
        id="a smile",
    ),
    pytest.param(
        """
        Marta and Oskar sat on the wall.

        Marta looked at Oskar. “Nine?”

        Oskar took Marta's hand. “Ten.”
        """,
        ["Marta", "Oskar"],
        id="an act toward the other",
    ),
    pytest.param(
        """
        Rook closed their book and rubbed their eyes. Rook had not slept, and they did not mean to. Marta
        brought Rook their tea.

        “Late.” Rook put their feet up.

        Marta put them down again. “Very.”
        """,
        ["Rook", "Marta"],
        id="an act of one who goes by they",
    ),
    pytest.param(
        """
        Marta and Oskar sat on the wall.

        Marta put down the lantern. “Nine.”

        Oskar shook his head. “Ten.”
        """,
        ["Marta", "Oskar"],
        id="an act before the line",
    ),
    pytest.param(
        """
        Marta and Oskar sat on the wall.

        “Nine.” Marta put down the lantern.

        “Ten.” Oskar shook his head.
        """,
        ["Marta", "Oskar"],
        id="an act behind the line",
    ),
    pytest.param(
        """
        Marta and Oskar sat on the wall.

        “Nine.” Marta put down the lantern. “There ought to be ten.”

        “There are.” Oskar pointed. “Under the bridge.”
        """,
        ["Marta", "Marta", "Oskar", "Oskar"],
        id="an act between two parts",
    ),
    pytest.param(
        """
        Marta sat on the wall with her lantern, and Oskar leaned on his stick.

        “Nine.” She put down the lantern.

        “Ten.” He shook his head.
        """,
        ["Marta", "Oskar"],
        id="an act by a pronoun",
    ),
    pytest.param(
        """
        Marta and Oskar sat on the wall.

        Marta's voice was flat. “Nine.”

        “Ten.” Oskar's eyes were on the bridge.
        """,
        ["Marta", "Oskar"],
        id="a part of somebody",
    ),
    pytest.param(
        """
        I sat on the wall, and Oskar leaned on his stick. I had my lantern, and I had my doubts. My feet
        hung over the water. The boats were in, and I had counted them twice already.

        “Nine.” I put down my lantern.

        Oskar shook his head. “Ten.”
        """,
        ["I", "Oskar"],
        id="the narrator's act",
    ),
    pytest.param(
        """
        Marta and Oskar sat on the wall.

        “Nine,” said Marta. Oskar shook his head.

        “Ten,” he said. Marta laughed.
        """,
        ["Marta", "Oskar"],
        id="somebody else acts behind the line",
    ),
    pytest.param(
        """
        Marta and Oskar sit on the wall. The boats are in.

        Marta puts down the lantern. “Nine.”

        “Ten.” Oskar shakes his head.
        """,
        ["Marta", "Oskar"],
        id="an act in the present tense",
    ),
    pytest.param(
        """
        Marta and Oskar sat on the wall.

        Oskar took the pipe out of his mouth, knocked it against the stone, and looked at her over his
        glasses. “You cannot count.”

        Marta got up without a word and walked to the very end of the wall, where the last boat lay. “I
        can.”
        """,
        ["Oskar", "Marta"],
        id="a long act before the line",
    ),
    pytest.param(
        """
        Marta and Oskar sat on the wall. The boats were in.

        “Nine.” Marta's fingers counted them again on her knee.

        Oskar took the lantern from her. “Ten.”
        """,
        ["Marta", "Oskar"],
        id="an act with the hands",
    ),
    pytest.param(
        """
        Marta and Oskar sat on the wall.

        “Nine,” said Marta. Oskar only snorted. “Nine, I tell you.”

        “Ten,” said Oskar.
        """,
        ["Marta", "Marta", "Oskar"],
        id="the other's act between two parts",
    ),
]


@pytest.mark.parametrize(("text", "speakers"), BEATS)
def test_an_act_beside_a_line_tells_the_speaker(text: str, speakers: list[str | None]) -> None:
    assert tell(text).speakers(speakers) == speakers
