"""The text back from what was written: exactly the story's, for the formats that promise it."""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile
from collections.abc import Callable, Iterator

from lxml import etree

from storyglass.outputs.cells import unguarded
from storyglass.story import StoryError

_LABEL = re.compile(r"^\[[^\]\n]*\] ", re.MULTILINE)
_GUARD = re.compile(r"^\\", re.MULTILINE)
_EPUB = {"opf": "http://www.idpf.org/2007/opf", "html": "http://www.w3.org/1999/xhtml"}


def text_of(format_: str, content: bytes) -> str:
    """The text of a story from a file of a format.

    Raises StoryError for a format that does not promise it.
    """
    if format_ not in FORMATS:
        raise StoryError(f"the text does not come back from {format_!r}, but from {', '.join(FORMATS)}")
    return "".join(_READERS[format_](content))


def _json(content: bytes) -> Iterator[str]:
    yield json.loads(content)["text"]


def _jsonl(content: bytes) -> Iterator[str]:
    for line in content.decode().split("\n")[:-1]:
        yield json.loads(line)["text"]


def _csv(content: bytes) -> Iterator[str]:
    for row in csv.DictReader(io.StringIO(content.decode(), newline="")):
        yield unguarded(row["text"])


def _script(content: bytes) -> Iterator[str]:
    script = content.decode()
    labels = list(_LABEL.finditer(script))
    ends = [*(label.start() for label in labels), len(script)][1:]
    for label, end in zip(labels, ends, strict=True):
        yield _GUARD.sub("", script[label.end() : end - 1])


def _ssml(content: bytes) -> Iterator[str]:
    return map(str, _xml(content).itertext())


def _tei(content: bytes) -> Iterator[str]:
    text = _xml(content).find("{http://www.tei-c.org/ns/1.0}text")
    return map(str, text.itertext()) if text is not None else iter(())


def _epub(content: bytes) -> Iterator[str]:
    """The text of every `<section id="text">` in the order of the spine."""
    with zipfile.ZipFile(io.BytesIO(content)) as book:
        package = _xml(book.read("EPUB/package.opf"))
        places = {str(item.get("id")): str(item.get("href")) for item in package.iterfind(".//opf:item", _EPUB)}
        for item in package.iterfind(".//opf:itemref", _EPUB):
            page = _xml(book.read(f"EPUB/{places[str(item.get('idref'))]}"))
            for section in page.iterfind(".//html:section[@id='text']", _EPUB):
                yield from map(str, section.itertext())


def _xml(content: bytes) -> etree._Element:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
    return etree.fromstring(content, parser)


_READERS: dict[str, Callable[[bytes], Iterator[str]]] = {
    "json": _json,
    "tei": _tei,
    "script": _script,
    "ssml": _ssml,
    "jsonl": _jsonl,
    "csv": _csv,
    "epub": _epub,
}

FORMATS = tuple(_READERS)
"""The formats from which the text comes back exactly."""
