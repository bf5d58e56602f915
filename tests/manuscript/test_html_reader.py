"""Web pages: archives of fan fiction and any other page."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from storyglass.manuscript import Manuscript, open_manuscript

Sound = Callable[[Manuscript], Manuscript]
PROSE = "The rain went on until the cellars filled, and nobody on the hill would lend a bucket to the valley. " * 3

AO3_PAGE = f"""<!DOCTYPE html><html lang="en"><head><title>x</title></head><body><div id="outer">
<div id="header">Log in</div>
<dl class="work meta group"><dt>Rating</dt><dd>Teen</dd></dl>
<div id="workskin">
<div class="preface group"><h2 class="title heading">The Ferry</h2>
<h3 class="byline heading"><a rel="author">ann</a></h3>
<div class="summary module"><h3 class="heading">Summary:</h3><blockquote class="userstuff"><p>A ferry sinks.</p>
</blockquote></div></div>
<div id="chapters"><div class="chapter" id="chapter-1"><div class="chapter preface group">
<h3 class="title"><a href="#">Chapter 1</a>: The Boat</h3>
<div id="notes" class="notes module"><h3 class="heading">Notes:</h3><p>Hello again!</p></div></div>
<div class="userstuff module" role="article"><h3 class="landmark heading" id="work">Chapter Text</h3>
<p>{PROSE}</p><p><em>Where is he?</em> she thought.</p><hr/><p>She slept.</p></div></div>
<div class="chapter" id="chapter-2"><div class="chapter preface group"><h3 class="title">Chapter 2: The Hill</h3></div>
<div class="userstuff module" role="article"><p>{PROSE}</p></div>
<div class="chapter preface group"><div class="end notes module"><h3 class="heading">Notes:</h3><p>Bye!</p></div></div>
</div></div></div>
<div id="feedback"><ol id="kudos"><li>guest</li></ol><div id="comments_placeholder"><p>Great!</p></div></div>
</div></body></html>"""

AO3_DOWNLOAD = f"""<!DOCTYPE html><html><head><title>The Ferry</title></head><body>
<div id="preface"><p class="message"><b>The Ferry</b><br/>Posted originally on the Archive.</p><div class="meta">
<dl class="tags"><dt>Rating:</dt><dd>Teen</dd></dl><h1>The Ferry</h1>
<div class="byline">by <a rel="author">ann</a></div>
<p>Summary</p><blockquote class="userstuff"><p>A ferry sinks.</p></blockquote></div></div>
<div id="chapters" class="userstuff"><div class="meta group"><h2 class="heading">Chapter 1: The Boat</h2>
<p>Chapter Notes</p><blockquote class="userstuff"><p>Hello!</p></blockquote></div>
<div class="userstuff"><p>{PROSE}</p></div>
<div class="meta group"><h2 class="heading">Chapter 2: The Hill</h2></div><div class="userstuff"><p>{PROSE}</p>
</div></div><div id="afterword"><p class="message">Please comment.</p></div></body></html>"""

FFN_PAGE = f"""<html><body><div class="menu">Just In</div><div id="profile_top"><b class="xcontrast_txt">The Ferry</b>
<a href="/u/1/ann">ann</a></div><select id="chap_select"><option value="1">1. The Boat
<option selected>2. The Hill</select>
<div id="storytext"><p>A/N: Hello again!</p><p>{PROSE}</p><hr size=1 noshade><p>{PROSE}</p><p>Please review!</p></div>
<div id="review">Reviews</div></body></html>"""

BLOG = f"""<html><head><title>The Ferry</title><script>var x;</script></head><body><nav>Home</nav><header>Blog</header>
<div id="content"><article><h1>The Ferry</h1><p>by Ann Holt</p><p>{PROSE}</p><p>{PROSE}</p></article></div>
<aside>Ads</aside><div class="comments"><p>First!</p></div><footer>Imprint</footer></body></html>"""


def body(manuscript: Manuscript) -> str:
    return "|".join(manuscript.text[start:end] for start, end in manuscript.body)


@pytest.mark.parametrize(
    ("page", "titles", "author", "story", "other"),
    [
        (
            AO3_PAGE,
            ["Chapter 1: The Boat", "Chapter 2: The Hill"],
            "ann",
            ["Where is he?", "She slept."],
            ["Hello again!", "A ferry sinks.", "Bye!", "Great!", "Chapter Text", "guest", "Teen", "Log in"],
        ),
        (
            AO3_DOWNLOAD,
            ["Chapter 1: The Boat", "Chapter 2: The Hill"],
            "ann",
            ["lend a bucket"],
            ["Hello!", "A ferry sinks.", "Please comment.", "Posted", "Teen"],
        ),
        (FFN_PAGE, ["The Hill"], "ann", ["lend a bucket"], ["Hello again!", "review", "Just In", "Reviews"]),
        (BLOG, [None], "Ann Holt", ["lend a bucket"], ["Home", "Blog", "Ads", "First!", "Imprint", "Ann Holt"]),
    ],
    ids=["ao3 page", "ao3 download", "fanfiction.net", "any page"],
)
def test_pages(
    page: str, titles: list[str | None], author: str, story: list[str], other: list[str], sound: Sound
) -> None:
    manuscript = sound(open_manuscript(page.encode()))
    assert manuscript.source.type == "html"
    assert (manuscript.source.title, manuscript.source.author) == ("The Ferry", author)
    assert [chapter.title for chapter in manuscript.chapters] == titles
    assert all(words in body(manuscript) for words in story)
    assert not any(words in body(manuscript) for words in other)


@pytest.mark.parametrize(
    ("html", "rendered", "count"),
    [
        ("<p>One.</p>\n<p>Two  <i>a</i>b.</p>", "One.\n\nTwo ab.", 2),
        ("<div>One.<br>Two.<br>Three.</div>", "One.\nTwo.\nThree.", 3),
        ("<div>One.<br><br>Two.<br><br>&nbsp;&nbsp;Three.</div>", "One.\n\nTwo.\n\nThree.", 3),
        ("<p>O grey gull<br>And grey sea<br>By the quay</p>", "O grey gull\nAnd grey sea\nBy the quay", 1),
        ("<p>Mr.&nbsp;Gale &amp; s&shy;on</p>", "Mr. Gale & son", 1),
        ("<p>One.</p><p>&nbsp;</p><p>Two.</p>", "One.\n\n\nTwo.", 2),
        ("<p>One.</p><!-- no --><p>T<!-- no -->wo.</p>", "One.\n\nTwo.", 2),
        ('<p>One.</p><div class="scene-break"></div><p>Two.</p>', "One.\n\n* * *\n\nTwo.", 2),
        ("<p>One.<p>Two.", "One.\n\nTwo.", 2),
    ],
)  # fmt: skip
def test_rendering(html: str, rendered: str, count: int, sound: Sound) -> None:
    manuscript = sound(open_manuscript(f"<html><body>{html}</body></html>".encode()))
    assert manuscript.text == rendered
    assert len(manuscript.story_paragraphs()) == count


def test_marks_and_origins(sound: Sound) -> None:
    page = '<html><body>\n<p>A <em>b c</em> d.</p>\n<p><span style="font-style: italic">E.</span></p>\n<hr>\n<p>F.</p>'
    manuscript = sound(open_manuscript(page.encode()))
    marks = [(mark.kind, manuscript.text[mark.start : mark.end]) for mark in manuscript.marks]
    assert marks == [("italic", "b c"), ("italic", "E."), ("rule", "* * *")]
    assert [origin.position for origin in manuscript.origins] == [2, 3, 4, 5]


def test_declared_encoding() -> None:
    page = '<html><head><meta charset="windows-1251"></head><body><p>Она спала.</p></body></html>'
    assert open_manuscript(page.encode("cp1251")).text == "Она спала."
