from dataclasses import replace

import numpy as np
import pytest

from storyglass.language import Rules
from storyglass.language.lexicon import KINDS, load_lexicon
from storyglass.language.model import Language
from storyglass.manuscript import from_text
from storyglass.quotations.model import Quotations
from storyglass.story import UNKNOWN_HEAD, Mark, QuotationStyle


def read(text: str) -> Language:
    return Rules().analyse(from_text(text), Quotations(QuotationStyle("", "", "", 0, 0), []))


def tagged(text: str) -> str:
    language = read(text)
    return " ".join(f"{form}/{tag}" for form, tag in zip(language.forms, language.words.upos, strict=True))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("She saw him.", "She/PRON saw/VERB him/PRON ./PUNCT"),
        ("He was tall.", "He/PRON was/AUX tall/ADJ ./PUNCT"),
        ("The old man slept.", "The/DET old/ADJ man/NOUN slept/VERB ./PUNCT"),
        ("I do not know.", "I/PRON do/AUX not/PART know/VERB ./PUNCT"),
        ("Then Zorvath came.", "Then/ADV Zorvath/PROPN came/VERB ./PUNCT"),
        ("Mr. Pell's dog", "Mr./PROPN Pell/PROPN 's/PART dog/NOUN"),
        ("Hmm, no.", "Hmm/INTJ ,/PUNCT no/INTJ ./PUNCT"),
    ],
)
def test_tags(text: str, expected: str) -> None:
    assert tagged(text) == expected


def test_a_name_in_the_middle_of_sentences_is_a_name_at_their_beginning() -> None:
    story = "Then Rook spoke. They saw Rook again. Nobody liked Rook. Rook left."
    assert tagged(story).endswith("Rook/PROPN left/VERB ./PUNCT")


def test_a_common_word_at_a_beginning_is_no_name() -> None:
    story = "Somebody had opened the glowport. Glowports hummed. The glowports were blue."
    assert "Glowports/NOUN" in tagged(story)


def test_capitals_of_headings_are_no_evidence() -> None:
    story = "Of Gardens, A Gardens, The Gardens\n\nThe gardens were green. Gardens grew there."
    manuscript = replace(from_text(story), marks=[Mark(0, 34, "heading")])
    words = Rules().analyse(manuscript, Quotations(QuotationStyle("", "", "", 0, 0), [])).words
    assert words.upos[-4] == "NOUN"
    assert read(story).words.upos[-4] == "PROPN"


@pytest.mark.parametrize(
    ("text", "word", "lemma"),
    [
        ("He said no.", "said", "say"),
        ("Ilse replied.", "replied", "reply"),
        ("The children whispered.", "children", "child"),
        ("The children whispered.", "whispered", "whisper"),
        ("They don’t know.", "n’t", "not"),
        ("Marek stopped.", "stopped", "stop"),
        ("Marek hoped.", "hoped", "hope"),
        ("It was zibbed and frimmed.", "was", "be"),
        ("MAREK SHOUTED.", "SHOUTED", "shout"),
        ("Ask Zorvath now.", "Zorvath", "Zorvath"),
        ("two snorfles", "snorfles", "snorfle"),
    ],
)
def test_lemmas(text: str, word: str, lemma: str) -> None:
    language = read(text)
    assert language.words.lemma[language.forms.index(word)] == lemma


def test_pronouns_have_number_and_gender() -> None:
    words = read("She saw them.").words
    assert "Gender=Fem" in words.feats[0]
    assert "Number=Sing" in words.feats[0]
    assert "Number=Plur" in words.feats[2]
    assert words.xpos[:3] == ["PRP", "VBD", "PRP"]


def test_the_sentence_tree_is_unknown() -> None:
    words = read("She saw them.").words
    assert words.head.tolist() == [UNKNOWN_HEAD] * 4
    assert words.deprel == [None] * 4


def test_given_words_are_tagged_as_given() -> None:
    text = "do n't go\nRook left"
    language = Rules().given_words(text, [(0, 2), (3, 6), (7, 9), (10, 14), (15, 19)], [(0, 9), (10, 19)])
    assert language.forms == ["do", "n't", "go", "Rook", "left"]
    assert language.sentences == [(0, 9), (10, 19)]
    assert language.first_word.tolist() == [0, 3, 5]
    assert language.words.upos[:3] == ["AUX", "PART", "VERB"]


def test_no_words_at_all() -> None:
    assert len(Rules().given_words("", [], []).words) == 0


def test_the_word_list_is_sound() -> None:
    lexicon = load_lexicon()
    rows = len(lexicon.words) + len(lexicon.endings)
    assert lexicon.state.shape == lexicon.cost.shape == lexicon.feats.shape == lexicon.rule.shape
    assert len(lexicon.state) == rows
    assert lexicon.endings.keys() >= set(KINDS)
    assert len(lexicon.lower_share) == len(lexicon.words)
    assert lexicon.rule.max() < len(lexicon.rules)
    assert lexicon.feats.max() < len(lexicon.feature_names)
    assert np.isfinite(lexicon.transition).all()
    assert lexicon.transition.shape == (len(lexicon.prior) + 1, len(lexicon.prior))
