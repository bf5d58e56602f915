"""BookNLP's files, read as a program made for BookNLP reads them."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from lxml import html

from benchmarks.booknlp_reader import differences, read_book
from storyglass.story import Story, Words
from tests.outputs.files import files
from tests.outputs.parsed_story import parsed
from tests.outputs.small_story import hostile, orchard


def written(story: Story) -> dict[str, str]:
    return {ending: content.decode() for ending, content in files("booknlp", story).items()}


@pytest.mark.parametrize("story", [parsed(), orchard(), hostile()], ids=["parsed", "orchard", "hostile"])
def test_a_program_made_for_booknlp_reads_the_story(story: Story) -> None:
    assert differences(story, read_book(written(story))) == []


def test_words_have_their_columns() -> None:
    rows = written(parsed())[".tokens"].splitlines()
    assert rows[16].split("\t") == "2 2 8 15 Mara Mara 53 57 PROPN NNP nsubj 16 O".split()
    assert rows[17].split("\t") == "2 2 9 16 said say 58 62 VERB VBD parataxis 8 EVENT".split()


def test_a_root_is_its_own_head() -> None:
    rows = [row.split("\t") for row in written(parsed())[".tokens"].splitlines()[1:]]
    assert {row[10] for row in rows if row[3] == row[11]} == {"ROOT"}


def test_without_a_tree_every_word_is_its_own_head() -> None:
    story = parsed()
    columns = story.words.to_plain() | {"head": [None] * len(story.words), "deprel": [None] * len(story.words)}
    rows = [row.split("\t") for row in written(replace(story, words=Words.from_plain(columns)))[".tokens"].splitlines()]
    assert {(row[10], row[3] == row[11]) for row in rows[1:]} == {("dep", True)}


def test_the_last_word_is_included() -> None:
    files_ = written(parsed())
    assert "3\t9\t10\tNOM\tVEH\tthe ladder" in files_[".entities"].splitlines()
    assert "7\t14\t15\t15\tMara\t0\t“ Hold the ladder , Ned , ”" in files_[".quotes"].splitlines()


def test_the_narrator_is_nought() -> None:
    rows = [row.split("\t") for row in written(parsed())[".entities"].splitlines()]
    assert {row[5] for row in rows if row[0] == "0"} == {"Mara"}
    told = replace(parsed(), cast=[replace(member, narrator=False) for member in parsed().cast])
    assert {row.split("\t")[0] for row in written(told)[".entities"].splitlines()[1:]} == {"1", "2", "3"}


def test_who_is_not_known_is_none() -> None:
    story = replace(parsed(), lines=[replace(parsed().lines[0], speaker=None)])
    assert written(story)[".quotes"].splitlines()[1].split("\t")[2:6] == ["None"] * 4


def test_supersenses_are_said_to_be_none() -> None:
    assert written(parsed())[".supersense"] == "start_token\tend_token\tsupersense_category\ttext\n"


def test_characters_do_and_are() -> None:
    (ned,) = json.loads(written(parsed())[".book"])["characters"]
    assert (ned["id"], ned["count"], ned["g"]["argmax"]) == (2, 4, "he/him/his")
    assert ned["agent"] == [{"w": "held", "i": 27}, {"w": "thought", "i": 47}]
    assert ned["mod"] == [{"w": "brave", "i": 32}]
    assert ned["mentions"] == {
        "proper": [{"c": 2, "n": "Ned"}],
        "common": [],
        "pronoun": [{"c": 1, "n": "He"}, {"c": 1, "n": "he"}],
    }


def test_a_word_with_a_tab_stays_in_its_cell() -> None:
    story = parsed()
    text = story.text.replace("Mara", "M\tr\x85", 1)
    rows = written(replace(story, text=text))[".tokens"].splitlines()
    assert rows[16].split("\t")[4:8] == ["M\ufffdr\ufffd", "Mara", "53", "57"]


def test_the_page_holds_every_word() -> None:
    story = parsed()
    page = html.fromstring(written(story)[".book.html"])
    for mark in page.iter("i", "sub"):
        mark.text = ""
    (heading,) = (title for title in page.iter("h2") if title.text == "Text")
    said = "".join(str(text) for one in heading.itersiblings() for text in one.itertext())
    assert said.split() == [story.text[a:b] for a, b in zip(story.words.start, story.words.end, strict=True)]


def test_the_page_obeys_no_story() -> None:
    page = html.fromstring(written(hostile())[".book.html"])
    assert {one.tag for one in page.iter()} <= set("html head meta title style body h2 h3 ul li p br i sub q".split())
