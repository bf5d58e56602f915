"""Names that are common words as well, and names of what is no person."""

from __future__ import annotations

import pytest

from tests.people.telling import tell

WORDS = [
    pytest.param(
        """
        Wren sat on the wall. A wren sang in the hedge, and Wren whistled back at it. Wren whistled better.

        “Show off,” said Oskar.

        “Wrens started it,” said Wren.
        """,
        {"Wren": 4, "Oskar": 1},
        id="wren, and a wren",
    ),
    pytest.param(
        """
        Hawk drew his knife and laid it on the table. Outside a hawk was circling. Nobody but Hawk looked
        up.

        “It is only a hawk,” said Ilse.

        “It is a sign,” said Hawk.
        """,
        {"Hawk": 3, "Ilse": 1},
        id="hawk, and a hawk",
    ),
    pytest.param(
        """
        May was late, and May was never late. It may have been the snow.

        “May I come in?” asked Ilse.

        “You may,” said May. She took off her boots. May had walked all night.
        """,
        {"May": 4, "Ilse": 1},
        id="may, and what may be",
    ),
    pytest.param(
        """
        Rose rose from her chair. The sun rose too. A rose lay on the table, and Rose did not touch it.

        “From whom?” asked Ilse.

        “From nobody,” said Rose.
        """,
        {"Rose": 3, "Ilse": 1},
        id="rose, and rose",
    ),
    pytest.param(
        """
        Grace said grace. Nobody at the table had much grace, but Grace had a loud voice.

        “Amen,” said Ilse.

        “I was not finished,” said Grace.
        """,
        {"Grace": 3, "Ilse": 1},
        id="grace, and grace",
    ),
    pytest.param(
        """
        Mark made a mark on the wall for every day. When there were forty marks, Mark began a new row.

        “Still counting?” asked Ilse.

        “Still counting,” said Mark.
        """,
        {"Mark": 3, "Ilse": 1},
        id="mark, and a mark",
    ),
    pytest.param(
        """
        Hope had given up hope. The bus had gone. “There is always hope,” said Ilse.

        “There is one of me,” said Hope, “and I am cold.” Hope stamped her feet.
        """,
        {"Hope": 3, "Ilse": 1},
        id="hope, and hope",
    ),
    pytest.param(
        """
        Ash raked the ash out of the stove. There was ash in his hair. Ash sneezed.

        “Bless you,” said Ilse.

        “Thanks,” said Ash.
        """,
        {"Ash": 3, "Ilse": 1},
        id="ash, and ash",
    ),
    pytest.param(
        """
        Sky lay in the grass and looked at the sky. Above Sky the clouds went east.

        “What do you see?” asked Ilse.

        “The sky,” said Sky. Ilse threw grass at her.
        """,
        {"Sky": 3, "Ilse": 2},
        id="sky, and the sky",
    ),
    pytest.param(
        """
        Frank put his hat on the table. “To be frank,” he said, “I am lost.”

        “You are always frank, Frank,” said Ilse.

        “Not always,” said Frank. He took the hat back.
        """,
        {"Frank": 3, "Ilse": 1},
        id="frank, and to be frank",
    ),
    pytest.param(
        """
        Pat gave the dog a pat. The dog gave Pat a look. He liked Ilse better.

        “He bites,” said Ilse.

        “So do I,” said Pat.
        """,
        {"Pat": 3, "Ilse": 2},
        id="pat, and a pat",
    ),
    pytest.param(
        """
        April poured the tea. It had rained all through April, and it was raining still.

        “Sugar?” asked April.

        “Two,” said Ilse. April gave her three.
        """,
        {"April": 3, "Ilse": 1},
        id="april, and the month",
    ),
    pytest.param(
        """
        Hunter laughed, and Archer did not. They had been up all night with the map. Archer folded it.

        “North,” said Hunter.

        “South,” said Archer. Hunter laughed again.
        """,
        {"Hunter": 3, "Archer": 3},
        id="hunter and archer",
    ),
    pytest.param(
        """
        Brindle woke first. Brindle always did. The fire was out.

        “Up,” said Ilse. “Brindle, up.”

        “Brindle is up,” said Brindle.
        """,
        {"Brindle": 5, "Ilse": 1},
        id="a name never seen inside a sentence",
    ),
    pytest.param(
        """
        Dawn came down before dawn. The kitchen was cold. Dawn lit the stove, and Ilse watched her.

        “Tea?” asked Dawn.

        “Please,” said Ilse.
        """,
        {"Dawn": 3, "Ilse": 2},
        id="dawn, and dawn",
    ),
    pytest.param(
        """
        Joy wept for joy. It was the first time that Ilse had seen Joy weep.

        “Stop it,” said Ilse.

        “I cannot,” said Joy.
        """,
        {"Joy": 3, "Ilse": 2},
        id="joy, and joy",
    ),
    pytest.param(
        """
        Lance broke his lance on the gate. The gate did not mind. Lance sat down.

        “Knock,” said Ilse.

        “I did,” said Lance.
        """,
        {"Lance": 3, "Ilse": 1},
        id="lance, and a lance",
    ),
    pytest.param(
        """
        Robin fed the robin out of his hand. Another robin came, and Robin had no more crumbs.

        “They know you,” said Ilse.

        “They know bread,” said Robin.
        """,
        {"Robin": 3, "Ilse": 1},
        id="robin, and a robin",
    ),
]


@pytest.mark.parametrize(("text", "counts"), WORDS)
def test_names_that_are_common_words(text: str, counts: dict[str, int]) -> None:
    telling = tell(text)
    assert {name: telling.the_one_called(name).names[name] for name in counts} == counts
    assert len(telling.names) == len(counts)


PLACES = [
    pytest.param(
        """
        They took the night train to Lisbon. In Lisbon it rained, and Ilse lost her umbrella.

        “I hate Lisbon,” said Ilse.

        “You hate rain,” said Ferro. Lisbon shone.
        """,
        ["Ferro", "Ilse"],
        id="a city",
    ),
    pytest.param(
        """
        Hollow House stood at the end of Carver Street. Nobody walked down Carver Street after dark. Ilse
        did.

        “Hollow House is empty,” said Ferro.

        “Hollow House is never empty,” said Ilse.
        """,
        ["Ferro", "Ilse"],
        id="streets and houses",
    ),
    pytest.param(
        """
        In Varrowmere the winters lasted nine months. Ilse had been born in Varrowmere, and she had left it
        for the sun.

        “Nobody comes from Varrowmere,” said Ferro.

        “Nobody goes to Varrowmere,” said Ilse.
        """,
        ["Ferro", "Ilse"],
        id="an invented country",
    ),
    pytest.param(
        """
        The Sarn ran brown past Gallow Hill. Ilse swam across the Sarn every summer, and Ferro waited on
        Gallow Hill with the towels.

        “Cold?” asked Ferro.

        “Wet,” said Ilse.
        """,
        ["Ferro", "Ilse"],
        id="a river and a hill",
    ),
    pytest.param(
        """
        Bram lived on Bram Street, which was a coincidence. Bram told everybody that it was not.

        “They named it for me,” said Bram.

        “It is two hundred years old,” said Ilse. “So is Bram Street's plumbing.”
        """,
        ["Bram", "Ilse"],
        id="a street beside the man it is named for",
    ),
]


@pytest.mark.parametrize(("text", "people"), PLACES)
def test_places_and_things_are_no_people(text: str, people: list[str]) -> None:
    telling = tell(text)
    cast = [person for person in telling.people.persons if person.type == "PER" and person.character and person.names]
    assert sorted(person.name or "" for person in cast) == people
