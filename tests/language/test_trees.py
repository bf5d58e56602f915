"""What the sentence tree says of words and phrases."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storyglass.language.tree import Tree


def tree(table: str) -> tuple[Tree, dict[str, int]]:
    """A tree from `word/relation/head` in text order, and the place of each word."""
    rows = [row.split("/") for row in table.split()]
    at = {word: i for i, (word, *_) in enumerate(rows)}
    head = [at.get(governor, -1) for *_, governor in rows]
    return Tree([word for word, *_ in rows], head, [relation for _, relation, _ in rows], [-1] * len(rows)), at


SUBJECTS = [
    pytest.param("fenn/nsubj/said said/root/-", "said", "fenn", id="before the verb"),
    pytest.param("said/root/- fenn/nsubj/said", "said", "fenn", id="behind the verb"),
    pytest.param("he/nsubj/rose rose/root/- and/cc/said said/conj/rose", "said", "he", id="behind and"),
    pytest.param("he/nsubj/rose rose/root/- sat/conj/rose said/conj/sat", "said", "he", id="behind two others"),
    pytest.param("fenn/nsubj:pass/told was/aux:pass/told told/root/-", "told", None, id="nobody does what is done"),
    pytest.param("he/nsubj:pass/hit hit/root/- said/conj/hit", "said", "he", id="whoever it was done to goes on"),
    pytest.param("fenn/root/- who/nsubj/said said/acl:relcl/fenn", "said", "fenn", id="a relative clause"),
    pytest.param("boy/root/- she/nsubj/asked asked/acl:relcl/boy", "asked", "she", id="a clause with its own subject"),
    pytest.param("said/root/- marta/obl/said", "said", None, id="no subject"),
]


@pytest.mark.parametrize(("table", "verb", "subject"), SUBJECTS)
def test_subject_of_a_verb(table: str, verb: str, subject: str | None) -> None:
    sentence, at = tree(table)
    assert sentence.subject_of(at[verb]) == (None if subject is None else at[subject])


DOERS = [
    pytest.param("ada/nsubj/saw saw/root/- fenn/obj/saw", "saw/VBD", "ada", "fenn", id="somebody does it to somebody"),
    pytest.param("fenn/nsubj:pass/hit hit/root/-", "hit/VBN", None, "fenn", id="done, nobody says by whom"),
    pytest.param(
        "fenn/nsubj:pass/hit hit/root/- by/case/ada ada/obl:agent/hit", "hit/VBN", "ada", "fenn", id="by whom"
    ),
    pytest.param("man/root/- hit/acl/man", "hit/VBN", None, "man", id="the man hit"),
    pytest.param("man/root/- running/acl/man", "running/VBG", "man", None, id="the man running"),
    pytest.param("ada/nsubj/told told/root/- him/obj/told leave/xcomp/told", "leave/VB", "him", None, id="told to"),
    pytest.param(
        "ada/nsubj/promised promised/root/- him/iobj/promised go/xcomp/promised", "go/VB", "ada", None, id="promised to"
    ),
    pytest.param("ada/nmod:poss/death death/root/-", "death/NN", None, None, id="a noun does not say"),
]


@pytest.mark.parametrize(("table", "event", "agent", "patient"), DOERS)
def test_who_does_what_to_whom(table: str, event: str, agent: str | None, patient: str | None) -> None:
    sentence, at = tree(table)
    word, _, tag = event.partition("/")
    names = {place: name for name, place in at.items()}
    found = [sentence.agent_of(at[word], tag), sentence.patient_of(at[word], tag)]
    assert [None if one is None else names[one] for one in found] == [agent, patient]


PLACES = [
    pytest.param("fenn/nsubj/sat sat/root/-", "fenn", "subject", id="subject"),
    pytest.param("fenn/nsubj:pass/seen seen/root/-", "fenn", "subject", id="subject of a passive"),
    pytest.param("fenn/nsubj/sat and/cc/ada ada/conj/fenn sat/root/-", "ada", "subject", id="the second in a list"),
    pytest.param(
        "the/det/cook cook/appos/fenn fenn/nsubj/sat sat/root/-", "the cook", "subject", id="beside a subject"
    ),
    pytest.param("saw/root/- fenn/obj/saw", "fenn", "object", id="object"),
    pytest.param("to/case/fenn fenn/obl/said said/root/-", "fenn", "object", id="behind a preposition"),
    pytest.param("fenn/nmod:poss/hat hat/root/-", "fenn", "possessive", id="possessor"),
    pytest.param("mr/nsubj/sat hale/flat/mr sat/root/-", "hale", "subject", id="the last word of a name"),
]


@pytest.mark.parametrize(("table", "phrase", "place"), PLACES)
def test_place_in_the_clause(table: str, phrase: str, place: str) -> None:
    sentence, at = tree(table)
    words = [at[word] for word in phrase.split()]
    assert sentence.place(words[0], words[-1] + 1) == place


ALONGSIDE = [
    pytest.param("marta/root/- the/det/miller miller/appos/marta", "miller", ["marta"], id="behind a name"),
    pytest.param("the/det/miller miller/root/- marta/appos/miller", "miller", ["marta"], id="before a name"),
    pytest.param("fenn/nsubj/cook was/cop/cook the/det/cook cook/root/-", "cook", ["fenn"], id="across is"),
    pytest.param("fenn/nsubj/cook was/cop/cook never/advmod/cook cook/root/-", "cook", [], id="denied"),
    pytest.param("fenn/nsubj/cook cook/root/-", "cook", [], id="no copula"),
]


@pytest.mark.parametrize(("table", "noun", "others"), ALONGSIDE)
def test_words_that_name_the_same(table: str, noun: str, others: list[str]) -> None:
    sentence, at = tree(table)
    assert list(sentence.alongside(at[noun])) == [at[other] for other in others]


def test_a_call() -> None:
    sentence, at = tree("come/root/- fenn/vocative/come ada/conj/fenn now/advmod/come")
    assert [sentence.called(at[word], at[word] + 1) for word in ("fenn", "ada", "now")] == [True, True, False]


BORDERS = [
    pytest.param(["obj", "root", "obj"], [1, -1, 1], 2, id="what stands behind the verb is no object"),
    pytest.param(["nsubj", "root", "nsubj"], [1, -1, 1], 2, id="who is spoken of is not the speaker"),
    pytest.param(["nsubj", "root", "obl"], [1, -1, 1], None, id="nobody else"),
]


@pytest.mark.parametrize(("relations", "head", "subject"), BORDERS)
def test_border_of_a_quotation(relations: list[str | None], head: list[int], subject: int | None) -> None:
    sentence = Tree(["fenn", "said", "ada"], head, relations, [0, -1, -1])
    assert sentence.subject_of(1) == subject
    assert (sentence.place(2, 3) == "subject") == (subject is not None)


def test_a_text_that_was_not_parsed_says_nothing() -> None:
    silent = Tree(["fenn", "said"], [-2, -2], [None, None], [-1, -1])
    assert not silent.known
    assert (silent.subject_of(1), silent.place(0, 1), silent.head_of(0, 2)) == (None, None, None)
    assert not silent.called(0, 1)
    assert list(silent.alongside(0)) == []


RELATIONS = st.sampled_from("nsubj nsubj:pass conj appos acl:relcl xcomp flat nmod:poss cop obj punct dep".split())


@given(
    st.integers(1, 12).flatmap(lambda n: st.lists(st.tuples(st.integers(-1, n - 1), RELATIONS), min_size=n, max_size=n))
)
def test_any_graph_gets_an_answer(rows: list[tuple[int, str]]) -> None:
    """Even where heads go round in a circle, which no parser should give."""
    sentence = Tree(
        ["who"] * len(rows), [head for head, _ in rows], [relation for _, relation in rows], [-1] * len(rows)
    )
    words = {None, *range(len(rows))}
    for first in range(len(rows)):
        assert sentence.subject_of(first) in words
        for last in range(first + 1, len(rows) + 1):
            assert sentence.head_of(first, last) in {None, *range(first, last)}
            assert set(sentence.alongside(first)) <= words
            assert sentence.place(first, last) in (None, "subject", "object", "possessive")
