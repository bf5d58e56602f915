"""The EPUB: a book as the standard wants it, with notes that give nothing away."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace

import pytest
from lxml import etree

from storyglass.story import Bond, BondStep, Mention, Story
from tests.outputs.files import files
from tests.outputs.parsed_story import parsed
from tests.outputs.small_story import hostile, orchard, story_of

HTML = "{http://www.w3.org/1999/xhtml}"
TYPE = "{http://www.idpf.org/2007/ops}type"


def book(story: Story) -> zipfile.ZipFile:
    (content,) = files("epub", story).values()
    return zipfile.ZipFile(io.BytesIO(content))


def pages(story: Story) -> dict[str, etree._Element]:
    """The pages of the book by the names of their files."""
    made = book(story)
    return {name[5:-6]: etree.fromstring(made.read(name)) for name in made.namelist() if name.endswith(".xhtml")}


def notes(page: etree._Element) -> dict[str, list[str]]:
    """The rows of each note, by its id."""
    return {
        str(aside.get("id")): ["".join(map(str, row.itertext())) for row in aside.iter(f"{HTML}p")]
        for aside in page.iter(f"{HTML}aside")
    }


def test_the_type_comes_first_and_is_not_packed() -> None:
    first = book(parsed()).infolist()[0]
    assert (first.filename, first.compress_type, book(parsed()).read("mimetype")) == (
        "mimetype",
        zipfile.ZIP_STORED,
        b"application/epub+zip",
    )


def test_no_file_has_a_time_of_its_own() -> None:
    assert {entry.date_time for entry in book(parsed()).infolist()} == {(1980, 1, 1, 0, 0, 0)}


@pytest.mark.parametrize("story", [parsed(), orchard(), hostile()], ids=["parsed", "orchard", "hostile"])
def test_every_file_is_named_and_every_name_a_file(story: Story) -> None:
    made = book(story)
    package = etree.fromstring(made.read("EPUB/package.opf"))
    named = {str(item.get("href")) for item in package.iterfind(".//{*}item")}
    assert {f"EPUB/{name}" for name in named} == {n for n in made.namelist() if n.startswith("EPUB/")} - {
        "EPUB/package.opf"
    }
    ids = [item.get("id") for item in package.iterfind(".//{*}item")]
    assert {item.get("idref") for item in package.iterfind(".//{*}itemref")} <= set(ids)
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("story", [parsed(), orchard(), hostile()], ids=["parsed", "orchard", "hostile"])
def test_every_link_has_its_goal(story: Story) -> None:
    made = pages(story)
    for name, page in made.items():
        for link in page.iter(f"{HTML}a"):
            file, _, goal = str(link.get("href")).partition("#")
            there = made[file.removesuffix(".xhtml") or name]
            assert not goal or [one for one in there.iter() if one.get("id") == goal]


def test_every_line_has_its_id() -> None:
    spans = [span for page in pages(parsed()).values() for span in page.iter(f"{HTML}span")]
    assert [(span.get("id"), "".join(map(str, span.itertext()))) for span in spans] == [
        (line.id, parsed().text[line.start : line.end]) for line in parsed().lines
    ]


def test_a_name_leads_to_its_note_once_in_a_chapter() -> None:
    links = [a.get("href") for a in pages(parsed())["p2"].iter(f"{HTML}a") if a.get(TYPE) == "noteref"]
    assert links == ["#note-e2", "#note-e1"]


def test_a_note_tells_nothing_that_comes_later() -> None:
    story = story_of("# One\n\nMara saw Ned.\n\n# Two\n\nMara Venn saw Ned.", {"Mara": ["Mara Venn"], "Ned": []})
    end = len(story.text)
    told = [BondStep("s1", "friend", 0.5, 0.5, 0.5, [], 12), BondStep("s2", "hostile", 0.5, 0.5, 0.5, [], end)]
    made = pages(replace(story, bonds=[Bond(("e1", "e2"), "hostile", 0, 1, told, 0.5, [], end)]))
    assert notes(made["p1"]) == {
        "note-e1": ["Mara", "First seen in One."],
        "note-e2": ["Ned", "First seen in One.", "Friend: Mara."],
    }
    assert notes(made["p2"]) == {
        "note-e1": ["Mara", "Also called Mara Venn.", "First seen in One.", "Friend: Ned."],
        "note-e2": ["Ned", "First seen in One.", "Friend: Mara."],
    }


def test_before_a_name_a_noun_stands_for_it() -> None:
    story = story_of("# One\n\nA girl came.\n\n# Two\n\nMara came.", {"Mara": []})
    girl = story.text.index("A girl")
    mentions = [Mention(girl, girl + 6, "noun"), *story.entities[0].mentions]
    seen = [replace(story.cast[0], first_seen=girl)]
    made = pages(replace(story, entities=[replace(story.entities[0], mentions=mentions)], cast=seen))
    assert ["".join(map(str, row.itertext())) for row in made["cast"].iter(f"{HTML}h3", f"{HTML}p")] == [
        "One",
        "A girl",
    ]
    assert notes(made["p2"]) == {"note-e1": ["Mara", "First seen in One."]}
