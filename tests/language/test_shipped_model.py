"""The model that ships, on what no story looks like and on a plain one: what it says must stay sane."""

from __future__ import annotations

from pathlib import Path

import pytest

from storyglass import Story, read, read_text

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


@pytest.fixture(scope="module")
def example(repository: Path) -> Story:
    """The example story, as the model reads it."""
    return read(repository / "examples" / "the-stern-seat.txt")


@pytest.mark.parametrize(
    ("passage", "told"),
    [
        ("Nell sat in the bow", {"Nell": "nsubj sat", "sat": "root -", "bow": "obl sat", "the": "det bow"}),
        ("she could see the table", {"she": "nsubj see", "could": "aux see", "table": "obj see"}),
        ("said her father", {"father": "nsubj said", "her": "nmod:poss father"}),
    ],
)
def test_trees_of_plain_sentences(example: Story, passage: str, told: dict[str, str]) -> None:
    words, begin = example.words, example.text.index(passage)
    form = [example.text[a:b] for a, b in zip(words.start, words.end, strict=True)]
    inside = [at for at, start in enumerate(words.start.tolist()) if begin <= start < begin + len(passage)]
    found = {form[at]: f"{words.deprel[at]} {form[words.head[at]] if words.head[at] >= 0 else '-'}" for at in inside}
    assert {word: found[word] for word in told} == told


def test_what_happens_has_somebody_who_does_it(example: Story) -> None:
    at = example.text.index("sat in the bow")
    (event,) = [event for event in example.events if event.start == at]
    assert event.lemma == "sit"
    assert event.agent in {entity.id for entity in example.entities if "Nell" in entity.names}
    assert event.scene == example.scenes[0].id
