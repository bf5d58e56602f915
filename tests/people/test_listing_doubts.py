"""A given cast that contradicts the text: it is read all the same, and the entry is named."""

from __future__ import annotations

import pytest

import storyglass
from storyglass.given_cast import GivenCast, parse_cast
from storyglass.story import StoryError
from tests.people.telling import prose

QUAY = prose(
    """
    Wren Alder shut the door behind her. The Captain had lost his hat, and Will O’Dell was out looking
    for it. Wren hung up her coat.

    “You will find it in the river, Captain,” said Wren. She put her boots by the stove, and Wren
    warmed her hands there. Wren shook her head. Wren did not like it when she was late.
    """
)


def cast(*entries: str) -> GivenCast:
    """A cast file of entries: `Wren Alder = Birdie, Captain; she/her`."""
    text = ""
    for entry in entries:
        named, _, pronouns = entry.partition(";")
        name, _, aliases = named.partition("=")
        text += f'[[person]]\nname = "{name}"\n'
        text += f"aliases = {[alias.strip() for alias in aliases.split(',') if alias.strip()]}\n"
        text += f'pronouns = "{pronouns}"\n' if pronouns else ""
    return parse_cast(text, name="cast.toml")


def doubts(given: GivenCast, text: str = QUAY) -> list[str]:
    """What a reading with that cast says of it."""
    return [line for line in storyglass.read_text(text, cast=given, model=None).warnings if "cast.toml" in line]


@pytest.mark.parametrize(
    "entry",
    [
        "Wren Alder; she/her",
        "Wren Alder; xe/xem",
        "Alder",
        "WREN",
        "Nobody = Wren",
        "the Captain; he/him",
        "The Stove",
        "A Hat",
        "his hat",
        "Will O'Dell",
        "Will",
    ],
)
def test_who_is_in_the_text_is_no_doubt(entry: str) -> None:
    assert doubts(cast(entry)) == []


@pytest.mark.parametrize(
    "absent", ["Zebedee Tarn", "Zebedee = Zeb, the Vicar", "Wren Tarn", "Hat", "River Alder", "..."]
)
def test_who_is_not_in_the_text_is_named(absent: str) -> None:
    name = absent.partition("=")[0].strip()
    assert doubts(cast("Wren", absent)) == [
        f"cast.toml: person 2 ({name}) is not in the text, neither by name nor by alias"
    ]


def test_many_who_are_not_in_the_text_are_one_line() -> None:
    others = [f"Nobody{letter}" for letter in "abcdef"]
    assert doubts(cast(*others[:2], "Wren", *others[2:])) == [
        "cast.toml: 6 of 7 persons are not in the text: person 1 (Nobodya), person 2 (Nobodyb), person 4 (Nobodyc), "
        "and 3 more"
    ]


@pytest.mark.parametrize("entries", [["Zebedee Tarn"], ["Zebedee Tarn = Zeb", "Ada; she/her"]])
def test_the_cast_of_another_story_is_refused(entries: list[str]) -> None:
    with pytest.raises(StoryError) as error:
        doubts(cast(*entries))
    assert str(error.value).startswith("cast.toml: this is the cast of another story")
    assert "person 1 (Zebedee Tarn)" in str(error.value)


@pytest.mark.parametrize(
    ("pronouns", "told"),
    [
        ("she/her", []),
        ("", []),
        ("xe/xem", []),
        ("he/him", ["cast.toml: the text has other pronouns: person 1 (Wren) is 'she' there, not 'he/him'"]),
        ("they/them", ["cast.toml: the text has other pronouns: person 1 (Wren) is 'she' there, not 'they/them'"]),
    ],
)
def test_pronouns_that_the_text_contradicts_are_named(pronouns: str, told: list[str]) -> None:
    assert doubts(cast(f"Wren = Wren Alder;{pronouns}")) == told


def test_a_few_pronouns_are_no_contradiction() -> None:
    assert (
        doubts(cast("Wren = Wren Alder; he/him"), prose("Wren shut the door behind her. Wren hung up her coat.")) == []
    )


def test_pronouns_that_go_both_ways_are_no_contradiction() -> None:
    both = prose("Wren shut her eyes. Wren shut his eyes. " * 10)
    assert doubts(cast("Wren; he/him"), both) == doubts(cast("Wren; she/her"), both) == []


def test_contradicted_pronouns_of_many_are_one_line() -> None:
    text = prose("".join(f"{name} shut his eyes. " * 6 for name in ("Ada", "Bea", "Cleo", "Dora")))
    (line,) = doubts(cast(*(f"{name}; she/her" for name in ("Ada", "Bea", "Cleo", "Dora"))), text)
    assert line.endswith("person 3 (Cleo) is 'he' there, not 'she/her', and 1 more")


def test_nobody_given_is_no_contradiction() -> None:
    assert doubts(GivenCast(), QUAY) == []
