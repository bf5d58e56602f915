"""brat and CoNLL-U: spans, trees and text as annotators' tools read them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from storyglass.story import Story, Words
from tests.outputs.files import files, text_file
from tests.outputs.parsed_story import parsed
from tests.outputs.small_story import hostile, orchard

SPACES = {r"\s": " ", r"\n": "\n", r"\t": "\t", r"\r": "\r", r"\p": "|", r"\\": "\\"}


def standoff(story: Story) -> list[list[str]]:
    return [row.split("\t", 2) for row in files("brat", story)[".brat/story.ann"].decode().split("\n")[:-1]]


@pytest.mark.parametrize("story", [parsed(), orchard(), hostile()], ids=["parsed", "orchard", "hostile"])
def test_brat_finds_every_stretch_where_it_is(story: Story) -> None:
    assert files("brat", story)[".brat/story.txt"].decode() == story.text
    for name, place, *words in standoff(story):
        if name.startswith("T"):
            spans = [tuple(map(int, span.split())) for span in place.partition(" ")[2].split(";")]
            assert " ".join(story.text[start:end] for start, end in spans) == words[0]
            assert all("\n" not in story.text[start:end] for start, end in spans)


def test_brat_ties_mentions_and_speakers() -> None:
    rows = standoff(parsed())
    names = {row[0] for row in rows}
    relations = [row[1].split() for row in rows if row[0].startswith("R")]
    assert {end.partition(":")[2] for _, *ends in relations for end in ends} <= names
    assert [kind for kind, *_ in relations].count("Same") == 3
    assert ["SaidBy", "Arg1:T7", "Arg2:T1"] in relations


def test_brat_is_told_every_type() -> None:
    made = files("brat", parsed())
    told = made[".brat/annotation.conf"].decode().split()
    assert {row[1].split()[0] for row in standoff(parsed()) if row[0][0] in "TRA"} <= set(told) | {"Kind"}


def conll_text(content: str) -> str:
    """The text of a CoNLL-U file, by the words and the white space that MISC tells of."""
    parts = []
    for row in content.split("\n"):
        if not row or row.startswith("#"):
            continue
        cells = row.split("\t")
        misc = dict(pair.partition("=")[::2] for pair in cells[9].split("|"))
        after = "" if misc.get("SpaceAfter") == "No" else misc.get("SpacesAfter", r"\s")
        spaces = [misc.get("SpacesBefore", ""), after]
        for escape, char in SPACES.items():
            spaces = [space.replace(escape, char) for space in spaces]
        parts += [spaces[0], cells[1], spaces[1]]
    return "".join(parts)


def test_the_text_comes_back_from_conll() -> None:
    assert conll_text(text_file("conll", parsed())) == parsed().text
    moved = replace(parsed(), words=_moved(parsed().words), text="\t\n" + parsed().text, paragraphs=[], sentences=[])
    assert conll_text(text_file("conll", replace(moved, entities=[], lines=[], events=[]))) == moved.text


def _moved(words: Words) -> Words:
    return replace(words, start=words.start + 2, end=words.end + 2)


def test_conll_has_trees_mentions_and_speakers() -> None:
    rows = [row.split("\t") for row in text_file("conll", parsed()).split("\n") if row and row[0].isdigit()]
    assert all(len(row) == 10 for row in rows)
    assert rows[9] == "3 the the DET DT _ 4 det _ Addressees=e2|Entity=(e3-veh|Line=l1|Speaker=e1".split()
    assert rows[10][9] == "Addressees=e2|Entity=e3)|Line=l1|SpaceAfter=No|Speaker=e1"
    assert [row[9] for row in rows].count("Entity=(e2-per)") == 3
    assert [row[6] for row in rows[:5]] == ["2", "0", "4", "2", "2"]


def test_a_story_without_words_is_an_empty_file() -> None:
    assert text_file("conll", orchard()) == ""
