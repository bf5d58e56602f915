"""The report: what it shows, and that it does nothing else."""

from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import replace

import pytest
from lxml import html as lxml_html

from storyglass.outputs.html import page
from storyglass.outputs.view import LONGEST_SECTION, view
from storyglass.story import Mark, Region, Scene, Story
from tests.outputs.small_story import EVIL, hostile, orchard, story_of, with_front

TAGS = set(
    "html head meta title style script body header h1 h2 h3 p span section div table tr th td small a main "
    "details summary ol li ul footer i b br hr".split()
)
ATTRIBUTES = set("lang charset http-equiv content name class id type aria-label href data-l data-who".split())


def parsed(story: Story) -> lxml_html.HtmlElement:
    return lxml_html.document_fromstring(page(story))


def texts(story: Story, css_class: str) -> list[str]:
    """The texts of all elements of a class."""
    return [
        found.text_content()
        for found in parsed(story).iter()
        if isinstance(found.tag, str) and css_class in (found.get("class") or "").split()
    ]


@pytest.mark.parametrize("story", [orchard(), hostile()], ids=["orchard", "hostile"])
def test_nothing_in_it_but_what_was_meant(story: Story) -> None:
    for element in parsed(story).iter():
        assert element.tag in TAGS
        assert set(element.attrib) <= ATTRIBUTES
        assert element.get("href", "#").startswith("#")


def test_hostile_text_is_shown_as_text() -> None:
    made = page(hostile())
    assert EVIL not in made
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in made
    assert made.count("<script") == made.count("</script>") == 2
    assert made.count("</style>") == made.count("<style>") == 1
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f]", made)
    assert parsed(hostile()).findtext(".//title") == "</title>[blink]Title[5m by <script>author"


def digest(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def test_the_policy_allows_the_one_stylesheet_and_the_one_script_and_nothing_else() -> None:
    made = page(orchard())
    style, script = (
        re.search("<style>(.*)</style>", made, re.DOTALL),
        re.search("<script>(.*)</script>", made, re.DOTALL),
    )
    assert style is not None
    assert script is not None
    sources = f"style-src {digest(style[1])}; script-src {digest(script[1])}"
    assert f"content=\"default-src 'none'; {sources}; base-uri 'none'; form-action 'none'\"" in made
    assert not re.search(r"url\(|@import|https?:", style[1])


def test_the_text_of_the_story_is_all_there() -> None:
    story = orchard()
    tree = parsed(story)
    for head in [e for e in tree.iter() if e.get("class") == "scene-head"]:
        head.drop_tree()
    assert tree.find(".//main").text_content().split() == story.text.split()


def names_beside(story: Story) -> list[str]:
    """The names that stand beside the text."""
    return [found.get("data-who") for found in parsed(story).iter() if found.get("data-who")]


def test_a_paragraph_holds_the_text_of_the_story_and_nothing_else() -> None:
    story = orchard()
    paragraphs = [found for found in parsed(story).iter() if re.fullmatch(r"t\d+", found.get("id") or "")]
    assert len(paragraphs) == len(story.paragraphs)
    for found in paragraphs:
        told = found.text_content()
        assert story.text.startswith(told, int(found.get("id")[1:]))


def test_a_name_stands_where_a_turn_begins() -> None:
    assert names_beside(orchard()) == ["Mara Venn", "Tobias", "Mara Venn", "?", "Tobias", "Old Fenn"]


def test_lines_of_nobody_known_stand_open_and_are_counted() -> None:
    report = view(orchard())
    assert "7 lines, 1 open" in report.facts
    assert texts(orchard(), "open") == ["“Quiet, both of you,”"]


def test_two_speakers_in_one_paragraph_are_both_named() -> None:
    story = story_of("[Mara|“Yes,”] said Mara. [Ned|“No,”] said Ned. [Mara|“Yes!”]", {"Mara": [], "Ned": []})
    assert names_beside(story) == ["Mara", "Ned", "Mara"]


def test_a_speech_over_two_paragraphs_is_named_once() -> None:
    assert names_beside(story_of("[Mara|“One.]\n\n[+Mara|“Two.”]", {"Mara": []})) == ["Mara"]


def test_a_long_scene_goes_on_in_sections_of_its_own() -> None:
    story = story_of("\n\n".join(["A long day of rain. " * 95] * 9), {})
    sections = [found for found in parsed(story).find(".//main").iter("section") if len(found)]
    assert [found.get("class") for found in sections] == [None, "on", "on"]
    assert all(len(found.text_content()) <= LONGEST_SECTION for found in sections)


def test_what_is_no_story_is_folded_away() -> None:
    story = orchard()
    end = story.text.index("Mara Venn set")
    tree = parsed(with_front(story, end))
    aside = tree.find(".//details[@class='aside']")
    assert aside.findtext("summary") == "Before the story"
    assert "# The Ladder" in aside.text_content()
    assert "set the ladder" not in aside.text_content()


@pytest.mark.parametrize(
    ("kind", "summary"), [("front", "Before the story"), ("notes", "A note by the author"), ("back", "After the story")]
)
def test_every_region_is_told(kind: str, summary: str) -> None:
    story = story_of("One.\n\nTwo.", {})
    regions = [Region(0, 6, "body"), Region(6, len(story.text), kind)]  # type: ignore[arg-type]
    assert texts(replace(story, regions=regions), "aside")[0].split("\n")[0] == summary


def test_a_chapter_without_a_heading_in_the_text_gets_its_title() -> None:
    story = story_of("Rain fell.\n\nMore rain fell.", {})
    titled = replace(story, chapters=[replace(story.chapters[0], title="The Rain")])
    assert texts(titled, "chapter") == ["The Rain"]


def test_layers_verse_and_breaks_are_set_apart() -> None:
    story = story_of("A line of verse\nand another.\n\n\n\nProse.", {})
    gap = story.text.index("Prose") - 2
    marks = [Mark(0, 28, "verse"), Mark(gap, gap + 2, "rule")]
    tree = parsed(replace(story, marks=marks))
    assert [e.get("class") for e in tree.find(".//main").iter("p", "hr")] == ["verse", "ornament", None]
    assert texts(orchard(), "layer") == ["dream"]


def test_links_lead_somewhere() -> None:
    tree = parsed(orchard())
    ids = {element.get("id") for element in tree.iter()} - {None}
    targets = {element.get("href")[1:] for element in tree.iter() if element.get("href")}
    assert targets <= ids
    assert len(targets) >= 3


def test_ids_are_unique() -> None:
    ids = [element.get("id") for element in parsed(orchard()).iter() if element.get("id")]
    assert len(ids) == len(set(ids))


def test_only_main_characters_have_colours() -> None:
    many: dict[str, list[str]] = {f"Person{letter}": [] for letter in "ABCDEFGHIJKLMNOPQ"}
    story = story_of("\n\n".join(f"[{name}|“I,”] said {name}." for name in many), many)
    kinds = [found.get("class") for found in parsed(story).iter() if found.get("data-l")]
    assert kinds == [f"said first p{slot}" for slot in range(1, 13)] + ["said first"] * 5


@pytest.mark.parametrize(
    "story",
    [
        story_of("Rain.", {}),
        replace(story_of("Rain.", {}), regions=[], chapters=[], paragraphs=[], scenes=[], quotation_style=None),
        replace(story_of("[Mara|“Yes.”]", {"Mara": []}), cast=[], entities=[]),
        replace(
            story_of("Rain. Snow.", {}),
            scenes=[
                Scene(f"s{n}", n, n + 1, "actual", None, None, None, None, [], [], [], [], None, 1, [], n)
                for n in range(9)
            ],
        ),
    ],
    ids=["nobody", "nothing", "a stranger", "scenes inside a paragraph"],
)
def test_a_poor_story_has_a_report_too(story: Story) -> None:
    assert story.text.split()[0] in parsed(story).find(".//main").text_content()
