"""People who share a name, or part of one, and are two all the same."""

from __future__ import annotations

from itertools import combinations

import pytest

from tests.people.telling import tell

APART = [
    pytest.param(
        """
        Aldous Finch had built the mill, and Gregor Finch had lost it at cards. Robin Finch meant to buy it
        back. Robin had eleven pounds.

        “Twelve,” said Gregor. He gave the boy a coin.

        “Thirteen,” said Aldous Finch.
        """,
        ["Aldous Finch", "Gregor", "Robin"],
        id="a grandfather, a father and a son",
    ),
    pytest.param(
        """
        Tarn had the falcon on his arm, and Tansy had the glove. The wind came up the valley.

        “Let her go,” said Tansy.

        “Not yet,” said Tarn.
        """,
        ["Tarn", "Tansy"],
        id="a boy and the bird on his arm",
    ),
    pytest.param(
        """
        Queen Isolde wrote to Queen Maud every winter. Queen Maud never answered.

        “Burn it,” said Queen Maud.

        Across the sea Queen Isolde sharpened another pen. “One more,” said Queen Isolde.
        """,
        ["Queen Isolde", "Queen Maud"],
        id="two queens",
    ),
    pytest.param(
        """
        Old Martha kept the shop, and Matilda kept Old Martha awake. Matilda was nine.

        “Tell it again,” said Matilda.

        “Sleep,” said Martha.
        """,
        ["Martha", "Matilda"],
        id="a girl and her namesake",
    ),
    pytest.param(
        """
        Sam had the map, and Samantha had the car. They did not trust each other with both.

        “Left,” said Sam. He turned the map round.

        “Right, Sam,” said Samantha. She turned right.

        “I said left, Samantha.”
        """,
        ["Sam", "Samantha"],
        id="Sam and Samantha who talk to each other",
    ),
    pytest.param(
        """
        Mr. Hale came down to breakfast at nine. Mrs. Hale had been up since six, and Miss Hale had not been
        to bed at all.

        “You look tired, my dear,” said Mr. Hale.

        “I am never tired,” said Miss Hale. She yawned.

        “She was reading,” said Mrs. Hale.
        """,
        ["Mr. Hale", "Mrs. Hale", "Miss Hale"],
        id="Mr., Mrs. and Miss",
    ),
    pytest.param(
        """
        Jonas Brandt repaired clocks, and Peter Brandt broke them. It had always been like that.

        “I only opened it,” said Peter Brandt.

        “With a hammer,” said Jonas Brandt.
        """,
        ["Jonas Brandt", "Peter Brandt"],
        id="two brothers",
    ),
    pytest.param(
        """
        Jonas Brandt repaired clocks, and Peter Brandt broke them. Jonas had the patience of a stone. Peter
        had a hammer.

        “I only opened it,” said Peter.

        “With a hammer,” said Jonas.
        """,
        ["Jonas", "Peter"],
        id="two brothers by their first names",
    ),
    pytest.param(
        """
        Mr. Brook locked the shop. Ada Brook watched him from across the street, and she did not wave.

        “Good night, Mr. Brook,” said the constable.

        Ada stepped into the light. “Good night, father,” she said.
        """,
        ["Mr. Brook", "Ada Brook"],
        id="a father and his daughter",
    ),
    pytest.param(
        """
        Tove Lind painted the fence green, and Anders Lind painted it white again. The Linds had been
        married for forty years.

        “It was white,” said Anders.

        “It was wood,” said Tove.
        """,
        ["Tove Lind", "Anders Lind"],
        id="a husband and his wife by first names",
    ),
    pytest.param(
        """
        Anna Reed sat in the front row and Anna Vogel in the last. The teacher mixed them up all the same.

        “Not me,” said Anna Reed. “Her.”

        “Not me,” said Anna Vogel. “Her.”
        """,
        ["Anna Reed", "Anna Vogel"],
        id="two women with one first name",
    ),
    pytest.param(
        """
        Dan held the ladder, and Dana climbed it. Dan did not like heights. Dana did not like Dan to know
        that she did not like them either.

        “Can you see it?” asked Dan.

        “I can see the sea,” said Dana.
        """,
        ["Dan", "Dana"],
        id="a first name that begins another",
    ),
    pytest.param(
        """
        Captain Rowe had the north wall and Captain Denn had the gate. Captain Denn had the better soup.

        “Any news?” asked Captain Rowe.

        “Lentils,” said Captain Denn.
        """,
        ["Captain Rowe", "Captain Denn"],
        id="two captains",
    ),
    pytest.param(
        """
        The Duke fell asleep during the fish. The Duchess moved his wine away from his sleeve.

        “He is tired,” said the Duchess.

        “I heard that,” said the Duke.
        """,
        ["the Duke", "the Duchess"],
        id="a duke and a duchess",
    ),
    pytest.param(
        """
        The King would not see the doctors. The Prince saw them instead, one after another, in the stables.

        “How long?” asked the Prince.

        “A week,” said the oldest of them. The King coughed behind his door.
        """,
        ["the King", "the Prince"],
        id="a king and a prince",
    ),
    pytest.param(
        """
        Nobody had asked Ines and Jonas to the wedding. Ines and Jonas went anyway. Ines wore red, and Jonas
        wore his uncle's coat.

        “We should have brought a present,” said Jonas.

        “We brought us,” said Ines.
        """,
        ["Ines", "Jonas"],
        id="two names side by side",
    ),
    pytest.param(
        """
        Dr. Fell had the house and Mr. Fell had the garden. They were brothers, and they did not speak.

        “Tell Dr. Fell that his roof leaks,” said Mr. Fell.

        The girl went up the path. “Tell Mr. Fell that I know,” said Dr. Fell.
        """,
        ["Dr. Fell", "Mr. Fell"],
        id="a doctor and a mister",
    ),
    pytest.param(
        """
        Aunt Philippa had a parrot, and Aunt Corinne had opinions. The parrot and Aunt Corinne did not get
        on.

        “It bit me,” said Aunt Corinne.

        “It has taste,” said Aunt Philippa.
        """,
        ["Aunt Philippa", "Aunt Corinne"],
        id="two aunts",
    ),
    pytest.param(
        """
        Miss Lucy Ames played, and Miss Dora Ames turned the pages. Lucy played badly. Dora turned too
        early, on purpose.

        “You are hurrying me,” said Lucy.

        “I am helping you,” said Dora.
        """,
        ["Lucy", "Dora"],
        id="two sisters and their title",
    ),
    pytest.param(
        """
        Mrs. Robert Thane gave a dinner for twelve. Robert Thane stayed in his club that night.

        “He is unwell,” said Mrs. Thane. Robert Thane had never been better.
        """,
        ["Mrs. Thane", "Robert Thane"],
        id="a man and the wife who bears his name",
    ),
    pytest.param(
        """
        Leon fed the goats and Simeon fed the fire. Leon sang. Simeon wished that he would not.

        “You know one song,” said Simeon.

        “I know it well,” said Leon.
        """,
        ["Leon", "Simeon"],
        id="names that end alike",
    ),
    pytest.param(
        """
        Mori-san opened the gate, and Tanaka-san closed it behind them. Mori-san carried the lamp.

        “Quietly,” said Tanaka-san.

        “I am always quiet,” said Mori-san.
        """,
        ["Mori-san", "Tanaka-san"],
        id="honorifics do not make one of two",
    ),
    pytest.param(
        """
        Lady Tansy sat by the fire with her daughter. Miss Tansy sat as far from it as she could.

        “You will be cold,” said Lady Tansy.

        “I hope so,” said Miss Tansy.
        """,
        ["Lady Tansy", "Miss Tansy"],
        id="a mother and her daughter by one title each",
    ),
]


@pytest.mark.parametrize(("text", "names"), APART)
def test_people_who_share_a_name_stay_apart(text: str, names: list[str]) -> None:
    telling = tell(text)
    people = [telling.those_called(name) for name in names]
    assert [name for name, found in zip(names, people, strict=True) if len(found) != 1] == [], telling.names
    assert [
        pair for pair in combinations(names, 2) if people[names.index(pair[0])] == people[names.index(pair[1])]
    ] == []
