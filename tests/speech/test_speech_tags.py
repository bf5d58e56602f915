"""Who says a line, by the tag beside it."""

from __future__ import annotations

import pytest

from tests.people.telling import tell

TAGS = [
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
