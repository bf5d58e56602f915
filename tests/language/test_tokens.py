from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storyglass.language.tokens import CHUNK, given_tokens, split_words


def words(text: str) -> list[str]:
    tokens = split_words(text)
    return [text[a:b] for a, b in zip(tokens.start, tokens.end, strict=True)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("I don't know.", "I do n't know ."),
        ("He’s gone; they'll see.", "He ’s gone ; they 'll see ."),
        ("Ada's hat", "Ada 's hat"),
        ("the boys' hats", "the boys ' hats"),
        ("we cannot, I'm gonna", "we can not , I 'm gon na"),
        ("I'd've known", "I 'd 've known"),
        ("she couldn't've", "she could n't 've"),
        ("he look'd up", "he look'd up"),
        ("Ada'd know", "Ada 'd know"),
        ("'Tis late. ’Twas fun", "'T is late . ’T was fun"),
        ("Get 'em at five o'clock", "Get 'em at five o'clock"),
        ("nothin' doin' o' nights", "nothin' doin' o' nights"),
        ("D'you see, O'Hara?", "D' you see , O'Hara ?"),
        ("a well-known ex-wife", "a well - known ex-wife"),
        ("my mother-in-law's", "my mother - in - law 's"),
        ("I-I didn't", "I - I did n't"),
        ("Mr. and Mrs. Pell", "Mr. and Mrs. Pell"),
        ("J. K. Pell of the U.S.", "J. K. Pell of the U.S."),
        ("It was I. Then", "It was I . Then"),
        ("No. 5, but no.", "No. 5 , but no ."),
        ("Wait... what… no—yes--well", "Wait ... what … no — yes -- well"),
        ("so . . . yes", "so . . . yes"),
        ("What?! No!!", "What ?! No !!"),
        ("at 10:30 for £5.50", "at 10:30 for £ 5.50"),
        ("the 1930's, the 5th", "the 1930's , the 5th"),
        ("see https://a.example/b?c=d.", "see https://a.example/b?c=d ."),
        ("mail me@a.example.", "mail me@a.example ."),
        ("_never_ *ever* ~*~", "_ never _ * ever * ~ * ~"),
        ("fine 😀👍🏽👩‍🚀", "fine 😀 👍🏽 👩‍🚀"),
        ("he and/or she", "he and / or she"),
        ("(“Go!”)", "( “ Go ! ” )"),
        ("cafe\u0301 nai\u00adve", "cafe\u0301 nai\u00adve"),
        ("im sure thats it", "i m sure that s it"),
        ("", ""),
    ],
)
def test_words(text: str, expected: str) -> None:
    assert words(text) == expected.split()


@given(st.text(alphabet=st.one_of(st.characters(), st.sampled_from("aIt .'’\"-nsd\n?!1@/")), max_size=200))
def test_every_character_that_is_no_space_is_in_one_word(text: str) -> None:
    tokens = split_words(text)
    spans = list(zip(tokens.start.tolist(), tokens.end.tolist(), strict=True))
    assert "".join(text[a:b] for a, b in spans) == "".join(text.split())
    assert all(a < b for a, b in spans)
    assert all(before[1] <= after[0] for before, after in pairwise(spans))
    assert [tokens.types[of] for of in tokens.type] == [text[a:b] for a, b in spans]


@pytest.mark.parametrize(
    "text", ["a" * 10_000, "\n" * 1_000_000, "." * 100_000, "a.b" * 20_000, "'" * 20_000, "a-" * 20_000, "a@" * 20_000]
)
def test_strange_texts_are_split(text: str) -> None:
    tokens = split_words(text)
    assert (tokens.end - tokens.start).sum() == len("".join(text.split()))


def test_a_text_longer_than_a_chunk_is_split_alike() -> None:
    text = "Mr. Pell didn't come. " * (CHUNK // 20)
    assert words(text) == words("Mr. Pell didn't come.") * (CHUNK // 20)


def test_given_words_are_taken_as_they_are() -> None:
    tokens = given_tokens("do n't go", [(0, 2), (3, 6), (7, 9)])
    assert tokens.types == ["do", "n't", "go"]
    assert tokens.start.tolist() == [0, 3, 7]
