"""The indexes by which names find their people give what a search through everybody gives."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from storyglass.people.clusters import cluster
from storyglass.people.names import NameForm
from storyglass.people.short_forms import SHORTEST_SHORT_FORM, LongNames, shortens

WORDS = st.text(alphabet="abé", min_size=1, max_size=6)


def name(text: str, count: int = 1, title: str | None = None) -> NameForm:
    """A name form as the narration uses it."""
    return NameForm(f"{title} {text}" if title else text, title, tuple(text.lower().split()), False, count)


def people(*forms: NameForm) -> list[set[str]]:
    """The forms of each person."""
    return [{form.text for form in person.forms} for person in cluster(forms, {})]


@given(st.lists(WORDS, max_size=30, unique=True), WORDS)
def test_names_are_found_by_beginning_and_end(words: list[str], short: str) -> None:
    long_enough = len(short) >= SHORTEST_SHORT_FORM
    assert LongNames(words).shortened_to(short) == sorted(w for w in words if long_enough and shortens(short, w))


def test_middle_names_come_and_go() -> None:
    assert people(name("John Ames"), name("John Peter Ames"), name("Joan Ames")) == [
        {"John Peter Ames", "John Ames"},
        {"Joan Ames"},
    ]


def test_a_short_first_name_is_the_long_one_in_one_family_only() -> None:
    found = people(name("Elizabeth Hale", 5), name("Eliza Hale"), name("Eliza Moor"))
    assert {"Elizabeth Hale", "Eliza Hale"} in found
    assert {"Eliza Moor"} in found


def test_a_long_first_name_that_two_sisters_shorten_is_neither_of_them() -> None:
    assert len(people(name("Eliza Hale", 5), name("Bess Hale", 4), name("Elizabeth Hale"))) == 3
