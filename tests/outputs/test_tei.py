"""TEI: valid, and the text and every claim come back from it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from lxml import etree

from storyglass.story import CastMember, SameAs, Story
from tests.outputs.any_story import stories
from tests.outputs.files import text_file
from tests.outputs.parsed_story import parsed
from tests.outputs.small_story import hostile, orchard

SCHEMA = etree.RelaxNG(etree.parse(Path(__file__).with_name("tei-used.rng")))
TEI = "{http://www.tei-c.org/ns/1.0}"
ID = "{http://www.w3.org/XML/1998/namespace}id"


def document(story: Story) -> etree._Element:
    return etree.fromstring(text_file("tei", story).encode())


def inner(element: etree._Element) -> str:
    """All text of an element."""
    return "".join(map(str, element.itertext()))


def text_of(root: etree._Element) -> str:
    (text,) = root.iter(f"{TEI}text")
    return inner(text)


def all_of(root: etree._Element, name: str) -> list[etree._Element]:
    return list(root.iter(f"{TEI}{name}"))


def spans(root: etree._Element, name: str) -> dict[str, str]:
    """The text of each element with an id; what `next` ties to it is an element of its own."""
    return {str(one.get(ID)): inner(one) for one in all_of(root, name) if one.get(ID)}


@pytest.mark.parametrize("story", [parsed(), orchard()], ids=["parsed", "orchard"])
def test_the_text_comes_back(story: Story) -> None:
    assert text_of(document(story)) == story.text


def test_what_xml_cannot_hold_is_told_as_lost() -> None:
    text = text_of(document(hostile()))
    assert len(text) == len(hostile().text)
    assert text == hostile().text.replace("\x1b", "\ufffd").replace("\x07", "\ufffd")


@given(stories())
def test_any_story_is_valid_and_comes_back(story: Story) -> None:
    root = document(story)
    assert text_of(root) == story.text
    assert SCHEMA.validate(root), SCHEMA.error_log


@pytest.mark.parametrize("story", [parsed(), orchard(), hostile()], ids=["parsed", "orchard", "hostile"])
def test_documents_are_valid(story: Story) -> None:
    assert SCHEMA.validate(document(story)), SCHEMA.error_log


@pytest.mark.parametrize("story", [parsed(), orchard()], ids=["parsed", "orchard"])
def test_every_line_says_who_and_to_whom(story: Story) -> None:
    said = {one.get(ID): one for one in all_of(document(story), "said")}
    assert list(said) == [line.id for line in story.lines]
    for line in story.lines:
        one = said[line.id]
        assert inner(one) == story.text[line.start : line.end]
        assert one.get("who") == (f"#{line.speaker}" if line.speaker else None)
        assert (one.get("toWhom") or "").split() == [f"#{who}" for who in line.addressees]
        assert (one.get("aloud"), one.get("direct")) == ("true" if line.mode == "speech" else "false", "true")
        assert float(one.get("cert") or 0) == line.confidence


def test_the_parts_of_a_turn_are_tied() -> None:
    first, second, _ = all_of(document(parsed()), "said")
    assert (first.get("next"), second.get("prev")) == ("#l2", "#l1")


def test_every_reference_has_its_goal() -> None:
    root = document(parsed())
    ids = {one.get(ID) for one in root.iter() if one.get(ID)}
    pointing = ("who", "toWhom", "ref", "corresp", "mutual", "active", "passive", "resp", "ana", "next", "prev")
    pointers = {goal for one in root.iter() for name in pointing for goal in (one.get(name) or "").split()}
    assert {goal.removeprefix("#") for goal in pointers} <= ids


def test_mentions_say_whom_they_mean() -> None:
    root = document(parsed())
    (body,) = all_of(root, "body")
    names = [(one.get("ref"), inner(one)) for one in body.iter(f"{TEI}persName")]
    assert names == [("#e2", "Ned"), ("#e1", "Mara"), ("#e2", "Ned")]
    others = [(one.get("ref"), one.get("type"), one.get("subtype")) for one in body.iter(f"{TEI}rs")]
    assert others == [("#e3", "vehicle", "noun"), ("#e2", "person", "pronoun"), ("#e2", "person", "pronoun")]


def test_what_is_cut_is_tied() -> None:
    story = parsed()
    start, end = story.text.index("Mara"), story.text.index("held")
    across = [*story.entities[2].mentions, story.entities[2].mentions[0]._replace(start=start, end=end)]
    root = document(replace(story, entities=[*story.entities[:2], replace(story.entities[2], mentions=across)]))
    pieces = [one for one in all_of(root, "rs") if one.get("ref") == "#e3" and one.get(ID)]
    assert [one.get("next") for one in pieces] == [f"#{one.get(ID)}" for one in pieces[1:]] + [None]
    assert "".join(inner(one) for one in pieces) == story.text[start:end].replace("\n", "")
    assert text_of(root) == story.text


def test_scenes_are_divisions_of_their_chapter() -> None:
    root = document(parsed())
    chapter, first, second = (one for one in all_of(root, "div") if one.get("type") in ("chapter", "scene"))
    assert first.getparent() is chapter and second.getparent() is chapter
    assert (second.get("subtype"), second.get("cert")) == ("dream", "0.80")
    assert [head.text for head in all_of(root, "head")] == ["The Tree"]


def test_people_have_their_relations() -> None:
    story = parsed()
    us = replace(story.entities[0], id="e9", name="we", names={}, mentions=[], same_as=[])
    alias = replace(story.entities[1], same_as=[SameAs("e1", 0.5, [], 99)])
    group = CastMember("e9", "they/them", True, ["e1", "e2"], False, 0, 0.5, [], 0)
    root = document(replace(story, entities=[story.entities[0], alias, us], cast=[*story.cast, group]))
    assert SCHEMA.validate(root), SCHEMA.error_log
    told = [(one.get("name"), one.get("mutual"), one.get("active")) for one in all_of(root, "relation")]
    assert told == [
        ("friend", "#e1 #e2", None),
        ("friend", "#e1 #e2", None),
        ("member", None, "#e1 #e2"),
        ("same", "#e2 #e1", None),
    ]
