"""Who says a line, by whatever its tag calls the speaker: a name, a title, a noun, a pronoun."""

from __future__ import annotations

import pytest

from tests.people.telling import tell

SUBJECTS = [
    pytest.param(
        """
        Marta sat on the wall with her lantern, and Oskar leaned on his stick.

        “Nine,” said she.

        “Ten,” said he.
        """,
        ["Marta", "Oskar"],
        id="said she and said he",
    ),
    pytest.param(
        """
        Mr. and Mrs. Hale sat on the wall. Mr. Hale had the glass.

        “Nine,” said Mr. Hale.

        “Ten,” said Mrs. Hale.
        """,
        ["Mr. Hale", "Mrs. Hale"],
        id="the same name behind a title",
    ),
    pytest.param(
        """
        The Regent and the Warden sat on the wall. Nobody dared to sit beside the Regent or the Warden.

        “Nine,” said the Regent.

        “Ten,” said the Warden.
        """,
        ["the Regent", "the Warden"],
        id="a role name",
    ),
    pytest.param(
        """
        Wren and Hawk sat on the wall. The gulls did not mind Wren, and they minded Hawk.

        “Nine,” said Wren.

        “Ten,” Hawk said.

        “Will you stop?” asked Wren.
        """,
        ["Wren", "Hawk", "Wren"],
        id="a name that is a word",
    ),
    pytest.param(
        """
        Marta sat on the wall with her lantern, and Oskar leaned on his stick.

        “Nine,” she said.

        “Ten,” he said.

        “Nine,” she insisted.
        """,
        ["Marta", "Oskar", "Marta"],
        id="pronouns",
    ),
    pytest.param(
        """
        The old ferryman and the girl sat on the wall. The boats were in.

        “Nine,” said the old ferryman.

        “Ten,” said the girl.

        “Nine,” the old ferryman said again.
        """,
        ["the old ferryman", "the girl", "the old ferryman"],
        id="a noun with its adjective",
    ),
    pytest.param(
        """
        Marta sat on the wall with her brother. The boats were in. Her brother counted them.

        “Nine,” said her brother.

        “Ten,” said Marta.
        """,
        ["her brother", "Marta"],
        id="kin of somebody",
    ),
    pytest.param(
        """
        Mr. Pym, the vicar, sat on the wall beside Marta.

        “Nine,” said Mr. Pym, the vicar.

        “Ten,” said Marta, who had younger eyes.

        “Nine,” said the vicar.
        """,
        ["Mr. Pym", "Marta", "Mr. Pym"],
        id="a name and what the speaker is",
    ),
    pytest.param(
        """
        Marta sat on the wall beside the captain's chair.

        “Nine,” said Captain Rowe.

        “Ten, Captain Rowe,” said Marta.

        “Nine,” repeated Captain Rowe.
        """,
        ["Captain Rowe", "Marta", "Captain Rowe"],
        id="a title and a surname behind the verb",
    ),
    pytest.param(
        """
        I sat on the wall, and Oskar leaned on his stick. I had my lantern, and I had my doubts. My feet
        hung over the water. The boats were in, and I had counted them twice already.

        “Nine,” I said.

        “Ten,” said Oskar.

        I told him, “Nine.”
        """,
        ["I", "Oskar", "I"],
        id="the narrator",
    ),
    pytest.param(
        """
        The twins came down to the wall. Marta made room.

        “Nine,” said the twins.

        “Ten,” said Marta.
        """,
        ["the twins", "Marta"],
        id="a group",
    ),
    pytest.param(
        """
        Rook closed their book and rubbed their eyes. Rook had not slept, and they did not mean to. Rook pushed
        their chair back. Marta brought Rook their tea.

        “Late,” they said.

        “Very,” said Marta.
        """,
        ["Rook", "Marta"],
        id="somebody who goes by they",
    ),
    pytest.param(
        """
        Elizabeth Crane sat on the wall, and Oskar stood. Elizabeth was counting.

        “Nine,” said Lizzie.

        “Ten,” said Oskar.

        “Nine,” said Elizabeth.
        """,
        ["Elizabeth", "Oskar", "Lizzie"],
        id="a nickname",
    ),
    pytest.param(
        """
        Hana-san sat on the wall, and Kenji stood.

        “Nine,” said Hana-san.

        “Ten, Hana-san,” said Kenji.
        """,
        ["Hana-san", "Kenji"],
        id="an honorific",
    ),
    pytest.param(
        """
        Kes wrapped her hands. Joss watched her from the door with his arms crossed. He was taller than she
        was, and he never let her forget it.

        “You are bleeding,” the taller boy said.

        “I had not noticed,” Kes snapped.

        “You never do.” Joss sighed.
        """,
        ["Joss", "Kes", "Joss"],
        id="a fan fiction's epithets",
    ),
    pytest.param(
        """
        “You are late.”

        Marta did not look up from her ledger. Oskar hung his coat on the hook and shook the rain out of his
        hair.

        “The road was out,” he said.

        “The road is always out,” said Marta.
        """,
        ["Marta", "Oskar", "Marta"],
        id="a scene that begins with talk",
    ),
    pytest.param(
        """
        Captain Ines Rowe and Dr. Amara Osei stood at the rail. Nobody else was on deck.

        “Land,” said Dr. Amara Osei.

        “Fog,” said Captain Ines Rowe.

        “Land,” Dr. Osei said again.
        """,
        ["Dr. Amara Osei", "Captain Ines Rowe", "Dr. Osei"],
        id="tags with names of several words",
    ),
]


@pytest.mark.parametrize(("text", "speakers"), SUBJECTS)
def test_the_subject_of_a_tag_speaks(text: str, speakers: list[str | None]) -> None:
    assert tell(text).speakers(speakers) == speakers
