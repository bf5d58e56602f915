"""Which facts are told in talk, and who knows them."""

from __future__ import annotations

import pytest

import storyglass
from storyglass.story import Knowledge

MOTHER = (
    "Marta found Peter in the barn.\n\n“Anna married the miller last night,” said Marta. “Don’t tell Mother.”\n\n"
    "Peter stared at her. “When?” said Peter."
)


@pytest.mark.parametrize(
    ("text", "knowers", "secret"),
    [
        (MOTHER, {("Marta", "heard"), ("Peter", "told"), ("Anna", "did")}, True),
        (
            "Marta found Peter in the barn.\n\n“I stole your father’s letter last week,” said Marta.\n\n"
            "Peter turned pale. “What have you done?” said Peter.",
            {("Marta", "did"), ("Peter", "told")},
            False,
        ),
        ("Marta found Peter in the barn.\n\n“It is a fine day,” said Marta.\n\n“Very fine,” said Peter.", set(), False),
        ("Marta found Peter in the barn.\n\n“Did Anna marry the miller?” said Marta.", set(), False),
    ],
)
def test_who_knows_what_is_told(text: str, knowers: set[tuple[str, str]], secret: bool) -> None:
    story = storyglass.read_text(text)
    found = {(story.name_of(knower.who), knower.how) for row in story.knowledge for knower in row.knows}
    assert knowers <= found if knowers else not story.knowledge
    assert any(row.secret for row in story.knowledge) == secret


def known(text: str) -> list[tuple[Knowledge, dict[str | None, str]]]:
    story = storyglass.read_text(text)
    return [(row, {story.name_of(knower.who): knower.how for knower in row.knows}) for row in story.knowledge]


def test_what_is_told_again_is_known_to_those_who_heard_it_first() -> None:
    rows = known(
        "Marta found Peter in the barn.\n\n“Mrs. Hale stole the silver candlesticks last night,” said Marta.\n\n"
        "“Stole them?” said Peter.\n\n* * *\n\nPeter met Lewis at the mill.\n\n"
        "“Mrs. Hale stole the candlesticks,” said Peter.\n\n“What?” said Lewis.\n"
    )
    assert [how.get("Lewis") for _, how in rows] == ["heard", "told"]
    assert [how.get("Marta") for _, how in rows] == ["heard", "heard"]
    assert [how.get("Mrs. Hale") for _, how in rows] == ["did", "did"]
    row = rows[0][0]
    assert [knower.known_from > row.known_from for knower in row.knows if knower.how == "heard"] == [False, True]


def test_who_is_said_not_to_know_does_not() -> None:
    rows = known(
        "Marta found Peter in the barn.\n\n“Anna promised your farm to Lewis last winter,” said Marta. "
        "“Lewis never knew it.”\n\n“What have you done?” said Peter."
    )
    assert rows
    assert all("Lewis" not in how for _, how in rows)


def test_who_does_not_know_by_question_and_answer() -> None:
    rows = known(
        "Marta found Peter in the barn.\n\n“Mr. Hale sold the mill to Lewis last winter,” said Marta.\n\n"
        "“Does Lewis know?” said Peter.\n\n“He does not,” said Marta.\n"
    )
    assert [("Lewis" in how, row.secret, len(row.kept_from)) for row, how in rows] == [(False, True, 1)]


def test_what_is_only_to_come_is_not_known_by_whom_it_will_befall() -> None:
    rows = known(
        "Marta found Peter in the barn.\n\n“My father promised the miller forty crowns on the day you marry Anna,” "
        "said Marta.\n\n“Forty!” said Peter."
    )
    assert rows
    assert all("Anna" not in how for _, how in rows)


@pytest.mark.parametrize(
    ("said", "secret"),
    [
        ("I married the miller last week. Tell nobody.", True),
        ("I married the miller last week, behind my father’s back.", True),
        ("He made me swear. I hid the letter under the stove.", True),
        ("I married the miller last week, and the whole village danced.", False),
    ],
)
def test_what_is_to_be_kept(said: str, secret: bool) -> None:
    rows = known(f"Marta found Peter in the barn.\n\n“{said}” said Marta.\n\nPeter gasped. “Oh!” said Peter.")
    assert any(row.secret for row, _ in rows) == secret


def test_the_fact_is_the_passage_and_known_when_it_is_said() -> None:
    story = storyglass.read_text(MOTHER)
    row = story.knowledge[0]
    assert row.fact == " ".join(story.text[start:end] for start, end in row.evidence)
    assert row.known_from >= max(end for _, end in row.evidence)
    assert all(knower.known_from >= row.known_from for knower in row.knows)


@pytest.mark.parametrize(
    ("text", "knowers", "secret"),
    [
        ("Marta told Peter about the flood. Peter nodded at Marta.", {"Marta": "did", "Peter": "told"}, False),
        ("Marta secretly buried the coins. Peter laughed at Marta.", {"Marta": "did"}, True),
        ("Marta told Peter to go. Peter nodded at Marta.", {}, False),
    ],
)
def test_what_the_narration_says_of_telling_and_keeping(text: str, knowers: dict[str, str], secret: bool) -> None:
    rows = known(text)
    assert [how for _, how in rows] == ([knowers] if knowers else [])
    assert any(row.secret for row, _ in rows) == secret


OPENING = "Marta lived with Peter in the old mill. Marta kept the books, and Peter kept the wheel.\n\n"
"""Who there is, before the paragraph that tells something."""


@pytest.mark.parametrize(
    ("text", "knowers"),
    [
        ("Peter had burnt the will in secret. Peter whistled, and Marta laughed.", {"Peter": "did"}),
        ("Marta stole the money and the key. Peter whistled, and Peter laughed.", {"Marta": "did", "Peter": "saw"}),
        ("Marta lied to Peter about the letter. Peter whistled at Marta.", {"Marta": "did", "Peter": "did"}),
        ("Marta had stolen the ring from the widow. Peter whistled.", {"Marta": "did"}),
        ("Marta swept the floor. Peter whistled.", {}),
        ("Marta might have married the steward. Peter whistled.", {}),
    ],
)
def test_what_the_narration_tells_and_who_sees_it(text: str, knowers: dict[str, str]) -> None:
    story = storyglass.read_text(OPENING + text)
    cast = {member.entity for member in story.cast}
    told = [{story.name_of(k.who): k.how for k in row.knows if k.who in cast} for row in story.knowledge]
    assert told == ([knowers] if knowers else [])


def test_what_a_turn_says_of_others_is_another_fact() -> None:
    rows = known(
        "Marta found Peter in the barn.\n\n“Anna married the miller last night. Lewis stole a horse in Leeds,” "
        "said Marta.\n\nPeter stared at her. “What?” said Peter."
    )
    assert [row.fact for row, _ in rows] == ["Anna married the miller last night.", "Lewis stole a horse in Leeds,"]
    assert [set(how) >= {"Marta", "Peter"} for _, how in rows] == [True, True]


def test_nobody_knows_of_their_own_death() -> None:
    rows = known(
        "Marta found Peter in the barn.\n\n“Lewis died at the mill last night,” said Marta.\n\n"
        "Peter stared at her. “What?” said Peter."
    )
    assert [how for _, how in rows] == [{"Marta": "heard", "Peter": "told"}]


def test_who_is_told_later_knows_since_then() -> None:
    rows = known(
        "Marta found Peter in the barn.\n\n“Mr. Hale sold your mill to the bishop last winter,” said Marta. “Lewis "
        "never knew it.”\n\n“What?” said Peter.\n\n* * *\n\nPeter met Lewis at the church.\n\n“Mr. Hale sold my mill "
        "to the bishop,” said Peter.\n\n“What?” said Lewis.\n"
    )
    first, second = (row for row, _ in rows)
    since = [knower.since for row in (first, second) for knower in row.knows if knower.how in ("told", "heard")]
    assert "Lewis" in rows[0][1]
    assert max(since) == second.known_from


@pytest.mark.parametrize(
    ("talk", "how"),
    [
        ("“I never saw the ring,” said Marta to Peter. It was a lie.", "told"),
        ("“Whom did you see?” asked Peter.\n\n“Your sister with Mr. Hale in the garden,” said Marta.", "told"),
        ("“If I married the miller,” said Marta to Peter.", None),
        ("“Whom did you see?” asked Peter.\n\n“Nobody,” said Marta.", None),
    ],
)
def test_lies_and_answers_without_a_verb(talk: str, how: str | None) -> None:
    rows = known(f"Marta found Peter in the barn. Peter was mending a harness.\n\n{talk}\n")
    assert {found.get("Peter") for _, found in rows} == ({how} if how else set())


@pytest.mark.parametrize(
    ("before", "said", "secret"),
    [
        (
            "“Promise me you will say nothing,” said Marta.\n\n“I promise,” said Peter.\n\n",
            "I sold the mill.",
            True,
        ),
        ("Marta whispered into his ear. ", "I sold the mill last winter.", True),
        ("", "I sold the mill last winter. I should die if it got about.", True),
        ("", "I sold the mill last winter, and everybody was glad.", False),
    ],
)
def test_what_is_kept_by_what_stands_around_it(before: str, said: str, secret: bool) -> None:
    rows = known(f"Marta found Peter in the barn.\n\n{before}“{said}” Peter stared at her.\n\n“What?” said Peter.\n")
    assert any(row.secret for row, _ in rows if "sold" in row.fact) == secret


def test_nothing_is_known_without_trees() -> None:
    assert storyglass.read_text(MOTHER, model=None).knowledge == []
