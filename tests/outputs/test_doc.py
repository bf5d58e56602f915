"""The story in spaCy: its text, its words and who says them. Runs where the extra `spacy` is installed."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from storyglass.story import Story, Words
from tests.outputs.parsed_story import parsed
from tests.outputs.small_story import hostile, orchard

spacy: Any = pytest.importorskip("spacy", reason="needs the extra spacy")


@pytest.mark.parametrize("story", [parsed(), orchard(), hostile()], ids=["parsed", "orchard", "hostile"])
def test_the_text_is_the_story(story: Story) -> None:
    assert story.to_spacy().text == story.text


def test_words_have_tags_lemmas_and_heads() -> None:
    story, doc = parsed(), parsed().to_spacy()
    words = [token for token in doc if not token.is_space]
    assert [token.idx for token in words] == story.words.start.tolist()
    assert [token.lemma_ for token in words] == story.words.lemma
    assert [token.tag_ for token in words] == story.words.xpos
    assert [token.pos_ for token in words] == story.words.upos
    heads = [words.index(token.head) for token in words]
    assert heads == [number if head < 0 else head for number, head in enumerate(story.words.head.tolist())]


def test_sentences_are_the_story_s() -> None:
    story = parsed()
    assert [sentence.text.strip() for sentence in story.to_spacy().sents] == [
        story.text[a:b] for a, b in story.sentences
    ]


def test_without_a_tree_sentences_begin_where_they_do() -> None:
    story = parsed()
    columns = story.words.to_plain() | {"head": [None] * len(story.words)}
    doc = replace(story, words=Words.from_plain(columns)).to_spacy()
    assert [one.text.strip() for one in doc.sents] == [story.text[a:b] for a, b in story.sentences]


def test_spans_know_whom_they_mean() -> None:
    doc = parsed().to_spacy()
    assert [(line.id_, line.label_, line._.speaker, line._.addressees) for line in doc.spans["lines"]] == [
        ("l1", "speech", "Mara", ["Ned"]),
        ("l2", "speech", "Mara", ["Ned"]),
        ("l3", "thought", "Ned", []),
    ]
    assert [(one.text, one.label_, one._.entity.name) for one in doc.spans["mentions"]][:2] == [
        ("the ladder", "VEH", "the ladder"),
        ("Ned", "PER", "Ned"),
    ]
    assert [scene.label_ for scene in doc.spans["scenes"]] == ["actual", "dream"]
    assert doc[0]._.scene is None and doc[-8]._.scene.id == "s2"
    assert doc._.story.text == doc.text


def test_a_doc_of_another_maker_knows_nothing() -> None:
    parsed().to_spacy()
    doc = spacy.blank("en")("Rain fell.")
    assert (doc._.story, doc[0]._.speaker, doc[:2]._.entity) == (None, None, None)


def test_the_reading_is_a_component() -> None:
    from storyglass import spacy_reader

    pipeline = spacy.blank("en")
    pipeline.add_pipe("storyglass_reader", config={"model": None})
    doc = pipeline("Rain fell.\n\n“Come in,” said Mara. “I don't bite.”")
    assert [line._.speaker for line in doc.spans["lines"]] == ["Mara", "Mara"]
    assert doc.vocab is pipeline.vocab
    project = tomllib.loads((Path(__file__).parents[2] / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    module, _, name = project["entry-points"]["spacy_factories"]["storyglass_reader"].partition(":")
    assert getattr(spacy_reader, name) is spacy_reader.storyglass_reader and module == spacy_reader.__name__
