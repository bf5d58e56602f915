"""People whom the reader says are in the story."""

from __future__ import annotations

import storyglass
from storyglass.given_cast import GivenCast, GivenPerson
from tests.people.telling import prose, tell

TWO_OF_A_KIND = """
Bram carried the ladder, and Birdie carried the paint. Bram Street was long, and the captain was
waiting at the end of it.

“You are late, Birdie,” said Bram.

“Captain Alder does not mind,” said Birdie. But Wren Alder did.
"""


def test_a_given_person_goes_by_every_name_given() -> None:
    given = GivenCast((GivenPerson("Wren Alder", ("Birdie", "Captain Alder", "the captain"), "they/them"),))
    telling = tell(TWO_OF_A_KIND, given)
    wren = telling.the_one_called("Wren Alder")
    assert {"Wren Alder", "Birdie", "Captain Alder"} <= set(wren.names)
    assert wren.gender == "they"


def test_people_who_are_not_given_are_found_all_the_same() -> None:
    given = GivenCast((GivenPerson("Wren Alder"),))
    assert tell(TWO_OF_A_KIND, given).the_one_called("Bram").names["Bram"] == 2


def test_a_given_person_whom_the_text_never_names_is_nobody() -> None:
    given = GivenCast((GivenPerson("Zebedee Tarn", ("Zeb",), "he/him"), GivenPerson("Bram")))
    story = storyglass.read_text(prose(TWO_OF_A_KIND), cast=given, model=None)
    assert all("Zeb" not in (story.name_of(member.entity) or "") for member in story.cast)


def test_a_given_cast_keeps_two_people_apart_whom_rules_would_join() -> None:
    text = prose(
        """
        Elizabeth Crane was never on time, and Lizzie waited for her at the door. Elizabeth looked for
        her other shoe.

        “Lizzie, wait!” said Elizabeth.

        “I am waiting,” said Lizzie.
        """
    )
    given = GivenCast((GivenPerson("Elizabeth Crane", ("Elizabeth",)), GivenPerson("Lizzie Stone", ("Lizzie",))))
    assert tell(text).those_called("Lizzie") == tell(text).those_called("Elizabeth")
    assert tell(text, given).those_called("Lizzie") != tell(text, given).those_called("Elizabeth")


def test_those_of_a_given_cast_speak_before_others() -> None:
    text = prose(
        """
        Ada and Bram met Corvin at the gate. Corvin laughed.

        “Nine,” said Ada.

        “Ten,” said Bram.

        Corvin opened the gate.

        “Late.”
        """
    )
    given = GivenCast((GivenPerson("Ada"), GivenPerson("Bram")))
    assert tell(text, given).speakers(["Ada", "Bram", "Ada"])[2] in ("Ada", "Bram")
