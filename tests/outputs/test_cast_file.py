"""The cast as a file: what is written down is read back."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storyglass.given_cast import parse_cast
from storyglass.outputs.cast_file import cast_entries, cast_file
from storyglass.story import CastMember, Entity, Story, StoryError
from tests.outputs.small_story import hostile, orchard, story_of

NAMES = st.text(st.sampled_from("ab\"'\\#=[]{}\n\r\t\x00\x1b\x7f\x85\u2028\u202eé😀\ud800 "), max_size=8)


def told(story: Story) -> list[tuple[str, tuple[str, ...], str | None]]:
    """What a reading is told by the cast file of a story."""
    return [(person.name, person.aliases, person.pronouns) for person in parse_cast(cast_file(story)).persons]


def story_with(*people: tuple[str | None, list[str], str | None], group: bool = False) -> Story:
    """A story with these people: display name, other names, pronouns."""
    entities = [
        Entity(f"e{n}", "PER", name, dict.fromkeys([*([name] if name else []), *others], 1), [], 0.9, [], 0)
        for n, (name, others, _) in enumerate(people)
    ]
    cast = [CastMember(f"e{n}", pronouns, group, [], False, 0, 0.9, [], 0) for n, (_, _, pronouns) in enumerate(people)]
    return replace(orchard(), entities=entities, cast=cast, lines=[], scenes=[])


def test_names_aliases_and_pronouns_come_back() -> None:
    assert told(orchard()) == [
        ("Mara Venn", ("Mara",), "she/her"),
        ("Tobias", ("Toby",), "he/him"),
        ("Old Fenn", (), None),
    ]


def test_the_file_says_what_it_is() -> None:
    assert cast_file(orchard()).startswith("# Who is in The Orchard & the Frost,")
    assert "--cast cast.toml" in cast_file(orchard())


@given(st.lists(st.tuples(NAMES, st.lists(NAMES, max_size=3, unique=True), st.none() | NAMES), max_size=6))
def test_whatever_the_names_are_the_file_can_be_read(people: list[tuple[str, list[str], str | None]]) -> None:
    story = story_with(*people)
    entries = cast_entries(story)
    if not any(name.strip() for name, _, _ in people):
        assert entries == []
        return
    shown = [(entry.name, tuple(entry.aliases), entry.pronouns) for entry in entries]
    assert repr(told(story)) == repr(shown).replace("\\ud800", "?")
    assert len(entries) == sum(bool(name.strip()) for name, _, _ in people)
    assert all(char == "\n" or char.isprintable() for char in cast_file(story))


def test_a_hostile_name_is_only_a_name() -> None:
    (person,) = parse_cast(cast_file(hostile())).persons
    assert person.name == '"><b onmouseover=alert(1)>\x1b[31mMara\u202e'


@pytest.mark.parametrize(
    ("people", "names"),
    [
        ([("Wren", [], None), ("Wren", [], None)], ["Wren", "Wren (2)"]),
        ([("Wren", [], None), ("Wren", [], None), ("Wren", [], None)], ["Wren", "Wren (2)", "Wren (3)"]),
        ([("Wren", [], None), ("Wren", ["Birdie"], None)], ["Wren", "Birdie"]),
        ([("Wren", [], None), ("Wr en", [], None), ("Wr  en", [], None)], ["Wren", "Wr en", "Wr en (2)"]),
    ],
)
def test_no_two_people_share_a_name(people: list[tuple[str, list[str], str | None]], names: list[str]) -> None:
    assert [name for name, _, _ in told(story_with(*people))] == names


def test_a_name_that_two_people_share_stays_an_alias_of_both() -> None:
    assert told(story_with(("Wren", [], None), ("Wren", ["Birdie"], None)))[1] == ("Birdie", ("Wren",), None)
    assert told(story_with(("Wren", [], None), ("Wren", [], None)))[1] == ("Wren (2)", ("Wren",), None)


def test_groups_and_people_without_a_name_are_left_out_and_named() -> None:
    story = story_of("[Mara|“Yes,”] said Mara. [Ned|“No.”] I went.", {"Mara": [], "Ned": [], "the Alders": []})
    nameless = replace(story.entities[1], name=None, names={})
    cast = [replace(story.cast[0], narrator=False), replace(story.cast[1], narrator=True)]
    cast.append(replace(story.cast[2], group=True))
    story = replace(story, entities=[story.entities[0], nameless, story.entities[2]], cast=cast)
    assert [name for name, _, _ in told(story)] == ["Mara"]
    assert "# Left out: the narrator (without a name), the Alders (a group).\n" in cast_file(story)


@pytest.mark.parametrize("people", [[], [(None, [], "he/him")], [(" ", [], None)]])
def test_a_cast_without_names_makes_no_file(people: list[tuple[str | None, list[str], str | None]]) -> None:
    with pytest.raises(StoryError, match=r"small\.txt: nobody in it has a name"):
        cast_file(story_with(*people))
