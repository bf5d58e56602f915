"""Stories that give a reading little to go by, or far too much: they are read, and nothing is made up."""

from __future__ import annotations

from itertools import islice, product

import pytest

import storyglass
from storyglass.given_cast import GivenCast, GivenPerson, parse_cast
from storyglass.outputs.cast_file import cast_file
from storyglass.outputs.script import script_rows
from storyglass.story import NOTHING_FOUND, Story
from tests.test_invariants import INVARIANTS

MANY = 5_000


def read(text: str, given: GivenCast | None = None) -> Story:
    """A reading by rules, of which everything holds that holds of any."""
    story = storyglass.read_text(text, model=None, cast=given)
    for invariant in INVARIANTS:
        invariant(story)
    return story


# --- too little --------------------------------------------------------------------------------------------------

EVERYBODY_IS_HE = """He shut the door. “It is cold,” he said.

“Then light the stove,” he said. He did not look up from his book.

He lit it, and he sat down beside him. “Better?” he asked.

“No.”

“Yes.” He laughed at him.

"""
FIVE = ("Ada", "Bram", "Cleo", "Dov", "Esme")
FIVE_AT_A_TABLE = "Ada, Bram, Cleo, Dov and Esme sat around the lamp.\n\n" + 4 * (
    "“Who has the key?”\n\n“Not I.”\n\n“Nor I.”\n\n“It was on the table.”\n\n“Then somebody took it.”\n\n"
    "“Nobody took it.”\n\n“Somebody did.”\n\n“Look under the bread.”\n\n“There is no bread.”\n\n"
)


def test_where_everybody_is_he_every_line_is_open() -> None:
    story = read(EVERYBODY_IS_HE * 6)
    assert len(story.lines) == 30
    assert {(line.speaker, *line.addressees) for line in story.lines} == {(None,)}
    assert story.cast == []
    assert story.warnings == ["no people were found"]
    assert sum(row.head == "?: " for row in script_rows(story)) == 30


def test_untagged_talk_among_five_is_not_taken_for_certain() -> None:
    story = read(FIVE_AT_A_TABLE)
    assert len(story.lines) == 36
    assert {story.name_of(line.speaker) for line in story.lines} <= {*FIVE, None}
    assert {story.name_of(member.entity) for member in story.cast} <= set(FIVE)
    assert all(line.confidence < 0.9 for line in story.lines)


# --- too much ----------------------------------------------------------------------------------------------------


def names(count: int) -> list[str]:
    """Made-up names, all different, none the beginning or the end of another."""
    heads, middles, ends = "B D F G H K L M N P R S T V Z".split(), "a e i o u ai ea ou".split(), "n r th l m".split()
    made = product(heads, middles, "bdfgklmnprst", middles, ends)
    return ["".join(parts) for parts in islice(made, 0, None, 11)][:count]


CROWDS = {
    "an index": lambda: "\n".join(f"{name}, John {n % 900 + 1}" for n, name in enumerate(names(MANY))),
    "a list": lambda: f"There were {', '.join(f'John {name}' for name in names(MANY))} and nobody else.",
    "one family": lambda: "\n\n".join(f"{name} Holloway came in. He took off his coat." for name in names(MANY)),
}


@pytest.mark.parametrize("crowd", CROWDS)
def test_thousands_of_names_are_read(crowd: str) -> None:
    story = read(CROWDS[crowd]())
    assert story.lines == []
    assert "no dialogue was found; if there is some, say how it is marked (quotes)" in story.warnings


def test_a_cast_of_thousands_is_given_and_comes_back() -> None:
    text = "\n\n".join(f"{name} came in. {name} took off his coat." for name in names(MANY))
    given = GivenCast(tuple(GivenPerson(f"John {name}", (name,), "he/him") for name in names(MANY)))
    story = read(text, given)
    back = parse_cast(cast_file(story)).persons
    assert len({person.name for person in back} & set(names(MANY))) > 0.99 * MANY  # a few are words or places
    doubts = [line for line in story.warnings if not line.startswith(NOTHING_FOUND)]
    assert doubts == ["no dialogue was found; if there is some, say how it is marked (quotes)"]
