"""Who is in the cast: groups, bylines and titles, people whom the reader names, and very many people."""

from __future__ import annotations

import pytest

import storyglass
from storyglass.given_cast import GivenCast, GivenPerson
from storyglass.story import Story
from tests.people.telling import prose, tell


def cast_of(story: Story) -> list[str | None]:
    """The names of the cast in alphabetical order, an unnamed narrator as None."""
    return sorted((story.name_of(member.entity) for member in story.cast), key=str)


CASTS = [
    pytest.param(
        """
        The Salt Stairs

        by Ellen Marchbanks

        Chapter One

        Marta came down the stairs. She sat on the last of them.

        “Cold,” said Marta.

        “Always,” said Oskar. He sat beside her.
        """,
        ["Marta", "Oskar"],
        id="the byline",
    ),
    pytest.param(
        """
        Chapter One: The Revenge of Lady Fortuna

        Marta came down the stairs. She sat on the last of them.

        “Cold,” said Marta.

        Chapter Two: Lady Fortuna Laughs

        “Always,” said Oskar. He sat beside her.
        """,
        ["Marta", "Oskar"],
        id="a name in a chapter's title",
    ),
    pytest.param(
        """
        Marta

        Marta came down the stairs. She sat on the last of them.

        “Cold,” said Marta.

        Oskar

        “Always,” said Oskar. He sat beside her.
        """,
        ["Marta", "Oskar"],
        id="a chapter titled by whoever it is about",
    ),
    pytest.param(
        """
        Marta knocked at the window of the inn. It was long past midnight.

        “We are closed,” said the innkeeper.

        “You are awake,” said Marta.

        The innkeeper opened the door.
        """,
        ["Marta", "the innkeeper"],
        id="somebody without a name who speaks",
    ),
    pytest.param(
        """
        Marta came down the stairs. “Have you read Sontheim?” she asked.

        “Nobody reads Sontheim,” said Oskar. He sat beside Marta.
        """,
        ["Marta", "Oskar"],
        id="somebody who is only talked of",
    ),
    pytest.param(
        """
        Marta came down the stairs, and Tove followed her. Tove carried the lamp. Tove never spoke before
        breakfast.

        “Cold,” said Marta.
        """,
        ["Marta", "Tove"],
        id="somebody who acts and never speaks",
    ),
    pytest.param(
        """
        I came down the stairs, and I sat on the last of them. My feet were cold, and my hands were colder.
        I had not slept, and I did not think that I would. The lamp had gone out, and I had no match.

        “Cold,” said Marta.

        “Always,” I said.
        """,
        ["Marta", None],
        id="the narrator without a name",
    ),
    pytest.param(
        """
        The tide went out. The sand lay bare and brown, and the wind drew lines on it. Somewhere a bell
        rang. The tide came in again.
        """,
        [],
        id="nobody at all",
    ),
    pytest.param(
        """
        Mum put the plates out, and Dad put them away again. It was that sort of day.

        “Leave them,” said Mum.

        “They are clean,” said Dad. Mum took the plates from him.
        """,
        ["Dad", "Mum"],
        id="a family's mother and father by what they are called",
    ),
    pytest.param(
        """
        The envelope was wet. Marta opened it with her thumb.

        Dear Marta,

        The boat is sold. I am sorry.

        Your brother, Peter

        “Well?” asked Oskar.

        “Nothing,” said Marta. She burnt it.
        """,
        ["Marta", "Oskar"],
        id="a letter's addressee and writer",
    ),
]


@pytest.mark.parametrize(("text", "cast"), CASTS)
def test_the_cast_is_who_speaks_or_acts(text: str, cast: list[str | None]) -> None:
    assert cast_of(storyglass.read_text(prose(text))) == cast


PLURALS = [
    pytest.param(
        """
        The twins came down the hill on one bicycle. Marta waved.

        “Stop!” shouted the twins. “We have no brakes!”

        Marta stepped aside.
        """,
        "the twins",
        ["Marta"],
        id="the twins",
    ),
    pytest.param(
        """
        The Marlowes had taken the house on the cliff. Mr. Marlowe painted, and Mrs. Marlowe swam.

        “The Marlowes are mad,” said Marta. The Marlowes thought the same of her.
        """,
        "the Marlowes",
        ["Mr. Marlowe", "Mrs. Marlowe", "Marta"],
        id="a family by its surname",
    ),
    pytest.param(
        """
        The soldiers sat down in the road. The soldiers had walked all night.

        “Up,” said Captain Rowe.

        “No,” said the soldiers.
        """,
        "the soldiers",
        ["Captain Rowe"],
        id="soldiers",
    ),
    pytest.param(
        """
        Miss Ames played, and her sister turned the pages. The Miss Ameses were not asked to many parties.

        “Louder,” said Miss Ames. The girls laughed. The girls had never heard worse, and the girls told
        everybody.
        """,
        "the girls",
        ["Miss Ames"],
        id="sisters by their surname",
    ),
]


@pytest.mark.parametrize(("text", "group", "others"), PLURALS)
def test_groups_are_people_of_their_own(text: str, group: str, others: list[str]) -> None:
    telling = tell(text)
    assert telling.the_one_called(group).group
    assert [telling.the_one_called(other).group for other in others] == [False] * len(others)


CALLED = [
    pytest.param(
        """
        Ada took the rope. It was wet.

        “Ada, hand me that,” said Fenn.

        Fenn pulled.
        """,
        [["Ada"]],
        id="at the start",
    ),
    pytest.param(
        """
        Ada took the rope. It was wet.

        “Hand me that, Ada,” said Fenn. “Quickly, Ada!”

        Fenn pulled.
        """,
        [["Ada"], ["Ada"]],
        id="at the end",
    ),
    pytest.param(
        """
        Ada took the rope. It was wet.

        “You know, Ada, I never liked boats,” said Fenn.

        Fenn pulled.
        """,
        [["Ada"]],
        id="in the middle",
    ),
    pytest.param(
        """
        Ada took the rope. It was wet.

        “Ada!” said Fenn. “Ada?”

        Fenn pulled.
        """,
        [["Ada"], ["Ada"]],
        id="alone",
    ),
    pytest.param(
        """
        Ada took the rope. It was wet.

        “My dear Ada, you are shivering,” said Fenn.

        “Well, old Fenn, so are you,” said Ada.
        """,
        [["Ada"], ["Fenn"]],
        id="dear",
    ),
    pytest.param(
        """
        Mr. Hale took the rope. It was wet.

        “Yes, Mr. Hale,” said Fenn. “At once, Mr. Hale.”

        Mr. Hale pulled.
        """,
        [["Mr. Hale"], ["Mr. Hale"]],
        id="with a title",
    ),
    pytest.param(
        """
        Ada took the rope. It was wet.

        “Ada is stronger than she looks,” said Fenn. “I would not fight Ada for it.”

        Ada pulled.
        """,
        [[], []],
        id="spoken of",
    ),
    pytest.param(
        """
        Ada took the rope. Joss sat in the bow.

        “There are three of us, Ada, Joss and me,” said Fenn.

        Ada pulled.
        """,
        [[]],
        id="in a list",
    ),
    pytest.param(
        """
        Captain Rowe took the rope. It was wet.

        “Rope's wet, Captain,” said Fenn. “Shall I take it, Captain Rowe?”

        Captain Rowe pulled.
        """,
        [["Captain Rowe"], ["Captain Rowe"]],
        id="a rank",
    ),
]


@pytest.mark.parametrize(("text", "called"), CALLED)
def test_a_name_set_off_in_a_speech_calls_somebody(text: str, called: list[list[str]]) -> None:
    telling = tell(text)
    found = [telling.people.vocatives.get(part, []) for part in range(len(telling.quotations.parts))]
    assert [telling.labels(*pair) for pair in zip(found, called, strict=True)] == called


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
    given = GivenCast((GivenPerson("Zebedee Tarn", ("Zeb",), "he/him"),))
    story = storyglass.read_text(prose(TWO_OF_A_KIND), cast=given)
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


def test_five_thousand_people_are_read_to_the_end() -> None:
    heads, middles, tails = "BDFGKLMNPRSTV", "aeiou", "bdfgklmnprstvz"
    names = [a + b + c + d + e for a in heads for b in middles for c in tails for d in middles for e in "nrlx"]
    text = "\n\n".join(f"“Well,” said {name}. {name} sat down by the door." for name in names[:5000])
    people = tell(text).people
    assert sum(1 for person in people.persons if person.names) > 4500
