"""Pronouns and nouns: by which pronouns somebody goes, and whom a pronoun or a noun means where it stands."""

from __future__ import annotations

import pytest

from tests.people.telling import prose, tell

GENDERS = [
    pytest.param(
        """
        Oskar put on his hat, and Marta put on hers. He opened the door for her, and she went out first.
        Oskar forgot his stick. Marta never forgot her stick.

        “Cold,” said Oskar. He shivered.
        """,
        {"Oskar": "he", "Marta": "she"},
        id="xe and other new pronouns leave the others alone",
    ),
    pytest.param(
        """
        Alex washed his hands at the pump. Then Alex washed his face, and he looked for a towel.

        “Here,” said Marta.

        Alex dried himself. “Thanks,” said Alex, and he gave her back the towel.
        """,
        {"Alex": "he"},
        id="a name both men and women bear",
    ),
    pytest.param(
        """
        Rook closed his book. Sable had already closed hers, and she was looking at the door. Rook rubbed
        his eyes, and he yawned. Sable put on her coat.

        “Late,” said Rook.

        “Very,” said Sable. She tied her scarf.
        """,
        {"Rook": "he", "Sable": "she"},
        id="by his and her own pronouns",
    ),
    pytest.param(
        """
        Rook closed their book and rubbed their eyes. Rook had not slept, and they did not mean to. When
        Sable came in, Rook put their feet down.

        “Late,” said Rook, and they yawned. Rook pulled their scarf over their face. Later Rook got up and
        found themself some bread.
        """,
        {"Rook": "they"},
        id="they and their",
    ),
    pytest.param(
        """
        Mr. Quill bowed, and Mrs. Arden did not. Lady Tansy looked from one of them to the other.

        “Shall we eat?” said Lady Tansy.

        “Gladly,” said Mr. Quill.
        """,
        {"Mr. Quill": "he", "Mrs. Arden": "she", "Lady Tansy": "she"},
        id="by titles",
    ),
    pytest.param(
        """
        Elizabeth laid the fire, and Thomas lit it. It went out.

        “Damp,” said Thomas.

        “Again,” said Elizabeth.
        """,
        {"Elizabeth": "she", "Thomas": "he"},
        id="by well-known first names",
    ),
    pytest.param(
        """
        Charlie combed her hair with her fingers. Charlie had lost her comb in the river, and she did not
        miss it. Charlie put on her hat.

        “Ready,” said Charlie. She picked up her spear.
        """,
        {"Charlie": "she"},
        id="the story against the name",
    ),
    pytest.param(
        """
        Rook opened the door. Rook listened. Nothing moved on the stairs.

        “Hello?” said Rook.
        """,
        {"Rook": None},
        id="not said",
    ),
    pytest.param(
        """
        Once more Tavrin climbed to the lamp. When the stairs gave out, she used the ladder.
        """,
        {"Tavrin": "she"},
        id="the sentence after a name that tells nothing",
    ),
    pytest.param(
        """
        The widow locked the door behind Tavrin. She had not smiled since the war.
        """,
        {"Tavrin": None},
        id="the sentence after one who does nothing",
    ),
]


@pytest.mark.parametrize(("text", "genders"), GENDERS)
def test_people_go_by_the_pronouns_of_the_story(text: str, genders: dict[str, str | None]) -> None:
    telling = tell(text)
    assert {name: telling.the_one_called(name).gender for name in genders} == genders


MEANT = [
    pytest.param(
        """
        Peter gave Oskar {his} word.
        """,
        ["Peter"],
        id="his own of the subject",
    ),
    pytest.param(
        """
        Oskar shut the gate. Peter climbed over the wall. {He} tore {his} coat on the glass.
        """,
        ["Peter", "Peter"],
        id="the last one who acted",
    ),
    pytest.param(
        """
        Marta put down the lamp. It hissed. {She} turned it up.
        """,
        ["Marta"],
        id="it is nobody",
    ),
    pytest.param(
        """
        Marta and Oskar had been married in the rain. {Marta} still had {her} veil, and {Oskar} still had
        {his} cough.
        """,
        ["Marta", "Marta", "Oskar", "Oskar"],
        id="their of two people",
    ),
    pytest.param(
        """
        Captain Ines Rowe came up on deck. {Ines} had no hat. The men waited until {Captain Rowe} had found
        {her} glass.
        """,
        ["Captain Ines Rowe", "Captain Ines Rowe", "Captain Ines Rowe"],
        id="a title and a name mean one",
    ),
    pytest.param(
        """
        Marta sat on the wall. Oskar leaned on his stick. Peter slept.

        “Are {you} asleep, Peter?” asked Marta.

        “{I} was,” said Peter.
        """,
        ["Peter", "Peter"],
        id="a question to somebody by name",
    ),
    pytest.param(
        """
        Marta shut the gate. {She} had forgotten {her} key.

        Oskar sat on the wall. {He} had not.
        """,
        ["Marta", "Marta", "Oskar"],
        id="the subject of the sentence before",
    ),
    pytest.param(
        """
        Marta met Oskar at the gate. {She} gave {him} the key, and {he} put it in {his} pocket.
        """,
        ["Marta", "Oskar", "Oskar", "Oskar"],
        id="the only one of that gender",
    ),
    pytest.param(
        """
        Oskar looked at Peter. Peter had the key. Oskar hated {him} for it.
        """,
        ["Peter"],
        id="somebody else than the subject",
    ),
    pytest.param(
        """
        Oskar and Peter stood at the mirror. Peter shaved. Oskar looked at {himself} for a long time.
        """,
        ["Oskar"],
        id="himself",
    ),
    pytest.param(
        """
        The twins came down the hill on one bicycle. Marta waved, and {they} waved back. The twins never
        fell. {They} only looked as if {they} would.
        """,
        ["The twins", "The twins", "The twins"],
        id="the group",
    ),
    pytest.param(
        """
        Rook closed their book and rubbed their eyes. Rook had not slept, and they did not mean to. Marta
        brought the tea. Rook put their feet down and took it in their hands. {They} smiled at her.

        “Thank you,” said Rook, and {they} drank.
        """,
        ["Rook", "Rook"],
        id="they who is one",
    ),
    pytest.param(
        """
        Oskar was cutting the bread, and Marta was laying the table. The rain had stopped.

        “Sit down,” said Marta. {She} moved the chair for {him}.

        “In a minute,” said Oskar. {He} wiped the knife.
        """,
        ["Marta", "Oskar", "Oskar"],
        id="the speaker of the tag",
    ),
    pytest.param(
        """
        Marta found the letter under the door and read it in the hall. Oskar watched her from the stairs.

        “It is from Peter,” said Marta. “{He} is coming on Sunday.”

        “{He} always says that,” said Oskar.
        """,
        ["Peter", "Peter"],
        id="a pronoun in a speech",
    ),
    pytest.param(
        """
        Marta and Oskar stood at the window. Peter was crossing the yard without a coat.

        “Look at {him}, Oskar,” said Marta. “{He} will catch his death.”
        """,
        ["Peter", "Peter"],
        id="not the one spoken to",
    ),
    pytest.param(
        """
        Dr. Osei washed her hands. The ward was quiet, and {the doctor} was glad of it. Nobody had died that
        day.

        “Go home,” said {the doctor}.
        """,
        ["Dr. Osei", "Dr. Osei"],
        id="a doctor by the noun",
    ),
    pytest.param(
        """
        Mr. Pym, the vicar, had a cold. He sat in the vestry with his feet in a bucket. {The vicar} did not
        believe in medicine.

        “Mustard,” said {the vicar}.
        """,
        ["Mr. Pym", "Mr. Pym"],
        id="a noun that was tied to a name",
    ),
    pytest.param(
        """
        Captain Rowe came up on deck with her coat open. The men stood up. {The captain} looked at the sky
        and did not like it.

        “Rain,” said {the captain}.
        """,
        ["Captain Rowe", "Captain Rowe"],
        id="a captain by the noun",
    ),
    pytest.param(
        """
        The landlady put down the tray. {The landlady} had a moustache and a limp, and she was proud of
        both.

        “Eat,” said {the landlady}. {She} watched me until I did.
        """,
        ["The landlady", "The landlady", "The landlady"],
        id="somebody without a name",
    ),
    pytest.param(
        """
        Chapter One

        Oskar shut the gate. He had lost his key. He went along the wall to the other gate, and that was
        locked too.

        Chapter Two

        Peter woke before it was light. {He} lay and listened to {his} own heart.
        """,
        ["Peter", "Peter"],
        id="a new chapter forgets",
    ),
    pytest.param(
        """
        Marta's brother had the only motorcycle. Marta hated {her} brother's songs.
        """,
        ["Marta"],
        id="the possessor",
    ),
    pytest.param(
        """
        Peter handed Marta the lantern, and {she} hung it on its hook. {He} thanked {her}.
        """,
        ["Marta", "Peter", "Marta"],
        id="the one acted on",
    ),
    pytest.param(
        """
        Oskar put the kettle on. The kitchen smelled of paraffin.

        “Is it far?” asked Marta.

        “Far enough,” said Oskar.

        “How far?” {She} had taken off her gloves.

        {He} measured out the tea. “You will see,” {he} said.
        """,
        ["Marta", "Oskar", "Oskar"],
        id="over a paragraph of talk",
    ),
    pytest.param(
        """
        Marta sat beside Oskar. “Nine,” {she} told {him}. Then {she} gave {him} the glass.
        """,
        ["Marta", "Oskar", "Marta", "Oskar"],
        id="whoever is spoken to in the tag",
    ),
    pytest.param(
        """
        Marta counted the boats. “Ten,” said Oskar behind {her}. {She} did not turn round.
        """,
        ["Marta", "Marta"],
        id="after a line by somebody else",
    ),
    pytest.param(
        """
        Oskar laughed. Marta put {her} hand over {his} mouth, and {he} bit it.
        """,
        ["Marta", "Oskar", "Oskar"],
        id="the possessor of a body",
    ),
    pytest.param(
        """
        The widow locked the door behind Oskar. {She} had not smiled since the war. Oskar gave {her} his
        hat.

        “Sit,” said the widow.
        """,
        ["The widow", "The widow"],
        id="a woman without a name",
    ),
]


@pytest.mark.parametrize(("text", "meant"), MEANT)
def test_a_mention_means_somebody(text: str, meant: list[str | None]) -> None:
    assert tell(text).meant(meant) == meant


NOUNS = [
    pytest.param(
        """
        Marta counted them. “The old man said that my brother was dead,” said Marta.
        """,
        ["The old man", "my brother"],
        id="in a speech",
    ),
    pytest.param(
        """
        The older man put down his cup. Marta watched the younger man, who did not dare to drink.
        """,
        ["The older man", "the younger man"],
        id="with an adjective",
    ),
    pytest.param(
        """
        Marta waited for her sister under the clock. Her sister came late, and she had brought their mother.
        """,
        ["her sister", "Her sister", "their mother"],
        id="kin",
    ),
    pytest.param(
        """
        Marta's brother had the only motorcycle in the valley. Marta hated its noise. Marta's brother did
        too.
        """,
        ["Marta's brother", "Marta's brother"],
        id="kin of somebody named",
    ),
    pytest.param(
        """
        Two boys sat on the wall and shared one shoe. A girl threw stones at the three soldiers below.
        """,
        ["Two boys", "A girl", "the three soldiers"],
        id="numbers",
    ),
    pytest.param(
        """
        The boat lay on the sand. The door of the shed was open, and the lamp was gone.
        """,
        [],
        id="things are none",
    ),
    pytest.param(
        """
        The innkeeper counted the money. A guard leaned on the door, and the old priest slept beside the
        fire.
        """,
        ["The innkeeper", "A guard", "the old priest"],
        id="roles",
    ),
    pytest.param(
        """
        Marta began to man the pumps. Oskar would father the idea later, and Peter would mother it.
        """,
        [],
        id="verbs that look like people",
    ),
]


@pytest.mark.parametrize(("text", "nouns"), NOUNS)
def test_noun_phrases_are_mentions(text: str, nouns: list[str]) -> None:
    referrals = tell(text).people.referrals
    assert [prose(text)[r.start : r.end] for r in referrals if r.kind == "noun"] == nouns
