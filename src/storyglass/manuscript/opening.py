"""Opens a file of any kind: what it is decides its content, then its name."""

from __future__ import annotations

import hashlib
import os
import re
from dataclasses import replace
from pathlib import Path, PurePath

from storyglass.manuscript.archive import Archive
from storyglass.manuscript.docx import DOCUMENT, read_docx
from storyglass.manuscript.epub import read_epub
from storyglass.manuscript.html import declared_encoding, parse, read_page
from storyglass.manuscript.markdown import read_markdown
from storyglass.manuscript.model import Manuscript
from storyglass.manuscript.package import CONTAINER
from storyglass.manuscript.plain import read_plain
from storyglass.manuscript.text import clean, decode
from storyglass.story import Source, StoryError

LARGEST = 100 * 1024 * 1024
"""Bytes of the largest file that is read: twenty times the longest novels."""


_HTML = re.compile(rb"\A(?:<\?xml[^>]{0,200}>\s*)?(?:<!--[^>]{0,1000}-->\s*)*<(?:!doctype html|html|head|body|div|p)\b")

_FOREIGN = (
    (b"%PDF", "a PDF"),
    (b"{\\rtf", "an RTF document"),
    (b"\xd0\xcf\x11\xe0", "an old Word document"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"7z\xbc\xaf", "a 7z archive"),
    (b"Rar!", "a RAR archive"),
    (b"SQLite format 3", "a database"),
)


def open_manuscript(source: str | os.PathLike[str] | bytes, *, name: str | None = None) -> Manuscript:
    """The manuscript in a file, or in bytes that are called `name`.

    Raises StoryError, one line that names the file, where it cannot be read or there is no text in it.
    """
    if isinstance(source, bytes):
        data, shown = source, name or "standard input"
    else:
        path = Path(source)
        data, shown = file_bytes(path), name or path.name
    if len(data) > LARGEST:
        raise _too_large(shown)
    if not data.strip():
        raise StoryError(f"{shown}: the file is empty; give one with a story in it")
    origin = Source(shown, "txt", hashlib.sha256(data).hexdigest())
    if data.startswith(b"PK"):
        return _read_archive(data, origin)
    return _read_text(data, origin)


def _read_archive(data: bytes, source: Source) -> Manuscript:
    archive = Archive(data, source.name)
    if CONTAINER in archive:
        return read_epub(archive, replace(source, type="epub"))
    if DOCUMENT in archive:
        return read_docx(archive, data, replace(source, type="docx"))
    raise StoryError(f"{source.name}: a zip file that is neither EPUB nor DOCX; unpack it and give the story")


def _read_text(data: bytes, source: Source) -> Manuscript:
    for magic, kind in _FOREIGN:
        if data.startswith(magic):
            raise StoryError(f"{source.name}: this is {kind}; save it as txt, md, html, epub or docx")
    head = data[:4096].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    extension = PurePath(source.name).suffix.lower()
    if _HTML.search(head) or extension in (".html", ".htm", ".xhtml"):
        text, warnings = decode(data, source.name, declared_encoding(data))
        return read_page(parse(clean(text)[0], source.name), replace(source, type="html"), warnings)
    if head.startswith((b"<?xml", b"<!doctype")):
        raise StoryError(f"{source.name}: XML of a kind that is no book here; save it as txt, html or epub")
    text, warnings = decode(data, source.name)
    if extension in (".md", ".markdown"):
        return read_markdown(text, replace(source, type="markdown"), warnings)
    return read_plain(text, source, warnings)


def file_bytes(path: Path) -> bytes:
    """The content of a file.

    Raises StoryError, one line that names the file, where it cannot be read or is too large for a story.
    """
    try:
        if path.is_dir():
            raise StoryError(f"{path}: this is a folder; give a file")
        if path.stat().st_size > LARGEST:
            raise _too_large(str(path))
        with path.open("rb") as stream:
            return stream.read(LARGEST + 1)  # a device or a pipe may never end
    except FileNotFoundError:
        raise StoryError(f"{path}: no such file") from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise StoryError(f"{path}: cannot be read: {reason}") from None


def _too_large(name: str) -> StoryError:
    return StoryError(f"{name}: larger than {LARGEST >> 20} MB; split it into parts")
