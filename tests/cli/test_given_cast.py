"""A cast that the reader gives."""

from __future__ import annotations

from pathlib import Path

import pytest

from storyglass.given_cast import GivenPerson, parse_cast, read_cast
from storyglass.story import StoryError

TWO = """
[[person]]
name = " Wren  Alder "
aliases = ["Birdie", "the captain", "Birdie"]
pronouns = "She/Her"

[[person]]
name = "Oskar"
"""


def test_a_cast_is_read_in_its_order() -> None:
    assert parse_cast(TWO).persons == (
        GivenPerson("Wren Alder", ("Birdie", "the captain"), "she/her"),
        GivenPerson("Oskar"),
    )


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "cast.toml: there is no [[person]] in it"),
        ("name = ", "cast.toml: this is no TOML"),
        ("[person]\nname = 'Wren'", "cast.toml: write [[person]], in double brackets"),
        ("person = ['Wren']", "cast.toml: write [[person]], in double brackets"),
        ("[[people]]\nname = 'Wren'", "cast.toml: 'people' means nothing here"),
        ("[[person]]\naliases = ['Wren']", "cast.toml: person 1 has no name"),
        ("[[person]]\nname = ' '", "cast.toml: person 1 has no name"),
        ("[[person]]\nname = 3", "cast.toml: person 1 has no name"),
        ("[[person]]\nname = 'Wren'\nalias = ['W']", "cast.toml: person 1 (Wren): there is no 'alias'"),
        ("[[person]]\nname = 'Wren'\naliases = 'W'", "cast.toml: person 1 (Wren): aliases must be a list"),
        ("[[person]]\nname = 'Wren'\naliases = ['']", "cast.toml: person 1 (Wren): aliases must be a list"),
        ("[[person]]\nname = 'Wren'\npronouns = ['she']", "cast.toml: person 1 (Wren): pronouns must be text"),
        ("[[person]]\nname = 'Wren'\n[[person]]\nname = 'Wren'", "person 2 (Wren) has the same name as person 1"),
    ],
)
def test_what_cannot_be_understood_is_named(text: str, told: str) -> None:
    with pytest.raises(StoryError) as error:
        parse_cast(text, name="cast.toml")
    assert told in str(error.value)
    assert "\n" not in str(error.value)


def test_the_file_may_begin_with_a_byte_order_mark(tmp_path: Path) -> None:
    path = tmp_path / "cast.toml"
    path.write_text(TWO, encoding="utf-8-sig")
    assert len(read_cast(path).persons) == 2


@pytest.mark.parametrize(("data", "told"), [(None, "No such file"), (b"\xff\xfe\x00", "must be UTF-8 text")])
def test_a_file_that_is_none_is_named(data: bytes | None, told: str, tmp_path: Path) -> None:
    path = tmp_path / "cast.toml"
    if data is not None:
        path.write_bytes(data)
    with pytest.raises(StoryError, match=told) as error:
        read_cast(path)
    assert str(path) in str(error.value)
