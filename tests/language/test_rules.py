from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from storyglass.language import Language, Rules
from storyglass.manuscript import from_text
from storyglass.quotations.model import Quotations
from storyglass.story import QuotationStyle

NO_QUOTATIONS = Quotations(QuotationStyle("", "", "", 0, 0), [])


def check(text: str, language: Language) -> None:
    words = language.words
    spans = list(zip(words.start.tolist(), words.end.tolist(), strict=True))
    columns = (language.forms, words.lemma, words.upos, words.xpos, words.feats, words.head, words.deprel)
    assert all(len(column) == len(spans) for column in columns)
    assert language.forms == [text[a:b] for a, b in spans]
    assert all(0 <= a < b <= len(text) for a, b in spans)
    assert all(before[1] <= after[0] for before, after in pairwise(spans))
    assert "".join(language.forms) == "".join(text.split())
    assert all(words.lemma)
    first = language.first_word.tolist()
    assert first[-1] == len(spans)
    assert all(a < b for a, b in pairwise(first))
    assert language.sentences == [(spans[a][0], spans[b - 1][1]) for a, b in pairwise(first)]


STORYLIKE = st.lists(
    st.sampled_from('Rook she said “No!” "What?" Mr. J. ... — I-I ’tis \n\n . \' …'.split(" ")),
    max_size=40,
).map(" ".join)


@settings(max_examples=60, deadline=None)
@given(st.one_of(st.text(max_size=200), STORYLIKE).map("Rook. {}".format))
def test_words_and_sentences_tile_any_text(text: str) -> None:
    manuscript = from_text(text)
    check(manuscript.text, Rules().analyse(manuscript, NO_QUOTATIONS))


@pytest.mark.parametrize(
    "text",
    [
        "and so " * 2_500,
        "y" * 10_000,
        "Begin." + "\n" * 1_000_000 + "End.",
        "😀 " * 500,
        "他说：“走吧。”她笑了。",
        "הוא אמר שלום.",
        "Rook \ufeff\u200b \u200d",
        '"' * 3_000,
        "Mr. " * 3_000,
        "?! " * 3_000,
    ],
)
def test_strange_texts_are_read(text: str) -> None:
    manuscript = from_text(text)
    check(manuscript.text, Rules().analyse(manuscript, NO_QUOTATIONS))


def test_the_same_text_gives_the_same_words() -> None:
    manuscript = from_text("Rook ran. “Wait!” Ilse cried. Nobody waited.")
    once, again = (Rules().analyse(manuscript, NO_QUOTATIONS) for _ in range(2))
    assert once.words.upos == again.words.upos
    assert once.words.lemma == again.words.lemma
    assert once.sentences == again.sentences


def test_equal_strings_are_shared() -> None:
    language = Rules().analyse(from_text("the cat and the dog and the bird"), NO_QUOTATIONS)
    articles = [form for form in language.forms if form == "the"]
    assert all(form is articles[0] for form in articles)
