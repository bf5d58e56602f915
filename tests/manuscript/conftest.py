"""What every test of manuscripts shares: the promises of the Manuscript docstring, and small books."""

from __future__ import annotations

import io
import itertools
import re
import zipfile
from collections.abc import Callable

import pytest

from storyglass.manuscript import Manuscript

CONTAINER = (
    '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
    '<rootfile full-path="OPS/book.opf" media-type="application/oebps-package+xml"/></rootfiles></container>'
)
PAGE = (
    '<?xml version="1.0" encoding="utf-8"?><!DOCTYPE html><html xmlns="http://www.w3.org/1999/xhtml" '
    'xmlns:epub="http://www.idpf.org/2007/ops"><head><title/></head><body{}>{}</body></html>'
)
OPF = (
    '<package xmlns="http://www.idpf.org/2007/opf" version="3.0"><metadata xmlns:dc="http://purl.org/dc/elements/1.1/">'
    "<dc:title>The Ferry</dc:title><dc:creator>Ann Holt</dc:creator><dc:language>en-GB</dc:language></metadata>"
    '<manifest>{}</manifest><spine toc="ncx">{}</spine></package>'
)


def zipped(files: dict[str, str | bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, content in files.items():
            archive.writestr(path, content)
    return buffer.getvalue()


@pytest.fixture
def make_zip() -> Callable[[dict[str, str | bytes]], bytes]:
    return zipped


@pytest.fixture
def make_epub() -> Callable[..., bytes]:
    def make(pages: dict[str, str], more: dict[str, str | bytes] | None = None, items: str = "") -> bytes:
        manifest = "".join(
            f'<item id="{name}" href="{name}.xhtml" media-type="application/xhtml+xml"/>' for name in pages
        )
        spine = "".join(f'<itemref idref="{name}"/>' for name in pages)
        files: dict[str, str | bytes] = {"mimetype": "application/epub+zip", "META-INF/container.xml": CONTAINER}
        files["OPS/book.opf"] = OPF.format(manifest + items, spine)
        for name, body in pages.items():
            files[f"OPS/{name}.xhtml"] = body if body.startswith("<?xml") else PAGE.format("", body)
        return zipped(files | (more or {}))

    return make


@pytest.fixture
def sound() -> Callable[[Manuscript], Manuscript]:
    """Checks every promise that a manuscript makes, and hands it on."""
    return check


def check(manuscript: Manuscript) -> Manuscript:
    text = manuscript.text
    _tile([(region.start, region.end) for region in manuscript.regions], 0, len(text))
    for start, end in manuscript.body:
        _tile([(c.start, c.end) for c in manuscript.chapters if start <= c.start < end], start, end)
    assert sum(c.end - c.start for c in manuscript.chapters) == sum(end - start for start, end in manuscript.body)
    last = 0
    for start, end in manuscript.paragraphs:
        paragraph = text[start:end]
        assert last <= start < end <= len(text)
        assert not text[last:start].strip()
        assert paragraph == paragraph.strip()
        assert not re.search(r"\n\s*\n", paragraph)
        last = end
    assert not text[last:].strip()
    for mark in manuscript.marks:
        assert 0 <= mark.start < mark.end <= len(text)
    assert [mark.start for mark in manuscript.marks] == sorted(mark.start for mark in manuscript.marks)
    assert [origin.start for origin in manuscript.origins] == sorted(origin.start for origin in manuscript.origins)
    for start, end in manuscript.story_paragraphs():
        assert any(first <= start and end <= after for first, after in manuscript.body)
    return manuscript


def _tile(spans: list[tuple[int, int]], start: int, end: int) -> None:
    assert spans
    assert spans[0][0] == start
    assert spans[-1][1] == end
    for before, after in itertools.pairwise(spans):
        assert before[0] < before[1] == after[0]
