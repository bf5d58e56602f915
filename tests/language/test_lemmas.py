"""Lemmas of forms whose tags are given."""

import numpy as np
import pytest

from storyglass.language.lemmas import irregular_verbs, lemma, lemmas, stems
from storyglass.language.lexicon import load_lexicon


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        # the reading with these tags
        ("dogs/NOUN/NNS", "dog"),
        ("Dogs/NOUN/NNS", "dog"),
        ("Hope/PROPN/NNP", "Hope"),
        ("Hope/NOUN/NN", "hope"),
        ("SHOUTED/VERB/VBD", "shout"),
        ("n’t/PART/RB", "not"),
        ("left/VERB/VBD", "leave"),
        ("left/ADJ/JJ", "left"),
        ("saw/VERB/VBD", "see"),
        ("saw/NOUN/NN", "saw"),
        ("children/NOUN/NNS", "child"),
        ("better/ADJ/JJR", "good"),
        # irregular verbs
        ("sang/VERB/VBD", "sing"),
        ("Knelt/VERB/VBD", "kneel"),
        ("sunk/VERB/VBN", "sink"),
        ("was/AUX/VBD", "be"),
        ("spoke/NOUN/NN", "spoke"),
        # tags the list does not give the form
        ("was/AUX/VBP", "be"),
        # forms that the list lacks, by a stem that it has
        ("outlists/NOUN/NNS", "outlist"),
        # forms that nobody knows
        ("Zorvath/PROPN/NNP", "Zorvath"),
        ("snorfled/VERB/VBD", "snorfle"),
        ("snorfles/NOUN/NNS", "snorfle"),
        ("Snorfle/NOUN/NN", "snorfle"),
        ("☃/SYM/SYM", "☃"),
        ("\u00ad/PUNCT/.", "\u00ad"),
    ],
)
def test_lemma(word: str, expected: str) -> None:
    form, upos, xpos = word.split("/")
    assert lemma(form, (upos, xpos), load_lexicon()) == expected


def test_every_word_gets_the_lemma_of_its_form_and_tags() -> None:
    tags = [("VERB", "VBD"), ("NOUN", "NN")]
    assert lemmas(["saw", "lamp"], np.array([0, 1, 0]), np.array([0, 1, 1]), tags) == ["see", "lamp", "saw"]


def test_no_words() -> None:
    none = np.zeros(0, np.int32)
    assert lemmas([], none, none, [("NOUN", "NN")]) == []


def test_a_form_of_any_length_has_a_lemma() -> None:
    form = "o" * 10_000 + "ed"
    assert len(lemma(form, ("VERB", "VBD"), load_lexicon())) >= 10_000


@pytest.mark.parametrize(
    ("form", "xpos", "expected"),
    [
        ("hoped", "VBD", ["hop", "hope"]),
        ("hopping", "VBG", ["hopp", "hoppe", "hop"]),
        ("tried", "VBN", ["tri", "trie", "try"]),
        ("tries", "VBZ", ["trie", "tri", "try"]),
        ("wolves", "NNS", ["wolve", "wolv", "wolf", "wolfe"]),
        ("driest", "JJS", ["dri", "drie", "dry"]),
        ("king", "VBG", []),
        ("sheep", "NNS", []),
    ],
)
def test_stems(form: str, xpos: str, expected: list[str]) -> None:
    assert list(stems(form, xpos)) == expected


def test_the_table_of_irregular_verbs_is_sound() -> None:
    for (form, xpos), verb in irregular_verbs().items():
        assert form.isalpha()
        assert form.islower()
        assert verb.isalpha()
        assert xpos in ("VBD", "VBN")
