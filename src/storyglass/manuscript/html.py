"""Web pages: a work page of AO3 or FanFiction.net as saved or downloaded, or the main text of any other page."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Literal, cast

from lxml import etree

from storyglass.manuscript.builder import Builder
from storyglass.manuscript.dom import (
    HEADINGS,
    Element,
    Role,
    kind_words,
    name_of,
    no_role,
    plain,
    render,
)
from storyglass.manuscript.model import Manuscript
from storyglass.manuscript.rendered import finish
from storyglass.story import RegionKind, Source, StoryError

_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?([\w.:-]{1,40})", re.I)
_ASIDE = re.compile(
    r"(?:^|[\s_-])(?:comments?|sidebar|nav(?:bar|igation)?|menu|footer|share|sharing|social|related|promo|adverts?|ads?"
    r"|cookies?|breadcrumbs?|pagination|pager|toolbar|kudos|feedback|skip|reviews?|newsletter|subscribe)(?:$|[\s_-])",
    re.I,
)

_NO_PROSE = frozenset(("script", "style", "nav", "form", "a", "header", "select", "button", "noscript", "svg"))
_CONTAINERS = frozenset(("div", "section", "article", "main", "table", "tbody", "tr", "td", "center", "body", "font"))

_MAIN = 0.8
"""Share of a page's text that the element must hold which is taken for the main text; below it the text is spread."""


@dataclass(frozen=True, slots=True)
class _Page:
    """Where in a page the story stands, and what the page says of it."""

    roots: list[Element]
    role: Role
    title: str | None = None
    author: str | None = None
    chapter: str | None = None
    title_page: bool = False


def declared_encoding(data: bytes) -> str | None:
    """The encoding that a page says it is in."""
    match = _CHARSET.search(data[:4096])
    return match[1].decode("ascii") if match else None


def parse(text: str, name: str) -> Element:
    """The tree of the page called `name`; no entity is looked up, nothing is fetched.

    Raises StoryError where it is nested too deeply to be read whole.
    """
    parser = etree.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True, huge_tree=True)
    try:
        root = etree.fromstring(text.encode("utf-8", errors="replace"), parser)
    except etree.XMLSyntaxError:  # not one element in it
        root = None
    if any("depth" in entry.message.lower() for entry in parser.error_log):
        raise StoryError(f"{name}: this page is nested too deeply; save its text as txt")
    return root if root is not None else etree.Element("html")


def read_page(root: Element, source: Source, warnings: list[str], *, whole: bool = False) -> Manuscript:
    """The manuscript of a parsed page; `whole` takes all of it for the main text.

    Raises StoryError where there is no text in it.
    """
    page = None if whole else _ao3_work(root) or _ao3_download(root) or _fanfiction_net(root)
    page = page or _any_page(root, whole)
    builder = Builder()
    render(page.roots, builder, role=page.role)
    if not builder.blocks:
        raise StoryError(f"{source.name}: there is no text in this page")
    first = next((block for block in builder.blocks if block.region == "body"), None)
    if page.chapter and first and first.kind == "prose":
        first.title = page.chapter
    source = replace(
        source,
        title=source.title or page.title,
        author=source.author or page.author,
        language=source.language or _language(root),
    )
    return finish(builder, source, title_page=page.title_page, warnings=warnings)


def _classes(element: Element) -> list[str]:
    return (element.get("class") or "").split()


def _find(root: Element, path: str) -> Element | None:
    found = cast("list[Element]", root.xpath(path))
    return found[0] if found else None


def _by_id(root: Element, name: str) -> Element | None:
    return _find(root, f"//*[@id='{name}']")


def _first(root: Element, path: str) -> str | None:
    found = _find(root, path)
    return (plain(found) if found is not None else "") or None


def _language(root: Element) -> str | None:
    stated = root.get("lang") or root.get("{http://www.w3.org/XML/1998/namespace}lang")
    return stated.strip() if stated and stated.strip() else None


# --- pages of known archives --------------------------------------------------------------------------------------


def _ao3_work(root: Element) -> _Page | None:
    """A work page of the Archive of Our Own as a browser saves it."""
    skin = _by_id(root, "workskin")
    if skin is None:
        return None

    def role(element: Element) -> RegionKind | Literal["skip"] | None:
        classes = _classes(element)
        if "landmark" in classes or element.get("id") in ("feedback", "comments", "kudos", "work_endnotes_landmark"):
            return "skip"
        if "preface" in classes and "chapter" not in classes:
            return "notes" if "afterword" in classes else "front"
        if {"summary", "notes", "end", "associations", "children"} & set(classes) and "preface" not in classes:
            return "notes"
        return None

    title = _first(skin, ".//h2[contains(@class, 'title')]")
    author = _first(skin, ".//h3[contains(@class, 'byline')]")
    return _Page([skin], role, title, author)


def ao3_role(element: Element) -> RegionKind | Literal["skip"] | None:
    """What the parts of a work downloaded from the Archive of Our Own are for, as HTML or as EPUB."""
    name, classes = element.get("id"), _classes(element)
    if name in ("preface", "afterword"):
        return "front" if name == "preface" else "back"
    if "toc-heading" in classes:
        return "skip"
    parent = element.getparent()
    if parent is not None and "meta" in _classes(parent) and name_of(element) not in HEADINGS:
        return "notes"
    return None


def _ao3_download(root: Element) -> _Page | None:
    """A work of the Archive of Our Own in its HTML download."""
    preface, chapters = _by_id(root, "preface"), _by_id(root, "chapters")
    if preface is None or chapters is None:
        return None

    title = _first(preface, ".//h1")
    author = _first(preface, ".//*[contains(@class, 'byline')]//a") or _first(
        preface, ".//*[contains(@class, 'byline')]"
    )
    after = _by_id(root, "afterword")
    roots = [preface, chapters] + ([after] if after is not None else [])
    return _Page(roots, ao3_role, title, author.removeprefix("by ") if author else None)


def _fanfiction_net(root: Element) -> _Page | None:
    """A chapter's page of FanFiction.net or FictionPress."""
    story = _find(root, "//*[@id='storytext' or @id='storycontent']")
    if story is None:
        return None
    title = _first(root, "//*[@id='profile_top']//b[contains(@class, 'xcontrast_txt')]")
    author = _first(root, "//*[@id='profile_top']//a[starts-with(@href, '/u/')]")
    chapter = _first(root, "//*[@id='chap_select']/option[@selected]")
    return _Page([story], no_role, title, author, re.sub(r"^\d+\.\s*", "", chapter) if chapter else None)


# --- any other page -----------------------------------------------------------------------------------------------


def _any_page(root: Element, whole: bool) -> _Page:
    """The element that holds most of the page's text, without what stands around a text."""
    found, meta = _find(root, "//body"), _find(root, "//meta[@name='author']")
    body = found if found is not None else root
    title = _first(root, "//head/title")
    author = (meta.get("content") or "").strip() if meta is not None else ""
    role = no_role if whole else _around
    main = body if whole else _main_element(body)
    return _Page([main], role, title, author or None, title_page=True)


def _around(element: Element) -> Literal["skip"] | None:
    """Skips what stands around the text of a page."""
    name = name_of(element)
    if name in ("aside", "footer") or (name in ("div", "ul", "section") and _ASIDE.search(kind_words(element))):
        return "skip"
    return None


def _main_element(body: Element) -> Element:
    """Goes down from `body` as long as one child holds most of the text."""
    weights: dict[Element, int] = {}
    walker = etree.iterwalk(body, events=("start", "end"))
    for event, element in walker:
        if event == "end" and element not in weights:
            own = len((element.text or "").strip()) + sum(len((child.tail or "").strip()) for child in element)
            weights[element] = own + sum(weights[child] for child in element)
        elif event == "start" and (_around(element) or name_of(element) in _NO_PROSE):
            weights[element] = 0
            walker.skip_subtree()
    main = body
    while len(main):
        heaviest = max(main, key=lambda child: weights[child])
        if weights[heaviest] < _MAIN * weights[body] or name_of(heaviest) not in _CONTAINERS:
            break
        main = heaviest
    return main
