"""Who says a line, by the tag beside it."""

from __future__ import annotations

import pytest

from tests.people.telling import tell

TAGS = [
    pytest.param(
        """
        Marta sat on the wall. Oskar slept.

        “Nine,” said Marta to herself.

        “Ten,” said Oskar in his sleep.
        """,
        ["Marta", "Oskar"],
        id="to herself",
    ),
    pytest.param(
        """
        Marta let it ring three times. Oskar watched her over his newspaper.

        “Who is it?” Marta said into the telephone.

        “Is it Peter?” Oskar asked from his chair.
        """,
        ["Marta", "Oskar"],
        id="into the telephone",
    ),
    pytest.param(
        """
        Marta and Oskar sat on the wall.

        “I thought that—” Marta stopped.

        “You thought wrong,” Oskar said.
        """,
        ["Marta", "Oskar"],
        id="broken off",
    ),
    pytest.param(
        """
        Marta sat on the wall alone. “There are ten,” Oskar had said that morning. “Count them again
        tonight.”

        “Nine,” Marta said.
        """,
        ["Oskar", "Oskar", "Marta"],
        id="had said",
    ),
    pytest.param(
        """
        Marta and Oskar sat on the wall.

        “Nine,” said, after she had counted them from the left and from the right, Marta.

        “Ten,” said Oskar.
        """,
        ["Marta", "Oskar"],
        id="a tag after a long way",
    ),
    pytest.param(
        """
        Marta and Oskar sat on the wall.

        “Peter counted nine,” said Marta.

        “Peter counts badly,” said Oskar.
        """,
        ["Marta", "Oskar"],
        id="a name in what is said",
    ),
    pytest.param(
        """
        Marta and Oskar sat on the wall.

        “Nine,” Marta breathed.

        “Ten,” Oskar grunted.

        “Nine,” Marta shot back.
        """,
        ["Marta", "Oskar", "Marta"],
        id="a verb of manner that is no verb of saying",
    ),
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
        Marta and Oskar sat on the wall.

        “Nine,” said Marta, and she took his glass.

        “Ten,” said Oskar, and he took it back.
        """,
        ["Marta", "Oskar"],
        id="whoever the pronoun behind the tag possesses",
    ),
    pytest.param(
        """
        Marta and Oskar sat on the wall. Oskar asked her, “How many?” Marta only shrugged.
        """,
        ["Oskar"],
        id="asked before the line",
    ),
    pytest.param(
        """
        Marta and Oskar sat on the wall.

        “Nine,” Marta said. She was told nothing by Oskar.

        “Ten,” Oskar said.
        """,
        ["Marta", "Oskar"],
        id="a passive is no tag",
    ),
    pytest.param(
        """
        Marta and Oskar sat on the wall.

        “Nine,” Marta admitted.

        “Nine,” agreed Oskar.

        “Or ten,” Marta added.
        """,
        ["Marta", "Oskar", "Marta"],
        id="agreed and admitted",
    ),
    pytest.param(
        """
        Marta and Oskar sat on the wall.

        “Nine?” Oskar wanted to know.

        “Nine,” Marta confirmed.
        """,
        ["Oskar", "Marta"],
        id="a tag that asks",
    ),
    pytest.param(
        """
        Marta looked at the boats, and Oskar looked at Marta.

        _He will say ten_, she thought.

        “Ten,” said Oskar.

        “I knew it,” said Marta.
        """,
        ["Marta", "Oskar", "Marta"],
        id="a thought and a line of one person",
    ),
]


@pytest.mark.parametrize(("text", "speakers"), TAGS)
def test_a_tag_names_the_speaker(text: str, speakers: list[str | None]) -> None:
    assert tell(text).speakers(speakers) == speakers
