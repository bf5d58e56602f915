"""Fountain: everything is there, and nothing of the story is taken for syntax."""

from __future__ import annotations

import re

import pytest
from hypothesis import given

from storyglass.story import Story
from tests.outputs.any_story import stories
from tests.outputs.files import text_file
from tests.outputs.parsed_story import parsed
from tests.outputs.small_story import hostile, orchard, story_of, with_front


def blocks(story: Story) -> list[str]:
    """The screenplay without its title page."""
    return text_file("fountain", story).removesuffix("\n").split("\n\n")[1:]


def told(block: str) -> str:
    """The story's words in a block, as a reader of the screenplay sees them."""
    if block.startswith("/*\n"):
        return block.removeprefix("/*\n").removesuffix("\n*/")
    if block.startswith("."):
        return ""
    if block.startswith("@"):
        block = re.sub(r"\A@.*\n(\(to .*\)\n)?", "", block)
    elif block.startswith("> "):
        block = block.removeprefix("> ").removesuffix(" <")
    elif block.startswith("# "):
        block = block.removeprefix("# ")
    else:
        block = re.sub("^!", "", block, flags=re.MULTILINE)
    return re.sub(r"\\(.)", r"\1", block)


def without_spaces(text: str) -> str:
    return "".join(text.split())


@pytest.mark.parametrize("story", [parsed(), orchard(), hostile()], ids=["parsed", "orchard", "hostile"])
def test_nothing_of_the_text_is_lost(story: Story) -> None:
    assert without_spaces("".join(map(told, blocks(story)))) == without_spaces(story.text)


@given(stories(letters="ab\\*_[]/(#.!@>=~&\n "))
def test_nothing_of_any_text_is_lost(story: Story) -> None:
    assert without_spaces("".join(map(told, blocks(story)))) == without_spaces(story.text)


@pytest.mark.parametrize(
    ("marked", "block"),
    [
        ("INT. HOUSE - DAY", "!INT. HOUSE - DAY"),
        (".A point.", "!.A point."),
        ("A *star* and _more_.", r"!A \*star\* and \_more\_."),
        ("[[no note]] /*no boneyard*/", r"![ [no note] ] / \*no boneyard\* /"),
        ("[Mara|(quietly) Yes.]", "@Mara\n\\(quietly) Yes."),
        ("[Mara>Ned|“Yes.”]", "@Mara\n(to Ned)\n“Yes.”"),
        ("[?|“Yes.”]", "@?\n“Yes.”"),
        ("# One", r"# # One"),
        ("* * *", r"> \* \* \* <"),
    ],
)
def test_a_passage_is_what_it_is(marked: str, block: str) -> None:
    made = blocks(story_of(marked, {"Mara": [], "Ned": []}))
    assert [one for one in made if not one.startswith(".SCENE")] == [block]


def test_a_scene_begins_with_its_heading() -> None:
    headings = [one for one in blocks(parsed()) if one.startswith(".")]
    assert headings == [".SCENE 1 - the garden - noon", ".SCENE 2 - dream"]


def test_the_title_page_tells_title_and_author() -> None:
    assert text_file("fountain", parsed()).split("\n\n")[0] == "Title: The Tree\nCredit: by\nAuthor: Nobody Atall"


def test_what_is_no_story_is_not_printed() -> None:
    assert blocks(with_front(story_of("A */ licence.\n\nRain.", {}), 15))[0] == "/*\nA * / licence.\n*/"
