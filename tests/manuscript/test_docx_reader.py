"""Word documents."""

from __future__ import annotations

import sys
from collections.abc import Callable

import pytest

from storyglass.manuscript import Manuscript, open_manuscript
from storyglass.story import StoryError

TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
RELATIONS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" '
    'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" '
    'Target="word/document.xml"/></Relationships>'
)
STYLES = (
    '<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
    '<w:style w:type="paragraph" w:styleId="H1"><w:name w:val="heading 1"/></w:style></w:styles>'
)
DOCUMENT = '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>{}</w:body></w:document>'
CORE = (
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>The Ferry</dc:title><dc:creator>Ann Holt</dc:creator>'
    "</cp:coreProperties>"
)
Files = dict[str, str | bytes]


def paragraph(text: str, *, style: str = "", italic: bool = False) -> str:
    properties = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    run = f"<w:r>{'<w:rPr><w:i/></w:rPr>' if italic else ''}<w:t>{text}</w:t></w:r>"
    return f"<w:p>{properties}{run if text else ''}</w:p>"


def files(body: str) -> Files:
    return {
        "[Content_Types].xml": TYPES,
        "_rels/.rels": RELATIONS,
        "word/document.xml": DOCUMENT.format(body),
        "word/styles.xml": STYLES,
        "docProps/core.xml": CORE,
    }


def test_document(make_zip: Callable[[Files], bytes], sound: Callable[[Manuscript], Manuscript]) -> None:
    pytest.importorskip("mammoth")
    body = (
        paragraph("Chapter 1", style="H1")
        + paragraph("The rain went on.")
        + paragraph("Where is he?", italic=True)
        + paragraph("")
        + paragraph("She slept.")
        + paragraph("Chapter 2", style="H1")
        + paragraph("It stopped.")
    )
    manuscript = sound(open_manuscript(make_zip(files(body))))
    assert [chapter.title for chapter in manuscript.chapters] == ["Chapter 1", "Chapter 2"]
    assert (manuscript.source.type, manuscript.source.title, manuscript.source.author) == (
        "docx",
        "The Ferry",
        "Ann Holt",
    )
    marks = [(mark.kind, manuscript.text[mark.start : mark.end]) for mark in manuscript.marks]
    assert ("italic", "Where is he?") in marks
    assert ("rule", "\n\n\n") in marks


def test_missing_extra_says_how_to_get_it(make_zip: Callable[[Files], bytes], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "mammoth", None)
    with pytest.raises(StoryError, match=r"pip install 'storyglass\[docx\]'"):
        open_manuscript(make_zip(files(paragraph("One."))))


@pytest.mark.parametrize("document", ['<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>', "<w:broken", ""])
def test_hostile_or_broken(document: str, make_zip: Callable[[Files], bytes]) -> None:
    pytest.importorskip("mammoth")
    with pytest.raises(StoryError, match="DOCX"):
        open_manuscript(make_zip({**files(""), "word/document.xml": document}), name="a.docx")
