"""EPUB 3: the same book with notes on who is who.

Every line is a `<span>` with the line's id. The first time that somebody of the cast is named in a chapter, the name
leads to a note with what a reader knows by then and no more: names used so far, where they were first seen, who they
are to others. A last chapter lists the cast by first appearance. The text of `<section id="text">` in all chapters is
the story's text exactly, white space included.
"""

from __future__ import annotations

import io
import uuid
import zipfile
from collections.abc import Iterator, Mapping
from itertools import groupby
from typing import Any, NamedTuple

from storyglass.outputs.blocks import Block, blocks
from storyglass.outputs.clean import one_line, xml_text, xml_value
from storyglass.outputs.epub_notes import Notes
from storyglass.outputs.nesting import Nesting, Open, Step, Text, Wrap
from storyglass.outputs.sweep import Layer
from storyglass.outputs.writer import Part
from storyglass.story import Line, Mark, Story

_DATE = (1980, 1, 1, 0, 0, 0)  # the earliest that a ZIP can hold: the same story makes the same bytes at any time
_MODIFIED = "1980-01-01T00:00:00Z"
_ASIDES = {"front": "Before the story", "notes": "A note by the author", "back": "After the story"}
_BLOCKS = {
    "paragraph": ("p", ""),
    "heading": ("h2", ""),
    "ornament": ("p", ' class="ornament"'),
    "verse": ("p", ' class="verse"'),
    "loose": ("p", ""),
}
_STYLE = """\
p { margin: 0; text-indent: 1.2em; }
h2 { text-align: center; }
h2 + p, .ornament + p { text-indent: 0; }
.ornament { text-align: center; text-indent: 0; margin: 1em 0; }
.verse { text-indent: 0; margin-left: 2em; white-space: pre-wrap; }
a { color: inherit; text-decoration: underline dotted; }
aside, dl { margin-top: 1em; }
"""


class Page(NamedTuple):
    """A chapter, or a part of the book that is no story."""

    name: str
    title: str
    members: list[tuple[Block, list[Step]]]


class EpubWriter:
    """Writes one EPUB."""

    name = "epub"
    endings = (".notes.epub",)
    extra = None

    def parts(self, story: Story) -> Iterator[Part]:
        """The container with everything in it."""
        yield Part(".notes.epub", [_packed(_files(story))])


WRITER = EpubWriter()


def _packed(files: Iterator[tuple[str, str]]) -> bytes:
    """The files as a ZIP whose first entry tells what it is, as the standard asks."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as book:
        for name, content in files:
            entry = zipfile.ZipInfo(name, _DATE)
            entry.compress_type = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            entry.create_system = 3
            book.writestr(entry, content.encode("utf-8", "backslashreplace"))
    return stream.getvalue()


def _files(story: Story) -> Iterator[tuple[str, str]]:
    book = _Book(story)
    pages = book.pages
    yield "mimetype", "application/epub+zip"
    yield (
        "META-INF/container.xml",
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
        '<rootfile full-path="EPUB/package.opf" media-type="application/oebps-package+xml"/>'
        "</rootfiles></container>\n",
    )
    yield "EPUB/package.opf", _package(story, pages)
    yield "EPUB/nav.xhtml", _navigation(story, pages)
    yield "EPUB/style.css", _STYLE
    for page in pages:
        yield f"EPUB/{page.name}.xhtml", "".join(book.page(page))
    yield "EPUB/cast.xhtml", _xhtml(story, "Cast", f'<section id="cast"><h2>Cast</h2>\n{book.notes.cast()}</section>')


class _Book:
    """The pages of the book, with lines, marks and the names that lead to notes laid over them."""

    def __init__(self, story: Story) -> None:
        self._story = story
        self._blocks = list(blocks(story))
        members = [member.entity for member in story.cast if member.entity in story.entity_by_id]
        named = Layer(
            (m.start, m.end, who) for who in members for m in story.entity_by_id[who].mentions if m.kind == "name"
        )
        lines = [Wrap(line.start, line.end, line) for line in story.lines]
        marks = [Wrap(m.start, m.end, m) for m in story.marks if m.kind in ("italic", "bold")]
        names = [Wrap(*name) for name in zip(named.starts, named.ends, named.values, strict=True)]
        self._nesting: Nesting[Any] = Nesting([*lines, *names, *marks], self._blocks)
        self.pages = self._paged()
        homes = Layer((p.members[0][0].start, p.members[-1][0].end, (p.name, p.title)) for p in self.pages)
        self.notes = Notes(story, homes)

    def _paged(self) -> list[Page]:
        """One page for each chapter, and for each region that has none; white space goes with the page before."""
        story = self._story
        pages: list[Page] = []
        steps = zip(self._blocks, self._nesting.steps, strict=True)
        for (region, chapter), group in groupby(steps, key=lambda step: (step[0].region, step[0].chapter)):
            members = list(group)
            if pages and all(block.kind == "space" for block, _ in members):
                pages[-1].members.extend(members)
                continue
            title = story.chapters[chapter].title if chapter is not None else None
            kind = story.regions[region].kind if region is not None else "body"
            told = (
                one_line(title or "") or _ASIDES.get(kind) or (f"Chapter {chapter + 1}" if chapter is not None else "")
            )
            pages.append(Page(f"p{len(pages) + 1}", told or "The story", members))
        return pages

    def page(self, page: Page) -> Iterator[str]:
        """A page as XHTML: the text, then the notes of those who were named in it."""
        asked: dict[str, int] = {}
        body = "".join(self._block(block, steps, asked) for block, steps in page.members)
        notes = "".join(self.notes.note(who, at) for who, at in asked.items())
        yield _xhtml(self._story, page.title, f'<section id="text" epub:type="chapter">{body}</section>\n{notes}')

    def _block(self, block: Block, steps: list[Step], asked: dict[str, int]) -> str:
        text = self._story.text
        if block.kind == "space":
            return xml_text(text[block.start : block.end])
        element, attributes = _BLOCKS[block.kind]
        parts = [f"<{element}{attributes}>"]
        open_: list[str] = []
        for step in steps:
            if isinstance(step, Text):
                parts.append(xml_text(text[step.start : step.end]))
            elif isinstance(step, Open):
                start, end = self._tags(step, asked)
                parts.append(start)
                open_.append(end)
            else:
                parts.append(open_.pop())
        return "".join([*parts, f"</{element}>"])

    def _tags(self, step: Open, asked: dict[str, int]) -> tuple[str, str]:
        """The start and the end tag of a line, a mark, or a name that leads to its note."""
        wrap = self._nesting.wraps[step.wrap]
        if isinstance(wrap.value, Mark):
            tag = "i" if wrap.value.kind == "italic" else "b"
            return f"<{tag}>", f"</{tag}>"
        if isinstance(wrap.value, Line):
            name = f"{wrap.value.id}.{step.piece + 1}" if step.piece else wrap.value.id
            return f'<span class="line" id="{xml_value(name)}">', "</span>"
        who = str(wrap.value)
        if who in asked:
            return "", ""
        asked[who] = wrap.end
        return f'<a epub:type="noteref" role="doc-noteref" href="#note-{xml_value(who)}">', "</a>"


def _xhtml(story: Story, title: str, body: str) -> str:
    language = xml_value(_language(story))
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE html>\n<html xmlns="http://www.w3.org/1999/xhtml" '
        f'xmlns:epub="http://www.idpf.org/2007/ops" lang="{language}" xml:lang="{language}">\n'
        f'<head><title>{xml_text(title)}</title><link rel="stylesheet" href="style.css"/></head>\n'
        f"<body>{body}</body>\n</html>\n"
    )


def _language(story: Story) -> str:
    language = story.source.language or "en"
    return language if language.replace("-", "").isalnum() and language.isascii() else "en"


def _package(story: Story, pages: list[Page]) -> str:
    source = story.source
    names = [page.name for page in pages] + ["cast"]
    items = "".join(f'<item id="{n}" href="{n}.xhtml" media-type="application/xhtml+xml"/>\n' for n in names)
    spine = "".join(f'<itemref idref="{name}"/>' for name in names)
    author = f"<dc:creator>{xml_text(one_line(source.author))}</dc:creator>\n" if source.author else ""
    identity = uuid.uuid5(uuid.NAMESPACE_OID, f"storyglass {source.sha256}")
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id">\n'
        '<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">\n'
        f'<dc:identifier id="id">urn:uuid:{identity}</dc:identifier>\n'
        f"<dc:title>{xml_text(_title(story))}</dc:title>\n{author}"
        f"<dc:language>{xml_text(_language(story))}</dc:language>\n"
        f'<meta property="dcterms:modified">{_MODIFIED}</meta>\n</metadata>\n<manifest>\n'
        '<item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>\n'
        f'<item id="style" href="style.css" media-type="text/css"/>\n{items}</manifest>\n'
        f"<spine>{spine}</spine>\n</package>\n"
    )


def _title(story: Story) -> str:
    return one_line(story.source.title or story.source.name) or "Untitled"


def _navigation(story: Story, pages: list[Page]) -> str:
    titles: Mapping[str, str] = {page.name: page.title for page in pages} | {"cast": "Cast"}
    rows = "".join(f'<li><a href="{name}.xhtml">{xml_text(title)}</a></li>\n' for name, title in titles.items())
    return _xhtml(
        story, _title(story), f'<nav epub:type="toc"><h2>{xml_text(_title(story))}</h2>\n<ol>\n{rows}</ol></nav>'
    )
