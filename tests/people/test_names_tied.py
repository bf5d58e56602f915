"""Which forms of a name belong to one person."""

from __future__ import annotations

import pytest

from tests.people.telling import tell

TIED = [
    pytest.param(
        """
        Marta Quill came down to the harbour with a lantern. The boats were in, and Quill counted them
        twice.

        “Nine,” said Marta. She held the lantern higher. “There ought to be ten.”
        """,
        {"Marta Quill", "Marta", "Quill"},
        id="first name, surname, both",
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
        Elizabeth Crane had never once been on time. Her brothers had a bet on it.

        “Lizzie!” Tom shouted up the stairs. “Lizzie, the taxi!”

        Elizabeth looked for her other shoe. “Tell it to wait,” said Lizzie.
        """,
        {"Elizabeth Crane", "Elizabeth", "Lizzie"},
        id="a nickname of the full name",
    ),
    pytest.param(
        """
        William Sharrow owned the mill and most of the street. He was proud of the mill.

        “Bill,” said his wife, “the wheel has stopped.”

        William went to the window. “So it has,” said Bill.
        """,
        {"William Sharrow", "William", "Bill"},
        id="a nickname that begins otherwise",
    ),
    pytest.param(
        """
        Katarina tied the boat to the post and tested the knot. Katarina trusted no knot but her own.

        “Kat, leave it,” said Joss. “It will hold, Kat.”

        Katarina tied it again.
        """,
        {"Katarina", "Kat"},
        id="a name cut short in talk",
    ),
    pytest.param(
        """
        The letters were signed J. K. Marsh, and nobody in the office had ever met the man. J. K. Marsh
        wrote on blue paper.

        “What does Marsh want now?” asked Ilse.

        “Mr. Marsh wants his hat back,” said Tove.
        """,
        {"J. K. Marsh", "Marsh", "Mr. Marsh"},
        id="initials",
    ),
    pytest.param(
        """
        T.S. Arden had the corner office and the only fern. Arden watered it himself.

        “It is a good fern,” said Arden. T.S. Arden did not praise lightly.
        """,
        {"T.S. Arden", "Arden"},
        id="initials without a space",
    ),
    pytest.param(
        """
        Ada M. Brook signed her name under the others. Ada Brook had a round, careful hand.

        “There,” said Ada.
        """,
        {"Ada M. Brook", "Ada Brook", "Ada"},
        id="a middle initial",
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
        Ludo van der Meer sold clocks. All the clocks in the street were his, and Ludo wound them on
        Sundays.

        “Mr. van der Meer, it is noon,” said the girl.

        “Not yet,” said Ludo van der Meer.
        """,
        {"Ludo van der Meer", "Mr. van der Meer", "Ludo"},
        id="particles",
    ),
    pytest.param(
        """
        Anne-Marie Colbert had two passports. Anne-Marie used neither.

        “Walk slowly,” said Anne-Marie, and she took the child by the hand.
        """,
        {"Anne-Marie Colbert", "Anne-Marie"},
        id="a double first name",
    ),
    pytest.param(
        """
        Kieran O’Dell was late, and he had a goose with him. O’Dell was always late.

        “It followed me,” said O’Dell.

        “They do, Kieran,” said Ruth.
        """,
        {"Kieran O’Dell", "O’Dell", "Kieran"},
        id="a name with an apostrophe",
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
        Marta’s boat was the oldest in the harbour. Nobody laughed at Marta’s boat twice. Marta saw to that.

        “She floats,” said Marta.
        """,
        {"Marta"},
        id="a possessive is the name",
    ),
    pytest.param(
        """
        Marta let go of the rope. Oskar saw it run, and he was too far away.

        “MARTA!” he shouted. “MARTA, the rope!”

        Marta turned round. Oskar was already running.
        """,
        {"Marta"},
        id="shouted in capitals",
    ),
    pytest.param(
        """
        Marta came in with snow on her hat. Oskar stood up so fast that the chair fell over.

        “M-Marta,” he said. “You came.”

        “I said I would,” said Marta.
        """,
        {"Marta"},
        id="a name broken by a stammer",
    ),
    pytest.param(
        """
        Inspector Quill closed the drawer. The study smelled of wet dog, and Quill did not like dogs.

        “Joan,” said the sergeant, “he bites.”

        “So do I,” said Joan Quill.
        """,
        {"Inspector Quill", "Quill", "Joan Quill", "Joan"},
        id="the same surname for a while, then the first name",
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
        Théo Lambert carried the ladder through the market. Théo had painted it red himself.

        “Mind the eggs, Théo!” called the egg woman.
        """,
        {"Théo Lambert", "Théo"},
        id="accents",
    ),
    pytest.param(
        """
        Ada Mary Brook was christened in the rain. Ada never forgave the vicar.

        “You cannot remember it, Miss Brook,” said Fenn.

        “I remember the hat,” said Ada Brook.
        """,
        {"Ada Mary Brook", "Ada Brook", "Ada", "Miss Brook"},
        id="three given names",
    ),
    pytest.param(
        """
        Old Ned sat by the ferry every morning with a tin of worms. Nobody had seen Ned catch anything.

        “They are not biting,” said Ned.

        “They never do, Ned,” said Joss. Old Ned laughed and offered him a worm.
        """,
        {"Ned"},
        id="old before a first name",
    ),
]


@pytest.mark.parametrize(("text", "forms"), TIED)
def test_forms_of_one_name_name_one_person(text: str, forms: set[str]) -> None:
    telling = tell(text)
    people = {form: telling.those_called(form) for form in sorted(forms)}
    assert len({who for found in people.values() for who in found}) == 1, telling.names
    assert [form for form, found in people.items() if not found] == [], telling.names
