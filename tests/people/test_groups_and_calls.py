"""Groups, which are people of their own, and calls, which name the one spoken to."""

from __future__ import annotations

import pytest

from tests.people.telling import tell

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
    pytest.param(
        """
        The boys had built a raft. The boys had not asked Marta.

        “Come back!” Marta shouted.

        “Never!” shouted the boys.
        """,
        "the boys",
        ["Marta"],
        id="the others",
    ),
    pytest.param(
        """
        Ida Sorrel grew the roses, and Nell Sorrel sold them. The Sorrels had the last shop on the quay.

        “Red ones,” said Ida.

        “White ones sell,” said Nell. The Sorrels agreed on nothing but thorns.
        """,
        "the Sorrels",
        ["Ida", "Nell"],
        id="two sisters called by their name in the plural",
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
        Ada took the rope. Joss sat in the bow.

        “Ada, Joss, get down!” shouted Fenn.

        Ada got down, and Joss got down on top of her.
        """,
        [["Ada", "Joss"]],
        id="two at once",
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
    pytest.param(
        """
        Ada took the rope. It was wet.

        “Yes, Ada,” said Fenn. “No, Ada.”

        Ada pulled.
        """,
        [["Ada"], ["Ada"]],
        id="behind yes and no",
    ),
    pytest.param(
        """
        Ada took the rope. It was wet.

        “Wait—Ada—listen,” said Fenn.

        Ada pulled.
        """,
        [["Ada"]],
        id="behind a dash",
    ),
    pytest.param(
        """
        Ada Brook took the rope. It was wet.

        “Ada Brook, you put that down,” said Fenn.

        Ada pulled.
        """,
        [["Ada Brook"]],
        id="with a full name",
    ),
    pytest.param(
        """
        Ada took the rope. Fenn took the oar.

        “That is the cooper's boy, Ada,” said Joss. “Her cooper, I mean.”

        Joss sat down.
        """,
        [[], []],
        id="behind what somebody is",
    ),
    pytest.param(
        """
        Ada took the rope. Fenn took the oar.

        “Who else is there?” said Joss.

        “Ada. She is the strongest.”
        """,
        [[], []],
        id="told of in the next sentence",
    ),
]


@pytest.mark.parametrize(("text", "called"), CALLED)
def test_a_name_set_off_in_a_speech_calls_somebody(text: str, called: list[list[str]]) -> None:
    telling = tell(text)
    found = [telling.people.vocatives.get(part, []) for part in range(len(telling.quotations.parts))]
    assert [telling.labels(*pair) for pair in zip(found, called, strict=True)] == called
