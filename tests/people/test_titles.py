"""Titles, honorifics, ranks and roles, which belong to whoever bears them."""

from __future__ import annotations

import pytest

from tests.people.telling import tell

TITLED = [
    pytest.param(
        """
        Sister Agnes kept the bees and the keys. Nobody stole from Sister Agnes twice.

        “They know me,” said Agnes. She put her hand into the hive.

        “Sister Agnes!” cried the girl.
        """,
        {"Sister Agnes", "Agnes"},
        id="a nun",
    ),
    pytest.param(
        """
        Queen Isolde had not left her rooms since the funeral. The bishops waited for Isolde on the stairs.

        “Let them wait,” said Queen Isolde. She was playing cards with the maid.
        """,
        {"Queen Isolde", "Isolde"},
        id="a queen",
    ),
    pytest.param(
        """
        Detective Ramona Ocasio ate her lunch in the car. It was raining on the harbour and on Detective
        Ocasio's sandwich.

        “Ramona,” said the radio, “there is another one.”

        “I am eating,” said Ocasio.
        """,
        {"Detective Ramona Ocasio", "Detective Ocasio", "Ramona", "Ocasio"},
        id="a detective",
    ),
    pytest.param(
        """
        Commander Vey stood at the plot. Two green lights went out, one after the other, and Vey did not
        move.

        “Interference,” said Commander Vey.

        “Yes, Commander,” said Hanne.
        """,
        {"Commander Vey", "Vey"},
        id="a commander",
    ),
    pytest.param(
        """
        Edmund Sallow taught Latin to boys who did not want it. Sallow did not want it either.

        “Please, sir, Mr. Sallow, is it noon?” asked the smallest boy.

        “It is ten past nine,” said Sallow.
        """,
        {"Edmund Sallow", "Sallow", "Mr. Sallow"},
        id="a schoolmaster called by his surname",
    ),
    pytest.param(
        """
        “Ayame-sama, the carriage is here,” said the old servant. He bowed.

        Ayame did not turn round. “Send it away,” said Ayame-sama.

        “Yes, Ayame-sama.”
        """,
        {"Ayame-sama", "Ayame"},
        id="sama and dono",
    ),
    pytest.param(
        """
        Harold Venn was the only clerk who could read the old ledgers. He did it with a ruler under every
        line.

        “You are slow, Mr. Venn,” said the manager.

        “I am thorough,” said Harold. Mr. Venn had been thorough for thirty years.
        """,
        {"Harold Venn", "Mr. Venn", "Harold"},
        id="title and surname",
    ),
    pytest.param(
        """
        Dr Amara Osei washed her hands for the third time. The ward was quiet.

        “Go home, Dr Osei,” said the porter.

        “In a minute,” said Amara, and went on washing.
        """,
        {"Dr Amara Osei", "Dr Osei", "Amara"},
        id="title without its dot",
    ),
    pytest.param(
        """
        Hana-san was sweeping the steps when the rain began. Hana did not mind the rain.

        “You will catch cold, Hana-san,” said Kenji.

        “I never do,” said Hana.
        """,
        {"Hana-san", "Hana"},
        id="san",
    ),
    pytest.param(
        """
        Tanabe-sensei wrote the date on the board. The class stood up and sat down again.

        “Tanabe-sensei, Kenji is asleep,” said Yui.

        Tanabe put down the chalk. “So I see,” he said.
        """,
        {"Tanabe-sensei", "Tanabe"},
        id="sensei",
    ),
    pytest.param(
        """
        “Kenji-kun, give it back!” Yui held out her hand.

        Kenji laughed and ran. “Catch me, Yui-chan,” he called. Yui ran after him.

        “Kenji-kun!” she shouted again.
        """,
        {"Kenji-kun", "Kenji"},
        id="kun and chan",
    ),
    pytest.param(
        """
        The Regent signed the last of the letters. Behind the curtain the Regent kept a canary, and the
        canary was bored.

        “Let them wait,” said the Regent.

        She fed the canary. The Regent was fond of it.
        """,
        {"the Regent"},
        id="a role used as a name",
    ),
    pytest.param(
        """
        Captain Ines Rowe read the orders twice. The wind had gone round to the north.

        “We sail at four, Captain Rowe?” asked the mate.

        “At three,” said Ines. Captain Rowe folded the orders very small.
        """,
        {"Captain Ines Rowe", "Captain Rowe", "Ines"},
        id="rank with full name, surname and alone",
    ),
    pytest.param(
        """
        Captain Rowe read the orders twice. Everybody watched the Captain read.

        “We sail at three,” said Captain Rowe. The Captain folded the orders very small, and she ate them.
        """,
        {"Captain Rowe", "the Captain"},
        id="the bare rank of the only captain",
    ),
    pytest.param(
        """
        Uncle Teddy had been to Peru, or said so. On Sundays Teddy told us about the llamas.

        “They spit,” said Uncle Teddy.

        “Enough, Teddy,” said my mother.
        """,
        {"Uncle Teddy", "Teddy"},
        id="uncle and first name",
    ),
    pytest.param(
        """
        Aunt Philippa held the envelope to the lamp. The paper was thin.

        “It is for you,” said Philippa. She held it out to Nora. Aunt Philippa never gave up a letter
        willingly.
        """,
        {"Aunt Philippa", "Philippa"},
        id="aunt and first name",
    ),
    pytest.param(
        """
        Sir Roland Pike got down from his horse with some help. Sir Roland was seventy and wore his sword to
        bed.

        “Is this the place?” asked Roland.
        """,
        {"Sir Roland Pike", "Sir Roland", "Roland"},
        id="knight and first name",
    ),
    pytest.param(
        """
        Lady Oriel Tansy counted the spoons. There were eleven, and Lady Tansy was a patient woman.

        “We shall wait,” said Lady Tansy. She sat down by the door.
        """,
        {"Lady Oriel Tansy", "Lady Tansy"},
        id="a lady",
    ),
    pytest.param(
        """
        Clara Dalby kept the post office. Mrs. Dalby read every postcard, and she was never unkind about
        them.

        “One from Spain, Mrs. Dalby,” said the boy.

        “I know,” said Clara.
        """,
        {"Clara Dalby", "Mrs. Dalby", "Clara"},
        id="married, by her own first name",
    ),
    pytest.param(
        """
        Professor Edvard Lund had a theory about moss. Dr. Lund had published it twice.

        “Nobody reads you, Edvard,” said his wife.

        “The moss does,” said Professor Lund.
        """,
        {"Professor Edvard Lund", "Dr. Lund", "Professor Lund", "Edvard"},
        id="two titles of one man",
    ),
    pytest.param(
        """
        Madame Colbert wound up the gramophone. The guests were late, and Madame Colbert had put on the good
        gloves.

        “Shall I light the candles, Madame Colbert?” asked the maid.

        “Not for them,” said Madame Colbert.
        """,
        {"Madame Colbert"},
        id="a foreign title",
    ),
    pytest.param(
        """
        Keeper Vane came down from the lamp. Oskar had the kettle on.

        “Wind's gone round,” said the keeper.

        “It does that, Vane,” said Oskar.

        “So they tell me,” Keeper Vane said.
        """,
        {"Keeper Vane", "Vane"},
        id="an office that is no title elsewhere",
    ),
    pytest.param(
        """
        Gran Whitlow shelled the peas. Ilse ate every third one.

        “Leave some for the pot, child,” said Gran Whitlow.

        “There were no more than nine, Gran,” said Ilse.
        """,
        {"Gran Whitlow"},
        id="kin before a surname",
    ),
]


@pytest.mark.parametrize(("text", "forms"), TITLED)
def test_a_title_belongs_to_the_one_who_bears_it(text: str, forms: set[str]) -> None:
    telling = tell(text)
    people = {form: telling.those_called(form) for form in sorted(forms)}
    assert len({who for found in people.values() for who in found}) == 1, telling.names
    assert [form for form, found in people.items() if not found] == [], telling.names
