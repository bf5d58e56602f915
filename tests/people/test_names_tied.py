"""Which forms of a name belong to one person."""

from __future__ import annotations

import pytest

from tests.people.telling import tell

TIED = [
    pytest.param(
        """
        Søren Kjær sold stamps. Zoë came every Saturday, and Søren kept the blue ones for her.

        “Two kroner,” said Søren.

        “One,” said Zoë. Søren Kjær always gave in.
        """,
        {"Søren Kjær", "Søren"},
        id="letters from other alphabets",
    ),
    pytest.param(
        """
        Silas Crewe locked the chapel. Silas’ keys hung at his belt, and Silas’s dog carried the lamp.

        “Home,” said Silas.
        """,
        {"Silas Crewe", "Silas"},
        id="a name that ends in s",
    ),
    pytest.param(
        """
        Martin Pell Jr. had his father's desk and his father's chair. Martin had not wanted either.

        “Good morning, Mr. Pell,” said the secretary.

        “Is it?” asked Martin.
        """,
        {"Martin", "Mr. Pell"},
        id="junior",
    ),
    pytest.param(
        """
        Nadia Brandt ran the last hundred yards with her boots in her hand. Everybody had gone in.

        “Brandt!” roared the sergeant. “Where have you been?”

        “Sleeping,” said Nadia.
        """,
        {"Nadia Brandt", "Nadia", "Brandt"},
        id="a surname shouted by a superior",
    ),
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
