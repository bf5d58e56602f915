"""What can corefer: in which order, how far it reaches, and what its words tell of it."""

from __future__ import annotations

from dataclasses import fields

import pytest

from storyglass.people.markables import BARE, DEFINITE, GENDERS, INDEFINITE, NOTHING, OWNED
from tests.people.linking_by_hand import number_of, people_of, words_of
from tests.people.trees import ByHand

BOY = "Marta waved at the boy who had lost his hat. The boy saw her."
BOY_TREE = """Marta nsubj waved; boy#1 obl waved; the#1 det boy#1; who nsubj lost; had aux lost; lost acl:relcl boy#1
    his nmod:poss hat; hat obj lost; The det boy#2; boy#2 nsubj saw; her obj saw"""
BOY_MENTIONS = "PER name: Marta; PER noun: the boy who had lost his hat; PER pronoun: his; FAC noun: hat"

ORDER = [
    pytest.param(BOY, "", "", ["Marta", "the boy", "his", "The boy", "her"], id="by the row alone"),
    pytest.param(
        BOY,
        BOY_TREE,
        BOY_MENTIONS,
        ["Marta", "the boy who had lost his hat", "his", "hat", "The boy", "her"],
        id="a phrase stands before what is said within it",
    ),
    pytest.param(
        "Oskar lost. Her aunt won.",
        "Her nmod:poss aunt",
        "PER name: Oskar; PER noun: Her aunt",
        ["Oskar", "Her", "Her aunt"],
        id="whose aunt stands before the aunt",
    ),
    pytest.param("Chapter One\n\nOskar lost.", "", "", ["Oskar"], id="a heading mentions nobody"),
]


@pytest.mark.parametrize(("text", "relations", "mentions", "words"), ORDER)
def test_markables_stand_in_the_order_of_their_heads(
    text: str, relations: str, mentions: str, words: list[str]
) -> None:
    people = people_of(text, ByHand(relations, mentions))
    assert words_of(people) == words
    heads = [one.head for one in people.markables.all]
    assert heads == sorted(heads)


def test_mentions_of_the_row_and_of_the_model_are_one_where_they_share_a_head() -> None:
    people = people_of(BOY, ByHand(BOY_TREE, BOY_MENTIONS))
    found = dict(zip(words_of(people), people.markables.all, strict=True))
    whole = found["the boy who had lost his hat"]
    assert whole.row is not None
    assert people.page.forms[people.row[whole.row].last - 1] == "boy"
    assert [words for words, one in found.items() if one.row is None] == ["hat"]
    assert [words for words, one in found.items() if not one.sure] == ["The boy", "her"]


def test_the_same_words_are_one_markable_whatever_head_the_tree_sees() -> None:
    relations = "the det ferry; driver nmod ferry; ferry obj saw"
    people = people_of("Marta saw the ferry driver.", ByHand(relations, "PER noun: the ferry driver"))
    assert words_of(people).count("the ferry driver") == 1
    assert people.markables.all[number_of(people, "the ferry driver")].row is not None


def test_a_name_keeps_its_kind_where_the_model_sees_a_noun() -> None:
    people = people_of(
        "Marta sat. Oskar saw Marta.", ByHand(mentions="PER name: Marta#1; PER name: Oskar; PER noun: Marta#2")
    )
    assert {one.kind for one in people.markables.all} == {"name"}


VOICES = [
    pytest.param("Marta sat.", [], [], id="nobody speaks"),
    pytest.param("“Nine,” said Marta. She sat.", ["."], [0], id="at the end of the paragraph"),
    pytest.param("“Nine,” said Marta. “No, ten,” said Oskar.", ["."], [1], id="the last of two"),
    pytest.param(
        "“Nine,” said Marta.\n\nOskar laughed.\n\n“Ten?”", [".", "”"], [0, 1], id="one in each paragraph with talk"
    ),
]


@pytest.mark.parametrize(("text", "ends", "parts"), VOICES)
def test_voices_stand_where_their_paragraphs_end(text: str, ends: list[str], parts: list[int]) -> None:
    people = people_of(text)
    markables = people.markables
    assert markables.part_of_voice == parts
    assert [people.page.forms[word] for word in markables.position[len(markables) :]] == ends
    columns = [item.name for item in fields(markables) if item.name not in ("all", "part_of_voice")]
    assert {len(getattr(markables, name)) for name in columns} == {len(markables) + len(parts)}


DETERMINERS = [
    ("the miller", DEFINITE),
    ("those millers", DEFINITE),
    ("a miller", INDEFINITE),
    ("every miller", INDEFINITE),
    ("her miller", OWNED),
    ("Marta’s miller", OWNED),
    ("old miller", BARE),
]


@pytest.mark.parametrize(("phrase", "determiner"), DETERMINERS)
def test_determiners_of_noun_phrases(phrase: str, determiner: int) -> None:
    words = phrase.replace("’s", " ’s")
    people = people_of(f"Here sat {phrase} and smoked.", ByHand(mentions=f"PER noun: {words}"))
    assert people.markables.determiner[number_of(people, phrase)] == determiner


def test_names_and_pronouns_have_no_determiner() -> None:
    people = people_of("The captain saw Marta, and she saw him.")
    determiner = people.markables.determiner
    assert [determiner[number_of(people, words)] for words in ("Marta", "she", "him")] == [NOTHING] * 3


GENDER = [
    ("Marta lit her lamp. Marta slept.", "Marta", "she"),
    ("The landlady slept.", "The landlady", "she"),
    ("Oskar and I slept.", "I", "I"),
    ("Somewhere they slept.", "they", "they"),
    ("The flensers slept.", "The flensers", "they"),
    ("The barn burned.", "The barn", "it"),
    ("Now it burned.", "it", "it"),
]


@pytest.mark.parametrize(("text", "words", "gender"), GENDER)
def test_what_words_tell_of_gender_and_number(text: str, words: str, gender: str) -> None:
    mentions = "PER noun: The flensers; FAC noun: The barn; FAC pronoun: it"
    people = people_of(text, ByHand(mentions=mentions))
    assert people.markables.gender[number_of(people, words)] == GENDERS[gender]


@pytest.mark.parametrize(("times", "known"), [(1, 1), (2, 2), (3, 2), (4, 3), (8, 4), (40, 4)])
def test_how_well_known_somebody_is_goes_by_the_number_of_mentions(times: int, known: int) -> None:
    people = people_of("They saw Marta. " * times)
    assert people.markables.known[number_of(people, "Marta")] == known
