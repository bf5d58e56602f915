"""EPUB 2 and 3: container, package, spine, and what the table of contents calls the chapters."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import replace
from html.entities import html5
from typing import Literal

from lxml import etree

from storyglass.manuscript import package
from storyglass.manuscript.archive import Archive
from storyglass.manuscript.blocks import join_titles
from storyglass.manuscript.builder import Builder
from storyglass.manuscript.dom import Element, kind_words, name_of, render
from storyglass.manuscript.html import ao3_role, parse
from storyglass.manuscript.model import Manuscript
from storyglass.manuscript.package import Item, Package
from storyglass.manuscript.rendered import finish
from storyglass.story import RegionKind, Source, StoryError

_BEFORE = (
    r"cover|half[\W_]*title(?:page)?|title[\W_]*page|frontispiece|imprint|copyright(?:[\W_]*page)?|dedication|epigraph"
    r"|(?:table[\W_]*of[\W_]*)?contents|toc|nav|landmarks|list[\W_]*of[\W_]*(?:illustrations|maps)|maps?|praise"
    r"|frontmatter|front[\W_]*matter|legal[\W_]*notice"
)
_AFTER = (
    r"colophon|uncopyright|acknowledge?ments?|about[\W_]*the[\W_]*(?:author|publisher)|also[\W_]*by|bibliography|index"
    r"|endnotes|footnotes|notes|glossary|newsletter|advert\w*|backmatter|back[\W_]*matter|copyright"
)
_STORY = re.compile(r"\b(?:prologue|epilogue|chapter|bodymatter|part|volume|interlude|prelude)\b")
_NO_STORY = re.compile(rf"(?:{_BEFORE}|{_AFTER})\W*\d*\Z", re.I)
_NO_STORY_TYPE = re.compile(rf"(?:^|[\s:])(?:{_BEFORE}|{_AFTER}|titlepage|halftitlepage|copyright-page)(?=$|\s)")
_ENTITY = re.compile(r"&([A-Za-z][A-Za-z0-9]{1,31});")
_XML_ENTITIES = frozenset(("amp", "lt", "gt", "quot", "apos"))
_DOCTYPE = re.compile(r"<!DOCTYPE[^>\[]{0,1000}(?:\[[^\]]{0,20000}\]\s{0,100})?>", re.I)


def read_epub(archive: Archive, source: Source) -> Manuscript:
    """The manuscript of an EPUB.

    Raises StoryError where it is encrypted, broken, or has no text in it.
    """
    book = package.read_package(archive, source.name)
    builder = Builder()
    starts: dict[str, int] = {}
    seen_story = False
    for item in book.spine:
        tree = _content(archive, item)
        region = _region(item, tree, seen_story)
        seen_story = seen_story or region == "body"
        builder.end_paragraph()
        builder.region = region
        starts[item.path] = len(builder.blocks)
        render([tree], builder, role=_role, part=item.path)
    if not builder.blocks:
        raise StoryError(f"{source.name}: there is no text in this book")
    _name_chapters(builder, book, starts)
    source = replace(source, title=book.title, author=book.author, language=book.language)
    return finish(builder, source, title_page=False, openings=set(starts.values()))


def _content(archive: Archive, item: Item) -> Element:
    """The body of a spine item: as XML where it is sound, as a browser would read it where it is not."""
    data = archive.read(item.path)
    text = _DOCTYPE.sub("", package.decode_xml(data), count=1)
    text = _ENTITY.sub(_character, text)
    try:
        root = etree.fromstring(text.encode("utf-8"), package.xml_parser())
    except (etree.XMLSyntaxError, ValueError):
        root = parse(text, item.path)
    return next((child for child in root if name_of(child) == "body"), root)


def _character(match: re.Match[str]) -> str:
    """The character that a named entity of HTML stands for."""
    if match[1] in _XML_ENTITIES:
        return match[0]
    return html5.get(match[1] + ";", match[0])


def _region(item: Item, body: Element, seen_story: bool) -> RegionKind:
    """The region of a spine item, by what its mark-up, its name or the table of contents calls it."""
    outside: RegionKind = "back" if seen_story else "front"
    if not item.linear:
        return outside
    words = " ".join([kind_words(body), *(kind_words(child) for child in body)]).lower()
    if _STORY.search(words):
        return "body"
    if _NO_STORY_TYPE.search(words) or _NO_STORY.match(item.name) or (item.label and _NO_STORY.match(item.label)):
        return outside
    return "body"


def _role(element: Element) -> RegionKind | Literal["skip"] | None:
    """Roles inside a spine item: Project Gutenberg's header and licence, and the notes of AO3's downloads."""
    name = element.get("id") or ""
    if name == "pg-header" or name == "pg-footer":
        return "front" if name == "pg-header" else "back"
    return ao3_role(element)


def _name_chapters(builder: Builder, book: Package, starts: dict[str, int]) -> None:
    """Gives the chapters the titles that the table of contents has for them."""
    blocks = builder.blocks
    ends = [block.end for block in blocks]
    labels: dict[int, list[str]] = {}
    for entry in book.contents:
        position = builder.anchors.get((entry.path, entry.fragment)) if entry.fragment else None
        i = bisect_right(ends, position) if position is not None else starts.get(entry.path, len(blocks))
        if i < len(blocks) and blocks[i].region == "body" and entry.label not in labels.setdefault(i, []):
            labels[i].append(entry.label)
    for i, names in labels.items():
        blocks[i].title = join_titles(names)
        following = i + 1
        while blocks[i].kind == "heading" and following < len(blocks) and following not in labels:
            if blocks[following].kind != "heading":
                break
            blocks[following].title = None
            following += 1
