"""DOCX by way of mammoth, which turns Word's styles into HTML."""

from __future__ import annotations

import io
import re
from dataclasses import replace

from lxml import etree

from storyglass.manuscript.archive import Archive
from storyglass.manuscript.dom import name_of, plain
from storyglass.manuscript.html import parse, read_page
from storyglass.manuscript.model import Manuscript
from storyglass.manuscript.package import decode_xml, xml_parser
from storyglass.story import Source, StoryError

DOCUMENT = "word/document.xml"
_PROPERTIES = "docProps/core.xml"
_DECLARES = re.compile(rb"<!(?:DOCTYPE|ENTITY)")
_STYLES = """
p[style-name='Title'] => h1:fresh
p[style-name='Subtitle'] => p:fresh
p[style-name='Quote'] => blockquote > p:fresh
"""


def read_docx(archive: Archive, data: bytes, source: Source) -> Manuscript:
    """The manuscript of a Word document.

    Raises StoryError where it is damaged or hostile, or where the extra that reads it is not installed.
    """
    try:
        import mammoth
    except ImportError:
        raise StoryError(
            f"{source.name}: reading DOCX needs one more package: pip install 'storyglass[docx]'"
        ) from None
    archive.total()
    if _DECLARES.search(archive.read(DOCUMENT)):
        raise StoryError(f"{source.name}: this DOCX declares XML entities, which Word never does, so it is left alone")
    try:
        result = mammoth.convert_to_html(
            io.BytesIO(data),
            style_map=_STYLES,
            ignore_empty_paragraphs=False,
            convert_image=mammoth.images.img_element(_no_image),
        )
    except Exception as error:  # mammoth lets whatever its parsers raise through
        raise StoryError(f"{source.name}: this DOCX is damaged ({type(error).__name__}); save it again") from error
    return read_page(parse(result.value, source.name), _with_properties(archive, source), [], whole=True)


def _no_image(_: object) -> dict[str, str]:
    return {}


def _with_properties(archive: Archive, source: Source) -> Source:
    """The source with what the document's properties say; Word's own placeholders say nothing."""
    if _PROPERTIES not in archive:
        return source
    try:
        root = etree.fromstring(decode_xml(archive.read(_PROPERTIES)).encode("utf-8"), xml_parser())
    except (etree.XMLSyntaxError, ValueError):
        return source
    said = {name_of(element): plain(element) or None for element in root}
    return replace(source, title=said.get("title"), author=said.get("creator"), language=said.get("language"))
