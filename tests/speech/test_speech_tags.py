"""Who says a line, by the tag beside it."""

from __future__ import annotations

import pytest

from tests.people.telling import tell

TAGS = [
    pytest.param(
        """
        Marta and Oskar sat on the wall.

        “Nine,” Marta said.

        “Ten,” Oskar answered.

        “Nine,” Marta insisted.
        """,
        ["Marta", "Oskar", "Marta"],
        id="the name before the verb",
    ),
    pytest.param(
        """
        Marta and Oskar sat on the wall.

        “Nine,” said Marta.

        “Ten,” replied Oskar.

        “Nine!” cried Marta.
        """,
        ["Marta", "Oskar", "Marta"],
        id="the verb before the name",
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
        Marta and Oskar sat on the wall.

        Marta said, “Nine.”

        And Oskar, who could not count, answered, “Ten.”
        """,
        ["Marta", "Oskar"],
        id="before the line with a comma",
    ),
    pytest.param(
        """
        Marta and Oskar sat on the wall.

        Marta put up her hand and whispered: “Nine.”

        Oskar whispered back: “Ten.”
        """,
        ["Marta", "Oskar"],
        id="before the line with a colon",
    ),
    pytest.param(
        """
        Marta and Oskar sat on the wall. After a while Oskar said:

        “There ought to be ten.”

        Marta counted them again.
        """,
        ["Oskar"],
        id="in the paragraph before with a colon",
    ),
    pytest.param(
        """
        Marta sits on the wall, and Oskar leans on his stick. The boats are in.

        “Nine,” says Marta.

        “Ten,” Oskar says. He is sure.

        “Nine,” she says again.
        """,
        ["Marta", "Oskar", "Marta"],
        id="in the present tense",
    ),
    pytest.param(
        """
        Marta and Oskar sat on the wall.

        “Nine,” said Marta quietly.

        “Ten,” Oskar loudly replied.

        “Nine,” Marta slowly and patiently repeated.
        """,
        ["Marta", "Oskar", "Marta"],
        id="with an adverb",
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
        Marta and Oskar sat on the wall.

        “Nine,” whispered Marta.

        “Ten,” hissed Oskar.

        “Nine,” Marta murmured.
        """,
        ["Marta", "Oskar", "Marta"],
        id="a verb of manner",
    ),
    pytest.param(
        """
        Marta and Oskar sat on the wall.

        “Nine,” Marta told Oskar.

        “Ten,” Oskar said to Marta.

        “Nine,” she told him.
        """,
        ["Marta", "Oskar", "Marta"],
        id="who is told is not who says",
    ),
    pytest.param(
        """
        Marta and Oskar sat on the wall.

        “How many?” Oskar asked Marta.

        “Nine,” Marta informed him.
        """,
        ["Oskar", "Marta"],
        id="asked of somebody",
    ),
    pytest.param(
        """
        Marta and Oskar sat on the wall. Peter slept below.

        “Nine,” said Marta, and Oskar looked at Peter.

        “Ten,” said Oskar as Peter woke.
        """,
        ["Marta", "Oskar"],
        id="an act behind the tag",
    ),
    pytest.param(
        """
        Marta and Oskar sat on the wall.

        “Nine,” said Marta, looking at Oskar.

        “Ten,” said Oskar without looking at Marta.
        """,
        ["Marta", "Oskar"],
        id="somebody looked at while speaking",
    ),
    pytest.param(
        """
        Marta and Oskar sat on the wall.

        “Nine?” asked Oskar. “Are you sure?”

        “Count them!” snapped Marta.
        """,
        ["Oskar", "Oskar", "Marta"],
        id="a question with small letters behind it",
    ),
    pytest.param(
        """
        Marta and Oskar sat on the wall.

        “There ought,” said Oskar, “to be ten of them.”

        “There are nine,” said Marta. “I have counted.”
        """,
        ["Oskar", "Oskar", "Marta", "Marta"],
        id="a tag behind the first of two parts",
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
        Rook closed their book and rubbed their eyes. Rook had not slept, and they did not mean to. Marta
        brought Rook their tea.

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
        Marta and Oskar sat on the wall. Peter said nothing all day.

        “Nine,” Marta said. Peter said nothing.

        “Ten,” Oskar said.
        """,
        ["Marta", "Oskar"],
        id="a verb of saying inside the act",
    ),
    pytest.param(
        """
        Marta and Oskar sat on the wall.

        “Nine,” laughed Marta.

        “Ten,” sighed Oskar.

        “Nine,” Marta giggled.
        """,
        ["Marta", "Oskar", "Marta"],
        id="laughed and sighed",
    ),
    pytest.param(
        """
        Marta and Oskar sat on the wall.

        “Nine,” said Marta. She waited. “Nine,” she went on, “and no more.”

        “Ten,” Oskar put in.
        """,
        ["Marta", "Marta", "Marta", "Oskar"],
        id="went on",
    ),
    pytest.param(
        """
        Marta and Oskar sat on the wall.

        Oskar, after looking for a long time at the water, the boats and the sky, said, “Ten.”

        “Nine,” said Marta.
        """,
        ["Oskar", "Marta"],
        id="a subject far before its verb",
    ),
    pytest.param(
        """
        Marta knocked at the hatch. “Oskar?” she called.

        “Busy,” came Oskar's voice from below.
        """,
        ["Marta", "Oskar"],
        id="came the answer",
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


@pytest.mark.parametrize(("text", "speakers"), TAGS)
def test_a_tag_names_the_speaker(text: str, speakers: list[str | None]) -> None:
    assert tell(text).speakers(speakers) == speakers
