"""Who is in the cast, and who is only named in the story or around it."""

from __future__ import annotations

import pytest

import storyglass
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
    pytest.param(
        """
        For Hannelore, who waited

        Chapter One

        Marta came down the stairs. She sat on the last of them.

        “Cold,” said Marta.

        “Always,” said Oskar. He sat beside her.
        """,
        ["Marta", "Oskar"],
        id="a dedication and a quotation before the story",
    ),
    pytest.param(
        """
        A/N: Thanks to Violetta for the beta! Violetta is the best, and Violetta knows it.

        Marta came down the stairs. She sat on the last of them.

        “Cold,” said Marta.

        “Always,” said Oskar. He sat beside her.
        """,
        ["Marta", "Oskar"],
        id="the author of a fan fiction's note",
    ),
    pytest.param(
        """
        Marta put out the milk. Mulligan came down from the wardrobe. Mulligan was the fattest cat in the
        street, and Mulligan drank with his eyes shut.

        “Thief,” said Marta.
        """,
        ["Marta", "Mulligan"],
        id="a cat that acts",
    ),
    pytest.param(
        """
        Unit Seven rolled out of its cupboard. Marta stepped over it.

        “Good morning,” said Unit Seven.

        “Coffee,” said Marta. Unit Seven had no hands.
        """,
        ["Marta", "Unit Seven"],
        id="a robot with a number",
    ),
    pytest.param(
        """
        The Night Warden carried three lamps. Marta carried the oil. Nobody spoke to the Night Warden unless
        the Night Warden spoke first.

        “Oil,” said the Night Warden.

        “Here,” said Marta.
        """,
        ["Marta", "the Night Warden"],
        id="a role with two words",
    ),
    pytest.param(
        """
        Kes's POV

        Kes wrapped her hands. They bled all the same, and Kes did not care.

        “Again,” said Dray.

        Dray's POV

        Dray put the report into the stove. She watched it burn.

        “Was that wise?” asked Joss.
        """,
        ["Dray", "Joss", "Kes"],
        id="points of view in fan fiction",
    ),
    pytest.param(
        """
        Marta put the eggs on the counter. The shop was full.

        “Six?” asked Mr. Pennyfeather.

        “Six,” said Marta. She paid with small coins. Nobody spoke to her.
        """,
        ["Marta", "Mr. Pennyfeather"],
        id="a speaker who is named once",
    ),
    pytest.param(
        """
        By Saint Brannock and all his bees, thought Marta, it was cold. She stamped her feet.

        “Sweet Ashara, it is cold,” said Oskar.

        “It is,” said Marta.
        """,
        ["Marta", "Oskar"],
        id="gods and saints who are sworn by",
    ),
    pytest.param(
        """
        Marta had read Goethe at school and Hafez in bed. Neither had said anything about mildew.

        “Vinegar,” said Oskar.

        “Vinegar,” said Marta. She wrote it down.
        """,
        ["Marta", "Oskar"],
        id="dead poets",
    ),
]


@pytest.mark.parametrize(("text", "cast"), CASTS)
def test_the_cast_is_who_speaks_or_acts(text: str, cast: list[str | None]) -> None:
    assert cast_of(storyglass.read_text(prose(text), model=None)) == cast


def test_five_thousand_people_are_read_to_the_end() -> None:
    heads, middles, tails = "BDFGKLMNPRSTV", "aeiou", "bdfgklmnprstvz"
    names = [a + b + c + d + e for a in heads for b in middles for c in tails for d in middles for e in "nrlx"]
    text = "\n\n".join(f"“Well,” said {name}. {name} sat down by the door." for name in names[:5000])
    people = tell(text).people
    assert sum(1 for person in people.persons if person.names) > 4500


def test_who_acts_where_nobody_speaks_is_a_character() -> None:
    story = storyglass.read_text(
        "Agnes carried the lamp to the shore. Paul was mending a net. Agnes waited. Then Paul stood beside her, and "
        "they watched the water.",
        model=None,
    )
    assert {story.name_of(member.entity) for member in story.cast} == {"Agnes", "Paul"}
