"""The reader's way from text to network and back, with a network that answers by simple rules."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from storyglass.language import Language, Reader
from storyglass.language.windows import LENGTH
from storyglass.manuscript import from_text
from storyglass.quotations import find_quotations
from tests.language.stub_network import StubNetwork


def read(text: str, network: StubNetwork | None = None) -> Language:
    """The text as the stub sees it."""
    manuscript = from_text(text)
    return Reader(network or StubNetwork()).analyse(manuscript, find_quotations(manuscript))  # type: ignore[arg-type]


LONG = " ".join(f"w{number} x TOMAS VANE y" for number in range(400)) + "."


def test_every_word_of_a_long_text_is_judged_once_where_it_stands() -> None:
    language = read(LONG)
    words = language.words
    assert len(words) == 400 * 5 + 1
    assert [event.word for event in language.events] == list(range(1, 2000, 5))
    assert [(mention.first, mention.last) for mention in language.mentions] == [
        (at, at + 2) for at in range(2, 2000, 5)
    ]
    assert {mention.kind for mention in language.mentions} == {"name"}
    assert [language.forms[at] for at in range(2, 2000, 5)] == ["TOMAS"] * 400


def test_heads_are_words_of_the_text_whatever_window_they_were_found_in() -> None:
    words = read(LONG).words
    assert words.head.tolist() == [-1, *range(2000)]
    assert words.deprel[:3] == ["root", "dep", "dep"]


def test_sentences_begin_where_rules_say_unless_the_model_objects() -> None:
    assert read("The lamp went out. Nobody spoke.\n\nThen it rained.").first_word.tolist() == [0, 5, 8, 12]
    assert read("The lamp went out. Fox spoke.\n\nFox ran.").first_word.tolist() == [0, 8, 11]


def test_every_sentence_is_a_tree() -> None:
    language = read("The lamp went out. Nobody spoke.\n\nThen it rained.")
    roots = np.flatnonzero(language.words.head == -1)
    assert roots.tolist() == language.first_word[:-1].tolist()


def test_batches_depend_on_the_text_alone() -> None:
    network = StubNetwork()
    read(LONG * 4, network)
    assert len(network.batches) > 1
    assert all(batch.ids.shape[1] <= LENGTH for batch in network.batches)
    again = StubNetwork()
    read(LONG * 4, again)
    assert all((one.ids == two.ids).all() for one, two in zip(network.batches, again.batches, strict=True))


def test_given_words_keep_their_sentences() -> None:
    text = "Wait here . She left ."
    words = [(0, 4), (5, 9), (10, 11), (12, 15), (16, 20), (21, 22)]
    network = StubNetwork()
    language = Reader(network).given_words(text, words, [(0, 11), (12, 22)])  # type: ignore[arg-type]
    assert language.first_word.tolist() == [0, 3, 6]
    assert language.forms == text.split()
    spaced = [network.batches[0].ids[0, at] for at in network.batches[0].first[0, :6]]
    space = network.subwords.encode(" ", False)[0]
    assert [piece == space for piece in spaced] == [False, True, False, True, True, False]


def test_vectors_of_nominal_words_are_kept_and_of_all_where_they_are_asked_for() -> None:
    manuscript = from_text("WAIT here.")
    quotations = find_quotations(manuscript)
    network = StubNetwork()
    network.labels = network.labels._replace(tags=[("VERB", "VB"), ("PROPN", "NNP")])
    kept = Reader(network).analyse(manuscript, quotations).vectors  # type: ignore[arg-type]
    assert kept is not None
    assert kept.words.tolist() == [0]
    assert kept.of(np.array([2, 0], np.int32)).tolist() == [[0.0] * 4, [1.0] * 4]
    kept = Reader(network, vectors=True).analyse(manuscript, quotations).vectors  # type: ignore[arg-type]
    assert kept is not None
    assert kept.words.tolist() == [0, 1, 2]


def test_emotions_of_a_stretch_weigh_its_words() -> None:
    emotions = read("wait HERE now").emotions
    assert emotions is not None
    weight = np.exp(2) / (np.exp(2) + 2)
    assert emotions.of(0, 3).tolist() == pytest.approx([1 / (1 + np.exp(-3 * weight)), 0.5], rel=1e-3)
    assert emotions.of(0, 1).tolist() == [0.5, 0.5]


def test_how_far_it_is_goes_up_to_the_whole() -> None:
    manuscript = from_text(LONG * 4)
    told: list[float] = []
    Reader(StubNetwork()).analyse(manuscript, find_quotations(manuscript), told.append)  # type: ignore[arg-type]
    assert told == sorted(told)
    assert told[-1] == 1.0


@given(st.text(st.sampled_from("aAx .\n\"'’-é漢😀\u200b"), min_size=1, max_size=400))
def test_any_text_is_tiled_by_words_and_trees(text: str) -> None:
    language = read(f"{text} a")
    words = language.words
    assert "".join(language.forms) == "".join(from_text(f"{text} a").text.split())
    assert len(words.deprel) == len(words) == len(words.lemma)
    for begin, end in zip(language.first_word, language.first_word[1:], strict=False):
        heads = words.head[begin:end]
        assert (heads == -1).sum() == 1
        assert all(begin <= head < end for head in heads.tolist() if head >= 0)
