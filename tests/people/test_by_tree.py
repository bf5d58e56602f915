"""What people and speech take from the sentence tree, where neighbouring words would mislead them."""

from __future__ import annotations

import pytest

from tests.people.telling import tell
from tests.people.trees import ByHand

INTRODUCED = """
    Fenn came in with Oskar. “Nine,” said Fenn. “Ten,” said Oskar.

    """

SPEAKERS = [
    pytest.param(
        INTRODUCED + "“Late,” the brother of Oskar, Fenn, said.",
        "brother nsubj said#3; Oskar#3 nmod brother; Fenn#3 appos brother",
        ["Fenn", "Oskar", "Fenn"],
        id="the subject in apposition",
    ),
    pytest.param(
        INTRODUCED + "Fenn rose, looked long at Oskar and then said, “Late.”",
        "Fenn#3 nsubj rose; looked conj rose; Oskar#3 obl looked; said#3 conj rose",
        ["Fenn", "Oskar", "Fenn"],
        id="a verb behind and",
    ),
    pytest.param(
        INTRODUCED + "“Late,” the lips of Oskar said.",
        "lips nsubj said#3; Oskar#3 nmod lips",
        ["Fenn", "Oskar", "Oskar"],
        id="somebody's lips",
    ),
    pytest.param(
        INTRODUCED + "“Late,” said then with a nod to Oskar at last Fenn.",
        "Fenn#3 nsubj said#3; Oskar#3 nmod nod",
        ["Fenn", "Oskar", "Fenn"],
        id="a subject far behind its verb",
    ),
    pytest.param(
        INTRODUCED + "“Late,” trumpeted Oskar to Fenn.",
        "Oskar#3 nsubj trumpeted; Fenn#3 obl trumpeted",
        ["Fenn", "Oskar", "Oskar"],
        id="a verb that no list knows, before its subject",
    ),
    pytest.param(
        INTRODUCED + "“Late,” trumpeted Oskar to Fenn.",
        "Oskar#3 obj trumpeted; Fenn#3 obl trumpeted",
        ["Fenn", "Oskar", "Oskar"],
        id="a subject behind its verb, taken for an object",
    ),
    pytest.param(
        INTRODUCED + "“Late,” was to Fenn at least the cool reply of Oskar.",
        "was cop reply; Oskar#3 nmod reply; Fenn#3 obl reply",
        ["Fenn", "Oskar", "Oskar"],
        id="whose reply it was",
    ),
    pytest.param(
        INTRODUCED + "“Late,” was the cool reply of Oskar.",
        "was cop Late; reply nsubj Late; Oskar#3 nmod reply",
        ["Fenn", "Oskar", "Oskar"],
        id="whose reply it was, as its subject",
    ),
    pytest.param(
        INTRODUCED + "Oskar rose, and after a look at Fenn who waited, saying, “Late.”",
        "Oskar#3 nsubj rose; saying advcl rose; who nsubj waited; waited acl:relcl Fenn#3; Fenn#3 nmod look",
        ["Fenn", "Oskar", "Oskar"],
        id="a participle",
    ),
    pytest.param(
        INTRODUCED + "Oskar was stopped by Fenn laughing and asking, “Late?”",
        "Oskar#3 nsubj:pass stopped; Fenn#3 obl stopped; laughing acl Fenn#3; asking conj laughing",
        ["Fenn", "Oskar", "Fenn"],
        id="somebody doing something and asking",
    ),
]


@pytest.mark.parametrize(("text", "relations", "speakers"), SPEAKERS)
def test_speaker_by_the_subject_of_the_verb(text: str, relations: str, speakers: list[str]) -> None:
    known = "Fenn#1 nsubj came; Oskar#1 obl came; Fenn#2 nsubj said#1; Oskar#2 nsubj said#2; "
    assert tell(text, linguist=ByHand(known + relations)).speakers(speakers) == speakers


BESIDE = [
    pytest.param(
        "Marta Venn was the new miller. Marta looked up. The new miller nodded.",
        "Marta#1 nsubj miller#1; Venn flat Marta#1; was cop miller#1",
        id="across is",
    ),
    pytest.param(
        "The new miller Marta Venn looked up. Marta waited. The new miller nodded.",
        "Marta#1 appos miller#1; Venn flat Marta#1",
        id="beside the name without a comma",
    ),
]


@pytest.mark.parametrize(("text", "relations"), BESIDE)
def test_noun_that_names_the_same_as_a_name(text: str, relations: str) -> None:
    telling = tell(text, linguist=ByHand(relations))
    meant = [referral.person for referral in telling.people.referrals if referral.kind == "noun"]
    assert meant == telling.those_called("Marta") * 2


def test_place_is_the_clauses_not_the_neighbours() -> None:
    text = "With Marta laughed Oskar; her father saw you."
    relations = "Marta obl laughed; Oskar nsubj laughed; her nmod:poss father; father nsubj saw; you obj saw"
    row = tell(text, linguist=ByHand(relations)).people.row
    words = text.replace(";", " ;").replace(".", " .").split()
    assert {words[mention.last - 1]: mention.place for mention in row} == {
        "Marta": "object",
        "Oskar": "subject",
        "father": "subject",
        "her": "possessive",
        "you": "object",
    }


@pytest.mark.parametrize(("relation", "called"), [("vocative", ["Oskar"]), ("obj", [])])
def test_a_call_that_looks_like_one_in_a_list(relation: str, called: list[str]) -> None:
    text = """Fenn and Oskar sat down. “Nine,” said Fenn. “Ten,” said Oskar.

    “I saw it, Oskar, and Marta saw it,” said Fenn."""
    telling = tell(text, linguist=ByHand(f"Oskar#3 {relation} saw#1; Oskar#2 nsubj said#2; Marta nsubj saw#2"))
    assert telling.labels(telling.people.vocatives.get(2, []), called) == called
