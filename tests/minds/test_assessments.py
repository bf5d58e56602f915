"""Judgements of people's qualities: short texts of one phenomenon each."""

from __future__ import annotations

import pytest

import storyglass
from storyglass.minds.assessment_criteria import doing, quality_of

TWO = "“Sit down, Marta,” said Anselm. Anselm poured the tea. “Thank you, Anselm,” said Marta. Marta took the cup. "

JUDGED = [
    ("“Marta is brave,” said Anselm.", {"Anselm: Marta has bravery"}),
    ("“Marta is not honest,” said Anselm.", {"Anselm: Marta lacks honesty"}),
    ("“Marta has no patience,” said Anselm.", {"Anselm: Marta lacks patience"}),
    ("“Marta lacks courage,” said Anselm.", {"Anselm: Marta lacks courage"}),
    ("“Marta has the wit and the nerve,” said Anselm.", {"Anselm: Marta has wit", "Anselm: Marta has nerve"}),
    ("“Marta has the cunning,” said Anselm. “Not the patience.”",
     {"Anselm: Marta has cunning", "Anselm: Marta lacks patience"}),
    ("“Marta is clever,” said Anselm. “But she has no ballast.”",
     {"Anselm: Marta has cleverness", "Anselm: Marta lacks ballast"}),
    ("“Marta has the hands,” said Anselm.", {"Anselm: Marta has hands"}),
    ("“Marta is a born leader,” said Anselm.", {"Anselm: Marta has leadership"}),
    ("“Marta is a good teacher,” said Anselm.", {"Anselm: Marta has teaching"}),
    ("“Marta is a coward,” said Anselm.", {"Anselm: Marta has cowardice"}),
    ("“Marta is a good girl,” said Anselm.", {"Anselm: Marta has goodness"}),
    ("“Marta is good at chess,” said Anselm.", {"Anselm: Marta has chess"}),
    ("“Marta is hopeless with horses,” said Anselm.", {"Anselm: Marta lacks horses"}),
    ("“Marta is more than capable of steering the boat,” said Anselm.", {"Anselm: Marta has steering"}),
    ("“Marta is gentle, and she listens,” said Anselm.",
     {"Anselm: Marta has gentleness", "Anselm: Marta has listening"}),
    ("“Marta never listens,” said Anselm.", {"Anselm: Marta lacks listening"}),
    ("“Marta can't swim,” said Anselm.", {"Anselm: Marta lacks swimming"}),
    ("“Marta can't be trusted,” said Anselm.", {"Anselm: Marta lacks trustworthiness"}),
    ("“Marta thinks fast,” said Anselm.", {"Anselm: Marta has thinking"}),
    ("“There's no malice in Marta,” said Anselm.", {"Anselm: Marta lacks malice"}),
    ("“I don't think Marta is honest,” said Anselm.", {"Anselm: Marta lacks honesty"}),
    ("“As for whether Marta could keep the books, I can't tell,” said Anselm.",
     {"Anselm: Marta unclear keeping the books"}),
    ("Marta was always generous.", {"nobody: Marta has generosity"}),
    ("“I think that Marta is brave,” said Anselm.", {"Anselm: Marta has bravery"}),
    ("“Marta is good,” said Anselm.", {"Anselm: Marta has good"}),
    ("“Marta is calm,” said Anselm.", {"Anselm: Marta has calm"}),
    ("“What Marta lacks is patience,” said Anselm.", {"Anselm: Marta lacks patience"}),
    ("“Marta is quick,” said Anselm. “What I can't see is any courage.”",
     {"Anselm: Marta has quickness", "Anselm: Marta lacks courage"}),
    ("“Marta's judgement is sound,” said Anselm.", {"Anselm: Marta has judgement"}),
    ("“Marta has a cruel streak,” said Anselm.", {"Anselm: Marta has cruelty"}),
    ("“Nothing frightens Marta,” said Anselm.", {"Anselm: Marta lacks fear"}),
    ("“Marta is anything but lazy,” said Anselm.", {"Anselm: Marta lacks laziness"}),
    ("“Marta is nothing if not honest,” said Anselm.", {"Anselm: Marta has honesty"}),
    ("“Marta couldn't lead a cow to grass,” said Anselm.", {"Anselm: Marta lacks leading"}),
    ("“Marta can keep a secret,” said Anselm.", {"Anselm: Marta has keeping a secret"}),
    ("“Marta has no eye for a horse,” said Anselm.", {"Anselm: Marta lacks eye"}),
    ("“Marta has no love for the work,” said Anselm.", {"Anselm: Marta lacks love"}),
    ("Anselm turned to the baker. “Marta is quick,” said Anselm. “And the patience?” asked the baker. “None.”",
     {"Anselm: Marta has quickness", "the baker: Marta lacks patience"}),
    ("Anselm turned to the baker. “Marta is quick,” said Anselm. “Is she any good?” asked the baker. “Who knows?”",
     {"Anselm: Marta has quickness", "the baker: Marta unclear good"}),
    ("“Marta was ill in June. Now she is well. Good memory, steady, not a mean bone in her,” said Anselm.",
     {"Anselm: Marta has memory", "Anselm: Marta has steadiness", "Anselm: Marta lacks meanness"}),
]  # fmt: skip

UNJUDGED = [
    "“Is Marta brave?” said Anselm.",
    "“Marta is tired,” said Anselm.",
    "“Marta is afraid,” said Anselm.",
    "“Marta has a coat and no money,” said Anselm.",
    "“If Marta were brave, I would be glad,” said Anselm.",
    "“Marta should be brave,” said Anselm.",
    "“You are very kind,” said Anselm.",
    "“Marta has the key,” said Anselm.",
    "“Marta is in the garden with her sister,” said Anselm.",
    "“I have excellent ears,” said Marta.",
    "“Marta has only just come, and not the doctor,” said Anselm.",
    "“The weather is good,” said Anselm.",
    "“Will you come, Marta?” said Anselm.",
    "“What Marta has is a letter,” said Anselm.",
    "Marta was quick to answer.",
    "Marta had a little nose and a blue hat.",
    "Marta had the courage to open the door.",
    "The kettle was strong and the tea was bitter.",
]


def judgements(text: str) -> set[str]:
    """Who judges whom how."""
    story = storyglass.read_text(TWO + text)
    return {
        f"{story.name_of(row.by[0]) if row.by else 'nobody'}: {story.name_of(row.of)} {row.verdict} {row.criterion}"
        for row in story.assessments
    }


@pytest.mark.parametrize(("text", "expected"), JUDGED)
def test_what_is_judged(text: str, expected: set[str]) -> None:
    assert judgements(text) == expected


@pytest.mark.parametrize("text", UNJUDGED)
def test_what_is_no_judgement(text: str) -> None:
    assert judgements(text) == set()


def test_two_who_say_the_same() -> None:
    said = "“Marta is brave,” said Anselm. The doctor nodded. “Marta is brave,” said the doctor. The doctor left."
    story = storyglass.read_text(TWO + said)
    (row,) = story.assessments
    assert [story.text[start:end] for start, end in row.evidence] == ["“Marta is brave,” said Anselm."] or row.by
    assert len(row.evidence) == len(set(row.evidence)) == 2
    assert row.known_from == row.evidence[0][1]


@pytest.mark.parametrize("text", ["Rain.", "“No.”", "“Not the heart.”", "* * *"])
def test_where_nobody_is_judged(text: str) -> None:
    assert storyglass.read_text(text).assessments == []


@pytest.mark.parametrize(
    ("trait", "noun"),
    [
        ("brave", "bravery"), ("quick", "quickness"), ("honest", "honesty"), ("dishonest", "dishonesty"),
        ("loyal", "loyalty"), ("wise", "wisdom"), ("strong", "strength"), ("lazy", "laziness"),
        ("reliable", "reliability"), ("diligent", "diligence"), ("vigilant", "vigilance"), ("decisive", "decisiveness"),
        ("imprudent", "imprudence"), ("optimistic", "optimism"),
    ],
)  # fmt: skip
def test_nouns_of_traits(trait: str, noun: str) -> None:
    assert quality_of(trait) == noun


@pytest.mark.parametrize(
    ("verb", "form"),
    [("teach", "teaching"), ("ride", "riding"), ("swim", "swimming"), ("lie", "lying"), ("see", "seeing")],
)
def test_what_is_done(verb: str, form: str) -> None:
    assert doing(verb) == form
