import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from storyglass.language import subwords
from storyglass.language.subwords import BEGIN, END, MASK, MOST_PIECES, PAD, PARAGRAPH, Subwords

SPECIAL = ["<pad>", "<mask>", "<s>", "</s>", "<p>"]
ALPHABET = [chr(code) for code in (*range(0x21, 0x7F), *range(0xA1, 0xAD), *range(0xAE, 0x144))]
JOINED = ["he", "Ġt", "Ġthe", "re", "er", "th", "the", "ther", "Ã©", "âĢ", "âĢľ", "<s", "s>"]
PIECES = [*SPECIAL, *ALPHABET, *JOINED]

form = st.text(alphabet=st.one_of(st.characters(), st.sampled_from("ther <s>p“é\u0301\ud800")), max_size=80)


@pytest.fixture(scope="module")
def vocabulary() -> Subwords:
    return Subwords(PIECES)


def test_the_first_pieces_are_no_letters() -> None:
    assert [PIECES[number] for number in (PAD, MASK, BEGIN, END, PARAGRAPH)] == SPECIAL


@pytest.mark.parametrize(
    ("form", "spaced", "expected"),
    [
        ("the", True, "Ġthe"),
        ("there", False, "the re"),
        ("hethe", False, "he the"),
        ("ere", False, "e re"),  # `re` stands before `er` in the vocabulary
        ("er", False, "er"),
        ("x", True, "Ġ x"),
        ("é", False, "Ã©"),
        ("e\u0301", False, "Ã©"),
        ("“", True, "Ġ âĢľ"),
        ("”", False, "âĢ Ŀ"),
        ("", False, "Ġ"),
        ("", True, "Ġ"),
        ("\ud800", False, "?"),
        ("<p>", False, "< p >"),
        ("<s>", False, "<s >"),
        ("a b", False, "a Ġ b"),
    ],
)
def test_pieces(vocabulary: Subwords, form: str, spaced: bool, expected: str) -> None:
    assert [PIECES[number] for number in vocabulary.encode(form, spaced)] == expected.split()


def test_of_a_long_word_the_beginning_and_the_end_count(vocabulary: Subwords) -> None:
    pieces = vocabulary.encode("abcdefgh" + "x" * 10_000 + "wxyz", False)
    assert [PIECES[number] for number in pieces] == list("abcdefghwxyz")


def test_a_long_run_of_accents_costs_nothing(vocabulary: Subwords) -> None:
    assert len(vocabulary.encode("\u0316\u0301" * 500_000, True)) == MOST_PIECES


@given(form, st.booleans())
def test_a_word_has_a_few_pieces_and_none_of_the_special_ones(vocabulary: Subwords, form: str, spaced: bool) -> None:
    pieces = vocabulary.encode(form, spaced)
    assert 1 <= len(pieces) <= MOST_PIECES
    assert min(pieces) > PARAGRAPH


@given(st.text(alphabet="ther <s>p“é", min_size=1, max_size=6))
def test_the_pieces_of_a_short_word_spell_it(vocabulary: Subwords, form: str) -> None:
    pieces = vocabulary.encode(form, False)
    if len(pieces) < MOST_PIECES:
        spelled = "".join(PIECES[number] for number in pieces)
        assert spelled == form.replace(" ", "Ġ").replace("“", "âĢľ").replace("é", "Ã©")


@given(st.lists(st.tuples(form, st.booleans()), max_size=12))
def test_a_whole_text_is_cut_as_its_words_are(vocabulary: Subwords, words: list[tuple[str, bool]]) -> None:
    types = list(dict.fromkeys(form for form, _ in words))
    of = np.array([types.index(form) for form, _ in words], np.int32)
    spaced = np.array([space for _, space in words], bool)
    pieces, counts = vocabulary.encode_all(types, of, spaced)
    expected = [vocabulary.encode(form, space) for form, space in words]
    assert counts.tolist() == [len(word) for word in expected]
    assert pieces.tolist() == [piece for word in expected for piece in word]
    assert pieces.dtype == counts.dtype == np.int32


def test_the_memory_of_words_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(subwords, "MOST_KEPT", 3)
    vocabulary = Subwords(PIECES)
    for form in "abcdefg":
        vocabulary.encode(form, False)
        assert len(vocabulary._kept) <= 3
