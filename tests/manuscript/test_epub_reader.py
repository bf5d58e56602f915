"""EPUB 2 and 3."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from storyglass.manuscript import Manuscript, open_manuscript

Sound = Callable[[Manuscript], Manuscript]
PROSE = "<p>The rain went on until the cellars filled.</p><p>Nobody would lend a bucket.</p>"
NAV = (
    '<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"><body>'
    '<nav epub:type="toc"><ol><li><a href="one.xhtml">1. The Boat</a></li>'
    '<li><a href="two.xhtml#hill">2. The Hill</a></li>'
    "</ol></nav></body></html>"
)
NCX = (
    '<ncx xmlns="http://www.daisy.org/z3986/2005/ncx/"><navMap><navPoint><navLabel><text>The Boat</text></navLabel>'
    '<content src="one.xhtml"/></navPoint><navPoint><navLabel><text>The Hill</text></navLabel>'
    '<content src="two.xhtml#hill"/></navPoint></navMap></ncx>'
)
TYPED = (
    '<?xml version="1.0" encoding="utf-8"?><html xmlns="http://www.w3.org/1999/xhtml" '
    'xmlns:epub="http://www.idpf.org/2007/ops"><body epub:type="{}">{}</body></html>'
)


def titles(manuscript: Manuscript) -> list[str | None]:
    return [chapter.title for chapter in manuscript.chapters]


@pytest.mark.parametrize(
    ("item", "path", "toc", "expected"),
    [
        ('<item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>', "OPS/nav.xhtml", NAV,
         ["1. The Boat", "2. The Hill"]),
        ('<item id="ncx" href="toc.ncx" media-type="application/x-dtbncx+xml"/>', "OPS/toc.ncx", NCX,
         ["The Boat", "The Hill"]),
        ("", "OPS/none", "", [None]),
    ],
    ids=["epub 3", "epub 2", "no contents"],
)  # fmt: skip
def test_titles_from_the_contents(
    item: str, path: str, toc: str, expected: list[str], make_epub: Callable[..., bytes], sound: Sound
) -> None:
    pages = {"one": PROSE, "two": f'<p>It went on.</p><p id="hill">Up there.</p>{PROSE}'}
    manuscript = sound(open_manuscript(make_epub(pages, {path: toc}, item)))
    assert titles(manuscript) == expected
    assert manuscript.source.type == "epub"
    assert (manuscript.source.title, manuscript.source.author, manuscript.source.language) == (
        "The Ferry",
        "Ann Holt",
        "en-GB",
    )


def test_headings_regions_marks_and_origins(make_epub: Callable[..., bytes], sound: Sound) -> None:
    pages = {
        "cover": "<p>Cover</p>",
        "titlepage": "<h1>The Ferry</h1><p>Ann Holt</p>",
        "front": TYPED.format("frontmatter dedication", "<p>For Tom</p>"),
        "part": "<h1>Part One</h1>",
        "c1": f"<h2>I</h2><h3>The Boat</h3>{PROSE}<hr/><p>She <i>slept</i>.&nbsp;Well.</p>",
        "c2": f"<h2>II</h2>{PROSE}<p>Rain<a epub:type='noteref' href='#n'>1</a>.</p>",
        "colophon": "<p>Set in Garamond.</p>",
        "about-the-author": "<p>She lives.</p>",
    }
    manuscript = sound(open_manuscript(make_epub(pages)))
    assert [region.kind for region in manuscript.regions] == ["front", "body", "back"]
    assert titles(manuscript) == ["Part One: I: The Boat", "II"]
    marks = [(mark.kind, manuscript.text[mark.start : mark.end]) for mark in manuscript.marks]
    assert ("italic", "slept") in marks
    assert ("rule", "* * *") in marks
    assert "She slept. Well." in manuscript.text
    assert "Rain." in manuscript.text
    start = manuscript.text.index("Nobody")
    assert [origin.part for origin in manuscript.origins if origin.start == start] == ["OPS/c1.xhtml"]


@pytest.mark.parametrize(
    ("mark", "kept"),
    [
        *((mark, False) for mark in ("1", "[12]", "*", "†", "a", "(iv)", "XII", "<sup>3</sup>", "Note 4", "")),
        *((words, True) for words in ("Ruth", "Aunt <i>Liv</i>", "the ferry", "… " * 20_000 + "so")),
    ],
)
def test_the_mark_of_a_note_is_no_text_but_words_that_lead_to_one_are(
    mark: str, kept: bool, make_epub: Callable[..., bytes]
) -> None:
    text = open_manuscript(make_epub({"a": f"<p>Here is<a epub:type='noteref' href='#n'>{mark}</a>.</p>"})).text
    assert text == f"Here is{re.sub('<.*?>', '', mark) if kept else ''}."


@pytest.mark.parametrize(
    ("body", "count"),
    [
        ("<div>One.<br/>Two.<br/>Three.</div>", 3),
        ("<p>One.<br/><br/>\u00a0\u00a0Two.<br/><br/>Three.</p>", 3),
        ("<p>Broken <b>mark-up.<p>Two.", 2),
        ("<p>An &unknown; entity.</p>", 1),
    ],
)
def test_rough_pages(body: str, count: int, make_epub: Callable[..., bytes], sound: Sound) -> None:
    assert len(sound(open_manuscript(make_epub({"one": body}))).story_paragraphs()) == count


def test_spine_order_wins_and_paths_stay_inside(make_epub: Callable[..., bytes]) -> None:
    manuscript = open_manuscript(make_epub({"zeta": "<p>First.</p>", "alpha": "<p>Second.</p>"}))
    assert manuscript.text == "First.\n\nSecond."
    escape = '<item id="x" href="../../etc/passwd.html" media-type="application/xhtml+xml"/>'
    assert open_manuscript(make_epub({"a": "<p>First.</p>"}, items=escape)).text == "First."


def test_parts_sections_and_odd_levels(make_epub: Callable[..., bytes], sound: Sound) -> None:
    pages = {
        "prologue": f"<h1>Prologue</h1>{PROSE}",
        "c1": f"<h2>One</h2>{PROSE}<h3>Later</h3>{PROSE}",
        "c2": f"<h2>Two</h2>{PROSE}<h3>Earlier</h3>{PROSE}",
        "epilogue": f"<h1>Epilogue</h1>{PROSE}",
    }
    assert titles(sound(open_manuscript(make_epub(pages)))) == ["Prologue", "One", "Two", "Epilogue"]
    page = f"<h1>Part A</h1><h2>One</h2>{PROSE}<h2>Two</h2>{PROSE}<h1>Part B</h1><h2>Three</h2>{PROSE}"
    assert titles(sound(open_manuscript(make_epub({"all": page})))) == ["Part A: One", "Two", "Part B: Three"]
