"""The package of an EPUB: locks, metadata, spine and table of contents."""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass
from typing import NamedTuple
from urllib.parse import unquote

from lxml import etree

from storyglass.manuscript.archive import Archive
from storyglass.manuscript.dom import EPUB_TYPE, Element, name_of, plain
from storyglass.manuscript.text import decode
from storyglass.story import StoryError

CONTAINER = "META-INF/container.xml"
_ENCRYPTION = "META-INF/encryption.xml"
_RIGHTS = ("META-INF/rights.xml", "META-INF/license.lcpl", "META-INF/sinf.xml")
_FONTS_ONLY = frozenset(("http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#RC"))
_TEXT_TYPES = frozenset(("application/xhtml+xml", "text/html", "application/x-dtbook+xml", "text/x-oeb1-document"))
_ENCODING = re.compile(rb"<\?xml[^>]{0,100}encoding\s*=\s*[\"']([\w.:-]{1,40})[\"']")
_DECLARATION = re.compile(r"\A\s*<\?xml[^>]{0,200}\?>")


class Item(NamedTuple):
    """One file of the spine."""

    path: str
    linear: bool
    label: str | None

    @property
    def name(self) -> str:
        """The file's name without folder and extension."""
        return posixpath.splitext(posixpath.basename(self.path))[0]


class Entry(NamedTuple):
    """One line of the table of contents."""

    path: str
    fragment: str
    label: str


@dataclass(frozen=True, slots=True)
class Package:
    """What the package document says."""

    title: str | None
    author: str | None
    language: str | None
    spine: list[Item]
    contents: list[Entry]


def xml_parser() -> etree.XMLParser:
    """A parser that looks up no entity, fetches nothing and refuses what grows too deep or too large."""
    return etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True
    )


def decode_xml(data: bytes) -> str:
    """An XML file's text without its declaration."""
    declared = _ENCODING.match(data)
    text, _ = decode(data, "part of the book", declared[1].decode("ascii") if declared else None)
    return _DECLARATION.sub("", text, count=1)


def read_package(archive: Archive, name: str) -> Package:
    """The package of the EPUB called `name`.

    Raises StoryError where the book is locked, or has no package or no text.
    """
    _refuse_locked(archive, name)
    container = _tree(archive, CONTAINER)
    path = next((e.get("full-path") or "" for e in _all(container, "rootfile")), "")
    root = _tree(archive, _inside("", path))
    if root is None:
        raise StoryError(f"{name}: this EPUB does not say where its book is; convert it again")
    folder = posixpath.dirname(path)
    manifest = {item.get("id"): item for item in _all(root, "item")}
    contents = _contents(archive, root, manifest, folder)
    labels = {entry.path: entry.label for entry in reversed(contents) if not entry.fragment}
    spine = []
    for reference in _all(root, "itemref"):
        item = manifest.get(reference.get("idref"))
        path = _inside(folder, item.get("href") or "") if item is not None else ""
        if item is None or path not in archive or not _is_text(item, path) or _is_nav(item):
            continue
        spine.append(Item(path, reference.get("linear") != "no", labels.get(path)))
    if not spine:
        raise StoryError(f"{name}: there is no text in this book")
    return Package(_metadata(root, "title"), _authors(root), _metadata(root, "language"), spine, contents)


def _refuse_locked(archive: Archive, name: str) -> None:
    locked = any(path in archive for path in _RIGHTS)
    if _ENCRYPTION in archive:
        root = _tree(archive, _ENCRYPTION)
        methods = [e.get("Algorithm") for e in _all(root, "encryptionmethod")]
        locked = locked or root is None or any(method not in _FONTS_ONLY for method in methods)
    if locked:
        raise StoryError(f"{name}: this EPUB is encrypted (DRM); storyglass reads only books without DRM")


def _tree(archive: Archive, path: str) -> Element | None:
    """The tree of an XML file in the archive, or None where there is none or it is broken."""
    if path not in archive:
        return None
    try:
        return etree.fromstring(decode_xml(archive.read(path)).encode("utf-8"), xml_parser())
    except (etree.XMLSyntaxError, ValueError):
        return None


def _all(root: Element | None, name: str) -> list[Element]:
    return [] if root is None else [element for element in root.iter() if name_of(element) == name]


def _inside(folder: str, reference: str) -> str:
    """The path in the archive of a reference from a file in `folder`; one that leads out of it is no path."""
    path = posixpath.normpath(posixpath.join(folder, unquote(reference.partition("#")[0])))
    return "" if path.startswith(("..", "/")) else path


def _is_text(item: Element, path: str) -> bool:
    return item.get("media-type") in _TEXT_TYPES or path.lower().endswith((".xhtml", ".html", ".htm"))


def _is_nav(item: Element) -> bool:
    return "nav" in (item.get("properties") or "").split()


def _metadata(root: Element, name: str) -> str | None:
    return next((plain(element) for element in _all(root, name) if plain(element)), None)


def _authors(root: Element) -> str | None:
    """The creators of the book, without those that only illustrated or translated it."""
    roles = {
        (element.get("refines") or "").lstrip("#"): plain(element)
        for element in reversed(_all(root, "meta"))
        if element.get("property") == "role"
    }
    names = []
    for creator in _all(root, "creator"):
        role = roles.get(creator.get("id") or "") or creator.get("{http://www.idpf.org/2007/opf}role") or "aut"
        if role == "aut" and plain(creator):
            names.append(plain(creator))
    return ", ".join(names) or None


# --- table of contents --------------------------------------------------------------------------------------------


def _contents(archive: Archive, root: Element, manifest: dict[str | None, Element], folder: str) -> list[Entry]:
    """The table of contents: the navigation document of EPUB 3, or the NCX of EPUB 2."""
    for item in manifest.values():
        if _is_nav(item):
            path = _inside(folder, item.get("href") or "")
            if entries := _nav_entries(_tree(archive, path), posixpath.dirname(path)):
                return entries
    spine = next(iter(_all(root, "spine")), None)
    ncx = manifest.get(spine.get("toc")) if spine is not None else None
    if ncx is None:
        ncx = next((i for i in manifest.values() if i.get("media-type") == "application/x-dtbncx+xml"), None)
    path = _inside(folder, ncx.get("href") or "") if ncx is not None else ""
    return _ncx_entries(_tree(archive, path), posixpath.dirname(path))


def _nav_entries(root: Element | None, folder: str) -> list[Entry]:
    navs = _all(root, "nav")
    toc = next((nav for nav in navs if "toc" in (nav.get(EPUB_TYPE) or "").split()), navs[0] if navs else None)
    return [
        _entry(folder, link.get("href") or "", plain(link))
        for link in _all(toc, "a")
        if link.get("href") and plain(link)
    ]


def _ncx_entries(root: Element | None, folder: str) -> list[Entry]:
    entries = []
    for point in _all(root, "navpoint"):
        label = next((plain(e) for e in point if name_of(e) == "navlabel"), "")
        target = next((e.get("src") or "" for e in point if name_of(e) == "content"), "")
        if label and target:
            entries.append(_entry(folder, target, label))
    return entries


def _entry(folder: str, reference: str, label: str) -> Entry:
    return Entry(_inside(folder, reference), unquote(reference.partition("#")[2]), label)
