"""The model that ships, on what no story looks like: it must not fall over, and what it says must stay sane."""

from __future__ import annotations

import pytest

from storyglass import read_text

BAD = {
    "a sentence of 5,000 words": "and the long road went on " * 850 + ".",
    "a word of 10,000 letters": f"He said {'a' * 10_000} and left.",
    "many empty lines": "One.\n" + "\n" * 1_000_000 + "Two.",
    "pictures": "😀😀 👩‍👩‍👧 “Hi 🎉,” said Mara. 🇫🇷 ❤️",
    "other scripts": "Он сказал: да. 彼は言った。 قالت نعم. She nodded.",
    "marks alone": "… — !!! ??? “” ''",
    "no white space": "x" * 3 + "," * 3000,
    "a soft hyphen and joiners": "He walk\u00aded on\u200b and\u2060 on.",
    "zalgo": "H" + "\u0301" * 500 + "e spoke.",
}


@pytest.mark.parametrize("text", BAD.values(), ids=BAD.keys())
def test_a_story_comes_out(text: str) -> None:
    story = read_text(text)
    words = story.words
    assert len(words) == len(words.head) == len(words.deprel) == len(words.upos)
    assert words.end[-1] == len(text.rstrip())
    assert [story.sentences[0][0], story.sentences[-1][1]] == [words.start[0], words.end[-1]]
    roots = (words.head == -1).sum()
    assert roots == len(story.sentences)


@pytest.mark.parametrize("text", ["😀😀 👩‍👩‍👧 🎉. 🇫🇷 ❤️", "… — !!! ??? “” ''"])
def test_what_is_no_word_is_no_event(text: str) -> None:
    story = read_text(text)
    assert story.events == []


def test_the_tree_of_a_plain_sentence() -> None:
    story = read_text("The old woman gave her son a lamp.")
    words = story.words
    forms = [story.text[a:b] for a, b in zip(words.start, words.end, strict=True)]
    told = {
        form: (upos, relation, forms[head] if head >= 0 else None)
        for form, upos, relation, head in zip(forms, words.upos, words.deprel, words.head, strict=True)
    }
    assert told["gave"] == ("VERB", "root", None)
    assert told["woman"] == ("NOUN", "nsubj", "gave")
    assert told["son"] == ("NOUN", "iobj", "gave")
    assert told["lamp"] == ("NOUN", "obj", "gave")


def test_what_happens_and_what_might() -> None:
    story = read_text("Mara opened the gate and went out. Tom would not have done so. Nobody ever does.")
    assert [event.lemma for event in story.events] == ["open", "go"]
    names = {entity.id: entity.name for entity in story.entities}
    assert [names[event.agent or ""] for event in story.events] == ["Mara", "Mara"]
