"""From an HTML or XHTML tree to blocks: one walk, without recursion, that renders what a reader sees."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Literal, cast

from lxml import etree

from storyglass.manuscript.builder import Builder
from storyglass.story import MarkKind, RegionKind

Element = etree._Element
Role = Callable[[Element], RegionKind | Literal["skip"] | None]
"""What a part of a page is for: a region, nothing to be read, or (None) what it stands in."""

EPUB_TYPE = "{http://www.idpf.org/2007/ops}type"
HEADINGS = {"h1": 1, "h2": 2, "h3": 3, "h4": 4, "h5": 5, "h6": 6}

_UNREAD = frozenset(
    """script style template head noscript iframe object embed audio video canvas svg math form button select input
    textarea nav img link meta map""".split()
)
_BLOCKS = frozenset(
    """p div section article main blockquote li dd dt tr td th header footer aside figure figcaption center table ul ol
    dl body html address hgroup details summary caption fieldset pre""".split()
)
_INLINE_MARKS: dict[str, MarkKind] = {"i": "italic", "em": "italic", "b": "bold", "strong": "bold"}
_STYLED: tuple[tuple[re.Pattern[str], MarkKind], ...] = (
    (re.compile(r"font-style\s*:\s*(?:italic|oblique)"), "italic"),
    (re.compile(r"font-weight\s*:\s*bold"), "bold"),
)
_VERSE = re.compile(r"\b(?:z3998:)?(?:poem|poetry|verse|stanza|song|hymn|lyrics)\b", re.I)
_BREAK = re.compile(
    r"\b(?:scene|section|thought|line|page|context|chapter)[-_]?(?:break|sep(?:arator)?)\b"
    r"|\b(?:separator|divider|asterism)\b",
    re.I,
)
_NOTE_MARK = re.compile(r"(?=.{0,40}\Z)\W*(?:\w|[ivxlc]+|[IVXLC]+|.*\d.*)?\W*")  # leads to a note; no text of the story


def name_of(element: Element) -> str:
    """The local name of an element's tag in lower case; nothing for comments and entities."""
    tag = element.tag
    return tag.rpartition("}")[2].lower() if isinstance(tag, str) else ""


def kind_words(element: Element) -> str:
    """The words by which an element says what it is: its class, id and epub:type."""
    return " ".join(element.get(key) or "" for key in ("class", "id", EPUB_TYPE, "role"))


def plain(element: Element) -> str:
    """The text in an element on one line."""
    return " ".join("".join(map(str, element.itertext())).split())


def no_role(_: Element) -> None:
    """The role of parts of a page that says nothing of them."""


def render(roots: Iterable[Element], builder: Builder, *, role: Role = no_role, part: str = "") -> None:
    """Appends what stands in `roots`, which come from one part of the file, to `builder`."""
    for root in roots:
        _Walk(builder, role, part).walk(root)


class _Walk:
    """One walk over a tree: what is open, and what it means for the text in it."""

    def __init__(self, builder: Builder, role: Role, part: str) -> None:
        self.builder = builder
        self.role = role
        self.part = part
        self.closing: dict[Element, Callable[[], None]] = {}
        self.heading = 0
        self.verse = 0

    def walk(self, root: Element) -> None:
        """Visits every element under `root` at its start and end."""
        self.builder.end_paragraph()
        walker = etree.iterwalk(root, events=("start", "end", "comment", "pi"))
        for event, element in walker:
            if event == "start":
                if self._enter(element):
                    self._text(element.text)
                else:
                    walker.skip_subtree()
            elif event == "end" and (close := self.closing.pop(element, None)):
                close()
            if event != "start" and element is not root:
                self._text(element.tail)
        self._end()

    def _text(self, string: str | None) -> None:
        if string:
            self.builder.add(string)

    def _enter(self, element: Element) -> bool:
        """Opens an element; says whether there is anything to be read in it."""
        name = name_of(element)
        role = self.role(element)
        if name in _UNREAD or role == "skip" or not name or element.get("hidden") is not None:
            return False
        self.builder.place = (self.part, cast(int, element.sourceline or 0))
        if anchor := element.get("id") or (element.get("name") if name == "a" else None):
            self.builder.anchor(anchor)
        if name == "br":
            self.builder.line_break()
        elif name == "hr":
            self._end()
            self.builder.rule()
        elif name == "a" and "noteref" in (element.get(EPUB_TYPE) or "") and _NOTE_MARK.fullmatch(plain(element)):
            return False
        elif name in HEADINGS:
            self._enter_heading(element, HEADINGS[name])
        elif name in _BLOCKS:
            self._enter_block(element, role)
        else:
            self._enter_inline(element, name)
        return True

    def _enter_heading(self, element: Element, level: int) -> None:
        self._end()
        outer, self.heading = self.heading, level

        def close() -> None:
            self._end()
            self.heading = outer

        self.closing[element] = close

    def _enter_block(self, element: Element, role: RegionKind | None) -> None:
        self._end()
        words = kind_words(element)
        region, start, verse = self.builder.region, len(self.builder.blocks), bool(_VERSE.search(words))
        self.builder.region = role or region
        self.verse += verse
        is_paragraph = name_of(element) == "p" or len(element) == 0

        def close() -> None:
            opened = self.builder.is_open
            self._end()
            self.verse -= verse
            if not opened and len(self.builder.blocks) == start and is_paragraph:
                if _BREAK.search(words):
                    self.builder.rule()
                else:
                    self.builder.empty_paragraph()
            self.builder.region = region

        self.closing[element] = close

    def _enter_inline(self, element: Element, name: str) -> None:
        style = element.get("style") or ""
        kind = _INLINE_MARKS.get(name) or next((mark for look, mark in _STYLED if look.search(style)), None)
        if kind and not self.heading:
            start = self.builder.position
            self.closing[element] = lambda: self.builder.mark(start, kind)

    def _end(self) -> None:
        self.builder.end_paragraph(heading=self.heading, verse=self.verse > 0)
